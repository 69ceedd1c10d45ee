//! One function: its name, what waits, what its aliases do, and how old that is.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::errors::errors;
use super::view::{FleetView, place_of};
use crate::console::components::icon::{Icon, Sign};
use crate::console::components::{StatusBadge, still_bar};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::console::moment::of_cloud;
use crate::console::route::{FunctionPlace, Route};
use crate::fleet::{AliasLine, Aliases, Doing, Known, Need, needs};
use crate::scf::Function;

/// How many aliases a row shows.
pub(super) const MOST: usize = 3;

/// What was read of the function of a row.
pub(super) type Reading = Memo<Known<Arc<Aliases>>>;

/// The row of the function in a position of the list. All of it hangs on two memos; what they tell
/// is drawn anew as a whole.
pub(super) fn row(fleet: FleetView, position: usize) -> AnyView {
    let Some(function) = fleet.function(position) else {
        return ().fixed();
    };
    let place = place_of(fleet.reader.region, &function);
    let key = place.clone();
    let reading: Reading = Memo::new(move |_| fleet.console.readings.with(|all| all.known(&key)));
    let number = Memo::new(move |_| {
        let rows = fleet.order.rows.read();
        rows.iter()
            .position(|row| *row == position)
            .unwrap_or_default()
    });
    let top = move || format!("calc(var(--row) * {})", number.get());
    let href = Route::Function(place.clone()).href();
    let name = function.function_name.clone();
    let namespace = function.namespace.clone();
    let status = function.status.to_string();
    let place = StoredValue::new(place);
    let function = StoredValue::new(function);
    let waiting =
        move || reading.with(|known| waiting(fleet, place, &function.read_value(), known));
    let doing = move || reading.with(|known| doing(fleet, place, known));
    let changed =
        move || reading.with(|known| changed(fleet, place, &function.read_value(), known));
    let errors = move || {
        fleet.errors.get().then(|| {
            let picture = errors(fleet, &place.read_value(), reading, number);
            view! { <td role="cell">{picture}</td> }.fixed()
        })
    };
    let row = view! {
        <tr
            role="row"
            aria-rowindex=dynamic(move || number.get() + 2)
            data-row=position
            style:top=dynamic(top)
        >
            <th role="rowheader" scope="row">
                <a href=href title=name>{name.clone()}</a>
                <span class="fleet-place">
                    <span class="soft">{namespace}</span>
                    <StatusBadge status=status />
                </span>
            </th>
            <td role="cell">{dynamic(waiting)}</td>
            <td role="cell">{dynamic(doing)}</td>
            {dynamic(errors)}
            <td role="cell" class="soft">{dynamic(changed)}</td>
        </tr>
    };
    row.fixed()
}

/// What waits for a human, the most urgent of it in words.
fn waiting(
    fleet: FleetView,
    place: StoredValue<FunctionPlace>,
    function: &Function,
    known: &Known<Arc<Aliases>>,
) -> Option<AnyView> {
    let needs = needs(function, known.value.as_deref(), fleet.lists.at());
    let first = needs.first()?;
    let words = &text().fleet;
    let urgent = first.rank() > Need::URGENT;
    let sentence = (words.need)(first);
    let sentence = match first.alias() {
        Some(alias) => {
            let href = Route::Alias(place.get_value(), alias.clone()).href();
            view! { <a href=href>{sentence}</a> }.fixed()
        }
        None => sentence.fixed(),
    };
    let more = needs.len() - 1;
    let more = (more > 0)
        .then(|| view! { <span class="soft">" " {(words.more_needs)(more)}</span> }.fixed());
    Some(view! { <span class="fleet-need" data-urgent=urgent>{sentence}{more}</span> }.fixed())
}

/// What the aliases do, as many as there is room for.
fn doing(
    fleet: FleetView,
    place: StoredValue<FunctionPlace>,
    known: &Known<Arc<Aliases>>,
) -> AnyView {
    let Some(aliases) = &known.value else {
        return unread(fleet, place, known);
    };
    let words = &text().fleet;
    let shown = shown_lines(aliases);
    let lines = shown.iter().map(line).collect_view();
    let more = aliases.lines.len() - shown.len();
    let more =
        (more > 0).then(|| view! { <li class="soft">{(words.more_aliases)(more)}</li> }.fixed());
    view! { <ul class="fleet-aliases">{lines}{more}</ul> }.fixed()
}

