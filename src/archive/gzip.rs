//! What a browser compressed, ready for an archive.

use super::Problem;
use super::bytes::u32_at;

/// A compressed content with what an archive says of it.
///
/// Made from gzip, because a gzip file is the same compressed data between ten bytes and the two
/// numbers that an archive needs, and the browser computes both (`CompressionStream("gzip")`).
/// `deflate-raw` would leave the checksum to us, with a table of 1–16 KB that does not compress.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// CRC-32 of the content.
    pub(super) crc: u32,
    /// Bytes of the content.
    pub(super) size: u32,
    /// The content by the method deflate.
    pub(super) deflated: Vec<u8>,
}

/// Magic number, the method deflate, no optional fields (RFC 1952 §2.3.1).
const HEADER: [u8; 4] = [0x1f, 0x8b, 8, 0];
const HEADER_LENGTH: usize = 10;
const TRAILER_LENGTH: usize = 8;

impl Packed {
    /// Reads one gzip member without optional fields, of a content under 4 GB.
    pub fn from_gzip(mut gzip: Vec<u8>) -> Result<Self, Problem> {
        let end = gzip.len().saturating_sub(TRAILER_LENGTH);
        let trailer = |at| u32_at(&gzip, end + at).ok_or(Problem::Compression);
        let (crc, size) = (trailer(0)?, trailer(4)?);
        if end < HEADER_LENGTH || !gzip.starts_with(&HEADER) {
            return Err(Problem::Compression);
        }
        gzip.truncate(end);
        gzip.drain(..HEADER_LENGTH);
        Ok(Self {
            crc,
            size,
            deflated: gzip,
        })
    }

    /// Bytes that it takes in an archive, without its names.
    pub fn len(&self) -> usize {
        self.deflated.len()
    }

    /// True if it takes none. A compressed content always takes some.
    pub fn is_empty(&self) -> bool {
        self.deflated.is_empty()
    }
}
