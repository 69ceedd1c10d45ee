//! The plan of a rollout as a link shows it: its steps in words, and its text.

use leptos::prelude::*;

use crate::change;
use crate::console::components::copyable::copyable;
use crate::console::fixed::Fixed;
use crate::console::language::text;
use crate::console::sentence::sentence;
use crate::rollout::{self, Move, Plan};

/// What each move does and how long it is held, and the plan as its text.
pub(super) fn steps(plan: &Plan, moves: &[(Move, change::Plan)]) -> AnyView {
    let words = &text().review;
    let lines = moves.iter().map(|(goes, of)| {
        let hold = match goes {
            Move::Step(index) => plan.steps.get(*index).map(|step| (words.hold)(step.hold)),
            Move::Publish | Move::Promote | Move::RollBack => None,
        };
        let hold = hold.map(|hold| view! { " " <span class="soft">{hold}</span> }.fixed());
        view! { <li>{sentence(of)} {hold}</li> }.fixed()
    });
    let lines: Vec<_> = lines.collect();
    view! {
        <h3>{words.steps}</h3>
        <ol class="calls">{lines}</ol>
        <details class="details">
            <summary>{words.yaml}</summary>
            {copyable(rollout::write(plan))}
        </details>
    }
    .fixed()
}
