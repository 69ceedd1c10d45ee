//! Rollouts that run themselves: the plan of one, its journal, and what is to be done next.
//!
//! ```text
//! plan + journal ─→ state ─┐
//!      what was observed ──┼─→ next ─→ effect: observe · write an entry · carry a change out
//!                    now ──┘                   · wait until · ask somebody · finished
//! ```
//!
//! [`next()`] decides, and decides alone: it is a function without memory, so a rollout goes on from
//! its [`Plan`] and its journal wherever it is picked up. Every write is announced by an entry before
//! it and settled by an entry after it, and every write is a [`Change`](crate::change::Change) that
//! is planned and carried out like any other. [`drive()`] is the loop around it, for a page, a
//! program and a test alike.
//!
//! Must never know the user interface, and never a timer: the time is a parameter, and whoever
//! drives sleeps until the moment that it is told.

mod change;
mod check;
mod command;
mod contest;
mod counts;
mod decimal;
mod drive;
mod entry;
mod guard;
mod handover;
mod journal;
mod link;
mod machine;
mod measure;
mod observation;
mod plan;
mod preset;
mod preview;
mod problem;
mod read;
mod reason;
mod state;
mod step;
mod story;
mod unsaved;
mod verdict;
mod why;
mod write;

pub use check::{check, check_against, stable_of};
pub use command::Command;
pub use contest::{Contestant, contestants, scenario};
pub use counts::{Counts, LATE, settled};
pub use decimal::decimal;
pub use drive::{Host, Rest, command, drive, leave, take_over};
pub use entry::{Ended, Entry, Event, Move, Settled};
pub use guard::{Guards, Reaction, Unsure};
pub use handover::NotHere;
pub use journal::{Journal, Unreadable};
pub use link::{LONGEST_LINK, from_link, to_link};
pub use machine::{Effect, Question, next};
pub use measure::measure;
pub use observation::{Failed, Look, Observation};
pub use plan::{End, Plan};
pub use preset::Preset;
pub use preview::{preview, stages};
pub use problem::{Field, Problem, Problems};
pub use read::{Misread, Wrong, points, read};
pub use reason::{Obstacle, Reason};
pub use state::{LEASE, Position, State};
pub use step::{Hold, Step};
pub use story::{Chapter, Led, Story};
pub use unsaved::Unsaved;
pub use verdict::{Judged, Word};
pub use why::{Drift, Why};
pub use write::write;
