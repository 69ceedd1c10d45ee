//! Why there is nothing to draw, and what the asking costs.

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use crate::console::components::{Notice, Tone};
use crate::console::connection::Session;
use crate::console::context::Console;
use crate::console::language::errors::Words;
use crate::console::language::text;
use crate::console::telemetry::{State, Telemetry};

/// What keeps Monitor from being read, and clocks that differ.
pub(super) fn trouble(store: Telemetry, state: RwSignal<State>) -> AnyView {
    let words = &text().monitor;
    let reason = Memo::new(move |_| match state.get() {
        State::Failed(reason) => Some(reason),
        State::Loading | State::Ready { .. } => None,
    });
    let refused = move || {
        let Words { title, advice } = (words.reason)(reason.get()?);
        let again = Callback::new(move |()| store.retry());
        Some(view! { <Notice tone=Tone::Warning title=title advice=advice retry=again /> }.fixed())
    };
    let clocks = move || {
        let title = (words.clock_gap)(store.clock_gap.get()?);
        let advice = words.clock_gap_advice;
        Some(view! { <Notice tone=Tone::Warning title=title advice=advice /> }.fixed())
    };
    view! {
        {dynamic(refused)}
        {dynamic(clocks)}
    }
    .fixed()
}

/// How often Monitor was asked, and what of it costs.
pub(super) fn billed(console: Console) -> AnyView {
    let words = &text().monitor;
    let count = move || (words.billed)(console.telemetry.billed.get());
    let session = console.session.read_untracked();
    let is_cloud = session.as_ref().is_some_and(Session::is_cloud);
    let lead = if is_cloud {
        words.billed_lead
    } else {
        words.billed_demo
    };
    view! { <p class="soft"><b>{dynamic(count)}</b> {text().common.gap} {lead}</p> }.fixed()
}
