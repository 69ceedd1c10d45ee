//! A share of an alias's traffic as an integer, exact from the keyboard to the wire.

use std::fmt;

use super::Problem;

/// A share of traffic in ten-thousandths, `0..=10_000`: 1 % is 100, everything is 10 000.
///
/// The API's `Weight` is a fraction of 1 (`VersionWeight`, SCF 2018-04-16). The fraction exists
/// only in [`from_fraction`](Self::from_fraction) and [`fraction`](Self::fraction); nothing in
/// between can turn 0.3 into 0.30000000000000004.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weight(u16);

impl Weight {
    /// No traffic. A version with this weight is still bound to the alias.
    pub const ZERO: Self = Self(0);
    /// All traffic.
    pub const FULL: Self = Self(10_000);

    /// The weight of this many ten-thousandths, or nothing above 10 000.
    pub const fn from_ten_thousandths(ten_thousandths: u16) -> Option<Self> {
        if ten_thousandths <= Self::FULL.0 {
            Some(Self(ten_thousandths))
        } else {
            None
        }
    }

    /// The weight of a whole percentage, or nothing above 100.
    pub const fn from_percent(percent: u8) -> Option<Self> {
        Self::from_ten_thousandths(percent as u16 * 100)
    }

    /// Reads the API's fraction, `0.0..=1.0`.
    ///
    /// Refuses what is not a number, what lies outside the range (the usual slip is to send a
    /// percentage), and what is finer than this program can show exactly.
    pub fn from_fraction(fraction: f64) -> Result<Self, Problem> {
        let scaled = fraction * 10_000.0;
        let nearest = scaled.round();
        if !(0.0..=10_000.0).contains(&nearest) || !(0.0..=1.0).contains(&fraction) {
            return Err(Problem::FractionOutOfRange);
        }
        if (scaled - nearest).abs() > 1e-6 {
            return Err(Problem::FractionTooFine);
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // in 0..=10 000, whole
        Ok(Self(nearest as u16))
    }

    /// Reads what a person typed into a percent field: `5`, `5%`, `12.5`, `0.5%`.
    ///
    /// A bare number between 0 and 1 is refused, because it means half a percent to one reader
    /// and a half to another. Nothing is ever clamped or rounded.
    pub fn parse_percent(text: &str) -> Result<Self, Problem> {
        let trimmed = text.trim();
        let (number, has_unit) = match trimmed.strip_suffix(['%', '％']) {
            Some(rest) => (rest.trim_end(), true),
            None => (trimmed, false),
        };
        if number.is_empty() {
            return Err(Problem::WeightMissing);
        }
        let unreadable = || Problem::WeightUnreadable {
            text: trimmed.to_owned(),
        };
        if number
            .strip_prefix('-')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        {
            return Err(Problem::WeightOutOfRange {
                text: trimmed.to_owned(),
            });
        }
        let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
        let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.len() + decimals.len() == 0 || !all_digits(whole) || !all_digits(decimals) {
            return Err(unreadable());
        }
        let whole = whole.trim_start_matches('0');
        let decimals = decimals.trim_end_matches('0');
        if whole.len() > 3 {
            return Err(Problem::WeightOutOfRange {
                text: trimmed.to_owned(),
            });
        }
        if decimals.len() > 2 {
            return Err(Problem::WeightTooFine {
                text: trimmed.to_owned(),
            });
        }
        let digits = |part: &str| {
            part.bytes()
                .fold(0_u32, |n, b| n * 10 + u32::from(b - b'0'))
        };
        let scale = if decimals.len() == 1 { 10 } else { 1 };
        let ten_thousandths = digits(whole) * 100 + digits(decimals) * scale;
        if !has_unit && (1..100).contains(&ten_thousandths) {
            return Err(Problem::WeightAmbiguous {
                text: trimmed.to_owned(),
            });
        }
        u16::try_from(ten_thousandths)
            .ok()
            .and_then(Self::from_ten_thousandths)
            .ok_or_else(|| Problem::WeightOutOfRange {
                text: trimmed.to_owned(),
            })
    }

    /// Ten-thousandths, `0..=10_000`.
    pub const fn ten_thousandths(self) -> u16 {
        self.0
    }

    /// The API's fraction: the double nearest to the decimal with at most four places, which
    /// prints as exactly that decimal.
    pub fn fraction(self) -> f64 {
        f64::from(self.0) / 10_000.0
    }

    /// The fraction as text with no digit too many: `0.3333`, `1`, `0`.
    pub fn fraction_text(self) -> String {
        decimal(self.0, 4)
    }

    /// The percentage as text without a unit and with no digit too many: `33.33`, `100`, `0.5`.
    pub fn percent_text(self) -> String {
        decimal(self.0, 2)
    }

    /// What is left for the other version.
    #[must_use]
    pub const fn complement(self) -> Self {
        Self(Self::FULL.0 - self.0)
    }

    /// True if the version with this weight is served at all.
    pub const fn is_served(self) -> bool {
        self.0 > 0
    }
}

impl fmt::Display for Weight {
    /// `33.33 %`, with the space of the SI brochure (a no-break one, so it never wraps).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\u{a0}%", self.percent_text())
    }
}

