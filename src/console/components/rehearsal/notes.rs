//! What a rehearsal takes to be otherwise than it may come.

use leptos::prelude::*;

use super::game::Game;
use crate::console::fixed::Fixed;
use crate::console::language::text;

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
