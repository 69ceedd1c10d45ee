//! From values over time to whole-number coordinates: scales, paths with gaps, the hours of an axis,
//! labels that do not cover each other.
//!
//! Must never know SVG, the page, or what the values are.

mod axis;
mod clock;
mod labels;
mod path;

pub use axis::top;
pub use clock::{TimeOfDay, ticks};
pub use labels::spread;
pub use path::{HEIGHT, Run, STEP, runs};
