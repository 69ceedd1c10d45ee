//! What can be wrong with an `sls` line, and what to write.

use std::fmt;

use super::Verb;
use crate::change;
use crate::traffic::{self, Version};

/// What is wrong with an `sls` line. Its text is in the user's words and says what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A quote without its other end.
    QuoteNotClosed {
        /// The quote.
        quote: char,
    },
    /// A quote as books print it.
    TypographicQuote {
        /// The quote.
        quote: char,
    },
    /// A dash as books print it, in place of the two of an option.
    TypographicDash,
    /// Something that only a shell understands.
    ShellOperator {
        /// The character.
        operator: char,
    },
    /// The text begins with something else than the tool's name.
    NotACommand {
        /// What it begins with.
        word: String,
    },
    /// The name of the tool stands alone.
    CommandMissing,
    /// The tool has no such command, or this console does not.
    UnknownCommand {
        /// What was written.
        word: String,
    },
    /// There is no such option.
    UnknownOption {
        /// What was written.
        option: String,
    },
    /// An option that asks for another account than the one that is open.
    OtherAccount {
        /// The option.
        option: String,
    },
    /// An option that chooses a function through files that this console does not have.
    ChosenByFile {
        /// The option.
        option: String,
    },
    /// A word that belongs to nothing.
    StrayWord {
        /// The word.
        word: String,
    },
    /// Inputs without `--inputs`: the tool ignores them.
    InputsMissing,
    /// An input in the form of old, with a space where the `=` belongs.
    LegacyForm {
        /// The key.
        key: String,
    },
    /// The command takes no such input.
    UnknownKey {
        /// What was written.
        key: String,
        /// The command.
        verb: Verb,
    },
    /// A setting that belongs into `serverless.yml`.
    SettingOfFile {
        /// The key.
        key: String,
    },
    /// An input that is given twice.
    KeyTwice {
        /// The key.
        key: String,
    },
    /// An input or an option with nothing behind it.
    ValueMissing {
        /// The key.
        key: String,
    },
    /// An input that the command needs.
    KeyNeeded {
        /// The input.
        needed: Needed,
        /// The command.
        verb: Verb,
    },
    /// Neither `true` nor `false`.
    NotTrueOrFalse {
        /// What was written.
        text: String,
    },
    /// `traffic` is no number.
    TrafficUnreadable {
        /// What was written.
        text: String,
    },
    /// `config` is not JSON from here on.
    ConfigUnreadable,
    /// `config` has another shape than `{"weights":{…}}`.
    ConfigShape,
    /// A weight that is no number.
    WeightUnreadable {
        /// What was written.
        text: String,
    },
    /// A version that is given two weights.
    VersionTwice {
        /// The version as written.
        version: String,
    },
    /// `n` or `n+1`, which stand for numbers in the guide.
    Placeholder {
        /// What `n` stands for here, if that is known.
        stable: Option<Version>,
        /// What `n+1` stands for here, if that is known and published.
        next: Option<Version>,
    },
    /// Another region than the one that the page shows.
    OtherRegion {
        /// The region of the page.
        shown: String,
    },
    /// The line names no function and the page shows none.
    FunctionMissing,
    /// The namespace has no such function.
    FunctionNotFound {
        /// What was written.
        function: String,
        /// The function whose name is nearest, if one is near.
        nearest: Option<String>,
    },
    /// A rule of `traffic` is broken.
    Rule(traffic::Problem),
    /// A rule of `change` is broken.
    Change(change::Problem),
}

/// An input that a command may need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Needed {
    /// The name of an alias.
    Name,
    /// The main version.
    Version,
    /// The weights.
    Config,
}

impl From<traffic::Problem> for Problem {
    fn from(problem: traffic::Problem) -> Self {
        Self::Rule(problem)
    }
}

