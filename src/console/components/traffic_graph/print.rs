//! The dots of one frame, by what they stand for, and how they look.

use std::f64::consts::TAU;

use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration};

use super::brush::Drawn;
use crate::graph::Point;

/// After how many frames it is looked again what the inks are.
const LOOK: u32 = 30;

/// What a dot stands for. Shapes tell them apart, inks do too.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
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

/// The dots of a frame. Their room is kept, so that no frame needs memory.
#[derive(Default)]
pub(super) struct Print {
    /// Where they are, in sixteenths, by kind.
    spots: [Vec<Point>; 4],
    inks: [String; 4],
    frames: u32,
}

impl Print {
    /// Begins a frame, in the inks of this style.
    pub(super) fn begin(&mut self, style: &CssStyleDeclaration) -> Drawn<()> {
        if self.frames.is_multiple_of(LOOK) {
            for (ink, kind) in self.inks.iter_mut().zip(Kind::ALL) {
                *ink = style.get_property_value(kind.ink())?;
            }
        }
        self.frames = self.frames.wrapping_add(1);
        for spots in &mut self.spots {
            spots.clear();
        }
        Ok(())
    }

    /// One dot more.
    pub(super) fn add(&mut self, kind: Kind, spot: Point) {
        self.spots[kind as usize].push(spot);
    }

    /// Paints what was added, each kind in one go.
    pub(super) fn paint(&self, context: &CanvasRenderingContext2d) -> Drawn<()> {
        for kind in Kind::ALL {
            let spots = &self.spots[kind as usize];
            if spots.is_empty() {
                continue;
            }
            context.begin_path();
            for spot in spots {
                let (x, y) = (f64::from(spot.x) / 16.0, f64::from(spot.y) / 16.0);
                outline(context, kind, x, y)?;
            }
            let ink = &self.inks[kind as usize];
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
}

/// Adds the outline of a dot to the path.
fn outline(context: &CanvasRenderingContext2d, kind: Kind, x: f64, y: f64) -> Drawn<()> {
    let radius = match kind {
        Kind::Calm => 2.2,
        Kind::Stable | Kind::Canary => 3.4,
        Kind::Error => {
            context.move_to(x, y - 6.0);
            context.line_to(x + 6.0, y);
            context.line_to(x, y + 6.0);
            context.line_to(x - 6.0, y);
            context.close_path();
            return Ok(());
        }
    };
    context.move_to(x + radius, y);
    context.arc(x, y, radius, 0.0, TAU)
}
