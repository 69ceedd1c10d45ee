//! The journal as sentences, each with its line as it is kept.

use leptos::prelude::*;

use super::Told;
use crate::console::fixed::{Fixed, dynamic, effect};
use crate::console::language::rooms::Told as _;
use crate::console::language::text;
use crate::console::moment::day_and_time;
use crate::rollout::{Entry, Event, Settled, Why, Word};

/// Lists the journal, the newest first; made when it is opened.
#[component]
pub(super) fn Log(told: Told) -> AnyView {
    let words = &text().rollout_log;
    let state = told.shown.state;
    let entries = told.shown.entries;
    // There is more to read than to do once it is over.
    let open = RwSignal::new(false);
    effect(move || {
        if state.with(|state| state.ended().is_some()) {
            open.set(true);
        }
    });
    let every = RwSignal::new(false);
    let shown = Memo::new(move |_| entries.with(|entries| told_numbers(entries, every.get())));
    let count = move || (words.title)(entries.with(Vec::len));
    let line_of = move |number: u64| {
        let entry = usize::try_from(number)
            .ok()
            .and_then(|number| entries.with_untracked(|entries| entries.get(number).cloned()));
        entry.map(|entry| line(told, &entry))
    };
    let list = move || {
        view! {
            <label class="check">
                <input type="checkbox" bind:checked=every />
                {words.every}
            </label>
            <ol class="rollout-log">
                <For each=move || shown.get() key=|number| *number children=line_of />
            </ol>
        }
        .fixed()
    };
    view! {
        <details class="details" open=dynamic(move || open.get()) on:toggle=move |_| open.set(true)>
            <summary>{dynamic(count)}</summary>
            {dynamic(move || open.get().then(list))}
        </details>
    }
    .fixed()
}

/// The numbers of the entries that are told, the newest first. Unless every one is wanted, a look
/// that says what the one before said is left out, and so is what only other drivers want to know.
fn told_numbers(entries: &[Entry], every: bool) -> Vec<u64> {
    let mut word: Option<Word> = None;
    let mut numbers = Vec::new();
    for entry in entries {
        let is_news = match &entry.event {
            Event::Alive => false,
            Event::Looked { judged, .. } => {
                let now = judged.map(|judged| judged.word);
                let is_news = now.is_some() && now != word;
                word = now.or(word);
                is_news
            }
            // Another share is judged anew.
            Event::Settled(Settled::Done { .. }) => {
                word = None;
                true
            }
            _ => true,
        };
        if is_news || every {
            numbers.push(entry.number);
        }
    }
    numbers.reverse();
    numbers
}

fn line(told: Told, entry: &Entry) -> AnyView {
    let words = &text().rollout_log;
    let state = told.shown.state;
    let said = state.with_untracked(|state| (words.entry)(entry, state.plan(), state.stable()));
    let reason = reason_of(&entry.event).filter(|reason| !reason.is_empty());
    let reason = reason.map(|reason| view! { <p class="soft">{reason}</p> }.fixed());
    let receipts = match &entry.event {
        Event::Settled(Settled::Done { receipts, .. }) => receipts.as_slice(),
        _ => &[],
    };
    let receipts = receipts
        .iter()
        .filter(|receipt| !receipt.request_id.is_empty());
    let receipts = receipts.map(|receipt| {
        let (action, id) = (receipt.action.name(), receipt.request_id.clone());
        view! { <p class="soft">{action} " " <code>{id}</code></p> }.fixed()
    });
    let receipts = receipts.collect_view();
    let kept = entry.to_line();
    view! {
        <li>
            <span class="soft nowrap">{day_and_time(entry.at)}</span>
            <div>
                <p>{said}</p>
                {reason}
                {receipts}
                <details class="rollout-raw">
                    <summary>{words.raw}</summary>
                    <pre tabindex="0"><code>{kept.trim_end().to_owned()}</code></pre>
                </details>
            </div>
        </li>
    }
    .fixed()
}

/// The answer's or the plan's own words.
fn reason_of(event: &Event) -> Option<String> {
    match event {
        Event::Paused(why) => reason(why),
        Event::Settled(Settled::NotDone { reason, .. } | Settled::Unclear { reason }) => {
            Some(reason.told())
        }
        _ => None,
    }
}

/// The words that a pause comes with.
pub(super) fn reason(why: &Why) -> Option<String> {
    match why {
        Why::Impossible { reason } | Why::Failed { reason } | Why::Unreadable { reason } => {
            Some(reason.told())
        }
        Why::Asked
        | Why::Errors
        | Why::Latency
        | Why::Throttles { .. }
        | Why::Drift(_)
        | Why::CanaryChanged { .. } => None,
    }
}
