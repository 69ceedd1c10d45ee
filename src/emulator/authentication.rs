//! Whose request it is: the signature, its age and the account's credentials.

use super::answer::{Refusal, refusal};
use crate::scf::Service;
use crate::tc3::{Authorization, Received, Refusal as Unsigned, verify};

/// How far a timestamp and the clock may be apart, in seconds.
const SKEW: u64 = 300;

/// What opens the account.
#[derive(Clone, Copy)]
pub(super) struct Credentials<'a> {
    pub(super) secret_id: &'a str,
    pub(super) secret_key: &'a str,
    pub(super) token: Option<&'a str>,
    /// True if the key has run out, whatever is shown.
    pub(super) expired: bool,
}

/// Checks that the request was signed with the account's key, not long ago, for a service that the
/// account has. Says which, unless the host is one of this machine that names none.
pub(super) fn authenticate(
    received: Received<'_>,
    account: Credentials<'_>,
    now: u64,
) -> Result<Option<Service>, Refusal> {
    let Credentials {
        secret_id,
        secret_key,
        token,
        expired,
    } = account;
    let malformed = |reason| refusal("AuthFailure.InvalidAuthorization", reason);
    let authorization: Authorization = received
        .header("authorization")
        .ok_or(Unsigned::MalformedAuthorization)
        .and_then(str::parse)
        .map_err(malformed)?;
    let timestamp = received
        .timestamp()
        .map_err(|problem| refusal("InvalidParameter", problem))?;
    if timestamp.abs_diff(now / 1000) > SKEW {
        return Err(refusal(
            "AuthFailure.SignatureExpire",
            "X-TC-Timestamp is more than five minutes off. Check the clock and sign again.",
        ));
    }
    let host = received.header("host").unwrap_or_default();
    let (name, label) = host_parts(host);
    let service = authorization.service.as_str();
    let signed_for = Service::named(service);
    if signed_for.is_none() && !(is_loopback(name) && service == label) {
        return Err(refusal(
            "AuthFailure.SignatureFailure",
            format!("The credential is for the service {service}, not for scf, monitor or cls."),
        ));
    }
    if authorization.secret_id != secret_id {
        return Err(refusal(
            "AuthFailure.SecretIdNotFound",
            "There is no such SecretId. Check it for typing errors.",
        ));
    }
    if expired {
        return Err(refusal(
            "AuthFailure.TokenFailure",
            "The token has expired. Ask for a new temporary key.",
        ));
    }
    let shown = received.header("x-tc-token").filter(|t| !t.is_empty());
    if shown != token {
        let why = match token {
            None => "This SecretId is permanent and has no token. Leave X-TC-Token out.",
            Some(_) => "This SecretId is temporary. Send the token that belongs to it.",
        };
        return Err(refusal("AuthFailure.TokenFailure", why));
    }
    let received = Received {
        other_hosts: &[name],
        ..received
    };
    verify(&received, &authorization, secret_key).map_err(|problem| match problem {
        Unsigned::MalformedAuthorization
        | Unsigned::NotSigned { .. }
        | Unsigned::MissingHeader { .. } => refusal("AuthFailure.InvalidAuthorization", problem),
        Unsigned::TimestampUnreadable | Unsigned::DateMismatch | Unsigned::SignatureMismatch => {
            refusal("AuthFailure.SignatureFailure", problem)
        }
    })?;
    Ok(signed_for)
}

/// The name in a `Host` header, and its first label.
///
/// Official clients that are pointed at a local address sign and send three different things:
/// the name with its port (Python), the whole `http://NAME:PORT` (tccli; both are the raw header),
/// and the name alone, with its first label as the service (Node).
fn host_parts(host: &str) -> (&str, &str) {
    let name = host.split_once("://").map_or(host, |(_, name)| name);
    let name = match name.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => name,
    };
    (name, name.split('.').next().unwrap_or(name))
}

/// True for a name of this machine.
fn is_loopback(name: &str) -> bool {
    name == "localhost" || name == "[::1]" || name.starts_with("127.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_host_is_found_in_every_clients_header() {
        for (host, parts) in [
            (
                "scf.tencentcloudapi.com",
                ("scf.tencentcloudapi.com", "scf"),
            ),
            ("127.0.0.1:9000", ("127.0.0.1", "127")),
            ("http://127.0.0.1:9000", ("127.0.0.1", "127")),
            ("[::1]:9000", ("[::1]", "[::1]")),
            ("localhost", ("localhost", "localhost")),
            ("", ("", "")),
        ] {
            assert_eq!(host_parts(host), parts, "{host}");
        }
        assert!(!is_loopback("scf.tencentcloudapi.com"));
    }
}
