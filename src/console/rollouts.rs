//! The rollouts of the open account, as its pages follow them.
//!
//! A page begins one, says something to it and shows what its journal says. Each is driven by a
//! worker of its own, in this page or in another one of this browser. Must never decide what is next:
//! that is [`rollout::next`](crate::rollout::next()).

mod attention;
mod driving;
mod find;
mod hear;
mod one;
mod record;
mod watch;

pub(crate) use attention::Permission;
pub(crate) use find::forget;
pub(crate) use watch::watch;

use std::rc::Rc;

use leptos::prelude::*;

use self::driving::Driving;
use super::connection::Session;
use super::context::Console;
use super::route::FunctionPlace;
use crate::change::Target;
use crate::driver::message::{Order, Subject};
use crate::rollout::{Entry, Journal, Plan, Reason, Rest, State};
use crate::scf::Mode;
use crate::traffic::AliasName;

/// Every rollout that is known of the open account. Copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Rollouts {
    all: RwSignal<Vec<Rollout>, LocalStorage>,
    /// What somebody has to see to, in a few words; nothing if no rollout waits for anybody.
    pub(crate) attention: RwSignal<Option<String>>,
    /// They outlive the page that began them.
    owner: StoredValue<Option<Owner>>,
}

/// One rollout. Copies are the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rollout {
    /// The function.
    pub(crate) place: StoredValue<FunctionPlace>,
    /// The plan and everything that its journal says of it.
    pub(crate) state: RwSignal<State, LocalStorage>,
    /// The journal itself, in order.
    pub(crate) entries: RwSignal<Vec<Entry>, LocalStorage>,
    /// What it is about at this moment.
    pub(crate) stand: RwSignal<Stand>,
    /// What whoever drives it rested at last, here or in another page; nothing once something was
    /// done, or while it is not known.
    pub(crate) rest: RwSignal<Option<Rest>>,
    /// True if another page would take it up at once if this one were closed.
    pub(crate) followed: RwSignal<bool>,
    /// True if what was said last did not reach the page that drives.
    pub(crate) unheard: RwSignal<bool>,
    subject: StoredValue<Subject>,
    home: StoredValue<Home, LocalStorage>,
    driver: StoredValue<Option<Rc<dyn Driving>>, LocalStorage>,
}

/// Where a rollout is at home: another account may be open by now.
#[derive(Clone)]
struct Home {
    console: Console,
    session: Option<Session>,
}

/// What a rollout is about at this moment, as this page knows.
#[derive(Clone, Debug, PartialEq)]
pub enum Stand {
    /// It is being driven from here: something is looked at, kept or carried out.
    Works,
    /// It is driven from here and rests.
    Rests(Rest),
    /// Another page of this browser drives: its name.
    Watched(String),
    /// Nobody here drives it: it was not taken up yet.
    Idle,
}

impl Rollouts {
    /// None yet, and room for them for as long as the console is there.
    pub(crate) fn new() -> Self {
        Self {
            all: RwSignal::new_local(Vec::new()),
            attention: RwSignal::new(None),
            owner: StoredValue::new(Owner::current()),
        }
    }

    /// The rollout on an alias, if there is one. Tracked.
    pub(crate) fn of(self, place: &FunctionPlace, alias: &AliasName) -> Option<Rollout> {
        self.all.with(|all| {
            let is_it = |rollout: &&Rollout| rollout.is_on(place, alias);
            all.iter().rev().find(is_it).copied()
        })
    }

    /// Every rollout. Tracked.
    pub(crate) fn all(self) -> Vec<Rollout> {
        self.all.get()
    }

    /// Begins a rollout and drives it from here.
    pub(crate) fn begin(self, console: Console, place: FunctionPlace, plan: Plan) -> Rollout {
        let subject = subject(console, &place, &plan.alias);
        let rollout = self.add(console, subject, State::new(plan), Vec::new());
        // Better known before than in the middle of it.
        match untrack(|| console.forbids_mode(Mode::Rollout)) {
            Some(forbidden) => {
                let words = forbidden.words().to_owned();
                rollout.rests(Rest::Unreadable(Reason::Said(words)));
            }
            None => rollout.take_up(console),
        }
        rollout
    }

    /// Goes on with the rollout of a journal, from here.
    pub(crate) fn import(
        self,
        console: Console,
        place: FunctionPlace,
        plan: Plan,
        journal: Journal,
    ) -> Rollout {
        let subject = subject(console, &place, &plan.alias);
        let state = State::of(plan, &journal);
        let rollout = self.add(console, subject, state, journal.entries.clone());
        rollout.start(|subject, me| Order::Import {
            subject,
            me,
            entries: journal.entries,
        });
        rollout
    }

    /// Forgets one that is over, or never began.
    pub(crate) fn put_away(self, rollout: Rollout) {
        rollout.end();
        self.all.update(|all| all.retain(|one| *one != rollout));
        if rollout.is_kept() && !rollout.entries.with_untracked(Vec::is_empty) {
            rollout.start(|subject, _| Order::PutAway { id: subject.id });
        }
    }

    /// Knows one more, in place of one on the same alias that never began.
    fn add(self, console: Console, subject: Subject, state: State, entries: Vec<Entry>) -> Rollout {
        let owner = self.owner.get_value().unwrap_or_default();
        let rollout = owner.with(|| Rollout::new(console, subject, state, entries));
        self.all.update(|all| {
            all.retain(|other| {
                let is_same = other.lock() == rollout.lock() && other.is_on_same(rollout);
                let stays = !is_same || !other.entries.with_untracked(Vec::is_empty);
                if !stays {
                    other.end();
                }
                stays
            });
            all.push(rollout);
        });
        rollout
    }

    /// Forgets them all. What is under way is settled in the journal first.
    pub(crate) fn forget(self) {
        for rollout in self.all.get_untracked() {
            if let Some(driver) = rollout.take_driver() {
                driver.let_go();
            }
        }
        self.all.set(Vec::new());
    }

    /// Drives none any more, at once: the page is going away.
    pub(crate) fn leave(self) {
        for rollout in self.all.get_untracked() {
            rollout.end();
        }
    }
}

fn subject(console: Console, place: &FunctionPlace, alias: &AliasName) -> Subject {
    let account = console.session.with_untracked(|session| {
        let fingerprint = session.as_ref().and_then(Session::fingerprint);
        fingerprint.map(str::to_owned)
    });
    Subject {
        id: find::new_id(),
        account,
        region: place.place.region,
        target: Target {
            namespace: place.place.namespace.clone(),
            function: place.function.clone(),
        },
        alias: alias.clone(),
    }
}
