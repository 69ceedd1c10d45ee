//! Writing an archive. The same files give the same bytes, whoever packs them and when.

use super::name::{check_distinct, check_name};
use super::{Packed, Problem};

/// A file that becomes part of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// Its path, folders divided by `/`.
    pub name: String,
    /// True if it is a program that may be started.
    pub executable: bool,
    /// What is in it.
    pub content: Packed,
}

/// True for the beginning of a program: a script with its interpreter, or a Linux binary.
///
/// A browser does not tell which files may be executed, and the cloud starts `bootstrap` and
/// compiled handlers only if they may.
pub fn is_program(first_bytes: &[u8]) -> bool {
    first_bytes.starts_with(b"#!") || first_bytes.starts_with(b"\x7fELF")
}

/// Made on Unix, by version 2.0 of the format, which is also what reading it needs.
const VERSION: u16 = 20;
const MADE_BY: u16 = 3 << 8 | VERSION;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
const DEFLATED: u16 = 8;
/// Midnight of the first day that the format knows, 1 January 1980.
const TIME: u16 = 0;
const DATE: u16 = 1 << 5 | 1;
/// An ordinary file, readable by everybody; a program may be executed by everybody as well.
const FILE: u32 = 0o100_644;
const PROGRAM: u32 = 0o100_755;

/// Writes an archive: entries sorted by name, at a fixed time.
///
/// Refuses names that [`Archive::read`](super::Archive::read) would refuse, and more than fits
/// into the format without its extension for large archives.
pub fn write(mut entries: Vec<NewEntry>) -> Result<Vec<u8>, Problem> {
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    check_distinct(entries.iter().map(|entry| entry.name.as_str()))?;
    let count = u16::try_from(entries.len())
        .ok()
        .filter(|count| *count < u16::MAX)
        .ok_or(Problem::LargeFormat)?;
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for entry in &entries {
        let offset = as_u32(bytes.len())?;
        let common = common_fields(entry)?;
        bytes.extend_from_slice(b"PK\x03\x04");
        bytes.extend_from_slice(&common);
        bytes.extend_from_slice(entry.name.as_bytes());
        bytes.extend_from_slice(&entry.content.deflated);
        directory.extend_from_slice(b"PK\x01\x02");
        directory.extend_from_slice(&MADE_BY.to_le_bytes());
        directory.extend_from_slice(&common);
        // No comment, the first disk, binary content.
        directory.extend_from_slice(&[0; 6]);
        let mode = if entry.executable { PROGRAM } else { FILE };
        directory.extend_from_slice(&(mode << 16).to_le_bytes());
        directory.extend_from_slice(&offset.to_le_bytes());
        directory.extend_from_slice(entry.name.as_bytes());
    }
    let start = as_u32(bytes.len())?;
    let length = as_u32(directory.len())?;
    bytes.append(&mut directory);
    bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    bytes.extend_from_slice(&count.to_le_bytes());
    bytes.extend_from_slice(&count.to_le_bytes());
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(&start.to_le_bytes());
    bytes.extend_from_slice(&[0; 2]);
    Ok(bytes)
}

/// What is said both before the content and in the directory, from the version that is needed to
/// the length of the extra field.
fn common_fields(entry: &NewEntry) -> Result<Vec<u8>, Problem> {
    let NewEntry { name, content, .. } = entry;
    check_name(name)?;
    let name_length =
        u16::try_from(name.len()).map_err(|_| Problem::NameNotAllowed { name: name.clone() })?;
    let mut fields = Vec::with_capacity(26);
    for number in [VERSION, FLAGS, DEFLATED, TIME, DATE] {
        fields.extend_from_slice(&number.to_le_bytes());
    }
    for number in [content.crc, as_u32(content.len())?, content.size] {
        fields.extend_from_slice(&number.to_le_bytes());
    }
    fields.extend_from_slice(&name_length.to_le_bytes());
    fields.extend_from_slice(&[0; 2]);
    Ok(fields)
}

/// A number of the format. All ones stand for a number that is too large for it.
fn as_u32(number: usize) -> Result<u32, Problem> {
    let number = u32::try_from(number).map_err(|_| Problem::LargeFormat)?;
    if number == u32::MAX {
        return Err(Problem::LargeFormat);
    }
    Ok(number)
}
