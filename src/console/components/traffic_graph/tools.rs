//! What can be done with a graph: what its labels show, what is looked for, pause, export.

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use super::finder::Finder;
use super::label::Shows;
use crate::console::components::identifier::unique_id;
use crate::console::language::text;
use crate::graph::Topology;

/// More nodes than this are looked through with a field rather than with the eye.
const LARGE: usize = 10;

/// What a toolbar moves. Copies move the same.
#[derive(Clone, Copy)]
pub(super) struct Tools {
    pub(super) shows: RwSignal<Shows>,
    pub(super) paused: RwSignal<bool>,
    /// True if there are dots.
    pub(super) moves: RwSignal<bool>,
    pub(super) finder: Finder,
    /// True for a graph so large that one has to look for something in it.
    pub(super) is_large: Memo<bool>,
}

impl Tools {
    /// Tools for a graph of this topology.
    pub(super) fn new(topology: Signal<Topology>, finder: Finder) -> Self {
        let is_large = move |topology: &Topology| {
            topology.triggers.len() + topology.aliases.len() + topology.versions.len() > LARGE
        };
        Self {
            shows: RwSignal::new(Shows::default()),
            paused: RwSignal::new(false),
            moves: RwSignal::new(false),
            finder,
            is_large: Memo::new(move |_| topology.with(is_large)),
        }
    }
}

/// The toolbar.
pub(super) fn toolbar(tools: Tools, export: Callback<bool>) -> AnyView {
    let words = &text().graph;
    let Tools {
        shows,
        paused,
        moves,
        finder,
        is_large,
    } = tools;
    let pause = move || {
        if paused.get() {
            words.resume
        } else {
            words.pause
        }
    };
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let mut all = Shows::ALL.into_iter();
        shows.set(
            all.find(|shows| shows.title() == chosen)
                .unwrap_or_default(),
        );
    };
    let options = Shows::ALL.map(|shows| view! { <option>{shows.title()}</option> }.fixed());
    let labels = unique_id("labels");
    let notes = unique_id("labels-notes");
    let note = |note: &'static str| view! { <p>{note}</p> }.fixed();
    let reckoned = move || shows.get().notes().into_iter().map(note).collect_view();
    view! {
        <div class="traffic-tools">
            <div class="traffic-choice">
                <label for=labels.clone()>{words.labels}</label>
                <select id=labels aria-describedby=notes.clone() on:change=choose>{options.into_iter().collect_view()}</select>
            </div>
            {dynamic(move || is_large.get().then(|| find(finder)))}
            <div class="row push">
                <button
                    type="button"
                    class="small"
                    hidden=dynamic(move || !finder.unfolded.get())
                    on:click=move |_| finder.unfolded.set(false)
                >
                    {words.fold}
                </button>
                <button
                    type="button"
                    class="small traffic-pause"
                    data-still=dynamic(move || (!moves.get()).then_some(""))
                    on:click=move |_| paused.update(|paused| *paused = !*paused)
                >
                    {dynamic(pause)}
                </button>
                <button type="button" class="small" on:click=move |_| export.run(false)>
                    {words.save_svg}
                </button>
                <button type="button" class="small" on:click=move |_| export.run(true)>
                    {words.save_png}
                </button>
            </div>
        </div>
        <div id=notes class="field-hint">{dynamic(reckoned)}</div>
    }
    .fixed()
}

/// The field in which one looks for something, and what came of it.
fn find(finder: Finder) -> AnyView {
    let words = &text().graph;
    let Finder {
        typed,
        only,
        refusal,
        found,
        ..
    } = finder;
    let (field, presets, result) = (unique_id("find"), unique_id("presets"), unique_id("found"));
    let said = move || {
        if let Some(refusal) = refusal.get() {
            return (words.refused)(&refusal);
        }
        let found = found.read();
        let found = found.as_ref();
        found.map_or_else(String::new, |found| (words.found)(found.count(), found.of))
    };
    let preset = |query: &&'static str| view! { <option value=*query></option> }.fixed();
    view! {
        <div class="traffic-find">
            <label for=field.clone()>{words.find}</label>
            <input
                type="search"
                id=field
                list=presets.clone()
                placeholder=words.find_example
                autocomplete="off"
                spellcheck="false"
                aria-describedby=result.clone()
                aria-invalid=dynamic(move || refusal.get().is_some().then_some("true"))
                bind:value=typed
            />
            <datalist id=presets>{words.presets.iter().map(preset).collect_view()}</datalist>
            <label class="check">
                <input type="checkbox" bind:checked=only />
                {words.only_found}
            </label>
        </div>
        <p class="traffic-found" id=result role="status">{dynamic(said)}</p>
    }
    .fixed()
}
