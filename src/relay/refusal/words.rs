//! What each refusal says to who asked: what is wrong, and the option that would let it pass.

use std::fmt;

use super::Refusal;
use crate::relay::endpoint;
use crate::relay::limits::HEADER_BYTES;

impl fmt::Display for Refusal {
    #[expect(clippy::too_many_lines, reason = "a sentence for each")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OldProtocol => f.write_str("Only HTTP/1.1 is spoken here."),
            Self::AbsoluteTarget => f.write_str(
                "This is no proxy: the request line must name a path, not a whole address.",
            ),
            Self::TransferEncoding => {
                f.write_str("Send the body with Content-Length, not with Transfer-Encoding.")
            }
            Self::UnsupportedHeader(name) => {
                write!(f, "The header {name} asks for something that is not spoken here. Leave it out.")
            }
            Self::HeadersTooLarge => write!(f, "The headers have more than {HEADER_BYTES} bytes."),
            Self::DuplicateHeader(name) => write!(f, "The header {name} came twice. Send it once."),
            Self::HeaderMissing(name) => write!(f, "The header {name} is missing."),
            Self::HostMissing => f.write_str("The header Host is missing."),
            Self::HostUnknown(host) => write!(
                f,
                "This server does not answer to the name {host}. If that name is yours, start \
                 halftone serve with --allowed-host {host}."
            ),
            Self::OriginUnknown(origin) => write!(
                f,
                "Pages of {origin} may not use this relay. If you trust that page, start \
                 halftone serve with --allow-origin {origin}."
            ),
            Self::CrossSite => f.write_str(
                "The browser says that another site sent this request, and does not name its origin.",
            ),
            Self::OtherPage => f.write_str("Only pages of the console itself may ask for this."),
            Self::Code => f.write_str(
                "This code is not worth a token: it is good for one minute after the start, and \
                 once. Start halftone serve again for another one, or take the token from the file \
                 of --token-file.",
            ),
            Self::PathUnknown(there_is) => write!(f, "Nothing is at this address. {there_is}"),
            Self::MethodUnknown(allowed) => write!(f, "This address takes only {allowed}."),
            Self::Query => f.write_str("The relay takes no query; parameters belong into the body."),
            Self::EndpointUnknown(host) => write!(
                f,
                "{host} is not in the relay's table. It relays to {}.",
                endpoint::allowed()
            ),
            Self::ContentType => f.write_str("The body must be application/json."),
            Self::AuthorizationMalformed => f.write_str(
                "The header Authorization must be a TC3-HMAC-SHA256 signature: Credential, \
                 SignedHeaders and Signature, as the API documents them.",
            ),
            Self::NotSigned(name) => write!(
                f,
                "The signature does not cover {name}, so it could be changed on the way. Sign \
                 content-type, host and x-tc-action."
            ),
            Self::SignedNotForwarded(name) => write!(
                f,
                "The signature covers {name}, which this relay does not pass on. Leave it out of \
                 the signed headers."
            ),
            Self::OtherService { signed, endpoint } => write!(
                f,
                "The request is signed for the service {signed} but goes to {endpoint}. Sign it \
                 for {endpoint}."
            ),
            Self::BodyTooLarge { limit } => {
                write!(f, "The body is larger than the {limit} bytes this action may have.")
            }
            Self::BodyTooSlow { limit } => {
                write!(f, "The body did not arrive within {} seconds.", limit.as_secs())
            }
            Self::BodyBroken => f.write_str("The body ended before its Content-Length."),
            Self::ActionNotAllowed {
                action,
                mode,
                needed: Some(needed),
            } => write!(
                f,
                "{action} does not pass in the mode {} of this relay. If it should, start halftone \
                 serve with --mode {}, or with --allow-action {action} for it alone.",
                mode.name(),
                needed.name()
            ),
            Self::ActionNotAllowed { action, .. } => write!(
                f,
                "{action} passes in no mode of this relay. If it should, start halftone serve with \
                 --allow-action {action}."
            ),
            Self::Token(what) => write!(
                f,
                "The token of this relay {what}. Send what is in the file of --token-file in the \
                 header X-Relay-Token."
            ),
            Self::OriginMissing => f.write_str(
                "Only pages may use this relay, and this request names no origin. To let programs \
                 use it, start halftone serve with --token-file.",
            ),
            Self::PeerUnknown(peer) => write!(
                f,
                "{peer} is no trusted proxy of this relay. If it is one, start halftone serve with \
                 --trust-front-proxy {peer}; to let others in, with --token-file."
            ),
            Self::KeyUnknown => f.write_str(
                "This relay is not for this SecretId. If it should be, start halftone serve with \
                 its digest: --secret-id-sha256.",
            ),
            Self::TimestampUnreadable => {
                f.write_str("The header X-TC-Timestamp must be the seconds since 1970 as digits.")
            }
            Self::ClockSkewed { now } => write!(
                f,
                "X-TC-Timestamp is more than five minutes from the relay's clock, which is at \
                 {now}. Set the clock right and sign again; nothing was sent."
            ),
            Self::OtherDay => f.write_str(
                "The date of the credential must be the UTC date of X-TC-Timestamp. Sign again.",
            ),
            Self::Replay => f.write_str(
                "This signed request has passed before, and a write passes once. If it is meant \
                 once more, sign it again.",
            ),
            Self::Busy => f.write_str(
                "As many requests are in progress as this relay takes. Nothing was sent; try again.",
            ),
            Self::TooManyCalls { action } => write!(
                f,
                "The cloud would refuse so many calls of {action} in one second. Nothing was sent; \
                 wait a moment."
            ),
            Self::TooMany(what) => write!(
                f,
                "Too many {what} in one second. Wait a moment, then try again."
            ),
            Self::Stopping => {
                f.write_str("This server is being stopped. Nothing was sent; try again.")
            }
            Self::Broken => f.write_str(
                "The relay itself failed; its log says why. The request may have been carried out: \
                 look before sending it again.",
            ),
            Self::Unreachable { host, reason } => write!(
                f,
                "No connection to {host}: {reason}. Nothing was sent. Check the network of the \
                 machine that runs halftone serve, then try again."
            ),
            Self::Unanswered { host, reason } => write!(
                f,
                "{host} gave no answer: {reason}. The request was sent and may have been carried \
                 out: look before sending it again."
            ),
            Self::AnswerBroken { host, reason } => write!(
                f,
                "The answer of {host} did not arrive whole: {reason}. The request was probably \
                 carried out: look before sending it again."
            ),
        }
    }
}
