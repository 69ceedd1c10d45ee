//! A plan from its text: a small, strict part of YAML. Every mistake is told with its line and its
//! field; nothing is guessed and nothing is ignored.

mod misread;
mod value;

use std::collections::VecDeque;

pub use misread::{Misread, Wrong};

use super::{End, Field, Guards, Plan, Reaction, Step, Unsure, check};
use crate::change::Target;
use crate::traffic::{AliasName, Version};
use crate::yaml::{self, Entry, Node, Place, Value};
use value::{hold, percent, points, throttles};

/// The longest text that is read, in bytes: a hundred steps with room for remarks.
const LONGEST: usize = 16 * 1024;

/// Reads a plan, or says everything that is wrong with its text and with the plan itself.
pub fn read(text: &str) -> Result<Plan, Vec<Misread>> {
    if text.len() > LONGEST {
        return Err(vec![Misread::of(None, None, Wrong::TooLong)]);
    }
    let node = yaml::read(yaml::lines(text))
        .map_err(|(place, fault)| vec![Misread::of(Some(place), None, Wrong::Yaml(fault))])?;
    let node = node.ok_or_else(|| vec![Misread::of(None, None, Wrong::Empty)])?;
    let mut reader = Reader::default();
    let plan = reader.plan(node);
    if let Some(plan) = plan.filter(|_| reader.wrong.is_empty()) {
        for (field, problem) in check(&plan) {
            let place = reader.place(field);
            reader
                .wrong
                .push(Misread::of(place, Some(field), Wrong::Plan(problem)));
        }
        if reader.wrong.is_empty() {
            return Ok(plan);
        }
    }
    Err(reader.wrong)
}

#[derive(Default)]
struct Reader {
    places: Vec<(Field, Place)>,
    wrong: Vec<Misread>,
}

/// The keys of a map that have not been read yet.
type Rest = VecDeque<Entry>;

impl Reader {
    fn plan(&mut self, node: Node) -> Option<Plan> {
        let root = node.place;
        let mut keys = self.map(node, None)?;
        let function = self.text(&mut keys, "function", Field::Function, Some(root));
        let namespace = self.text(&mut keys, "namespace", Field::Namespace, None);
        let region = self.parsed(&mut keys, "region", Field::Region, None, Wrong::Region);
        let alias =
            self.parsed::<AliasName, _>(&mut keys, "alias", Field::Alias, Some(root), Wrong::Rule);
        let canary =
            self.parsed::<Version, _>(&mut keys, "canary", Field::Canary, Some(root), Wrong::Rule);
        let steps = take(&mut keys, "steps").map(|entry| self.steps(entry));
        let finish = self.word(
            &mut keys,
            "finish",
            Field::Finish,
            &[("promote", End::Promote), ("keep", End::Keep)],
        );
        let guards = take(&mut keys, "guards").map(|entry| self.guards(entry));
        self.unknown(
            keys,
            &[
                "function",
                "namespace",
                "region",
                "alias",
                "canary",
                "steps",
                "finish",
                "guards",
            ],
        );
        Some(Plan {
            region,
            target: Target {
                namespace: namespace.unwrap_or_else(|| "default".to_owned()),
                function: function?,
            },
            alias: alias?,
            canary: canary?,
            steps: steps.unwrap_or_default(),
            finish,
            guards: guards.unwrap_or(Guards::NONE),
        })
    }

    fn steps(&mut self, entry: Entry) -> Vec<Step> {
        self.places.push((Field::Steps, entry.place));
        let Value::List(items) = entry.node.value else {
            self.say(entry.node.place, Field::Steps, Wrong::NotAList);
            return Vec::new();
        };
        let items = items.into_iter().enumerate();
        items
            .filter_map(|(index, item)| self.step(index, item))
            .collect()
    }

    fn step(&mut self, index: usize, item: Node) -> Option<Step> {
        let (share_at, hold_at) = (Field::Share(index), Field::Hold(index));
        let place = item.place;
        let mut keys = self.map(item, Some(share_at))?;
        let share = self.read(&mut keys, "share", share_at, Some(place), |text| {
            // A share without a sign could be meant as a fraction.
            let with_sign = text.trim_end().ends_with('%');
            let weight = percent(text).filter(|_| with_sign);
            weight.ok_or_else(|| Wrong::Value(text.to_owned()))
        });
        let hold = self.read(&mut keys, "hold", hold_at, Some(place), |text| {
            hold(text).ok_or_else(|| Wrong::Value(text.to_owned()))
        });
        self.unknown(keys, &["share", "hold"]);
        Some(Step {
            share: share?,
            hold: hold?,
        })
    }

