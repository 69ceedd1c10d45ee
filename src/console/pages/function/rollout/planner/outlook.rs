//! What will happen, before anything does: every move in a sentence, and the calls behind it.

use leptos::prelude::*;

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
    let body = move || {
        let moves = ready.with(|plan| {
            let plan = plan.as_ref()?;
            let snapshot = snapshot(desk.live)?;
            Some((plan.clone(), preview(plan, &snapshot).ok()?))
        });
        match moves {
            Some((plan, moves)) => told(&plan, &moves),
            None => view! { <p class="soft">{words.no_outlook}</p> }.fixed(),
        }
    };
    view! {
        <section class="panel" aria-labelledby="plan-outlook">
            <h2 id="plan-outlook">{words.outlook}</h2>
            {dynamic(body)}
        </section>
    }
    .fixed()
}

fn told(plan: &Plan, moves: &[(Move, change::Plan)]) -> AnyView {
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
    let opened = RwSignal::new(false);
    let calls = StoredValue::new(calls);
    let shown = move || {
        opened.get().then(|| {
            let all = calls.with_value(|calls| calls.iter().map(call).collect_view());
            view! { <ol class="calls">{all}</ol> }.fixed()
        })
    };
    view! {
        <ol class="outlook">{lines.collect_view()}</ol>
        <p>{last}</p>
        <details class="details" on:toggle=move |_| opened.set(true)>
            <summary>{heading}</summary>
            {dynamic(shown)}
        </details>
    }
    .fixed()
}
