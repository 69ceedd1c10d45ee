//! The routing of an alias on the wire.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::traffic::{MatchRule, Problem, Routing, Version, Weight};

/// The `RoutingConfig` of an alias, kept whole: fields that this program does not know stay where
/// they are when it changes the ones that it does.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoutingConfig(Map<String, Value>);

/// The list of weights, spelled correctly.
const WEIGHTS: &str = "AdditionalVersionWeights";
/// The list of match rules, spelled as the API spells it.
const MATCHES: &str = "AddtionVersionMatchs";

impl RoutingConfig {
    /// What it says, in the words of `traffic`.
    pub fn routing(&self) -> Result<Routing, Problem> {
        let (weights, matches) = (self.list(WEIGHTS), self.list(MATCHES));
        match (weights, matches) {
            ([], []) => Ok(Routing::MainOnly),
            ([one], []) => Ok(Routing::Weighted {
                version: version(one)?,
                weight: weight(one)?,
            }),
            ([], rules) => rules
                .iter()
                .map(rule)
                .collect::<Result<_, _>>()
                .map(Routing::Rules),
            (several, []) => Err(Problem::TooManyAdditional {
                count: several.len(),
            }),
            _ => Err(Problem::WeightsAndRules),
        }
    }

    /// The same configuration saying `routing`. Untouched if it says so already.
    #[must_use]
    pub fn with(&self, routing: &Routing) -> Self {
        if self.routing().as_ref() == Ok(routing) {
            return self.clone();
        }
        let mut map = self.0.clone();
        map.remove(WEIGHTS);
        map.remove(MATCHES);
        match routing {
            Routing::MainOnly => {}
            Routing::Weighted { version, weight } => {
                let entry = [
                    ("Version", version.to_string().into()),
                    ("Weight", weight.fraction().into()),
                ];
                map.insert(WEIGHTS.to_owned(), Value::Array(vec![object(entry)]));
            }
            Routing::Rules(rules) => {
                let entries = rules.iter().map(|rule| {
                    object([
                        ("Version", rule.version.to_string().into()),
                        ("Key", rule.key.as_str().into()),
                        ("Method", rule.method.to_string().into()),
                        ("Expression", rule.expression.as_str().into()),
                    ])
                });
                map.insert(MATCHES.to_owned(), Value::Array(entries.collect()));
            }
        }
        Self(map)
    }

    /// The same without empty lists and nulls, which the cloud answers for absent.
    pub(super) fn normal(&self) -> Map<String, Value> {
        let says_something = |value: &Value| match value {
            Value::Null => false,
            Value::Array(list) => !list.is_empty(),
            _ => true,
        };
        let entries = self.0.iter().filter(|(_, value)| says_something(value));
        entries
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    }

    fn list(&self, name: &str) -> &[Value] {
        self.0
            .get(name)
            .and_then(Value::as_array)
            .map_or(&[], Vec::as_slice)
    }

    /// What is sent: nothing at all when it says nothing. A main version without a routing is the
    /// documented way to send it everything.
    pub(super) fn says_nothing(&self) -> bool {
        self.normal().is_empty()
    }
}

fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    Value::Object(
        fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

fn text<'a>(entry: &'a Value, field: &str) -> &'a str {
    entry.get(field).and_then(Value::as_str).unwrap_or_default()
}

fn version(entry: &Value) -> Result<Version, Problem> {
    Version::from_cloud(text(entry, "Version"))
}

fn weight(entry: &Value) -> Result<Weight, Problem> {
    let number = entry.get("Weight").and_then(Value::as_f64);
    number
        .ok_or(Problem::FractionOutOfRange)
        .and_then(Weight::from_fraction)
}

fn rule(entry: &Value) -> Result<MatchRule, Problem> {
    Ok(MatchRule {
        version: version(entry)?,
        key: text(entry, "Key").to_owned(),
        method: text(entry, "Method").parse()?,
        expression: text(entry, "Expression").to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::traffic::Method;

    fn config(json: &str) -> RoutingConfig {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn both_lists_are_read_and_written_with_the_spelling_of_the_api() {
        let weights = config(
            r#"{"AdditionalVersionWeights":[{"Version":"2","Weight":0.9}],"AddtionVersionMatchs":[]}"#,
        );
        let weight = Weight::from_percent(90).unwrap();
        let routing = Routing::Weighted {
            version: Version::Published(2),
            weight,
        };
        assert_eq!(weights.routing(), Ok(routing.clone()));
        let written = serde_json::to_string(&RoutingConfig::default().with(&routing)).unwrap();
        assert_eq!(
            written,
            r#"{"AdditionalVersionWeights":[{"Version":"2","Weight":0.9}]}"#
        );

        let rule = r#"{"AddtionVersionMatchs":[{"Expression":"[0,10)","Key":"invoke.headers.K","Method":"range","Version":"1"}]}"#;
        let routing = config(rule).routing().unwrap();
        assert!(matches!(&routing, Routing::Rules(rules) if rules[0].method == Method::Range));
        assert_eq!(
            serde_json::to_string(&RoutingConfig::default().with(&routing)).unwrap(),
            rule
        );
    }

    #[test]
    fn unknown_fields_survive_a_change_of_weight() {
        let before = config(
            r#"{"AdditionalVersionWeights":[{"Version":"2","Weight":0.1}],"Sticky":{"By":"user"}}"#,
        );
        let routing = Routing::Weighted {
            version: Version::Published(2),
            weight: Weight::FULL,
        };
        let after = serde_json::to_value(before.with(&routing)).unwrap();
        assert_eq!(after["Sticky"]["By"], "user");
        assert_eq!(after["AdditionalVersionWeights"][0]["Weight"], 1.0);
    }

    #[test]
    fn a_routing_that_is_not_changed_is_sent_back_untouched() {
        let json = r#"{"AdditionalVersionWeights":[{"Note":"kept","Version":"2","Weight":0.1}]}"#;
        let before = config(json);
        assert_eq!(before.with(&before.routing().unwrap()), before);
    }

    #[test]
    fn what_this_program_cannot_show_exactly_is_said_and_not_rounded() {
        let several = config(
            r#"{"AdditionalVersionWeights":[{"Version":"2","Weight":0.1},{"Version":"3","Weight":0.1}]}"#,
        );
        assert_eq!(
            several.routing(),
            Err(Problem::TooManyAdditional { count: 2 })
        );
        let fine = config(r#"{"AdditionalVersionWeights":[{"Version":"2","Weight":0.33333}]}"#);
        assert_eq!(fine.routing(), Err(Problem::FractionTooFine));
        let null = config(r#"{"AdditionalVersionWeights":null}"#);
        assert_eq!(null.routing(), Ok(Routing::MainOnly));
    }
}
