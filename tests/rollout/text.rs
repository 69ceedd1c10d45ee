//! A plan as text and as a link, both ways.

use halftone::change::Target;
use halftone::judge::ErrorRate;
use halftone::rollout::{
    End, Guards, Hold, LONGEST_LINK, Plan, Preset, Reaction, Step, Unsure, from_link, read,
    to_link, write,
};
use halftone::scf::Region;
use halftone::traffic::{AliasName, Version, Weight};
use proptest::prelude::*;

const PLAN: &str = "\
# Fifteen minutes
region: ap-shanghai
namespace: shop
function: checkout
alias: prod
canary: 5
steps:
  - share: 1%
    hold: 10m   # a look at the logs
  - share: 12.5 %
    hold: approval
  - {share: 50%, hold: 500 requests}
finish: promote
guards:
  errors: 0.5 points
  latency: 50%
  throttles: 10 per minute
  on-trip: hold
  when-unsure: ask
";

#[test]
fn a_plan_is_read_as_it_is_written() {
    let step = |share: u16, hold| Step {
        share: Weight::from_ten_thousandths(share).unwrap(),
        hold,
    };
    let expected = Plan {
        region: Region::named("ap-shanghai"),
        target: Target {
            namespace: "shop".into(),
            function: "checkout".into(),
        },
        alias: "prod".parse().unwrap(),
        canary: Version::Published(5),
        steps: vec![
            step(100, Hold::Time(600)),
            step(1_250, Hold::Approval),
            step(5_000, Hold::Requests(500)),
        ],
        finish: Some(End::Promote),
        guards: Guards {
            errors: ErrorRate::from_millionths(5_000),
            latency: Some(50),
            throttles: Some(10),
            reaction: Reaction::Hold,
            unsure: Unsure::Ask,
        },
    };
    assert_eq!(read(PLAN), Ok(expected));
}

/// What reading says, in words.
fn said(text: &str) -> Vec<String> {
    let wrong = read(text).unwrap_err();
    wrong.iter().map(ToString::to_string).collect()
}

/// The plan with one piece of it replaced.
fn with(old: &str, new: &str) -> Vec<String> {
    assert!(PLAN.contains(old), "{old}");
    said(&PLAN.replace(old, new))
}

#[test]
fn every_mistake_is_told_with_its_line_and_its_field() {
    for (old, new, expected) in [
        (
            "share: 1%",
            "share: 0.5",
            "Line 8, steps[0].share: “0.5” cannot be read here. Write a percentage from 0.01% to 100%, such as 5%.",
        ),
        (
            "share: 12.5 %",
            "share: 1%",
            "Line 10, steps[1].share: The plan goes backwards: this step gives the canary 1\u{a0}%, and it has 1\u{a0}% by then. Let the shares grow.",
        ),
        (
            "hold: 10m",
            "hold: 30s",
            "Line 9, steps[0].hold: 30 seconds are over before anything is known: the cloud counts by the minute. Hold for at least 60 seconds.",
        ),
        (
            "hold: 10m",
            "hold: 10",
            "Line 9, steps[0].hold: “10” cannot be read here. Write a time such as 10m or 2h, approval, or a sample such as 500 requests.",
        ),
        (
            "hold: 10m",
            "hold: 31d",
            "Line 9, steps[0].hold: Hold for at most 30 days, or until approval.",
        ),
        (
            "500 requests",
            "0 requests",
            "Line 12, steps[2].hold: Write how many requests the canary has to answer, at least 1.",
        ),
        (
            "finish: promote\n",
            "",
            "Line 7, finish: The plan ends at 50\u{a0}% and does not say what comes then. Write finish: promote to give the canary everything, or finish: keep to leave it there.",
        ),
        (
            "canary: 5",
            "canary: n+1",
            "Line 6, canary: “n+1” is not a version. Write $LATEST or a number such as 4.",
        ),
        (
            "canary: 5\n",
            "",
            "Line 2, canary: canary is missing. Add a line canary: with its value.",
        ),
        (
            "canary: 5",
            "canray: 5",
            "Line 6, column 1: There is no key canray. Did you mean canary?",
        ),
        (
            "finish: promote",
            "finish: done",
            "Line 13, finish: “done” cannot be read here. Write promote or keep.",
        ),
        (
            "errors: 0.5 points",
            "errors: 0.5",
            "Line 15, guards.errors: “0.5” cannot be read here. Write a rise of the error rate such as 1 point or 0.5 points.",
        ),
        (
            "errors: 0.5 points",
            "errors: 0 points",
            "Line 15, guards.errors: Write a limit above nothing and, for a rate, up to 100 points.",
        ),
        (
            "on-trip: hold",
            "on-trip: rollback",
            "Line 18, guards.on-trip: “rollback” cannot be read here. Write roll back or hold.",
        ),
        (
            "region: ap-shanghai",
            "region: shanghai",
            "Line 2, region: “shanghai” is not a region of SCF. Did you mean ap-shanghai?",
        ),
        (
            "alias: prod",
            "alias: [prod]",
            "Line 5, alias: Write one value here, on the same line.",
        ),
        (
            "function: checkout",
            "function: &x checkout",
            "Line 4, column 11: & (an anchor or a tag) is not read here. Write the value itself.",
        ),
    ] {
        let said = with(old, new);
        assert!(said.contains(&expected.to_owned()), "{new}: {said:?}");
    }
}

