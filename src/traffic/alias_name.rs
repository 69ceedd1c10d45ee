//! The name of an alias and the rules for a new one.

use std::fmt;
use std::str::FromStr;

use super::Problem;

/// The name of an alias of a function.
///
/// A name that a person typed is checked ([`FromStr`]); a name that the cloud answered is kept as
/// it is ([`from_cloud`](Self::from_cloud)).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AliasName(String);

impl AliasName {
    /// The longest name that the API takes, in characters (`CreateAlias`).
    pub const LONGEST: usize = 64;

    /// `$DEFAULT`, which exists from the creation of a function and cannot be deleted.
    pub fn default_alias() -> Self {
        Self("$DEFAULT".to_owned())
    }

    /// A name as the cloud answered it, whatever it is.
    pub fn from_cloud(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// Checks the name of an alias that is to be created: [`FromStr`], and not `$DEFAULT`.
    pub fn for_new(text: &str) -> Result<Self, Problem> {
        let name: Self = text.parse()?;
        if name.is_default() {
            Err(Problem::AliasNameReserved)
        } else {
            Ok(name)
        }
    }

    /// True for `$DEFAULT`.
    pub fn is_default(&self) -> bool {
        self.0 == "$DEFAULT"
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AliasName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for AliasName {
    type Err = Problem;

    /// Checks a name against the API's rule: letters, digits, `_` and `-`, a letter first, 1 to 64
    /// characters. `$default` in any case is `$DEFAULT`.
    fn from_str(text: &str) -> Result<Self, Problem> {
        let name = text.trim();
        if name.eq_ignore_ascii_case("$default") {
            return Ok(Self::default_alias());
        }
        let Some(first) = name.chars().next() else {
            return Err(Problem::AliasNameMissing);
        };
        let allowed = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        if let Some(character) = name.chars().find(|&c| !allowed(c)) {
            return Err(Problem::AliasNameCharacter { character });
        }
        if !first.is_ascii_alphabetic() {
            return Err(Problem::AliasNameFirst { character: first });
        }
        if name.len() > Self::LONGEST {
            return Err(Problem::AliasNameTooLong { length: name.len() });
        }
        Ok(Self(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_guide_are_accepted() {
        for name in ["routing-alias", "alias-prod", "a", "A_1", &"x".repeat(64)] {
            assert_eq!(name.parse::<AliasName>().unwrap().as_str(), name);
        }
        assert!("$default".parse::<AliasName>().unwrap().is_default());
    }

    #[test]
    fn each_broken_rule_is_named() {
        let refusal = |text: &str| AliasName::for_new(text).unwrap_err();
        assert_eq!(refusal("  "), Problem::AliasNameMissing);
        assert_eq!(refusal("1st"), Problem::AliasNameFirst { character: '1' });
        assert_eq!(refusal("-a"), Problem::AliasNameFirst { character: '-' });
        assert_eq!(
            refusal("alias prod"),
            Problem::AliasNameCharacter { character: ' ' }
        );
        assert_eq!(
            refusal("灰度"),
            Problem::AliasNameCharacter { character: '灰' }
        );
        assert_eq!(
            refusal(&"x".repeat(65)),
            Problem::AliasNameTooLong { length: 65 }
        );
        assert_eq!(refusal("$DEFAULT"), Problem::AliasNameReserved);
    }
}
