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
mod scene;
mod stage;
mod strand;
mod table;
mod tools;

use std::rc::Rc;

use crate::console::fixed::{Fixed, dynamic, effect};
use leptos::ev::{KeyboardEvent, resize};
use leptos::html::{Canvas, Div, Tbody};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

pub use self::observed::Observed;

use self::animation::Animation;
use self::finder::Finder;
use self::label::Shows;
use self::picture::Picture;
use self::tools::{Tools, toolbar};
use super::empty_state::EmptyState;
use crate::console::language::text;
use crate::graph::dots::Scale;
use crate::graph::{EdgeTraffic, Measured, Proposal, Subject, Topology};

/// More nodes than this are looked through with a field rather than with the eye.
const LARGE: usize = 10;

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
    let measured =
        observed.map_or_else(|| Signal::stored(Measured::default()), |seen| seen.measured);
    let columns: &[Shows] = if observed.is_some() {
        &Shows::ALL
    } else {
        &[Shows::Share]
    };
    let outline = scene::outline(proposal);
    let finder = Finder::new(topology, outline, measured);
    let scene = scene::remember(topology, outline, finder);
    let is_large = move |topology: &Topology| {
        topology.triggers.len() + topology.aliases.len() + topology.versions.len() > LARGE
    };
    let tools = Tools {
        shows: RwSignal::new(Shows::default()),
        paused: RwSignal::new(false),
        moves: RwSignal::new(false),
        finder,
        is_large: Memo::new(move |_| topology.with(is_large)),
    };
    let shown = Shown {
        scroller: NodeRef::new(),
        sheet: NodeRef::new(),
        canvas: NodeRef::new(),
        rows: NodeRef::new(),
        picture: RwSignal::new_local(None),
        requests: RwSignal::new(0),
    };
    effect(move || {
        scene.with(|scene| {
            let is_empty = scene.layout.nodes.is_empty();
            let picture = (!is_empty).then(|| Picture::of(scene, &function.read(), link, columns));
            shown.put(picture.and_then(Result::ok).map(Rc::new));
        });
    });
    let traffic = Memo::new(move |_| {
        scene.with(|scene| measured.with(|measured| measured.along(&scene.topology, &scene.layout)))
    });
    effect(move || {
        let Some(picture) = shown.picture.get() else {
            return;
        };
        let proposal = proposal.read();
        drop(picture.show(tools.shows.get(), proposal.as_ref(), &traffic.read()));
    });
    effect(move || {
        let Some(picture) = shown.picture.get() else {
            return;
        };
        let found = finder.found.read();
        if let (Ok(Some(first)), Some(scroller)) =
            (picture.mark(found.as_ref()), shown.scroller.get_untracked())
        {
            scroller.set_scroll_top(first.place.middle() - scroller.client_height() / 2);
            scroller.set_scroll_left(first.place.x - scroller.client_width() / 2);
        }
    });
    let animation = observed.map(|observed| shown.animate(observed, tools, traffic));
    let wake = move || {
        if let Some(animation) = animation {
            animation.with_value(|animation| animation.as_ref().map(Animation::wake));
        }
    };
    let resized = window_event_listener(resize, move |_| wake());
    on_cleanup(move || resized.remove());
    let unfold = move |event: &Event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let folded = target.and_then(|target| target.closest("[data-kind=more]").ok().flatten());
        if folded.is_some() {
            event.prevent_default();
            finder.unfolded.set(true);
            // What had the focus is gone.
            if let Some(scroller) = shown.scroller.get_untracked() {
                drop(scroller.focus());
            }
        }
    };
    let press = move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            unfold(&event);
        }
    };
    let export = Callback::new(move |as_pixels: bool| {
        if let Some(picture) = shown.picture.get_untracked() {
            let time = observed.map_or(0, |observed| observed.time.run(()));
            let about = export::About {
                function: function.get_untracked(),
                shows: tools.shows.get_untracked(),
                time,
            };
            drop(export::save(&picture, &about, as_pixels));
        }
    });
    let is_empty = Memo::new(move |_| scene.with(|scene| scene.layout.nodes.is_empty()));
    let empty = move || {
        let (title, advice) = (words.empty_title, words.empty_advice);
        is_empty
            .get()
            .then(|| view! { <EmptyState title=title advice=advice /> })
    };
    let as_table = RwSignal::new(false);
    let head = |shows: &Shows| view! { <th scope="col">{shows.title()}</th> }.fixed();
    let dots = move || (words.legend_dots)(shown.requests.get());
    view! {
        <figure class="traffic">
            {observed.map(|_| toolbar(tools, export))}
            // It scrolls on a narrow screen, so the keyboard must reach it.
            <div
                class="traffic-picture"
                role="group"
                tabindex="0"
                aria-label=dynamic(name)
                node_ref=shown.scroller
                on:scroll=move |_| wake()
            >
                {dynamic(empty)}
                <div
                    class="traffic-sheet"
                    data-dots=dynamic(move || tools.moves.get().then_some(""))
                    node_ref=shown.sheet
                    on:click=move |event| unfold(&event)
                    on:keydown=press
                >
                    {observed.map(|_| view! { <canvas class="traffic-dots" aria-hidden="true" node_ref=shown.canvas></canvas> }.fixed())}
                </div>
            </div>
            <figcaption class="row traffic-caption">
                <span class="traffic-sample" data-flow="stable">{words.legend_stable}</span>
                <span class="traffic-sample" data-flow="canary">{words.legend_canary}</span>
                <span class="traffic-sample" data-flow="idle">{words.legend_idle}</span>
                <span class="traffic-sample" data-flow="error" hidden=dynamic(move || !tools.moves.get())>
                    {words.legend_errors}
                </span>
                <span hidden=dynamic(move || !tools.moves.get())>{dynamic(dots)}</span>
                <label class="row push">
                    <input type="checkbox" bind:checked=as_table />
                    {words.show_table}
                </label>
            </figcaption>
            <div class="scroll-x" class:visually-hidden=dynamic(move || !as_table.get())>
                <table aria-label=dynamic(name)>
                    <thead>
                        <tr>
                            <th scope="col">{words.from}</th>
                            <th scope="col">{words.to}</th>
                            {columns.iter().map(head).collect_view()}
                        </tr>
                    </thead>
                    <tbody node_ref=shown.rows></tbody>
                </table>
            </div>
        </figure>
    }
    .fixed()
}

