//! A review from its JSON. Nothing is guessed: what no proposal can say is refused.

use serde::Deserialize as _;
use serde_json::{Map, Value};

use super::safe::LONGEST_NAME;
use super::{Base, Caller, LONGEST_NOTE, Proposal, Review, Unreadable};
use crate::change::{
    AliasState, Change, Deploy, LogTopic, Target, TriggerChange, TriggerKey, TriggerSpec,
    TriggerState,
};
use crate::rollout;
use crate::scf::{Alias, Region, RoutingConfig, Trigger};
use crate::traffic::{AliasName, MatchRule, Routing, Split, Version, Weight};

/// The review that a JSON says.
pub(super) fn read(value: &Value) -> Result<Review, Unreadable> {
    let map = value.as_object().ok_or(Unreadable::Nonsense)?;
    let region = map.get("r").and_then(Value::as_str);
    let region = region.ok_or(Unreadable::Nonsense)?;
    let region = Region::named(region).ok_or(Unreadable::UnknownRegion)?;
    let (target, note, base) = frame(map).ok_or(Unreadable::Nonsense)?;
    let proposal = match (map.get("c"), map.get("p")) {
        (Some(wanted), None) => Proposal::Change(proposed(wanted)?),
        (None, Some(Value::String(plan))) => {
            let plan = rollout::read(plan).map_err(Unreadable::Plan)?;
            if plan.target != target || plan.region.is_some_and(|named| named != region) {
                return Err(Unreadable::Nonsense);
            }
            Proposal::Rollout(plan)
        }
        _ => return Err(Unreadable::UnknownChange),
    };
    Ok(Review {
        region,
        target,
        note,
        base,
        proposal,
    })
}

/// Everything but the proposal.
fn frame(map: &Map<String, Value>) -> Option<(Target, String, Base)> {
    let nothing = Value::Array(Vec::new());
    let each = |name: &str| map.get(name).unwrap_or(&nothing);
    let target = Target {
        namespace: name(map.get("n")?)?,
        function: name(map.get("f")?)?,
    };
    let note = map.get("w").map_or(Some(String::new()), text)?;
    let base = Base {
        aliases: every(each("a"), alias)?,
        triggers: every(each("t"), trigger)?,
        logs: match map.get("l") {
            Some(logs) => Some(topic(logs)?),
            None => None,
        },
        newest: match map.get("v") {
            Some(newest) => Some(version(newest).filter(|version| !version.is_latest())?),
            None => None,
        },
        callers: every(each("b"), caller)?,
    };
    (note.chars().count() <= LONGEST_NOTE).then_some((target, note, base))
}

/// Every change that is known by a word.
const WORDS: [&str; 11] = [
    "create", "update", "delete", "publish", "promote", "back", "deploy", "forget", "triggers",
    "logs", "restore",
];

fn proposed(value: &Value) -> Result<Change, Unreadable> {
    let list = value.as_array().map(Vec::as_slice);
    let Some([Value::String(word), rest @ ..]) = list else {
        return Err(Unreadable::Nonsense);
    };
    if !WORDS.contains(&word.as_str()) {
        return Err(Unreadable::UnknownChange);
    }
    change(word, rest).ok_or(Unreadable::Nonsense)
}

fn change(word: &str, rest: &[Value]) -> Option<Change> {
    Some(match (word, rest) {
        ("create", [alias, of, description]) => Change::CreateAlias {
            alias: name(alias)?,
            split: split(of)?,
            description: text(description)?,
        },
        ("update", [alias, of, description]) => Change::UpdateSplit {
            alias: alias_name(alias)?,
            split: split(of)?,
            description: optional(description, text)?,
        },
        ("delete", [alias]) => Change::DeleteAlias {
            alias: alias_name(alias)?,
        },
        ("publish", [description]) => Change::PublishVersion {
            description: text(description)?,
        },
        ("promote", [alias]) => Change::Promote {
            alias: alias_name(alias)?,
        },
        ("back", [alias]) => Change::RollBack {
            alias: alias_name(alias)?,
        },
        ("deploy", [first, publish, share]) => Change::Deploy(Deploy {
            code: None,
            publish_first: first.as_bool()?,
            publish: optional(publish, text)?,
            share: optional(share, weight)?,
        }),
        ("forget", [of]) => Change::DeleteVersion {
            version: version(of)?,
        },
        ("triggers", [changes]) => Change::Triggers(every(changes, trigger_change)?),
        ("logs", [to]) => Change::WriteLogs { topic: topic(to)? },
        ("restore", [aliases, triggers]) => Change::Restore {
            aliases: every(aliases, alias)?,
            triggers: every(triggers, trigger)?,
        },
        _ => return None,
    })
}

fn every<T>(value: &Value, read: fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(read).collect()
}

