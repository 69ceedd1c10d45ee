//! Aliases and their routing.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Done;
use crate::scf::paging::PAGE;
use crate::scf::wire::{as_text, or_default};
use crate::scf::{Action, Page, Request};
use crate::traffic::{AliasName, MatchRule, Problem, Routing, Split, Version, Weight};

/// An alias as the cloud answers it (`GetAlias`, `ListAliases`).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Alias {
    /// Its name.
    pub name: AliasName,
    /// Its main version.
    pub function_version: Version,
    /// What it sends elsewhere, as the cloud keeps it.
    #[serde(default, deserialize_with = "or_default")]
    pub routing_config: RoutingConfig,
    /// Its description.
    #[serde(default, deserialize_with = "or_default")]
    pub description: String,
    /// When it was created, `YYYY-MM-DD HH:MM:SS`.
    #[serde(default, deserialize_with = "or_default")]
    pub add_time: String,
    /// When it was last changed, `YYYY-MM-DD HH:MM:SS`.
    #[serde(default, deserialize_with = "or_default")]
    pub mod_time: String,
}

impl Alias {
    /// The division of its traffic, or why this program cannot read it.
    pub fn split(&self) -> Result<Split, Problem> {
        let routing = self.routing_config.routing()?;
        Ok(Split {
            main: self.function_version,
            routing,
        })
    }

    /// True if both would serve and describe the same: everything but the times and the order in
    /// which the cloud happens to list fields.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.function_version == other.function_version
            && self.description == other.description
            && self.routing_config.normal() == other.routing_config.normal()
    }
}

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

    /// A configuration from JSON, for tests and for whoever stores one.
    pub fn from_map(map: Map<String, Value>) -> Self {
        Self(map)
    }

    /// The same without empty lists and nulls, which the cloud answers for absent.
    fn normal(&self) -> Map<String, Value> {
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
    fn says_nothing(&self) -> bool {
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
    text(entry, "Version").parse()
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

/// Creates an alias.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateAlias {
    /// The function.
    pub function_name: String,
    /// Its namespace.
    pub namespace: String,
    /// The name of the new alias.
    pub name: AliasName,
    /// The main version.
    pub function_version: Version,
    /// What goes elsewhere.
    #[serde(skip_serializing_if = "RoutingConfig::says_nothing")]
    pub routing_config: RoutingConfig,
    /// The description.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
}

impl Request for CreateAlias {
    const ACTION: Action = Action::CreateAlias;
    type Answer = Done;
}

/// Replaces an alias: main version, routing and description together.
///
/// The description is always sent. Whether the cloud keeps or clears one that is left out is not
/// documented, and this program loses nothing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateAlias {
    /// The function.
    pub function_name: String,
    /// Its namespace.
    pub namespace: String,
    /// The name of the alias.
    pub name: AliasName,
    /// The main version. The API wants it every time.
    pub function_version: Version,
    /// What goes elsewhere.
    #[serde(skip_serializing_if = "RoutingConfig::says_nothing")]
    pub routing_config: RoutingConfig,
    /// The description.
    pub description: String,
}

impl Request for UpdateAlias {
    const ACTION: Action = Action::UpdateAlias;
    type Answer = Done;
}

/// Reads one alias.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAlias {
    /// The function.
    pub function_name: String,
    /// Its namespace.
    pub namespace: String,
    /// The name of the alias.
    pub name: AliasName,
}

impl Request for GetAlias {
    const ACTION: Action = Action::GetAlias;
    type Answer = Alias;
}

/// Deletes an alias. Its versions and their code stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteAlias {
    /// The function.
    pub function_name: String,
    /// Its namespace.
    pub namespace: String,
    /// The name of the alias.
    pub name: AliasName,
}

impl Request for DeleteAlias {
    const ACTION: Action = Action::DeleteAlias;
    type Answer = Done;
}

/// Lists the aliases of a function, `$DEFAULT` among them. `Offset` and `Limit` travel as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListAliases {
    function_name: String,
    namespace: String,
    #[serde(serialize_with = "as_text")]
    offset: usize,
    #[serde(serialize_with = "as_text")]
    limit: usize,
}

impl ListAliases {
    /// The aliases of a function, from the first.
    pub fn of(namespace: impl Into<String>, function: impl Into<String>) -> Self {
        Self {
            function_name: function.into(),
            namespace: namespace.into(),
            offset: 0,
            limit: PAGE,
        }
    }
}

/// A page of aliases.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListAliasesAnswer {
    /// The aliases of this page.
    #[serde(default, deserialize_with = "or_default")]
    pub aliases: Vec<Alias>,
    /// How many there are in all.
    #[serde(default, deserialize_with = "or_default")]
    pub total_count: usize,
}

impl Request for ListAliases {
    const ACTION: Action = Action::ListAliases;
    type Answer = ListAliasesAnswer;
}

impl Page for ListAliases {
    type Item = Alias;

    fn at(self, offset: usize) -> Self {
        Self { offset, ..self }
    }

    fn items(answer: ListAliasesAnswer) -> (Vec<Alias>, usize) {
        (answer.aliases, answer.total_count)
    }
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

    #[test]
    fn an_alias_with_everything_on_one_version_is_sent_without_a_routing() {
        let request = UpdateAlias {
            function_name: "f".into(),
            namespace: "default".into(),
            name: "prod".parse().unwrap(),
            function_version: Version::Latest,
            routing_config: config(r#"{"AdditionalVersionWeights":[],"AddtionVersionMatchs":[]}"#),
            description: String::new(),
        };
        let expected = r#"{"FunctionName":"f","Namespace":"default","Name":"prod","FunctionVersion":"$LATEST","Description":""}"#;
        assert_eq!(serde_json::to_string(&request).unwrap(), expected);
    }

    #[test]
    fn lists_of_aliases_are_paged_with_numbers_in_text() {
        let json = serde_json::to_string(&ListAliases::of("default", "f").at(100)).unwrap();
        assert_eq!(
            json,
            r#"{"FunctionName":"f","Namespace":"default","Offset":"100","Limit":"100"}"#
        );
    }
}
