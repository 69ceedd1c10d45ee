//! How much, how long and how many: every bound of the server in one place.

use std::time::Duration;

/// Connections at once. The next one waits in the system's queue.
pub(super) const CONNECTIONS: usize = 512;

/// Threads that answer, however many processors there are: each keeps connections to the cloud of
/// its own, and far more would come in than the cloud takes.
pub(super) const WORKERS: usize = 4;

/// Requests being relayed at once, and those of one peer among them.
pub(super) const IN_FLIGHT: usize = 64;
pub(super) const IN_FLIGHT_OF_ONE: usize = 16;

/// Requests of one peer to the relay, each second and at once after a pause.
pub(super) const PEER_PER_SECOND: u32 = 50;
pub(super) const PEER_BURST: u32 = 100;

/// From the end of the last request, or the start of the connection, to the end of the next
/// header block. So this is the limit for idle connections too.
pub(super) const HEADER_TIME: Duration = Duration::from_secs(5);

/// The header block, in bytes.
pub(super) const HEADER_BYTES: usize = 32 * 1024;

/// The headers in it.
pub(super) const HEADERS: usize = 64;

/// Without any progress in taking an answer.
pub(super) const WRITE_TIME: Duration = Duration::from_secs(10);

/// For requests in progress when the server is told to stop.
pub(super) const DRAIN_TIME: Duration = Duration::from_secs(10);

/// Name lookup, TCP and TLS together.
pub(super) const CONNECT_TIME: Duration = Duration::from_secs(3);

/// An answer of the cloud, in bytes.
pub(super) const ANSWER_BYTES: usize = 10 * 1024 * 1024;

/// Idle connections to the cloud are closed before the cloud does it.
pub(super) const POOL_TIME: Duration = Duration::from_secs(30);

/// Idle connections to one host of the cloud.
pub(super) const POOL_SIZE: usize = 32;

/// What one request may need, by its action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Allowance {
    /// The body, in bytes.
    pub(super) body_bytes: usize,
    /// Until the body has arrived here.
    pub(super) body_time: Duration,
    /// Until the cloud's answer begins.
    pub(super) first_byte_time: Duration,
    /// Until the cloud's answer has ended, from the beginning.
    pub(super) total_time: Duration,
}

impl Allowance {
    const USUAL: Self = Self {
        body_bytes: 1024 * 1024,
        body_time: Duration::from_secs(10),
        first_byte_time: Duration::from_secs(15),
        total_time: Duration::from_secs(30),
    };

    /// A browser's report on a page of the console.
    pub(super) const REPORT: Self = Self {
        body_bytes: 8 * 1024,
        ..Self::USUAL
    };

    /// The code of a start in a line of JSON.
    pub(super) const CODE: Self = Self {
        body_bytes: 1024,
        ..Self::USUAL
    };

    /// The allowance of an action (the value of `X-TC-Action`).
    pub(super) fn of(action: &str) -> Self {
        match action {
            // A zip archive of 50 MB, in base64; on its way for as long as it takes.
            "CreateFunction" | "UpdateFunctionCode" => Self {
                body_bytes: 70 * 1024 * 1024,
                body_time: Duration::from_mins(1),
                first_byte_time: Duration::from_mins(1),
                total_time: Duration::from_secs(75),
            },
            // A synchronous invocation is answered when the function has run, up to 300 s; its
            // event may have 6 MB.
            "Invoke" | "InvokeFunction" => Self {
                body_bytes: 7 * 1024 * 1024,
                first_byte_time: Duration::from_secs(310),
                total_time: Duration::from_secs(325),
                ..Self::USUAL
            },
            _ => Self::USUAL,
        }
    }
}
