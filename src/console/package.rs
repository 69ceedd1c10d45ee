//! Choosing the code of a function: a `.zip` as it is, or a folder that is packed in the page.
//!
//! Must never know what becomes of the package, and never decides what a package may be: that is
//! [`archive`](crate::archive).

mod field;
mod job;
mod pack;
mod source;
mod walk;

pub use self::field::PackageField;

use crate::archive::{Archive, EntryPoint, Size, check_size};
use crate::change::Package;

/// Code that can be uploaded, with what the person wants to know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The code.
    pub package: Package,
    /// How many files are in it.
    pub files: usize,
    /// Their size, unpacked.
    pub unpacked: Size,
    /// What of the folder was not packed.
    pub left_out: Vec<String>,
}

impl Chosen {
    /// A package of these bytes, if the function can be run from it.
    fn of(
        file_name: String,
        bytes: &[u8],
        left_out: Vec<String>,
        entry_point: &EntryPoint,
    ) -> Result<Self, crate::archive::Problem> {
        check_size(bytes.len(), Package::LARGEST)?;
        let archive = Archive::read(bytes)?;
        entry_point.check(&archive)?;
        Ok(Self {
            package: Package::of(file_name, bytes),
            files: archive.files().len(),
            unpacked: archive.unpacked(),
            left_out,
        })
    }
}
