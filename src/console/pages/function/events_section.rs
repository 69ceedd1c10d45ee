//! The triggers as the `events` of a `serverless.yml`, and the way back.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::live::Live;
use super::publish::problem_lines;
use crate::change::{Change, TriggerChange, TriggerSpec};
use crate::console::clipboard;
use crate::console::components::EventsPanel;
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::rooms::each;
use crate::console::language::text;
use crate::scf::Trigger;
use crate::sls::events;

/// Shows the block that the function amounts to, and takes one that it shall amount to.
#[component]
pub(super) fn EventsSection(
    live: Live,
    /// The triggers that the function has.
    triggers: Memo<Vec<Trigger>>,
) -> AnyView {
    let words = &text().trigger;
    let open = RwSignal::new(false);
    // Nothing of it is worked out before somebody looks.
    let body = move || open.get().then(|| body(live, triggers));
    view! {
        <details class="details events" on:toggle=move |_| open.set(true)>
            <summary>{words.file}</summary>
            {dynamic(body)}
        </details>
    }
    .fixed()
}

fn body(live: Live, triggers: Memo<Vec<Trigger>>) -> AnyView {
    let words = &text().trigger;
    let specs = Signal::derive(move || {
        triggers.with(|triggers| triggers.iter().map(TriggerSpec::of).collect::<Vec<_>>())
    });
    let produced = move || specs.with(|specs| events::write(specs));
    let refused = RwSignal::new(Vec::<String>::new());
    let preview = move |changes: Vec<TriggerChange>| {
        let problems = live.propose(&Change::Triggers(changes));
        refused.set(each(&problems));
    };
    let copied = RwSignal::new("");
    let copy = move |_| copy(specs.with_untracked(|specs| events::write(specs)), copied);
    view! {
        <div class="panel">
            <p>{words.file_lead}</p>
            <pre tabindex="0" role="region" aria-label=words.produced>{dynamic(produced)}</pre>
            <div class="row">
                <button type="button" on:click=copy>{words.copy}</button>
                <span aria-live="polite">{dynamic(move || copied.get())}</span>
            </div>
            <EventsPanel function=live.function_name() existing=specs on_preview=preview />
            {problem_lines(refused)}
        </div>
    }
    .fixed()
}

/// Copies a text and says whether that worked.
fn copy(content: String, said: RwSignal<&'static str>) {
    let words = &text().trigger;
    spawn_local(async move {
        let word = if clipboard::copy(&content).await {
            words.copied
        } else {
            words.not_copied
        };
        // The page may have been left meanwhile.
        said.try_set(word);
    });
}
