//! What a driver tells, in the page: the journal, how it stands, and what was done.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::driving::{Driver, Driving};
use super::find;
use super::{Home, Rollout, Stand};
use crate::browser::words;
use crate::change::Snapshot;
use crate::console::clock;
use crate::console::connection::Session;
use crate::console::context::Console;
use crate::driver::message::{News, Order, Rested, Subject};
use crate::rollout::{Entry, Event, Journal, Reason, Rest, Settled, State, Unsaved, check_against};

/// How long a driver may take to arrive and to say its first word, in milliseconds.
const START_LIMIT: u32 = 30_000;

impl Rollout {
    /// Starts a driver with its first order.
    pub(super) fn start(self, order: impl FnOnce(Subject, String) -> Order) {
        let Home { console, session } = self.home.get_value();
        let Some(session) = session else {
            return;
        };
        let account = session.clone();
        let heard = Rc::new(Cell::new(false));
        let started = Rc::clone(&heard);
        let hear = Rc::new(move |news| {
            started.set(true);
            self.hear(console, &account, news);
        });
        match Driver::start(session, hear) {
            Ok(driver) => {
                driver.order(&order(self.subject.get_value(), find::me()));
                self.driver.set_value(Some(driver));
                self.miss(heard);
            }
            Err(error) => self.rests(Rest::Unsaved(Unsaved::Refused(words(&error)))),
        }
    }

    /// Says so if a driver does not start.
    fn miss(self, heard: Rc<Cell<bool>>) {
        spawn_local(async move {
            clock::sleep(START_LIMIT).await;
            if !heard.get() && self.driver().is_some() {
                self.end();
                self.rests(Rest::Unsaved(Unsaved::NoDriver));
            }
        });
    }

    fn hear(self, console: Console, session: &Session, news: News) {
        match news {
            News::Known(entries) => self.know(entries),
            News::Kept(entry) => self.keep(console, session, entry),
            News::Works => self.stand.set(Stand::Works),
            News::Rests(rested) => self.stands(console, session, rested),
            News::Watches(who, rested) => {
                if let Some(rest) = rested.and_then(rest_of) {
                    self.rest.set(Some(rest));
                }
                self.stand.set(Stand::Watched(who));
            }
            News::Followed(followed) => self.followed.set(followed),
            News::Heard(heard) => self.unheard.set(!heard),
            News::Gone => {
                drop(self.take_driver());
                let left = self.entries.with_untracked(
                    |entries| matches!(entries.last(), Some(entry) if entry.event == Event::Left),
                );
                if left || !matches!(self.stand.get_untracked(), Stand::Rests(_)) {
                    self.rest.set(None);
                    self.stand.set(Stand::Idle);
                }
            }
            News::Time | News::Sign(_) | News::Send(..) | News::Found(_) => {}
        }
    }

    fn know(self, entries: Vec<Entry>) {
        let journal = Journal { entries, length: 0 };
        let plan = self.state.with_untracked(|state| state.plan().clone());
        self.state.set(State::of(plan, &journal));
        self.entries.set(journal.entries);
    }

    fn keep(self, console: Console, session: &Session, entry: Entry) {
        if entry.number != self.entries.with_untracked(Vec::len) as u64 {
            return;
        }
        if entry.number == 0 {
            self.subject.with_value(find::mark);
        }
        let watched = matches!(self.stand.get_untracked(), Stand::Watched(_));
        if let (Event::Settled(settled), false) = (&entry.event, watched) {
            self.record(console, session, entry.at, settled);
        }
        // A look takes nothing away from what is asked.
        if !matches!(entry.event, Event::Looked { .. } | Event::Alive) {
            self.rest.set(None);
        }
        let wrote = matches!(entry.event, Event::Settled(Settled::Done { .. }));
        self.state.update(|state| state.apply(&entry));
        self.entries.update(|entries| entries.push(entry));
        if wrote && console.session.get_untracked().as_ref() == Some(session) {
            console.wrote(self.place.get_value());
        }
    }

    fn stands(self, console: Console, session: &Session, rested: Rested) {
        let refused = rested == Rested::Refused;
        if matches!(rested, Rested::HeldBy(..)) && self.entries.with_untracked(Vec::is_empty) {
            // Another page began one on this alias: it is followed from here.
            find::find(console);
        }
        if let Some(rest) = rest_of(rested) {
            self.rests(rest);
        } else if refused {
            self.refused(session);
        }
    }

    /// Reads the function once more: what speaks against beginning is told at its field.
    fn refused(self, session: &Session) {
        let plan = self.state.with_untracked(|state| state.plan().clone());
        let client = session.client(self.place.with_value(|place| place.place.region));
        spawn_local(async move {
            let rest = match Snapshot::read(&client, plan.target.clone()).await {
                Ok(snapshot) => Rest::Refused(check_against(&plan, &snapshot)),
                Err(error) => Rest::Unreadable(Reason::Call(error)),
            };
            self.rests(rest);
        });
    }
}

/// What the driver rests at; nothing of a refusal, whose reasons the page has to find.
fn rest_of(rested: Rested) -> Option<Rest> {
    Some(match rested {
        Rested::Until(until) => Rest::Until(until),
        Rested::Asks(question, again) => Rest::Asks(question, again),
        Rested::HeldBy(holder, until) => Rest::HeldBy(holder, until),
        Rested::Unreadable(reason) => Rest::Unreadable(reason),
        Rested::Finished(ended) => Rest::Finished(ended),
        Rested::Unsaved(unsaved) => Rest::Unsaved(unsaved),
        Rested::Refused => return None,
    })
}
