//! The form of a link: `1.LENGTH.CONTENT`.
//!
//! The number of the form stands first and outside, so that a newer one is recognised whatever it looks
//! like. The length of what follows, in characters, tells a link that was cut from one that was changed.
//! The content is base64 for addresses, of the first sixteen digits of a SHA-256 and JSON. The digest finds
//! slips, not forgers: whoever makes links can make any.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use super::read::read;
use super::safe::all_plain;
use super::write::write;
use super::{LONGEST_NOTE, NoLink, Review, Unreadable, is_plain};
use crate::tc3::sha256;

/// The longest link, in characters: the part of the address behind `#/review/`.
pub const LONGEST_LINK: usize = 4_096;

/// The form that is written and read.
const FORM: u32 = 1;
/// How much of the digest stands before the JSON, in hexadecimal digits.
const DIGITS: usize = 16;

/// The part of an address that says this review, or why there is none.
pub fn to_link(review: &Review) -> Result<String, NoLink> {
    let characters = review.note.chars().count();
    if characters > LONGEST_NOTE {
        return Err(NoLink::NoteTooLong { characters });
    }
    if !is_plain(&review.note) {
        return Err(NoLink::Note);
    }
    let value = write(review)?;
    if !all_plain(&value) {
        return Err(NoLink::Characters);
    }
    let json = value.to_string();
    let content = URL_SAFE_NO_PAD.encode(digest(&json) + &json);
    let link = format!("{FORM}.{}.{content}", content.len());
    if link.len() > LONGEST_LINK {
        return Err(NoLink::TooLong {
            characters: link.len(),
        });
    }
    Ok(link)
}

/// The review that such a part says. It came from anywhere.
pub fn from_link(link: &str) -> Result<Review, Unreadable> {
    if link.len() > LONGEST_LINK {
        return Err(Unreadable::TooLong);
    }
    let (form, rest) = link.split_once('.').unwrap_or((link, ""));
    match form.parse::<u32>() {
        Ok(FORM) => {}
        Ok(newer) if newer > FORM => return Err(Unreadable::Newer),
        _ => return Err(Unreadable::NoReview),
    }
    let (length, content) = rest.split_once('.').ok_or(Unreadable::Truncated)?;
    let length: usize = length.parse().map_err(|_| Unreadable::Tampered)?;
    if content.len() != length {
        let is_cut = content.len() < length;
        return Err(if is_cut {
            Unreadable::Truncated
        } else {
            Unreadable::Tampered
        });
    }
    let content = URL_SAFE_NO_PAD.decode(content).ok();
    let content = content.and_then(|bytes| String::from_utf8(bytes).ok());
    let content = content.ok_or(Unreadable::Tampered)?;
    let (digest_of, json) = content
        .split_at_checked(DIGITS)
        .ok_or(Unreadable::Tampered)?;
    if digest_of != digest(json) {
        return Err(Unreadable::Tampered);
    }
    let value: Value = serde_json::from_str(json).map_err(|_| Unreadable::Nonsense)?;
    if !all_plain(&value) {
        return Err(Unreadable::Characters);
    }
    read(&value)
}

fn digest(json: &str) -> String {
    let mut digest = sha256(json.as_bytes()).to_string();
    digest.truncate(DIGITS);
    digest
}
