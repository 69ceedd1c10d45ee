//! What the page shows of the functions of a region, and what was chosen.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::Shown;
use super::lists::Lists;
use super::order::Order;
use crate::console::clock;
use crate::console::connection::Session;
use crate::console::context::{Console, PageState};
use crate::console::fixed::effect;
use crate::console::query::{self, Query};
use crate::console::reader::Reader;
use crate::console::route::{FunctionPlace, Place, Route};
use crate::fleet::{Progress, Sort, Standing, State, Tally};
use crate::scf::{Function, Region};
use crate::telemetry::Reason;

/// After how long without scrolling what is seen stays so for a while.
const CALM: Duration = Duration::from_millis(600);
/// How often the age of what is shown is told anew.
const TICK: Duration = Duration::from_secs(5);

/// A handle to all of the page. Copies are the same page.
#[derive(Clone, Copy)]
pub(super) struct FleetView {
    pub(super) console: Console,
    pub(super) lists: Lists,
    /// Reads the aliases.
    pub(super) reader: Reader,
    /// What is looked for.
    pub(super) filter: RwSignal<String>,
    /// Which functions are shown.
    pub(super) state: RwSignal<State>,
    /// By what they are ordered.
    pub(super) sort: RwSignal<Sort>,
    /// How many functions are in each state, as far as they are read.
    pub(super) tally: Memo<Tally>,
    /// The rows that are shown.
    pub(super) order: Order,
    /// Which rows can be seen: from the first to before the last.
    pub(super) seen: RwSignal<(usize, usize)>,
    /// The same once nobody has scrolled for a moment.
    pub(super) calm: RwSignal<(usize, usize)>,
    /// True while errors are shown, which Monitor is asked for.
    pub(super) errors: RwSignal<bool>,
    /// Why Monitor does not tell them.
    pub(super) trouble: RwSignal<Option<Reason>>,
    /// What stands in the middle of the page.
    pub(super) shown: Memo<Shown>,
    /// The time, in Unix milliseconds, moved on every few seconds.
    pub(super) now: RwSignal<u64>,
    /// How many requests the client of the region had sent when the page was opened.
    pub(super) sent_before: u64,
}

impl FleetView {
    /// Opens the page of a region.
    pub(super) fn open(console: Console, region: Region) -> Self {
        let sent_before = console.client(region).map_or(0, |client| client.sent());
        let is_cloud = console
            .session
            .with_untracked(|session| session.as_ref().is_some_and(Session::is_cloud));
        let lists = Lists::read(console, region);
        let reader = Reader::new(console, region);
        let (filter, state) = (RwSignal::new(String::new()), RwSignal::new(State::All));
        let sort = RwSignal::new(Sort::Need);
        let standings = Memo::new(move |_| standings(console, region, lists));
        let order = Order::of(console, region, lists, standings, (sort, state, filter));
        let shown = Memo::new(move |_| Shown::of(lists, order.len()));
        let view = Self {
            console,
            lists,
            reader,
            filter,
            state,
            sort,
            tally: Memo::new(move |_| standings.with(|standings| Tally::of(standings))),
            order,
            seen: RwSignal::new((0, 0)),
            calm: RwSignal::new((0, 0)),
            trouble: RwSignal::new(None),
            // The demo account costs nothing.
            errors: RwSignal::new(!is_cloud),
            shown,
            now: RwSignal::new(clock::now()),
            sent_before,
        };
        view.follow();
        let says = move || {
            let named = |name: &str, usual: &str| {
                let is_usual = name == usual;
                if is_usual {
                    String::new()
                } else {
                    name.to_owned()
                }
            };
            let (sort, state) = (view.sort.get().name(), view.state.get().name());
            Query::of([
                ("sort", named(sort, Sort::default().name())),
                ("state", named(state, State::default().name())),
                ("filter", view.filter.get()),
            ])
        };
        let take = move |query: Query| {
            let sort = Sort::ALL
                .into_iter()
                .find(|sort| sort.name() == query.get("sort"));
            let state = State::ALL
                .into_iter()
                .find(|state| state.name() == query.get("state"));
            view.sort.set(sort.unwrap_or_default());
            view.state.set(state.unwrap_or_default());
            view.filter.set(query.get("filter").to_owned());
        };
        let is_there = |route: &Route| matches!(route, Route::Fleet(_));
        query::keep(console, is_there, Callback::new(take), Signal::derive(says));
        view
    }

