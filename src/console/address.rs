//! The browser's address bar: follows it and changes it.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::context::{Console, PageState};
use super::focus::holder;
use super::query::Query;
use super::route::Route;
use super::start_up;

/// What the address says now.
pub(crate) fn current() -> Route {
    Route::parse(&location().hash().unwrap_or_default())
}

/// How the address says that the page is looked at.
pub(crate) fn query() -> Query {
    Query::parse(&location().hash().unwrap_or_default())
}

/// Goes to another page.
pub(crate) fn go(route: &Route) {
    // Refused for addresses that cannot be read only, and these are our own.
    drop(location().set_hash(&route.href()));
}

/// Goes to another page in the place of this one: going back does not lead here.
pub(crate) fn replace(route: &Route) {
    drop(location().replace(&route.href()));
}

/// Follows the address bar for as long as the console is there.
pub(crate) fn follow(console: Console) {
    let follow = window_event_listener(ev::hashchange, move |_| {
        if start_up::has_code() {
            // The page begins anew with it.
            drop(location().reload());
            return;
        }
        let route = current();
        if console.route.with_untracked(|shown| *shown != route) {
            console.state.set(PageState::Loading);
            console.route.set(route);
            focus_next_heading(document().active_element());
        }
        let query = query();
        if console.query.with_untracked(|known| *known != query) {
            console.query.set(query);
        }
    });
    on_cleanup(move || follow.remove());
}

/// Puts the focus on the heading, so that whoever hears the page hears that it is another one.
pub(crate) fn focus_heading() {
    if let Some(heading) = heading() {
        // A heading that left the page meanwhile needs no focus.
        drop(heading.focus());
    }
}

fn heading() -> Option<HtmlElement> {
    let heading = document().query_selector("main h1").ok().flatten();
    heading.map(JsCast::unchecked_into)
}

/// How many pictures long another page may take until its heading is there.
const PATIENCE: u32 = 600;

/// Puts the focus on the heading of another page once that is there, unless somebody went elsewhere
/// meanwhile than to what `had` it; nothing is lost if it was nowhere.
pub(crate) fn focus_next_heading(had: Option<Element>) {
    wait_for_heading(had, PATIENCE);
}

fn wait_for_heading(had: Option<Element>, left: u32) {
    request_animation_frame(move || {
        let has = holder();
        if has.is_some() && has != had {
            return;
        }
        if heading().is_some() {
            focus_heading();
        } else if left > 0 {
            wait_for_heading(had, left - 1);
        }
    });
}
