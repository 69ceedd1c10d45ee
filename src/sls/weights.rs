//! `config`: JSON that divides the traffic, every weight of it with its place.
//!
//! `serde_json` says whether it is JSON. It does not say where a key stands, keeps only the last of
//! two equal ones and sorts them; so the keys are read off the text again.

use std::ops::Range;

use serde_json::Value;

use super::command::{At, Named};
use super::quote::quoted;
use super::value::{Part, fraction, named};
use super::{Problem, Refusal};
use crate::traffic::{self, Weight};

/// The weights of a `config`.
pub(super) fn read(part: Part<'_>) -> Result<Vec<(At<Named>, Weight)>, Refusal> {
    let json = part.text();
    if let Err(error) = serde_json::from_str::<Value>(json) {
        return Err(unreadable(part, offset(json, &error)));
    }
    let refusal =
        |at: &Range<usize>, problem: Problem| Refusal::new(part.origin(at.clone()), problem);
    let mut weights: Vec<(At<Named>, Weight)> = Vec::new();
    let mut found = false;
    for entry in entries(json) {
        let key: String = serde_json::from_str(&json[entry.key.clone()]).unwrap_or_default();
        let value = json[entry.value.clone()].trim();
        let inside = entry.key.start + 1..entry.key.end - 1;
        match entry.depth {
            1 if key != "weights" || found || !value.starts_with('{') => {
                let refusal = refusal(&entry.key, Problem::ConfigShape);
                let meant = strsim::osa_distance(&key.to_lowercase(), "weights") <= 2 && !found;
                return Err(if meant && key != "weights" {
                    let at = part.origin(inside);
                    refusal.replacing_at(part.source, &at, "weights")
                } else {
                    refusal
                });
            }
            1 => found = true,
            2 => {
                let version = named(&key).map_err(|problem| refusal(&entry.key, problem.into()))?;
                let weight = weight(part, &entry.value)?;
                if weights.iter().any(|(known, _)| known.value == version) {
                    let problem = Problem::VersionTwice { version: key };
                    return Err(refusal(&entry.key, problem));
                }
                if !weights.is_empty() {
                    let count = entries(json)
                        .iter()
                        .filter(|entry| entry.depth == 2)
                        .count();
                    let problem = traffic::Problem::TooManyAdditional { count };
                    return Err(refusal(&entry.key, problem.into()));
                }
                let at = part.origin(inside);
                weights.push((At { value: version, at }, weight));
            }
            // A weight that is an object was refused as a weight.
            _ => {}
        }
    }
    if found {
        Ok(weights)
    } else {
        Err(Refusal::new(part.at(), Problem::ConfigShape))
    }
}

/// One weight, or why it is none.
fn weight(part: Part<'_>, at: &Range<usize>) -> Result<Weight, Refusal> {
    let text = &part.text()[at.clone()];
    let place = part.origin(at.clone());
    match fraction(text) {
        Some(Ok(weight)) => Ok(weight),
        Some(Err(problem)) => Err(Refusal::new(place, problem.into())),
        None => {
            let problem = Problem::WeightUnreadable {
                text: text.to_owned(),
            };
            let refusal = Refusal::new(place, problem);
            // A number in quotes.
            let number = text.trim_matches('"');
            let meant = fraction(number).and_then(Result::ok);
            let percent = number
                .contains('%')
                .then(|| Weight::parse_percent(number).ok());
            Err(match meant.or(percent.flatten()) {
                Some(weight) => refusal.replacing(part.source, &weight.fraction_text()),
                None => refusal,
            })
        }
    }
}

/// Where JSON stops being JSON, in bytes.
fn offset(json: &str, error: &serde_json::Error) -> usize {
    let lines = json.split_inclusive('\n').take(error.line().max(1) - 1);
    let before: usize = lines.map(str::len).sum();
    let at = (before + error.column().max(1) - 1).min(json.len());
    // An end that comes too early is shown behind the last character.
    let at = if error.is_eof() { json.len() } else { at };
    (0..=at)
        .rev()
        .find(|at| json.is_char_boundary(*at))
        .unwrap_or(0)
}

