//! How an edge looks: as wide as its share, solid for the stable version, dotted for the new code.

use std::fmt::Write;

use web_sys::Element;

use super::brush::{Drawn, put, shape, words};
use super::label::Shown;
use super::strand::Strand;
use crate::graph::{Flow, Point};

/// Draws an edge into its group: below what it is now if that would change, above what it would be,
/// and what its label says.
pub(super) fn draw(group: &Element, strand: &Strand, shown: Shown) -> Drawn<()> {
    let (before, after) = (strand.before, shown.after);
    let changes = after != before;
    let curve = curve(&strand.edge.path);
    if group.has_child_nodes() {
        group.set_text_content(None);
    }
    if changes {
        let width = width(before);
        let below = [
            ("class", "traffic-before"),
            ("d", &curve),
            ("stroke-width", &width),
        ];
        put(group, &shape("path", &below)?)?;
    }
    let width = width(after);
    let class = ("class", "traffic-flow");
    let line = [
        class,
        ("data-flow", kind(after)),
        ("d", &curve),
        ("stroke-width", &width),
    ];
    let line = shape("path", &line)?;
    if let Some(dots) = dots(after) {
        line.set_attribute("stroke-dasharray", &dots)?;
    }
    put(group, &line)?;
    let Some(room) = strand.edge.label else {
        return Ok(());
    };
    let label = shown.label(strand);
    let class = if changes {
        "traffic-label changed"
    } else {
        "traffic-label"
    };
    let (x, y) = (room.x.to_string(), (room.y + room.height / 2).to_string());
    let central = ("dominant-baseline", "central");
    let place = [("class", class), ("x", &x), ("y", &y), central];
    let said = words("text", &place, &label.text)?;
    if let Some(title) = label.title {
        put(&said, &words("title", &[], title)?)?;
    }
    put(group, &said)?;
    Ok(())
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
