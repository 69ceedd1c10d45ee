//! The emulated account behind a socket: gives it the time and the requests one by one.

use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};

use super::upstream::Answer;
use crate::emulator::{Emulator, Options, Request};

/// An [`Emulator`] that several connections share.
pub(super) struct Account(Mutex<Emulator>);

impl Account {
    /// An account that begins now.
    pub(super) fn new(options: Options) -> Self {
        Self(Mutex::new(Emulator::new(options, now())))
    }

    /// What the account answers. `headers` as they came, `Host` included: they may be signed.
    pub(super) fn answer(
        &self,
        method: &Method,
        query: &str,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Answer {
        let headers: Vec<(String, String)> = headers
            .iter()
            .map(|(name, value)| {
                let value = String::from_utf8_lossy(value.as_bytes());
                (name.as_str().to_owned(), value.into_owned())
            })
            .collect();
        let request = Request {
            method: method.as_str(),
            query,
            headers: &headers,
            body,
        };
        let response = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .handle(&request, now());

        let mut headers = HeaderMap::new();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static(response.content_type),
        );
        Answer {
            status: StatusCode::from_u16(response.status).unwrap_or_default(),
            headers,
            body: Bytes::from(response.body),
        }
    }
}

/// Milliseconds since 1970.
fn now() -> u64 {
    let since_epoch = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    u64::try_from(since_epoch.as_millis()).unwrap_or(u64::MAX)
}
