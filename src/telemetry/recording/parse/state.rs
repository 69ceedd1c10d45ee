//! How a function divided its traffic, as a file says it.

use serde_json::Value;

use super::MOST;
use crate::graph::{Alias, BoundVersion, Condition, Topology, Trigger};
use crate::telemetry::recording::fields::Fields;
use crate::telemetry::recording::file::condition_name;
use crate::telemetry::recording::{Refusal, State};
use crate::traffic::{AliasName, MatchRule, Method, Routing, Split, Version, Weight};

pub(super) fn state(value: &Value) -> Result<State, Refusal> {
    let state = Fields::of(value, "states", &["at", "triggers", "aliases", "versions"])?;
    let triggers = state.list("triggers", MOST)?.iter().map(trigger);
    let aliases = state.list("aliases", MOST)?.iter().map(alias);
    let versions = state.list("versions", MOST)?.iter().map(version);
    Ok(State {
        at: state.moment("at")?,
        topology: Topology {
            triggers: triggers.collect::<Result<_, _>>()?,
            aliases: aliases.collect::<Result<_, _>>()?,
            versions: versions.collect::<Result<_, _>>()?,
        },
    })
}

fn trigger(value: &Value) -> Result<Trigger, Refusal> {
    let known = ["kind", "name", "qualifier", "enabled"];
    let trigger = Fields::of(value, "triggers", &known)?;
    Ok(Trigger {
        kind: trigger.text("kind")?.to_owned(),
        name: trigger.text("name")?.to_owned(),
        qualifier: trigger.text("qualifier")?.to_owned(),
        enabled: trigger.truth("enabled")?,
    })
}

fn alias(value: &Value) -> Result<Alias, Refusal> {
    let known = ["name", "main", "additional", "weight", "rules"];
    let alias = Fields::of(value, "aliases", &known)?;
    let split = alias.has("main").then(|| split(alias)).transpose()?;
    Ok(Alias {
        name: AliasName::from_cloud(alias.text("name")?),
        split,
    })
}

fn split(alias: Fields<'_>) -> Result<Split, Refusal> {
    let main = alias.parsed("main")?;
    let routing = match (alias.has("additional"), alias.has("rules")) {
        (false, false) => Routing::MainOnly,
        (true, false) => {
            let version: Version = alias.parsed("additional")?;
            let weight = Weight::from_ten_thousandths(alias.small("weight")?);
            match weight {
                Some(weight) if version != main => Routing::Weighted { version, weight },
                _ => return Err(alias.damaged()),
            }
        }
        (false, true) => {
            let rules = alias.list("rules", MOST)?.iter();
            let rules = rules.map(|rule| {
                let version = rule.as_str().and_then(|version| version.parse().ok());
                version.map(rule_for).ok_or(alias.damaged())
            });
            Routing::Rules(rules.collect::<Result<_, _>>()?)
        }
        (true, true) => return Err(alias.damaged()),
    };
    Ok(Split { main, routing })
}

/// A rule, of which only the version is recorded.
pub(in crate::telemetry::recording) const fn rule_for(version: Version) -> MatchRule {
    MatchRule {
        version,
        key: String::new(),
        method: Method::Exact,
        expression: String::new(),
    }
}

fn version(value: &Value) -> Result<BoundVersion, Refusal> {
    let version = Fields::of(value, "versions", &["version", "condition"])?;
    let written = version.text("condition")?;
    let mut all = [
        Condition::Ready,
        Condition::Changing,
        Condition::Failed,
        Condition::Unknown,
    ]
    .into_iter();
    let condition = all.find(|condition| condition_name(*condition) == written);
    Ok(BoundVersion {
        version: version.parsed("version")?,
        condition: condition.ok_or(version.damaged())?,
    })
}
