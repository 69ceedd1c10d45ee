//! From words to commands: which word is what, and what is wrong with it.

use std::ops::Range;
use std::sync::Arc;

use super::command::{Command, Verb};
use super::inputs::Given;
use super::quote::quoted;
use super::refusal::nearest;
use super::value::Part;
use super::words::{Token, Word, split};
use super::{Hint, Problem, Refusal, inputs};

/// The names that the tool has, and had.
pub(super) const TOOLS: [&str; 3] = ["sls", "scf", "serverless"];

/// Reads every command of a text; none at all from an empty one.
///
/// Any white space separates words, line breaks included: a command goes on until the next `sls`,
/// `;` or `&&`. Quotes and backslashes mean what they mean to a POSIX shell. A prompt (`$ sls …`) and
/// comments (`# …`) are passed over.
pub fn parse(text: &str) -> Result<Vec<Command>, Refusal> {
    let (tokens, refusal) = split(text);
    if let Some(refusal) = refusal {
        return Err(refusal);
    }
    let source: Arc<str> = text.into();
    let groups = groups(&tokens);
    let command = |words: Vec<&Word>| Reader::new(&source, words).read();
    groups.into_iter().map(command).collect()
}

/// The words of each command.
pub(super) fn groups(tokens: &[Token]) -> Vec<Vec<&Word>> {
    let mut groups: Vec<Vec<&Word>> = vec![Vec::new()];
    for (index, token) in tokens.iter().enumerate() {
        match token {
            Token::End => groups.push(Vec::new()),
            Token::Word(word) if is_prompt(word, tokens.get(index + 1)) => {}
            Token::Word(word) => {
                if TOOLS.contains(&word.text.as_str()) {
                    groups.push(Vec::new());
                }
                if let Some(group) = groups.last_mut() {
                    group.push(word);
                }
            }
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

fn is_prompt(word: &Word, next: Option<&Token>) -> bool {
    let before_tool =
        matches!(next, Some(Token::Word(next)) if TOOLS.contains(&next.text.as_str()));
    word.text == "$" && before_tool
}

/// Reads the words of one command.
struct Reader<'a> {
    source: &'a Arc<str>,
    words: Vec<&'a Word>,
    verb: Option<(Verb, Range<usize>)>,
    /// The inputs, each by its key and its value.
    given: Vec<Given<'a>>,
    hints: Vec<Hint>,
    /// Options that do nothing once the line names its function.
    choosing: Vec<(String, Range<usize>)>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a Arc<str>, words: Vec<&'a Word>) -> Self {
        Self {
            source,
            words,
            verb: None,
            given: Vec::new(),
            hints: Vec::new(),
            choosing: Vec::new(),
        }
    }

    fn read(mut self) -> Result<Command, Refusal> {
        self.begin()?;
        let (first, last) = (self.words[0], self.words[self.words.len() - 1]);
        let at = first.at.start..last.at.end;
        let (mut plain, mut has_inputs) = (None, false);
        let mut rest = 1;
        while let Some(&word) = self.words.get(rest) {
            rest += 1;
            if word.text == "--inputs" {
                has_inputs = true;
            } else if word.text.starts_with("--") {
                rest += self.option(word, self.words.get(rest).copied())?;
            } else if word.text.starts_with(['–', '—']) {
                let width = word.text.chars().next().map_or(0, char::len_utf8);
                let dash = word.at.start..word.at.start + width;
                let refusal = Refusal::new(dash, Problem::TypographicDash);
                let option = word.text.trim_start_matches(['–', '—', '-']);
                let instead = format!("--{option}");
                return Err(refusal.replacing_at(self.source, &word.at, &instead));
            } else if let Some((key, _)) = word.text.split_once('=') {
                self.input(word, 0, key)?;
                plain = plain.or(Some(word));
            } else {
                self.bare(word)?;
            }
        }
        let Some((verb, verb_at)) = self.verb.clone() else {
            return Err(Refusal::new(first.at.clone(), Problem::CommandMissing));
        };
        if let Some(word) = plain.filter(|_| !has_inputs) {
            let refusal = Refusal::new(word.at.clone(), Problem::InputsMissing);
            let before = word.at.start..word.at.start;
            return Err(refusal.replacing_at(self.source, &before, "--inputs "));
        }
        let inputs = inputs::read(verb, &verb_at, &self.given)?;
        for (option, at) in self.choosing {
            if inputs.function.is_none() {
                return Err(Refusal::new(at, Problem::ChosenByFile { option }));
            }
            self.hints.push(Hint::FunctionDecides { option });
        }
        Ok(Command {
            verb,
            at,
            hints: self.hints,
            text: Arc::clone(self.source),
            verb_at,
            inputs,
        })
    }

    /// Checks that the words begin with the name of the tool.
    fn begin(&self) -> Result<(), Refusal> {
        let first = self.words[0];
        if TOOLS.contains(&first.text.as_str()) {
            return Ok(());
        }
        let problem = Problem::NotACommand {
            word: first.text.clone(),
        };
        let refusal = Refusal::new(first.at.clone(), problem);
        Err(if Verb::read(&first.text).is_some() {
            let before = first.at.start..first.at.start;
            refusal.replacing_at(self.source, &before, "sls ")
        } else if nearest(&first.text, TOOLS).is_some() {
            refusal.replacing(self.source, "sls")
        } else {
            refusal
        })
    }

    /// A word that is neither an option nor an input: the verb.
    fn bare(&mut self, word: &Word) -> Result<(), Refusal> {
        if self.verb.is_some() {
            let problem = Problem::StrayWord {
                word: word.text.clone(),
            };
            return Err(Refusal::new(word.at.clone(), problem));
        }
        if let Some(verb) = Verb::read(&word.text) {
            self.verb = Some((verb, word.at.clone()));
            return Ok(());
        }
        let problem = Problem::UnknownCommand {
            word: word.text.clone(),
        };
        let refusal = Refusal::new(word.at.clone(), problem);
        let meant = nearest(&word.text, Verb::ALL.map(Verb::name));
        Err(match meant {
            Some(meant) => refusal.replacing(self.source, meant),
            None => refusal,
        })
    }

    /// An option. Answers how many words behind it belong to it.
    fn option(&mut self, word: &'a Word, next: Option<&'a Word>) -> Result<usize, Refusal> {
        let legacy = |prefix: &str| word.text.starts_with(prefix).then_some(prefix.len());
        if let Some(start) = legacy("--inputs.").or(legacy("--inputs=")) {
            return self.legacy(word, start, next);
        }
        let (name, start) = match word.text.split_once('=') {
            Some((name, _)) => (name, Some(name.len() + 1)),
            None => (word.text.as_str(), None),
        };
        let refused = |problem| Err(Refusal::new(word.at.clone(), problem));
        let option = name.to_owned();
        match &name[2..] {
            "debug" | "force" | "login" | "verbose" => {
                self.hints.push(Hint::NoEffect { option });
                Ok(0)
            }
            "profile" | "credentials" => refused(Problem::OtherAccount { option }),
            key @ ("stage" | "target" | "app" | "org" | "namespace" | "region") => {
                let (word, start, used) = match (start, next) {
                    (Some(start), _) => (word, start, 0),
                    (None, Some(next)) if !next.text.contains('=') => (next, 0, 1),
                    (None, _) => {
                        let key = option;
                        return refused(Problem::ValueMissing { key });
                    }
                };
                if matches!(key, "namespace" | "region") {
                    self.give(key, word, start);
                } else {
                    self.choosing.push((option, word.at.clone()));
                }
                Ok(used)
            }
            _ => {
                let refusal = Refusal::new(word.at.clone(), Problem::UnknownOption { option });
                Err(match nearest(name, ["--inputs"]) {
                    Some(meant) if start.is_none() => refusal.replacing(self.source, meant),
                    _ => refusal,
                })
            }
        }
    }

    /// An input in a form of old, from `start` on.
    fn legacy(
        &mut self,
        word: &'a Word,
        start: usize,
        next: Option<&'a Word>,
    ) -> Result<usize, Refusal> {
        let input = &word.text[start..];
        let Some((key, value)) = input.split_once('=') else {
            let key = input.to_owned();
            let refusal = Refusal::new(word.at.clone(), Problem::LegacyForm { key });
            let value = next.filter(|next| !next.text.contains('='));
            return Err(match value {
                Some(value) => {
                    let at = word.at.start..value.at.end;
                    let instead = format!("--inputs {input}={}", quoted(&value.text));
                    refusal.replacing_at(self.source, &at, &instead)
                }
                None => refusal,
            });
        };
        let instead = format!("--inputs {key}={}", quoted(value));
        self.hints.push(Hint::LegacyForm { instead });
        self.input(word, start, key)?;
        Ok(0)
    }

    /// An input: `key=value` from `start` of the word on.
    fn input(&mut self, word: &'a Word, start: usize, key: &str) -> Result<(), Refusal> {
        if key.is_empty() {
            let problem = Problem::StrayWord {
                word: word.text.clone(),
            };
            return Err(Refusal::new(word.at.clone(), problem));
        }
        if word.expands {
            let instead = quoted(&word.text);
            self.hints.push(Hint::DollarInShell { instead });
        }
        let value = start + key.len() + 1;
        if key == "stage" {
            self.choosing.push((key.to_owned(), word.at.clone()));
        } else {
            let key = &word.text[start..start + key.len()];
            self.give(key, word, value);
        }
        Ok(())
    }

    fn give(&mut self, key: &'a str, word: &'a Word, start: usize) {
        let part = Part {
            source: self.source,
            word,
            start,
        };
        self.given.push(Given { key, part });
    }
}
