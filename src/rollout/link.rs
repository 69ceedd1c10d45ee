//! A plan as a part of an address: its text in base64 for addresses, so that nothing in it means
//! anything there.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::read::{Misread, Wrong};
use super::{Plan, read, write};

/// The longest link that is read, in characters. Longer plans go as files.
pub const LONGEST_LINK: usize = 4_096;

/// The part of an address that says this plan; nothing if it would be too long.
pub fn to_link(plan: &Plan) -> Option<String> {
    let link = URL_SAFE_NO_PAD.encode(write(plan));
    (link.len() <= LONGEST_LINK).then_some(link)
}

/// The plan that such a part says. It came from anywhere, so it is checked like any text.
pub fn from_link(link: &str) -> Result<Plan, Vec<Misread>> {
    if link.len() > LONGEST_LINK {
        return Err(vec![Misread::of_link(Wrong::TooLong)]);
    }
    let bytes = URL_SAFE_NO_PAD.decode(link).ok();
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    read(&text.ok_or_else(|| vec![Misread::of_link(Wrong::Link)])?)
}
