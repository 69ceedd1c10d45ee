//! The texts that are hashed and signed.

use std::fmt;

use super::hex::sha256;
use super::{ALGORITHM, Date, TERMINATOR};

/// The payload of a request that leaves its body unsigned (header `x-tc-content-sha256`).
pub const UNSIGNED_PAYLOAD: &[u8] = b"UNSIGNED-PAYLOAD";

/// The parts of a request that a signature covers.
#[derive(Clone, Copy)]
pub struct Canonical<'a> {
    /// `POST` or `GET`.
    pub method: &'a str,
    /// What follows the `?`, exactly as it is sent; empty for POST.
    pub query: &'a str,
    /// The headers that are signed, in any order, each name once. The cloud wants `content-type`
    /// and `host` among them.
    pub headers: &'a [(&'a str, &'a str)],
    /// The body; empty for GET; [`UNSIGNED_PAYLOAD`] for a body that is left unsigned.
    pub payload: &'a [u8],
}

impl fmt::Debug for Canonical<'_> {
    /// Names what is signed; a value may be a token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Canonical")
            .field("method", &self.method)
            .field("headers", &self.signed_headers())
            .finish_non_exhaustive()
    }
}

impl Canonical<'_> {
    /// The names of the signed headers, lower-case and sorted.
    pub fn signed_headers(&self) -> Vec<String> {
        self.normal().into_iter().map(|(name, _)| name).collect()
    }

    /// The canonical request: six parts, one below the other.
    pub fn request(&self) -> String {
        let (mut lines, mut names) = (String::new(), String::new());
        for (name, value) in self.normal() {
            if !names.is_empty() {
                names.push(';');
            }
            names.push_str(&name);
            for part in [&name, ":", &value, "\n"] {
                lines.push_str(part);
            }
        }
        let payload = sha256(self.payload);
        let (method, query) = (self.method, self.query);
        format!("{method}\n/\n{query}\n{lines}\n{names}\n{payload}")
    }

    /// The text that the key signs. `timestamp` is the value of `x-tc-timestamp`, in seconds
    /// since 1970; `date` is its UTC day.
    pub fn string_to_sign(&self, timestamp: u64, date: Date, service: &str) -> String {
        let request = sha256(self.request().as_bytes());
        format!("{ALGORITHM}\n{timestamp}\n{date}/{service}/{TERMINATOR}\n{request}")
    }

    /// The headers by name, names and values in lower case without the white space around them.
    fn normal(&self) -> Vec<(String, String)> {
        let normal = |text: &str| text.trim_ascii().to_ascii_lowercase();
        let mut headers = Vec::with_capacity(self.headers.len());
        // A handful of entries, each put in its place: a sort would be more code than the rest.
        for (name, value) in self.headers {
            let header = (normal(name), normal(value));
            let place = headers.partition_point(|known| *known < header);
            headers.insert(place, header);
        }
        headers
    }
}
