//! What the form says before anything is sent, and where an error of the first call belongs.

use leptos::prelude::window;
use web_sys::Url;

use crate::console::language::text;
use crate::scf::{Error, ErrorKind};

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    SecretId,
    SecretKey,
    Token,
    Region,
    Relay,
    RelayToken,
}

/// The address of a relay in its usual form, or why it is none.
pub(super) fn relay(typed: &str) -> Result<String, &'static str> {
    let words = &text().connect;
    let url = Url::new(typed.trim()).map_err(|_| words.relay_unreadable)?;
    let is_here = matches!(url.hostname().as_str(), "localhost" | "127.0.0.1" | "[::1]");
    match url.protocol().as_str() {
        "https:" => {}
        "http:" if is_here || page_protocol() != "https:" => {}
        "http:" => return Err(words.relay_insecure),
        _ => return Err(words.relay_unreadable),
    }
    Ok(format!("{}{}", url.origin(), url.pathname()))
}

fn page_protocol() -> String {
    window().location().protocol().unwrap_or_default()
}

/// The field that an error belongs to, if to one.
pub(super) fn field_of(error: &Error) -> Option<Field> {
    if error.code() == Some("Relay.TokenNotAllowed") {
        return Some(Field::RelayToken);
    }
    Some(match error.kind() {
        ErrorKind::SecretIdUnknown => Field::SecretId,
        ErrorKind::SignatureWrong => Field::SecretKey,
        ErrorKind::TokenExpired => Field::Token,
        ErrorKind::RegionUnknown => Field::Region,
        ErrorKind::RelayUnreachable | ErrorKind::RelayRefused => Field::Relay,
        ErrorKind::OutcomeUnknown if matches!(error, Error::Unreadable { .. }) => Field::Relay,
        _ => return None,
    })
}

/// What an error says beside its field.
pub(super) fn words_of(error: &Error) -> String {
    if matches!(error, Error::Unreadable { .. }) {
        return text().connect.relay_strange.to_owned();
    }
    if error.code() == Some("Relay.TokenNotAllowed") {
        return text().connect.relay_token_wrong.to_owned();
    }
    let words = (text().errors.of)(error.kind());
    (text().common.sentences)(&[words.title, words.advice])
}
