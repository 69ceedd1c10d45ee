//! `RoutingConfig` and the split that it describes.

use serde_json::{Map, Value};

use super::answer::{Object, Refusal, refusal};
use super::function::{Function, version};
use super::parameters::missing;
use crate::traffic::{MatchRule, Problem, Routing, Split, Version, Weight};

/// The share of an additional version.
const WEIGHTS: &str = "AdditionalVersionWeights";
/// Match rules, in the API's own spelling.
const RULES: &str = "AddtionVersionMatchs";

/// The error codes of what is wrong with weights, and with anything else.
const BAD_WEIGHTS: &str = "InvalidParameterValue.AdditionalVersionWeights";
const BAD_ROUTING: &str = "InvalidParameterValue.RoutingConfig";

/// Reads the split of an alias and checks it against the versions that the function has.
pub(super) fn read(
    main: &str,
    routing: &Map<String, Value>,
    function: &Function,
) -> Result<Split, Refusal> {
    let (weights, rules) = (list(routing, WEIGHTS)?, list(routing, RULES)?);
    let routing = match (weights, rules) {
        ([], []) => Routing::MainOnly,
        ([_, ..], [_, ..]) => {
            return Err(refusal(
                "InvalidParameter.RoutingConfig",
                Problem::WeightsAndRules,
            ));
        }
        ([one], []) => weighted(one)?,
        (many, []) => {
            let count = many.len();
            return Err(refusal(BAD_WEIGHTS, Problem::TooManyAdditional { count }));
        }
        ([], rules) => Routing::Rules(rules.iter().map(rule).collect::<Result<_, _>>()?),
    };
    let main = named(main)?;
    let split = Split { main, routing };
    match split.check(&function.existing()).into_iter().next() {
        None => Ok(split),
        Some(problem @ Problem::VersionNotFound { .. }) => {
            Err(refusal("ResourceNotFound.FunctionVersion", problem))
        }
        Some(problem @ Problem::AdditionalIsMain { .. }) if split.additional().is_some() => {
            Err(refusal(BAD_WEIGHTS, problem))
        }
        Some(problem) => Err(refusal(BAD_ROUTING, problem)),
    }
}

/// Answers the routing as it was written, unknown fields included, and both lists even if they
/// are empty.
pub(super) fn answer(routing: &Map<String, Value>) -> Value {
    let mut answer = Object(routing.clone());
    for name in [WEIGHTS, RULES] {
        if routing.get(name).is_none_or(Value::is_null) {
            answer = answer.list(name, std::iter::empty());
        }
    }
    answer.value()
}

/// The routing that describes a split.
pub(super) fn describe(split: &Split) -> Map<String, Value> {
    let entry = |version: Version| Object::default().text("Version", &version.to_string());
    let described = Object::default();
    let described = match &split.routing {
        Routing::MainOnly => described,
        Routing::Weighted { version, weight } => {
            let weight = entry(*version).with("Weight", Value::from(weight.fraction()));
            described.list(WEIGHTS, std::iter::once(weight.value()))
        }
        Routing::Rules(rules) => {
            let rules = rules.iter().map(|rule| {
                entry(rule.version)
                    .text("Key", &rule.key)
                    .text("Method", &rule.method.to_string())
                    .text("Expression", &rule.expression)
                    .value()
            });
            described.list(RULES, rules)
        }
    };
    described.0
}

/// The entries of one of the two lists.
fn list<'a>(routing: &'a Map<String, Value>, name: &str) -> Result<&'a [Value], Refusal> {
    match routing.get(name) {
        None | Some(Value::Null) => Ok(&[]),
        Some(Value::Array(entries)) => Ok(entries),
        Some(_) => {
            let message = format!("`RoutingConfig.{name}` is a list.");
            Err(refusal("InvalidParameter", message))
        }
    }
}

/// A share of an additional version.
fn weighted(entry: &Value) -> Result<Routing, Refusal> {
    let version = named(text(entry, "Version")?)?;
    let weight = match &entry["Weight"] {
        Value::Null => return Err(missing("Weight")),
        weight => weight
            .as_f64()
            .ok_or_else(|| refusal("InvalidParameter", "`Weight` is a number."))?,
    };
    match Weight::from_fraction(weight) {
        Ok(weight) => Ok(Routing::Weighted { version, weight }),
        Err(problem) => Err(refusal(BAD_WEIGHTS, problem)),
    }
}

/// A match rule.
fn rule(entry: &Value) -> Result<MatchRule, Refusal> {
    Ok(MatchRule {
        version: named(text(entry, "Version")?)?,
        key: text(entry, "Key")?.to_owned(),
        method: text(entry, "Method")?
            .parse()
            .map_err(|problem: Problem| refusal(BAD_ROUTING, problem))?,
        expression: text(entry, "Expression")?.to_owned(),
    })
}

/// A required text of an entry.
fn text<'a>(entry: &'a Value, name: &str) -> Result<&'a str, Refusal> {
    match &entry[name] {
        Value::String(text) => Ok(text),
        Value::Null => Err(missing(name)),
        _ => Err(refusal("InvalidParameter", format!("`{name}` is a text."))),
    }
}

/// The version that a text names.
fn named(text: &str) -> Result<Version, Refusal> {
    version(text).ok_or_else(|| {
        let text = text.to_owned();
        let problem = Problem::VersionUnreadable { text };
        refusal("ResourceNotFound.FunctionVersion", problem)
    })
}
