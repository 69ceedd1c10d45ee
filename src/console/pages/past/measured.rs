//! What was measured up to a recorded moment.

use js_sys::Date;
use leptos::prelude::*;

use crate::console::components::chart::{Chart, Ink, Line, Mark, Span};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::graph::Topology;
use crate::telemetry::{History, MINUTE, Recording, Subject, minute_of};
use crate::traffic::Version;

/// So many lines can be told apart.
const MOST: usize = 6;
/// So many seconds before the moment are drawn.
const WINDOW: u64 = 30 * MINUTE;

/// The chart of the time before the moment; nothing if nothing was measured then.
pub(super) fn measured_then(
    recording: RwSignal<Recording>,
    measured: RwSignal<History>,
    topology: Memo<Topology>,
    past: RwSignal<Option<u64>>,
) -> AnyView {
    let span = Memo::new(move |_| span(past.get().unwrap_or_default()));
    let lines = Memo::new(move |_| {
        let Span { start, end, .. } = span.get();
        measured.with(|measured| topology.with(|topology| lines(measured, topology, start..end)))
    });
    let marks = Signal::derive(move || {
        recording.with(|recording| {
            let events = recording.events().map(|event| Mark {
                at: event.at / 1_000,
                says: event.title.clone(),
            });
            events.collect::<Vec<_>>()
        })
    });
    let is_any = Memo::new(move |_| !lines.with(Vec::is_empty));
    let function = recording.with_untracked(|recording| recording.function.clone());
    dynamic(move || {
        is_any.get().then(|| {
            let function = function.clone();
            view! {
                <section class="stack" aria-labelledby="past-measured">
                    <h2 id="past-measured">{text().monitor.title}</h2>
                    <Chart function=function history=measured lines=lines span=span marks=marks />
                </section>
            }
            .fixed()
        })
    })
    .into_any()
}

/// The minutes that were over at a moment in Unix milliseconds.
fn span(moment: u64) -> Span {
    let end = minute_of(moment / 1_000);
    // East of Greenwich it is negative.
    let zone = Date::new_0().get_timezone_offset();
    #[expect(clippy::cast_possible_truncation)] // whole minutes
    let ahead = -(zone as i64) * 60;
    Span {
        start: end.saturating_sub(WINDOW),
        end,
        step: MINUTE,
        settled: end,
        ahead,
    }
}

/// What has measurements in that time: new code first, then the other versions, then aliases.
fn lines(measured: &History, topology: &Topology, range: std::ops::Range<u64>) -> Vec<Line> {
    let is_there = |subject: &&Subject| measured.minutes(subject, range.clone()).next().is_some();
    let subjects = measured.subjects().filter(is_there);
    let mut lines: Vec<(u8, Line)> = subjects
        .map(|subject| {
            let (rank, ink) = match subject {
                Subject::Version(version) => ink(topology, *version),
                Subject::Alias(_) => (2, Ink::Alias),
            };
            let subject = subject.clone();
            (
                rank,
                Line {
                    subject,
                    ink,
                    nth: 0,
                },
            )
        })
        .collect();
    lines.sort_by_key(|(rank, _)| *rank);
    let mut numbers = [0; 4];
    let lines = lines.into_iter().take(MOST);
    let numbered = lines.map(|(rank, mut line)| {
        let number = &mut numbers[usize::from(rank)];
        line.nth = *number;
        *number += 1;
        line
    });
    numbered.collect()
}

/// How a version was bound then.
fn ink(topology: &Topology, version: Version) -> (u8, Ink) {
    let aliases = topology.aliases.iter();
    let mut splits = aliases.filter_map(|alias| Some((&alias.name, alias.split.as_ref()?)));
    if splits
        .clone()
        .any(|(name, split)| split.canary(name) == Some(version))
    {
        (0, Ink::Canary)
    } else if splits.any(|(_, split)| split.bound_versions().contains(&version)) {
        (1, Ink::Stable)
    } else {
        (3, Ink::Other)
    }
}
