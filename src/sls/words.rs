//! From a text to words, as a shell splits them, without losing where each letter came from.

use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

use super::{Problem, Refusal};

/// A word, or what separates two commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A word.
    Word(Word),
    /// `;` or `&&`.
    End,
}

/// A word with its quotes taken off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    /// What it says.
    pub(super) text: String,
    /// Where it stands, quotes included.
    pub(super) at: Range<usize>,
    /// True if a shell would put a variable in its place: a `$` outside single quotes.
    pub(super) expands: bool,
    /// Where each byte of `text` stands.
    origins: Vec<usize>,
}

impl Word {
    /// Where a part of what it says stands, given in bytes of `text`. Behind its end stands the
    /// last character of the word.
    pub(super) fn origin(&self, part: Range<usize>) -> Range<usize> {
        let Some(&start) = self.origins.get(part.start) else {
            return self.at.end..self.at.end;
        };
        let last = part.end.max(part.start + 1) - 1;
        let end = self.origins.get(last).map_or(self.at.end, |last| last + 1);
        start..end
    }

    fn push(&mut self, at: usize, character: char) {
        self.text.push(character);
        self.origins.extend(at..at + character.len_utf8());
    }
}

/// Splits a text into words. What was read before a refusal is there too, for completion.
pub(super) fn split(text: &str) -> (Vec<Token>, Option<Refusal>) {
    let mut reader = Reader {
        text,
        rest: text.char_indices().peekable(),
        tokens: Vec::new(),
        word: None,
    };
    let refusal = reader.read().err();
    reader.finish(text.len());
    (reader.tokens, refusal)
}

struct Reader<'a> {
    text: &'a str,
    rest: Peekable<CharIndices<'a>>,
    tokens: Vec<Token>,
    /// The word that is being read.
    word: Option<Word>,
}

impl Reader<'_> {
    fn read(&mut self) -> Result<(), Refusal> {
        while let Some((at, character)) = self.rest.next() {
            match character {
                _ if character.is_whitespace() => self.finish(at),
                '#' if self.word.is_none() => {
                    while self.rest.next_if(|(_, next)| *next != '\n').is_some() {}
                }
                ';' => self.end(at),
                '&' if self.rest.next_if(|(_, next)| *next == '&').is_some() => self.end(at),
                '&' | '|' | '<' | '>' | '`' | '(' | ')' => {
                    let problem = Problem::ShellOperator {
                        operator: character,
                    };
                    return Err(Refusal::new(at..at + 1, problem));
                }
                '‘' | '’' | '“' | '”' => return Err(self.typographic(at, character)),
                '\'' => self.single(at)?,
                '"' => self.double(at)?,
                '\\' => self.escape(at),
                _ => self.push(at, character),
            }
        }
        Ok(())
    }

    /// Everything up to the next single quote, untouched.
    fn single(&mut self, open: usize) -> Result<(), Refusal> {
        self.begin(open);
        for (at, character) in self.rest.by_ref() {
            if character == '\'' {
                return Ok(());
            }
            if let Some(word) = &mut self.word {
                word.push(at, character);
            }
        }
        Err(not_closed(open, '\''))
    }

    /// Everything up to the next double quote. A backslash takes its meaning from few characters.
    fn double(&mut self, open: usize) -> Result<(), Refusal> {
        self.begin(open);
        while let Some((at, character)) = self.rest.next() {
            match character {
                '"' => return Ok(()),
                '\\' => match self.rest.next_if(|(_, next)| "$`\"\\\n".contains(*next)) {
                    Some((_, '\n')) => {}
                    Some((at, escaped)) => self.push_literal(at, escaped),
                    None => self.push_literal(at, character),
                },
                _ => self.push(at, character),
            }
        }
        Err(not_closed(open, '"'))
    }

    /// A backslash outside quotes: continues the line, or takes its meaning from what follows.
    fn escape(&mut self, at: usize) {
        let behind = self.text.get(at + 1..).unwrap_or_default();
        let blanks = behind.len() - behind.trim_start_matches([' ', '\t', '\r']).len();
        let continues = behind[blanks..].is_empty() || behind[blanks..].starts_with('\n');
        if continues {
            // Blanks behind it are how pages print it. In a shell they would be a mistake.
            for _ in behind[..blanks].chars().chain(['\n']) {
                self.rest.next();
            }
        } else if let Some((at, escaped)) = self.rest.next() {
            self.begin(at - 1);
            self.push_literal(at, escaped);
        }
    }

    fn typographic(&self, at: usize, character: char) -> Refusal {
        let straight = self.text.replace(['‘', '’'], "'").replace(['“', '”'], "\"");
        Refusal {
            at: at..at + character.len_utf8(),
            problem: Problem::TypographicQuote { quote: character },
            offer: Some(straight),
        }
    }

    fn begin(&mut self, at: usize) -> &mut Word {
        self.word.get_or_insert_with(|| Word {
            at: at..at,
            ..Word::default()
        })
    }

    fn push(&mut self, at: usize, character: char) {
        let word = self.begin(at);
        word.expands |= character == '$';
        word.push(at, character);
    }

    fn push_literal(&mut self, at: usize, character: char) {
        self.begin(at).push(at, character);
    }

    fn finish(&mut self, at: usize) {
        if let Some(mut word) = self.word.take() {
            word.at.end = at;
            self.tokens.push(Token::Word(word));
        }
    }

    fn end(&mut self, at: usize) {
        self.finish(at);
        self.tokens.push(Token::End);
    }
}

fn not_closed(open: usize, quote: char) -> Refusal {
    Refusal::new(open..open + 1, Problem::QuoteNotClosed { quote })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        let (tokens, refusal) = split(text);
        assert_eq!(refusal, None, "{text}");
        let text = |token| match token {
            Token::Word(word) => word.text,
            Token::End => ";".to_owned(),
        };
        tokens.into_iter().map(text).collect()
    }

    #[test]
    fn words_are_split_as_a_shell_splits_them() {
        assert_eq!(texts("  a\tb \u{a0} c\r\nd "), ["a", "b", "c", "d"]);
        assert_eq!(texts(r#"'a "b' "c 'd" e\ f"#), ["a \"b", "c 'd", "e f"]);
        assert_eq!(texts(r#"x='{"a":1}'y"#), [r#"x={"a":1}y"#]);
        assert_eq!(texts(r#""a\"b\\c\d" ''"#), [r#"a"b\c\d"#, ""]);
        assert_eq!(texts("a\\\nb \\  \r\n c \\"), ["ab", "c"]);
        assert_eq!(texts("a # b 'c\nd#e"), ["a", "d#e"]);
        assert_eq!(texts("a; b&&c"), ["a", ";", "b", ";", "c"]);
    }

    #[test]
    fn every_letter_knows_where_it_came_from() {
        let (tokens, _) = split(r"é 'a'\bc");
        let Token::Word(word) = &tokens[1] else {
            panic!("a word");
        };
        assert_eq!((word.text.as_str(), word.at.clone()), ("abc", 3..9));
        assert_eq!(word.origin(0..1), 4..5);
        assert_eq!(word.origin(1..3), 7..9);
        assert_eq!(word.origin(3..4), 9..9);
    }

    #[test]
    fn an_open_quote_is_pointed_at() {
        for (text, at) in [("ab 'c", 3), ("\"a", 0), ("a \"b 'c'", 2)] {
            let refusal = split(text).1.unwrap();
            assert_eq!(refusal.at, at..at + 1, "{text}");
            assert!(matches!(refusal.problem, Problem::QuoteNotClosed { .. }));
        }
    }
}
