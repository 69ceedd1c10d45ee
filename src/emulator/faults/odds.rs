//! How often something goes wrong.

use std::fmt;

use super::super::chance::Chance;
use super::super::random::Random;

/// A probability in millionths, so that everything a person writes in percent is exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Odds(u32);

/// Certainty, in millionths.
const WHOLE: u32 = 1_000_000;
/// One percent, in millionths.
const PERCENT: u32 = WHOLE / 100;

impl Odds {
    /// Never.
    pub const NEVER: Self = Self(0);
    /// Every time.
    pub const ALWAYS: Self = Self(WHOLE);
    /// One of two times.
    pub(super) const EVEN: Self = Self(WHOLE / 2);

    /// This many times in a million, or nothing above a million.
    pub const fn of_millionths(millionths: u32) -> Option<Self> {
        if millionths <= WHOLE {
            Some(Self(millionths))
        } else {
            None
        }
    }

    /// How many times in a million.
    pub const fn millionths(self) -> u32 {
        self.0
    }

    /// Reads a percentage with its sign and at most four decimals: `1%`, `0.5%`.
    pub fn parse(text: &str) -> Option<Self> {
        let number = text.strip_suffix('%')?;
        let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let is_number = (1..=3).contains(&whole.len()) && (1..=4).contains(&decimals.len());
        if !is_number || !all_digits(whole) || !all_digits(decimals) {
            return None;
        }
        let digits = |part: &str| part.bytes().fold(0, |n, b| n * 10 + u32::from(b - b'0'));
        let places = decimals.bytes().fold(PERCENT, |unit, _| unit / 10);
        Self::of_millionths(digits(whole) * PERCENT + digits(decimals) * places)
    }

    pub(super) const fn hits(self, random: &mut Random) -> bool {
        Chance::of(self.0 as u64, WHOLE as u64).hits(random)
    }
}

impl fmt::Display for Odds {
    /// The percentage with its sign and with no digit too many.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / PERCENT, self.0 % PERCENT);
        if rest == 0 {
            return write!(f, "{whole}%");
        }
        let decimals = format!("{rest:04}");
        write!(f, "{whole}.{}%", decimals.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_exact_both_ways() {
        for (text, millionths) in [
            ("0%", 0),
            ("0.0001%", 1),
            ("0.5%", 5_000),
            ("1%", 10_000),
            ("33.3333%", 333_333),
            ("100%", 1_000_000),
        ] {
            let odds = Odds::parse(text);
            assert_eq!(odds, Odds::of_millionths(millionths), "{text}");
            assert_eq!(odds.map(|odds| odds.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_no_percentage_or_too_fine_is_not_guessed_at() {
        for text in [
            "", "%", "1", "1 %", ".5%", "1.%", "-1%", "100.1%", "101%", "0.00001%", "1e1%", "９%",
        ] {
            assert_eq!(Odds::parse(text), None, "{text}");
        }
    }
}
