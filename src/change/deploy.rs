//! What can be done in the default alias scheme, where `$DEFAULT` divides its traffic between
//! `$LATEST` and the last published version.

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::traffic::Weight;

/// What `sls deploy` does, in any combination; at least one part is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deploy {
    /// New code for `$LATEST`.
    pub code: Option<Package>,
    /// Publish what `$LATEST` holds now before the upload, and let that version serve meanwhile.
    pub publish_first: bool,
    /// Publish `$LATEST` after the upload, with this description.
    pub publish: Option<String>,
    /// The share of `$LATEST` in `$DEFAULT` afterwards; the last published version gets the rest.
    /// Nothing leaves the alias alone.
    pub share: Option<Weight>,
}

impl Deploy {
    /// `traffic=x`: another share for `$LATEST`.
    pub fn set_traffic(share: Weight) -> Self {
        Self {
            share: Some(share),
            ..Self::default()
        }
    }

    /// `publish=true traffic=0`: what `$LATEST` holds becomes a version, and that version serves
    /// everything.
    pub fn finish(description: impl Into<String>) -> Self {
        Self {
            publish: Some(description.into()),
            share: Some(Weight::ZERO),
            ..Self::default()
        }
    }
}

/// A zip archive to upload.
#[derive(Clone, PartialEq, Eq)]
pub struct Package {
    /// What the archive, or the folder that it was made of, is called.
    pub file_name: String,
    /// Its size in bytes, before base64.
    pub size: usize,
    /// The archive in base64. Shared, for it may have megabytes.
    pub base64: Arc<str>,
}

impl Package {
    /// The most that fits into `ZipFile`, in bytes of base64: a request that is signed with TC3
    /// has at most 10 MB, which is less than the 20 MB of `UpdateFunctionCode` itself, and the
    /// names around the archive take some.
    pub const LARGEST_BASE64: usize = (10 * 1024 - 16) * 1024;
    /// The largest archive, in bytes, that fits into that.
    pub const LARGEST: usize = Self::LARGEST_BASE64 / 4 * 3;

    /// An archive from its bytes.
    pub fn of(file_name: impl Into<String>, archive: &[u8]) -> Self {
        Self {
            file_name: file_name.into(),
            size: archive.len(),
            base64: STANDARD.encode(archive).into(),
        }
    }
}

impl fmt::Debug for Package {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Package({}, {} bytes)", self.file_name, self.size)
    }
}
