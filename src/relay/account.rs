//! The emulated account behind a socket: gives it the time and the requests one by one, and keeps
//! who asked waiting as long as it says.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use httpdate::fmt_http_date;
use tokio::time::sleep;

use super::command::Behaviour;
use super::upstream::Answer;
use crate::emulator::{Emulator, Options, Request};

/// An [`Emulator`] that several connections share.
pub(super) struct Account(Mutex<Emulator>);

impl Account {
    /// An account that begins now.
    pub(super) fn new(options: Options, behaviour: &Behaviour) -> Self {
        let mut emulator = Emulator::new(options, now());
        emulator.set_faults(behaviour.faults);
        emulator.set_speed(behaviour.speed, now());
        Self(Mutex::new(emulator))
    }

    /// The account's clock.
    pub(super) fn clock(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_millis(self.emulator().clock(now()))
    }

    /// What the account answers, once it does; nothing if the connection has to end without an
    /// answer. `headers` as they came, `Host` included: they may be signed.
    pub(super) async fn answer(
        &self,
        method: &Method,
        query: &str,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Option<Answer> {
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
        let delivery = self.emulator().deliver(&request, now());
        if delivery.delay > 0 {
            sleep(Duration::from_millis(delivery.delay.into())).await;
        }
        let response = delivery.answer?;

        let mut headers = HeaderMap::new();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static(response.content_type),
        );
        let date = fmt_http_date(UNIX_EPOCH + Duration::from_secs(delivery.date));
        headers.extend(HeaderValue::try_from(date).map(|date| (header::DATE, date)));
        Some(Answer {
            status: StatusCode::from_u16(response.status).unwrap_or_default(),
            headers,
            body: Bytes::from(response.body),
        })
    }

    fn emulator(&self) -> MutexGuard<'_, Emulator> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Milliseconds since 1970.
fn now() -> u64 {
    let since_epoch = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    u64::try_from(since_epoch.as_millis()).unwrap_or(u64::MAX)
}
