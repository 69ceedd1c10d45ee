//! The seam between a signed request and whatever carries it.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use serde::{Deserialize, Serialize};

use super::Action;

/// A boxed future that need not move between threads: the page has one, and so has a driver.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Carries signed requests to the cloud, to a relay, or to an emulator in the same page.
pub trait Transport {
    /// Sends `call` once and returns what came back, whatever it is.
    fn send(&self, call: Call) -> Pending<'_, Result<Answer, TransportError>>;
}

/// A signed request: `POST /` of a cloud host.
#[derive(Clone, PartialEq, Eq)]
pub struct Call {
    /// The action, for whoever counts or filters; it is also in the headers.
    pub action: Action,
    /// The cloud host that the signature names.
    pub host: String,
    /// Every header but `Host`, in lower case.
    pub headers: Vec<(&'static str, String)>,
    /// The JSON body, byte for byte as signed.
    pub body: String,
}

impl fmt::Debug for Call {
    /// Names the call; the headers hold a signature and perhaps a token, so they stay out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("action", &self.action)
            .field("host", &self.host)
            .finish_non_exhaustive()
    }
}

/// What came back.
#[derive(Clone, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status. The cloud answers 200 even for errors.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
    /// The server's clock, in Unix seconds, if it told it (`Date`).
    pub date: Option<u64>,
    /// How far the request got, if a relay said so (`X-Relay-Phase`).
    pub phase: Option<Phase>,
}

impl fmt::Debug for Answer {
    /// Names the answer; its body may hold the environment variables of a function.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("status", &self.status)
            .field("bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// How far a request got before it failed, as the relay reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// The relay refused it; nothing was sent.
    Refused,
    /// The cloud could not be reached; nothing was sent.
    Connect,
    /// It was sent; no answer came.
    Sent,
    /// A part of the answer came.
    Partial,
}

impl Phase {
    /// Reads the value of `X-Relay-Phase`.
    pub fn from_header(value: &str) -> Option<Self> {
        Some(match value {
            "refused" => Self::Refused,
            "connect" => Self::Connect,
            "sent" => Self::Sent,
            "partial" => Self::Partial,
            _ => return None,
        })
    }

    /// True if the cloud cannot have executed the request.
    pub const fn is_before_sending(self) -> bool {
        matches!(self, Self::Refused | Self::Connect)
    }
}

/// No answer at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TransportError {
    /// The relay could not be reached: wrong address, not running, or no network.
    Unreachable,
    /// No answer in time. The request may have been executed.
    TimedOut,
    /// The caller went away before the answer came.
    Cancelled,
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreachable => {
                "The relay cannot be reached. Check that it runs and that its address is right."
            }
            Self::TimedOut => "No answer came in time. What was asked may still have happened.",
            Self::Cancelled => "The request was cancelled.",
        })
    }
}

impl std::error::Error for TransportError {}
