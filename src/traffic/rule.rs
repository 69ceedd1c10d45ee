//! Match rules: routing by a value in the request instead of by chance.

use std::fmt;
use std::str::FromStr;

use super::{Problem, Version};

/// The prefix that every key has; what follows names the routing header.
const KEY_PREFIX: &str = "invoke.headers.";

/// One rule of an alias: a request whose routing header matches goes to [`version`](Self::version)
/// (`VersionMatch`, sent in the list that the API spells `AddtionVersionMatchs`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MatchRule {
    /// The version that serves a match. A miss goes to the main version.
    pub version: Version,
    /// `invoke.headers.NAME`, where NAME is a key of the caller's `RoutingKey`.
    pub key: String,
    /// How the value is compared.
    pub method: Method,
    /// The value (`exact`) or the interval (`range`), kept as it was written.
    pub expression: String,
}

/// How a [`MatchRule`] compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// The value equals the expression.
    Exact,
    /// The value is an integer inside the interval.
    Range,
}

impl MatchRule {
    /// The name of the routing header, without the prefix.
    pub fn header(&self) -> Option<&str> {
        self.key
            .strip_prefix(KEY_PREFIX)
            .filter(|name| !name.is_empty())
    }

    /// True if a request with this value of the header goes to this rule's version.
    pub fn matches(&self, value: &str) -> bool {
        match self.method {
            Method::Exact => value == self.expression,
            Method::Range => match (self.expression.parse::<Range>(), value.trim().parse()) {
                (Ok(range), Ok(number)) => range.contains(number),
                _ => false,
            },
        }
    }

    /// Checks the key and the expression.
    pub fn check(&self) -> Result<(), Problem> {
        if self.header().is_none() {
            return Err(Problem::RuleKey {
                key: self.key.clone(),
            });
        }
        match self.method {
            Method::Exact if self.expression.is_empty() => Err(Problem::RuleExpressionMissing),
            Method::Exact => Ok(()),
            Method::Range => self.expression.parse::<Range>().map(|_| ()),
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Exact => "exact",
            Self::Range => "range",
        })
    }
}

impl FromStr for Method {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        match text {
            "exact" => Ok(Self::Exact),
            "range" => Ok(Self::Range),
            _ => Err(Problem::RuleMethod {
                text: text.to_owned(),
            }),
        }
    }
}

/// An interval of integers, each end open or closed: `[0,10)`.
///
/// The API documents `(a,b)` and `[a,b]`; half-open intervals are in use by other tools and are
/// read as mathematics reads them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Range {
    /// The smallest integer inside.
    first: i64,
    /// The largest integer inside, never below `first`.
    last: i64,
}

impl Range {
    /// True if `value` lies inside.
    pub const fn contains(self, value: i64) -> bool {
        self.first <= value && value <= self.last
    }
}

impl FromStr for Range {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        let unreadable = || Problem::RuleRange {
            text: text.to_owned(),
        };
        let trimmed = text.trim();
        let (open, rest) = match (trimmed.strip_prefix('('), trimmed.strip_prefix('[')) {
            (Some(rest), _) => (true, rest),
            (_, Some(rest)) => (false, rest),
            _ => return Err(unreadable()),
        };
        let (end_open, inner) = match (rest.strip_suffix(')'), rest.strip_suffix(']')) {
            (Some(inner), _) => (true, inner),
            (_, Some(inner)) => (false, inner),
            _ => return Err(unreadable()),
        };
        let (low, high) = inner.split_once(',').ok_or_else(unreadable)?;
        let low: i64 = low.trim().parse().map_err(|_| unreadable())?;
        let high: i64 = high.trim().parse().map_err(|_| unreadable())?;
        let first = low.checked_add(i64::from(open)).ok_or_else(unreadable)?;
        let last = high
            .checked_sub(i64::from(end_open))
            .ok_or_else(unreadable)?;
        if first > last {
            return Err(Problem::RuleRangeEmpty {
                text: text.to_owned(),
            });
        }
        Ok(Self { first, last })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(method: Method, expression: &str) -> MatchRule {
        MatchRule {
            version: Version::Published(2),
            key: "invoke.headers.User".into(),
            method,
            expression: expression.into(),
        }
    }

    #[test]
    fn an_interval_contains_what_its_brackets_say() {
        for (text, inside, outside) in [
            ("(0,10)", 1..=9, [0, 10]),
            ("[0,10]", 0..=10, [-1, 11]),
            ("[0,10)", 0..=9, [-1, 10]),
            ("(0, 10]", 1..=10, [0, 11]),
        ] {
            let range: Range = text.parse().unwrap();
            assert!(inside.clone().all(|n| range.contains(n)), "{text}");
            assert!(!outside.iter().any(|&n| range.contains(n)), "{text}");
        }
    }

    #[test]
    fn an_interval_that_holds_nothing_or_cannot_be_read_is_refused() {
        for text in ["(1,2)", "[2,1]", "[1,1)"] {
            assert_eq!(
                text.parse::<Range>(),
                Err(Problem::RuleRangeEmpty { text: text.into() })
            );
        }
        for text in [
            "",
            "1,2",
            "[1]",
            "[a,b]",
            "[1,2",
            "[1.5,2]",
            "[1,9223372036854775808]",
        ] {
            assert_eq!(
                text.parse::<Range>(),
                Err(Problem::RuleRange { text: text.into() })
            );
        }
    }

    #[test]
    fn a_rule_matches_exactly_or_by_interval_and_never_by_accident() {
        assert!(rule(Method::Exact, "alice").matches("alice"));
        assert!(!rule(Method::Exact, "alice").matches("Alice"));
        assert!(rule(Method::Range, "[0,10)").matches("9"));
        assert!(!rule(Method::Range, "[0,10)").matches("10"));
        assert!(!rule(Method::Range, "[0,10)").matches("nine"));
    }

    #[test]
    fn a_key_names_a_routing_header() {
        assert_eq!(rule(Method::Exact, "x").check(), Ok(()));
        let key = "headers.User".to_owned();
        let wrong = MatchRule {
            key: key.clone(),
            ..rule(Method::Exact, "x")
        };
        assert_eq!(wrong.check(), Err(Problem::RuleKey { key }));
    }
}
