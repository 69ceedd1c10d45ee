//! A review as JSON: short names and lists without names, for a link has little room.

use serde_json::{Value, json};

use super::{Base, NoLink, Proposal, Review};
use crate::change::{
    AliasState, Change, Deploy, LogTopic, TriggerChange, TriggerKey, TriggerSpec, TriggerState,
};
use crate::rollout;
use crate::scf::Trigger;
use crate::traffic::{Routing, Split, Version, Weight};

/// The review as JSON; nothing of it is lost but when its aliases were made.
pub(super) fn write(review: &Review) -> Result<Value, NoLink> {
    let Base {
        aliases,
        triggers,
        logs,
        newest,
        callers,
    } = &review.base;
    let mut value = json!({
        "r": review.region.name(),
        "n": review.target.namespace,
        "f": review.target.function,
    });
    let mut put = |name: &str, part: Value| {
        // What says nothing takes no room.
        let is_empty = part.as_array().is_some_and(Vec::is_empty) || part == "" || part.is_null();
        if !is_empty {
            value[name] = part;
        }
    };
    put("w", review.note.as_str().into());
    put("a", aliases.iter().map(alias).collect());
    put("t", triggers.iter().map(trigger).collect());
    put("l", logs.as_ref().map_or(Value::Null, topic));
    put("v", newest.map_or(Value::Null, version));
    let callers = callers
        .iter()
        .map(|caller| json!([caller.name, caller.kind, caller.qualifier, caller.enabled]));
    put("b", callers.collect());
    match &review.proposal {
        Proposal::Change(wanted) => put("c", change(wanted)?),
        Proposal::Rollout(plan) => put("p", rollout::write(plan).into()),
    }
    Ok(value)
}

fn version(version: Version) -> Value {
    match version {
        Version::Latest => 0.into(),
        Version::Published(number) => number.into(),
    }
}

/// `[NAME]` if there is none.
fn alias(state: &AliasState) -> Value {
    match state {
        AliasState::Absent(name) => json!([name.as_str()]),
        AliasState::Is(alias) => json!([
            alias.name.as_str(),
            version(alias.function_version),
            alias.routing_config,
            alias.description,
            alias.mod_time,
        ]),
    }
}

/// `[NAME, KIND, QUALIFIER]` if there is none.
fn trigger(state: &TriggerState) -> Value {
    match state {
        TriggerState::Absent(of) => key(of),
        TriggerState::Is(trigger) => {
            let Trigger {
                trigger_name,
                kind,
                qualifier,
                enable,
                trigger_desc,
                custom_argument,
                description,
                mod_time,
            } = &**trigger;
            json!([
                trigger_name,
                kind,
                qualifier,
                *enable != 0,
                trigger_desc,
                custom_argument,
                description,
                mod_time
            ])
        }
    }
}

fn key(key: &TriggerKey) -> Value {
    json!([key.name, key.kind, key.qualifier])
}

fn spec(spec: &TriggerSpec) -> Value {
    json!([
        spec.key.name,
        spec.key.kind,
        spec.key.qualifier,
        spec.enabled,
        spec.desc,
        spec.argument,
        spec.description
    ])
}

fn topic(topic: &LogTopic) -> Value {
    json!([topic.logset_id, topic.topic_id])
}

/// `[MAIN]`, `[MAIN, ADDITIONAL, TEN_THOUSANDTHS]` or `[MAIN, [RULE, …]]`.
fn split(split: &Split) -> Value {
    let main = version(split.main);
    match &split.routing {
        Routing::MainOnly => json!([main]),
        Routing::Weighted {
            version: of,
            weight,
        } => {
            json!([main, version(*of), weight.ten_thousandths()])
        }
        Routing::Rules(rules) => {
            let rules = rules.iter().map(|rule| {
                let method = rule.method.to_string();
                json!([version(rule.version), rule.key, method, rule.expression])
            });
            json!([main, rules.collect::<Value>()])
        }
    }
}

/// A word, and what belongs to it.
fn change(change: &Change) -> Result<Value, NoLink> {
    Ok(match change {
        Change::CreateAlias {
            alias,
            split: of,
            description,
        } => json!(["create", alias, split(of), description]),
        Change::UpdateSplit {
            alias,
            split: of,
            description,
        } => json!(["update", alias.as_str(), split(of), description]),
        Change::DeleteAlias { alias } => json!(["delete", alias.as_str()]),
        Change::PublishVersion { description } => json!(["publish", description]),
        Change::Promote { alias } => json!(["promote", alias.as_str()]),
        Change::RollBack { alias } => json!(["back", alias.as_str()]),
        Change::Deploy(Deploy { code: Some(_), .. }) => return Err(NoLink::Code),
        Change::Deploy(deploy) => json!([
            "deploy",
            deploy.publish_first,
            deploy.publish,
            deploy.share.map(Weight::ten_thousandths),
        ]),
        Change::DeleteVersion { version: of } => json!(["forget", version(*of)]),
        Change::Triggers(changes) => {
            let changes = changes.iter().map(|change| match change {
                TriggerChange::Create(to) => json!(["create", spec(to)]),
                TriggerChange::Edit { key: of, to } => json!(["edit", key(of), spec(to)]),
                TriggerChange::Delete(of) => json!(["delete", key(of)]),
            });
            json!(["triggers", changes.collect::<Value>()])
        }
        Change::WriteLogs { topic: to } => json!(["logs", topic(to)]),
        Change::Restore { aliases, triggers } => json!([
            "restore",
            aliases.iter().map(alias).collect::<Value>(),
            triggers.iter().map(trigger).collect::<Value>(),
        ]),
    })
}
