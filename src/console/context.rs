//! What every part of the console shares. Made once at the root, so it outlives every page.

use std::ops::Deref;
use std::rc::Rc;

use leptos::prelude::*;

use super::connection::{Forbidden, Session};
use super::journal::Journal;
use super::keys::{KeyHolder, shelf};
use super::language::{self, Language};
use super::operation::Operation;
use super::plan_sheet::Drafts;
use super::presenter::Presenter;
use super::query::Query;
use super::reader::Readings;
use super::recorder::Recorder;
use super::rollouts::Rollouts;
use super::route::{FunctionPlace, Route};
use super::telemetry::Telemetry;
use crate::change;
use crate::scf::{Client, Mode, Region};

/// A handle to the shared state. Copies are the same state. There is one for each start of the
/// console, and it lasts as long as the page: so it is an address alone, cheap to hand on.
#[derive(Clone, Copy)]
pub(crate) struct Console(&'static Shared);

impl Deref for Console {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        self.0
    }
}

/// The shared state itself: handles again, one for each thing that pages follow.
pub(crate) struct Shared {
    /// The language in which the page is made.
    pub(crate) language: RwSignal<Language>,
    /// True if another one was wanted and did not arrive.
    pub(crate) language_missing: RwSignal<bool>,
    /// Whoever holds the key of an account, once somebody was asked for one: [`keys::holder`](super::keys::holder).
    pub(crate) keys: StoredValue<Option<Rc<dyn KeyHolder>>, LocalStorage>,
    /// True while it is asked whether it still holds one.
    pub(crate) resuming: RwSignal<bool>,
    /// True once an account was locked, until one is open again.
    pub(crate) locked: RwSignal<bool>,
    /// What the relay wants to be shown, if a link or a person said so.
    pub(crate) relay_token: RwSignal<Option<String>>,
    /// The open account.
    pub(crate) session: RwSignal<Option<Session>, LocalStorage>,
    /// What the address says.
    pub(crate) route: RwSignal<Route>,
    /// How the address says that the page is looked at.
    pub(crate) query: RwSignal<Query>,
    /// What the page calls itself, for the title of the window.
    pub(crate) title: RwSignal<String>,
    /// How far the page is.
    pub(crate) state: RwSignal<PageState>,
    /// What was read of the aliases of functions by the pages that list them.
    pub(crate) readings: RwSignal<Readings>,
    /// What was done in the account.
    pub(crate) journal: RwSignal<Journal>,
    /// The change that is being previewed or carried out.
    pub(crate) operation: RwSignal<Option<Operation>>,
    /// Counts what was carried out, for pages that show what it may have changed.
    pub(crate) written: RwSignal<u32>,
    /// Counts the drafts that were given up for what somebody else did.
    pub(crate) surrendered: RwSignal<u32>,
    /// A deployment whose code the person has yet to choose, on the page of the function.
    pub(crate) wants_code: RwSignal<Option<change::Deploy>>,
    /// What Monitor measured of the functions that are looked at.
    pub(crate) telemetry: Telemetry,
    /// What is recorded of the functions that are looked at, and what is looked back at.
    pub(crate) recorder: Recorder,
    /// Opens the command field, and says whether it is open.
    pub(crate) commanding: RwSignal<bool>,
    /// Opens the list of keys, and says whether it is open.
    pub(crate) listing_keys: RwSignal<bool>,
    /// What the presenter of the demo account does.
    pub(crate) presenter: Presenter,
    /// The rollouts of the open account.
    pub(crate) rollouts: Rollouts,
    /// The plans that were begun and not started.
    pub(crate) drafts: StoredValue<Drafts>,
}

/// How far what a page shows is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PageState {
    /// On its way.
    Loading,
    /// There.
    Ready,
    /// Not to be had.
    Failed,
}

impl PageState {
    /// The value of `data-state`.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Ready => "ready",
            Self::Failed => "failed",
        }
    }
}

impl Console {
    /// A console at this address, with nobody connected.
    pub(crate) fn new(route: Route) -> Self {
        let session = RwSignal::new_local(None);
        Self(Box::leak(Box::new(Shared {
            language: RwSignal::new(language::language()),
            language_missing: RwSignal::new(false),
            keys: StoredValue::new_local(None),
            resuming: RwSignal::new(false),
            locked: RwSignal::new(false),
            relay_token: RwSignal::new(None),
            session,
            route: RwSignal::new(route),
            query: RwSignal::new(super::address::query()),
            title: RwSignal::default(),
            state: RwSignal::new(PageState::Loading),
            readings: RwSignal::default(),
            journal: RwSignal::default(),
            operation: RwSignal::new(None),
            written: RwSignal::new(0),
            surrendered: RwSignal::new(0),
            wants_code: RwSignal::new(None),
            telemetry: Telemetry::new(session),
            recorder: Recorder::new(),
            commanding: RwSignal::new(false),
            listing_keys: RwSignal::new(false),
            presenter: Presenter::default(),
            rollouts: Rollouts::new(),
            drafts: StoredValue::default(),
        })))
    }

    /// The client for a region, while an account is open.
    pub(crate) fn client(self, region: Region) -> Option<Client> {
        let session = self.session.read_untracked();
        session.as_ref().map(|session| session.client(region))
    }

    /// Opens an account in place of the one that was open.
    pub(crate) fn open(self, session: Session) {
        self.forget();
        self.journal.set(session.journal());
        self.locked.set(false);
        if session.is_cloud() {
            shelf::set_open(true);
        }
        self.session.set(Some(session));
    }

    /// The key of the open account was locked. The address stays: it is where to go on.
    pub(crate) fn shut(self) {
        let is_cloud = |session: &Option<Session>| session.as_ref().is_some_and(Session::is_cloud);
        if self.session.with_untracked(is_cloud) {
            self.forget();
            self.locked.set(true);
        }
    }

    /// Why the open connection does not carry a plan out, if it does not. Tracked.
    pub(crate) fn forbids(self, plan: &change::Plan) -> Option<Forbidden> {
        self.forbids_mode(plan.mode())
    }

    /// Why it does nothing that needs this mode, if it does not. Tracked.
    pub(crate) fn forbids_mode(self, needed: Mode) -> Option<Forbidden> {
        let forbids = |session: &Session| session.forbids(needed);
        self.session
            .with(|session| session.as_ref().and_then(forbids))
    }

    /// Forgets the account and everything that was read from it.
    pub(crate) fn forget(self) {
        self.session.set(None);
        self.readings.update(Readings::clear);
        self.journal.set(Journal::default());
        self.telemetry.forget();
        self.presenter.forget();
        self.recorder.forget();
        self.rollouts.forget();
        self.drafts.set_value(Drafts::default());
    }

    /// Forgets what a write to this function may have changed, and has the page read it again.
    pub(crate) fn wrote(self, function: FunctionPlace) {
        self.readings.update(|readings| readings.forget(&function));
        self.written.update(|count| *count += 1);
    }
}

/// The shared state, inside any component.
pub(crate) fn console() -> Console {
    // The root provides it before anything else is made.
    use_context().unwrap_or_else(|| Console::new(Route::NotFound))
}
