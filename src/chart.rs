//! From values over time to whole-number coordinates: scales, paths with gaps, the hours or minutes
//! of an axis, steps, labels that do not cover each other.
//!
//! Must never know SVG, the page, or what the values are.

mod axis;
mod clock;
mod labels;
mod minutes;
mod path;

pub use axis::top;
pub use clock::{TimeOfDay, ticks};
pub use labels::spread;
pub use minutes::{Block, Minutes, WIDTH};
pub use path::{HEIGHT, Run, STEP, runs};
