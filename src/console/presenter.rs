//! The presenter of the demo account: a panel that stays while one goes from page to page.
//!
//! Whatever is done here happens behind the API's back, by the emulator's own methods for
//! presenters, and never on the road of a change. Pages learn of it as they would of the cloud: by
//! reading. The panel exists in the demo account only.

mod account;
mod behaviour;
mod link;
mod list;
mod panel;
mod step;

pub(crate) use list::ScenarioList;
pub(crate) use panel::{PresenterPanel, make_room};

use leptos::prelude::*;

use super::address;
use super::connection::Session;
use super::context::{Console, PageState};
use super::fixed::{Fixed, dynamic};
use super::language::text;
use super::route::{Place, Route};
use crate::emulator::Emulator;
use crate::emulator::scenario::{Play, Scenario, Spot};
use crate::scf::Region;
use crate::traffic::AliasName;

/// What is known of the presenter. Copies are the same.
#[derive(Clone, Copy, Default)]
pub(crate) struct Presenter {
    /// True while the panel is there.
    pub(crate) open: RwSignal<bool>,
    /// The scenario that is under way.
    play: RwSignal<Option<Play>>,
    /// Counts the looks at the account.
    looks: RwSignal<u32>,
}

impl Presenter {
    /// Puts everything away with the account.
    pub(crate) fn forget(self) {
        self.open.set(false);
        self.play.set(None);
    }

    /// Has the panel look at the account again.
    fn look(self) {
        self.looks.update(|looks| *looks = looks.wrapping_add(1));
    }
}

impl Console {
    /// Opens a fresh demo account and begins a scenario in it, if one is named.
    pub(crate) fn open_demo(self, scenario: Option<&'static Scenario>) {
        self.dismiss();
        self.state.set(PageState::Loading);
        self.open(Session::demo());
        // Whatever page is there has to read again, and what was drafted on it is of no account.
        self.written.update(|count| *count += 1);
        self.surrendered.update(|count| *count += 1);
        if let Some(scenario) = scenario {
            let begin = |emulator: &mut Emulator, now| Play::begin(scenario, emulator, now);
            self.presenter.play.set(self.behind(begin));
            self.presenter.open.set(true);
        }
        self.presenter.look();
    }

    /// Where to begin in a demo account: what the scenario shows first, or the functions.
    pub(crate) fn demo_start(self) -> Route {
        let play = self.presenter.play.get_untracked();
        let functions = Route::Functions(Place::default_of(Region::GUANGZHOU));
        play.map_or(functions, |play| route(play.step().spot))
    }

    /// The same account once more, as it was in the beginning; a scenario begins anew.
    fn reset(self) {
        let play = self.presenter.play.get_untracked();
        self.open_demo(play.as_ref().map(Play::scenario));
        self.presenter.open.set(true);
        if play.is_some() {
            go_to_step(self);
        }
    }

    /// Does something behind the API's back of the demo account, or looks at something there.
    /// Nothing if another account is open.
    fn behind<T>(self, act: impl FnOnce(&mut Emulator, u64) -> T) -> Option<T> {
        let session = self.session.read_untracked();
        let account = session.as_ref()?.demo_account()?;
        Some(account.behind(act))
    }
}

/// Shows what the step of the scenario is about, if another page is shown.
fn go_to_step(console: Console) {
    let play = console.presenter.play.get_untracked();
    if let Some(wanted) = play.map(|play| route(play.step().spot))
        && console.route.with_untracked(|shown| *shown != wanted)
    {
        address::go(&wanted);
    }
}

/// The address of a page of the demo account.
fn route(spot: Spot) -> Route {
    let function = Place::default_of(Region::GUANGZHOU).function(spot.function);
    match spot.alias {
        Some(alias) => Route::Alias(function, AliasName::from_cloud(alias)),
        None => Route::Function(function),
    }
}

/// What the panel is called by the button that opens it.
const PANEL: &str = "presenter";

/// Opens and closes the panel.
#[component]
pub(crate) fn PresenterButton() -> AnyView {
    let open = super::context::console().presenter.open;
    view! {
        <button
            type="button"
            class="quiet"
            aria-controls=PANEL
            aria-expanded=dynamic(move || if open.get() { "true" } else { "false" })
            on:click=move |_| open.update(|open| *open = !*open)
        >
            {text().presenter.title}
        </button>
    }
    .fixed()
}
