//! What will happen, before anything does: every move in a sentence, and the calls behind it.

use leptos::ev::Event;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::desk::{Desk, snapshot};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::rooms::in_a_row;
use crate::console::language::text;
use crate::console::operation_dialog::call;
use crate::console::sentence::sentences;
use crate::rollout::{Move, Plan, preview};
use crate::{change, scf};

/// Every move of the plan, and the calls that it is made of.
pub(super) fn outlook(desk: Desk) -> AnyView {
    let words = &text().plan;
    let ready = Memo::new(move |_| desk.ready());
    // Whoever reads the calls goes on reading them while the plan changes.
    let opened = RwSignal::new(false);
    let body = move || {
        let moves = ready.with(|plan| {
            let plan = plan.as_ref()?;
            let snapshot = snapshot(desk.live)?;
            Some((plan.clone(), preview(plan, &snapshot).ok()?))
        });
        match moves {
            Some((plan, moves)) => told(&plan, &moves, opened),
            None => view! { <p class="soft">{words.no_outlook}</p> }.fixed(),
        }
    };
    view! {
        <section class="panel planner-outlook" aria-labelledby="plan-outlook">
            <h2 id="plan-outlook">{words.outlook}</h2>
            {dynamic(body)}
        </section>
    }
    .fixed()
}

fn told(plan: &Plan, moves: &[(Move, change::Plan)], opened: RwSignal<bool>) -> AnyView {
    let words = &text().plan;
    let lines = moves.iter().map(|(goes, planned)| {
        let held = match goes {
            Move::Step(index) => plan.steps.get(*index).map(|step| (words.held)(step.hold)),
            _ => None,
        };
        let sentence = in_a_row(&sentences(&planned.steps));
        view! {
            <li>
                {sentence}
                {held.map(|held| view! { <span class="soft">{text().common.gap} {held}</span> }.fixed())}
            </li>
        }
        .fixed()
    });
    let last = (words.after_all)(plan);
    let calls: Vec<_> = moves.iter().flat_map(|(_, plan)| plan.calls()).collect();
    let writes = calls
        .iter()
        .filter(|call| call.action.effect() == scf::Effect::Writes);
    let heading = (words.calls)(writes.count());
    let calls = StoredValue::new(calls);
    let shown = move || {
        opened.get().then(|| {
            let all = calls.with_value(|calls| calls.iter().map(call).collect_view());
            view! { <ol class="calls">{all}</ol> }.fixed()
        })
    };
    let toggled = move |event: Event| {
        let fold = event.target().and_then(|fold| fold.dyn_into().ok());
        let is_open = fold.is_some_and(|fold: Element| fold.has_attribute("open"));
        opened.set(is_open);
    };
    view! {
        <ol class="outlook">{lines.collect_view()}</ol>
        <p>{last}</p>
        <details class="details" open=opened.get_untracked() on:toggle=toggled>
            <summary>{heading}</summary>
            {dynamic(shown)}
        </details>
    }
    .fixed()
}
