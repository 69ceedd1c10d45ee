//! When a signature was made. The cloud refuses one that is five minutes old; so does the relay,
//! which then needs to remember writes for no longer than that (`replay`).

use std::time::{SystemTime, UNIX_EPOCH};

use http::HeaderMap;

use super::refusal::Refusal;
use crate::tc3::{Authorization, Date};

/// Seconds between the clock of who signed and ours, either way.
const SKEW: u64 = 300;

/// Refuses a signature that is too old, from the future, or of another day than its timestamp.
pub(super) fn check(
    headers: &HeaderMap,
    authorization: &Authorization,
    now: SystemTime,
) -> Result<(), Refusal> {
    let timestamp = headers
        .get("x-tc-timestamp")
        .ok_or(Refusal::HeaderMissing("X-TC-Timestamp"))?
        .to_str()
        .ok()
        .filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|text| text.parse::<u64>().ok())
        .ok_or(Refusal::TimestampUnreadable)?;
    let now = now.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    if timestamp.abs_diff(now) > SKEW {
        return Err(Refusal::ClockSkewed { now });
    }
    if Date::from_unix_seconds(timestamp) != authorization.date {
        return Err(Refusal::OtherDay);
    }
    Ok(())
}
