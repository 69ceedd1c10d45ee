//! TC3-HMAC-SHA256: how the cloud's API 3.0 signs a request, and how it checks one.
//!
//! Must never know a clock or a transport: the time is a parameter, and a request is what the
//! caller says it is. Both directions use the same [`Canonical`] text, so what one side signs the
//! other understands:
//!
//! ```
//! use halftone::tc3::{Authorization, Canonical, Date, Received, SigningKey, verify};
//!
//! let timestamp = 1_700_000_000;
//! let (date, service) = (Date::from_unix_seconds(timestamp), "scf");
//! let headers = [("content-type", "application/json"), ("host", "scf.tencentcloudapi.com")];
//! let canonical = Canonical { method: "POST", query: "", headers: &headers, payload: b"{}" };
//! let key = SigningKey::derive("a secret key", date, service);
//! let signature = key.sign(&canonical.string_to_sign(timestamp, date, service));
//! let authorization = Authorization {
//!     secret_id: "an id".into(),
//!     date,
//!     service: service.into(),
//!     signed_headers: canonical.signed_headers(),
//!     signature,
//! };
//!
//! let mut sent: Vec<_> = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
//! sent.push(("x-tc-timestamp".into(), timestamp.to_string()));
//! let received = Received { method: "POST", query: "", headers: &sent, body: b"{}", other_hosts: &[] };
//! assert_eq!(verify(&received, &authorization, "a secret key"), Ok(()));
//! ```

mod authorization;
mod canonical;
mod date;
mod hex;
mod key;
mod verify;

pub use authorization::Authorization;
pub use canonical::{Canonical, UNSIGNED_PAYLOAD};
pub use date::Date;
pub use hex::{Hex, sha256};
pub use key::{Signature, SigningKey};
pub use verify::{Received, Refusal, verify};

/// The name of the algorithm, as it starts an `Authorization` header and a string to sign.
pub const ALGORITHM: &str = "TC3-HMAC-SHA256";

/// The last part of every credential scope.
const TERMINATOR: &str = "tc3_request";
