//! Cron expressions as the cloud reads them: when a timer fires, and how to say it.
//!
//! Must never know clocks: the time and the zone are parameters.

mod calendar;
mod expression;
mod field;
mod next;
mod problem;
mod values;
mod words;

pub use calendar::{BEIJING, local_text};
pub use expression::Cron;
pub use field::Field;
pub use problem::Problem;
