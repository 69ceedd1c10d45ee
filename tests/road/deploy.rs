//! Deployments in the default alias scheme: what is served at every moment of them, and what is
//! left when they are interrupted.

use std::cell::RefCell;
use std::rc::Rc;

use halftone::change::{Cause, Change, Deploy, Kept, Outcome, Package, Problem, Warning};
use halftone::scf::Action;
use halftone::traffic::{AliasName, Split, Version, Weight};
use proptest::prelude::*;
use serde_json::json;

use crate::account::{Account, Fault, Probe, update};

/// An archive with nothing in it but a comment: as much as the emulator looks at.
fn archive(comment: &str) -> Vec<u8> {
    let mut bytes = b"PK\x05\x06".to_vec();
    bytes.extend([0; 16]);
    bytes.extend(u16::try_from(comment.len()).unwrap().to_le_bytes());
    bytes.extend(comment.as_bytes());
    bytes
}

fn package() -> Package {
    Package::of("shop.zip", &archive("new"))
}

/// New code, with this share of `$DEFAULT` in the end.
fn new_code(share: Weight) -> Change {
    Change::Deploy(Deploy {
        code: Some(package()),
        share: Some(share),
        ..Deploy::default()
    })
}

fn percent(percent: u8) -> Weight {
    Weight::from_percent(percent).unwrap()
}

fn default_split(latest: u8, last: u32) -> Split {
    Split::weighted(
        Version::Latest,
        Version::Published(last),
        percent(100 - latest),
    )
}

fn fingerprint(probe: &Probe<'_>, qualifier: &str) -> String {
    let body = json!({"FunctionName": "my-function", "Qualifier": qualifier});
    let answer = probe.ask(Action::GetFunctionAddress, &body);
    answer["CodeSha256"].as_str().unwrap_or_default().to_owned()
}

/// The share of `$DEFAULT`'s callers, in ten-thousandths, who get other code than `old`.
fn exposed(probe: &Probe<'_>, old: &str) -> u16 {
    let body = json!({"FunctionName": "my-function", "Name": "$DEFAULT"});
    let alias = probe.ask(Action::GetAlias, &body);
    assert_eq!(alias["Error"], serde_json::Value::Null);
    let alias: halftone::scf::Alias = serde_json::from_value(alias).unwrap();
    let shares = alias.split().unwrap().shares().unwrap();
    let new = shares
        .into_iter()
        .filter(|(version, _)| fingerprint(probe, &version.to_string()) != old);
    new.map(|(_, share)| share.ten_thousandths()).sum()
}

/// Watches the exposure to new code from now on, before and after every call.
fn watch(account: &Account) -> Rc<RefCell<Vec<(Action, u16)>>> {
    let old = fingerprint(&account.probe(), "$LATEST");
    let seen = Rc::new(RefCell::new(Vec::new()));
    let record = Rc::clone(&seen);
    account.observe(Box::new(move |probe, action| {
        record.borrow_mut().push((action, exposed(probe, &old)));
    }));
    seen
}

fn faults() -> impl Strategy<Value = Option<(Action, Fault)>> {
    let actions = prop::sample::select(vec![
        Action::GetAlias,
        Action::UpdateAlias,
        Action::UpdateFunctionCode,
        Action::GetFunction,
        Action::PublishVersion,
    ]);
    let faults = prop::sample::select(vec![
        Fault::RequestLost,
        Fault::AnswerLost,
        Fault::Refused("FailedOperation.FunctionStatusError"),
        Fault::Refused("InternalError.System"),
        Fault::Refused("UnauthorizedOperation.CAM"),
    ]);
    prop::option::of((actions, faults))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// The point of it all: at no moment of a deployment, whatever happens to it, does new code
    /// get more of the traffic than was asked for.
    #[test]
    fn new_code_is_never_served_above_its_share(
        before in prop::option::of(0_u8..=100),
        share in 0_u8..=100,
        publish_first: bool,
        twice: bool,
        fault in faults(),
        second in faults(),
    ) {
        let account = Account::new();
        if let Some(latest) = before {
            account.done(&update("$DEFAULT", default_split(latest, 3)));
        }
        let seen = watch(&account);
        for (action, fault) in [fault, second.filter(|_| twice)].into_iter().flatten() {
            account.fail_next(action, fault);
        }
        let change = Change::Deploy(Deploy {
            code: Some(package()),
            publish_first,
            publish: None,
            share: Some(percent(share)),
        });
        let Ok(plan) = account.plan_now(&change) else { return Ok(()) };
        let outcome = account.execute(&plan);
        let most = seen.borrow().iter().map(|(_, share)| *share).max().unwrap_or_default();
        prop_assert!(most <= u16::from(share) * 100, "{most} of {share} %: {outcome:?}");
        if let Outcome::Done(_) = outcome {
            let now = account.split("$DEFAULT").unwrap().share(Version::Latest);
            prop_assert_eq!(now, Some(percent(share)));
        }
    }
}

