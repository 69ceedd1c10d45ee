//! What can be wrong with a weight, a name or a split, and what to do about it.

use std::fmt;

use super::{AliasName, Version};

/// A broken rule of this room. Its text is in the user's words and says what to write instead.
///
/// The text is English; a console in another language writes its own from the same variants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The percent field is empty.
    WeightMissing,
    /// The text is not a number.
    WeightUnreadable {
        /// What was typed.
        text: String,
    },
    /// A bare number between 0 and 1: half a percent, or a half?
    WeightAmbiguous {
        /// What was typed.
        text: String,
    },
    /// Below 0 % or above 100 %.
    WeightOutOfRange {
        /// What was typed.
        text: String,
    },
    /// More than two decimals of a percent.
    WeightTooFine {
        /// What was typed.
        text: String,
    },
    /// A fraction that is no number or lies outside `0.0..=1.0`.
    FractionOutOfRange,
    /// A fraction with more than four decimals.
    FractionTooFine,
    /// No version was chosen.
    VersionMissing,
    /// The text names no version.
    VersionUnreadable {
        /// What was written.
        text: String,
    },
    /// The function has no such version.
    VersionNotFound {
        /// The version that was asked for.
        version: Version,
        /// The newest published one, if there is any.
        newest: Option<Version>,
    },
    /// The name field is empty.
    AliasNameMissing,
    /// The name starts with something else than a letter.
    AliasNameFirst {
        /// What it starts with.
        character: char,
    },
    /// The name contains a character that is not allowed.
    AliasNameCharacter {
        /// The first such character.
        character: char,
    },
    /// The name is longer than [`AliasName::LONGEST`].
    AliasNameTooLong {
        /// Its length in characters.
        length: usize,
    },
    /// `$DEFAULT` is not a name for a new alias.
    AliasNameReserved,
    /// The description is longer than the cloud keeps.
    DescriptionTooLong {
        /// Its length in characters.
        length: usize,
    },
    /// The additional version is the main version.
    AdditionalIsMain {
        /// That version.
        version: Version,
    },
    /// More additional versions than the one that the cloud takes.
    TooManyAdditional {
        /// How many there are.
        count: usize,
    },
    /// Weights and match rules at once.
    WeightsAndRules,
    /// A list of rules with nothing in it.
    RulesMissing,
    /// More rules than an alias may have.
    TooManyRules {
        /// How many there are.
        count: usize,
    },
    /// A key that names no routing header.
    RuleKey {
        /// What was written.
        key: String,
    },
    /// A method that is neither `exact` nor `range`.
    RuleMethod {
        /// What was written.
        text: String,
    },
    /// A rule with nothing to compare with.
    RuleExpressionMissing,
    /// An interval that cannot be read.
    RuleRange {
        /// What was written.
        text: String,
    },
    /// An interval with no integer inside.
    RuleRangeEmpty {
        /// What was written.
        text: String,
    },
}

impl Problem {
    /// `0.05` → `5`, `.5` → `50`: what a fraction typed into a percent field may have meant.
    pub fn hundredfold(fraction: &str) -> String {
        let decimals = fraction
            .split_once('.')
            .map_or("", |(_, decimals)| decimals);
        let padded = format!("{decimals:0<2}");
        padded.trim_start_matches('0').to_owned()
    }
}

