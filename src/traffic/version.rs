//! The name of a version of a function.

use std::fmt;
use std::str::FromStr;

use super::Problem;

/// A version of a function: `$LATEST`, which every upload changes, or a published one, which
/// never changes.
///
/// Published versions are numbered by the cloud from 1 upwards (`PublishVersion`). They sort by
/// number, `$LATEST` last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// A published version, by its number.
    Published(u32),
    /// `$LATEST`, the code that is being worked on.
    Latest,
}

impl Version {
    /// Reads a version only as the cloud writes it: what people type may have spaces around it.
    pub fn from_cloud(text: &str) -> Result<Self, Problem> {
        let version: Self = text.parse()?;
        if version.to_string() == text {
            Ok(version)
        } else {
            Err(Problem::VersionUnreadable { text: text.into() })
        }
    }

    /// True for `$LATEST`.
    pub const fn is_latest(self) -> bool {
        matches!(self, Self::Latest)
    }

    /// The version that is published after this one: the cloud counts them up by one.
    #[must_use]
    pub const fn following(self) -> Self {
        match self {
            Self::Published(number) => Self::Published(number.saturating_add(1)),
            Self::Latest => Self::Latest,
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Published(number) => write!(f, "{number}"),
            Self::Latest => f.write_str("$LATEST"),
        }
    }
}

impl FromStr for Version {
    type Err = Problem;

    /// Reads `4`, `$LATEST`, and the `$latest` of the older guides.
    fn from_str(text: &str) -> Result<Self, Problem> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Err(Problem::VersionMissing);
        }
        if trimmed.eq_ignore_ascii_case("$latest") {
            return Ok(Self::Latest);
        }
        let digits_only = trimmed.bytes().all(|b| b.is_ascii_digit());
        match trimmed.parse() {
            Ok(number) if digits_only && number > 0 => Ok(Self::Published(number)),
            _ => Err(Problem::VersionUnreadable {
                text: trimmed.to_owned(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_read_back_as_written() {
        for version in [
            Version::Latest,
            Version::Published(1),
            Version::Published(1000),
        ] {
            assert_eq!(version.to_string().parse(), Ok(version));
        }
        assert_eq!("$latest".parse(), Ok(Version::Latest));
    }

    #[test]
    fn what_the_cloud_would_write_otherwise_is_none_of_its_versions() {
        assert_eq!(Version::from_cloud("1"), Ok(Version::Published(1)));
        assert_eq!(Version::from_cloud("$LATEST"), Ok(Version::Latest));
        for text in ["1\t", " 1", "01", "$latest", ""] {
            assert!(Version::from_cloud(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn placeholders_and_nonsense_are_refused() {
        for text in ["n", "n+1", "0", "-1", "+1", "1.0", "LATEST", "99999999999"] {
            let refused = Err(Problem::VersionUnreadable { text: text.into() });
            assert_eq!(text.parse::<Version>(), refused, "{text}");
        }
    }

    #[test]
    fn versions_sort_by_number_with_latest_last() {
        let mut versions = [
            Version::Latest,
            Version::Published(10),
            Version::Published(9),
        ];
        versions.sort();
        assert_eq!(
            versions,
            [
                Version::Published(9),
                Version::Published(10),
                Version::Latest
            ]
        );
    }
}
