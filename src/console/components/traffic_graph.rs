//! The traffic of a function as a picture and as a table: triggers → aliases → versions.
//!
//! Where everything stands comes from [`graph`](crate::graph). While a proposal is moved only the
//! edges of its alias are redrawn; the picture is rebuilt when something else is bound.

mod edge;
mod node;
mod scene;
mod strand;
mod table;

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use self::scene::Scene;
use super::empty_state::EmptyState;
use crate::console::language::text;
use crate::graph::{Proposal, Subject, Topology};

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
) -> impl IntoView {
    let words = &text().graph;
    let name = move || function.with(|function| (words.name)(function));
    let scene = scene::remember(topology, proposal);
    let as_table = RwSignal::new(false);
    let picture = move || {
        scene.with(|scene| {
            if scene.layout.nodes.is_empty() {
                let (title, advice) = (words.empty_title, words.empty_advice);
                view! { <EmptyState title=title advice=advice /> }.fixed()
            } else {
                drawing(scene, proposal, link).fixed()
            }
        })
    };
    let rows = move || scene.with(|scene| strand::show(scene, proposal, table::row));
    view! {
        <figure class="traffic">
            // It scrolls on a narrow screen, so the keyboard must reach it.
            <div class="traffic-picture" role="group" tabindex="0" aria-label=dynamic(name)>
                {dynamic(picture)}
            </div>
            <figcaption class="row traffic-caption">
                <span class="traffic-sample" data-flow="stable">{words.legend_stable}</span>
                <span class="traffic-sample" data-flow="canary">{words.legend_canary}</span>
                <span class="traffic-sample" data-flow="idle">{words.legend_idle}</span>
                <label class="row push">
                    <input type="checkbox" bind:checked=as_table />
                    {words.show_table}
                </label>
            </figcaption>
            <div class:visually-hidden=dynamic(move || !as_table.get())>
                <table aria-label=dynamic(name)>
                    <thead>
                        <tr>
                            <th scope="col">{words.from}</th>
                            <th scope="col">{words.to}</th>
                            <th scope="col">{words.share}</th>
                        </tr>
                    </thead>
                    <tbody>{dynamic(rows)}</tbody>
                </table>
            </div>
        </figure>
    }
    .fixed()
}

/// The picture. Its edges and headings are read out by the table instead.
fn drawing(
    scene: &Scene,
    proposal: Signal<Option<Proposal>>,
    link: Option<Callback<Subject, Option<String>>>,
) -> impl IntoView + use<> {
    let (width, height) = (scene.layout.width, scene.layout.height);
    let nodes = scene.layout.nodes.iter();
    view! {
        <svg
            class="traffic-drawing"
            role="presentation"
            width=width
            height=height
            viewBox=format!("0 0 {width} {height}")
        >
            {node::headings(&scene.layout.nodes)}
            <g class="traffic-edges" aria-hidden="true">
                {strand::show(scene, proposal, edge::draw)}
            </g>
            <g class="traffic-nodes">{nodes.map(|node| node::draw(node, link)).collect_view()}</g>
        </svg>
    }
    .fixed()
}
