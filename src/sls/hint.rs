//! What to know about a line that is understood.

use std::fmt;

/// Something about a line that does not stop it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Hint {
    /// An input in the form that the tool gave up with version 3.2.3 and ignores silently since.
    LegacyForm {
        /// The form that it reads today.
        instead: String,
    },
    /// An option that does nothing here.
    NoEffect {
        /// The option.
        option: String,
    },
    /// A stage, a folder or the like beside the name of the function.
    FunctionDecides {
        /// The option.
        option: String,
    },
    /// A `$` that a shell would take for a variable.
    DollarInShell {
        /// The word as a shell takes it.
        instead: String,
    },
    /// The line names no function.
    FunctionOnScreen {
        /// The function that it is taken for.
        function: String,
    },
    /// A deploy without code: it moves traffic and publishes only.
    WithoutCode,
    /// A deploy of code and nothing else.
    CodeComesFromForm,
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LegacyForm { instead } => write!(
                f,
                "This is the form of Serverless CLI before 3.2.3; newer ones ignore it without a word. It is understood here. Today’s form is {instead}"
            ),
            Self::NoEffect { option } => write!(
                f,
                "{option} does nothing here: the preview shows every call anyway."
            ),
            Self::FunctionDecides { option } => write!(
                f,
                "{option} does nothing here: the line names the function itself."
            ),
            Self::DollarInShell { instead } => write!(
                f,
                "Understood here. A shell would take the $ for a variable: write {instead} there."
            ),
            Self::FunctionOnScreen { function } => write!(
                f,
                "The line names no function. It is taken for {function}, which the page shows."
            ),
            Self::WithoutCode => f.write_str(
                "A line carries no code. This plan leaves the code of $LATEST as it is; the Deploy form adds new code to the same plan.",
            ),
            Self::CodeComesFromForm => {
                f.write_str("A line carries no code. Choose the code in the Deploy form.")
            }
        }
    }
}
