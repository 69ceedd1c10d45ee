//! Draws dots onto the part of a canvas that is in sight.
//!
//! The canvas lies below the drawing, so that labels stay legible, and is a little larger than what
//! is in sight, so that it travels along while somebody scrolls and is put elsewhere now and then.

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, HtmlCanvasElement, HtmlElement};

use super::brush::Drawn;
use super::picture::Picture;
use super::print::{Kind, Print};
use crate::graph::dots::{Scale, Stream};
use crate::graph::{EdgeTraffic, Flow, Trail};

/// How far the canvas goes on beyond what is in sight.
const BEYOND: i32 = 240;
/// Dots are this far beyond the edge they are centred on, at most.
const DOT: i32 = 7;
/// One edge with its dots.
struct Lane {
    trail: Trail,
    stream: Stream,
    kind: Kind,
    /// Between which heights it runs.
    between: (i32, i32),
}

/// A part of the drawing, and how many pixels one of its units has.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Window {
    left: i32,
    top: i32,
    right: i32,
    bottom: i32,
    pixels: f64,
}

/// The canvas with what it shows.
pub(super) struct Stage {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    scroller: HtmlElement,
    style: CssStyleDeclaration,
    size: (i32, i32),
    lanes: Vec<Lane>,
    window: Window,
    print: Print,
}

impl Stage {
    /// A stage on a canvas, in what scrolls it.
    pub(super) fn of(canvas: HtmlCanvasElement, scroller: HtmlElement) -> Drawn<Self> {
        let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
        let style = window().get_computed_style(&canvas)?.ok_or(JsValue::NULL)?;
        Ok(Self {
            context: context.dyn_into().map_err(JsValue::from)?,
            canvas,
            scroller,
            style,
            size: (0, 0),
            lanes: Vec::new(),
            window: Window::default(),
            print: Print::default(),
        })
    }

    /// Takes the edges of a picture, with what was measured of each.
    pub(super) fn set(&mut self, picture: &Picture, traffic: &[EdgeTraffic], scale: Scale) {
        self.size = picture.size;
        self.window = Window::default();
        let strands = picture.strands.iter().zip(traffic);
        let lanes = strands.filter_map(|(strand, traffic)| {
            let trail = Trail::along(&strand.edge.path);
            let heights = || strand.edge.path.iter().map(|point| point.y);
            Some(Lane {
                stream: scale.stream(strand.seed, trail.length(), *traffic)?,
                kind: match strand.before? {
                    Flow::Everything => Kind::Calm,
                    Flow::Stable(_) | Flow::Otherwise => Kind::Stable,
                    Flow::Canary(_) | Flow::Rule => Kind::Canary,
                },
                between: (heights().min()? - DOT, heights().max()? + DOT),
                trail,
            })
        });
        self.lanes = lanes.collect();
    }

    /// True if there is nothing that could move.
    pub(super) fn is_empty(&self) -> bool {
        self.lanes.is_empty()
    }

    /// Draws where the dots are at this time, in milliseconds.
    pub(super) fn draw(&mut self, time: u64) -> Drawn<()> {
        self.follow()?;
        self.print.begin(&self.style)?;
        let Window { top, bottom, .. } = self.window;
        for lane in &self.lanes {
            if lane.between.1 < top || lane.between.0 > bottom {
                continue;
            }
            lane.stream.dots(time, |dot| {
                let kind = if dot.is_error { Kind::Error } else { lane.kind };
                self.print.add(kind, lane.trail.at(dot.along));
            });
        }
        self.paint()
    }

    fn paint(&self) -> Drawn<()> {
        let (context, window) = (&self.context, self.window);
        let shift = |to: i32| -f64::from(to) * window.pixels;
        let (right, bottom) = (f64::from(window.right), f64::from(window.bottom));
        context.set_transform(
            window.pixels,
            0.0,
            0.0,
            window.pixels,
            shift(window.left),
            shift(window.top),
        )?;
        context.clear_rect(f64::from(window.left), f64::from(window.top), right, bottom);
        self.print.paint(context)
    }

    /// Puts the canvas where it covers what is in sight, unless it does.
    fn follow(&mut self) -> Drawn<()> {
        let (width, height) = self.size;
        let (x, y) = (self.scroller.scroll_left(), self.scroller.scroll_top());
        let (wide, high) = (self.scroller.client_width(), self.scroller.client_height());
        let pixels = window().device_pixel_ratio().clamp(1.0, 2.0);
        let part = |beyond: i32| Window {
            left: (x - beyond).clamp(0, width),
            top: (y - beyond).clamp(0, height),
            right: (x + wide + beyond).clamp(0, width),
            bottom: (y + high + beyond).clamp(0, height),
            pixels,
        };
        let (now, needed) = (self.window, part(0));
        #[expect(clippy::float_cmp)] // it is copied, never reckoned
        let covers = now.left <= needed.left
            && now.top <= needed.top
            && now.right >= needed.right
            && now.bottom >= needed.bottom
            && now.pixels == needed.pixels;
        if covers {
            return Ok(());
        }
        self.window = part(BEYOND);
        let Window {
            left,
            top,
            right,
            bottom,
            ..
        } = self.window;
        let (width, height) = (right - left, bottom - top);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // never negative
        let whole = |length: i32| (f64::from(length) * pixels) as u32;
        self.canvas.set_width(whole(width));
        self.canvas.set_height(whole(height));
        let style = self.canvas.style();
        for (name, length) in [
            ("left", left),
            ("top", top),
            ("width", width),
            ("height", height),
        ] {
            style.set_property(name, &format!("{length}px"))?;
        }
        Ok(())
    }
}
