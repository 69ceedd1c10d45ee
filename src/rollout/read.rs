//! A plan from its text: a small, strict part of YAML. Every mistake is told with its line and its
//! field; nothing is guessed and nothing is ignored.

mod fields;
mod misread;
mod value;

pub use misread::{Misread, Wrong};
pub use value::points;

use super::{End, Field, Guards, Plan, Reaction, Step, Unsure, check};
use crate::change::Target;
use crate::traffic::{AliasName, Version};
use crate::yaml::{self, Entry, Node, Value};
use fields::{Reader, take};
use value::{hold, percent, throttles};

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
}
