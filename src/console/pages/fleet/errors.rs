//! The errors of the last hour of the aliases that a row shows. Monitor's calls are billed, so it is
//! asked only while this is switched on, and only for rows that stay in view.

use std::sync::Arc;

use leptos::prelude::*;

use super::row::{Reading, shown_lines};
use super::view::FleetView;
use crate::console::components::{Notice, Tone};
use crate::console::fixed::{Fixed, dynamic, effect};
use crate::console::language::errors::Words;
use crate::console::language::text;
use crate::console::route::FunctionPlace;
use crate::console::telemetry::{State, Watched};
use crate::fleet::{Aliases, Spark};
use crate::scf::MOST_INSTANCES;
use crate::telemetry::{MINUTE, Measure, Subject, Watch};

/// How many minutes the picture has.
const MINUTES: u64 = 60;

/// The picture of one row, as long as its row stays in view.
pub(super) fn errors(
    fleet: FleetView,
    place: &FunctionPlace,
    reading: Reading,
    number: Memo<usize>,
) -> AnyView {
    let watch = Memo::new(move |_| {
        let (first, last) = fleet.calm.get();
        let subjects = reading.with(|known| known.value.as_ref().map(subjects));
        let subjects = subjects.filter(|_| (first..last).contains(&number.get()));
        Watch {
            subjects: subjects.unwrap_or_default(),
            measures: vec![Measure::Errors],
            window: MINUTES * MINUTE,
        }
    });
    let watched = fleet.console.telemetry.watch(place, watch.into());
    // All rows are asked for together: what speaks against one of them is said once, above them.
    effect(move || {
        if let State::Failed(reason) = watched.state.get() {
            fleet.trouble.set(Some(reason));
        }
    });
    dynamic(move || {
        let subjects = reading.with(|known| known.value.as_ref().map(subjects));
        subjects.map(|subjects| picture(fleet, watched, &subjects))
    })
    .into_any()
}

/// The aliases that the row shows.
fn subjects(aliases: &Arc<Aliases>) -> Vec<Subject> {
    let lines = shown_lines(aliases).iter();
    lines
        .map(|line| Subject::Alias(line.name.clone()))
        .collect()
}

fn picture(fleet: FleetView, watched: Watched, subjects: &[Subject]) -> AnyView {
    let words = &text().fleet;
    let now = fleet.console.telemetry.now.get();
    let start = now.saturating_sub(MINUTES * MINUTE);
    let mut minutes = vec![None; usize::try_from(MINUTES).unwrap_or_default()];
    let asked = watched.history.with(|history| {
        for subject in subjects {
            for (time, measured) in history.minutes(subject, start..now) {
                let place = usize::try_from((time - start) / MINUTE).unwrap_or(usize::MAX);
                if let (Some(errors), Some(sum)) = (measured.errors, minutes.get_mut(place)) {
                    *sum = Some(sum.unwrap_or(0_u32).saturating_add(errors));
                }
            }
        }
        let known = |subject| history.known_until(subject, Measure::Errors).is_some();
        subjects.iter().any(known)
    });
    let spark = Spark::of(&minutes);
    let said = match (watched.state.get(), spark.total) {
        (State::Failed(_), None) => words.not_measured.to_owned(),
        (_, None) if !asked => return ().fixed(),
        (_, total) => (words.errors)(total),
    };
    view! {
        <span class="fleet-errors">
            <svg viewBox="0 0 120 21" preserveAspectRatio="none" aria-hidden="true">
                <path class="fleet-base" d=spark.base></path>
                <path class="fleet-bars" d=spark.bars></path>
            </svg>
            <small>{said}</small>
        </span>
    }
    .fixed()
}

/// The button that has Monitor asked, and what that costs.
#[component]
pub(super) fn ErrorsChoice(fleet: FleetView) -> AnyView {
    let words = &text().fleet;
    let pressed = move || if fleet.errors.get() { "true" } else { "false" };
    view! {
        <button
            type="button"
            class="small"
            aria-pressed=dynamic(pressed)
            on:click=move |_| toggle(fleet)
        >
            {words.errors_choice}
        </button>
    }
    .fixed()
}

fn toggle(fleet: FleetView) {
    fleet.trouble.set(None);
    fleet.errors.update(|on| *on = !*on);
}

/// Why Monitor tells nothing, with a way to ask it again.
pub(super) fn trouble(fleet: FleetView) -> Option<AnyView> {
    let words = (text().monitor.reason)(fleet.trouble.get()?);
    let retry = Callback::new(move |()| {
        fleet.trouble.set(None);
        fleet.console.telemetry.retry();
    });
    let Words { title, advice } = words;
    Some(view! { <Notice tone=Tone::Warning title=title advice=advice retry=retry /> }.fixed())
}

/// What the calls to Monitor are, in words.
pub(super) fn billed(fleet: FleetView) -> String {
    let (first, last) = fleet.calm.get();
    let most = (last - first) * super::row::MOST;
    let billed = fleet.console.telemetry.billed.get();
    (text().fleet.billed)(most.div_ceil(MOST_INSTANCES).max(1), billed)
}
