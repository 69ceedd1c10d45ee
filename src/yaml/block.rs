//! Values that are held together by how far their lines are set off.

use super::inline::{self, push};
use super::lines::{Line, split_key};
use super::{DEEPEST, Entry, Fault, Node, Refused, Value};

/// Reads the one value that these lines hold: what is set off as far as the first of them, and
/// everything below it.
pub(crate) fn read(lines: Vec<Line<'_>>) -> Result<Option<Node>, Refused> {
    let mut block = Block {
        lines,
        at: 0,
        depth: 0,
    };
    let Some(first) = block.line()? else {
        return Ok(None);
    };
    let node = block.node(&first)?;
    match block.line()? {
        Some(line) => Err((line.beginning(), Fault::Indentation)),
        None => Ok(Some(node)),
    }
}

struct Block<'a> {
    lines: Vec<Line<'a>>,
    at: usize,
    /// How many lists and maps stand around the next line.
    depth: usize,
}

impl<'a> Block<'a> {
    /// The next line that says something.
    fn line(&mut self) -> Result<Option<Line<'a>>, Refused> {
        while let Some(line) = self.lines.get(self.at) {
            if !line.says_nothing() {
                if line.text().starts_with('\t') {
                    return Err((line.beginning(), Fault::Tab));
                }
                return Ok(Some(*line));
            }
            self.at += 1;
        }
        Ok(None)
    }

    /// The value that begins with this line.
    fn node(&mut self, line: &Line<'a>) -> Result<Node, Refused> {
        if self.depth == DEEPEST {
            return Err((line.beginning(), Fault::TooDeep));
        }
        self.depth += 1;
        let node = if line.is_item() {
            self.list(line)
        } else if split_key(line)?.is_some() {
            self.map(line)
        } else {
            self.at += 1;
            inline::value(line, line.start)
        };
        self.depth -= 1;
        node
    }

    /// A list whose first item is on this line.
    fn list(&mut self, first: &Line<'a>) -> Result<Node, Refused> {
        let mut items = Vec::new();
        while let Some(line) = self.line()?.filter(|line| line.start == first.start) {
            if !line.is_item() {
                break;
            }
            let rest = line.text().get(1..).unwrap_or_default();
            let inner = Line {
                start: line.raw.len() - rest.trim_start().len(),
                ..line
            };
            if inner.says_nothing() {
                self.at += 1;
                items.push(self.below(&line, false)?);
            } else {
                // The item begins on the line of its dash: read on as if the dash were space.
                if let Some(line) = self.lines.get_mut(self.at) {
                    *line = inner;
                }
                items.push(self.node(&inner)?);
            }
        }
        self.end(first)?;
        Ok(Node {
            place: first.beginning(),
            value: Value::List(items),
        })
    }

    /// A map whose first key is on this line.
    fn map(&mut self, first: &Line<'a>) -> Result<Node, Refused> {
        let mut entries = Vec::new();
        while let Some(line) = self.line()?.filter(|line| line.start == first.start) {
            if line.is_item() {
                break;
            }
            let Some((key, value)) = split_key(&line)? else {
                return Err((line.beginning(), Fault::NoKey));
            };
            let rest = line.raw.get(value..).unwrap_or_default().trim_start();
            self.at += 1;
            let node = match rest.chars().next() {
                None | Some('#') => self.below(&line, true)?,
                Some('|') => self.literal(&line, rest)?,
                Some(sign @ '>') => {
                    let place = line.place(line.raw.len() - rest.len());
                    return Err((place, Fault::Unsupported { sign }));
                }
                Some(_) => inline::value(&line, value)?,
            };
            let place = line.beginning();
            push(&mut entries, Entry { key, place, node })?;
        }
        self.end(first)?;
        Ok(Node {
            place: first.beginning(),
            value: Value::Map(entries),
        })
    }

    /// What stands below a line that says no value itself: what is set off further, and for a key
    /// also a list that is set off as far.
    fn below(&mut self, parent: &Line<'a>, of_key: bool) -> Result<Node, Refused> {
        if let Some(line) = self.line()? {
            let list_of_key = of_key && line.start == parent.start && line.is_item();
            if line.start > parent.start || list_of_key {
                return self.node(&line);
            }
        }
        Ok(Node {
            place: parent.beginning(),
            value: Value::Null,
        })
    }

    /// After a list or a map only what is set off less may follow.
    fn end(&mut self, first: &Line<'a>) -> Result<(), Refused> {
        match self.line()?.filter(|line| line.start > first.start) {
            Some(line) => Err((line.beginning(), Fault::Indentation)),
            None => Ok(()),
        }
    }

    /// The text below `key: |`, with its line ends; `|-` drops the last, `|+` keeps all of them.
    fn literal(&mut self, parent: &Line<'a>, header: &str) -> Result<Node, Refused> {
        let place = parent.place(parent.raw.len() - header.len());
        let header = header.split_once(" #").map_or(header, |(header, _)| header);
        let end = match header.trim_end() {
            "|" => "\n",
            "|-" => "",
            "|+" => "+",
            _ => return Err((place, Fault::Trailing)),
        };
        let below = self.lines.get(self.at..).unwrap_or_default();
        let says = |line: &&Line<'_>| !line.text().is_empty();
        let indent = below.iter().find(says).map_or(0, |line| line.start);
        let belongs = |line: &&Line<'_>| {
            line.text().is_empty() || line.start > parent.start && line.start >= indent
        };
        let mut text = String::new();
        for line in below.iter().take_while(belongs) {
            text.push_str(line.whole.get(indent..).unwrap_or_default());
            text.push('\n');
            self.at += 1;
        }
        if end != "+" {
            text.truncate(text.trim_end_matches('\n').len());
            let ends = if text.is_empty() { "" } else { end };
            text.push_str(ends);
        }
        Ok(Node {
            place,
            value: Value::Text(text),
        })
    }
}
