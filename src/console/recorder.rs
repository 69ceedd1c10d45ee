//! Records the functions that are looked at: in memory only, and no longer than the account is open.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::File;

use super::clock;
use super::connection::Session;
use super::context::Console;
use super::failure;
use super::fixed::{effect, on_change};
use super::language::text;
use super::remote::Remote;
use super::route::FunctionPlace;
use super::sentence;
use crate::change::{End, Entry, Snapshot};
use crate::graph::Topology;
use crate::scf::Error;
use crate::telemetry::{Event, History, Recording};

/// So many functions are recorded; whoever was looked at longest ago is forgotten.
const MOST: usize = 4;

/// Handles to what was recorded. Copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Recorder {
    tapes: StoredValue<Vec<Tape>>,
    /// The moment that is looked back at, in Unix milliseconds of the account; nothing while the
    /// page shows what is.
    pub(crate) past: RwSignal<Option<u64>>,
    /// The file that was chosen to be opened.
    pub(crate) chosen: RwSignal<Option<File>, LocalStorage>,
    /// A recording from a file, with what was measured.
    pub(crate) opened: RwSignal<Option<(Recording, History)>>,
}

/// The recording of one function.
#[derive(Clone)]
struct Tape {
    place: FunctionPlace,
    recording: ArcRwSignal<Recording>,
    /// What the journal says up to here was told, in Unix milliseconds of this computer.
    told: u64,
}

impl Recorder {
    pub(crate) fn new() -> Self {
        Self {
            tapes: StoredValue::default(),
            past: RwSignal::new(None),
            chosen: RwSignal::new_local(None),
            opened: RwSignal::new(None),
        }
    }

    /// The recording of a function, begun now if there was none.
    fn of(self, place: &FunctionPlace) -> RwSignal<Recording> {
        let taken = self.tapes.try_update_value(|tapes| {
            let known = tapes.iter().position(|tape| tape.place == *place);
            let tape = known.map_or_else(|| Tape::begin(place), |known| tapes.remove(known));
            let recording = tape.recording.clone();
            tapes.push(tape);
            let surplus = tapes.len().saturating_sub(MOST);
            tapes.drain(..surplus);
            recording
        });
        // The store lives as long as the console.
        taken.unwrap_or_else(|| Tape::begin(place).recording).into()
    }

    /// Forgets everything that was recorded.
    pub(crate) fn forget(self) {
        self.tapes.update_value(Vec::clear);
        self.past.set(None);
    }
}

impl Tape {
    fn begin(place: &FunctionPlace) -> Self {
        let FunctionPlace {
            place: at,
            function,
        } = place;
        let recording = Recording::of(at.region, &at.namespace, function);
        Self {
            place: place.clone(),
            recording: ArcRwSignal::new(recording),
            told: clock::now(),
        }
    }
}

/// Records a function for as long as the scope around the call lives. Whoever leaves it, or begins
/// to change anything, is back in the present.
pub(crate) fn record(
    console: Console,
    place: &FunctionPlace,
    reading: RwSignal<Remote<Arc<Snapshot>>>,
    topology: Memo<Topology>,
) -> RwSignal<Recording> {
    let recorder = console.recorder;
    let recording = recorder.of(place);
    effect(move || {
        let now = console.time();
        reading.with(|reading| match reading {
            Remote::Ready { .. } => {
                topology.with(|topology| recording.update(|tape| tape.see(now, topology)));
            }
            Remote::Failed { error, .. } => {
                let event = unread(error, now);
                recording.update(|tape| tape.tell(event));
            }
            Remote::Idle | Remote::Loading { .. } => {}
        });
    });
    let here = place.clone();
    effect(move || {
        let new = recorder.untold(console, &here);
        if !new.is_empty() {
            recording.update(|tape| new.into_iter().for_each(|event| tape.tell(event)));
        }
    });
    on_change(
        move || console.operation.with(Option::is_some),
        move |begun, _| {
            if *begun {
                recorder.past.set(None);
            }
        },
    );
    on_cleanup(move || recorder.past.set(None));
    recording
}

impl Recorder {
    /// What the journal says of a function and was not told yet.
    fn untold(self, console: Console, place: &FunctionPlace) -> Vec<Event> {
        // What was done is noted by this computer's clock; the account's can go faster.
        let (account, here) = (console.time(), clock::now());
        self.tapes
            .try_update_value(|tapes| {
                let mut tapes = tapes.iter_mut();
                let tape = tapes.find(|tape| tape.place == *place)?;
                let told = tape.told;
                console.journal.with(|journal| {
                    let entries = journal.log().entries().iter();
                    let new = entries.filter(|entry| entry.at > told && is_of(entry, place));
                    let new = new.map(|entry| {
                        tape.told = tape.told.max(entry.at);
                        event(entry, account.saturating_sub(here.saturating_sub(entry.at)))
                    });
                    Some(new.collect())
                })
            })
            .flatten()
            .unwrap_or_default()
    }
}

/// The function could not be read.
fn unread(error: &Error, at: u64) -> Event {
    let said = (text().errors.of)(error.kind());
    let request_id = match error {
        Error::Cloud(error) => Some(error.request_id.clone()),
        Error::Unreadable { .. } | Error::Transport(_) | Error::Unsigned(_) => None,
    };
    Event {
        at,
        title: text().recording.unread.to_owned(),
        sentence: said.title.to_owned(),
        failed: true,
        request_ids: request_id.into_iter().filter(|id| !id.is_empty()).collect(),
    }
}

fn is_of(entry: &Entry, place: &FunctionPlace) -> bool {
    entry.region == place.place.region
        && entry.target.namespace == place.place.namespace
        && entry.target.function == place.function
}

fn event(entry: &Entry, at: u64) -> Event {
    let ids = entry.receipts.iter().map(|one| one.request_id.clone());
    let reason = match &entry.end {
        End::Failed { reason, .. } => failure::told(reason),
        End::Done | End::Conflict => String::new(),
    };
    Event {
        at,
        title: sentence::title(&entry.title),
        sentence: (text().recording.told)(&sentence::told(&entry.moves), &entry.end, &reason),
        failed: entry.end != End::Done,
        request_ids: ids.filter(|id| !id.is_empty()).collect(),
    }
}

impl Console {
    /// What time it is for the open account, in Unix milliseconds.
    pub(crate) fn time(self) -> u64 {
        let session = self.session.read_untracked();
        session.as_ref().map_or_else(clock::now, Session::time)
    }
}
