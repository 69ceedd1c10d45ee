//! The rollouts of the open account, as its pages follow them.
//!
//! A page begins one, says something to it and shows what its journal says; whoever drives is
//! behind this. Must never decide what is next: that is [`rollout::next`](crate::rollout::next()).

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::clock;
use super::connection::Session;
use super::context::Console;
use super::route::FunctionPlace;
use crate::rollout::{self, Command, Entry, Host, Observation, Plan, Rest, State, Unsaved, drive};
use crate::scf::Pending;
use crate::traffic::AliasName;

/// Every rollout that is known of the open account. Copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Rollouts(RwSignal<Vec<Rollout>, LocalStorage>);

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
}

/// What a rollout is about at this moment, as this page knows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Stand {
    /// It is being driven from here: something is looked at, kept or carried out.
    Works,
    /// It is driven from here and rests.
    Rests(Rest),
    /// Another page of this browser drives: its name.
    Watched(String),
    /// Nobody here drives it: it was not taken up yet.
    Idle,
}

impl Default for Rollouts {
    fn default() -> Self {
        Self(RwSignal::new_local(Vec::new()))
    }
}

impl Rollouts {
    /// The rollout on an alias, if there is one. Tracked.
    pub(crate) fn of(self, place: &FunctionPlace, alias: &AliasName) -> Option<Rollout> {
        self.0.with(|all| {
            let is_it = |rollout: &&Rollout| rollout.is_on(place, alias);
            all.iter().rev().find(is_it).copied()
        })
    }

    /// Begins a rollout and drives it from here.
    pub(crate) fn begin(self, console: Console, place: FunctionPlace, plan: Plan) -> Rollout {
        let rollout = Rollout {
            place: StoredValue::new(place),
            state: RwSignal::new_local(State::new(plan)),
            entries: RwSignal::new_local(Vec::new()),
            stand: RwSignal::new(Stand::Idle),
        };
        self.0.update(|all| all.push(rollout));
        rollout.take_up(console);
        rollout
    }

    /// Forgets them all, and drives none any more.
    pub(crate) fn forget(self) {
        self.0.set(Vec::new());
    }
}

impl Rollout {
    fn is_on(self, place: &FunctionPlace, alias: &AliasName) -> bool {
        self.place.with_value(|known| known == place)
            && self
                .state
                .with_untracked(|state| state.plan().alias == *alias)
    }

    /// Says something to it.
    pub(crate) fn say(self, console: Console, said: Command) {
        let Some(session) = console.session.get_untracked() else {
            return;
        };
        spawn_local(async move {
            let desk = Desk(self, session);
            let mut state = self.state.get_untracked();
            drop(rollout::command(&mut state, &desk, "page", said).await);
            self.take_up(console);
        });
    }

    /// Drives it from here until it rests for good.
    pub(crate) fn take_up(self, console: Console) {
        let Some(session) = console.session.get_untracked() else {
            return;
        };
        let region = self.place.with_value(|place| place.place.region);
        let Some(client) = console.client(region) else {
            return;
        };
        let seen = Rc::new(RefCell::new(Observation::default()));
        spawn_local(async move {
            let desk = Desk(self, session);
            loop {
                self.stand.set(Stand::Works);
                let mut state = self.state.get_untracked();
                let mut last = seen.take();
                let rest = drive(&client, &mut state, &mut last, &desk, "page").await;
                seen.replace(last);
                self.stand.set(Stand::Rests(rest.clone()));
                let Rest::Until(until) = rest else {
                    return;
                };
                while desk.now() < until {
                    clock::sleep(200).await;
                }
            }
        });
    }
}

struct Desk(Rollout, Session);

impl Host for Desk {
    fn now(&self) -> u64 {
        self.1.time()
    }

    fn keep<'a>(&'a self, entry: &'a Entry) -> Pending<'a, Result<(), Unsaved>> {
        self.0.entries.update(|entries| entries.push(entry.clone()));
        self.0.state.update(|state| state.apply(entry));
        Box::pin(std::future::ready(Ok(())))
    }
}
