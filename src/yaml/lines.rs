//! The text in lines.

use super::{Place, Refused, inline};

/// A line that says something.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'a> {
    /// The line as it is.
    pub(super) whole: &'a str,
    /// The line without the space at its end.
    pub(super) raw: &'a str,
    /// From 1.
    pub(super) number: usize,
    /// Where the text of the line begins, in bytes. The reader moves it past the `-` of an item.
    pub(crate) start: usize,
}

/// All lines of a text.
pub(crate) fn lines(text: &str) -> Vec<Line<'_>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let line = |(index, whole): (usize, _)| Line::new(index + 1, whole);
    text.lines().enumerate().map(line).collect()
}

impl<'a> Line<'a> {
    fn new(number: usize, whole: &'a str) -> Self {
        let raw = whole.trim_end();
        Self {
            whole,
            raw,
            number,
            start: raw.len() - raw.trim_start_matches(' ').len(),
        }
    }

    /// What it says.
    pub(crate) fn text(&self) -> &'a str {
        self.raw.get(self.start..).unwrap_or_default()
    }

    /// True for an empty line, a comment, and what parts documents.
    pub(crate) fn says_nothing(&self) -> bool {
        let text = self.text().trim_start();
        text.is_empty() || text.starts_with('#') || self.start == 0 && text == "---"
    }

    /// True for an item of a list.
    pub(crate) fn is_item(&self) -> bool {
        self.text() == "-" || self.text().starts_with("- ")
    }

    /// Where a byte of the line stands.
    pub(super) fn place(&self, byte: usize) -> Place {
        let before = self.raw.get(..byte).unwrap_or(self.raw);
        Place {
            line: self.number,
            column: before.chars().count() + 1,
        }
    }

    /// Where its text begins.
    pub(crate) fn beginning(&self) -> Place {
        self.place(self.start)
    }
}

/// The key of a line `key: …` and where in the line its value begins, in bytes; nothing for a line
/// without a key.
pub(super) fn split_key(line: &Line<'_>) -> Result<Option<(String, usize)>, Refused> {
    let text = line.text();
    if let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let (key, end) = inline::quoted(line, line.start, quote)?;
        let after = line.raw.get(end..).unwrap_or_default().trim_start();
        let begins = |rest: &str| rest.is_empty() || rest.starts_with(' ');
        let is_key = after.strip_prefix(':').is_some_and(begins);
        return Ok(is_key.then_some((key, line.raw.len() - after.len() + 1)));
    }
    if text.starts_with(['{', '[']) {
        return Ok(None);
    }
    let code = text
        .split_once(" #")
        .map_or(text, |(code, _)| code)
        .trim_end();
    let colon = match code.find(": ") {
        Some(colon) => Some(colon),
        None => code.len().checked_sub(1).filter(|_| code.ends_with(':')),
    };
    Ok(colon.and_then(|colon| {
        let key = code.get(..colon)?.trim_end().to_owned();
        Some((key, line.start + colon + 1))
    }))
}

/// The key of a line `key: …` and what follows it without its comment, where that is all on this
/// line and plain or quoted: enough to find the block that is read.
pub(crate) fn key_of(line: &Line<'_>) -> Option<(String, String)> {
    let (key, value) = split_key(line).ok()??;
    let text = line.raw.get(value..).unwrap_or_default();
    let text = text.split_once(" #").map_or(text, |(code, _)| code).trim();
    Some((key, text.trim_matches(['"', '\'']).to_owned()))
}