impl fmt::Display for Problem {
    #[expect(clippy::too_many_lines)] // one sentence for each variant, to be read in one place
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::QuoteNotClosed { quote } => {
                write!(f, "The quote {quote} that begins here has no end.")
            }
            Self::TypographicQuote { quote } => write!(
                f,
                "{quote} is a quote as books print it. A line takes only ' and \"."
            ),
            Self::TypographicDash => {
                f.write_str("This is a dash as books print it. An option begins with two hyphens.")
            }
            Self::ShellOperator { operator } => write!(
                f,
                "{operator} is for a shell. Give sls lines only, or put it in single quotes."
            ),
            Self::NotACommand { word } => {
                write!(f, "A line begins with sls, not with “{word}”.")
            }
            Self::CommandMissing => {
                f.write_str("A command is missing behind sls: ")?;
                verbs(f)
            }
            Self::UnknownCommand { word } => {
                write!(f, "“{word}” is none of the commands that move traffic: ")?;
                verbs(f)
            }
            Self::UnknownOption { option } => write!(
                f,
                "There is no option {option}. Inputs follow --inputs, such as --inputs traffic=0.2."
            ),
            Self::OtherAccount { option } => write!(
                f,
                "{option} asks for another account. This console uses the one that is open: disconnect to change it."
            ),
            Self::ChosenByFile { option } => write!(
                f,
                "{option} chooses a function through serverless.yml, which this console does not read. Name the function: function=NAME."
            ),
            Self::StrayWord { word } => write!(
                f,
                "“{word}” belongs to nothing. An input reads key=value, without spaces around the =."
            ),
            Self::InputsMissing => {
                f.write_str("Without --inputs in front of them, sls ignores inputs silently.")
            }
            Self::LegacyForm { key } => {
                write!(f, "Write --inputs {key}=value, with a = before the value.")
            }
            Self::UnknownKey { key, verb } => write!(
                f,
                "{verb} takes no input “{key}”. It takes {}.",
                verb.keys().join(", ")
            ),
            Self::SettingOfFile { key } => write!(
                f,
                "“{key}” is a setting of the function and belongs into serverless.yml. A deploy here changes code and traffic only: publish, traffic."
            ),
            Self::KeyTwice { key } => write!(f, "“{key}” is given twice. Keep one."),
            Self::ValueMissing { key } => write!(f, "A value is missing behind “{key}”."),
            Self::KeyNeeded { needed, verb } => {
                write!(f, "{verb} needs ")?;
                f.write_str(match needed {
                    Needed::Name => "the name of the alias, such as name=alias-prod.",
                    Needed::Version => "the main version, such as version=1.",
                    Needed::Config => {
                        "the weights, such as config='{\"weights\":{\"2\":0.5}}'. Everything goes to the main version with config='{\"weights\":{}}'."
                    }
                })
            }
            Self::NotTrueOrFalse { text } => {
                write!(f, "“{text}” is neither true nor false.")
            }
            Self::TrafficUnreadable { text } => write!(
                f,
                "“{text}” is not a share. Write a fraction from 0 to 1, such as traffic=0.2 for 20 %."
            ),
            Self::ConfigUnreadable => f.write_str(
                "This is not JSON from here on. Write config='{\"weights\":{\"2\":0.5}}', single quotes outside and double quotes inside.",
            ),
            Self::ConfigShape => f.write_str(
                "config holds the weights and nothing else: config='{\"weights\":{\"2\":0.5}}'.",
            ),
            Self::WeightUnreadable { text } => write!(
                f,
                "{text} is not a weight. Write a number from 0 to 1, such as 0.5, without quotes."
            ),
            Self::VersionTwice { version } => {
                write!(f, "Version {version} is given two weights. Keep one.")
            }
            Self::Placeholder { stable, next } => {
                f.write_str("n and n+1 stand for numbers: n for the version that is stable now, n+1 for the newest one. ")?;
                match (stable, next) {
                    (Some(stable), Some(next)) => {
                        write!(f, "Here n is {stable} and n+1 is {next}.")
                    }
                    (Some(stable), None) => write!(
                        f,
                        "Here n is {stable}; n+1 is not published yet: publish it first, with sls publish-ver."
                    ),
                    (None, _) => f.write_str(
                        "Write the numbers. If nothing is published yet, publish first, with sls publish-ver.",
                    ),
                }
            }
            Self::OtherRegion { shown } => write!(
                f,
                "The page shows {shown}. Open the other region first, then give the line again."
            ),
            Self::FunctionMissing => {
                f.write_str("Name the function: function=NAME. The page shows none.")
            }
            Self::FunctionNotFound {
                function,
                nearest: Some(nearest),
            } => write!(
                f,
                "There is no function {function} in this namespace. Did you mean {nearest}?"
            ),
            Self::FunctionNotFound { function, .. } => {
                write!(f, "There is no function {function} in this namespace.")
            }
            Self::Rule(problem) => problem.fmt(f),
            Self::Change(problem) => problem.fmt(f),
        }
    }
}

/// All commands, as the end of a sentence.
fn verbs(f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (index, verb) in Verb::ALL.iter().enumerate() {
        let separator = if index == 0 { "" } else { ", " };
        write!(f, "{separator}{verb}")?;
    }
    f.write_str(".")
}

impl std::error::Error for Problem {}