    fn guards(&mut self, entry: Entry) -> Guards {
        let Some(mut keys) = self.map(entry.node, Some(Field::Errors)) else {
            return Guards::NONE;
        };
        let value = |text: &str| Wrong::Value(text.to_owned());
        let errors = self.read(&mut keys, "errors", Field::Errors, None, |text| {
            points(text).ok_or_else(|| value(text))
        });
        let latency = self.read(&mut keys, "latency", Field::Latency, None, |text| {
            let digits = text
                .strip_suffix('%')
                .map(str::trim_end)
                .and_then(value::whole);
            digits
                .and_then(|n| u16::try_from(n).ok())
                .ok_or_else(|| value(text))
        });
        let throttles = self.read(&mut keys, "throttles", Field::Throttles, None, |text| {
            throttles(text).ok_or_else(|| value(text))
        });
        let reactions = [("roll back", Reaction::RollBack), ("hold", Reaction::Hold)];
        let reaction = self.word(&mut keys, "on-trip", Field::OnTrip, &reactions);
        let unsures = [
            ("wait", Unsure::Wait),
            ("ask", Unsure::Ask),
            ("advance", Unsure::Advance),
        ];
        let unsure = self.word(&mut keys, "when-unsure", Field::WhenUnsure, &unsures);
        self.unknown(
            keys,
            &["errors", "latency", "throttles", "on-trip", "when-unsure"],
        );
        Guards {
            errors,
            latency,
            throttles,
            reaction: reaction.unwrap_or_default(),
            unsure: unsure.unwrap_or_default(),
        }
    }

    /// One of a few words.
    fn word<T: Copy>(
        &mut self,
        keys: &mut Rest,
        key: &'static str,
        field: Field,
        words: &[(&str, T)],
    ) -> Option<T> {
        let entry = self.one(keys, key, field, None)?;
        let found = words.iter().find(|(word, _)| *word == entry.1);
        if found.is_none() {
            self.say(entry.0, field, Wrong::Value(entry.1));
        }
        found.map(|(_, value)| *value)
    }

    fn text(
        &mut self,
        keys: &mut Rest,
        key: &'static str,
        field: Field,
        missing: Option<Place>,
    ) -> Option<String> {
        self.one(keys, key, field, missing).map(|(_, text)| text)
    }

    fn parsed<T: std::str::FromStr, W: FnOnce(T::Err) -> Wrong>(
        &mut self,
        keys: &mut Rest,
        key: &'static str,
        field: Field,
        missing: Option<Place>,
        wrong: W,
    ) -> Option<T> {
        self.read(keys, key, field, missing, |text| {
            text.parse().map_err(wrong)
        })
    }

    /// The value of a key by `read`.
    fn read<T>(
        &mut self,
        keys: &mut Rest,
        key: &'static str,
        field: Field,
        missing: Option<Place>,
        read: impl FnOnce(&str) -> Result<T, Wrong>,
    ) -> Option<T> {
        let (place, text) = self.one(keys, key, field, missing)?;
        read(&text)
            .map_err(|wrong| self.say(place, field, wrong))
            .ok()
    }

    /// The text of a key. With `missing` it has to be there, in the map that begins at that place.
    fn one(
        &mut self,
        keys: &mut Rest,
        key: &'static str,
        field: Field,
        missing: Option<Place>,
    ) -> Option<(Place, String)> {
        let Some(entry) = take(keys, key) else {
            if let Some(place) = missing {
                self.say(place, field, Wrong::Missing(key));
            }
            return None;
        };
        let place = entry.node.place;
        self.places.push((field, place));
        match entry.node.value {
            Value::Plain(text) | Value::Text(text) => Some((place, text)),
            Value::Null | Value::List(_) | Value::Map(_) => {
                self.say(place, field, Wrong::NotAText);
                None
            }
        }
    }

    fn map(&mut self, node: Node, field: Option<Field>) -> Option<Rest> {
        if let Value::Map(entries) = node.value {
            return Some(entries.into());
        }
        let wrong = Misread::of(Some(node.place), field, Wrong::NotAMap);
        self.wrong.push(wrong);
        None
    }

    fn unknown(&mut self, keys: Rest, known: &[&'static str]) {
        for Entry { key, place, .. } in keys {
            let near = known
                .iter()
                .min_by_key(|name| strsim::osa_distance(name, &key));
            let nearest = near
                .copied()
                .filter(|name| strsim::osa_distance(name, &key) <= 2);
            let wrong = Wrong::UnknownKey { key, nearest };
            self.wrong.push(Misread::of(Some(place), None, wrong));
        }
    }

    fn say(&mut self, place: Place, field: Field, wrong: Wrong) {
        self.wrong
            .push(Misread::of(Some(place), Some(field), wrong));
    }

    /// Where a field stands, or else what it belongs to.
    fn place(&self, field: Field) -> Option<Place> {
        let of = |wanted| {
            let found = self.places.iter().find(|(field, _)| *field == wanted);
            found.map(|(_, place)| *place)
        };
        of(field)
            .or_else(|| of(Field::Steps))
            .or_else(|| of(Field::Function))
    }
}

fn take(keys: &mut Rest, key: &str) -> Option<Entry> {
    let at = keys.iter().position(|entry| entry.key == key)?;
    keys.remove(at)
}
