//! A rollout as other pages of its function show it: a badge, and a notice beside the split.

use leptos::prelude::*;

use super::super::live::Live;
use crate::console::components::rollout::{begun_step, waits};
use crate::console::components::{Notice, Tone};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::console::route::Route;
use crate::traffic::AliasName;

/// What is said of a rollout that has not ended, and whether it waits for somebody.
type Said = Option<(String, bool)>;

/// The rollout on an alias in few words; nothing if there is none, or none that runs.
fn said(live: Live, alias: &AliasName) -> Said {
    let words = &text().rollout;
    let rollout = live
        .place
        .with_value(|place| live.console.rollouts.of(place, alias))?;
    rollout.state.with(|state| {
        let (step, of) = begun_step(state)?;
        let waits = rollout.stand.with(|stand| waits(state, stand));
        Some(((words.badge)(step, of), waits))
    })
}

/// Leads from the alias in a list to its rollout.
pub(in super::super) fn badge(live: Live, alias: &AliasName) -> AnyView {
    let href = Route::Rollout(live.place.get_value(), alias.clone(), None).href();
    let name = alias.clone();
    let shown = Memo::new(move |_| said(live, &name));
    dynamic(move || {
        shown.get().map(|(said, waits)| {
            let said = if waits {
                text().rollout.badge_waits.to_owned()
            } else {
                said
            };
            view! { <a class="chip rollout-badge" data-waits=waits.then_some("") href=href.clone()>{said}</a> }
                .fixed()
        })
    })
    .into_any()
}

/// Says on the page of an alias that a rollout runs on it, and what changing it by hand does.
pub(in super::super) fn notice(live: Live, alias: &AliasName) -> AnyView {
    let href = Route::Rollout(live.place.get_value(), alias.clone(), None).href();
    let name = alias.clone();
    let shown = Memo::new(move |_| said(live, &name));
    dynamic(move || {
        let words = &text().rollout;
        let href = href.clone();
        shown.get().map(|(said, waits)| {
            let (tone, title) = if waits {
                (Tone::Warning, words.badge_waits)
            } else {
                (Tone::Info, words.runs_here)
            };
            let advice = format!("{said}. {}", words.by_hand);
            view! {
                <Notice tone=tone title=title advice=advice>
                    <a class="button" href=href>{words.open}</a>
                </Notice>
            }
            .fixed()
        })
    })
    .into_any()
}

/// The same in one line, beside the control of the split.
pub(in super::super) fn warning(live: Live, alias: &AliasName) -> AnyView {
    let name = alias.clone();
    let runs = Memo::new(move |_| said(live, &name).is_some());
    dynamic(move || {
        runs.get()
            .then(|| view! { <p class="rollout-warning">{text().rollout.by_hand}</p> }.fixed())
    })
    .into_any()
}
