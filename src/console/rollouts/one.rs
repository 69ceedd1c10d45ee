//! One rollout: what can be asked of it and said to it.

use std::rc::Rc;

use leptos::prelude::*;

use super::driving::Driving;
use super::{Home, Rollout, Stand};
use crate::console::context::Console;
use crate::console::route::{FunctionPlace, Place};
use crate::driver::message::{Order, Subject};
use crate::rollout::{Command, Entry, Rest, State, write};
use crate::traffic::AliasName;

impl Rollout {
    pub(super) fn new(
        console: Console,
        subject: Subject,
        state: State,
        entries: Vec<Entry>,
    ) -> Self {
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

    pub(super) fn is_on(self, place: &FunctionPlace, alias: &AliasName) -> bool {
        self.place.with_value(|known| known == place)
            && self.subject.with_value(|subject| subject.alias == *alias)
    }

    pub(super) fn is_on_same(self, other: Self) -> bool {
        let alias = other.subject.with_value(|subject| subject.alias.clone());
        other.place.with_value(|place| self.is_on(place, &alias))
    }

    pub(super) fn lock(self) -> Option<String> {
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

    pub(super) fn rests(self, rest: Rest) {
        self.rest.set(Some(rest.clone()));
        self.stand.set(Stand::Rests(rest));
    }

    pub(super) fn driver(self) -> Option<Rc<dyn Driving>> {
        self.driver.get_value()
    }

    pub(super) fn take_driver(self) -> Option<Rc<dyn Driving>> {
        self.driver.try_update_value(Option::take).flatten()
    }

    pub(super) fn order(self, order: &Order) {
        if let Some(driver) = self.driver() {
            driver.order(order);
        }
    }

    pub(super) fn end(self) {
        if let Some(driver) = self.take_driver() {
            driver.end();
        }
    }
}
