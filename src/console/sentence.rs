//! A plan in one sentence, before it is carried out and in the activity log.

use super::language::rooms::in_a_row;
use super::language::text;
use crate::change::{AliasState, Moved, Moves, Plan, Step, Title};
use crate::rollout::Move;
use crate::scf::Alias;
use crate::traffic::{Split, Version};

/// What will happen, with both shares of every version that is concerned.
pub(crate) fn sentence(plan: &Plan) -> String {
    told(&Moves::of(plan))
}

/// The same as the activity log keeps it.
pub(crate) fn told(moves: &Moves) -> String {
    match moves {
        Moves::Of(moves) => {
            let sentences: Vec<_> = moves.iter().map(of_move).collect();
            in_a_row(&sentences)
        }
        Moves::Said(words) => words.clone(),
    }
}

/// What was to be done, as the activity log keeps it.
pub(crate) fn title(title: &Title) -> String {
    let words = &text().activity;
    let moves = |alias: &str, goes| (text().driver.moves)(alias, goes);
    match title {
        Title::Change(name) => (text().preview.title)(name),
        Title::Undo(what) => (words.undo_of)(&self::title(what)),
        Title::Resume(what) => (words.rest_of)(&self::title(what)),
        Title::RolloutStep(alias, step) => moves(alias, Move::Step(*step)),
        Title::RolloutPublish(alias) => moves(alias, Move::Publish),
        Title::RolloutPromote(alias) => moves(alias, Move::Promote),
        Title::RolloutBack(alias) => moves(alias, Move::RollBack),
        Title::Said(words) => words.clone(),
    }
}

/// The same, one sentence for each step that changes something, in order.
pub(crate) fn sentences(steps: &[Step]) -> Vec<String> {
    let moves = steps.iter().filter_map(Moved::of);
    moves.map(|moved| of_move(&moved)).collect()
}

fn of_move(moved: &Moved) -> String {
    let words = &text().preview;
    match moved {
        Moved::Alias(before, after) => of_alias(before, after),
        Moved::Trigger(before, after) => (words.trigger)(before, after),
        Moved::Logs(before, after) => (words.logs)(before, after),
        Moved::Code(file_name, size) => (words.uploads)(file_name, *size),
        Moved::Version(version) => (words.publishes)(*version),
        Moved::NoVersion(version) => (words.deletes_version)(*version),
    }
}

/// What happens to one alias.
fn of_alias(before: &AliasState, after: &AliasState) -> String {
    let words = &text().preview;
    match (before.alias(), after.alias()) {
        (_, None) => (words.deletes)(after.name().as_str()),
        (None, Some(after)) => (words.creates)(after.name.as_str(), &gets(after)),
        (Some(before), Some(after)) => {
            let name = after.name.as_str();
            match (before.split(), after.split()) {
                (Ok(before), Ok(after)) if before == after => (words.describes)(name),
                (Ok(before), Ok(after)) => match moves(&before, &after) {
                    Some(moves) => (words.shares)(name, &moves),
                    None => (words.reroutes)(name),
                },
                _ => (words.reroutes)(name),
            }
        }
    }
}

/// The shares of an alias in words.
pub(crate) fn shares(alias: &Alias) -> String {
    (text().common.listed)(&gets(alias))
}

fn gets(alias: &Alias) -> Vec<String> {
    let shares = alias.split().ok().and_then(|split| split.shares());
    let shares = shares.unwrap_or_default().into_iter();
    shares
        .map(|(version, share)| (text().preview.gets)(version, share))
        .collect()
}

/// What becomes of each version's share; nothing if rules decide on either side.
fn moves(before: &Split, after: &Split) -> Option<Vec<String>> {
    let (old, new) = (before.shares()?, after.shares()?);
    let mut versions: Vec<Version> = new.iter().map(|(version, _)| *version).collect();
    let gone = old.iter().map(|(version, _)| *version);
    let gone: Vec<Version> = gone.filter(|version| !versions.contains(version)).collect();
    versions.extend(gone);
    let share_in = |shares: &[(Version, _)], version| {
        let found = shares.iter().find(|(bound, _)| *bound == version);
        found.map(|(_, share)| *share)
    };
    let line = |version| {
        let (old, new) = (share_in(&old, version), share_in(&new, version));
        (text().preview.share)(version, old, new)
    };
    Some(versions.into_iter().map(line).collect())
}
