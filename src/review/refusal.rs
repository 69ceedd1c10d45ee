//! Why there is no link, and why one is not read.

use std::fmt;

use super::{LONGEST_LINK, LONGEST_NOTE};
use crate::rollout::Misread;

/// Why a proposal cannot become a link, and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLink {
    /// The plan of a rollout is not complete.
    Incomplete,
    /// It carries code.
    Code,
    /// The link would be longer than what programs pass on whole.
    TooLong {
        /// How long, in characters.
        characters: usize,
    },
    /// The note is too long.
    NoteTooLong {
        /// How long, in characters.
        characters: usize,
    },
    /// The note has characters that make it look like another text.
    Note,
    /// Something of the function has such characters.
    Characters,
}

/// Why a link is not read, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is longer than any that this program makes.
    TooLong,
    /// Its end is missing.
    Truncated,
    /// It is not as it was made.
    Tampered,
    /// A newer version of this program made it.
    Newer,
    /// There is nothing of a review in it.
    NoReview,
    /// It proposes something that this program does not know.
    UnknownChange,
    /// It names a region that this program does not know.
    UnknownRegion,
    /// It has characters that make a text look like another one.
    Characters,
    /// It says something that no proposal can say.
    Nonsense,
    /// The plan of its rollout is none.
    Plan(Vec<Misread>),
}

impl fmt::Display for NoLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Incomplete => f.write_str("Complete the plan first: some of it is missing or wrong."),
            Self::Code => f.write_str(
                "A link carries no code. Propose the traffic in the link, and deploy the code from here.",
            ),
            Self::TooLong { characters } => write!(
                f,
                "The link would have {characters} characters; more than {LONGEST_LINK} do not arrive whole everywhere. Shorten the note or the descriptions, or propose less at once."
            ),
            Self::NoteTooLong { characters } => write!(
                f,
                "The note has {characters} characters. At most {LONGEST_NOTE} fit into a link."
            ),
            Self::Note => f.write_str(
                "The note has invisible characters that change how it is read. Type it without them.",
            ),
            Self::Characters => f.write_str(
                "A name or a description of this function has invisible characters that change how it is read. A link with them would not be opened.",
            ),
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLong => {
                "It is longer than any review link. Ask its author for the link once more."
            }
            Self::Truncated => {
                "Its end is missing. Copy all of it: some programs cut long addresses."
            }
            Self::Tampered => {
                "It is not as it was made: something in it was changed on the way. Nothing of it is shown. Ask its author for the link once more."
            }
            Self::Newer => {
                "A newer version of Halftone made it. Open it there, or ask its author what it proposes."
            }
            Self::NoReview => "There is no review in this address. Copy the whole link.",
            Self::UnknownChange => {
                "It proposes something that this version of Halftone does not know. Open it in a newer one."
            }
            Self::UnknownRegion => {
                "It names a region that this version of Halftone does not know. Open it in a newer one."
            }
            Self::Characters => {
                "It has invisible characters that make a text look like another one. Do not trust it; ask its author what he proposes."
            }
            Self::Nonsense => {
                "It says something that no proposal can say. Ask its author for the link once more."
            }
            Self::Plan(wrong) => {
                f.write_str("The plan in it cannot be read.")?;
                return wrong.iter().try_for_each(|wrong| write!(f, " {wrong}"));
            }
        })
    }
}

impl std::error::Error for NoLink {}
impl std::error::Error for Unreadable {}