    /// Tells the reader what there is and what is seen, and lets time pass.
    fn follow(self) {
        effect(move || {
            let functions = self.lists.functions.get();
            let places = functions
                .iter()
                .map(|function| place_of(self.reader.region, function));
            self.reader.cover(places.collect());
        });
        effect(move || self.reader.see(self.in_view()));
        effect(move || {
            let seen = self.seen.get();
            let settle = move || {
                self.calm.try_set(seen);
            };
            if let Ok(timer) = set_timeout_with_handle(settle, CALM) {
                on_cleanup(move || timer.clear());
            }
        });
        // Whoever looks at nothing in particular wants to see what waits once all is read.
        let is_complete = Memo::new(move |_| self.progress().is_complete());
        effect(move || {
            if is_complete.get() {
                self.rest();
            }
        });
        let tick = move || {
            self.now.try_set(clock::now());
            self.rest();
        };
        if let Ok(timer) = set_interval_with_handle(tick, TICK) {
            on_cleanup(move || timer.clear());
        }
    }

    /// Moves the rows to where they belong by now, unless somebody is at them or further down.
    fn rest(self) {
        if let Some((0, _)) = self.seen.try_get_untracked() {
            self.order.rest();
        }
    }

    /// The function in a position of the list.
    pub(super) fn function(self, position: usize) -> Option<Function> {
        self.lists
            .functions
            .with_untracked(|functions| functions.get(position).cloned())
    }

    /// The functions that can be seen, in order.
    fn in_view(self) -> Vec<FunctionPlace> {
        let (first, last) = self.seen.get();
        let functions = self.lists.functions.get();
        self.order.rows.with(|rows| {
            let rows = rows.iter().take(last).skip(first);
            let functions = rows.filter_map(|&row| functions.get(row));
            functions
                .map(|function| place_of(self.reader.region, function))
                .collect()
        })
    }

    /// True once everything that can be seen is read, or known not to be had.
    pub(super) fn seen_is_settled(self) -> bool {
        if self.shown.get() != Shown::Rows {
            return true;
        }
        // Nothing was measured yet.
        if self.seen.get() == (0, 0) {
            return false;
        }
        let refused = self.reader.pace.get().is_refused();
        let seen = self.in_view();
        self.console
            .readings
            .with(|readings| refused || seen.iter().all(|place| readings.is_settled(place)))
    }

    /// How far the reading is.
    pub(super) fn progress(self) -> Progress {
        let functions = self.lists.functions.get();
        let read = self.console.readings.with(|readings| {
            let read =
                |function: &&Function| readings.is_settled(&place_of(self.reader.region, function));
            functions.iter().filter(read).count()
        });
        Progress {
            read,
            total: functions.len(),
        }
    }

    /// How many requests were sent since the page was opened.
    pub(super) fn sent(self) -> u64 {
        let client = self.console.client(self.reader.region);
        client.map_or(0, |client| client.sent().saturating_sub(self.sent_before))
    }

    /// Reads everything once more.
    pub(super) fn refresh(self) {
        self.console.state.set(PageState::Loading);
        self.lists.again();
        self.reader.again();
    }

    /// Leaves nothing out any more.
    pub(super) fn show_all(self) {
        self.filter.set(String::new());
        self.state.set(State::All);
    }
}

/// Where a function of a list is.
pub(super) fn place_of(region: Region, function: &Function) -> FunctionPlace {
    FunctionPlace {
        place: Place {
            region,
            namespace: function.namespace.clone(),
        },
        function: function.function_name.clone(),
    }
}

/// Where each function stands.
fn standings(console: Console, region: Region, lists: Lists) -> Vec<Standing> {
    let (functions, at): (Arc<Vec<Function>>, u64) = (lists.functions.get(), lists.at());
    console.readings.with(|readings| {
        let standing = |function: &Function| {
            let read = readings.value(&place_of(region, function));
            Standing::of(function, read.map(|aliases| &**aliases), at)
        };
        functions.iter().map(standing).collect()
    })
}
