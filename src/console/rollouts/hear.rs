//! What a driver tells, in the page: the journal, how it stands, and what was done.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::driving::{Driver, Driving};
use super::find;
use super::{Home, Rollout, Stand};
use crate::browser::words;
use crate::change::{self, AliasState, End, Reversal, Snapshot};
use crate::console::clock;
use crate::console::connection::Session;
use crate::console::context::Console;
use crate::console::journal;
use crate::console::language::text;
use crate::console::sentence;
use crate::driver::message::{News, Order, Rested, Subject};
use crate::rollout::{Entry, Event, Journal, Move, Rest, Settled, State, Unsaved, check_against};
use crate::scf::Alias;

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
        let hears = Rc::clone(&heard);
        let hear = Rc::new(move |news| {
            hears.set(true);
            self.hear(console, &account, news);
        });
        match Driver::start(session, hear) {
            Ok(driver) => {
                driver.order(&order(self.subject.get_value(), find::me()));
                self.driver.set_value(Some(driver));
                self.miss(heard);
            }
            Err(error) => self.rests(Rest::Unsaved(Unsaved(words(&error)))),
        }
    }

    /// Says so if a driver does not start.
    fn miss(self, heard: Rc<Cell<bool>>) {
        spawn_local(async move {
            clock::sleep(START_LIMIT).await;
            if !heard.get() && self.driver().is_some() {
                self.end();
                let missing = text().driver.missing.to_owned();
                self.rests(Rest::Unsaved(Unsaved(missing)));
            }
        });
    }

    fn hear(self, console: Console, session: &Session, news: News) {
        match news {
            News::Known(entries) => self.know(entries),
            News::Kept(entry) => self.keep(console, session, entry),
            News::Works => {
                self.rest.set(None);
                self.stand.set(Stand::Works);
            }
            News::Rests(rested) => self.stands(console, session, rested),
            News::Watches(who, rested) => {
                self.rest.set(rested.and_then(rest_of));
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
                Err(error) => Rest::Unreadable(error.to_string()),
            };
            self.rests(rest);
        });
    }

    /// Puts a move into the activity log of the account, once it is known what became of it.
    fn record(self, console: Console, session: &Session, at: u64, settled: &Settled) {
        let intent = self.entries.with_untracked(|entries| {
            let mut events = entries.iter().rev().map(|entry| &entry.event);
            events.find_map(|event| match event {
                Event::Intent { goes, base, .. } => Some((*goes, base.clone())),
                _ => None,
            })
        });
        let Some((goes, base)) = intent else {
            return;
        };
        let Some(entry) = self.activity(at, goes, base, settled) else {
            return;
        };
        if console.session.get_untracked().as_ref() == Some(session) {
            console.journal.update(|journal| {
                journal.record(entry);
            });
        } else {
            journal::Journal::open(session.fingerprint()).record(entry);
        }
    }

    /// What the log keeps of it: nothing of what changed nothing and is tried again.
    fn activity(
        self,
        at: u64,
        goes: Move,
        base: Option<Alias>,
        settled: &Settled,
    ) -> Option<change::Entry> {
        let Subject {
            region,
            target,
            alias,
            ..
        } = self.subject.get_value();
        let words = &text().driver;
        let mut entry = change::Entry {
            id: 0,
            at,
            region,
            target: target.clone(),
            title: (words.moves)(alias.as_str(), goes),
            sentence: String::new(),
            end: End::Done,
            receipts: Vec::new(),
            undo: None,
            undoes: None,
            undone: false,
        };
        match settled {
            Settled::Done {
                receipts,
                now,
                version,
            } => {
                if receipts.is_empty() && base == *now {
                    return None;
                }
                entry.receipts.clone_from(receipts);
                if let Some(version) = version {
                    entry.sentence = (text().preview.publishes)(*version);
                }
                if let (Some(base), Some(now)) = (base, now.clone()) {
                    let state = |alias| AliasState::Is(Box::new(alias));
                    let (before, after) = (state(base), state(now));
                    entry.sentence = sentence::of_alias(&before, &after);
                    entry.undo = Some(Reversal {
                        target,
                        aliases: vec![(after, before)],
                        triggers: Vec::new(),
                        logs: None,
                        kept: Vec::new(),
                    });
                }
            }
            Settled::NotDone {
                reason,
                lasting: true,
            } => {
                let reason = reason.clone();
                entry.end = End::Failed {
                    done: 0,
                    of: 1,
                    reason,
                };
            }
            Settled::Conflict { .. } => entry.end = End::Conflict,
            Settled::NotDone { .. } | Settled::Unclear { .. } | Settled::Dropped => return None,
        }
        Some(entry)
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
        Rested::Unsaved(reason) => Rest::Unsaved(Unsaved(reason)),
        Rested::Refused => return None,
    })
}
