//! The journal, and how it goes to whoever drives next.

use leptos::prelude::*;

use super::log::Log;
use super::{Stand, Told, Ways};
use crate::console::components::copyable::copyable;
use crate::console::components::unique_id;
use crate::console::download::save_text;
use crate::console::fixed::{Fixed, dynamic, effect};
use crate::console::language::text;
use crate::console::moment::file_time;
use crate::rollout::{Entry, Event, Rest, State};

/// Exports the journal, hands the rollout over, and lists what was written.
#[component]
pub(super) fn Travel(told: Told, ways: Ways) -> AnyView {
    let words = &text().rollout_log;
    let state = told.shown.state;
    let name = Memo::new(move |_| {
        let began = state.with(State::begun_at).unwrap_or_default();
        state.with(|state| {
            let plan = state.plan();
            let alias = plan.alias.as_str().trim_start_matches('$');
            format!(
                "{}-{alias}-{}.journal",
                plan.target.function,
                file_time(began)
            )
        })
    });
    let export = move || {
        let lines: String = told
            .shown
            .entries
            .with_untracked(|entries| entries.iter().map(Entry::to_line).collect());
        save_text(&name.get_untracked(), "application/x-ndjson", &lines);
    };
    let leaves = RwSignal::new(false);
    let hand_over = move |_| {
        leaves.set(true);
        ways.leave.run(());
    };
    // It is whole once it says that nobody drives here any more.
    effect(move || {
        let has_left = told.shown.entries.with(|entries| {
            let last = entries.last().map(|entry| &entry.event);
            matches!(last, Some(Event::Left))
        });
        if has_left && leaves.get_untracked() {
            leaves.set(false);
            export();
        }
    });
    let is_empty = Memo::new(move |_| told.shown.entries.with(Vec::is_empty));
    let has_ended = Memo::new(move |_| state.with(|state| state.ended().is_some()));
    let is_driven = Memo::new(move |_| {
        told.shown.stand.with(|stand| match stand {
            Stand::Works | Stand::Rests(Rest::Until(_) | Rest::Asks(..)) => true,
            Stand::Rests(_) | Stand::Watched(_) | Stand::Idle => false,
        })
    });
    // Whoever only watches has nothing to hand over.
    let is_driven_elsewhere = Memo::new(move |_| {
        let elsewhere =
            |stand: &Stand| matches!(stand, Stand::Watched(_) | Stand::Rests(Rest::HeldBy(..)));
        told.shown.stand.with(elsewhere)
    });
    let over = move || {
        let line = (words.command_line)(&name.get());
        (!has_ended.get() && !is_driven_elsewhere.get()).then(|| {
            view! {
                <p>{words.hand_over_lead}</p>
                {copyable(line)}
            }
            .fixed()
        })
    };
    let heading = unique_id("journal");
    view! {
        <section
            class="panel"
            aria-labelledby=heading.clone()
            hidden=dynamic(move || is_empty.get())
        >
            <h2 id=heading.clone()>{words.heading}</h2>
            <p>{words.lead}</p>
            <div class="row">
                <button type="button" on:click=move |_| export()>{words.export}</button>
                <button
                    type="button"
                    hidden=dynamic(move || has_ended.get() || !is_driven.get())
                    on:click=hand_over
                >
                    {words.hand_over}
                </button>
            </div>
            {dynamic(over)}
            <Log told=told />
        </section>
    }
    .fixed()
}