fn unreadable(part: Part<'_>, offset: usize) -> Refusal {
    let json = part.text();
    let width = json[offset..].chars().next().map_or(0, char::len_utf8);
    let at = part.origin(offset..offset + width);
    let refusal = Refusal::new(at, Problem::ConfigUnreadable);
    match mended(json) {
        Some(json) => refusal.replacing_at(part.source, &part.at(), &quoted(&json)),
        None => refusal,
    }
}

/// What was perhaps meant: typographic and single quotes made straight and double, bare keys given
/// the quotes that a shell took away.
fn mended(text: &str) -> Option<String> {
    let text = text.replace(['“', '”', '‘', '’', '\''], "\"");
    let mut json = String::with_capacity(text.len() + 8);
    let mut in_quotes = false;
    let mut bare = false;
    for character in text.chars() {
        let of_key = character.is_alphanumeric() || "$+_".contains(character);
        if !in_quotes && of_key && !bare && json.trim_end().ends_with(['{', ',']) {
            bare = true;
            json.push('"');
        }
        if bare && !of_key {
            bare = false;
            json.push('"');
        }
        in_quotes ^= character == '"';
        json.push(character);
    }
    serde_json::from_str::<Value>(&json).is_ok().then_some(json)
}

/// A key of an object and what stands behind it, by the bytes of the JSON.
struct Entry {
    /// How many objects are around it.
    depth: usize,
    /// The key with its quotes.
    key: Range<usize>,
    /// The value.
    value: Range<usize>,
}

/// Every key of some JSON, in order.
fn entries(json: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut depth = 0;
    let mut text: Option<usize> = None;
    let mut last = 0..0;
    let mut escaped = false;
    for (at, byte) in json.bytes().enumerate() {
        if let Some(start) = text {
            if byte == b'"' && !escaped {
                last = start..at + 1;
                text = None;
            }
            escaped = byte == b'\\' && !escaped;
            continue;
        }
        match byte {
            b'"' => text = Some(at),
            b':' => entries.push(Entry {
                depth,
                key: last.clone(),
                value: at + 1..json.len(),
            }),
            b'{' | b'[' => depth += 1,
            b',' | b'}' | b']' => {
                // A value ends where the next key or the end of its object comes.
                for entry in &mut entries {
                    if entry.depth == depth && entry.value.end == json.len() {
                        entry.value.end = at;
                    }
                }
                depth = depth.saturating_sub(usize::from(byte != b','));
            }
            _ => {}
        }
    }
    for entry in &mut entries {
        let value = &json[entry.value.clone()];
        let start = entry.value.start + value.len() - value.trim_start().len();
        entry.value = start..start + value.trim().len();
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_values_are_found_where_they_stand() {
        let json = r#"{ "weights" : { "2" : 0.5 , "a\"b":[1,{"x":2}] } , "y": 1}"#;
        let found: Vec<_> = entries(json)
            .into_iter()
            .map(|entry| (entry.depth, &json[entry.key], &json[entry.value]))
            .collect();
        assert_eq!(found[0].1, r#""weights""#);
        assert_eq!(found[1], (2, r#""2""#, "0.5"));
        assert_eq!(found[2], (2, r#""a\"b""#, r#"[1,{"x":2}]"#));
        assert_eq!(found[3], (4, r#""x""#, "2"));
        assert_eq!(found[4], (1, r#""y""#, "1"));
    }

    #[test]
    fn what_a_shell_or_an_editor_did_to_json_is_undone() {
        let meant = Some(r#"{"weights":{"2":0.5}}"#.to_owned());
        assert_eq!(mended("{weights:{2:0.5}}"), meant);
        assert_eq!(mended("{'weights':{'2':0.5}}"), meant);
        assert_eq!(mended("{“weights”:{“2”:0.5}}"), meant);
        assert_eq!(mended("{weights:{2:0.5}"), None);
    }
}
