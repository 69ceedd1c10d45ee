//! Why a journal cannot be written.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The journal cannot be written, and why. Nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unsaved {
    /// There is no room left in the browser.
    Full,
    /// Another page of the browser has written in it.
    OtherPage,
    /// The browser is set to keep nothing for this page.
    KeepsNothing,
    /// What the browser kept was deleted meanwhile.
    Forgotten,
    /// Another tab has another version of the console open.
    OtherVersion,
    /// The part of the console that drives did not start.
    NoDriver,
    /// The browser or the system refused, in its own words.
    Refused(String),
}

impl fmt::Display for Unsaved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Full => {
                "The journal cannot be written, so nothing is sent: this browser has no room left. Make room for it, then resume."
            }
            Self::OtherPage => {
                "The journal cannot be written, so nothing is sent: another page of this browser has written in it. Close this page and go on in the other one."
            }
            Self::KeepsNothing => {
                "The journal cannot be written, so nothing is sent: this browser is set to keep nothing for this page. Allow it to keep data, then begin again."
            }
            Self::Forgotten => {
                "The journal cannot be written, so nothing is sent: what this browser kept was deleted meanwhile. Look at the alias, then begin again."
            }
            Self::OtherVersion => {
                "The journal cannot be written, so nothing is sent: another tab has another version of this console open. Close it, then reload this page."
            }
            Self::NoDriver => {
                "The part of this console that drives did not start, so nothing is sent. Reload the page."
            }
            Self::Refused(words) => {
                return write!(
                    f,
                    "The journal cannot be written ({words}), so nothing is sent. Make room for it, then resume."
                );
            }
        })
    }
}

impl std::error::Error for Unsaved {}
