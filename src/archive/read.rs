//! What an archive says of itself: its directory, checked against the places it points to.

use super::bytes::{length_at, offset_at, u16_at, u32_at};
use super::name::{check_distinct, check_name};
use super::{Problem, Size};

/// The directory of a zip archive (APPNOTE.TXT 6.3.10, §4.3). Contents are not unpacked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archive {
    entries: Vec<Entry>,
}

/// A file of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path, folders divided by `/`.
    pub name: String,
    /// Its size in bytes, unpacked.
    pub size: u32,
}

/// The record at the end: where the directory is and how many entries it has.
const END: [u8; 4] = *b"PK\x05\x06";
const END_LENGTH: usize = 22;
/// An entry of the directory.
const CENTRAL: [u8; 4] = *b"PK\x01\x02";
const CENTRAL_LENGTH: usize = 46;
/// The header before a content.
const LOCAL: [u8; 4] = *b"PK\x03\x04";
const LOCAL_LENGTH: usize = 30;

/// Flags of an entry that mean a password: traditional, strong, masked directory.
const ENCRYPTED: u16 = 1 | 1 << 6 | 1 << 13;
/// The methods that every program understands.
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

impl Archive {
    /// Reads the directory of an archive.
    ///
    /// Refuses what is not an archive, is cut off or damaged, needs a password or an unusual
    /// program, and what would be unpacked outside of its folder.
    pub fn read(bytes: &[u8]) -> Result<Self, Problem> {
        let end = end_record(bytes)?;
        let field = |at| length_at(bytes, end + at).ok_or(Problem::CutOff);
        let (disks, count) = ([field(4)?, field(6)?], field(10)?);
        if count == 0xffff || reaches_4_gb(bytes, [end + 12, end + 16]) {
            return Err(Problem::LargeFormat);
        }
        if disks != [0, 0] || field(8)? != count {
            return Err(Problem::SeveralParts);
        }
        let place = |at| offset_at(bytes, end + at).ok_or(Problem::CutOff);
        let (length, offset) = (place(12)?, place(16)?);
        let at_offset = bytes.get(offset..).unwrap_or_default();
        let start = if at_offset.starts_with(&CENTRAL) {
            offset
        } else {
            // Something stands before the archive, such as a program that unpacks it.
            end.checked_sub(length).ok_or(Problem::Damaged)?
        };
        let before = start.checked_sub(offset).ok_or(Problem::Damaged)?;
        let directory = bytes.get(start..).and_then(|rest| rest.get(..length));
        let directory = directory.ok_or(Problem::Damaged)?;
        let contents = bytes.get(before..start).ok_or(Problem::Damaged)?;
        let entries = entries(directory, contents, count)?;
        check_distinct(entries.iter().map(|entry| entry.name.as_str()))?;
        Ok(Self { entries })
    }

    /// Its files, in its own order. Folders are no files.
    pub fn files(&self) -> &[Entry] {
        &self.entries
    }

    /// The size of all files together, unpacked.
    pub fn unpacked(&self) -> Size {
        Size(self.entries.iter().map(|entry| u64::from(entry.size)).sum())
    }
}

/// Where the record at the end begins. A comment of up to 65 535 bytes may follow it.
fn end_record(bytes: &[u8]) -> Result<usize, Problem> {
    let missing = || {
        if bytes.starts_with(&LOCAL) {
            Problem::CutOff
        } else {
            Problem::NotAnArchive
        }
    };
    let last = bytes.len().checked_sub(END_LENGTH).ok_or_else(missing)?;
    let is_end = |at: &usize| {
        let record = bytes.get(*at..).unwrap_or_default();
        record.starts_with(&END) && length_at(record, 20) == Some(last - at)
    };
    let first = last.saturating_sub(0xffff);
    (first..=last).rev().find(is_end).ok_or_else(missing)
}

/// True if one of these numbers says that the real one stands in a record for large archives.
fn reaches_4_gb(bytes: &[u8], places: [usize; 2]) -> bool {
    places
        .into_iter()
        .any(|at| u32_at(bytes, at) == Some(u32::MAX))
}

fn entries(directory: &[u8], contents: &[u8], count: usize) -> Result<Vec<Entry>, Problem> {
    let mut entries = Vec::new();
    let mut rest = directory;
    for _ in 0..count {
        let length = |at| length_at(rest, at).ok_or(Problem::Damaged);
        let name_end = CENTRAL_LENGTH + length(28)?;
        let name = rest
            .get(CENTRAL_LENGTH..name_end)
            .filter(|_| rest.starts_with(&CENTRAL))
            .ok_or(Problem::Damaged)?;
        // Old programs write names in the encoding of their machine. What is asked of a name here
        // concerns ASCII alone.
        let name = String::from_utf8_lossy(name).into_owned();
        check_name(&name)?;
        check_content(rest, contents, &name)?;
        if !name.ends_with('/') {
            let size = u32_at(rest, 24).ok_or(Problem::Damaged)?;
            let name = name.trim_start_matches("./").to_owned();
            entries.push(Entry { name, size });
        }
        let end = name_end + length(30)? + length(32)?;
        rest = rest.get(end..).ok_or(Problem::Damaged)?;
    }
    Ok(entries)
}

/// Checks what an entry of the directory says of its content.
fn check_content(entry: &[u8], contents: &[u8], name: &str) -> Result<(), Problem> {
    let name = || name.to_owned();
    let number = |at| u16_at(entry, at).ok_or(Problem::Damaged);
    let offset = |at| offset_at(entry, at).ok_or(Problem::Damaged);
    if reaches_4_gb(entry, [20, 24]) {
        return Err(Problem::LargeFormat);
    }
    if number(8)? & ENCRYPTED != 0 {
        return Err(Problem::Encrypted { name: name() });
    }
    let method = number(10)?;
    if ![STORED, DEFLATED].contains(&method) {
        return Err(Problem::Method { name: name() });
    }
    let (packed, size, at) = (offset(20)?, offset(24)?, offset(42)?);
    if method == STORED && packed != size {
        return Err(Problem::Damaged);
    }
    let header = contents
        .get(at..)
        .filter(|header| header.starts_with(&LOCAL));
    let fits = header.and_then(|header| {
        let start = LOCAL_LENGTH + length_at(header, 26)? + length_at(header, 28)?;
        header.get(start..start.checked_add(packed)?)
    });
    fits.map(|_| ()).ok_or(Problem::Damaged)
}