#[test]
fn texts_that_are_no_plans_are_refused_and_never_a_panic() {
    for text in [
        "",
        "# nothing\n",
        "- share: 1%\n",
        "steps\n",
        "steps: 5\n",
        "guards: 5\n",
    ] {
        assert!(read(text).is_err(), "{text}");
    }
    assert!(said(&format!("# {}", "x".repeat(20_000)))[0].contains("16 KB"));
}

#[test]
fn a_link_that_is_cut_off_too_long_or_no_link_is_refused() {
    let plan = read(PLAN).unwrap();
    let link = to_link(&plan).unwrap();
    assert_eq!(from_link(&link), Ok(plan.clone()));
    assert!(
        link.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    );
    for broken in [
        "",
        "%",
        "====",
        "AAAA",
        &link[..link.len() / 2],
        &"A".repeat(5_000),
    ] {
        assert!(from_link(broken).is_err(), "{broken}");
    }
    let step = plan.steps[0];
    let long = Plan {
        steps: (1..=100)
            .map(|share| Step {
                share: Weight::from_percent(share).unwrap(),
                ..step
            })
            .collect(),
        ..plan
    };
    assert_eq!(read(&write(&long)), Ok(long.clone()));
    assert!(to_link(&long).is_none_or(|link| link.len() <= LONGEST_LINK));
}

#[test]
fn presets_are_plans_under_their_own_names() {
    let target = Target {
        namespace: "default".into(),
        function: "app".into(),
    };
    let mut names = Vec::new();
    for preset in Preset::all() {
        let plan = preset.plan(
            target.clone(),
            "prod".parse().unwrap(),
            Version::Published(2),
        );
        assert_eq!(read(&write(&plan)), Ok(plan.clone()), "{}", preset.name());
        names.push((preset.name(), plan.steps.len(), plan.shortest()));
    }
    assert!(names.contains(&("1/5/25/50/100", 4, 2_400)));
    assert!(names.contains(&("Canary10Percent5Minutes", 1, 300)));
    assert!(names.contains(&("Linear10PercentEvery1Minute", 9, 540)));
    assert!(names.contains(&("AllAtOnce", 0, 0)));
}

fn holds() -> impl Strategy<Value = Hold> {
    prop_oneof![
        (Hold::SHORTEST..=Hold::LONGEST).prop_map(Hold::Time),
        Just(Hold::Approval),
        (1_u64..1 << 60).prop_map(Hold::Requests),
    ]
}

fn plans() -> impl Strategy<Value = Plan> {
    let names = "[A-Za-z0-9:#'\" _-]{0,12}[A-Za-z0-9]";
    let alias = prop_oneof![
        "[A-Za-z][A-Za-z0-9_-]{0,20}".prop_map(|name| name.parse().unwrap()),
        Just(AliasName::default_alias()),
    ];
    let canary = prop_oneof![
        (1_u32..2_000).prop_map(Version::Published),
        Just(Version::Latest)
    ];
    let steps = prop::collection::btree_map(1_u16..=10_000, holds(), 0..8);
    let guards = (
        prop::option::of(1_u32..=1_000_000),
        prop::option::of(1_u16..),
        prop::option::of(any::<u64>()),
        prop::sample::select(vec![Reaction::RollBack, Reaction::Hold]),
        prop::sample::select(vec![Unsure::Wait, Unsure::Ask, Unsure::Advance]),
    );
    let region = prop::option::of(prop::sample::select(Region::ALL.to_vec()));
    let finish = prop::sample::select(vec![End::Promote, End::Keep]);
    (region, names, names, alias, canary, steps, finish, guards).prop_map(
        |(region, namespace, function, alias, canary, steps, finish, guards)| {
            let empty = steps.is_empty();
            Plan {
                region,
                target: Target {
                    namespace,
                    function,
                },
                alias,
                canary,
                steps: steps
                    .into_iter()
                    .map(|(share, hold)| Step {
                        share: Weight::from_ten_thousandths(share).unwrap(),
                        hold,
                    })
                    .collect(),
                finish: Some(if empty { End::Promote } else { finish }),
                guards: Guards {
                    errors: guards.0.and_then(ErrorRate::from_millionths),
                    latency: guards.1,
                    throttles: guards.2,
                    reaction: guards.3,
                    unsure: guards.4,
                },
            }
        },
    )
}

proptest! {
    #[test]
    fn every_plan_survives_its_text_and_its_link(plan in plans()) {
        let text = write(&plan);
        prop_assert_eq!(read(&text), Ok(plan.clone()), "{}", text);
        if let Some(link) = to_link(&plan) {
            prop_assert_eq!(from_link(&link), Ok(plan));
        }
    }

    #[test]
    fn no_text_and_no_link_is_a_panic(text in any::<String>(), link in "[A-Za-z0-9_=%-]{0,200}") {
        let _ = (read(&text), from_link(&link), from_link(&text));
    }

    #[test]
    fn no_plan_with_a_piece_cut_out_is_a_panic(from in 0..PLAN.len(), length in 0..60_usize) {
        let to = (from + length).min(PLAN.len());
        let _ = read(&format!("{}{}", &PLAN[..from], &PLAN[to..]));
    }
}
