//! The traffic of a function as a picture and as a table: triggers → aliases → versions.
//!
//! Where everything stands, what goes along the edges and where the dots are comes from
//! [`graph`](crate::graph). The elements are made without a view for each, so that a large graph is
//! there at once. While a proposal is moved only the edges of its alias are redrawn; the picture is
//! rebuilt when something else is bound.

mod animation;
mod brush;
mod edge;
mod export;
mod finder;
mod label;
mod node;
mod observed;
mod paint;
mod picture;
mod print;
mod scene;
mod shown;
mod stage;
mod strand;
mod table;
mod tools;

use crate::console::fixed::{Fixed, dynamic, effect};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

pub use self::observed::Observed;

use self::finder::Finder;
use self::label::Shows;
use self::shown::Places;
use self::tools::{Tools, toolbar};
use super::empty_state::EmptyState;
use crate::console::language::text;
use crate::graph::{Measured, Proposal, Subject, Topology};

/// Draws what sends traffic where, with exact shares, and lists the same in a table.
#[component]
pub fn TrafficGraph(
    /// The name of the function.
    #[prop(into)]
    function: Signal<String>,
    /// Its triggers, aliases and versions as they are live.
    #[prop(into)]
    topology: Signal<Topology>,
    /// A split that is not live yet: its edges show what is and what would be.
    #[prop(optional, into)]
    proposal: Signal<Option<Proposal>>,
    /// The address of what a node stands for, if it has one: such a node is a link.
    #[prop(optional, into)]
    link: Option<Callback<Subject, Option<String>>>,
    /// What was measured of it: then requests travel along the edges, and there are tools.
    #[prop(optional, into)]
    observed: Option<Observed>,
) -> impl IntoView {
    let words = &text().graph;
    let name = move || function.with(|function| (words.name)(function));
    let nothing = || Signal::stored(Measured::default());
    let measured = observed.map_or_else(nothing, |observed| observed.measured);
    let columns: &[Shows] = match observed {
        Some(_) => &Shows::ALL,
        None => &[Shows::Share],
    };
    let outline = scene::outline(proposal);
    let finder = Finder::new(topology, outline, measured);
    let places = Places::default();
    places.measure();
    let scene = scene::remember(topology, outline, finder, places.room);
    let traffic = Memo::new(move |_| {
        scene.with(|scene| measured.with(|measured| measured.along(&scene.topology, &scene.layout)))
    });
    let tools = Tools::new(topology, finder);
    places.draw(scene, function, link, columns);
    places.tell(tools, proposal, traffic);
    if let Some(observed) = observed {
        places.animate(observed, tools, traffic);
        let wants_logs = observed.wants_logs;
        effect(move || wants_logs.set(tools.shows.get().is_logged()));
    }
    let export = Callback::new(move |as_pixels: bool| {
        if let Some(picture) = places.picture.get_untracked() {
            let about = export::About {
                function: function.get_untracked(),
                shows: tools.shows.get_untracked(),
                time: observed.map_or(0, |observed| observed.time.run(())),
            };
            drop(export::save(&picture, &about, as_pixels));
        }
    });
    let press = move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            places.unfold(&event, finder);
        }
    };
    let is_empty = Memo::new(move |_| scene.with(|scene| scene.layout.nodes.is_empty()));
    let empty = move || {
        let (title, advice) = (words.empty_title, words.empty_advice);
        is_empty
            .get()
            .then(|| view! { <EmptyState title=title advice=advice /> }.fixed())
    };
    let canvas = || {
        view! { <canvas class="traffic-dots" aria-hidden="true" node_ref=places.canvas></canvas> }
    };
    let as_table = RwSignal::new(false);
    view! {
        <figure class="traffic">
            {observed.map(|_| toolbar(tools, export))}
            // It scrolls on a narrow screen, so the keyboard must reach it.
            <div
                class="traffic-picture"
                role="group"
                tabindex="0"
                aria-label=dynamic(name)
                node_ref=places.scroller
                on:scroll=move |_| places.wake()
            >
                {dynamic(empty)}
                <div
                    class="traffic-sheet"
                    data-dots=dynamic(move || tools.moves.get().then_some(""))
                    node_ref=places.sheet
                    on:click=move |event| places.unfold(&event, finder)
                    on:keydown=press
                >
                    {observed.map(|_| canvas().fixed())}
                </div>
            </div>
            {legend(tools, places, as_table, observed.is_some())}
            <div
                class="scroll-x"
                class:visually-hidden=dynamic(move || !as_table.get())
                role="region"
                aria-label=dynamic(name)
                tabindex=dynamic(move || as_table.get().then_some("0"))
            >
                <table aria-label=dynamic(name)>
                    <thead>{head(columns)}</thead>
                    <tbody node_ref=places.rows></tbody>
                </table>
                {observed.map(|_| notes())}
            </div>
        </figure>
    }
    .fixed()
}

/// What lines and dots mean, and whether the table shall be seen.
///
/// What moves is named in its place once something does.
fn legend(tools: Tools, places: Places, as_table: RwSignal<bool>, is_live: bool) -> AnyView {
    let words = &text().graph;
    let is_still = move || (!tools.moves.get()).then_some("");
    let dots = move || (words.legend_dots)(places.requests.get());
    let moving = is_live.then(|| {
        view! {
            <span class="traffic-sample" data-flow="error" data-still=dynamic(is_still)>
                {words.legend_errors}
            </span>
            <span data-still=dynamic(is_still)>{dynamic(dots)}</span>
        }
        .fixed()
    });
    view! {
        <figcaption class="row traffic-caption">
            <span class="traffic-sample" data-flow="stable">{words.legend_stable}</span>
            <span class="traffic-sample" data-flow="canary">{words.legend_canary}</span>
            <span class="traffic-sample" data-flow="idle">{words.legend_idle}</span>
            {moving}
            <label class="row push">
                <input type="checkbox" bind:checked=as_table />
                {words.show_table}
            </label>
        </figcaption>
    }
    .fixed()
}

/// How the numbers of the table come about: what a pointer that rests on one is told, for everybody.
fn notes() -> AnyView {
    let words = &text().graph;
    let notes = [
        (words.rate, words.rate_of_trigger),
        (words.rate, words.rate_of_version),
        (words.errors, words.of_version),
        (words.duration, words.mean_of_version),
        (words.p95, words.p95_of_version),
        (words.dash, words.no_data),
        (words.dash, words.no_p95),
    ];
    let note =
        |(of, says): (&'static str, &'static str)| view! { <dt>{of}</dt><dd>{says}</dd> }.fixed();
    let notes: Vec<_> = notes.into_iter().map(note).collect();
    view! { <dl class="facts traffic-caption">{notes}</dl> }.fixed()
}

/// The head of the table.
fn head(columns: &[Shows]) -> AnyView {
    let words = &text().graph;
    let measures = columns.iter().map(|shows| shows.title());
    let titles = [words.from, words.to].into_iter().chain(measures);
    let cell = |title: &'static str| view! { <th scope="col">{title}</th> }.fixed();
    view! { <tr>{titles.map(cell).collect_view()}</tr> }.fixed()
}