/// What may be absent; nothing if it is there and cannot be read.
#[expect(clippy::option_option)] // unreadable, absent, or there
fn optional<T>(value: &Value, read: fn(&Value) -> Option<T>) -> Option<Option<T>> {
    if value.is_null() {
        Some(None)
    } else {
        read(value).map(Some)
    }
}

fn list(value: &Value) -> Option<&[Value]> {
    value.as_array().map(Vec::as_slice)
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// A name of the cloud: on one line, not empty and not longer than any.
fn name(value: &Value) -> Option<String> {
    text(value).filter(|name| {
        let is_one_line = !name.contains(['\n', '\t']);
        is_one_line && !name.trim().is_empty() && name.chars().count() <= LONGEST_NAME
    })
}

fn alias_name(value: &Value) -> Option<AliasName> {
    name(value).map(AliasName::from_cloud)
}

fn version(value: &Value) -> Option<Version> {
    let number = u32::try_from(value.as_u64()?).ok()?;
    Some(match number {
        0 => Version::Latest,
        number => Version::Published(number),
    })
}

fn weight(value: &Value) -> Option<Weight> {
    let number = u16::try_from(value.as_u64()?).ok()?;
    Weight::from_ten_thousandths(number)
}

fn split(value: &Value) -> Option<Split> {
    Some(match list(value)? {
        [main] => Split::all(version(main)?),
        [main, of, share] => Split::weighted(version(main)?, version(of)?, weight(share)?),
        [main, rules] => Split {
            main: version(main)?,
            routing: Routing::Rules(every(rules, rule)?),
        },
        _ => return None,
    })
}

fn rule(value: &Value) -> Option<MatchRule> {
    let [of, key, method, expression] = list(value)? else {
        return None;
    };
    Some(MatchRule {
        version: version(of)?,
        key: name(key)?,
        method: method.as_str()?.parse().ok()?,
        expression: text(expression)?,
    })
}

fn alias(value: &Value) -> Option<AliasState> {
    Some(match list(value)? {
        [of] => AliasState::Absent(alias_name(of)?),
        [of, main, routing, description, changed] => AliasState::Is(Box::new(Alias {
            name: alias_name(of)?,
            function_version: version(main)?,
            routing_config: RoutingConfig::deserialize(routing.clone()).ok()?,
            description: text(description)?,
            add_time: String::new(),
            mod_time: text(changed)?,
        })),
        _ => return None,
    })
}

fn trigger(value: &Value) -> Option<TriggerState> {
    Some(match list(value)? {
        [_, _, _] => TriggerState::Absent(key(value)?),
        [
            of,
            kind,
            qualifier,
            enabled,
            desc,
            argument,
            description,
            changed,
        ] => TriggerState::Is(Box::new(Trigger {
            trigger_name: name(of)?,
            kind: name(kind)?,
            qualifier: name(qualifier)?,
            enable: u8::from(enabled.as_bool()?),
            trigger_desc: text(desc)?,
            custom_argument: text(argument)?,
            description: text(description)?,
            mod_time: text(changed)?,
        })),
        _ => return None,
    })
}

fn key(value: &Value) -> Option<TriggerKey> {
    let [of, kind, qualifier] = list(value)? else {
        return None;
    };
    Some(TriggerKey {
        name: name(of)?,
        kind: name(kind)?,
        qualifier: name(qualifier)?,
    })
}

fn spec(value: &Value) -> Option<TriggerSpec> {
    let [of, kind, qualifier, enabled, desc, argument, description] = list(value)? else {
        return None;
    };
    Some(TriggerSpec {
        key: TriggerKey {
            name: name(of)?,
            kind: name(kind)?,
            qualifier: name(qualifier)?,
        },
        desc: text(desc)?,
        enabled: enabled.as_bool()?,
        argument: text(argument)?,
        description: text(description)?,
    })
}

fn trigger_change(value: &Value) -> Option<TriggerChange> {
    Some(match list(value)? {
        [Value::String(word), to] if word == "create" => TriggerChange::Create(spec(to)?),
        [Value::String(word), of] if word == "delete" => TriggerChange::Delete(key(of)?),
        [Value::String(word), of, to] if word == "edit" => TriggerChange::Edit {
            key: key(of)?,
            to: spec(to)?,
        },
        _ => return None,
    })
}

fn caller(value: &Value) -> Option<Caller> {
    let [of, kind, qualifier, enabled] = list(value)? else {
        return None;
    };
    Some(Caller {
        name: name(of)?,
        kind: name(kind)?,
        qualifier: name(qualifier)?,
        enabled: enabled.as_bool()?,
    })
}

fn topic(value: &Value) -> Option<LogTopic> {
    let [logset, topic] = list(value)? else {
        return None;
    };
    Some(LogTopic {
        logset_id: text(logset)?,
        topic_id: text(topic)?,
    })
}
