//! How far back is shown, and in which steps.

use crate::console::fixed::{Fixed, dynamic};
use js_sys::Date;
use leptos::prelude::*;

use crate::console::components::chart::Span;
use crate::console::components::unique_id;
use crate::console::language::text;
use crate::console::telemetry::Telemetry;
use crate::telemetry::{History, Measure, Subject};

/// How far back can be looked, in minutes.
pub(super) const MINUTES: [u64; 4] = [30, 60, 360, 1_440];

/// How many seconds are one point: an axis has room for about a hundred.
const fn step(minutes: u64) -> u64 {
    match minutes {
        0..=60 => 60,
        61..=360 => 300,
        _ => 900,
    }
}

/// The time up to the newest minute that was asked for, in whole steps.
pub(super) fn span(
    store: Telemetry,
    history: RwSignal<History>,
    subjects: &[Subject],
    minutes: u64,
) -> Span {
    let newest = history.with(|history| {
        let known = subjects.iter();
        known
            .filter_map(|subject| history.known_until(subject, Measure::Requests))
            .max()
    });
    let step = step(minutes);
    let end = newest.unwrap_or_else(|| store.now.get());
    let end = end - end % step;
    // East of Greenwich it is negative.
    let zone = Date::new_0().get_timezone_offset();
    #[expect(clippy::cast_possible_truncation)] // whole minutes
    let ahead = -(zone as i64) * 60;
    Span {
        start: end.saturating_sub(minutes * 60),
        end,
        step,
        settled: store.settled(),
        ahead,
    }
}

/// Chooses how far back is shown.
#[component]
pub(super) fn MonitorRange(
    /// In minutes.
    range: RwSignal<u64>,
) -> AnyView {
    let words = &text().monitor;
    let name = unique_id("range");
    let choice = move |minutes: u64| {
        let name = name.clone();
        view! {
            <label>
                <input
                    type="radio"
                    name=name
                    prop:checked=dynamic(move || range.get() == minutes)
                    on:change=move |_| range.set(minutes)
                />
                {(words.minutes)(minutes)}
            </label>
        }
        .fixed()
    };
    view! {
        <fieldset class="chart-range">
            <legend class="visually-hidden">{words.range}</legend>
            {MINUTES.map(choice).collect_view()}
        </fieldset>
    }
    .fixed()
}
