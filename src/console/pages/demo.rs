//! A link to the demo account, or to a scenario in it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::set_title;
use crate::console::address;
use crate::console::components::Loading;
use crate::console::connection::Session;
use crate::console::context::{Console, PageState, console};
use crate::console::fixed::Fixed;
use crate::console::language::text;
use crate::console::presenter::{ScenarioList, make_room};
use crate::console::route::Route;
use crate::emulator::scenario::Scenario;

/// Opens the demo account and begins the scenario that is named. Asks first if an account of the
/// cloud is open.
#[component]
pub(crate) fn DemoPage(
    /// The name of the scenario; nothing for the account alone.
    name: Option<String>,
) -> AnyView {
    let console = console();
    let words = &text().presenter;
    let scenario = match name.as_deref() {
        None => None,
        Some(name) => match Scenario::named(name) {
            Some(scenario) => Some(scenario),
            None => return unknown(console, name),
        },
    };
    let open = move || {
        console.open_demo(scenario);
        // Going back must not lead here again.
        address::replace(&console.demo_start());
    };
    let is_cloud = console
        .session
        .with_untracked(|session| session.as_ref().is_some_and(Session::is_cloud));
    if !is_cloud {
        set_title(text().connect.demo_title);
        if scenario.is_some() {
            // Its panel comes in a moment: nothing shall move then.
            make_room(true);
        }
        // The page is being made right now: what follows from the account is made after it.
        spawn_local(async move { open() });
        return view! { <Loading /> }.fixed();
    }
    make_room(false);
    set_title(words.leave);
    console.state.set(PageState::Ready);
    view! {
        <h1 tabindex="-1">{words.leave}</h1>
        <p>{words.leave_advice}</p>
        <div class="row">
            <button type="button" class="primary" on:click=move |_| open()>
                {text().connect.open_demo}
            </button>
            <a class="button" href=Route::Connect.href()>{words.stay}</a>
        </div>
    }
    .fixed()
}

/// A name that no scenario has.
fn unknown(console: Console, name: &str) -> AnyView {
    let words = &text().presenter;
    let title = (words.unknown)(name);
    // The page was painted for a scenario.
    make_room(console.presenter.open.get_untracked());
    set_title(&title);
    console.state.set(PageState::Ready);
    view! {
        <h1 tabindex="-1">{title}</h1>
        <p>{words.unknown_advice}</p>
        <ScenarioList />
    }
    .fixed()
}
