//! What the existing tool would lose or break, where a plan of this console does not.
//!
//! Read off the public source of the tool's component and its toolkit, and from runs of both.

use std::fmt;

use crate::traffic::Version;

/// Something to know before a line is given to the tool instead.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Loss {
    /// The packages that the tool installs today read no weights.
    Weights {
        /// The version that would get everything.
        main: Version,
    },
    /// `update-alias` without a description clears it.
    Description,
    /// `deploy` with `traffic` writes its own description over that of `$DEFAULT`.
    DefaultDescription,
    /// `deploy` describes every version with the same words.
    VersionDescription,
    /// `deploy` uploads what is in the folder that it runs in.
    Upload,
    /// `deploy` uploads before it moves traffic.
    ExposureWindow,
    /// `deploy` with `traffic` remembers the last version by itself.
    LastVersion,
    /// `deploy` deletes triggers.
    Triggers,
    /// `delete-alias` looks into the namespace `default` alone.
    Namespace,
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Weights { main } => write!(
                f,
                "With the packages that it installs today, sls drops the weights: version {main} gets everything, and sls reports success."
            ),
            Self::Description => f.write_str("sls clears the description of the alias."),
            Self::DefaultDescription => {
                f.write_str("sls writes words of its own over the description of $DEFAULT.")
            }
            Self::VersionDescription => f.write_str(
                "sls describes every version that a deploy publishes with the same words of its own.",
            ),
            Self::Upload => f.write_str(
                "sls uploads the code and the settings of the folder that it runs in as well.",
            ),
            Self::ExposureWindow => f.write_str(
                "sls uploads before it moves traffic: until then the new code gets the share that $LATEST has now, perhaps everything, and keeps it if a step fails.",
            ),
            Self::LastVersion => f.write_str(
                "sls gives the rest to the version that it published last itself, not to the last published version.",
            ),
            Self::Triggers => f.write_str(
                "sls deletes every trigger that its serverless.yml does not list, those of other aliases too.",
            ),
            Self::Namespace => {
                f.write_str("sls ignores the namespace here and looks into default.")
            }
        }
    }
}
