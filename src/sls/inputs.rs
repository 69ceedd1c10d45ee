//! The inputs of a command: which it takes, which it needs, and what each says.

use std::ops::Range;

use super::command::{Inputs, Verb};
use super::refusal::nearest;
use super::value::Part;
use super::{Needed, Problem, Refusal, weights};

/// An input as it was given.
pub(super) struct Given<'a> {
    pub(super) key: &'a str,
    /// Its value.
    pub(super) part: Part<'a>,
}

/// Settings of a function in `serverless.yml` that a deploy takes as inputs too.
const SETTINGS: [&str; 22] = [
    "aliasName",
    "asyncRunEnable",
    "cfs",
    "code",
    "description",
    "environment",
    "eip",
    "events",
    "handler",
    "image",
    "initTimeout",
    "installDependency",
    "lastVersion",
    "layers",
    "memorySize",
    "provisionedNum",
    "role",
    "runtime",
    "src",
    "timeout",
    "type",
    "vpc",
];

/// Reads the inputs of a command. `verb_at` is where its verb stands, to point at for what is missing.
pub(super) fn read(
    verb: Verb,
    verb_at: &Range<usize>,
    given: &[Given<'_>],
) -> Result<Inputs, Refusal> {
    let mut inputs = Inputs::default();
    let mut seen: Vec<&str> = Vec::new();
    for input in given {
        let Given { key, part } = *input;
        if !verb.keys().contains(&key) {
            return Err(unknown_key(verb, input));
        }
        // The tool knows the function of a deploy as `name`.
        let key = match key {
            "name" if verb == Verb::Deploy => "function",
            _ => key,
        };
        if seen.contains(&key) {
            let key = key.to_owned();
            return Err(Refusal::new(input.key_at(), Problem::KeyTwice { key }));
        }
        seen.push(key);
        if part.text().trim().is_empty() && key != "description" {
            let key = key.to_owned();
            return Err(Refusal::new(
                part.word.at.clone(),
                Problem::ValueMissing { key },
            ));
        }
        match key {
            "publish" => inputs.publish = Some(part.truth()?),
            "traffic" => inputs.traffic = Some(part.share()?),
            "version" => inputs.version = Some(part.placed(part.version()?)),
            "config" => inputs.weights = Some(weights::read(part)?),
            "description" => inputs.description = Some(part.placed(part.description())),
            "name" => inputs.name = Some(part.name()),
            "namespace" => inputs.namespace = Some(part.name()),
            "region" => inputs.region = Some(part.name()),
            _ => inputs.function = Some(part.name()),
        }
    }
    match missing(verb, &inputs) {
        None => Ok(inputs),
        Some(needed) => {
            let problem = Problem::KeyNeeded { needed, verb };
            Err(Refusal::new(verb_at.clone(), problem))
        }
    }
}

impl Given<'_> {
    /// Where the key stands, in front of the `=`. A value that is a word of its own is pointed at
    /// itself.
    fn key_at(&self) -> Range<usize> {
        match self.part.start.checked_sub(1) {
            Some(end) => self.part.word.origin(end - self.key.len()..end),
            None => self.part.at(),
        }
    }
}

fn unknown_key(verb: Verb, input: &Given<'_>) -> Refusal {
    let (at, key) = (input.key_at(), input.key.to_owned());
    if verb == Verb::Deploy && SETTINGS.contains(&input.key) {
        return Refusal::new(at, Problem::SettingOfFile { key });
    }
    let refusal = Refusal::new(at, Problem::UnknownKey { key, verb });
    match nearest(input.key, verb.keys().iter().copied()) {
        Some(meant) => refusal.replacing(input.part.source, meant),
        None => refusal,
    }
}

/// The first input that the verb needs and was not given, with an example.
fn missing(verb: Verb, inputs: &Inputs) -> Option<Needed> {
    let needs_split = matches!(verb, Verb::CreateAlias | Verb::UpdateAlias);
    if inputs.name.is_none() && (needs_split || verb == Verb::DeleteAlias) {
        return Some(Needed::Name);
    }
    if needs_split && inputs.version.is_none() {
        return Some(Needed::Version);
    }
    (needs_split && inputs.weights.is_none()).then_some(Needed::Config)
}
