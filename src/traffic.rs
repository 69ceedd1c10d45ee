//! Weights, splits, their rules and the messages that say what to do: the one validation module
//! of the sliders, the forms, the planner and the emulator.
//!
//! Must never know JSON, HTTP, time or the user interface. A number crosses the border of this
//! room as text typed by a person ([`Weight::parse_percent`]) or as the API's fraction
//! ([`Weight::from_fraction`]); inside it is an integer.

mod alias_name;
mod description;
mod problem;
mod release;
mod rule;
mod split;
mod version;
mod weight;

pub use alias_name::AliasName;
pub use description::check_description;
pub use problem::Problem;
pub use release::{Mark, Release, ReleaseStep, Stage};
pub use rule::{MatchRule, Method, Range};
pub use split::{Routing, Scheme, Split};
pub use version::Version;
pub use weight::Weight;
