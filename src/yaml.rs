//! As much YAML as the `events` of a `serverless.yml` and the plan of a rollout need.
//!
//! Reads block maps and lists, plain and quoted texts, literal blocks (`|`), lists and maps in one
//! line, and comments. Everything else is refused at its line and column, never misread: anchors,
//! tags, folded blocks, values that go on over several lines. Only the block that is asked for is
//! read, so the rest of a file may say whatever YAML can say.
//!
//! A complete reader is a library away, but the page pays for every byte of it. Measured alone,
//! optimised and compressed: this one 11 KB, `yaml-rust2` 0.13 19 KB, `saphyr-parser` 0.3 24 KB, both
//! without turning their events into values. Must never know what a trigger or a rollout is.

mod block;
mod fault;
mod inline;
mod lines;
mod quoted;

pub(crate) use block::read;
pub use fault::Fault;
pub(crate) use lines::{Line, key_of, lines};
pub(crate) use quoted::quoted;

/// How deep lists and maps may stand in each other: a text from anywhere must not fill the stack.
const DEEPEST: usize = 24;

/// Where something stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

/// A value and where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) place: Place,
    pub(crate) value: Value,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// A text without quotes: a number, a truth value or a text.
    Plain(String),
    /// A text in quotes or in a block: always a text.
    Text(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A key of a map and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) place: Place,
    pub(crate) node: Node,
}

/// Why a text is not YAML that can be read here.
pub(crate) type Refused = (Place, Fault);
