//! What a person has to agree to before a plan may be carried out.

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use crate::change::{Kept, Plan, Warning};
use crate::console::connection::Session;
use crate::console::context::console;
use crate::console::language::rooms::Told;
use crate::console::language::text;
use crate::console::sentence::sentence;

/// A box to tick for each thing that needs it. `confirmed` is true once all are ticked, and at once
/// if there is none.
#[component]
pub(super) fn Confirmation(confirmed: RwSignal<bool>) -> AnyView {
    let console = console();
    let words = &text().confirmation;
    let session = console.session.read_untracked();
    let in_production = session.as_ref().is_some_and(Session::is_production);
    let needed = console.operation.with_untracked(|operation| {
        let plan = operation.as_ref().map(|operation| &operation.plan);
        plan.map_or_else(Vec::new, |plan| needed(plan, in_production))
    });
    let left = RwSignal::new(needed.len());
    confirmed.set(needed.is_empty());
    let tick = move |event| {
        let change = if event_target_checked(&event) { -1 } else { 1 };
        left.update(|left| *left = left.saturating_add_signed(change));
        confirmed.set(left.get_untracked() == 0);
    };
    let boxes = needed.into_iter().map(|sentence| {
        view! {
            <label class="check">
                <input type="checkbox" on:change=tick />
                {sentence}
            </label>
        }
        .fixed()
    });
    let boxes = boxes.collect_view();
    let reason = move || Some(left.get()).filter(|left| *left > 0).map(words.reason);
    let kept = console.operation.with_untracked(|operation| {
        let kept = operation
            .as_ref()
            .map(|operation| kept(&operation.origin.kept));
        kept.flatten()
    });
    view! {
        {kept}
        <div class="confirmation">
            {boxes}
            <p class="soft" role="status">{dynamic(reason)}</p>
        </div>
    }
    .fixed()
}

/// What stays as it is when something is taken back; nothing if all of it goes back.
pub(crate) fn kept(kept: &[Kept]) -> Option<AnyView> {
    let lines = kept
        .iter()
        .map(|kept| view! { <li>{kept.told()}</li> }.fixed());
    let lines: Vec<_> = lines.collect();
    let title = text().confirmation.kept;
    (!lines.is_empty())
        .then(|| view! { <div class="kept"><h3>{title}</h3><ul>{lines}</ul></div> }.fixed())
}

/// What must be agreed to, a sentence each.
fn needed(plan: &Plan, in_production: bool) -> Vec<String> {
    let words = &text().confirmation;
    let mut needed = Vec::new();
    if in_production {
        needed.push((words.in_production)(&sentence(plan)));
    }
    needed.extend(plan.warnings.iter().filter_map(|warning| match warning {
        Warning::TriggersAreBound { triggers } => Some((words.with_triggers)(triggers)),
        _ => None,
    }));
    needed
}
