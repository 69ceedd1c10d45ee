//! Rollouts that are kept in this browser are found again: after a reload, after a crash, and when
//! another page has begun one.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::Storage;

use super::Rollout;
use super::driving::{Driver, Driving};
use crate::browser;
use crate::console::connection::Session;
use crate::console::context::Console;
use crate::console::storage::storage;
use crate::driver::message::{Found, News, Order, Subject};
use crate::driver::{name, store};
use crate::rollout::{Event, Journal, Rest, State};

/// There is something here while rollouts of an account are kept: its fingerprint follows.
const MARK: &str = "halftone.rollouts.";
/// The name of this browser, and in each tab that of the tab.
const NAME: &str = "halftone.name";

/// An identifier that no other rollout has.
pub(super) fn new_id() -> String {
    format!("{}-{}", browser::now(), random(6))
}

/// Who drives here. The same after a reload.
pub(super) fn me() -> String {
    let tab = window().session_storage().ok().flatten();
    name::of(&named(storage()), &named(tab))
}

fn named(storage: Option<Storage>) -> String {
    let known = storage
        .as_ref()
        .and_then(|storage| storage.get_item(NAME).ok()?);
    known.unwrap_or_else(|| {
        let name = random(4);
        // Refused: then it is another one after a reload, and the lease is waited for.
        drop(storage.map(|storage| storage.set_item(NAME, &name)));
        name
    })
}

/// So many letters and digits.
fn random(count: usize) -> String {
    let digit = |_| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // below 36
        let digit = (js_sys::Math::random() * 36.0) as u32;
        char::from_digit(digit, 36).unwrap_or('0')
    };
    (0..count).map(digit).collect()
}

/// Says that a rollout of this account is kept; other pages learn of it too.
pub(super) fn mark(subject: &Subject) {
    if let (Some(account), Some(storage)) = (&subject.account, storage()) {
        // Refused: then it is found by nobody, but it goes on.
        drop(storage.set_item(&format!("{MARK}{account}"), &subject.id));
    }
}

/// True if this place of the storage says that rollouts of the open account are kept.
pub(super) fn is_mark_of(console: Console, key: &str) -> bool {
    let account = account(console);
    account.is_some() && key.strip_prefix(MARK) == account.as_deref()
}

fn account(console: Console) -> Option<String> {
    let fingerprint = |session: &Session| session.fingerprint().map(str::to_owned);
    let session = console.session.get_untracked()?;
    fingerprint(&session)
}

/// Takes up every rollout of the open account that is kept and not known yet.
pub(super) fn find(console: Console) {
    let (Some(account), Some(session)) = (account(console), console.session.get_untracked()) else {
        return;
    };
    let marked =
        storage().and_then(|storage| storage.get_item(&format!("{MARK}{account}")).ok()?);
    if marked.is_none() {
        return;
    }
    // The driver that looks for them ends with its answer.
    let looking: Rc<RefCell<Option<Rc<Driver>>>> = Rc::default();
    let (ending, asked) = (Rc::clone(&looking), session.clone());
    let hear = Rc::new(move |news| {
        if let News::Found(found) = news {
            if let Some(driver) = ending.take() {
                driver.end();
            }
            if console.session.get_untracked().as_ref() == Some(&asked) {
                take_in(console, found);
            }
        }
    });
    if let Ok(driver) = Driver::start(session, hear) {
        driver.order(&Order::Find { account });
        looking.replace(Some(driver));
    }
}

fn take_in(console: Console, found: Vec<Found>) {
    for Found { subject, entries } in found {
        let all = console.rollouts.all.get_untracked();
        if all.iter().any(|known| known.is(&subject)) {
            continue;
        }
        let journal = Journal { entries, length: 0 };
        // One that cannot be read is left where it is.
        let Ok(Some(plan)) = journal.plan() else {
            continue;
        };
        let state = State::of(plan, &journal);
        let ended = state.ended();
        let last = journal.entries.last();
        let left = last.is_some_and(|entry| entry.event == Event::Left);
        let rollout = console
            .rollouts
            .add(console, subject, state, journal.entries);
        match ended {
            Some(ended) => rollout.rests(Rest::Finished(ended)),
            // It was handed over: whoever has it may be driving it somewhere else.
            None if left => {}
            None => rollout.take_up(console),
        }
    }
}

impl Rollout {
    fn is(self, subject: &Subject) -> bool {
        self.subject.with_value(|known| known.id == subject.id)
    }
}

/// Removes everything that is kept of rollouts.
pub(crate) fn forget() {
    store::forget();
}
