//! Zip archives: what is in one, how to write one, and whether one fits a function.
//!
//! Only the directory of an archive is read, and only what the browser has compressed is written:
//! a zip library with its own compression would be a quarter of the page. Must never know files,
//! the browser, or how bytes are compressed.

mod bytes;
mod entry_point;
mod gzip;
mod left_out;
mod name;
mod problem;
mod read;
mod size;
mod write;

pub use entry_point::EntryPoint;
pub use gzip::Packed;
pub use left_out::left_out;
pub use problem::Problem;
pub use read::{Archive, Entry};
pub use size::{Size, check_size};
pub use write::{NewEntry, is_program, write};
