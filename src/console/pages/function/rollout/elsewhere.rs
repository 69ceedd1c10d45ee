//! A rollout as other pages of its function show it: a badge, and a notice beside the split.

use leptos::prelude::*;

use super::super::live::Live;
use crate::console::components::rollout::{begun_step, waits};
use crate::console::components::{Notice, Tone};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::console::route::Route;
use crate::traffic::AliasName;

/// A rollout that has not ended: the step, of how many, and whether it waits for somebody.
type Runs = Option<((usize, usize), bool)>;

/// The rollout on an alias; nothing if there is none, or none that runs.
fn runs(live: Live, alias: &AliasName) -> Runs {
    let rollout = live
        .place
        .with_value(|place| live.console.rollouts.of(place, alias))?;
    rollout.state.with(|state| {
        let step = begun_step(state)?;
        let waits = rollout.stand.with(|stand| waits(state, stand));
        Some((step, waits))
    })
}

/// Leads from the alias in a list to its rollout.
pub(in super::super) fn badge(live: Live, alias: &AliasName) -> AnyView {
    let href = Route::Rollout(live.place.get_value(), alias.clone(), None).href();
    let name = alias.clone();
    let shown = Memo::new(move |_| runs(live, &name));
    dynamic(move || {
        shown.get().map(|((step, of), waits)| {
            let said = if waits {
                text().rollout.badge_waits.to_owned()
            } else {
                (text().rollout.badge)(step, of)
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
    let shown = Memo::new(move |_| runs(live, &name));
    dynamic(move || {
        let words = &text().rollout;
        let href = href.clone();
        shown.get().map(|((step, of), waits)| {
            let (tone, title) = if waits {
                (Tone::Warning, words.waits_here)
            } else {
                (Tone::Info, words.runs_here)
            };
            let advice = (words.by_hand_at)(step, of);
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
    let runs = Memo::new(move |_| runs(live, &name).is_some());
    dynamic(move || {
        runs.get()
            .then(|| view! { <p class="rollout-warning">{text().rollout.by_hand}</p> }.fixed())
    })
    .into_any()
}