#[test]
fn a_deployment_pins_uploads_waits_and_only_then_gives_its_share() {
    let account = Account::new();
    let seen = watch(&account);
    let (plan, outcome) = account.apply(&new_code(percent(10)));
    let Outcome::Done(done) = outcome else {
        panic!("{outcome:?}")
    };
    let writes: Vec<Action> = done.receipts.iter().map(|one| one.action).collect();
    assert_eq!(
        writes,
        [
            Action::UpdateAlias,
            Action::UpdateFunctionCode,
            Action::UpdateAlias
        ]
    );
    assert_eq!(account.split("$DEFAULT"), Some(default_split(10, 3)));
    let last = seen.borrow().last().copied();
    assert_eq!(last, Some((Action::GetAlias, 1_000)), "it is served now");
    // Everybody was on $LATEST, which may hold newer code than version 3.
    assert!(matches!(plan.warnings[0], Warning::PinServesOlder { .. }));
    let upload = plan.calls().into_iter();
    let upload = upload.filter(|call| call.action == Action::UpdateFunctionCode);
    assert!(upload.into_iter().all(|call| call.body.len() < 200));
}

#[test]
fn publishing_first_keeps_what_everybody_has_while_the_new_code_comes() {
    let account = Account::new();
    account.done(&new_code(Weight::FULL));
    let (_, outcome) = account.apply(&Change::Deploy(Deploy {
        code: Some(Package::of("next.zip", &archive("newer"))),
        publish_first: true,
        share: Some(percent(5)),
        ..Deploy::default()
    }));
    assert!(matches!(outcome, Outcome::Done(_)), "{outcome:?}");
    assert_eq!(account.split("$DEFAULT"), Some(default_split(5, 4)));
    let old = fingerprint(&account.probe(), "4");
    assert_ne!(old, fingerprint(&account.probe(), "$LATEST"));
    assert_ne!(old, fingerprint(&account.probe(), "3"));
}

#[test]
fn the_four_steps_of_the_guide_lead_from_version_n_to_version_n_plus_1() {
    let account = Account::new();
    let deploy = Deploy {
        code: Some(package()),
        share: Some(percent(10)),
        ..Deploy::default()
    };
    account.done(&Change::Deploy(deploy));
    assert_eq!(account.split("$DEFAULT"), Some(default_split(10, 3)));
    account.done(&Change::Deploy(Deploy::set_traffic(Weight::FULL)));
    assert_eq!(account.split("$DEFAULT"), Some(Split::all(Version::Latest)));
    account.done(&Change::Deploy(Deploy::finish("stable")));
    assert_eq!(account.split("$DEFAULT"), Some(default_split(0, 4)));
    let probe = account.probe();
    assert_eq!(fingerprint(&probe, "4"), fingerprint(&probe, "$LATEST"));
}

#[test]
fn a_version_with_another_number_than_expected_gets_the_traffic_all_the_same() {
    let account = Account::new();
    let plan = account
        .plan(&Change::Deploy(Deploy::finish("stable")))
        .unwrap();
    // Somebody else publishes version 4 in between.
    account.done(&Change::PublishVersion {
        description: String::new(),
    });
    assert!(matches!(account.execute(&plan), Outcome::Done(_)));
    assert_eq!(account.split("$DEFAULT"), Some(default_split(0, 5)));
}

#[test]
fn without_a_published_version_latest_keeps_everything_and_it_is_said() {
    let account = Account::unpublished();
    let share = Change::Deploy(Deploy::set_traffic(percent(20)));
    assert_eq!(account.plan(&share).unwrap_err(), [Problem::OnlyLatest]);
    let (plan, outcome) = account.apply(&new_code(percent(20)));
    assert!(matches!(outcome, Outcome::Done(_)));
    assert!(plan.warnings.contains(&Warning::OnlyLatest));
    assert_eq!(account.split("$DEFAULT"), Some(Split::all(Version::Latest)));
}

#[test]
fn an_interrupted_deployment_goes_on_from_where_it_stopped() {
    let account = Account::new();
    let change = Change::Deploy(Deploy {
        code: Some(package()),
        publish: Some("release".into()),
        share: Some(percent(0)),
        ..Deploy::default()
    });
    let plan = account.plan(&change).unwrap();
    account.refuse_next(Action::PublishVersion, "UnauthorizedOperation.CAM");
    let Outcome::Failed(failure) = account.execute(&plan) else {
        panic!("not failed")
    };
    assert_eq!(failure.so_far.receipts.len(), 2, "pinned and uploaded");
    assert_eq!(failure.rest.len(), 3, "publish, wait, turn");
    let rest = plan.rest(&failure).unwrap();
    assert!(matches!(account.execute(&rest), Outcome::Done(_)));
    assert_eq!(account.split("$DEFAULT"), Some(default_split(0, 4)));
    assert_eq!(account.sent(Action::UpdateFunctionCode), 1);
}

