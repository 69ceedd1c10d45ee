//! How many requests a version answered and how many of them failed.

/// Requests to one version in some span of time, and those among them that failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    requests: u64,
    errors: u64,
}

impl Count {
    /// No request.
    pub const NONE: Self = Self {
        requests: 0,
        errors: 0,
    };

    /// This many requests, of which this many failed; nothing if more failed than there were.
    pub const fn new(requests: u64, errors: u64) -> Option<Self> {
        if errors > requests {
            return None;
        }
        Some(Self { requests, errors })
    }

    /// All requests, the failed ones too.
    pub const fn requests(self) -> u64 {
        self.requests
    }

    /// The requests that failed.
    pub const fn errors(self) -> u64 {
        self.errors
    }

    /// Both spans together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            requests: self.requests.saturating_add(other.requests),
            errors: self.errors.saturating_add(other.errors),
        }
    }
}

/// What both versions did in the same minute.
///
/// Only minutes whose counts no longer change: a minute that is judged is not judged again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Minute {
    /// The version under test.
    pub canary: Count,
    /// The version that it is compared with.
    pub stable: Count,
}

impl Minute {
    /// Both minutes together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            canary: self.canary.plus(other.canary),
            stable: self.stable.plus(other.stable),
        }
    }
}
