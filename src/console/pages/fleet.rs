//! All functions of a region: what each is doing, and what waits for a human.

mod errors;
mod file;
mod lists;
mod order;
mod progress;
mod row;
mod toolbar;
mod view;
mod window;

use leptos::prelude::*;

use self::lists::Lists;
use self::progress::{Calls, Offer, ProgressLine};
use self::toolbar::Toolbar;
use self::view::FleetView;
use self::window::Rows;
use super::set_title;
use crate::console::components::{EmptyState, Loading, Notice, Tone};
use crate::console::context::{PageState, console};
use crate::console::failure::ErrorNotice;
use crate::console::fixed::{Fixed, dynamic, effect};
use crate::console::language::text;
use crate::console::route::{Place, Route};
use crate::scf::Region;

/// Lists the functions of all namespaces of a region.
#[component]
pub(crate) fn FleetPage(
    /// The region.
    region: Region,
) -> AnyView {
    let console = console();
    let title = (text().fleet.title)(region);
    set_title(&title);
    let fleet = FleetView::open(console, region);
    report_state(fleet);
    view! {
        <h1 tabindex="-1">{title}</h1>
        <Toolbar fleet=fleet />
        {dynamic(move || problems(fleet))}
        <div class="row fleet-bar">
            <ProgressLine fleet=fleet />
            <Offer fleet=fleet />
        </div>
        {dynamic(move || body(fleet))}
        <Calls fleet=fleet />
    }
    .fixed()
}

/// What could not be read, each with a way to try again.
fn problems(fleet: FleetView) -> AnyView {
    let words = &text().fleet;
    let again = Callback::new(move |()| fleet.refresh());
    let (namespaces, failed) = fleet.lists.failures();
    let namespaces = namespaces.map(|error| {
        let href = Route::Functions(Place::default_of(fleet.reader.region)).href();
        view! {
            <ErrorNotice error=error retry=Some(again) />
            <p>{words.namespaces_failed} {text().common.gap} <a href=href>{words.default_namespace}</a></p>
        }
        .fixed()
    });
    let failed = failed.into_iter().map(|(namespace, error)| {
        let said = (text().errors.of)(error.kind());
        let title = (words.namespace_failed)(&namespace);
        let advice = (text().common.sentences)(&[said.title, said.advice]);
        view! { <Notice tone=Tone::Warning title=title advice=advice retry=again /> }.fixed()
    });
    let refused = fleet.reader.pace.get().is_refused().then(|| {
        let retry = Callback::new(move |()| fleet.reader.try_again());
        view! {
            <Notice tone=Tone::Warning title=words.refused advice=words.refused_advice retry=retry />
        }
        .fixed()
    });
    view! {
        {namespaces}
        {failed.collect_view()}
        {refused}
        {errors::trouble(fleet)}
    }
    .fixed()
}

/// The table, or why there is none.
fn body(fleet: FleetView) -> AnyView {
    let words = &text().fleet;
    match fleet.shown.get() {
        Shown::Loading => view! { <Loading lines=10 /> }.fixed(),
        Shown::Failed => ().fixed(),
        Shown::Empty => {
            let title = (words.empty)(fleet.reader.region);
            view! { <EmptyState title=title advice=words.empty_advice /> }.fixed()
        }
        Shown::NoMatch => view! {
            <EmptyState title=words.no_match advice=words.no_match_advice>
                <button type="button" on:click=move |_| fleet.show_all()>
                    {words.clear}
                </button>
            </EmptyState>
        }
        .fixed(),
        Shown::Rows => view! { <Rows fleet=fleet /> }.fixed(),
    }
}

/// What stands in the middle of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Loading,
    Failed,
    Empty,
    NoMatch,
    Rows,
}

impl Shown {
    fn of(lists: Lists, rows: usize) -> Self {
        if lists.is_empty() {
            return match (lists.is_loading(), lists.has_failed()) {
                (true, _) => Self::Loading,
                (false, true) => Self::Failed,
                (false, false) => Self::Empty,
            };
        }
        if rows == 0 { Self::NoMatch } else { Self::Rows }
    }
}

/// The page is ready once every list and every row in view is there, or known not to be had. What
/// is read beyond that, or comes into view later, changes nothing.
fn report_state(fleet: FleetView) {
    effect(move || {
        let (loading, failed) = (fleet.lists.is_loading(), fleet.lists.has_failed());
        let settled = fleet.seen_is_settled();
        let is_empty = fleet.lists.is_empty();
        if loading || !settled {
            return;
        }
        fleet.console.state.set(if failed && is_empty {
            PageState::Failed
        } else {
            PageState::Ready
        });
    });
}
