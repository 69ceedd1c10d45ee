//! A rollout that runs, or has ended, on its page: followed by the account's time, beside the
//! traffic of its alias.

mod driven;
mod import;
mod now;

use leptos::prelude::*;

use self::driven::Driven;
pub(super) use self::import::ImportJournal;
use self::now::account_clock;
use super::super::alias_page::focus;
use super::super::live::Live;
use super::super::observed::observed;
use super::super::overview::link;
use crate::console::components::{RolloutView, Shown, TrafficGraph, Ways};
use crate::console::connection::Session;
use crate::console::fixed::{Fixed, dynamic, on_change};
use crate::console::rollouts::Rollout;
use crate::console::route::Route;
use crate::graph::Topology;
use crate::rollout::{Entry, Event, State};
use crate::traffic::{Split, Weight};

/// Shows a rollout and takes what a person says to it.
#[component]
pub(super) fn Screen(live: Live, rollout: Rollout) -> AnyView {
    let console = live.console;
    let state = rollout.state;
    let shown = Shown {
        state,
        entries: rollout.entries,
        stand: rollout.stand,
        now: account_clock(live),
    };
    let ways = Ways {
        say: Callback::new(move |said| rollout.say(console, said)),
        take_up: Callback::new(move |()| rollout.take_up(console)),
        leave: Callback::new(move |()| rollout.leave(console)),
        put_away: Callback::new(move |()| console.rollouts.put_away(rollout)),
    };
    // Each write of the rollout is one of which the page knows nothing by itself.
    on_change(
        move || state.with(|state| state.expected().cloned()),
        move |_, _| live.refresh(),
    );
    let name = state.with_untracked(|state| state.plan().alias.clone());
    let href = Route::Alias(live.place.get_value(), name.clone()).href();
    let back = name.clone();
    let bound = Memo::new(move |_| state.with(bound));
    let focused = Memo::new(move |_| {
        let Some((before, after)) = bound.get() else {
            return Topology::default();
        };
        live.topology
            .with(|topology| focus(topology, &name, &before, &after))
    });
    let in_production = console.session.with_untracked(|session| {
        let session = session.as_ref();
        session.is_some_and(Session::is_production)
    });
    // Given away: whoever went on with it elsewhere brings its journal back here.
    let is_away = Memo::new(move |_| {
        let last = |entries: &Vec<Entry>| entries.last().map(|entry| entry.event == Event::Left);
        rollout.entries.with(last).unwrap_or_default()
    });
    let bring_back = move || {
        let alias = back.clone();
        (is_away.get()).then(|| view! { <ImportJournal live=live alias=alias /> }.fixed())
    };
    view! {
        <RolloutView shown=shown ways=ways in_production=in_production alias_href=href>
            <TrafficGraph
                function=live.function_name()
                topology=focused
                observed=observed(live)
                link=Callback::new(move |subject| link(live, subject))
            />
        </RolloutView>
        <Driven rollout=rollout />
        {dynamic(bring_back)}
    }
    .fixed()
}

/// Whatever is bound now, and both versions of the rollout.
fn bound(state: &State) -> Option<(Split, Split)> {
    let now = state.expected()?.split().ok()?;
    let stable = state.stable().unwrap_or(now.main);
    let share = Weight::FULL;
    Some((now, Split::weighted(stable, state.plan().canary, share)))
}
