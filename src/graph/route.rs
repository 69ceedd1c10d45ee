//! From places to rectangles, curves and labels.

use super::measure::{Edge, LABEL, LINE, Layout, MARGIN, Node, Point, Rectangle, Subject, Widths};
use super::network::Network;
use super::order::sort_by_number;

/// How close edges may come that lead to the same node.
const CLOSEST: i32 = 12;
/// How far from the corner of a node an edge may lead to it.
const CORNER: i32 = 8;

/// Draws a network whose vertices begin at `tops`.
pub(super) fn draw(network: Network, tops: &[i32], widths: &Widths) -> Layout {
    let lefts = lefts(&network, widths);
    let frames: Vec<Rectangle> = network
        .vertices
        .iter()
        .zip(tops)
        .map(|(vertex, &y)| Rectangle {
            x: lefts[vertex.column],
            y,
            width: widths.columns[vertex.column],
            height: vertex.height(),
        })
        .collect();
    let ports = Ports::of(&network, &frames);
    let mut numbers = vec![0; network.vertices.len()];
    let order = network.columns.iter().flatten();
    let shown = order.filter(|&&vertex| network.vertices[vertex].subject.is_some());
    for (number, &vertex) in shown.enumerate() {
        numbers[vertex] = number;
    }
    let mut from_above: Vec<usize> = (0..network.routes.len()).collect();
    sort_by_number(&mut from_above, |number| {
        let [first, second, ..] = network.routes[number][..] else {
            return 0;
        };
        let leaves = port(&ports.right[first], second).unwrap_or(0);
        (numbers[first] as u64) << 32 | u64::from(leaves.unsigned_abs())
    });
    let routes = from_above.iter().map(|&number| &network.routes[number]);
    let edges = routes
        .filter_map(|route| edge(&network, route, (&frames, widths), &ports, &numbers))
        .collect();
    let height = frames.iter().map(|frame| frame.bottom()).max();
    let width = frames.iter().map(|frame| frame.right()).max();
    let mut subjects: Vec<Option<Subject>> = network
        .vertices
        .into_iter()
        .map(|vertex| vertex.subject)
        .collect();
    let nodes = network.columns.iter().flatten().filter_map(|&vertex| {
        let subject = subjects[vertex].take()?;
        Some(Node {
            subject,
            place: frames[vertex],
        })
    });
    Layout {
        width: width.map_or(0, |width| width + MARGIN),
        height: height.map_or(0, |height| height + MARGIN),
        nodes: nodes.collect(),
        edges,
    }
}

/// The x of each column. Without triggers the aliases begin at the left.
fn lefts(network: &Network, widths: &Widths) -> [i32; 3] {
    let triggers = if network.columns[0].is_empty() {
        0
    } else {
        widths.columns[0] + widths.gutters[0]
    };
    let aliases = MARGIN + triggers;
    let versions = aliases + widths.columns[1] + widths.level() + widths.gutters[1];
    [MARGIN, aliases, versions]
}

/// Where edges touch the sides of each vertex: pairs of the vertex at the other end and a y.
struct Ports {
    left: Vec<Vec<(usize, i32)>>,
    right: Vec<Vec<(usize, i32)>>,
}

impl Ports {
    fn of(network: &Network, frames: &[Rectangle]) -> Self {
        let spread = |number: usize, others: &[usize], apart: i32| {
            let mut others = others.to_vec();
            // Everything stands below the margin, so no y is negative.
            sort_by_number(&mut others, |other| {
                u64::from(frames[other].y.unsigned_abs())
            });
            let frame = frames[number];
            let room = frame.height - 2 * CORNER;
            let last = i32::try_from(others.len())
                .unwrap_or(i32::MAX)
                .saturating_sub(1);
            let whole = last.saturating_mul(apart).min(room).max(0);
            let at = |index: usize| {
                let index = i32::try_from(index).unwrap_or(last);
                let down = (whole * index).checked_div(last).unwrap_or(0);
                frame.middle() - whole / 2 + down
            };
            let ports = others.iter().enumerate();
            ports.map(|(index, &other)| (other, at(index))).collect()
        };
        let vertices = || network.vertices.iter().enumerate();
        Self {
            left: vertices()
                .map(|(number, vertex)| spread(number, &vertex.left, CLOSEST))
                .collect(),
            right: vertices()
                .map(|(number, vertex)| spread(number, &vertex.right, LINE))
                .collect(),
        }
    }
}

/// The y at which the edge to or from `other` touches.
fn port(ports: &[(usize, i32)], other: usize) -> Option<i32> {
    let found = ports.iter().find(|(vertex, _)| *vertex == other);
    found.map(|(_, y)| *y)
}

/// The way along a route.
fn edge(
    network: &Network,
    route: &[usize],
    (frames, widths): (&[Rectangle], &Widths),
    ports: &Ports,
    numbers: &[usize],
) -> Option<Edge> {
    let (&first, &last) = (route.first()?, route.last()?);
    let start = Point {
        x: frames[first].right(),
        y: port(&ports.right[first], *route.get(1)?)?,
    };
    let mut path = vec![start];
    let mut label = None;
    for pair in route.windows(2) {
        let &[from, to] = pair else { continue };
        let leaves = port(&ports.right[from], to)?;
        if network.vertices[from].column == 1 {
            let end = frames[from].right() + widths.level();
            level(&mut path, end);
            label = network.vertices[from].subject.is_some().then(|| Rectangle {
                x: frames[from].right() + widths.label_gap,
                y: leaves - LABEL / 2,
                width: widths.label,
                height: LABEL,
            });
        }
        let arrives = port(&ports.left[to], from)?;
        curve(
            &mut path,
            Point {
                x: frames[to].x,
                y: arrives,
            },
        );
    }
    Some(Edge {
        from: numbers[first],
        to: numbers[last],
        path,
        label,
    })
}

/// Goes on level to `x`.
fn level(path: &mut Vec<Point>, x: i32) {
    if let Some(&from) = path.last() {
        let to = Point { x, y: from.y };
        path.extend([from, to, to]);
    }
}

/// Goes on to a point in a curve that leaves and arrives level.
fn curve(path: &mut Vec<Point>, to: Point) {
    if let Some(&from) = path.last() {
        let x = i32::midpoint(from.x, to.x);
        path.extend([Point { x, y: from.y }, Point { x, y: to.y }, to]);
    }
}
