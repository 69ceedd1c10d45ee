//! What is shown, and in which order.

use leptos::prelude::*;

use super::errors::ErrorsChoice;
use super::file::file_rows;
use super::view::FleetView;
use crate::console::address;
use crate::console::components::CopyLink;
use crate::console::components::save_table::save_table;
use crate::console::field::{Kind, Select, TextField};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::console::route::Route;
use crate::fleet::{Sort, State};
use crate::scf::Region;

/// The region, the text, the order, and the states with how many functions are in each.
#[component]
pub(super) fn Toolbar(fleet: FleetView) -> AnyView {
    let words = &text().fleet;
    let regions: Vec<_> = Region::ALL
        .map(|region| (region.to_string(), region.to_string()))
        .into();
    let to_region = move |chosen: String| {
        if let Ok(region) = chosen.parse() {
            address::go(&Route::Fleet(region));
        }
    };
    let sorts: Vec<_> = Sort::ALL
        .map(|sort| (sort.name().to_owned(), (words.sort_by)(sort).to_owned()))
        .into();
    let sorted = Signal::derive(move || fleet.sort.get().name().to_owned());
    let sort_by = move |chosen: String| {
        let sort = Sort::ALL.into_iter().find(|sort| sort.name() == chosen);
        fleet.sort.set(sort.unwrap_or_default());
    };
    let link = Callback::new(move |()| {
        let route = Route::Fleet(fleet.reader.region);
        route.href() + &fleet.console.query.get_untracked().text()
    });
    let rows = Callback::new(move |()| file_rows(fleet));
    let of = fleet.reader.region.to_string();
    let save = save_table(&(words.title)(fleet.reader.region), "functions", of, rows);
    let busy = move || fleet.lists.is_loading().then_some("true");
    let region = fleet.reader.region.to_string();
    view! {
        <div class="toolbar">
            <Select label=text().functions.region options=regions value=region on_choose=to_region />
            <TextField label=words.filter hint=words.filter_hint kind=Kind::Search value=fleet.filter />
            <Select label=words.sort options=sorts value=sorted on_choose=sort_by />
            <button type="button" aria-busy=dynamic(busy) on:click=move |_| fleet.refresh()>
                {text().shell.refresh}
            </button>
        </div>
        <div class="row fleet-choices">
            <div class="fleet-states" role="group" aria-label=words.states>
                {State::ALL.map(|state| choice(fleet, state)).into_iter().collect_view()}
            </div>
            <ErrorsChoice fleet=fleet />
            <div class="row push"><CopyLink href=link /> {save}</div>
        </div>
    }
    .fixed()
}

/// A state as a button that stays pressed.
fn choice(fleet: FleetView, state: State) -> AnyView {
    let pressed = move || {
        if fleet.state.get() == state {
            "true"
        } else {
            "false"
        }
    };
    let label = move || (text().fleet.state)(state, fleet.tally.get().count(state));
    view! {
        <button type="button" class="small" aria-pressed=dynamic(pressed) on:click=move |_| fleet.state.set(state)>
            {dynamic(label)}
        </button>
    }
    .fixed()
}
