//! What can go wrong with a call, closed.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Phase, TransportError, Unsigned};

/// Why a call gave no answer of its type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Error {
    /// The cloud, or the relay in the cloud's own shape, refused.
    Cloud(CloudError),
    /// No answer at all.
    Transport(TransportError),
    /// An answer that this program cannot read: cut off, not JSON, or without a field it needs.
    Unreadable {
        /// The HTTP status that came with it.
        status: u16,
        /// What is wrong with it.
        reason: String,
    },
    /// It was not signed, so nothing was sent.
    Unsigned(Unsigned),
}

/// A refusal: `{"Response":{"Error":{"Code","Message"},"RequestId"}}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CloudError {
    /// The code, `Family.Detail` or `Family`. A relay's own begin with `Relay.`.
    pub code: String,
    /// The cloud's sentence.
    pub message: String,
    /// The number to quote to the cloud's support. Empty if there was none.
    pub request_id: String,
    /// How far the request got, if a relay said so.
    pub phase: Option<Phase>,
}

/// What an error means to whoever made the call (the code families of the common error list).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ErrorKind {
    /// The SecretId is unknown, deleted or disabled.
    SecretIdUnknown,
    /// The SecretKey does not belong to the SecretId, or something changed the request.
    SignatureWrong,
    /// The local clock is more than five minutes off.
    ClockSkewed,
    /// The temporary credentials have run out.
    TokenExpired,
    /// The account may not do this.
    Forbidden,
    /// Too many calls in one second; nothing was executed.
    Throttled,
    /// The function is changing; nothing was executed.
    Busy,
    /// What was asked for does not exist.
    NotFound,
    /// What was to be created exists already.
    Exists,
    /// A quota is used up.
    QuotaExceeded,
    /// The cloud refuses the values or the operation.
    Refused,
    /// The region is not served.
    RegionUnknown,
    /// The cloud failed. What was asked may have happened.
    CloudFailed,
    /// The relay refused; nothing was sent.
    RelayRefused,
    /// Between here and the cloud the connection failed before anything was sent.
    NotSent,
    /// The relay cannot be reached.
    RelayUnreachable,
    /// No readable answer. What was asked may have happened.
    OutcomeUnknown,
    /// The caller went away.
    Cancelled,
    /// The key is locked away.
    Locked,
    /// The keys of the days that were prepared are used up.
    KeysEnded,
    /// The connection was opened for less than this.
    ModeForbids,
}

impl Error {
    /// What this error means.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Cloud(error) => error.kind(),
            Self::Transport(TransportError::Unreachable) => ErrorKind::RelayUnreachable,
            Self::Transport(TransportError::Cancelled) => ErrorKind::Cancelled,
            Self::Transport(TransportError::TimedOut) | Self::Unreadable { .. } => {
                ErrorKind::OutcomeUnknown
            }
            Self::Unsigned(unsigned) => match unsigned {
                Unsigned::Locked => ErrorKind::Locked,
                Unsigned::Expired => ErrorKind::KeysEnded,
                Unsigned::NotAllowed { .. } => ErrorKind::ModeForbids,
                Unsigned::OtherTime { .. } => ErrorKind::ClockSkewed,
                Unsigned::TooMany => ErrorKind::Throttled,
            },
        }
    }

    /// True if the cloud may have executed the request although no answer says so.
    ///
    /// A fetch that fails does not tell whether the request left, so an unreachable relay counts.
    pub fn may_have_happened(&self) -> bool {
        matches!(
            self.kind(),
            ErrorKind::CloudFailed
                | ErrorKind::OutcomeUnknown
                | ErrorKind::RelayUnreachable
                | ErrorKind::Cancelled
        )
    }

    /// The cloud's code, if the cloud answered.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Cloud(error) => Some(&error.code),
            Self::Transport(_) | Self::Unreadable { .. } | Self::Unsigned(_) => None,
        }
    }

    /// True if this says that an alias of the name does not exist.
    pub fn is_missing_alias(&self) -> bool {
        self.code() == Some("ResourceNotFound.Alias")
    }
}