impl fmt::Display for Problem {
    #[expect(clippy::too_many_lines)] // one sentence for each variant, to be read in one place
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WeightMissing => f.write_str("Enter a percentage from 0 to 100."),
            Self::WeightUnreadable { text } => {
                write!(
                    f,
                    "“{text}” is not a percentage. Enter a number from 0 to 100, such as 10 or 12.5."
                )
            }
            Self::WeightAmbiguous { text } => {
                let hundredfold = Self::hundredfold(text);
                write!(
                    f,
                    "“{text}” could mean {text} % or {hundredfold} %. Write {text}% with the sign, or {hundredfold}."
                )
            }
            Self::WeightOutOfRange { text } => {
                write!(f, "“{text}” is outside 0 to 100 percent.")
            }
            Self::WeightTooFine { text } => {
                write!(
                    f,
                    "“{text}” is finer than 0.01 %. Use at most two decimals."
                )
            }
            Self::FractionOutOfRange => {
                f.write_str("A weight is a fraction from 0 to 1: write 0.5 for 50 %, not 50.")
            }
            Self::FractionTooFine => f.write_str(
                "The weight is finer than 0.01 %. Use at most four decimals, such as 0.3333.",
            ),
            Self::VersionMissing => f.write_str("Choose a version."),
            Self::VersionUnreadable { text } => {
                write!(
                    f,
                    "“{text}” is not a version. Write $LATEST or a number such as 4."
                )
            }
            Self::VersionNotFound {
                version,
                newest: Some(newest),
            } => {
                write!(
                    f,
                    "There is no version {version}. The newest published version is {newest}."
                )
            }
            Self::VersionNotFound {
                version,
                newest: None,
            } => {
                write!(
                    f,
                    "There is no version {version}. Nothing has been published yet: publish a version first, or use $LATEST."
                )
            }
            Self::AliasNameMissing => f.write_str("Enter a name for the alias."),
            Self::AliasNameFirst { character } => {
                write!(
                    f,
                    "The name must start with a letter, not with “{character}”."
                )
            }
            Self::AliasNameCharacter { character: ' ' } => {
                f.write_str("The name must not contain a space. Use “-” or “_” instead.")
            }
            Self::AliasNameCharacter { character } => {
                write!(
                    f,
                    "The name must not contain “{character}”. Use letters, digits, “-” and “_”."
                )
            }
            Self::AliasNameTooLong { length } => {
                write!(
                    f,
                    "The name has {length} characters. At most {} are allowed.",
                    AliasName::LONGEST
                )
            }
            Self::AliasNameReserved => {
                f.write_str("$DEFAULT exists already in every function. Choose another name.")
            }
            Self::DescriptionTooLong { length } => {
                write!(
                    f,
                    "The description has {length} characters. At most 1000 are allowed."
                )
            }
            Self::AdditionalIsMain { version } => {
                write!(
                    f,
                    "Version {version} is already the main version. Choose another additional version."
                )
            }
            Self::TooManyAdditional { count } => {
                write!(
                    f,
                    "There are {count} additional versions. The cloud takes only one."
                )
            }
            Self::WeightsAndRules => f.write_str(
                "An alias has either a weight or match rules, not both. Remove one of them.",
            ),
            Self::RulesMissing => {
                f.write_str("Add a rule, or send everything to the main version.")
            }
            Self::TooManyRules { count } => {
                write!(f, "There are {count} rules. An alias takes at most two.")
            }
            Self::RuleKey { key } => {
                write!(
                    f,
                    "“{key}” is not a routing key. Write invoke.headers. and the name of the header."
                )
            }
            Self::RuleMethod { text } => {
                write!(f, "“{text}” is not a way to match. Use exact or range.")
            }
            Self::RuleExpressionMissing => f.write_str("Enter the value to match."),
            Self::RuleRange { text } => {
                write!(
                    f,
                    "“{text}” is not an interval of whole numbers. Write for example [0,10) or (0,10)."
                )
            }
            Self::RuleRangeEmpty { text } => {
                write!(f, "No whole number lies inside {text}.")
            }
        }
    }
}

impl std::error::Error for Problem {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ambiguous_weight_is_explained_both_ways() {
        let text = Problem::WeightAmbiguous {
            text: "0.05".into(),
        }
        .to_string();
        assert_eq!(
            text,
            "“0.05” could mean 0.05 % or 5 %. Write 0.05% with the sign, or 5."
        );
        assert_eq!(Problem::hundredfold(".5"), "50");
    }
}
