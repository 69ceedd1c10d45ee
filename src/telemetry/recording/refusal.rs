//! Why a file is not opened.

use std::fmt;

/// Why a file is not opened as a recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is larger than any recording.
    TooLarge,
    /// Its end is missing.
    CutOff,
    /// It is something else.
    Other,
    /// It was written in another form than this program reads.
    OtherForm {
        /// The number of that form.
        form: u32,
    },
    /// It has the form, but a part of it cannot be.
    Damaged {
        /// The name of the part in the file.
        part: &'static str,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => {
                let most = super::LONGEST / (1024 * 1024);
                write!(
                    f,
                    "The file is larger than {most} MB, so it is no recording of Halftone. Choose another one."
                )
            }
            Self::CutOff => f.write_str(
                "The end of the recording is missing: the file was not copied to the end. Copy it again.",
            ),
            Self::Other => f.write_str(
                "This is no recording of Halftone. One is saved with “Save recording” on the page of a function.",
            ),
            Self::OtherForm { form } => write!(
                f,
                "The recording was saved by another version of Halftone (form {form}). Open it there."
            ),
            Self::Damaged { part } => write!(
                f,
                "The recording is damaged: its “{part}” cannot be read. Save or copy it again."
            ),
        }
    }
}

impl std::error::Error for Refusal {}
