//! SHA-256 and the lower-case hexadecimal text that every part of a signature is written in.

use std::fmt;

use sha2::{Digest, Sha256};

/// Bytes that display as lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hex<const N: usize>(pub [u8; N]);

impl<const N: usize> Hex<N> {
    /// Reads exactly `2 * N` lower-case digits; nothing for any other text.
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.as_bytes();
        if digits.len() != 2 * N {
            return None;
        }
        let mut bytes = [0; N];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Some(Self(bytes))
    }
}

impl<const N: usize> fmt::Display for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for byte in self.0 {
            write!(f, "{byte:02x}")?;
        }
        Ok(())
    }
}

/// The SHA-256 digest of `bytes`.
pub fn sha256(bytes: &[u8]) -> Hex<32> {
    Hex(Sha256::digest(bytes).into())
}

/// The value of one lower-case hexadecimal digit.
const fn digit(character: u8) -> Option<u8> {
    match character {
        b'0'..=b'9' => Some(character - b'0'),
        b'a'..=b'f' => Some(character - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_lower_case_and_read_back() {
        let hex = Hex([0x00, 0x9f, 0xa0, 0xff]);
        assert_eq!(hex.to_string(), "009fa0ff");
        assert_eq!(Hex::read("009fa0ff"), Some(hex));
    }

    #[test]
    fn any_other_text_is_refused() {
        for text in [
            "009fa0f",
            "009fa0ff0",
            "009FA0FF",
            "009fa0fg",
            "+09fa0ff",
            "é9fa0ff",
        ] {
            assert_eq!(Hex::<4>::read(text), None, "{text}");
        }
    }
}
