//! What a line says as it is typed: where it is wrong, what could be written, what to know.

use crate::console::language::rooms::each;
use crate::sls::{Known, Refusal, parse};

/// A text as far as it can be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Reading {
    /// Why it is refused.
    pub(super) refusal: Option<Refusal>,
    /// What to know about its first command.
    pub(super) hints: Vec<String>,
}

impl Reading {
    /// Reads a text. Only the first command is read against what is known: it may change what the
    /// others find.
    pub(super) fn of(text: &str, known: &Known) -> Self {
        let refused = |refusal| Self {
            refusal: Some(refusal),
            hints: Vec::new(),
        };
        let commands = match parse(text) {
            Ok(commands) => commands,
            Err(refusal) => return refused(refusal),
        };
        match commands.first().map(|command| command.resolve(known)) {
            None => Self::default(),
            Some(Err(refusal)) => refused(refusal),
            Some(Ok(resolved)) => Self {
                refusal: None,
                hints: each(&resolved.hints),
            },
        }
    }
}

/// The line and the character of a place in a text, both counted from 1.
pub(super) fn line_and_character(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let lines = before.matches('\n').count();
    (lines + 1, before[start..].chars().count() + 1)
}

/// The byte at which a browser's count of UTF-16 units ends.
pub(super) fn byte_of(text: &str, units: usize) -> usize {
    let mut counted = 0;
    for (at, character) in text.char_indices() {
        if counted >= units {
            return at;
        }
        counted += character.len_utf16();
    }
    text.len()
}

/// A browser's count of UTF-16 units up to a byte.
pub(super) fn units_of(text: &str, byte: usize) -> u32 {
    let before = text.get(..byte).unwrap_or(text);
    u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX)
}
