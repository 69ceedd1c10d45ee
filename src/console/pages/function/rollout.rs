//! The rollout on an alias: its plan before it begins, and the rollout itself from then on.

mod elsewhere;
mod planner;
mod rehearsal;
mod screen;

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

pub(super) use self::elsewhere::{badge, notice, warning};

use self::planner::Planner;
use self::screen::{ImportJournal, Screen};
use super::live::Live;
use crate::console::language::text;
use crate::console::route::Route;
use crate::traffic::AliasName;

/// Leads to the rollout on this alias, or to the form that plans one.
pub(super) fn way(live: Live, alias: &AliasName) -> AnyView {
    let console = live.console;
    let place = live.place.get_value();
    let href = Route::Rollout(place.clone(), alias.clone(), None).href();
    let alias = alias.clone();
    let label = move || {
        let words = &text().plan;
        match console.rollouts.of(&place, &alias) {
            Some(_) => words.open_one,
            None => words.plan_one,
        }
    };
    view! { <a class="button" href=href>{dynamic(label)}</a> }.fixed()
}

/// Shows the rollout on this alias, or the form that plans one.
#[component]
pub(super) fn RolloutPage(
    live: Live,
    /// Which alias.
    alias: AliasName,
) -> AnyView {
    let console = live.console;
    let place = live.place.get_value();
    let name = alias.clone();
    let rollout = Memo::new(move |_| console.rollouts.of(&place, &name));
    dynamic(move || match rollout.get() {
        Some(rollout) => view! { <Screen live=live rollout=rollout /> }.fixed(),
        None => view! {
            <Planner live=live alias=alias.clone() />
            <ImportJournal live=live alias=alias.clone() />
        }
        .fixed(),
    })
    .into_any()
}
