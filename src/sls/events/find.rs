//! Finds the `events` in a file without reading the rest of it.

use super::Problem;
use crate::yaml::{Line, Place, key_of, lines};

/// The block that is read, and what the file says around it.
#[derive(Debug)]
pub(super) struct Found<'a> {
    /// The line `events:` and what belongs to it, or a bare list.
    pub(super) lines: Vec<Line<'a>>,
    /// The name of the instance, which names a timer that has no name.
    pub(super) name: Option<String>,
    /// The stage, which does too.
    pub(super) stage: Option<String>,
    /// The function that the file is for, where it names one.
    pub(super) function: Option<(Place, String)>,
}

/// Finds the `events:` below `inputs:`, at the beginning of a line that nothing surrounds, or a
/// list that begins the text.
pub(super) fn find(text: &str) -> Result<Found<'_>, Problem> {
    let mut all = lines(text);
    all.retain(|line| !is_end_of_document(line));
    let says = |line: &&Line<'_>| !line.says_nothing();
    let root = all.iter().find(says).ok_or(Problem::NoEvents)?;
    if root.is_item() {
        return Ok(Found {
            lines: all,
            name: None,
            stage: None,
            function: None,
        });
    }
    let root = root.start;
    let at_root = |key: &str| position(&all, key, |line| line.start == root);
    let inputs = at_root("inputs").map(|inputs| {
        let below = inputs + 1;
        (below, block_end(&all, inputs))
    });
    let child = |key: &str| {
        let (below, end) = inputs?;
        let inside = all.get(below..end)?;
        let indent = inside.iter().find(says)?.start;
        let found = position(inside, key, |line| line.start == indent)?;
        Some(below + found)
    };
    let literal = |at: usize| {
        let line = all.get(at)?;
        let (_, value) = key_of(line)?;
        let literal = !value.is_empty() && !value.contains("${");
        literal.then(|| (line.beginning(), value))
    };
    let events = child("events").or_else(|| at_root("events"));
    let events = events.ok_or(Problem::NoEvents)?;
    let block = all.get(events..block_end(&all, events));
    let text_of = |key| Some(literal(at_root(key)?)?.1);
    Ok(Found {
        lines: block.unwrap_or_default().to_vec(),
        name: text_of("name"),
        stage: text_of("stage"),
        function: child("name").and_then(literal),
    })
}

/// The first line with this key of those that may have it.
fn position(lines: &[Line<'_>], key: &str, may: impl Fn(&Line<'_>) -> bool) -> Option<usize> {
    lines.iter().position(|line| {
        let has_key = |(found, _): (String, String)| found == key;
        !line.says_nothing() && may(line) && key_of(line).is_some_and(has_key)
    })
}

/// Where what belongs to the key on a line ends: before the next line that is set off no further,
/// but for the items of its list.
fn block_end(lines: &[Line<'_>], at: usize) -> usize {
    let Some(start) = lines.get(at).map(|line| line.start) else {
        return lines.len();
    };
    let below = lines.iter().skip(at + 1);
    let ends = |line: &Line<'_>| {
        let item = line.start == start && line.is_item();
        !line.says_nothing() && line.start <= start && !item
    };
    let length = below.take_while(|line| !ends(line)).count();
    at + 1 + length
}

fn is_end_of_document(line: &Line<'_>) -> bool {
    line.start == 0 && line.text() == "..."
}
