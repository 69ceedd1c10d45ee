//! Cron expressions as the cloud reads them: when a timer fires, and how to say it.
//!
//! Must never know clocks: the time and the zone are parameters.

mod calendar;
mod expression;
mod field;
mod next;
mod problem;
mod schedule;
mod slip;
mod values;
mod words;

pub use calendar::{BEIJING, local_parts, local_text};
pub use expression::Cron;
pub use field::Field;
pub use problem::Problem;
pub use schedule::{During, Listing, Schedule, Time};
pub use slip::Slip;
