//! Rollouts: their plans and journals, and the verdict on a canary.

use halftone::change::Target;
use halftone::console::language::ENGLISH;
use halftone::console::language::chinese::rooms::CHINESE;
use halftone::judge::{Count, ErrorRate, Judgement, Minute, Missing, Verdict};
use halftone::rollout::{
    Field, Misread, NotHere, Obstacle, Problem, Reason, Unreadable, Unsaved, Wrong,
};
use halftone::scf::{Error, Region, Status, TransportError, UnknownRegion};
use halftone::sls::events::Place;
use halftone::traffic::{self, AliasName, Version, Weight};
use wasm_bindgen_test::wasm_bindgen_test;

use super::files::faults;
use super::{compare, compare_all, every};

const V7: Version = Version::Published(7);
const V9: Version = Version::Published(9);
const AT: Place = Place {
    line: 12,
    column: 34,
};

fn problems() -> Vec<Problem> {
    let alias = || AliasName::from_cloud("prod-3");
    let share = |percent| Weight::from_percent(percent).unwrap();
    every!(Problem:
        NameMissing,
        NoSteps,
        TooManySteps { count: 123 },
        GoesBackwards { share: share(5), before: share(45) },
        ShareZero,
        EndsBelow { share: share(45) },
        HoldTooShort { seconds: 25 },
        HoldTooLong,
        NoRequests,
        GuardRange,
        AliasNotFound { alias: alias() },
        VersionNotFound { version: V9, newest: Some(V7) },
        VersionNotFound { version: V9, newest: None },
        VersionNotActive { version: V9, status: Status::Other("Failed2".into()) },
        ServesAll { canary: V9 },
        OtherCanary { alias: alias(), canary: V9 },
        RoutesByRules { alias: alias() },
        RoutingUnreadable { problem: traffic::Problem::FractionTooFine },
        CanaryIsLatest,
        CanaryChanges,
        NothingPublished,
    )
}

#[wasm_bindgen_test]
fn problems_of_plans() {
    compare_all(&problems(), CHINESE.rollout);
}

#[wasm_bindgen_test]
fn texts_of_plans_that_cannot_be_read() {
    let mut all = every!(Wrong:
        TooLong,
        Empty,
        Link,
        Yaml(faults()[0].clone()),
        NotAMap,
        NotAList,
        NotAText,
        UnknownKey { key: "stepz2".into(), nearest: Some("steps") },
        UnknownKey { key: "colour2".into(), nearest: None },
        Missing("canary"),
        Value("x5".into()),
        Rule(traffic::Problem::AdditionalIsMain { version: V7 }),
        Region(UnknownRegion { text: "ap-nowhere".into(), nearest: None }),
        Plan(Problem::TooManySteps { count: 123 }),
    );
    all.extend(faults().into_iter().map(Wrong::Yaml));
    let of = |wrong: &Wrong, place, field| Misread {
        place,
        field,
        wrong: wrong.clone(),
    };
    for wrong in &all {
        let places = [
            (Some(AT), Some(Field::Share(1))),
            (Some(AT), None),
            (None, Some(Field::Hold(1))),
            (None, None),
        ];
        compare_all(
            &places.map(|(place, field)| of(wrong, place, field)),
            CHINESE.misread,
        );
    }
    let fields = every!(Field:
        Region, Namespace, Function, Alias, Canary, Steps, Share(1), Hold(1), Finish, Errors, Latency,
        Throttles, OnTrip, WhenUnsure,
    );
    for field in fields {
        let misread = of(&Wrong::Value("x5".into()), None, Some(field));
        compare(&misread.to_string(), &(CHINESE.misread)(&misread));
    }
}

#[wasm_bindgen_test]
fn journals_that_cannot_be_read_or_written() {
    let misread = Misread {
        place: Some(AT),
        field: None,
        wrong: Wrong::Missing("canary"),
    };
    let all = every!(Unreadable:
        Line { line: 12, reason: "column 3".into() },
        Order { line: 12 },
        NoPlan,
        Plan(vec![misread.clone(), misread]),
    );
    compare_all(&all, CHINESE.journal);
    let unsaved = every!(Unsaved:
        Full, OtherPage, KeepsNothing, Forgotten, OtherVersion, NoDriver, Refused("quota of 5 MB".into()),
    );
    compare_all(&unsaved, CHINESE.unsaved);
    let not_here = every!(NotHere:
        Empty,
        NoPlan(Unreadable::NoPlan),
        OtherRegion { region: Region::GUANGZHOU },
        OtherFunction { target: Target { namespace: "default7".into(), function: "pay7".into() } },
        OtherAlias { alias: AliasName::from_cloud("prod-3") },
        Older { missing: 12 },
        Forked { number: 34 },
    );
    compare_all(&not_here, CHINESE.not_here);
}

#[wasm_bindgen_test]
fn what_came_between_a_rollout_and_its_next_move() {
    let obstacles = every!(Obstacle:
        VersionNotFound { version: V7, newest: Some(V9) },
        VersionNotFound { version: V7, newest: None },
        VersionNotActive { version: V7, status: Status::Publishing },
        VersionNotActive { version: V7, status: Status::PublishFailed },
        FunctionNotActive { status: Status::Updating },
        FunctionNotActive { status: Status::UpdateFailed },
        Other,
    );
    let reasons = every!(Reason:
        Call(Error::Transport(TransportError::Unreachable)),
        Against(obstacles),
        Version { version: V7, status: Status::PublishFailed },
        Unknown,
        Said("由页面说明，例如 7。".into()),
    );
    compare_all(&reasons, CHINESE.reason);
}

#[wasm_bindgen_test]
fn a_verdict_with_what_it_rests_on() {
    let missing = every!(Missing: Canary, Stable, Requests(4_321), TooMany);
    let mut verdicts = every!(Verdict:
        Worse { minute: 17 },
        NoSignOfHarm { excluded: ErrorRate::from_millionths(12_500).unwrap() },
        NotYet(Missing::Canary),
    );
    verdicts.extend(missing.into_iter().map(Verdict::NotYet));
    let count = |requests, errors| Count::new(requests, errors).unwrap();
    for verdict in verdicts {
        let judgement = Judgement {
            verdict,
            total: Minute {
                canary: count(3_300, 12),
                stable: count(2_700, 31),
            },
            step: Minute {
                canary: count(100, 4),
                stable: count(900, 11),
            },
            minutes: 20,
            evidence_tenths: 314,
            threshold_tenths: 205,
            rise: ErrorRate::from_millionths(5_000).unwrap(),
        };
        let english = (ENGLISH.rollout_verdict.judgement)(&judgement);
        compare(&english, &(CHINESE.judgement)(&judgement));
    }
}
