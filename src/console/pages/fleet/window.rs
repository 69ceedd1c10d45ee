//! The table: of all its rows only those in view, and a few around them, are in the page.
//!
//! Every row has the same height, so its place follows from its number alone. The row that holds
//! the focus stays, wherever it is.

use std::sync::Arc;

use leptos::ev;
use leptos::html::{Div, Table, Tbody};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::row::row;
use super::view::FleetView;
use crate::console::fixed::{Fixed, dynamic, effect};
use crate::console::language::text;

/// How many rows before and after those in view are in the page, so that the next one can be
/// reached by key and is there when the page is scrolled a little.
const AROUND: usize = 5;

/// The table of functions.
#[component]
pub(super) fn Rows(fleet: FleetView) -> AnyView {
    let words = &text().fleet;
    let (table, body, size) = (
        NodeRef::<Table>::new(),
        NodeRef::<Tbody>::new(),
        NodeRef::<Div>::new(),
    );
    let measure = move || {
        // A frame that was waited for can come after the page was left.
        let (body, size) = (body.try_get_untracked(), size.try_get_untracked());
        if let (Some(body), Some(size)) = (body.flatten(), size.flatten()) {
            let height = f64::from(size.offset_height()).max(1.0);
            let top = body.get_bounding_client_rect().top();
            let view = window()
                .inner_height()
                .ok()
                .and_then(|height| height.as_f64());
            let rows = fleet.order.rows.with_untracked(|rows| rows.len());
            let seen = in_view(top, height, view.unwrap_or(800.0), rows);
            if fleet.seen.get_untracked() != seen {
                fleet.seen.set(seen);
            }
        }
    };
    follow(measure);
    effect(move || {
        fleet.order.rows.track();
        // Rows with errors may be higher.
        fleet.errors.track();
        body.track();
        request_animation_frame(measure);
    });
    on_cleanup(move || {
        fleet.seen.try_set((0, 0));
    });

    let focused = RwSignal::new(None::<usize>);
    let mounted = Memo::new(move |_| {
        let (first, last) = fleet.seen.get();
        let (first, last) = (first.saturating_sub(AROUND), last + AROUND);
        let focused = focused.get();
        fleet.order.rows.with(|rows| {
            let near = |number: usize| (first..last).contains(&number);
            let numbered = rows.iter().enumerate();
            let shown = numbered.filter(|(number, row)| near(*number) || focused == Some(**row));
            Arc::new(shown.map(|(_, row)| *row).collect::<Vec<_>>())
        })
    });
    let height = move || format!("calc(var(--row) * {})", fleet.order.len());
    let count = move || fleet.order.len() + 1;
    let touch = move || fleet.order.touch();
    // A refreshed list may have another function in each position.
    let list = Memo::new(move |count: Option<&(u32, Arc<Vec<_>>)>| {
        let functions = fleet.lists.functions.get();
        (count.map_or(0, |(count, _)| count + 1), functions)
    });
    let rows = move || {
        let list = list.with(|(list, _)| *list);
        let mounted = mounted.get();
        mounted.iter().map(|&row| (list, row)).collect::<Vec<_>>()
    };
    let errors = move || {
        let head =
            || view! { <th role="columnheader" scope="col">{words.errors_column}</th> }.fixed();
        fleet.errors.get().then(head)
    };
    view! {
        <div class="fleet-size" aria-hidden="true" data-errors=move || fleet.errors.get() node_ref=size></div>
        <table
            class="fleet"
            tabindex="-1"
            role="table"
            aria-label=(words.title)(fleet.region)
            aria-rowcount=dynamic(count)
            data-errors=move || fleet.errors.get()
            node_ref=table
            on:pointermove=move |_| touch()
            on:keydown=move |_| touch()
            on:focusin=move |event| focused.set(row_of(event.target()))
            on:focusout=move |event| focused.set(row_of(event.related_target()))
        >
            <thead role="rowgroup">
                <tr role="row" aria-rowindex="1">
                    <th role="columnheader" scope="col">{text().functions.name}</th>
                    <th role="columnheader" scope="col">{words.needs}</th>
                    <th role="columnheader" scope="col">{words.aliases}</th>
                    {dynamic(errors)}
                    <th role="columnheader" scope="col">{words.changed}</th>
                </tr>
            </thead>
            <tbody role="rowgroup" node_ref=body style:height=dynamic(height)>
                <For each=rows key=|key| *key children=move |(_, position)| row(fleet, position) />
            </tbody>
        </table>
    }
    .fixed()
}

/// Which rows can be seen of so many: from the first to before the last. `top` is where the first
/// row begins below the upper edge of the window, `view` how high the window is.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // cut off at zero
fn in_view(top: f64, height: f64, view: f64, rows: usize) -> (usize, usize) {
    let first = (-top / height).max(0.0) as usize;
    let last = ((view - top) / height).max(0.0) as usize + 1;
    // Before anything is scrolled a table below the fold has its first row in view.
    (first.min(rows.saturating_sub(1)), last.min(rows))
}

/// Measures after the page was scrolled or has another size, once a frame.
fn follow(measure: impl Fn() + Copy + 'static) {
    let waits = StoredValue::new(false);
    let soon = move || {
        if waits.try_get_value() == Some(false) {
            waits.set_value(true);
            request_animation_frame(move || {
                if waits.try_set_value(false).is_none() {
                    measure();
                }
            });
        }
    };
    let scrolled = window_event_listener(ev::scroll, move |_| soon());
    let resized = window_event_listener(ev::resize, move |_| soon());
    on_cleanup(move || {
        scrolled.remove();
        resized.remove();
    });
}

/// The function whose row an element is in.
fn row_of(target: Option<web_sys::EventTarget>) -> Option<usize> {
    let element = target?.dyn_into::<web_sys::Element>().ok()?;
    let row = element.closest("tbody tr").ok()??;
    row.get_attribute("data-row")?.parse().ok()
}
