//! Requests through a relay, by the browser's own fetch.

use std::time::Duration;

use gloo_net::http::{Method, RequestBuilder, Response};
use leptos::prelude::*;
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

use super::in_language_of_page;
use crate::browser::time_of;
use crate::scf::{Answer, Call, Mode, Pending, Phase, Transport, TransportError};

/// How long an answer may take. Longer than the relay's own limit, which can say more.
const LIMIT: Duration = Duration::from_secs(35);

/// A relay by its address, without a slash at the end.
pub(crate) struct Relay {
    base: String,
    /// What it wants to be shown, if it asks for a token.
    token: Option<String>,
    /// What it passes on, as its last answer said.
    mode: ArcRwSignal<Mode>,
}

impl Relay {
    /// The relay at `base`, such as `https://relay.example`.
    pub(crate) fn new(base: &str, token: Option<String>) -> Self {
        Self {
            token,
            base: base.trim_end_matches('/').to_owned(),
            mode: ArcRwSignal::default(),
        }
    }

    /// What it passes on, as far as it said. Tracked.
    pub(crate) fn mode(&self) -> Mode {
        self.mode.get()
    }

    async fn fetch(&self, call: Call) -> Result<Answer, TransportError> {
        let abort = AbortOnDrop::after(LIMIT)?;
        let failed = |_| {
            if abort.controller.signal().aborted() {
                TransportError::TimedOut
            } else {
                TransportError::Unreachable
            }
        };
        let url = format!("{}/relay/{}", self.base, call.host);
        let mut request = RequestBuilder::new(&url)
            .method(Method::POST)
            .cache(RequestCache::NoStore)
            .credentials(RequestCredentials::Omit)
            .redirect(RequestRedirect::Error)
            .referrer_policy(ReferrerPolicy::NoReferrer)
            .abort_signal(Some(&abort.controller.signal()));
        for (name, value) in &call.headers {
            request = request.header(name, value);
        }
        if let Some(token) = &self.token {
            request = request.header("x-relay-token", token);
        }
        let request = request.body(call.body).map_err(failed)?;
        let response = request.send().await.map_err(failed)?;
        let mode = response.headers().get("x-relay-mode");
        if let Some(mode) = mode.and_then(|mode| Mode::named(&mode))
            && mode != self.mode.get_untracked()
        {
            self.mode.set(mode);
        }
        // Without its body an answer cannot be read, and the client says so.
        let body = response.binary().await.unwrap_or_default();
        Ok(Answer {
            status: response.status(),
            body,
            date: date(&response),
            phase: response
                .headers()
                .get("x-relay-phase")
                .and_then(|phase| Phase::from_header(&phase)),
        })
    }
}

impl Transport for Relay {
    fn send(&self, call: Call) -> Pending<'_, Result<Answer, TransportError>> {
        Box::pin(self.fetch(in_language_of_page(call)))
    }
}

/// The server's clock in Unix seconds, if the answer tells it.
fn date(response: &Response) -> Option<u64> {
    let milliseconds = time_of(&response.headers().get("date")?)?;
    Some(milliseconds / 1_000)
}

/// Ends a fetch when its time is up, or when nobody waits for it any more.
struct AbortOnDrop {
    controller: AbortController,
    timer: TimeoutHandle,
}

impl AbortOnDrop {
    fn after(limit: Duration) -> Result<Self, TransportError> {
        let unable = |_| TransportError::Unreachable;
        let controller = AbortController::new().map_err(unable)?;
        let late = controller.clone();
        let timer = set_timeout_with_handle(move || late.abort(), limit).map_err(unable)?;
        Ok(Self { controller, timer })
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.timer.clear();
        self.controller.abort();
    }
}
