//! Who may have what signed: the terms on which a key is held, and the words in which the page and
//! the worker that holds it speak to each other.
//!
//! A SecretKey is used once, to derive the keys of two days ([`Days`]), and wiped. What they sign
//! is decided here, by a [`Guard`], next to the keys: a page that was taken over can ask for what
//! this program does, now, and no faster than the cloud takes it; it cannot take a key away.
//! A [`vault`] keeps credentials behind a passphrase.
//!
//! Must never know a browser, a clock or a random number: time, keys and salts are parameters.

mod days;
mod guard;
mod idle;
mod order;
pub mod vault;

pub use days::{Days, Slot};
pub use guard::Guard;
pub use idle::Idle;
pub use order::{About, Answer, Headers, Opened, Opening, Order, Request, VaultAnswer, VaultOrder};
