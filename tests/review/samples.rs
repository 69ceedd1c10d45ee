//! A function, and arbitrary reviews.

use halftone::change::{
    AliasState, Change, Deploy, LogTopic, Snapshot, Target, TriggerChange, TriggerKey, TriggerSpec,
    TriggerState, plan,
};
use halftone::review::{Base, Caller, Proposal, Review};
use halftone::rollout;
use halftone::scf::{Alias, FunctionDetail, Region, RoutingConfig, Trigger, VersionInfo};
use halftone::traffic::{AliasName, MatchRule, Method, Routing, Split, Version, Weight};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

pub(crate) fn published(number: u32) -> Version {
    Version::Published(number)
}

pub(crate) fn percent(percent: u8) -> Weight {
    Weight::from_percent(percent).unwrap()
}

pub(crate) fn name(text: &str) -> AliasName {
    AliasName::from_cloud(text)
}

pub(crate) fn alias(name: &str, split: &Split, description: &str) -> Alias {
    Alias {
        name: AliasName::from_cloud(name),
        function_version: split.main,
        routing_config: RoutingConfig::default().with(&split.routing),
        description: description.to_owned(),
        add_time: String::new(),
        mod_time: "2026-11-25 10:00:00".into(),
    }
}

/// `checkout` with versions 1 to 5, `prod` 4/5 at 5 %, `$DEFAULT`, and a timer on `prod`.
pub(crate) fn snapshot() -> Snapshot {
    let version = |version: Version| -> VersionInfo {
        let json = format!(r#"{{"Version":"{version}","Status":"Active"}}"#);
        serde_json::from_str(&json).unwrap()
    };
    let detail = r#"{"FunctionName":"checkout","Status":"Active"}"#;
    let function: FunctionDetail = serde_json::from_str(detail).unwrap();
    Snapshot {
        target: Target {
            namespace: "default".into(),
            function: "checkout".into(),
        },
        function,
        versions: [Version::Latest]
            .into_iter()
            .chain((1..=5).rev().map(published))
            .map(version)
            .collect(),
        aliases: vec![
            alias("$DEFAULT", &Split::all(Version::Latest), ""),
            alias(
                "prod",
                &Split::weighted(published(4), published(5), percent(5)),
                "for customers",
            ),
        ],
        triggers: vec![trigger("nightly", "prod")],
        read_at: 0,
    }
}

pub(crate) fn trigger(name: &str, qualifier: &str) -> Trigger {
    Trigger {
        trigger_name: name.into(),
        kind: "timer".into(),
        qualifier: qualifier.into(),
        enable: 1,
        trigger_desc: r#"{"cron":"0 0 2 * * * *"}"#.into(),
        custom_argument: String::new(),
        description: String::new(),
        mod_time: String::new(),
    }
}

pub(crate) fn update(split: Split) -> Change {
    Change::UpdateSplit {
        alias: name("prod"),
        split,
        description: None,
    }
}

/// The review of a change of [`snapshot`].
pub(crate) fn review(change: &Change) -> Review {
    let snapshot = snapshot();
    let plan = plan(change, &snapshot).unwrap();
    Review::of(
        Region::GUANGZHOU,
        &plan,
        Some(&snapshot),
        "Please look.".into(),
    )
}

/// The plan of a rollout on `prod`.
pub(crate) fn rollout_plan() -> rollout::Plan {
    let text = "function: checkout\nalias: prod\ncanary: 5\nsteps:\n  - share: 20%\n    hold: 10m\n  - share: 50%\n    hold: approval\nfinish: promote\n";
    rollout::read(text).unwrap()
}

fn any_version() -> impl Strategy<Value = Version> {
    prop_oneof![Just(Version::Latest), (1..=u32::MAX).prop_map(published)]
}

fn any_weight() -> impl Strategy<Value = Weight> {
    (0..=10_000_u16).prop_map(|weight| Weight::from_ten_thousandths(weight).unwrap())
}

fn any_name() -> impl Strategy<Value = String> {
    "[a-zA-Z$][a-zA-Z0-9_-]{0,20}"
}

/// Anything that may stand in a description: quotes, line breaks, markup, other scripts.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,30}",
        "[一-龠ぁ-んА-я😀-😎\n\t\"\\\\<>&]{0,12}",
        Just("<script>alert(1)</script>".to_owned()),
    ]
}

fn any_split() -> impl Strategy<Value = Split> {
    let rule = (any_version(), any_name(), any_text(), any::<bool>()).prop_map(
        |(version, key, expression, exact)| MatchRule {
            version,
            key: format!("invoke.headers.{key}"),
            method: if exact { Method::Exact } else { Method::Range },
            expression,
        },
    );
    prop_oneof![
        any_version().prop_map(Split::all),
        (any_version(), any_version(), any_weight())
            .prop_map(|(main, version, weight)| Split::weighted(main, version, weight)),
        (any_version(), prop::collection::vec(rule, 0..3)).prop_map(|(main, rules)| Split {
            main,
            routing: Routing::Rules(rules),
        }),
    ]
}

