//! What stands on the page of a graph, and how it follows what it shows.

use std::rc::Rc;
use std::time::Duration;

use crate::console::fixed::effect;
use leptos::ev::resize;
use leptos::html::{Canvas, Div, Tbody};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::animation::Animation;
use super::finder::Finder;
use super::label::Shows;
use super::observed::Observed;
use super::picture::Picture;
use super::scene::Scene;
use super::tools::Tools;
use crate::graph::dots::Scale;
use crate::graph::{EdgeTraffic, Proposal, Subject};

/// A table longer than this is made after the picture was painted.
const LONG: usize = 100;
/// What stands left and right of what a dialog shows, in CSS pixels.
const FRAME: i32 = 80;
/// Enough for a frame to be painted.
const LATER: Duration = Duration::from_millis(50);

/// The places of a graph on the page, and what is in them. Copies are the same.
#[derive(Clone, Copy)]
pub(super) struct Places {
    /// Scrolls the picture.
    pub(super) scroller: NodeRef<Div>,
    /// Holds the drawing, and the canvas below it.
    pub(super) sheet: NodeRef<Div>,
    pub(super) canvas: NodeRef<Canvas>,
    /// Holds the rows of the table.
    pub(super) rows: NodeRef<Tbody>,
    /// What is drawn.
    pub(super) picture: RwSignal<Option<Rc<Picture>>, LocalStorage>,
    /// What moves.
    animation: StoredValue<Option<Animation>, LocalStorage>,
    /// How wide the picture may be without being scrolled, in CSS pixels.
    pub(super) room: RwSignal<i32>,
    /// How many requests a dot stands for.
    pub(super) requests: RwSignal<u64>,
}

impl Default for Places {
    fn default() -> Self {
        Self {
            scroller: NodeRef::new(),
            sheet: NodeRef::new(),
            canvas: NodeRef::new(),
            rows: NodeRef::new(),
            picture: RwSignal::new_local(None),
            animation: StoredValue::new_local(None),
            room: RwSignal::new(i32::MAX),
            requests: RwSignal::new(1),
        }
    }
}

impl Places {
    /// Learns how much room there is, now and whenever the window changes.
    pub(super) fn measure(self) {
        let learn = move |scroller: &HtmlElement| {
            let room = match scroller.client_width() {
                // In a dialog that is not shown yet nothing has a width: it will be about this.
                0 => document().body().map_or(0, |body| body.client_width()) - FRAME,
                width => width,
            };
            if self.room.get_untracked() != room {
                self.room.set(room);
            }
        };
        effect(move || {
            if let Some(scroller) = self.scroller.get() {
                learn(&scroller);
            }
        });
        let resized = window_event_listener(resize, move |_| {
            if let Some(scroller) = self.scroller.get_untracked() {
                learn(&scroller);
            }
        });
        on_cleanup(move || resized.remove());
    }

    /// Draws every new scene.
    pub(super) fn draw(
        self,
        scene: Memo<Scene>,
        function: Signal<String>,
        link: Option<Callback<Subject, Option<String>>>,
        columns: &'static [Shows],
    ) {
        effect(move || {
            scene.with(|scene| {
                let is_empty = scene.layout.nodes.is_empty();
                let draw = || Picture::of(scene, &function.read(), link, columns);
                let picture = (!is_empty).then(draw);
                self.put(picture.and_then(Result::ok).map(Rc::new));
            });
        });
    }

    /// Puts a picture in the place of the one before.
    fn put(self, picture: Option<Rc<Picture>>) {
        let (Some(sheet), Some(rows)) = (self.sheet.get(), self.rows.get()) else {
            return;
        };
        let before = self.picture.get_untracked();
        if let Some(before) = &before {
            before.drawing.remove();
        }
        rows.set_text_content(None);
        if let Some(picture) = &picture {
            drop(sheet.append_child(&picture.drawing));
            if before.is_none() {
                self.begin(picture);
            }
        }
        self.picture.set(picture);
    }

