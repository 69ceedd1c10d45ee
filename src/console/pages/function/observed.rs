//! What was measured of a function, as its graph shows it.

use leptos::prelude::*;

use super::live::Live;
use super::percentile::percentiles;
use crate::console::clock;
use crate::console::components::Observed;
use crate::console::connection::Session;
use crate::graph::{EdgeTraffic, Measured, Topology};
use crate::telemetry::{History, MINUTE, Measure, SETTLES, Subject, Watch};
use crate::traffic::Split;

/// Over how long the mean is taken, in seconds.
const LATELY: u64 = 5 * MINUTE;

/// Has the function measured while the graph is there.
pub(super) fn observed(live: Live) -> Observed {
    let console = live.console;
    let telemetry = console.telemetry;
    let subjects = Memo::new(move |_| live.topology.with(subjects));
    let wanted = move || Watch {
        subjects: subjects.get(),
        measures: vec![Measure::Requests, Measure::Errors, Measure::Duration],
        window: LATELY + SETTLES + MINUTE,
    };
    let place = live.place.get_value();
    let watched = telemetry.watch(&place, Signal::derive(wanted));
    let wants_logs = RwSignal::new(false);
    let percentiles = percentiles(live, wants_logs);
    let measured = Memo::new(move |_| {
        let settled = telemetry.settled();
        let mut measured = watched.history.with(|history| lately(history, settled));
        percentiles.with(|known| {
            for (version, traffic) in &mut measured.versions {
                let mut known = known.iter();
                let found = known.find(|(logged, _)| logged == version);
                traffic.p95 = found.map(|(_, time)| *time);
            }
        });
        measured
    });
    let session = console.session;
    let time = move |()| {
        let session = session.read_untracked();
        session.as_ref().map_or_else(clock::now, Session::time)
    };
    let speed = move |()| session.read_untracked().as_ref().map_or(1, speed);
    Observed {
        measured: measured.into(),
        time: Callback::new(time),
        speed: Callback::new(speed),
        wants_logs,
    }
}

/// How many times faster than this computer's the account's time goes: the demo account's can.
fn speed(session: &Session) -> u64 {
    let demo = session.demo_account();
    demo.map_or(1, |account| account.behind(|emulator, _| emulator.speed()))
}

/// The aliases, and the versions that they lead to.
fn subjects(topology: &Topology) -> Vec<Subject> {
    let aliases = topology.aliases.iter();
    let splits = aliases.clone().filter_map(|alias| alias.split.as_ref());
    let mut versions: Vec<_> = splits.flat_map(Split::bound_versions).collect();
    versions.sort_unstable();
    versions.dedup();
    let aliases = aliases.map(|alias| Subject::Alias(alias.name.clone()));
    aliases
        .chain(versions.into_iter().map(Subject::Version))
        .collect()
}

/// The mean of the minutes that were measured, up to one that changes no more.
fn lately(history: &History, settled: u64) -> Measured {
    let range = settled.saturating_sub(LATELY)..settled;
    let mut measured = Measured::default();
    for subject in history.subjects() {
        let minutes = history.minutes(subject, range.clone());
        let counted = minutes
            .filter(|(_, minute)| minute.requests.is_some())
            .count() as u64;
        let sum = history.sum(subject, range.clone());
        let requests = sum.requests.map(|requests| requests * 1_000);
        let traffic = EdgeTraffic {
            rate: requests.and_then(|requests| requests.checked_div(counted * MINUTE)),
            errors: sum.error_rate(),
            duration: sum.duration(),
            p95: None,
        };
        match subject {
            Subject::Alias(alias) => measured.aliases.push((alias.clone(), traffic)),
            Subject::Version(version) => measured.versions.push((*version, traffic)),
        }
    }
    measured
}