/// `value` shifted right by `places` decimal digits, without trailing zeros.
fn decimal(value: u16, places: usize) -> String {
    let scale = 10_u16.pow(u32::try_from(places).unwrap_or(0));
    let (whole, rest) = (value / scale, value % scale);
    if rest == 0 {
        return whole.to_string();
    }
    let text = format!("{whole}.{rest:0places$}");
    text.trim_end_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(text: &str) -> Result<u16, Problem> {
        Weight::parse_percent(text).map(Weight::ten_thousandths)
    }

    #[test]
    fn percentages_are_read_as_typed() {
        for (text, expected) in [
            ("5", 500),
            (" 5 % ", 500),
            ("5％", 500),
            ("12.5", 1250),
            ("33.33%", 3333),
            ("0.5%", 50),
            ("0.01%", 1),
            ("0", 0),
            ("0.00", 0),
            ("100", 10_000),
            ("100.00 %", 10_000),
            ("007", 700),
        ] {
            assert_eq!(percent(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn a_bare_number_below_one_is_ambiguous_and_refused() {
        for text in ["0.5", "0.05", ".5", "0.99"] {
            assert_eq!(
                percent(text),
                Err(Problem::WeightAmbiguous { text: text.into() }),
                "{text}"
            );
        }
    }

    #[test]
    fn nothing_is_clamped_or_rounded() {
        let text = |t: &str| t.to_owned();
        assert_eq!(
            percent("101"),
            Err(Problem::WeightOutOfRange { text: text("101") })
        );
        assert_eq!(
            percent("-1"),
            Err(Problem::WeightOutOfRange { text: text("-1") })
        );
        assert_eq!(
            percent("100.01"),
            Err(Problem::WeightOutOfRange {
                text: text("100.01")
            })
        );
        assert_eq!(
            percent("99999999999"),
            Err(Problem::WeightOutOfRange {
                text: text("99999999999")
            })
        );
        assert_eq!(
            percent("33.333"),
            Err(Problem::WeightTooFine {
                text: text("33.333")
            })
        );
        assert_eq!(percent(""), Err(Problem::WeightMissing));
        assert_eq!(percent("%"), Err(Problem::WeightMissing));
        for unreadable in [
            "abc", "1e1", "5,5", ".", "1.2.3", "0x10", "½", "--5", "-", "+5",
        ] {
            assert_eq!(
                percent(unreadable),
                Err(Problem::WeightUnreadable {
                    text: text(unreadable)
                })
            );
        }
    }

    #[test]
    fn fractions_outside_zero_to_one_or_finer_than_shown_are_refused() {
        for fraction in [
            -0.1,
            1.000_1,
            50.0,
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
        ] {
            assert_eq!(
                Weight::from_fraction(fraction),
                Err(Problem::FractionOutOfRange),
                "{fraction}"
            );
        }
        assert_eq!(
            Weight::from_fraction(1.0 / 3.0),
            Err(Problem::FractionTooFine)
        );
    }

    #[test]
    fn one_percent_is_shown_as_one_percent() {
        let one = Weight::from_fraction(0.01).unwrap();
        assert_eq!(one.to_string(), "1\u{a0}%");
        assert_eq!(one.complement().to_string(), "99\u{a0}%");
        assert_eq!(one.fraction_text(), "0.01");
        assert_eq!(Weight(3333).percent_text(), "33.33");
        assert_eq!(Weight::FULL.fraction_text(), "1");
    }
}