    /// Where it does not fit it begins with the aliases: their shares are what one looks for.
    fn begin(self, picture: &Picture) {
        let left = picture.aliases_at().unwrap_or_default();
        let scroll = move || {
            if let Some(scroller) = self.scroller.try_get_untracked().flatten() {
                scroller.set_scroll_left(left);
            }
        };
        // A dialog is shown by then.
        if picture.size.0 > self.room.get_untracked() {
            request_animation_frame(scroll);
        }
    }

    /// Tells the edges what goes along them, and marks what is looked for.
    pub(super) fn tell(
        self,
        tools: Tools,
        proposal: Signal<Option<Proposal>>,
        traffic: Memo<Vec<EdgeTraffic>>,
    ) {
        effect(move || {
            if let Some(picture) = self.picture.get() {
                let proposal = proposal.read();
                drop(picture.show(tools.shows.get(), proposal.as_ref(), &traffic.read()));
                if picture.strands.len() > LONG {
                    set_timeout(move || self.list(&picture), LATER);
                } else {
                    self.list(&picture);
                }
            }
        });
        effect(move || {
            let Some(picture) = self.picture.get() else {
                return;
            };
            let found = tools.finder.found.read();
            let first = picture.mark(found.as_ref()).ok().flatten();
            if let (Some(first), Some(scroller)) = (first, self.scroller.get_untracked()) {
                scroller.set_scroll_top(first.place.middle() - scroller.client_height() / 2);
                scroller.set_scroll_left(first.place.x - scroller.client_width() / 2);
            }
        });
    }

    /// Lists a picture, unless it is listed or not shown any more.
    fn list(self, picture: &Rc<Picture>) {
        let shown = self.picture.try_get_untracked().flatten();
        let is_shown = shown.is_some_and(|shown| Rc::ptr_eq(&shown, picture));
        if !is_shown || picture.is_listed() {
            return;
        }
        if let Some(rows) = self.rows.get_untracked() {
            drop(picture.list(&rows));
        }
    }

    /// Lets what was measured travel along the edges.
    pub(super) fn animate(self, observed: Observed, tools: Tools, traffic: Memo<Vec<EdgeTraffic>>) {
        effect(move || {
            let (Some(canvas), Some(scroller)) = (self.canvas.get(), self.scroller.get()) else {
                return;
            };
            let Some(picture) = self.picture.get() else {
                return;
            };
            if self.animation.with_value(Option::is_none) {
                let animation = Animation::on(canvas, &scroller, observed);
                self.animation.set_value(animation.ok());
            }
            let traffic = traffic.read();
            let scale = Scale::of(&traffic);
            self.requests.set(scale.requests);
            let is_moving = |edge: &EdgeTraffic| edge.rate.is_some_and(|rate| rate > 0);
            tools.moves.set(traffic.iter().any(is_moving));
            self.with(|animation| animation.set(&picture, &traffic, scale));
        });
        effect(move || {
            let paused = tools.paused.get();
            self.with(|animation| animation.pause(paused));
        });
        let resized = window_event_listener(resize, move |_| self.wake());
        on_cleanup(move || {
            resized.remove();
            self.with(Animation::end);
        });
    }

    /// Draws the dots once more: the canvas may have to stand elsewhere.
    pub(super) fn wake(self) {
        self.with(Animation::wake);
    }

    fn with(self, act: impl FnOnce(&Animation)) {
        self.animation.try_with_value(|animation| {
            if let Some(animation) = animation {
                act(animation);
            }
        });
    }

    /// Unfolds the versions that nothing is bound to, if it is their node that was meant.
    pub(super) fn unfold(self, event: &Event, finder: Finder) {
        let target = event.target();
        let target = target.and_then(|target| target.dyn_into::<Element>().ok());
        let folded = target.and_then(|target| target.closest("[data-kind=more]").ok().flatten());
        if folded.is_some() {
            event.prevent_default();
            finder.unfolded.set(true);
            // What had the focus is gone.
            if let Some(scroller) = self.scroller.get_untracked() {
                drop(scroller.focus());
            }
        }
    }
}
