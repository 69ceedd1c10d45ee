//! One line of JSON on the standard error output for each answer, with the fields of an allow-list.

use std::io::Write as _;
use std::net::IpAddr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::Serialize;

use super::request_id::RequestId;
use super::seen::{Refused, Seen};
use crate::tc3::Date;

/// What is written of each answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Log {
    /// Nothing.
    Off,
    /// A line of JSON.
    Json,
}

/// One answered request.
pub(super) struct Entry<'a> {
    pub(super) id: RequestId,
    pub(super) peer: Option<IpAddr>,
    /// `relay`, `console`, `csp-report`, `code`, `forget` or `state`.
    pub(super) part: &'static str,
    pub(super) mode: &'static str,
    pub(super) status: u16,
    pub(super) seen: &'a Seen,
    pub(super) refused: Option<Refused>,
    /// The body of the answer, if its length is known.
    pub(super) bytes: Option<u64>,
    pub(super) time: Duration,
}

#[derive(Serialize)]
struct Line<'a> {
    ts: String,
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    peer: Option<String>,
    part: &'static str,
    mode: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    action: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'static str>,
    status: u16,
    /// The relay's or the cloud's.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phase: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cloud_request_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<u64>,
    ms: u128,
    #[serde(skip_serializing_if = "Option::is_none")]
    upstream_ms: Option<u128>,
}

impl Log {
    /// The name on the command line.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Json => "json",
        }
    }

    /// Writes the line. A log that nobody can read is no reason to stop serving.
    pub(super) fn write(self, entry: &Entry<'_>) {
        if self == Self::Json
            && let Ok(mut line) = serde_json::to_vec(&Line::of(entry))
        {
            line.push(b'\n');
            let _closed = std::io::stderr().lock().write_all(&line);
        }
    }
}

impl<'a> Line<'a> {
    fn of(entry: &Entry<'a>) -> Self {
        let Entry { seen, refused, .. } = entry;
        let cloud = seen.cloud.as_ref();
        Self {
            ts: timestamp(),
            id: entry.id.to_string(),
            peer: entry.peer.map(|peer| peer.to_string()),
            part: entry.part,
            mode: entry.mode,
            origin: seen.origin.as_deref(),
            key: seen.key.as_deref(),
            action: seen.action.as_deref(),
            region: seen.region,
            status: entry.status,
            code: refused
                .map(|refused| refused.code)
                .or_else(|| cloud?.code.as_deref()),
            phase: refused.map(|refused| refused.phase.name()),
            cloud_request_id: cloud.and_then(|cloud| cloud.request_id.as_deref()),
            bytes: entry.bytes,
            ms: entry.time.as_millis(),
            upstream_ms: seen.upstream.map(|time| time.as_millis()),
        }
    }
}

/// Now, in UTC: `2026-01-02T03:04:05.678Z`.
fn timestamp() -> String {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let seconds = now.as_secs();
    format!(
        "{}T{:02}:{:02}:{:02}.{:03}Z",
        Date::from_unix_seconds(seconds),
        seconds / 3_600 % 24,
        seconds / 60 % 60,
        seconds % 60,
        now.subsec_millis()
    )
}
