//! Words of a hostile cloud: payloads behind or in place of every text of its answers.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use crate::cloud::Words;

/// How the texts of answers are changed.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Manner {
    /// A payload stands behind each, but for those without which a page would stay empty.
    Behind,
    /// A payload stands in place of each.
    Instead,
    /// Every answer is an error that consists of payloads.
    Refusing,
}

/// Texts that stay as they are behind which nothing is put: from these a page is built.
const KEPT: [&str; 8] = [
    "AddTime",
    "FunctionVersion",
    "Method",
    "ModTime",
    "Status",
    "TriggerDesc",
    "Type",
    "Version",
];

/// Texts by which things are called elsewhere: the same one is always changed in the same way.
const NAMES: [&str; 5] = [
    "FunctionName",
    "Name",
    "Namespace",
    "Qualifier",
    "TriggerName",
];

/// Takes the payloads in turns.
pub(crate) struct Hostile {
    payloads: Vec<String>,
    manner: Arc<Mutex<Manner>>,
    /// The payload of each text, by its field, what it is a text of, and itself.
    given: HashMap<[String; 3], usize>,
    /// How many texts of a field have one.
    turns: HashMap<String, usize>,
}

impl Hostile {
    /// Speaks in this manner, which may be another one later.
    pub(crate) fn new(payloads: &[String], manner: &Arc<Mutex<Manner>>) -> Self {
        Self {
            payloads: payloads.to_vec(),
            manner: Arc::clone(manner),
            given: HashMap::new(),
            turns: HashMap::new(),
        }
    }

    fn payload(&mut self, field: &str, of: &str, text: &str) -> &str {
        let (field, of) = if NAMES.contains(&field) {
            ("", "")
        } else {
            (field, of)
        };
        let turn = self.turns.entry(field.to_owned()).or_default();
        let key = [field, of, text].map(str::to_owned);
        let place = self.given.entry(key).or_insert_with(|| {
            *turn += 1;
            *turn - 1
        });
        &self.payloads[*place % self.payloads.len()]
    }

    fn change(&mut self, field: &str, of: &str, value: &mut Value, manner: Manner) {
        match value {
            Value::String(text) if manner == Manner::Instead => {
                *text = self.payload(field, of, text).to_owned();
            }
            Value::String(text) if !KEPT.contains(&field) && !text.starts_with('$') => {
                let behind = self.payload(field, of, text).to_owned();
                text.push_str(&behind);
            }
            Value::Array(values) => {
                for value in values {
                    self.change(field, of, value, manner);
                }
            }
            Value::Object(fields) => {
                let names = ["FunctionName", "Name", "TriggerName", "Version"];
                let of = names
                    .into_iter()
                    .find_map(|name| fields.get(name)?.as_str());
                let of = of.unwrap_or_default().to_owned();
                for (field, value) in fields {
                    self.change(field, &of, value, manner);
                }
            }
            _ => {}
        }
    }
}

impl Words for Hostile {
    fn say(&mut self, answer: &mut Value) {
        let manner = *self.manner.lock().unwrap();
        if manner == Manner::Refusing {
            *answer = json!({ "Response": {
                "Error": { "Code": "FailedOperation", "Message": "" }, "RequestId": "" } });
        }
        self.change("", "", answer, manner);
    }

    fn hear(&mut self, request: &mut Value) {
        match request {
            Value::String(text) => {
                // Some payloads end like others: the longest is the one that was put there.
                let payloads = self.payloads.iter();
                let behind = payloads.filter(|payload| text.ends_with(payload.as_str()));
                let behind = behind.map(String::len).max().unwrap_or_default();
                text.truncate(text.len() - behind);
            }
            Value::Array(values) => values.iter_mut().for_each(|value| self.hear(value)),
            Value::Object(fields) => fields.values_mut().for_each(|value| self.hear(value)),
            _ => {}
        }
    }
}