#[test]
fn an_interrupted_deployment_is_taken_back_and_says_what_stays() {
    let account = Account::new();
    let before = account.alias("$DEFAULT").unwrap();
    let plan = account.plan(&new_code(percent(50))).unwrap();
    let third_read = account.sent(Action::GetAlias) + 3;
    account.refuse_nth(Action::GetAlias, third_read, "UnauthorizedOperation.CAM");
    let Outcome::Failed(failure) = account.execute(&plan) else {
        panic!("not failed")
    };
    let reversal = plan.reversal(&failure.so_far).unwrap();
    let undo = reversal.plan();
    assert!(matches!(account.execute(&undo), Outcome::Done(_)));
    assert!(account.alias("$DEFAULT").unwrap().says_the_same(&before));
}

#[test]
fn an_undo_that_gives_traffic_to_other_code_says_so() {
    let account = Account::new();
    let (plan, outcome) = account.apply(&new_code(percent(10)));
    let Outcome::Done(done) = outcome else {
        panic!("{outcome:?}")
    };
    let reversal = plan.reversal(&done).unwrap();
    assert_eq!(reversal.kept.len(), 1);
    let alias = AliasName::default_alias();
    let share = Weight::FULL;
    assert_eq!(
        reversal.plan().warnings,
        [Warning::CodeIsNotPutBack { alias, share }]
    );
}

#[test]
fn the_undo_of_every_kind_of_deployment_restores_the_alias_exactly() {
    let kinds = [
        Deploy {
            code: Some(package()),
            share: Some(percent(10)),
            ..Deploy::default()
        },
        Deploy {
            code: Some(package()),
            publish_first: true,
            publish: Some("release".into()),
            share: Some(percent(0)),
        },
        Deploy::set_traffic(percent(33)),
        Deploy::set_traffic(Weight::FULL),
        Deploy::finish("stable"),
    ];
    for kind in kinds {
        let account = Account::new();
        account.done(&update("$DEFAULT", default_split(20, 2)));
        let before = account.alias("$DEFAULT").unwrap();
        let (plan, outcome) = account.apply(&Change::Deploy(kind));
        let Outcome::Done(done) = outcome else {
            panic!("{outcome:?}")
        };
        let undo = plan.reversal(&done).unwrap().plan();
        assert!(matches!(account.execute(&undo), Outcome::Done(_)));
        assert!(account.alias("$DEFAULT").unwrap().says_the_same(&before));
    }
}

#[test]
fn nothing_is_uploaded_when_somebody_unpins_the_alias_first() {
    let account = Account::new();
    account.done(&update("$DEFAULT", default_split(0, 3)));
    let plan = account.plan(&new_code(percent(10))).unwrap();
    account.done(&update("$DEFAULT", Split::all(Version::Latest)));
    let Outcome::Conflict(conflict) = account.execute(&plan) else {
        panic!("no conflict")
    };
    assert_eq!(conflict.stage, 0);
    assert_eq!(account.sent(Action::UpdateFunctionCode), 0);
}

#[test]
fn an_upload_whose_answer_is_lost_leaves_the_new_code() {
    for fault in [Fault::AnswerLost, Fault::RequestLost] {
        let account = Account::new();
        account.fail_next(Action::UpdateFunctionCode, fault);
        let before = fingerprint(&account.probe(), "$LATEST");
        let (_, outcome) = account.apply(&new_code(percent(10)));
        assert!(matches!(outcome, Outcome::Done(_)), "{outcome:?}");
        assert_ne!(before, fingerprint(&account.probe(), "$LATEST"));
    }
    let account = Account::new();
    for _ in 0..2 {
        account.fail_next(Action::UpdateFunctionCode, Fault::RequestLost);
    }
    let (plan, outcome) = account.apply(&new_code(percent(10)));
    let Outcome::Failed(failure) = outcome else {
        panic!("{outcome:?}")
    };
    assert!(matches!(failure.cause, Cause::Unknown(_)));
    // The code may be there: whoever takes back the rest is told.
    let undo = plan.reversal(&failure.so_far).unwrap();
    assert_eq!(undo.kept, [Kept::Code]);
    // The same archive twice leaves the same code, so going on is safe.
    let rest = plan.rest(&failure).unwrap();
    assert!(matches!(account.execute(&rest), Outcome::Done(_)));
}

#[test]
fn an_archive_above_the_limit_is_refused_before_anything_is_sent() {
    let account = Account::new();
    let large = Package::of("large.zip", &vec![0; Package::LARGEST + 1]);
    let problems = account
        .plan(&Change::Deploy(Deploy {
            code: Some(large),
            ..Deploy::default()
        }))
        .unwrap_err();
    let size = Package::LARGEST + 1;
    assert_eq!(problems, [Problem::PackageTooLarge { size }]);
    assert_eq!(
        account
            .plan(&Change::Deploy(Deploy::default()))
            .unwrap_err(),
        [Problem::NothingToDeploy]
    );
}
