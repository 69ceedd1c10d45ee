//! What is known of the function that the page shows, kept up to date.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use crate::console::fixed::effect;
use leptos::prelude::*;

use crate::change::{self, Change, Snapshot, Target};
use crate::console::clock;
use crate::console::context::{Console, PageState};
use crate::console::remote::{Remote, read_into};
use crate::console::route::FunctionPlace;
use crate::console::topology::topology;
use crate::graph::Topology;
use crate::scf::{Alias, Status, VersionInfo};
use crate::traffic::{AliasName, Version};

/// How often a function that the cloud is changing is read again.
const FOLLOW: Duration = Duration::from_secs(2);

/// A handle to the reading of one function. Copies are the same reading.
#[derive(Clone, Copy)]
pub(super) struct Live {
    pub(super) console: Console,
    /// Which function.
    pub(super) place: StoredValue<FunctionPlace>,
    /// How far the reading is.
    pub(super) reading: RwSignal<Remote<Arc<Snapshot>>>,
    /// The time, to the second, in Unix milliseconds.
    pub(super) now: RwSignal<u64>,
    /// Its aliases.
    pub(super) aliases: Memo<Vec<Alias>>,
    /// Its versions, the newest first.
    pub(super) versions: Memo<Vec<VersionInfo>>,
    /// What the graph draws.
    pub(super) topology: Memo<Topology>,
    /// Where published versions log, once it was read.
    pub(super) topics: StoredValue<BTreeMap<Version, String>>,
    again: RwSignal<u32>,
    /// Counts how often somebody asked for all of it anew: what is read beside the function
    /// follows it.
    pub(super) refreshed: RwSignal<u32>,
}

impl Live {
    /// Reads a function, again after every write, and again and again while the cloud changes it.
    pub(super) fn read(console: Console, place: FunctionPlace) -> Self {
        let reading = RwSignal::new(Remote::<Arc<Snapshot>>::Idle);
        let again = RwSignal::new(0_u32);
        let region = place.place.region;
        let target = Target {
            namespace: place.place.namespace.clone(),
            function: place.function.clone(),
        };
        effect(move || {
            again.track();
            console.written.track();
            if let Some(client) = console.client(region) {
                let target = target.clone();
                read_into(reading, async move {
                    Snapshot::read(&client, target).await.map(Arc::new)
                });
            }
        });
        let part = move |reading: &Remote<Arc<Snapshot>>| reading.value().cloned();
        let live = Self {
            console,
            place: StoredValue::new(place),
            reading,
            now: ticking(),
            aliases: Memo::new(move |_| {
                let snapshot = reading.with(part);
                snapshot.map_or_else(Vec::new, |snapshot| snapshot.aliases.clone())
            }),
            versions: Memo::new(move |_| {
                let snapshot = reading.with(part);
                snapshot.map_or_else(Vec::new, |snapshot| snapshot.versions.clone())
            }),
            topology: Memo::new(move |_| {
                let snapshot = reading.with(part);
                snapshot.map_or_else(Topology::default, |snapshot| topology(&snapshot))
            }),
            topics: StoredValue::default(),
            again,
            refreshed: RwSignal::new(0),
        };
        live.report_state();
        live.follow_changes();
        live
    }

    /// The name of the function.
    pub(super) fn function_name(self) -> String {
        self.place.with_value(|place| place.function.clone())
    }

    /// Reads it again.
    pub(super) fn refresh(self) {
        self.again.update(|count| *count += 1);
        self.refreshed.update(|count| *count += 1);
    }

    /// What is known now. Not tracked: for handlers.
    pub(super) fn snapshot(self) -> Option<Arc<Snapshot>> {
        self.reading
            .with_untracked(|reading| reading.value().cloned())
    }

    /// What the function is going through.
    pub(super) fn status(self) -> Status {
        self.reading.with(|reading| {
            let snapshot = reading.value();
            snapshot.map_or_else(Status::default, |snapshot| snapshot.function.status.clone())
        })
    }

    /// One alias as it is live.
    pub(super) fn alias(self, name: &AliasName) -> Option<Alias> {
        self.aliases.with(|aliases| {
            let alias = aliases.iter().find(|alias| alias.name == *name);
            alias.cloned()
        })
    }

    /// Plans a change and shows the plan, or says what speaks against it.
    pub(super) fn propose(self, change: &Change) -> Vec<change::Problem> {
        let Some(snapshot) = self.snapshot() else {
            return Vec::new();
        };
        match change::plan(change, &snapshot) {
            Ok(plan) => {
                self.console
                    .propose(self.place.get_value(), plan, Some(snapshot));
                Vec::new()
            }
            Err(problems) => problems,
        }
    }

    fn report_state(self) {
        effect(move || {
            // Another page of the same function begins as loading and has all it needs.
            self.console.route.track();
            let state = self.reading.with(|reading| match reading {
                Remote::Ready { .. } => PageState::Ready,
                Remote::Failed { .. } => PageState::Failed,
                Remote::Idle | Remote::Loading { .. } => PageState::Loading,
            });
            self.console.state.set(state);
        });
    }

    /// Reads again after a moment while anything of the function is changing.
    fn follow_changes(self) {
        effect(move || {
            let changing = self.reading.with(|reading| match reading {
                Remote::Ready { value, .. } => is_changing(value),
                _ => false,
            });
            if changing
                && let Ok(timer) = set_timeout_with_handle(move || self.look_again(), FOLLOW)
            {
                on_cleanup(move || timer.clear());
            }
        });
    }

    fn look_again(self) {
        self.again.try_update(|count| *count += 1);
    }
}

fn is_changing(snapshot: &Snapshot) -> bool {
    let versions = snapshot.versions.iter();
    let mut statuses = versions.map(|version| &version.status);
    snapshot.function.status.is_changing() || statuses.any(Status::is_changing)
}

/// The time, moved on every second while the page is there.
fn ticking() -> RwSignal<u64> {
    let now = RwSignal::new(clock::now());
    let tick = move || {
        now.try_set(clock::now());
    };
    if let Ok(timer) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || timer.clear());
    }
    now
}
