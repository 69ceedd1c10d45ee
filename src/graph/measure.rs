//! The result of the layout, and the sizes that it is built from.

use super::topology::{Condition, Trigger};
use crate::traffic::{AliasName, Version};

/// Where everything stands. The origin is the upper left corner, y grows downwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// How wide the whole is.
    pub width: i32,
    /// How high the whole is.
    pub height: i32,
    /// The nodes, column by column from the left, each column from the top.
    pub nodes: Vec<Node>,
    /// The edges, from the top.
    pub edges: Vec<Edge>,
}

/// Something that traffic comes from, goes through or goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub subject: Subject,
    /// Where it stands. No two nodes overlap.
    pub place: Rectangle,
}

/// What a node stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A trigger.
    Trigger(Trigger),
    /// An alias.
    Alias {
        /// Its name.
        name: AliasName,
        /// False if its split could not be read, so that its edges are not known.
        readable: bool,
    },
    /// The qualifier of a trigger that names nothing which exists.
    Missing(String),
    /// A version.
    Version {
        /// Which one.
        version: Version,
        /// How it is.
        condition: Condition,
    },
    /// Further versions that nothing is bound to, folded into one.
    MoreVersions(usize),
}

/// A way from one node to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The place of its source in [`Layout::nodes`].
    pub from: usize,
    /// The place of its target in [`Layout::nodes`].
    pub to: usize,
    /// A start, then for each cubic curve two control points and an end. The start lies on the
    /// right side of the source, the last end on the left side of the target.
    pub path: Vec<Point>,
    /// Room for a label, from an alias to a version: on the edge, clear of every other label,
    /// node and edge. It begins at the left.
    pub label: Option<Rectangle>,
}

/// A point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

/// A rectangle with upright sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rectangle {
    /// Its left side.
    pub x: i32,
    /// Its upper side.
    pub y: i32,
    /// To its right side.
    pub width: i32,
    /// To its lower side.
    pub height: i32,
}

impl Rectangle {
    /// The x of its right side.
    pub const fn right(self) -> i32 {
        self.x + self.width
    }

    /// The y of its lower side.
    pub const fn bottom(self) -> i32 {
        self.y + self.height
    }

    /// The y halfway down.
    pub const fn middle(self) -> i32 {
        self.y + self.height / 2
    }

    /// True if the two share more than a border.
    pub const fn overlaps(self, other: Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }
}

/// The free border around the whole.
pub(super) const MARGIN: i32 = 8;
/// The room above the columns for their headings.
pub(super) const HEADING: i32 = 32;
/// The height of a node with one or no edge.
pub(super) const NODE: i32 = 44;
/// The height of a version that nothing is bound to.
pub(super) const UNBOUND: i32 = 30;
/// The free room below a node.
pub(super) const GAP: i32 = 14;
/// The height of the lane of an edge that passes the aliases by.
pub(super) const LANE: i32 = 8;
/// The distance between edges that leave the same alias: one line of label.
pub(super) const LINE: i32 = 22;
/// The height of a label.
pub(super) const LABEL: i32 = 18;

/// The widths of a layout.
#[derive(Clone, Copy)]
pub(super) struct Widths {
    /// Of each column: triggers, aliases, versions.
    pub(super) columns: [i32; 3],
    /// Of a label: two exact shares and an arrow.
    pub(super) label: i32,
    /// Between a node or a curve and a label.
    pub(super) label_gap: i32,
    /// In which the edges of two columns cross, left and right of the aliases.
    pub(super) gutters: [i32; 2],
}

/// Enough for every name.
const WIDE: Widths = Widths {
    columns: [176, 168, 152],
    label: 124,
    label_gap: 10,
    gutters: [64, 88],
};

/// For a hand: aliases, their shares and the versions stand within 328, the triggers left of that.
const NARROW: Widths = Widths {
    columns: [124, 100, 84],
    label: 72,
    label_gap: 8,
    gutters: [28, 20],
};

impl Widths {
    /// As wide as there is room for, between the narrowest and what every name needs.
    pub(super) fn within(room: i32) -> Self {
        let (least, most) = (NARROW.whole(), WIDE.whole());
        let more = room.clamp(least, most) - least;
        let between = |narrow: i32, wide: i32| narrow + (wide - narrow) * more / (most - least);
        let column = |at: usize| between(NARROW.columns[at], WIDE.columns[at]);
        let gutter = |at: usize| between(NARROW.gutters[at], WIDE.gutters[at]);
        Self {
            columns: [0, 1, 2].map(column),
            label: between(NARROW.label, WIDE.label),
            label_gap: between(NARROW.label_gap, WIDE.label_gap),
            gutters: [0, 1].map(gutter),
        }
    }

    /// The room to the right of an alias in which its edges run level, under their labels.
    pub(super) const fn level(&self) -> i32 {
        self.label_gap + self.label + self.label_gap
    }

    fn whole(&self) -> i32 {
        let columns: i32 = self.columns.iter().sum();
        let gutters: i32 = self.gutters.iter().sum();
        MARGIN + columns + gutters + self.level() + MARGIN
    }
}
