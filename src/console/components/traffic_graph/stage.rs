//! Draws dots onto the part of a canvas that is in sight.
//!
//! The canvas lies below the drawing, so that labels stay legible, and is a little larger than what
//! is in sight, so that it travels along while somebody scrolls and is put elsewhere now and then.

use std::f64::consts::TAU;

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, HtmlCanvasElement, HtmlElement};

use super::brush::Drawn;
use super::picture::Picture;
use crate::graph::dots::{Scale, Stream};
use crate::graph::{EdgeTraffic, Flow, Point, Trail};

/// How far the canvas goes on beyond what is in sight.
const BEYOND: i32 = 240;
/// Dots are this far beyond the edge they are centred on, at most.
const DOT: i32 = 7;
/// After how many frames it is looked again what the inks are.
const LOOK: u32 = 30;

/// What dots look like. Shapes tell them apart, inks do too.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// From a trigger: small.
    Calm,
    /// To the stable version: solid.
    Stable,
    /// To the new code: a ring.
    Canary,
    /// Requests that failed, wherever: a diamond.
    Error,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Calm, Self::Stable, Self::Canary, Self::Error];

    const fn ink(self) -> &'static str {
        match self {
            Self::Calm => "--edge",
            Self::Stable => "--stable",
            Self::Canary => "--canary-dot",
            Self::Error => "--bad",
        }
    }
}

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
    /// The places of the dots of each kind, in sixteenths. Kept so that no frame needs memory.
    spots: [Vec<Point>; 4],
    inks: [String; 4],
    frames: u32,
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
            spots: Default::default(),
            inks: Default::default(),
            frames: 0,
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
        if self.frames.is_multiple_of(LOOK) {
            for (ink, kind) in self.inks.iter_mut().zip(Kind::ALL) {
                *ink = self.style.get_property_value(kind.ink())?;
            }
        }
        self.frames = self.frames.wrapping_add(1);
        for spots in &mut self.spots {
            spots.clear();
        }
        let Window { top, bottom, .. } = self.window;
        for lane in &self.lanes {
            if lane.between.1 < top || lane.between.0 > bottom {
                continue;
            }
            lane.stream.dots(time, |dot| {
                let kind = if dot.is_error { Kind::Error } else { lane.kind };
                self.spots[kind as usize].push(lane.trail.at(dot.along));
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
        for kind in Kind::ALL {
            let (spots, ink) = (
                &self.spots[kind as usize],
                self.inks[kind as usize].as_str(),
            );
            if spots.is_empty() {
                continue;
            }
            context.begin_path();
            for spot in spots {
                let (x, y) = (f64::from(spot.x) / 16.0, f64::from(spot.y) / 16.0);
                let radius = match kind {
                    Kind::Calm => 2.2,
                    Kind::Stable | Kind::Canary => 3.4,
                    Kind::Error => {
                        context.move_to(x, y - 6.0);
                        context.line_to(x + 6.0, y);
                        context.line_to(x, y + 6.0);
                        context.line_to(x - 6.0, y);
                        context.close_path();
                        continue;
                    }
                };
                context.move_to(x + radius, y);
                context.arc(x, y, radius, 0.0, TAU)?;
            }
            if kind == Kind::Canary {
                context.set_line_width(2.0);
                context.set_stroke_style_str(ink);
                context.stroke();
            } else {
                context.set_fill_style_str(ink);
                context.fill();
            }
        }
        Ok(())
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
