//! How an edge looks: as wide as its share, solid for the stable version, dotted for the new code.

use std::fmt::Write;

use crate::console::fixed::Fixed;
use leptos::prelude::*;

use super::strand::Strand;
use crate::graph::{Flow, Point};

/// Draws an edge: below what it is now if that would change, above what it would be, and the share.
///
/// Every element has an attribute that is worked out: Leptos 0.8 wraps elements of SVG that have
/// none into groups of their own.
pub(super) fn draw(strand: &Strand, after: Option<Flow>) -> AnyView {
    let curve = curve(&strand.edge.path);
    let changes = after != strand.before;
    let label = strand.edge.label.map(|room| {
        let (x, y) = (room.x, room.y + room.height / 2);
        view! {
            <text class="traffic-label" class:changed=changes x=x y=y dominant-baseline="central">
                {strand.share(after)}
            </text>
        }
        .fixed()
    });
    let below = changes.then(|| {
        let (curve, width) = (curve.clone(), width(strand.before));
        view! { <path class="traffic-before" d=curve stroke-width=width></path> }.fixed()
    });
    view! {
        <g class="traffic-edge">
            {below}
            <path
                class="traffic-flow"
                data-flow=kind(after)
                d=curve
                stroke-width=width(after)
                stroke-dasharray=dots(after)
            ></path>
            {label}
        </g>
    }
    .fixed()
}

/// The path as SVG writes it.
fn curve(path: &[Point]) -> String {
    let mut written = String::new();
    for (index, Point { x, y }) in path.iter().enumerate() {
        let command = match index {
            0 => "M",
            1 => "C",
            _ => " ",
        };
        // Writing into a string cannot fail.
        let _ = write!(written, "{command}{x} {y}");
    }
    written
}

fn kind(flow: Option<Flow>) -> &'static str {
    match flow {
        None => "none",
        Some(flow) if flow.weight().is_some_and(|weight| !weight.is_served()) => "idle",
        Some(Flow::Everything) => "everything",
        Some(Flow::Stable(_)) => "stable",
        Some(Flow::Canary(_)) => "canary",
        Some(Flow::Rule) => "rule",
        Some(Flow::Otherwise) => "otherwise",
    }
}

/// The width of a line in tenths, growing with the share.
fn tenths(flow: Option<Flow>) -> u32 {
    match flow {
        None => 0,
        Some(flow) => flow.weight().map_or(18, |weight| {
            24 + u32::from(weight.ten_thousandths()) * 46 / 10_000
        }),
    }
}

fn width(flow: Option<Flow>) -> String {
    decimal(tenths(flow))
}

/// Round dots as wide as the line, for the new code.
fn dots(flow: Option<Flow>) -> Option<String> {
    let dotted = matches!(flow, Some(Flow::Canary(weight)) if weight.is_served());
    dotted.then(|| format!("0 {}", decimal(tenths(flow) * 5 / 4 + 24)))
}

fn decimal(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}
