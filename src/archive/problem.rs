//! What is wrong with a package, and what to do.

use std::fmt;

use super::Size;

/// A reason against a package, found before anything is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is not a zip archive.
    NotAnArchive,
    /// It begins as a zip archive and has no end.
    CutOff,
    /// What its directory says is not where it says.
    Damaged,
    /// It is one of several parts.
    SeveralParts,
    /// It is, or would be, in the form for more than 65 534 files or 4 GB.
    LargeFormat,
    /// A file needs a password.
    Encrypted {
        /// The file.
        name: String,
    },
    /// A file is compressed in a way that few programs understand.
    Method {
        /// The file.
        name: String,
    },
    /// A file would be unpacked somewhere else than in the folder of the function.
    NameNotAllowed {
        /// Its name.
        name: String,
    },
    /// A folder is written as Windows writes it, so it would become a part of the file's name.
    Backslash {
        /// The file.
        name: String,
    },
    /// Two files have the same name.
    NameTwice {
        /// The name.
        name: String,
    },
    /// There is no file in it.
    Empty,
    /// It is larger than the cloud takes.
    TooLarge {
        /// The size of the zip, as far as it is made.
        bytes: Size,
        /// The most that the cloud takes.
        largest: Size,
    },
    /// Everything is one folder too deep, so the cloud does not find the entry point.
    InsideFolder {
        /// The folder around everything.
        folder: String,
        /// The file that the cloud looks for.
        file: String,
    },
    /// The file that the cloud calls is not there.
    EntryPointMissing {
        /// The file that the cloud usually calls.
        file: String,
        /// What runs the function, such as `Python3.10`.
        runtime: String,
        /// The setting that names the entry point, such as `index.main_handler`.
        handler: String,
    },
    /// What the browser compressed is not what its standard says.
    Compression,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnArchive => {
                f.write_str("This is not a zip archive. Choose a .zip, or the folder with the code.")
            }
            Self::CutOff => f.write_str(
                "The end of the archive is missing, as after a download that was broken off. Make or fetch it again.",
            ),
            Self::Damaged => f.write_str(
                "The archive is damaged: its directory does not match its content. Make it again.",
            ),
            Self::SeveralParts => {
                f.write_str("This is one part of a divided archive. Make one archive in one file.")
            }
            Self::LargeFormat => f.write_str(
                "The archive is written in the form for more than 65,534 files or 4 GB (zip64). Leave out what the function does not need, or choose the folder itself.",
            ),
            Self::Encrypted { name } => write!(
                f,
                "{name} is protected by a password, which the cloud cannot ask for. Make the archive without one."
            ),
            Self::Method { name } => write!(
                f,
                "{name} is compressed in an unusual way. Make the archive with ordinary zip compression (deflate)."
            ),
            Self::NameNotAllowed { name } => write!(
                f,
                "The archive has a file that would be unpacked outside of the function's folder: {name:?}. Make it from inside the folder with the code."
            ),
            Self::Backslash { name } => write!(
                f,
                "{name} is named with a backslash, which is no folder on Linux. Make the archive with another program, or choose the folder itself."
            ),
            Self::NameTwice { name } => {
                write!(f, "{name} is in the archive twice. Make the archive again.")
            }
            Self::Empty => f.write_str("There are no files in it. Choose the folder with the code."),
            Self::TooLarge { bytes, largest } => write!(
                f,
                "The package reaches {bytes}; the cloud takes at most {largest} in an upload. Leave out what the function does not need, or put libraries into a layer."
            ),
            Self::InsideFolder { folder, file } => write!(
                f,
                "All files are inside the folder {folder}, so the cloud would not find {file}. Pack what is in {folder}, not {folder} itself; choosing the folder here does that."
            ),
            Self::EntryPointMissing {
                file,
                runtime,
                handler,
            } => write!(
                f,
                "There is no {file} in it. The function runs on {runtime} with the handler {handler}, so the cloud would not find the code."
            ),
            Self::Compression => f.write_str(
                "This browser could not compress the files. Update it, or choose a .zip instead.",
            ),
        }
    }
}

impl std::error::Error for Problem {}
