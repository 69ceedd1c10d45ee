//! The order of the rows. It changes at once when somebody asks for another, and never under the
//! hand of somebody who is at the rows while the reading goes on.

use std::sync::Arc;

use leptos::prelude::*;

use super::lists::Lists;
use super::view::place_of;
use crate::console::clock;
use crate::console::context::Console;
use crate::console::fixed::effect;
use crate::fleet::{Sort, Standing, State, arrange};
use crate::scf::{Function, Region};

/// After how long without a touch nobody is at the rows, in milliseconds.
const REST: u64 = 5_000;

/// What was chosen: by what is sorted, which state, which text, of which functions.
type Choice = (Sort, State, String, Arc<Vec<Function>>);

/// A handle to the order. Copies are the same order.
#[derive(Clone, Copy)]
pub(super) struct Order {
    /// The positions of the functions that are shown, in the order in which they are shown.
    pub(super) rows: RwSignal<Arc<Vec<usize>>>,
    /// The order that what is read by now asks for.
    wanted: Memo<Arc<Vec<usize>>>,
    /// When somebody was last at the rows, in Unix milliseconds.
    touched: StoredValue<u64>,
}

impl Order {
    pub(super) fn of(
        console: Console,
        region: Region,
        lists: Lists,
        standings: Memo<Vec<Standing>>,
        (sort, state, filter): (RwSignal<Sort>, RwSignal<State>, RwSignal<String>),
    ) -> Self {
        let choice = Memo::new(move |_| -> Choice {
            (sort.get(), state.get(), filter.get(), lists.functions.get())
        });
        let wanted = Memo::new(move |_| {
            let (sort, state, text, functions) = choice.get();
            console.readings.with(|readings| {
                let changed = |row: usize| {
                    let function = &functions[row];
                    let read = readings.value(&place_of(region, function));
                    let aliases = read.map_or("", |aliases| &aliases.changed);
                    aliases.max(&function.mod_time)
                };
                let chosen = (sort, state, &*text);
                standings
                    .with(|standings| Arc::new(arrange(&functions, standings, &changed, chosen)))
            })
        });
        let order = Self {
            rows: RwSignal::default(),
            wanted,
            touched: StoredValue::new(0),
        };
        effect(move || {
            choice.track();
            order.apply();
        });
        // Nobody has seen what a list that is new shows.
        effect(move || {
            wanted.track();
            if order.rows.with_untracked(|rows| rows.is_empty()) {
                order.apply();
            }
        });
        order
    }

    /// How many rows there are.
    pub(super) fn len(self) -> usize {
        self.rows.with(|rows| rows.len())
    }

    /// Moves every row to where it belongs by now.
    pub(super) fn apply(self) {
        let wanted = self.wanted.get_untracked();
        if self.rows.with_untracked(|rows| *rows != wanted) {
            self.rows.set(wanted);
        }
    }

    /// How many rows would stand elsewhere.
    pub(super) fn moved(self) -> usize {
        let wanted = self.wanted.get();
        self.rows.with(|rows| {
            let longer = wanted.len().max(rows.len());
            let same = rows.iter().zip(&**wanted);
            longer - same.filter(|(one, other)| one == other).count()
        })
    }

    /// Somebody is at the rows.
    pub(super) fn touch(self) {
        self.touched.set_value(clock::now());
    }

    /// Moves the rows if nobody is at them: not for a while, and not with the focus.
    pub(super) fn rest(self) {
        let Some(touched) = self.touched.try_get_value() else {
            return;
        };
        let focus = document().active_element();
        let in_rows = |element: web_sys::Element| element.closest("tbody").ok().flatten();
        let is_used = focus.and_then(in_rows).is_some();
        if !is_used && touched + REST <= clock::now() {
            self.apply();
        }
    }
}
