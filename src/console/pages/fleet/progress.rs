//! How far the reading is, what it costs, and whether the rows would stand elsewhere by now.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::errors::billed;
use super::view::FleetView;
use crate::console::clock;
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::console::reader::Reader;

/// How far the reading is, and the button that holds it up.
#[component]
pub(super) fn ProgressLine(fleet: FleetView) -> AnyView {
    let words = &text().fleet;
    let progress = Memo::new(move |_| fleet.progress());
    let reader = fleet.reader;
    let said = move || {
        let (progress, pace) = (progress.get(), reader.pace.get());
        fleet.now.track();
        let rest = pace.seconds_of_rest(clock::now());
        if progress.total == 0 || pace.is_refused() {
            String::new()
        } else if progress.is_complete() {
            (words.complete)(progress.total)
        } else if reader.paused.get() {
            (words.paused)(progress)
        } else if rest > 0 {
            (words.resting)(progress, rest)
        } else {
            let (answers, elapsed) = reader.tempo();
            let left = progress.seconds_left(answers, elapsed, Reader::per_second());
            (words.progress)(progress, left)
        }
    };
    // The bar and the button are made once: they would lose the focus with every answer.
    let is_complete = Memo::new(move |_| {
        let refused = reader.pace.get().is_refused();
        refused || progress.with(|progress| progress.is_complete())
    });
    let bar = move || {
        let value = dynamic(move || progress.with(|progress| progress.read.to_string()));
        let most = dynamic(move || progress.with(|progress| progress.total.to_string()));
        let label = move || {
            if reader.paused.get() {
                words.go_on
            } else {
                words.pause
            }
        };
        (!is_complete.get()).then(|| {
            view! {
                <progress value=value max=most aria-label=text().common.loading></progress>
                <button
                    type="button"
                    class="small"
                    on:click=move |_| reader.pause(!reader.paused.get_untracked())
                >
                    {dynamic(label)}
                </button>
            }
            .fixed()
        })
    };
    view! {
        <div class="row fleet-progress">
            <span>{dynamic(said)}</span>
            {dynamic(bar)}
        </div>
    }
    .fixed()
}

/// How old the lists of functions are, and what it costs to show everything.
#[component]
pub(super) fn Calls(fleet: FleetView) -> AnyView {
    let words = &text().fleet;
    let age = move || {
        let (at, now) = (fleet.lists.read_at.get(), fleet.now.get().max(clock::now()));
        (at > 0).then(|| (words.lists_age)(now.saturating_sub(at) / 1_000))
    };
    let cost = move || {
        let cost = fleet.lists.cost()?;
        fleet.console.readings.track();
        fleet.now.track();
        Some((words.cost)(&cost, fleet.sent()))
    };
    let billed = move || fleet.errors.get().then(|| billed(fleet));
    view! {
        <div class="soft fleet-cost">
            <p>{dynamic(age)}</p>
            <p>{dynamic(cost)}</p>
            <p>{dynamic(billed)}</p>
        </div>
    }
    .fixed()
}

/// The button goes away when it is pressed, so the focus goes to the table.
fn arrange(fleet: FleetView) {
    fleet.order.apply();
    if let Some(table) = document().query_selector("table.fleet").ok().flatten() {
        // A table that left the page meanwhile needs no focus.
        drop(table.unchecked_into::<HtmlElement>().focus());
    }
}

/// Offers the order that what is read by now asks for.
#[component]
pub(super) fn Offer(fleet: FleetView) -> AnyView {
    let words = &text().fleet;
    let moved = Memo::new(move |_| fleet.order.moved());
    let offer = move || {
        let moved = moved.get();
        (moved > 0).then(|| {
            view! {
                <span>{(words.moved)(moved)}</span>
                <button type="button" class="small" on:click=move |_| arrange(fleet)>
                    {words.arrange}
                </button>
            }
            .fixed()
        })
    };
    view! { <div class="row">{dynamic(offer)}</div> }.fixed()
}
