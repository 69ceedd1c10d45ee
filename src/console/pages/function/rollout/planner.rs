//! The form that plans a rollout.

use crate::console::fixed::Fixed;
use leptos::prelude::*;

use super::super::live::Live;
use crate::rollout::Preset;
use crate::scf::Region;
use crate::traffic::AliasName;

/// Plans a rollout on this alias and begins it.
#[component]
pub(super) fn Planner(live: Live, alias: AliasName) -> AnyView {
    let begin = move |_| {
        let place = live.place.get_value();
        let target = crate::change::Target {
            namespace: place.place.namespace.clone(),
            function: place.function.clone(),
        };
        let canary = live.versions.with_untracked(|versions| {
            let newest = versions.iter().find(|info| !info.version.is_latest());
            newest.map_or(crate::traffic::Version::Latest, |info| info.version)
        });
        let mut plan = Preset::Careful.plan(target, alias.clone(), canary);
        plan.region = Some(place.place.region);
        live.console.rollouts.begin(live.console, place, plan);
    };
    let _: Option<Region> = None;
    view! { <button type="button" class="primary" on:click=begin>"Start rollout"</button> }.fixed()
}
