//! The scenarios as links.

use leptos::prelude::*;

use crate::console::fixed::Fixed;
use crate::console::language::text;
use crate::console::route::Route;
use crate::emulator::scenario::Scenario;

/// Every scenario, with what it tells.
#[component]
pub(crate) fn ScenarioList() -> AnyView {
    let line = |scenario: &Scenario| {
        let told = (text().scenarios.told)(scenario.story);
        let address = Route::Demo(Some(scenario.name.to_owned())).href();
        view! {
            <li>
                <a href=address>{told.title}</a>
                <span class="soft">{told.line}</span>
            </li>
        }
        .fixed()
    };
    let lines = Scenario::ALL.iter().map(line).collect_view();
    view! { <ul class="scenarios">{lines}</ul> }.fixed()
}
