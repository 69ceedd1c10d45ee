//! The triggers of the function.

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use super::live::Live;
use crate::console::components::EmptyState;
use crate::console::language::text;
use crate::scf::Trigger;

/// Lists the triggers and what each calls.
#[component]
pub(super) fn TriggerTable(live: Live) -> AnyView {
    let words = &text().function;
    let triggers = Memo::new(move |_| {
        live.reading.with(|reading| {
            let snapshot = reading.value();
            snapshot.map_or_else(Vec::new, |snapshot| snapshot.triggers.clone())
        })
    });
    let table = move || {
        let triggers = triggers.get();
        if triggers.is_empty() {
            return view! { <EmptyState title=words.no_triggers advice=words.no_triggers_advice /> }
                .fixed();
        }
        view! {
            <div class="scroll-x">
                <table aria-labelledby="triggers">
                    <thead>
                        <tr>
                            <th scope="col">{words.trigger}</th>
                            <th scope="col">{words.kind}</th>
                            <th scope="col">{words.calls}</th>
                            <th scope="col">{words.switch}</th>
                            <th scope="col">{words.sets_off}</th>
                            <th scope="col">{words.modified}</th>
                        </tr>
                    </thead>
                    <tbody>{triggers.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        }
        .fixed()
    };
    view! {
        <section class="stack" aria-labelledby="triggers">
            <h2 id="triggers">{words.triggers}</h2>
            {dynamic(table)}
        </section>
    }
    .fixed()
}

fn row(trigger: Trigger) -> AnyView {
    let words = &text().function;
    let switch = if trigger.is_enabled() {
        words.on
    } else {
        words.off
    };
    view! {
        <tr>
            <th scope="row">{trigger.trigger_name}</th>
            <td>{trigger.kind}</td>
            <td>{trigger.qualifier}</td>
            <td>{switch}</td>
            <td><code>{trigger.trigger_desc}</code></td>
            <td class="nowrap">{trigger.mod_time}</td>
        </tr>
    }
    .fixed()
}
