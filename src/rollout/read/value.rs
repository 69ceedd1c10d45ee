//! The values of a plan in the words of its text, without any float.

pub(super) use crate::rollout::decimal::whole;

use crate::judge::ErrorRate;
use crate::rollout::Hold;
use crate::rollout::decimal::decimal;
use crate::traffic::Weight;

/// `10m`, `90s`, `2h`, `1d`, `approval`, `500 requests`.
pub(super) fn hold(text: &str) -> Option<Hold> {
    if text == "approval" {
        return Some(Hold::Approval);
    }
    let requests = text
        .strip_suffix("requests")
        .or_else(|| text.strip_suffix("request"));
    if let Some(count) = requests {
        return whole(count.trim_end()).map(Hold::Requests);
    }
    let seconds = match text.char_indices().next_back()? {
        (_, 's') => 1,
        (_, 'm') => 60,
        (_, 'h') => 3_600,
        (_, 'd') => 86_400,
        _ => return None,
    };
    let (digits, _) = text.split_at_checked(text.len() - 1)?;
    whole(digits.trim_end())?
        .checked_mul(seconds)
        .map(Hold::Time)
}

/// `5%`, `0.5 %`.
pub(super) fn percent(text: &str) -> Option<Weight> {
    Weight::parse_percent(text).ok()
}

/// `1 point`, `0.5 points`: a difference of error rates.
pub fn points(text: &str) -> Option<ErrorRate> {
    let number = text
        .strip_suffix("points")
        .or_else(|| text.strip_suffix("point"))?;
    let millionths = decimal(number.trim_end(), 4)?;
    ErrorRate::from_millionths(u32::try_from(millionths).ok()?)
}

/// `10 per minute`.
pub(super) fn throttles(text: &str) -> Option<u64> {
    whole(text.strip_suffix("per minute")?.trim_end())
}
