//! What a rehearsal takes to be otherwise than it may come, and how soon the fault shows at each share.

use leptos::prelude::*;

use super::game::{Game, Look};
use crate::console::fixed::Fixed;
use crate::console::language::text;
use crate::judge::{Noticed, Stage};

/// The notes to the plan that is played.
pub(super) fn notes(game: &Game) -> Option<AnyView> {
    let words = &text().rehearsal;
    let this = game.question.as_ref()?.contestants.first()?;
    let notes = [
        (!this.manner.judged).then_some(words.unwatched),
        this.is_approved.then_some(words.approvals),
        this.is_held.then_some(words.holds),
    ];
    let note = |says: &'static str| view! { <li>{says}</li> }.fixed();
    let notes: Vec<AnyView> = notes.into_iter().flatten().map(note).collect();
    (!notes.is_empty()).then(|| view! { <ul class="rehearsal-notes">{notes}</ul> }.fixed())
}

/// When one look would notice the rise at each share of the plan.
pub(super) fn shares(game: &Game) -> Option<AnyView> {
    let words = &text().rehearsal;
    let this = game.question.as_ref()?.contestants.first()?;
    let share = |(stage, noticed): (&Stage, &Look)| {
        let says = match noticed {
            Look::Coming => "…".to_owned(),
            Look::Never => words.not_to_notice.to_owned(),
            Look::Notices(Noticed::After(minutes)) => (words.noticed)(*minutes),
            Look::Notices(Noticed::NotWithin(minutes)) => (words.not_within)(*minutes),
        };
        view! { <div><dt>{stage.share.to_string()}</dt><dd>{says}</dd></div> }.fixed()
    };
    let shares = this.stages.iter().zip(&game.noticed).map(share);
    let shares: Vec<AnyView> = shares.collect();
    (!shares.is_empty())
        .then(|| view! { <p>{words.steps}</p><dl class="rehearsal-shares">{shares}</dl> }.fixed())
}
