//! Reads the aliases of functions: those that are seen first, the rest in the background.
//!
//! Every list of functions reads through here and from one ledger, so nothing is read twice. What is
//! read next, and how fast, is decided in [`fleet`](crate::fleet). The reading ends with the page
//! that began it.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{AbortHandle, Abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::clock;
use super::connection::Session;
use super::context::Console;
use super::route::FunctionPlace;
use crate::fleet::{Aliases, Ledger, Pace, Ticket};
use crate::scf::{Action, Client, Error, ListAliases, Region};

/// What was read of the aliases of each function.
pub(crate) type Readings = Ledger<FunctionPlace, Arc<Aliases>>;

/// How often is looked whether something can be read again.
const LOOK: Duration = Duration::from_secs(1);

/// A handle to the reading of a page. Copies are the same reading.
#[derive(Clone, Copy)]
pub(crate) struct Reader {
    console: Console,
    region: Region,
    /// True while only what is seen is read.
    pub(crate) paused: RwSignal<bool>,
    /// How fast it reads.
    pub(crate) pace: RwSignal<Pace>,
    work: StoredValue<Work, LocalStorage>,
}

/// What there is to read, and what is being read.
#[derive(Default)]
struct Work {
    seen: Vec<FunctionPlace>,
    all: Vec<FunctionPlace>,
    under_way: Vec<(Ticket, AbortHandle)>,
    /// How many answers came since something was last begun after a pause, and when that was.
    answers: usize,
    since: u64,
}

impl Reader {
    /// Reads for the page that is being made, and stops when it is left.
    pub(crate) fn new(console: Console, region: Region) -> Self {
        let reader = Self {
            console,
            region,
            paused: RwSignal::new(false),
            pace: RwSignal::new(Pace::default()),
            work: StoredValue::new_local(Work::default()),
        };
        let look = set_interval_with_handle(move || reader.read_on(), LOOK);
        on_cleanup(move || {
            drop(look.map(|look| look.clear()));
            reader.stop();
        });
        reader
    }

    /// Says which functions there are.
    pub(crate) fn cover(self, all: Vec<FunctionPlace>) {
        self.work.update_value(|work| work.all = all);
        self.read_on();
    }

    /// Says which functions can be seen, the first one first.
    pub(crate) fn see(self, seen: Vec<FunctionPlace>) {
        self.work.update_value(|work| work.seen = seen);
        self.read_on();
    }

    /// Reads only what is seen from now on, or the rest as well.
    pub(crate) fn pause(self, paused: bool) {
        self.paused.set(paused);
        self.work.update_value(|work| work.answers = 0);
        self.read_on();
    }

    /// Reads a function again that could not be read.
    pub(crate) fn forgive(self, place: &FunctionPlace) {
        self.console.readings.update(|all| all.forgive(place));
        self.pace.update(|pace| *pace = Pace::default());
        self.read_on();
    }

    /// Reads on although the cloud has refused so often.
    pub(crate) fn try_again(self) {
        let all = self.work.try_with_value(|work| work.all.clone());
        self.console.readings.update(|readings| {
            for place in all.iter().flatten() {
                readings.forgive(place);
            }
        });
        self.pace.set(Pace::default());
        self.read_on();
    }

    /// Reads everything anew.
    pub(crate) fn again(self) {
        self.pace.set(Pace::default());
        let all = self.work.try_update_value(|work| {
            work.answers = 0;
            work.all.clone()
        });
        self.console.readings.update(|readings| {
            for place in all.iter().flatten() {
                readings.forget(place);
            }
        });
        self.read_on();
    }

    /// How many answers came in how many milliseconds since the reading was begun.
    pub(crate) fn tempo(self) -> (usize, u64) {
        let tempo = |work: &Work| (work.answers, clock::now().saturating_sub(work.since));
        self.work.try_with_value(tempo).unwrap_or_default()
    }

    /// How many functions a second are read at best.
    pub(crate) fn per_second() -> u32 {
        Action::ListAliases.calls_per_second() / 2
    }

    /// Begins as many reads as the pace allows.
    fn read_on(self) {
        while let Some(Some((place, ticket, client))) = self.work.try_update_value(|work| {
            let now = clock::now();
            let pace = self.pace.get_untracked();
            if !pace.may_read(work.under_way.len(), now) {
                return None;
            }
            let client = self.console.client(self.region)?;
            // Nobody sees a hidden page, so nothing in it has to be fresh.
            let seen = if document().hidden() {
                &[]
            } else {
                &*work.seen
            };
            let all = if self.paused.get_untracked() {
                &[]
            } else {
                &*work.all
            };
            let mut readings = self.console.readings.write_untracked();
            let next = readings.next(seen, all, now)?.clone();
            let ticket = readings.ask(&next);
            if work.answers == 0 && work.under_way.is_empty() {
                work.since = now;
            }
            Some((next, ticket, client))
        }) {
            self.read(place, ticket, client);
        }
    }

    fn read(self, place: FunctionPlace, ticket: Ticket, client: Client) {
        let (handle, registration) = AbortHandle::new_pair();
        self.work
            .update_value(|work| work.under_way.push((ticket, handle)));
        let reading = async move {
            let request = ListAliases::of(&place.place.namespace, &place.function);
            let answer = client.all(&request).await;
            let (production, now) = self.console.session.with_untracked(|session| {
                let session = session.as_ref();
                let production = session.is_some_and(Session::is_production);
                (production, session.map_or_else(clock::now, Session::time))
            });
            let answer = answer.map(|aliases| Arc::new(Aliases::of(&aliases, production, now)));
            self.take(&place, ticket, answer);
        };
        spawn_local(async move {
            // Whoever ended it knows that it has no end of its own.
            let _ = Abortable::new(reading, registration).await;
        });
    }

    fn take(self, place: &FunctionPlace, ticket: Ticket, answer: Result<Arc<Aliases>, Error>) {
        let now = clock::now();
        self.work.try_update_value(|work| {
            work.under_way.retain(|(known, _)| *known != ticket);
            work.answers += 1;
        });
        self.pace.try_maybe_update(|pace| {
            let before = *pace;
            match &answer {
                Ok(_) => pace.answered(),
                Err(error) => pace.failed(error.kind(), now),
            }
            // How many good answers there were is nobody's concern.
            let told = |pace: &Pace| (pace.is_refused(), pace.seconds_of_rest(now));
            (told(&before) != told(pace), ())
        });
        let mut answer = Some(answer);
        self.console.readings.update(|readings| {
            if let Some(answer) = answer.take() {
                readings.answer(place, ticket, answer, now);
            }
        });
        self.read_on();
    }

    fn stop(self) {
        let under_way = self
            .work
            .try_update_value(|work| std::mem::take(&mut work.under_way));
        let tickets: Vec<Ticket> = under_way
            .into_iter()
            .flatten()
            .map(|(ticket, handle)| {
                handle.abort();
                ticket
            })
            .collect();
        self.console.readings.write_untracked().release(&tickets);
    }
}
