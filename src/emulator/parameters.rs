//! The parameters of a call, and the check against an action's table.

use serde_json::{Map, Value};

use super::answer::{Refusal, refusal};

/// The JSON object in the body of a request, checked against the fields of its action.
#[derive(Debug)]
pub(super) struct Parameters(Map<String, Value>);

impl Parameters {
    /// Checks an object against the fields of an action: `Name`, `Name!` for a required one, and
    /// `:int`, `:float`, `:bool`, `:object` or `:list` behind it for everything that is not a text.
    pub(super) fn check(mut values: Map<String, Value>, fields: &str) -> Result<Self, Refusal> {
        values.retain(|_, value| !value.is_null());
        let described = || fields.split_ascii_whitespace().map(field);
        if let Some(unknown) = values
            .keys()
            .find(|&key| !described().any(|(name, ..)| name == key))
        {
            return Err(refusal(
                "UnknownParameter",
                format!("The parameter `{unknown}` is not known to this action."),
            ));
        }
        for (name, required, kind) in described() {
            match values.get(name) {
                None if required => return Err(missing(name)),
                Some(value) if !is_a(value, kind) => return Err(wrong_type(name, kind)),
                _ => {}
            }
        }
        Ok(Self(values))
    }

    /// A text, if it was given.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(Value::as_str)
    }

    /// A text, or the empty one.
    pub(super) fn word(&self, name: &str) -> &str {
        self.text(name).unwrap_or_default()
    }

    /// A whole number, if it was given.
    pub(super) fn number(&self, name: &str) -> Option<i64> {
        self.0.get(name).and_then(Value::as_i64)
    }

    /// An object, if it was given.
    pub(super) fn object(&self, name: &str) -> Option<&Map<String, Value>> {
        self.0.get(name).and_then(Value::as_object)
    }

    /// The objects of a list; none if it was not given.
    pub(super) fn objects(&self, name: &str) -> impl Iterator<Item = &Map<String, Value>> {
        let list = self.0.get(name).and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_object)
    }

    /// True for the flags that the API writes as the text `TRUE`.
    pub(super) fn flag(&self, name: &str) -> bool {
        self.word(name).eq_ignore_ascii_case("true")
    }

    /// Everything that was given.
    pub(super) fn all(&self) -> &Map<String, Value> {
        &self.0
    }
}

/// A required parameter is not there.
pub(super) fn missing(name: &str) -> Refusal {
    let message = format!("The parameter `{name}` is required.");
    refusal("MissingParameter", message)
}

/// A parameter has another type than the action's.
fn wrong_type(name: &str, kind: &str) -> Refusal {
    let message = format!("The parameter `{name}` must be of the type {kind}.");
    refusal("InvalidParameter", message)
}

/// Name, whether it is required, and type of one field of a table.
fn field(text: &str) -> (&str, bool, &str) {
    let (name, kind) = text.split_once(':').unwrap_or((text, "string"));
    match name.strip_suffix('!') {
        Some(name) => (name, true, kind),
        None => (name, false, kind),
    }
}

/// True if a value has a type of the tables.
fn is_a(value: &Value, kind: &str) -> bool {
    match kind {
        "int" => value.is_i64(),
        "bool" => value.is_boolean(),
        "float" => value.is_number(),
        "object" => value.is_object(),
        "list" => value.is_array(),
        _ => value.is_string(),
    }
}
