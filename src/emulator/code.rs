//! The code of a version: what can be told of it without running it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use super::answer::{Refusal, refusal};
use crate::tc3::{Hex, sha256};

/// The code of a version.
#[derive(Clone, Debug)]
pub(super) struct Code {
    /// The digest of the archive (`CodeSha256` of `GetFunctionAddress`).
    pub(super) digest: Hex<32>,
    /// Bytes of the archive.
    pub(super) size: usize,
}

impl Code {
    /// The code of an archive.
    pub(super) fn of(archive: &[u8]) -> Self {
        Self {
            digest: sha256(archive),
            size: archive.len(),
        }
    }

    /// Reads the code that a request brings: an archive in `ZipFile`, or a reference to an
    /// object, a demo or an image, whose name stands for its content here. Nothing if it brings
    /// none.
    pub(super) fn read(fields: &Map<String, Value>) -> Option<Result<Self, Refusal>> {
        let text = |name| fields.get(name).and_then(Value::as_str);
        if let Some(zip) = text("ZipFile") {
            return Some(archive(zip));
        }
        let names = [
            "CosBucketName",
            "CosObjectName",
            "TempCosObjectName",
            "DemoId",
            "GitUrl",
        ];
        let mut reference: String = names.into_iter().filter_map(text).collect();
        if let Some(image) = fields.get("ImageConfig") {
            reference.push_str(&image.to_string());
        }
        (!reference.is_empty()).then(|| Ok(Self::of(reference.as_bytes())))
    }
}

/// The code of an archive in base64.
fn archive(base64: &str) -> Result<Code, Refusal> {
    let bytes = STANDARD.decode(base64).map_err(|_| {
        refusal(
            "InvalidParameterValue.ZipFileBase64BinasciiError",
            "`ZipFile` is not base64.",
        )
    })?;
    if !bytes.starts_with(b"PK") {
        return Err(refusal(
            "InvalidParameterValue.ZipFile",
            "`ZipFile` is not a zip archive.",
        ));
    }
    Ok(Code::of(&bytes))
}
