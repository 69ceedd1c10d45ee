//! What a move of a rollout is as a change: the one road to the cloud.

use super::{Move, State};
use crate::change::Change;
use crate::scf::Alias;
use crate::traffic::{Scheme, Split, Version, Weight};

/// The change that a move is, with the alias as it is; nothing before the rollout has begun.
pub(super) fn change_of(goes: Move, state: &State, present: &Alias) -> Option<Change> {
    let alias = state.plan.alias.clone();
    let present = present.split().ok();
    let of_ours = present.is_some_and(|split| {
        split.canary(&alias) == Some(state.plan.canary) && split.stable(&alias) == state.stable()
    });
    let split = match goes {
        Move::Publish => {
            let description = mark(state)?;
            return Some(Change::PublishVersion { description });
        }
        Move::Promote if of_ours && scheme(state)? == Scheme::CustomAlias => {
            return Some(Change::Promote { alias });
        }
        Move::RollBack if of_ours => return Some(Change::RollBack { alias }),
        Move::Step(step) => split(state, state.plan.steps.get(step)?.share)?,
        Move::Promote => match scheme(state)? {
            Scheme::CustomAlias => Split::all(state.plan.canary),
            Scheme::DefaultAlias => {
                Split::weighted(Version::Latest, state.published?, Weight::FULL)
            }
        },
        Move::RollBack => match scheme(state)? {
            Scheme::CustomAlias => Split::all(state.stable()?),
            Scheme::DefaultAlias => Split::weighted(Version::Latest, state.stable()?, Weight::FULL),
        },
    };
    Some(Change::UpdateSplit {
        alias,
        split,
        description: None,
    })
}

/// The split that gives the canary this share, whichever way round.
fn split(state: &State, share: Weight) -> Option<Split> {
    let stable = state.stable()?;
    Some(match scheme(state)? {
        Scheme::DefaultAlias => Split::weighted(Version::Latest, stable, share.complement()),
        Scheme::CustomAlias => Split::weighted(stable, state.plan.canary, share),
    })
}

/// Which way round the alias is; nothing before the rollout has begun.
pub(super) fn scheme(state: &State) -> Option<Scheme> {
    let base = &state.begun.as_ref()?.base;
    Some(Split::all(base.function_version).scheme(&base.name))
}

/// The description by which the version is known that this rollout makes: publishing again would
/// make another one, so it is looked for before.
pub(super) fn mark(state: &State) -> Option<String> {
    let begun = state.begun.as_ref()?.at;
    Some(format!("Promoted by the rollout that began at {begun}"))
}

/// What the canary has of a split between the same two versions, the same way round; nothing of
/// any other.
pub(super) fn share_of_ours(state: &State, found: &Alias) -> Option<Weight> {
    let split = found.split().ok()?;
    let (stable, canary) = (state.stable()?, state.plan.canary);
    let main = match scheme(state)? {
        Scheme::DefaultAlias => canary,
        Scheme::CustomAlias => stable,
    };
    let known = |version: &Version| *version == stable || *version == canary;
    let ours = split.main == main && split.bound_versions().iter().all(known);
    split.share(canary).filter(|_| ours)
}
