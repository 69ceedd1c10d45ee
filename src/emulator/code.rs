//! The code of a version: what can be told of it without running it.

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
    let bytes = decoded(base64).ok_or_else(|| {
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

/// The bytes of a text in base64 with its padding (RFC 4648 §4).
fn decoded(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    let padding = text.len() - digits.len();
    if !text.len().is_multiple_of(4) || padding > 2 {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for group in digits.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for &digit in group {
            bits = bits << 6 | u32::from(value(digit)?);
        }
        bits <<= 6 * (4 - group.len());
        let [_, whole @ ..] = bits.to_be_bytes();
        bytes.extend_from_slice(&whole[..group.len() - 1]);
    }
    Some(bytes)
}

/// The value of a digit of base64.
const fn value(digit: u8) -> Option<u8> {
    match digit {
        b'A'..=b'Z' => Some(digit - b'A'),
        b'a'..=b'z' => Some(digit - b'a' + 26),
        b'0'..=b'9' => Some(digit - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_decoded_as_the_standard_says() {
        let of = |text| decoded(text).map(|bytes| String::from_utf8(bytes).unwrap());
        for (text, bytes) in [
            ("", ""),
            ("Zg==", "f"),
            ("Zm8=", "fo"),
            ("Zm9vYmFy", "foobar"),
        ] {
            assert_eq!(of(text).as_deref(), Some(bytes));
        }
        for text in ["Zg", "Zg=", "Z===", "Zm9v YmF", "Zm9-", "===="] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