/// What is on the page of a picture. Copies are the same.
#[derive(Clone, Copy)]
struct Shown {
    scroller: NodeRef<Div>,
    sheet: NodeRef<Div>,
    canvas: NodeRef<Canvas>,
    rows: NodeRef<Tbody>,
    picture: RwSignal<Option<Rc<Picture>>, LocalStorage>,
    /// How many requests a dot stands for.
    requests: RwSignal<u64>,
}

impl Shown {
    /// Puts a picture in the place of the one before.
    fn put(self, picture: Option<Rc<Picture>>) {
        if let (Some(sheet), Some(rows)) = (self.sheet.get(), self.rows.get()) {
            if let Some(before) = self.picture.get_untracked() {
                before.drawing.remove();
            }
            rows.set_text_content(None);
            if let Some(picture) = &picture {
                drop(sheet.append_child(&picture.drawing));
                for row in &picture.rows {
                    drop(rows.append_child(row));
                }
            }
            self.picture.set(picture);
        }
    }

    /// Lets what was measured travel along the edges.
    fn animate(
        self,
        observed: Observed,
        tools: Tools,
        traffic: Memo<Vec<EdgeTraffic>>,
    ) -> StoredValue<Option<Animation>, LocalStorage> {
        let animation = StoredValue::new_local(None::<Animation>);
        effect(move || {
            let (Some(canvas), Some(scroller)) = (self.canvas.get(), self.scroller.get()) else {
                return;
            };
            let Some(picture) = self.picture.get() else {
                return;
            };
            if animation.with_value(Option::is_none) {
                animation.set_value(Animation::on(canvas, &scroller, observed.time).ok());
            }
            let traffic = traffic.read();
            let scale = Scale::of(&traffic);
            self.requests.set(scale.requests);
            let is_moving = |edge: &EdgeTraffic| edge.rate.is_some_and(|rate| rate > 0);
            tools.moves.set(traffic.iter().any(is_moving));
            animation.with_value(|animation| {
                if let Some(animation) = animation {
                    animation.set(&picture, &traffic, scale);
                }
            });
        });
        effect(move || {
            let paused = tools.paused.get();
            animation.with_value(|animation| {
                if let Some(animation) = animation {
                    animation.pause(paused);
                }
            });
        });
        on_cleanup(move || {
            animation.with_value(|animation| animation.as_ref().map(Animation::end));
        });
        animation
    }
}
