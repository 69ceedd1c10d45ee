//! What could stand where the cursor is.

use std::ops::Range;

use super::command::Verb;
use super::known::{Known, KnownFunction};
use super::parse::{TOOLS, groups};
use super::quote::quoted;
use super::words::{Word, split};
use crate::change::Target;
use crate::traffic::Version;

/// A text that could replace a part of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What to insert.
    pub insert: String,
    /// The bytes of the text that it replaces.
    pub range: Range<usize>,
    /// What it is called in a list.
    pub label: String,
}

/// What could stand where the cursor is, the likelier first. `cursor` counts bytes; behind the end,
/// or inside of a character, there is nothing to complete.
pub fn complete(text: &str, cursor: usize, known: &Known) -> Vec<Completion> {
    let Some(head) = text.get(..cursor) else {
        return Vec::new();
    };
    let (tokens, _) = split(head);
    let mut words = groups(&tokens).pop().unwrap_or_default();
    let current = words.pop_if(|word| word.at.end == cursor);
    let start = current.map_or(cursor, |word| word.at.start);
    // Places are counted from the start of the word, so its key must stand there without quotes.
    if head[start..].starts_with(['\'', '"', '\\']) {
        return Vec::new();
    }
    let place = Place {
        before: &words,
        typed: current.map_or("", |word| word.text.as_str()),
        start,
        cursor,
        known,
    };
    place.completions()
}

struct Place<'a> {
    /// The words of the command in front of the one that is being typed.
    before: &'a [&'a Word],
    /// What has been typed of the word.
    typed: &'a str,
    /// Where the word begins, in bytes of the text.
    start: usize,
    /// Where it ends as yet.
    cursor: usize,
    known: &'a Known,
}

impl Place<'_> {
    fn completions(&self) -> Vec<Completion> {
        let Some((first, rest)) = self.before.split_first() else {
            return self.commands();
        };
        if !TOOLS.contains(&first.text.as_str()) {
            return Vec::new();
        }
        let verb = rest.iter().find_map(|word| Verb::read(&word.text));
        let Some(verb) = verb else {
            let verbs = Verb::ALL.map(|verb| (beginning(verb), verb.name().to_owned()));
            return self.those(self.start, self.typed, verbs);
        };
        match self.typed.split_once('=') {
            Some((key, value)) => self.values(verb, key, value),
            None => self.keys(verb),
        }
    }

    /// Whole commands, where a new one begins.
    fn commands(&self) -> Vec<Completion> {
        let command = |verb: Verb| (format!("sls {}", beginning(verb)), format!("sls {verb}"));
        self.those(self.start, self.typed, Verb::ALL.map(command))
    }

    fn keys(&self, verb: Verb) -> Vec<Completion> {
        let given = |key: &&str| {
            let mut words = self.before.iter();
            words.any(|word| {
                word.text
                    .split_once('=')
                    .is_some_and(|(given, _)| given == *key)
            })
        };
        let has_inputs = self.before.iter().any(|word| word.text == "--inputs");
        let prefix = if has_inputs { "" } else { "--inputs " };
        let keys = verb.keys().iter().filter(|key| !given(key));
        let keys = keys.filter(|key| !matches!(**key, "stage" | "region"));
        // The typed letters are a part of the key, or of the option in front of it.
        let of_option = !has_inputs && self.typed.starts_with('-');
        let typed = if of_option { "" } else { self.typed };
        if of_option && !"--inputs".starts_with(self.typed) {
            return Vec::new();
        }
        keys.filter(|key| key.starts_with(typed))
            .map(|key| Completion {
                insert: format!("{prefix}{key}="),
                range: self.start..self.cursor,
                label: format!("{prefix}{key}="),
            })
            .collect()
    }

    fn values(&self, verb: Verb, key: &str, value: &str) -> Vec<Completion> {
        let start = self.start + key.len() + 1;
        let names = |names: Vec<String>| {
            let names = names.into_iter().map(|name| (quoted(&name), name));
            self.those(start, value, names)
        };
        let function = self.function();
        match key {
            "function" => names(self.known.functions.clone()),
            "name" if verb == Verb::Deploy => names(self.known.functions.clone()),
            "name" if matches!(verb, Verb::UpdateAlias | Verb::DeleteAlias) => {
                let aliases = function.map_or(&[][..], |function| &function.aliases);
                let aliases = aliases.iter().map(|alias| &alias.name);
                let aliases =
                    aliases.filter(|name| verb == Verb::UpdateAlias || !name.is_default());
                names(aliases.map(ToString::to_string).collect())
            }
            "version" => names(
                versions(function)
                    .map(|version| version.to_string())
                    .collect(),
            ),
            "publish" => names(vec!["true".to_owned()]),
            "traffic" => names(["0.1", "0.5", "1", "0"].map(str::to_owned).to_vec()),
            "namespace" => names(vec![self.known.namespace.clone()]),
            "config" => self.weights(start, value, function),
            _ => Vec::new(),
        }
    }

    /// The whole of `config` where nothing is typed, or a version where one belongs.
    fn weights(
        &self,
        start: usize,
        value: &str,
        function: Option<&KnownFunction>,
    ) -> Vec<Completion> {
        let config = |version: Version| {
            let config = format!("{{\"weights\":{{\"{version}\":0.1}}}}");
            (quoted(&config), config)
        };
        if value.is_empty() {
            return self.those(start, value, versions(function).map(config));
        }
        let inside = value.strip_prefix("{\"weights\":{\"");
        let Some(typed) = inside.filter(|typed| !typed.contains('"')) else {
            return Vec::new();
        };
        let key = |version: Version| (format!("{version}\":"), version.to_string());
        let start = self.cursor.saturating_sub(typed.len());
        self.those(start, typed, versions(function).map(key))
    }

    /// What is known of the function that the line names, or that the page shows.
    fn function(&self) -> Option<&KnownFunction> {
        let value = |key: &str| {
            let mut words = self.before.iter();
            words.find_map(|word| word.text.strip_prefix(key)?.strip_prefix('='))
        };
        let function = value("function").or(self.known.function.as_deref())?;
        self.known.of(&Target {
            namespace: value("namespace")
                .unwrap_or(&self.known.namespace)
                .to_owned(),
            function: function.to_owned(),
        })
    }

    /// The candidates, each what is inserted and what it is called, that begin with what was typed.
    fn those(
        &self,
        start: usize,
        typed: &str,
        candidates: impl IntoIterator<Item = (String, String)>,
    ) -> Vec<Completion> {
        let fits = |(_, label): &(String, String)| label.starts_with(typed) && label != typed;
        let completion = |(insert, label)| Completion {
            insert,
            range: start..self.cursor,
            label,
        };
        candidates
            .into_iter()
            .filter(fits)
            .map(completion)
            .collect()
    }
}

/// A verb with what always follows it.
fn beginning(verb: Verb) -> String {
    match verb {
        Verb::Deploy => "deploy ".to_owned(),
        _ => format!("{verb} --inputs "),
    }
}

/// The versions of a function, the newest first, `$LATEST` last.
fn versions(function: Option<&KnownFunction>) -> impl Iterator<Item = Version> {
    let published = function.map(KnownFunction::published).unwrap_or_default();
    published.into_iter().chain([Version::Latest])
}
