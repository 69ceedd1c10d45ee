//! Moves the dots while there is anything to move and anybody to see it.
//!
//! One frame asks for the next. None is asked for while the graph is out of sight, while it is
//! paused, without dots, or for a person who wants no motion: then one frame is drawn when something
//! changes. A hidden tab gets no frames from the browser.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use js_sys::Array;
use leptos::prelude::{Callable, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    HtmlCanvasElement, HtmlElement, IntersectionObserver, IntersectionObserverEntry, MediaQueryList,
};

use super::brush::Drawn;
use super::observed::Observed;
use super::picture::Picture;
use super::stage::Stage;
use crate::graph::EdgeTraffic;
use crate::graph::dots::Scale;

/// The moment that is shown to who wants no motion, in milliseconds: any would do.
const STILL: u64 = 3_600_000;

/// The dots of one graph. Clones are the same dots.
#[derive(Clone)]
pub(super) struct Animation(Rc<Inner>);

/// Is told what came into sight or went out of it.
type Seen = Closure<dyn FnMut(Array)>;

struct Inner {
    stage: RefCell<Stage>,
    observed: Observed,
    /// When it was paused, if it is.
    paused: Cell<Option<u64>>,
    in_sight: Cell<bool>,
    /// Whether the person wants no motion.
    calm: Option<MediaQueryList>,
    /// The frame that is asked for.
    asked: Cell<Option<i32>>,
    frame: OnceCell<Closure<dyn FnMut()>>,
    sight: OnceCell<(IntersectionObserver, Seen)>,
}

impl Animation {
    /// Dots on a canvas, in what scrolls it.
    pub(super) fn on(
        canvas: HtmlCanvasElement,
        scroller: &HtmlElement,
        observed: Observed,
    ) -> Drawn<Self> {
        let calm = window().match_media("(prefers-reduced-motion: reduce)");
        let animation = Self(Rc::new(Inner {
            stage: RefCell::new(Stage::of(canvas, scroller.clone())?),
            observed,
            paused: Cell::new(None),
            in_sight: Cell::new(false),
            calm: calm.ok().flatten(),
            asked: Cell::new(None),
            frame: OnceCell::new(),
            sight: OnceCell::new(),
        }));
        let inner = Rc::downgrade(&animation.0);
        let frame: Box<dyn FnMut()> = Box::new(move || {
            if let Some(inner) = inner.upgrade() {
                Self(inner).frame();
            }
        });
        let frame = animation.0.frame.get_or_init(|| Closure::wrap(frame));
        if let Some(calm) = &animation.0.calm {
            // Whoever changes their mind is heard at once.
            calm.set_onchange(Some(frame.as_ref().unchecked_ref()));
        }
        let inner = Rc::downgrade(&animation.0);
        let seen: Box<dyn FnMut(Array)> = Box::new(move |entries: Array| {
            let newest = entries.pop().unchecked_into::<IntersectionObserverEntry>();
            if let Some(inner) = inner.upgrade() {
                inner.in_sight.set(newest.is_intersecting());
                Self(inner).wake();
            }
        });
        let seen = Closure::wrap(seen);
        let sight = IntersectionObserver::new(seen.as_ref().unchecked_ref())?;
        sight.observe(scroller);
        let _ = animation.0.sight.set((sight, seen));
        Ok(animation)
    }

    /// Takes the edges of a picture, with what was measured of each.
    pub(super) fn set(&self, picture: &Picture, traffic: &[EdgeTraffic], scale: Scale) {
        self.0.stage.borrow_mut().set(picture, traffic, scale);
        self.wake();
    }

    /// Stops where it is, or goes on.
    pub(super) fn pause(&self, paused: bool) {
        self.0.paused.set(paused.then(|| self.0.time()));
        self.wake();
    }

    /// Asks for a frame, unless one is asked for.
    pub(super) fn wake(&self) {
        if let (None, Some(frame), true) = (
            self.0.asked.get(),
            self.0.frame.get(),
            self.0.in_sight.get(),
        ) {
            let asked = window().request_animation_frame(frame.as_ref().unchecked_ref());
            self.0.asked.set(asked.ok());
        }
    }

    /// Ends it for good.
    pub(super) fn end(&self) {
        self.unask();
        if let Some((sight, _)) = self.0.sight.get() {
            sight.disconnect();
        }
        if let Some(calm) = &self.0.calm {
            calm.set_onchange(None);
        }
        self.0.in_sight.set(false);
    }

    /// A frame that was asked for does not come, or has come.
    fn unask(&self) {
        if let Some(asked) = self.0.asked.take() {
            drop(window().cancel_animation_frame(asked));
        }
    }

    fn frame(&self) {
        self.unask();
        let is_calm = self.0.calm.as_ref().is_some_and(MediaQueryList::matches);
        let still = is_calm.then_some(STILL).or(self.0.paused.get());
        let time = still.unwrap_or_else(|| self.0.time());
        let mut stage = self.0.stage.borrow_mut();
        // A canvas that cannot be drawn on stays empty; the table has everything.
        let drawn = stage.draw(time);
        if drawn.is_ok() && still.is_none() && !stage.is_empty() {
            self.wake();
        }
    }
}

impl Inner {
    /// The time by which dots travel, in milliseconds: the account's, at the pace of whoever
    /// watches. At 600 times that no dot could be followed.
    fn time(&self) -> u64 {
        let Observed { time, speed, .. } = self.observed;
        time.run(()) / speed.run(()).max(1)
    }
}
