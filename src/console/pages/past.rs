//! A function as it was: nothing here can change anything.

mod measured;

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use self::measured::measured_then;
use crate::console::components::{Bar, SplitBar, TrafficGraph};
use crate::console::language::text;
use crate::console::moment::time_of_day;
use crate::graph::{Alias, Topology};
use crate::telemetry::{Event, History, Recording, State};

/// Shows a recorded moment.
#[component]
pub(super) fn Past(
    /// What was recorded.
    recording: RwSignal<Recording>,
    /// What was measured of it.
    measured: RwSignal<History>,
    /// The moment, in Unix milliseconds.
    past: RwSignal<Option<u64>>,
) -> AnyView {
    let words = &text().recording;
    let moment = move || past.get().unwrap_or_default();
    let state = Memo::new(move |_| recording.with(|recording| recording.at(moment()).cloned()));
    let topology = Memo::new(move |_| {
        state.with(|state| {
            let state = state.as_ref();
            state.map_or_else(Topology::default, |State { topology, .. }| topology.clone())
        })
    });
    let function = recording.with_untracked(|recording| recording.function.clone());
    view! {
        <div class="past stack">
            <p class="past-notice" role="status">
                <strong>{dynamic(move || (words.as_it_was)(&time_of_day(moment())))}</strong>
                " "
                <span>{words.nothing_to_change}</span>
            </p>
            <TrafficGraph function=function topology=topology />
            {measured_then(recording, measured, topology, past)}
            {dynamic(move || topology.with(aliases))}
            {dynamic(move || recording.with(|recording| happened(recording, past)))}
        </div>
    }
    .fixed()
}

/// The aliases with their splits.
fn aliases(topology: &Topology) -> AnyView {
    let words = &text().function;
    let row = |alias: &Alias| {
        let bar = alias.split.clone().map_or(Bar::Unknown, Bar::Known);
        view! {
            <tr>
                <th scope="row">{alias.name.to_string()}</th>
                <td><SplitBar split=bar alias=alias.name.clone() /></td>
            </tr>
        }
        .fixed()
    };
    let rows = topology.aliases.iter().map(row).collect_view();
    view! {
        <section class="stack" aria-labelledby="past-aliases">
            <h2 id="past-aliases">{words.aliases}</h2>
            <div class="scroll-x" role="group" tabindex="0" aria-labelledby="past-aliases">
                <table class="cards" aria-labelledby="past-aliases">
                    <thead>
                        <tr>
                            <th scope="col">{words.alias}</th>
                            <th scope="col">{words.split}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .fixed()
}

/// What was done, the newest first, each with the way to its moment.
fn happened(recording: &Recording, past: RwSignal<Option<u64>>) -> AnyView {
    let words = &text().recording;
    let line = |event: &Event| {
        let at = event.at;
        let time = time_of_day(at);
        let show = (words.show)(&time);
        let is_to_come = move || past.get().is_some_and(|moment| moment < at);
        let ids = event.request_ids.iter();
        let ids = ids.map(|id| view! { <code>{id.clone()}</code> " " }.fixed());
        view! {
            <li data-failed=event.failed.then_some("") data-to-come=dynamic(move || is_to_come().then_some(""))>
                <button type="button" class="small" aria-label=show on:click=move |_| past.set(Some(at))>
                    {time}
                </button>
                <div>
                    <b>{event.title.clone()}</b>
                    <p class="soft">{event.sentence.clone()}</p>
                    <small>{ids.collect_view()}</small>
                </div>
            </li>
        }
        .fixed()
    };
    let lines: Vec<AnyView> = recording.events().rev().map(line).collect();
    let none = lines
        .is_empty()
        .then(|| view! { <p class="soft">{words.no_events}</p> }.fixed());
    let forgotten = recording.forgotten;
    let forgotten = (forgotten.states + forgotten.events > 0)
        .then(|| view! { <p class="soft">{(words.forgotten)(forgotten)}</p> }.fixed());
    view! {
        <section class="stack" aria-labelledby="past-events">
            <h2 id="past-events">{words.events}</h2>
            {none}
            <ol class="happened" role="list">{lines}</ol>
            {forgotten}
        </section>
    }
    .fixed()
}
