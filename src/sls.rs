//! The languages that people release with today, read and written: `sls` lines, `.env` files and the
//! `events` of a `serverless.yml`.
//!
//! Must never know the API: what is read becomes a [`Change`](crate::change::Change) and takes the
//! road that every other change takes.
//!
//! An `sls` line is read in two steps. [`parse()`] needs the text alone and says what is wrong with it
//! at the character; [`Command::resolve`] needs to know what the function has, and makes a change of
//! the command. The other way round, [`lines`] says what to type for a plan.

pub mod dotenv;
pub mod events;
pub mod tccli;

mod command;
mod complete;
mod hint;
mod inputs;
mod known;
mod line;
mod loss;
mod parse;
mod placeholder;
mod problem;
mod quote;
mod refusal;
mod resolve;
mod value;
mod weights;
mod words;

pub use command::{Command, Verb};
pub use complete::{Completion, complete};
pub use hint::Hint;
pub use known::{Known, KnownAlias, KnownFunction};
pub use line::{Line, NoLine, line, lines};
pub use loss::Loss;
pub use parse::parse;
pub use problem::{Needed, Problem};
pub use quote::quoted;
pub use refusal::Refusal;
pub use resolve::{Action, Resolved};
