//! Why nothing was measured, or is not told.

use crate::scf::{Error, ErrorKind};

/// Why Monitor's numbers are not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Cloud Monitor was never opened for the account.
    NotOpened,
    /// The free calls of the month are used up and more are not paid for, or the account owes money.
    BillingRefused,
    /// The key may not read Monitor.
    NotPermitted,
    /// Too many calls at once.
    Throttled,
    /// Monitor does not know the function, or not any more.
    Unknown,
    /// The clock of this computer is too far from the cloud's.
    ClockWrong,
    /// The key is not there any more.
    KeyEnded,
    /// No connection to the cloud.
    Unreachable,
    /// Monitor answers in longer steps than minutes.
    Coarse,
    /// Anything else, or an answer that cannot be read.
    Failed,
}

impl Reason {
    /// Why a call was not answered.
    pub fn of(error: &Error) -> Self {
        match error.code() {
            Some("FailedOperation.ErrNotOpen") => return Self::NotOpened,
            // The second is what a month without a payment behind it ends with.
            Some("FailedOperation.ErrOwed" | "LimitExceeded.LimitedAccess") => {
                return Self::BillingRefused;
            }
            Some("InvalidParameterValue") => return Self::Unknown,
            _ => {}
        }
        match error.kind() {
            ErrorKind::Forbidden | ErrorKind::ModeForbids => Self::NotPermitted,
            ErrorKind::Throttled => Self::Throttled,
            ErrorKind::NotFound => Self::Unknown,
            ErrorKind::ClockSkewed => Self::ClockWrong,
            ErrorKind::Locked
            | ErrorKind::KeysEnded
            | ErrorKind::TokenExpired
            | ErrorKind::SecretIdUnknown
            | ErrorKind::SignatureWrong => Self::KeyEnded,
            ErrorKind::NotSent | ErrorKind::RelayUnreachable => Self::Unreachable,
            _ => Self::Failed,
        }
    }

    /// True if the next minute will not change it: somebody has to do something first. Asking again
    /// by itself would only cost calls.
    pub const fn lasts(self) -> bool {
        matches!(
            self,
            Self::NotOpened
                | Self::BillingRefused
                | Self::NotPermitted
                | Self::KeyEnded
                | Self::Coarse
        )
    }
}
