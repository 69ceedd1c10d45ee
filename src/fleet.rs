//! All functions of a region: what each is doing, what waits for a human, and what is read next.
//!
//! Pure: lists that were read and the time go in; lines, needs, an order and the next thing to read
//! come out. Must never know the user interface, a clock, or how anything is read.

mod aliases;
mod arrange;
mod cost;
mod doing;
mod ledger;
mod need;
mod pace;
mod spark;

pub use aliases::Aliases;
pub use arrange::{Sort, Standing, State, Tally, arrange};
pub use cost::{Cost, Progress};
pub use doing::{AliasLine, Doing};
pub use ledger::{Known, Ledger, Ticket};
pub use need::{Need, needs};
pub use pace::Pace;
pub use spark::Spark;
