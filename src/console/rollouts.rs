//! The rollouts of the open account, as its pages follow them.
//!
//! A page begins one, says something to it and shows what its journal says. Each is driven by a
//! worker of its own, in this page or in another one of this browser. Must never decide what is next:
//! that is [`rollout::next`](crate::rollout::next()).

mod attention;
mod driving;
mod find;
mod hear;
mod refusal;
mod watch;

pub(crate) use attention::Permission;
pub(crate) use find::forget;
pub(crate) use watch::watch;

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use self::driving::Driving;
use super::connection::Session;
use super::context::Console;
use super::route::{FunctionPlace, Place};
use crate::change::Target;
use crate::driver::message::{Order, Subject};
use crate::rollout::{Command, Entry, Journal, Plan, Rest, State, Unreadable, write};
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
    /// What whoever drives it rests at, here or in another page; nothing while something is done, or
    /// while it is not known.
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
        let session = console.session.get_untracked();
        spawn_local(async move {
            let Some(session) = session else {
                return;
            };
            let region = rollout.place.with_value(|place| place.place.region);
            match refusal::refusal(&session, region).await {
                Some(reason) => rollout.rests(Rest::Unreadable(reason)),
                None => rollout.take_up(console),
            }
        });
        rollout
    }

    /// Goes on with the rollout of a journal, from here.
    pub(crate) fn import(
        self,
        console: Console,
        place: FunctionPlace,
        text: &str,
    ) -> Result<Rollout, Unreadable> {
        let journal = Journal::read(text)?;
        let plan = journal.plan()?.ok_or(Unreadable::NoPlan)?;
        let subject = subject(console, &place, &plan.alias);
        let state = State::of(plan, &journal);
        let rollout = self.add(console, subject, state, journal.entries.clone());
        rollout.start(|subject, me| Order::Import {
            subject,
            me,
            entries: journal.entries,
        });
        Ok(rollout)
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

impl Rollout {
    fn new(console: Console, subject: Subject, state: State, entries: Vec<Entry>) -> Self {
        let place = Place {
            region: subject.region,
            namespace: subject.target.namespace.clone(),
        };
        Self {
            place: StoredValue::new(place.function(&subject.target.function)),
            state: RwSignal::new_local(state),
            entries: RwSignal::new_local(entries),
            stand: RwSignal::new(Stand::Idle),
            rest: RwSignal::new(None),
            followed: RwSignal::new(false),
            unheard: RwSignal::new(false),
            subject: StoredValue::new(subject),
            home: StoredValue::new_local(Home {
                console,
                session: console.session.get_untracked(),
            }),
            driver: StoredValue::new_local(None),
        }
    }

    fn is_on(self, place: &FunctionPlace, alias: &AliasName) -> bool {
        self.place.with_value(|known| known == place)
            && self.subject.with_value(|subject| subject.alias == *alias)
    }

    fn is_on_same(self, other: Self) -> bool {
        let alias = other.subject.with_value(|subject| subject.alias.clone());
        other.place.with_value(|place| self.is_on(place, &alias))
    }

    fn lock(self) -> Option<String> {
        self.subject.with_value(Subject::lock)
    }

    /// The alias that it is on.
    pub(crate) fn alias(self) -> AliasName {
        self.subject.with_value(|subject| subject.alias.clone())
    }

    /// True if its journal survives the page; that of the demo account ends with it.
    pub(crate) fn is_kept(self) -> bool {
        self.subject.with_value(|subject| subject.account.is_some())
    }

    /// True if closing this page would leave it without a driver. Tracked.
    pub(crate) fn needs_this_page(self) -> bool {
        let driven = matches!(self.stand.get(), Stand::Works | Stand::Rests(_));
        let ended = self.state.with(|state| state.ended().is_some());
        driven && !ended && !self.entries.with(Vec::is_empty) && !self.followed.get()
    }

    /// Says something to it, whoever drives.
    pub(crate) fn say(self, console: Console, said: Command) {
        self.unheard.set(false);
        if self.driver().is_none() {
            self.take_up(console);
        }
        self.order(&Order::Say(said));
    }

    /// Drives it from here until it rests for good, or watches whoever does.
    pub(crate) fn take_up(self, _: Console) {
        if self.driver().is_some() {
            self.order(&Order::Again);
        } else if self.entries.with_untracked(Vec::is_empty) {
            let plan = self.state.with_untracked(|state| write(state.plan()));
            self.start(|subject, me| Order::Begin { subject, me, plan });
        } else {
            self.start(|subject, me| Order::Follow { subject, me });
        }
    }

    /// Drives it from here no longer, so that somebody else can at once.
    pub(crate) fn leave(self, _: Console) {
        self.order(&Order::Leave);
    }

    fn rests(self, rest: Rest) {
        self.rest.set(Some(rest.clone()));
        self.stand.set(Stand::Rests(rest));
    }

    fn driver(self) -> Option<Rc<dyn Driving>> {
        self.driver.get_value()
    }

    fn take_driver(self) -> Option<Rc<dyn Driving>> {
        self.driver.try_update_value(Option::take).flatten()
    }

    fn order(self, order: &Order) {
        if let Some(driver) = self.driver() {
            driver.order(order);
        }
    }

    fn end(self) {
        if let Some(driver) = self.take_driver() {
            driver.end();
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
