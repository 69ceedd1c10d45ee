//! What can be wrong with the form of the text.

use std::fmt;

/// Why a line cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A tab where spaces set a line off.
    Tab,
    /// A line that is set off further than the one that it could belong to.
    Indentation,
    /// A line that is neither `key: value` nor `- item`.
    NoKey,
    /// A key that the same map has already.
    Twice {
        /// The key.
        key: String,
    },
    /// A quote or a bracket that the same line does not close.
    Unclosed {
        /// What opens it.
        opened: char,
    },
    /// Something after the end of a value.
    Trailing,
    /// A text that begins with a sign that means something else in YAML, such as `*`.
    NeedsQuotes {
        /// The sign.
        sign: char,
    },
    /// A backslash with something after it that YAML does not know.
    Escape,
    /// Lists and maps in each other, deeper than anything that is read.
    TooDeep,
    /// YAML that is not read here.
    Unsupported {
        /// The sign that begins it.
        sign: char,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tab => f.write_str("a tab sets this line off. Use spaces."),
            Self::Indentation => f.write_str(
                "this line is set off differently from its neighbours. Align it with the lines that it belongs to.",
            ),
            Self::NoKey => f.write_str("a key with a colon is expected here, such as enable: true."),
            Self::Twice { key } => write!(f, "{key} is said twice. Remove one of both."),
            Self::Unclosed { opened } => {
                write!(f, "what {opened} opens is not closed in this line. Close it.")
            }
            Self::Trailing => {
                f.write_str("something follows the end of this value. Put the whole value in quotes.")
            }
            Self::NeedsQuotes { sign } => {
                write!(f, "a text that begins with {sign} needs quotes, such as '*/5 * * * *'.")
            }
            Self::Escape => {
                f.write_str("this backslash stands for nothing. Write \\\\, or use single quotes.")
            }
            Self::TooDeep => f.write_str("this stands too deep in lists and maps."),
            Self::Unsupported { sign: '>' } => {
                f.write_str("folded text (>) is not read here. Use | or quotes.")
            }
            Self::Unsupported { sign } => {
                write!(f, "{sign} (an anchor or a tag) is not read here. Write the value itself.")
            }
        }
    }
}
