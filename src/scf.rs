//! The cloud's API, typed: every action that the console needs, its request, its answer, its error
//! codes, and the [`Client`] that signs, sends, retries and pages.
//!
//! Knows the wire of SCF 2018-04-16 exactly, and of Monitor and CLS what a release needs to see. Must never know where a [`Transport`] goes, who holds
//! the key behind a [`Signer`], or who looks at the result.

pub mod policy;

mod action;
mod client;
mod clock;
mod error;
mod limiter;
mod message_language;
mod mode;
mod model;
mod moment;
mod paging;
mod region;
mod retry;
mod service;
mod signer;
mod signing;
mod transport;
mod wire;

pub use action::{Action, Effect};
pub use client::{Client, LARGEST_ANSWER, Reply, Request};
pub use clock::Clock;
pub use error::{CloudError, Error, ErrorKind};
pub use message_language::MessageLanguage;
pub use mode::Mode;
pub use model::*;
pub use moment::{BEIJING, moment, plain_moment, read_moment, read_plain_moment};
pub use paging::{LONGEST_LIST, MOST_PAGES, Page};
pub use region::{Region, UnknownRegion};
pub use service::Service;
pub use signer::{Coverage, KeyName, KeySigner, Signer, Unsigned};
pub use signing::{HEADERS, Prepared, ToSign};
pub use transport::{Answer, Call, Pending, Phase, Transport, TransportError};
