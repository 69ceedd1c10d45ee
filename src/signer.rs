//! The worker that holds the key: a program of its own, with memory of its own, beside the page.
//!
//! It takes a SecretKey once, derives the keys of two days, hands them to the browser as keys that
//! no script can read, and wipes the rest. From then on it answers one question: sign this request.
//! Where the browser has shared workers, all pages of the console share this one, so a second tab
//! need not be given the key again. What is signed is decided by the room `keyring`.
//!
//! A second program, [`vault`], runs for as long as a passphrase is being turned into a key.
//!
//! Must never know the page, and never answer with a key.

mod clock;
mod desk;
mod held;
mod scope;
mod store;
pub mod vault;

use self::desk::Desk;
use crate::browser::ports::receive_ports;

/// Begins to answer the pages.
pub fn start() {
    let desk = Desk::open();
    receive_ports(move |port| desk.serve(&port));
}
