//! Where triggers, aliases and versions stand in the traffic graph, and how the edges run.
//!
//! Three columns, left to right: what starts the function, the aliases, the versions that serve.
//! [`layout`] is a pure function to whole numbers; what they measure (pixels of a screen, points
//! of a page) is up to whoever draws. Must never know SVG, the DOM, or the words of a language.
//!
//! The layout depends on what is bound to what and not on the weights, so it stays as it is while
//! somebody moves a slider. The weights are looked up with [`Flow::of`], what was measured with
//! [`Measured::along`], where the dots are that stand for requests with [`dots`].

pub mod dots;
pub mod find;
mod flow;
mod measure;
mod measured;
mod network;
mod order;
mod place;
mod route;
mod topology;
mod trail;

pub use flow::Flow;
pub use measure::{Edge, Layout, Node, Point, Rectangle, Subject};
pub use measured::{EdgeTraffic, Measured};
pub use topology::{Alias, BoundVersion, Condition, Proposal, Topology, Trigger, Unfolded};
pub use trail::Trail;

use self::measure::Widths;
use self::network::Network;

/// Lays out a function's traffic, and with it what a proposed split would bind.
///
/// The same topology gives the same layout, in whatever order its parts are listed.
pub fn layout(topology: &Topology, proposal: Option<&Proposal>) -> Layout {
    let unfolded = Unfolded::default();
    layout_unfolded(topology, proposal, &unfolded, i32::MAX)
}

/// Lays out the same, with some of the versions on show that nothing is bound to. It takes no more than
/// this room from left to right, as far as names can still be told from each other.
pub fn layout_unfolded(
    topology: &Topology,
    proposal: Option<&Proposal>,
    unfolded: &Unfolded,
    room: i32,
) -> Layout {
    let mut network = Network::of(topology, proposal, unfolded);
    order::untangle(&mut network);
    let tops = place::tops(&network);
    route::draw(network, &tops, &Widths::within(room))
}
