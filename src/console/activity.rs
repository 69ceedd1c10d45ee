//! What was done since the connection was made, and the way to take it back.

use super::fixed::{Fixed, dynamic, on_change};
use js_sys::Date;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::components::{EmptyState, Modal};
use super::context::{Console, console};
use super::journal::Journal;
use super::language::text;
use super::route::{FunctionPlace, Route};
use crate::change::{End, Entry};

/// Opens the log of what was done.
#[component]
pub(crate) fn ActivityButton() -> AnyView {
    let console = console();
    let words = &text().activity;
    let open = RwSignal::new(false);
    let count = Memo::new(move |_| console.journal.with(Journal::len));
    // The dialog of an undo takes the place of this one.
    on_change(
        move || console.operation.with(Option::is_some),
        move |begun, _| {
            if *begun {
                open.set(false);
            }
        },
    );
    let entries = move || {
        console.journal.with(|journal| {
            let lines = journal
                .newest_first()
                .map(|(entry, place)| line(console, journal, entry, place));
            lines.collect_view()
        })
    };
    let body = move || {
        if count.get() == 0 {
            view! { <EmptyState title=words.empty advice=words.empty_advice /> }.fixed()
        } else {
            view! {
                <ol class="activity">{dynamic(entries)}</ol>
                <p class="soft">{words.not_undone}</p>
            }
            .fixed()
        }
    };
    view! {
        <button type="button" class="quiet" on:click=move |_| open.set(true)>
            {dynamic(move || (words.button)(count.get()))}
        </button>
        <Modal open=open title=words.title>
            <p>{words.lead}</p>
            {dynamic(body)}
        </Modal>
    }
    .fixed()
}

/// One entry.
fn line(console: Console, journal: &Journal, entry: &Entry, place: &FunctionPlace) -> AnyView {
    let words = &text().activity;
    let id = entry.id;
    let undone = entry.undoes.and_then(|id| journal.entry(id));
    let what = undone.map_or_else(
        || entry.title.clone(),
        |(undone, _)| (words.undo_of)(&undone.title),
    );
    let end = match &entry.end {
        End::Done if entry.undone => words.undone,
        End::Done => words.done,
        End::Conflict => words.conflict,
        End::Failed { .. } => words.failed,
    };
    let ids = entry.receipts.clone();
    let ids = ids.into_iter().filter(|one| !one.request_id.is_empty());
    let ids = ids.map(|one| view! { <code>{one.request_id}</code> " " }.fixed());
    let undo = entry.undo.is_some().then(|| {
        view! {
            <button type="button" class="push" on:click=move |_| console.undo(id)>
                {text().preview.undo}
            </button>
        }
        .fixed()
    });
    let function = Route::Function(place.clone()).href();
    view! {
        <li class="stack">
            <div class="row">
                <b>{what}</b>
                <a href=function>{place.function.clone()}</a>
                <span class="soft">{time(entry.at)} ", " {end}</span>
                {undo}
            </div>
            <p class="soft">{entry.sentence.clone()}</p>
            <small>{ids.collect_view()}</small>
        </li>
    }
    .fixed()
}

/// The time of day where the person is.
fn time(at: u64) -> String {
    #[expect(clippy::cast_precision_loss)] // exact for the next 280 000 years
    let date = Date::new(&JsValue::from_f64(at as f64));
    date.to_locale_time_string(
        &document()
            .document_element()
            .map_or_else(String::new, |root| {
                root.get_attribute("lang").unwrap_or_default()
            }),
    )
    .into()
}
