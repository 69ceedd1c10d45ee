//! A plan in one sentence.

use super::language::text;
use crate::change::{AliasState, Plan, Step};
use crate::scf::Alias;
use crate::traffic::{Split, Version};

/// What will happen, with both shares of every version that is concerned.
pub(crate) fn sentence(plan: &Plan) -> String {
    let sentences = sentences(&plan.steps);
    let sentences: Vec<_> = sentences.iter().map(String::as_str).collect();
    (text().common.sentences)(&sentences)
}

/// The same, one sentence for each step that changes something, in order.
pub(crate) fn sentences(steps: &[Step]) -> Vec<String> {
    steps.iter().filter_map(of_step).collect()
}

fn of_step(step: &Step) -> Option<String> {
    let words = &text().preview;
    Some(match step {
        Step::Alias(write) => of_alias(&write.base, &write.goal),
        Step::Trigger(write) => (words.trigger)(&write.base, &write.goal),
        Step::Logs(write) => (words.logs)(&write.base, &write.goal),
        Step::Upload(upload) => (words.uploads)(&upload.file_name, upload.size),
        Step::Publish(publish) => (words.publishes)(publish.expected),
        Step::DeleteVersion(deletion) => (words.deletes_version)(deletion.version),
        Step::Wait(_) => return None,
    })
}

/// What happens to one alias.
pub(crate) fn of_alias(before: &AliasState, after: &AliasState) -> String {
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