fn any_alias() -> impl Strategy<Value = AliasState> {
    prop_oneof![
        any_name().prop_map(|name| AliasState::Absent(AliasName::from_cloud(name))),
        (any_name(), any_split(), any_text())
            .prop_map(|(name, split, text)| AliasState::Is(Box::new(alias(&name, &split, &text)))),
    ]
}

fn any_key() -> impl Strategy<Value = TriggerKey> {
    (
        any_name(),
        select(&["timer", "cos", "ckafka"][..]),
        any_name(),
    )
        .prop_map(|(name, kind, qualifier)| TriggerKey {
            name,
            kind: kind.into(),
            qualifier,
        })
}

fn any_spec() -> impl Strategy<Value = TriggerSpec> {
    (any_key(), any_text(), any::<bool>(), any_text(), any_text()).prop_map(
        |(key, desc, enabled, argument, description)| TriggerSpec {
            key,
            desc,
            enabled,
            argument,
            description,
        },
    )
}

fn any_trigger() -> impl Strategy<Value = TriggerState> {
    prop_oneof![
        any_key().prop_map(TriggerState::Absent),
        any_spec().prop_map(|spec| {
            TriggerState::Is(Box::new(Trigger {
                trigger_name: spec.key.name,
                kind: spec.key.kind,
                qualifier: spec.key.qualifier,
                enable: u8::from(spec.enabled),
                trigger_desc: spec.desc,
                custom_argument: spec.argument,
                description: spec.description,
                mod_time: "2026-11-25 10:00:00".into(),
            }))
        }),
    ]
}

fn any_trigger_change() -> impl Strategy<Value = TriggerChange> {
    prop_oneof![
        any_spec().prop_map(TriggerChange::Create),
        (any_key(), any_spec()).prop_map(|(key, to)| TriggerChange::Edit { key, to }),
        any_key().prop_map(TriggerChange::Delete),
    ]
}

fn any_topic() -> impl Strategy<Value = LogTopic> {
    (any_name(), any_name()).prop_map(|(logset_id, topic_id)| LogTopic {
        logset_id,
        topic_id,
    })
}

/// Every kind of change but an upload.
fn any_change() -> impl Strategy<Value = Change> {
    let alias = || any_name().prop_map(AliasName::from_cloud);
    prop_oneof![
        (any_name(), any_split(), any_text()).prop_map(|(alias, split, description)| {
            Change::CreateAlias {
                alias,
                split,
                description,
            }
        }),
        (alias(), any_split(), option::of(any_text())).prop_map(|(alias, split, description)| {
            Change::UpdateSplit {
                alias,
                split,
                description,
            }
        }),
        alias().prop_map(|alias| Change::DeleteAlias { alias }),
        any_text().prop_map(|description| Change::PublishVersion { description }),
        alias().prop_map(|alias| Change::Promote { alias }),
        alias().prop_map(|alias| Change::RollBack { alias }),
        (
            any::<bool>(),
            option::of(any_text()),
            option::of(any_weight())
        )
            .prop_map(|(publish_first, publish, share)| {
                Change::Deploy(Deploy {
                    code: None,
                    publish_first,
                    publish,
                    share,
                })
            }),
        any_version().prop_map(|version| Change::DeleteVersion { version }),
        prop::collection::vec(any_trigger_change(), 0..3).prop_map(Change::Triggers),
        any_topic().prop_map(|topic| Change::WriteLogs { topic }),
        (
            prop::collection::vec(any_alias(), 0..3),
            prop::collection::vec(any_trigger(), 0..3)
        )
            .prop_map(|(aliases, triggers)| Change::Restore { aliases, triggers }),
    ]
}

/// Reviews of every kind, from anything.
pub(crate) fn any_review() -> impl Strategy<Value = Review> {
    let caller = (any_key(), any::<bool>()).prop_map(|(key, enabled)| Caller {
        name: key.name,
        kind: key.kind,
        qualifier: key.qualifier,
        enabled,
    });
    let base = (
        prop::collection::vec(any_alias(), 0..3),
        prop::collection::vec(any_trigger(), 0..2),
        option::of(any_topic()),
        option::of((1..=u32::MAX).prop_map(published)),
        prop::collection::vec(caller, 0..3),
    )
        .prop_map(|(aliases, triggers, logs, newest, callers)| Base {
            aliases,
            triggers,
            logs,
            newest,
            callers,
        });
    let change =
        (any_name(), any_name(), any_change()).prop_map(|(namespace, function, change)| {
            let target = Target {
                namespace,
                function,
            };
            (target, Proposal::Change(change))
        });
    let rollout =
        Just(rollout_plan()).prop_map(|plan| (plan.target.clone(), Proposal::Rollout(plan)));
    let proposal = prop_oneof![12 => change, 1 => rollout];
    (select(&Region::ALL[..]), proposal, any_text(), base).prop_map(
        |(region, (target, proposal), note, base)| Review {
            region,
            target,
            note,
            base,
            proposal,
        },
    )
}