impl CloudError {
    fn kind(&self) -> ErrorKind {
        let (family, detail) = self.code.split_once('.').unwrap_or((&self.code, ""));
        match (family, detail) {
            ("AuthFailure", "SecretIdNotFound" | "InvalidSecretId") => ErrorKind::SecretIdUnknown,
            ("AuthFailure", "SignatureExpire") => ErrorKind::ClockSkewed,
            ("AuthFailure", "TokenFailure") => ErrorKind::TokenExpired,
            ("AuthFailure", "SignatureFailure" | "InvalidAuthorization") => {
                ErrorKind::SignatureWrong
            }
            ("UnauthorizedOperation", "Region") | ("UnsupportedRegion", _) => {
                ErrorKind::RegionUnknown
            }
            ("AuthFailure" | "UnauthorizedOperation" | "IpInBlacklist" | "IpNotInWhitelist", _) => {
                ErrorKind::Forbidden
            }
            // The relay passed nothing on; a little later, signed anew, it will.
            ("RequestLimitExceeded", _) | ("Relay", "Busy" | "Stopping" | "Replay") => {
                ErrorKind::Throttled
            }
            (
                "FailedOperation",
                "FunctionStatusError"
                | "FunctionNameStatusError"
                | "OperationConflict"
                | "ProvisionedInProgress"
                | "ReservedInProgress"
                | "TotalConcurrencyMemoryInProgress",
            ) => ErrorKind::Busy,
            ("ResourceNotFound", _) => ErrorKind::NotFound,
            ("ResourceInUse", _) => ErrorKind::Exists,
            ("LimitExceeded", _) => ErrorKind::QuotaExceeded,
            ("InternalError", _) => ErrorKind::CloudFailed,
            ("Relay", _) => match self.phase {
                Some(Phase::Connect) => ErrorKind::NotSent,
                Some(Phase::Sent | Phase::Partial) => ErrorKind::OutcomeUnknown,
                Some(Phase::Refused) | None => ErrorKind::RelayRefused,
            },
            _ => ErrorKind::Refused,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cloud(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
            Self::Unreadable { status, reason } => {
                write!(f, "The answer (HTTP {status}) cannot be read: {reason}.")
            }
            Self::Unsigned(unsigned) => unsigned.fmt(f),
        }
    }
}

impl fmt::Display for CloudError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.message, self.code)
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(code: &str, phase: Option<Phase>) -> ErrorKind {
        let (code, message, request_id) = (code.to_owned(), String::new(), String::new());
        CloudError {
            code,
            message,
            request_id,
            phase,
        }
        .kind()
    }

    #[test]
    fn a_code_means_what_its_family_and_detail_say() {
        for (code, expected) in [
            ("AuthFailure.SecretIdNotFound", ErrorKind::SecretIdUnknown),
            ("AuthFailure.SignatureFailure", ErrorKind::SignatureWrong),
            ("AuthFailure.SignatureExpire", ErrorKind::ClockSkewed),
            ("AuthFailure.UnauthorizedOperation", ErrorKind::Forbidden),
            ("UnauthorizedOperation.CAM", ErrorKind::Forbidden),
            ("UnauthorizedOperation.Region", ErrorKind::RegionUnknown),
            ("RequestLimitExceeded", ErrorKind::Throttled),
            ("FailedOperation.FunctionStatusError", ErrorKind::Busy),
            ("FailedOperation.UpdateAlias", ErrorKind::Refused),
            ("ResourceNotFound.Alias", ErrorKind::NotFound),
            ("LimitExceeded.FunctionVersions", ErrorKind::QuotaExceeded),
            ("InternalError.System", ErrorKind::CloudFailed),
            ("SomethingNew", ErrorKind::Refused),
        ] {
            assert_eq!(kind(code, None), expected, "{code}");
        }
    }

    #[test]
    fn a_relay_says_whether_anything_was_sent() {
        assert_eq!(
            kind("Relay.Upstream", Some(Phase::Connect)),
            ErrorKind::NotSent
        );
        assert_eq!(
            kind("Relay.Upstream", Some(Phase::Sent)),
            ErrorKind::OutcomeUnknown
        );
        assert_eq!(
            kind("Relay.Header", Some(Phase::Refused)),
            ErrorKind::RelayRefused
        );
        assert_eq!(
            kind("Relay.Busy", Some(Phase::Refused)),
            ErrorKind::Throttled
        );
    }
}
