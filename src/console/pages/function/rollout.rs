//! The rollout on an alias: its plan before it begins, and the rollout itself from then on.

mod planner;
mod screen;

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use self::planner::Planner;
use self::screen::Screen;
use super::live::Live;
use crate::traffic::AliasName;

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
        None => view! { <Planner live=live alias=alias.clone() /> }.fixed(),
    })
    .into_any()
}
