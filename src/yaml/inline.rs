//! Values that stand in one line.

use super::lines::Line;
use super::{DEEPEST, Entry, Fault, Node, Refused, Value};

/// Reads the one value that the line holds from this byte on.
pub(super) fn value(line: &Line<'_>, start: usize) -> Result<Node, Refused> {
    let mut reader = Reader { line, at: start };
    reader.skip_space();
    let node = reader.node(0)?;
    reader.skip_space();
    let rest = reader.rest();
    if rest.is_empty() || rest.starts_with('#') {
        Ok(node)
    } else {
        Err(reader.refuse(Fault::Trailing))
    }
}

/// Reads a text in quotes that opens at this byte. Also says where it ends.
pub(super) fn quoted(
    line: &Line<'_>,
    start: usize,
    quote: char,
) -> Result<(String, usize), Refused> {
    let mut reader = Reader {
        line,
        at: start + 1,
    };
    let mut text = String::new();
    loop {
        let at = reader.at;
        match reader.next() {
            None => {
                let fault = Fault::Unclosed { opened: quote };
                return Err((line.place(start), fault));
            }
            Some('\'') if quote == '\'' && reader.peek() == Some('\'') => {
                reader.next();
                text.push('\'');
            }
            Some('\\') if quote == '"' => match reader.escape() {
                Some(letter) => text.push(letter),
                None => return Err((line.place(at), Fault::Escape)),
            },
            Some(end) if end == quote => return Ok((text, reader.at)),
            Some(letter) => text.push(letter),
        }
    }
}

struct Reader<'a> {
    line: &'a Line<'a>,
    /// The next byte.
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.line.raw.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += letter.len_utf8();
        Some(letter)
    }

    fn skip_space(&mut self) {
        self.at = self.line.raw.len() - self.rest().trim_start().len();
    }

    fn refuse(&self, fault: Fault) -> Refused {
        (self.line.place(self.at), fault)
    }

    /// A value; `depth` is above 0 inside brackets.
    fn node(&mut self, depth: usize) -> Result<Node, Refused> {
        let place = self.line.place(self.at);
        let value = match self.peek() {
            Some(quote @ ('"' | '\'')) => {
                let (text, end) = quoted(self.line, self.at, quote)?;
                self.at = end;
                Value::Text(text)
            }
            Some('{' | '[') if depth == DEEPEST => return Err(self.refuse(Fault::TooDeep)),
            Some('[') => self.list(depth + 1)?,
            Some('{') => self.map(depth + 1)?,
            Some(sign @ ('&' | '!')) => return Err(self.refuse(Fault::Unsupported { sign })),
            Some(sign @ ('*' | '%' | '@' | '`' | '|' | '>' | ',' | '}' | ']')) => {
                return Err(self.refuse(Fault::NeedsQuotes { sign }));
            }
            _ => self.plain(depth > 0)?,
        };
        Ok(Node { place, value })
    }

    /// A text without quotes, up to a comment and, inside brackets, up to what parts two items.
    fn plain(&mut self, in_brackets: bool) -> Result<Value, Refused> {
        let start = self.at;
        let mut before = ' ';
        while let Some(letter) = self.peek() {
            let comment = letter == '#' && matches!(before, ' ' | '\t');
            let ends = in_brackets && matches!(letter, ',' | ']' | '}' | '[' | '{');
            let after = self.rest().chars().nth(1);
            let key =
                letter == ':' && after.is_none_or(|after| matches!(after, ' ' | ',' | ']' | '}'));
            if key && !in_brackets {
                return Err((self.line.place(start), Fault::Trailing));
            }
            if comment || ends || key {
                break;
            }
            before = letter;
            self.next();
        }
        let text = self
            .line
            .raw
            .get(start..self.at)
            .unwrap_or_default()
            .trim_end();
        Ok(match text {
            "" | "~" | "null" | "Null" | "NULL" => Value::Null,
            text => Value::Plain(text.to_owned()),
        })
    }

    fn list(&mut self, depth: usize) -> Result<Value, Refused> {
        let opened = self.at;
        let mut items = Vec::new();
        self.next();
        while !self.closes(']', opened)? {
            items.push(self.node(depth)?);
            self.part(']', opened)?;
        }
        Ok(Value::List(items))
    }

    fn map(&mut self, depth: usize) -> Result<Value, Refused> {
        let opened = self.at;
        let mut entries: Vec<Entry> = Vec::new();
        self.next();
        while !self.closes('}', opened)? {
            let key = self.node(depth)?;
            let (Value::Text(text) | Value::Plain(text)) = key.value else {
                return Err((key.place, Fault::NoKey));
            };
            self.skip_space();
            if self.peek() != Some(':') {
                return Err((key.place, Fault::NoKey));
            }
            self.next();
            self.skip_space();
            let nothing = matches!(self.peek(), Some(',' | '}'));
            let node = if nothing {
                Node {
                    place: self.line.place(self.at),
                    value: Value::Null,
                }
            } else {
                self.node(depth)?
            };
            self.part('}', opened)?;
            push(
                &mut entries,
                Entry {
                    key: text,
                    place: key.place,
                    node,
                },
            )?;
        }
        Ok(Value::Map(entries))
    }

    /// True, and past it, at the bracket that closes.
    fn closes(&mut self, close: char, opened: usize) -> Result<bool, Refused> {
        self.skip_space();
        match self.peek() {
            None | Some('#') => Err(self.unclosed(opened)),
            Some(letter) if letter == close => {
                self.next();
                Ok(true)
            }
            Some(_) => Ok(false),
        }
    }

    /// Goes past the comma between two items.
    fn part(&mut self, close: char, opened: usize) -> Result<(), Refused> {
        self.skip_space();
        match self.peek() {
            Some(',') => {
                self.next();
                Ok(())
            }
            Some(letter) if letter == close => Ok(()),
            None | Some('#') => Err(self.unclosed(opened)),
            Some(_) => Err(self.refuse(Fault::Trailing)),
        }
    }

    fn unclosed(&self, opened: usize) -> Refused {
        let text = self.line.raw.get(opened..).unwrap_or_default();
        let sign = text.chars().next().unwrap_or('{');
        (self.line.place(opened), Fault::Unclosed { opened: sign })
    }

    /// What a backslash stands for, with what follows it.
    fn escape(&mut self) -> Option<char> {
        let digits = match self.next()? {
            '0' => return Some('\0'),
            'a' => return Some('\u{7}'),
            'b' => return Some('\u{8}'),
            't' | '\t' => return Some('\t'),
            'n' => return Some('\n'),
            'v' => return Some('\u{b}'),
            'f' => return Some('\u{c}'),
            'r' => return Some('\r'),
            'e' => return Some('\u{1b}'),
            'N' => return Some('\u{85}'),
            '_' => return Some('\u{a0}'),
            'L' => return Some('\u{2028}'),
            'P' => return Some('\u{2029}'),
            itself @ (' ' | '"' | '/' | '\\') => return Some(itself),
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => return None,
        };
        let code = self.rest().get(..digits)?;
        self.at += digits;
        let hexadecimal = code.bytes().all(|b| b.is_ascii_hexdigit());
        let code = u32::from_str_radix(code, 16).ok().filter(|_| hexadecimal)?;
        char::from_u32(code)
    }
}

/// Adds an entry to a map that has no such key.
pub(super) fn push(entries: &mut Vec<Entry>, entry: Entry) -> Result<(), Refused> {
    if entries.iter().any(|known| known.key == entry.key) {
        return Err((entry.place, Fault::Twice { key: entry.key }));
    }
    entries.push(entry);
    Ok(())
}