/// The aliases that there is room for. The line that tells of more takes the place of one.
pub(super) fn shown_lines(aliases: &Aliases) -> &[AliasLine] {
    let lines = &aliases.lines;
    let shown = if lines.len() > MOST { MOST - 1 } else { MOST };
    lines.get(..shown).unwrap_or(lines)
}

/// One alias: its name, its bar, and what it is doing.
fn line(line: &AliasLine) -> AnyView {
    let AliasLine { name, doing, split } = line;
    let quiet = matches!(doing, Doing::Stable { .. } | Doing::Rules);
    let does = (text().fleet.doing)(*doing);
    view! {
        <li>
            <span class="fleet-alias" title=name.to_string()>{name.to_string()}</span>
            {still_bar(split.as_ref(), name)}
            <span class="fleet-doing" class:soft=quiet title=does>{does.clone()}</span>
        </li>
    }
    .fixed()
}

/// The place of what is not read yet, or why it is not to be had.
fn unread(
    fleet: FleetView,
    place: StoredValue<FunctionPlace>,
    known: &Known<Arc<Aliases>>,
) -> AnyView {
    match &known.error {
        None if fleet.reader.pace.get().is_refused() => {
            view! { <span class="soft">{text().fleet.not_read}</span> }.fixed()
        }
        None => view! {
            <span class="loading fleet-waits">
                <span class="visually-hidden">{text().common.loading}</span>
                <span class="loading-line"></span>
                <span class="loading-line"></span>
            </span>
        }
        .fixed(),
        Some(error) => {
            let why = (text().errors.of)(error.kind()).title;
            let why = (text().common.sentences)(&[text().fleet.not_read, why]);
            view! {
                <span class="fleet-unread">
                    <span class="soft">{why}</span>
                    {again(fleet, place)}
                </span>
            }
            .fixed()
        }
    }
}

/// When the function was changed last, and how old that is.
fn changed(
    fleet: FleetView,
    place: StoredValue<FunctionPlace>,
    function: &Function,
    known: &Known<Arc<Aliases>>,
) -> AnyView {
    let words = &text().fleet;
    let aliases = known
        .value
        .as_deref()
        .map_or("", |aliases| &aliases.changed);
    let changed = of_cloud(aliases.max(&function.mod_time));
    let (at, is_read) = (known.at, known.value.is_some());
    let age = move || {
        let seconds = fleet.now.get().saturating_sub(at) / 1_000;
        is_read.then(|| (words.age)(seconds))
    };
    let failed = (is_read && known.error.is_some()).then(|| {
        view! { <span class="fleet-unread">{words.not_read_again} {again(fleet, place)}</span> }
            .fixed()
    });
    view! {
        <span class="fleet-changed">
            <span>{changed}</span>
            <small>{dynamic(age)}</small>
            {failed}
        </span>
    }
    .fixed()
}

/// The button that reads a function again. It goes away when it is pressed, so the focus goes to
/// the name of the function.
fn again(fleet: FleetView, place: StoredValue<FunctionPlace>) -> AnyView {
    let label = place.with_value(|place| (text().fleet.read_again)(&place.function));
    let press = move |event: leptos::ev::MouseEvent| {
        focus_name(event.target());
        fleet.reader.forgive(&place.read_value());
    };
    view! {
        <button type="button" class="quiet small" aria-label=label on:click=press>
            <Icon sign=Sign::Again />
        </button>
    }
    .fixed()
}

fn focus_name(target: Option<web_sys::EventTarget>) {
    let button = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let row = button.and_then(|button| button.closest("tr").ok().flatten());
    let name = row.and_then(|row| row.query_selector("th a").ok().flatten());
    if let Some(name) = name {
        // A row that left the page meanwhile needs no focus.
        drop(name.unchecked_into::<web_sys::HtmlElement>().focus());
    }
}
