//! Numbers as people write them, without any float.

/// A number with at most so many digits behind the point, in units of the last of them: `2.5` is 250
/// with two. Nothing for anything else, and nothing is rounded.
pub fn decimal(text: &str, places: usize) -> Option<u64> {
    let (whole_text, decimals) = text.split_once('.').unwrap_or((text, ""));
    let is_complete = !text.contains('.') || !decimals.is_empty();
    if decimals.len() > places || !is_complete {
        return None;
    }
    let padded = format!("{decimals:0<places$}");
    let unit = 10_u64.checked_pow(u32::try_from(places).ok()?)?;
    let rest = if places == 0 { 0 } else { whole(&padded)? };
    whole(whole_text)?.checked_mul(unit)?.checked_add(rest)
}

/// Digits and nothing else.
pub(super) fn whole(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_taken_as_it_is_written_or_not_at_all() {
        for (text, places, number) in [
            ("1", 4, Some(10_000)),
            ("0.5", 4, Some(5_000)),
            ("0.0001", 4, Some(1)),
            ("12.345", 3, Some(12_345)),
            ("7", 0, Some(7)),
            ("0.00001", 4, None),
            ("1.", 4, None),
            (".5", 4, None),
            ("1e3", 4, None),
            ("-1", 4, None),
            ("+1", 4, None),
            ("", 4, None),
            ("1,5", 4, None),
            ("99999999999999999999", 3, None),
            ("9999999999999999999", 3, None),
        ] {
            assert_eq!(decimal(text, places), number, "{text}");
        }
    }
}
