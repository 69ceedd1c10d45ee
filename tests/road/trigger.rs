//! Triggers: created, edited, moved as a safe plan, and put back.

use halftone::change::{
    Cause, Change, Outcome, Problem, PutBack, TriggerChange, TriggerKey, TriggerSpec,
};
use halftone::scf::Action;

use crate::account::{Account, Fault, canary, create};

fn timer(name: &str, qualifier: &str, cron: &str) -> TriggerSpec {
    TriggerSpec {
        key: TriggerKey {
            name: name.into(),
            kind: "timer".into(),
            qualifier: qualifier.into(),
        },
        desc: cron.into(),
        enabled: true,
        argument: "argument".into(),
        description: "every five minutes".into(),
    }
}

fn triggers(changes: impl Into<Vec<TriggerChange>>) -> Change {
    Change::Triggers(changes.into())
}

fn account() -> Account {
    let account = Account::new();
    account.done(&create("alias-prod", canary(1, 2, 50)));
    let made = timer("tick", "$DEFAULT", "*/5 * * * *");
    let other = timer("other", "$DEFAULT", "0 0 9 * * * *");
    let changes = [TriggerChange::Create(made), TriggerChange::Create(other)];
    let (_, outcome) = account.apply(&triggers(changes));
    assert!(matches!(outcome, Outcome::Done(_)), "{outcome:?}");
    account
}

fn moved() -> TriggerChange {
    TriggerChange::Edit {
        key: timer("tick", "$DEFAULT", "").key,
        to: timer("tick", "alias-prod", "*/5 * * * *"),
    }
}

fn there(account: &Account) -> Vec<(String, String, String)> {
    let triggers = account.snapshot().triggers.into_iter();
    let mut there: Vec<_> = triggers
        .map(|one| {
            let cron = one.cron().unwrap();
            (one.trigger_name, one.qualifier, cron)
        })
        .collect();
    there.sort();
    there
}

fn as_tuples(expected: [(&str, &str, &str); 2]) -> Vec<(String, String, String)> {
    let owned = expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned()));
    owned.to_vec()
}

const BEFORE: [(&str, &str, &str); 2] = [
    ("other", "$DEFAULT", "0 0 9 * * * *"),
    ("tick", "$DEFAULT", "0 */5 * * * * *"),
];
const AFTER: [(&str, &str, &str); 2] = [
    ("other", "$DEFAULT", "0 0 9 * * * *"),
    ("tick", "alias-prod", "0 */5 * * * * *"),
];

#[test]
fn a_trigger_moves_by_being_made_anew_before_the_old_one_goes() {
    let account = account();
    let plan = account.plan(&triggers([moved()])).unwrap();
    let writes: Vec<Action> = plan
        .calls()
        .into_iter()
        .map(|call| call.action)
        .filter(|action| *action != Action::ListTriggers)
        .collect();
    assert_eq!(writes, [Action::CreateTrigger, Action::DeleteTrigger]);
    let Outcome::Done(done) = account.execute(&plan) else {
        panic!("not done")
    };
    assert_eq!(there(&account), as_tuples(AFTER));
    let undo = plan.reversal(&done).unwrap().plan();
    assert!(matches!(account.execute(&undo), Outcome::Done(_)));
    assert_eq!(there(&account), as_tuples(BEFORE));
}

#[test]
fn a_move_that_fails_anywhere_leaves_everything_as_it_was() {
    for action in [Action::CreateTrigger, Action::DeleteTrigger] {
        let account = account();
        account.refuse_next(action, "UnauthorizedOperation.CAM");
        let (plan, outcome) = account.apply(&triggers([moved()]));
        let Outcome::Failed(failure) = outcome else {
            panic!("{outcome:?}")
        };
        let put_back = (action == Action::DeleteTrigger).then_some(PutBack::Done);
        assert_eq!(failure.put_back, put_back);
        assert_eq!(there(&account), as_tuples(BEFORE), "{action:?}");
        if action == Action::DeleteTrigger {
            assert_eq!(plan.rest(&failure), None, "there is nothing to go on from");
        }
    }
}

#[test]
fn a_lost_answer_moves_it_exactly_once() {
    for action in [Action::CreateTrigger, Action::DeleteTrigger] {
        for fault in [Fault::AnswerLost, Fault::RequestLost] {
            let account = account();
            account.fail_next(action, fault);
            let (_, outcome) = account.apply(&triggers([moved()]));
            assert!(matches!(outcome, Outcome::Done(_)), "{outcome:?}");
            assert_eq!(there(&account), as_tuples(AFTER), "{action:?} {fault:?}");
        }
    }
}

#[test]
fn a_trigger_is_put_back_even_if_nobody_knows_whether_the_old_one_went() {
    for fault in [Fault::AnswerLost, Fault::RequestLost] {
        let account = account();
        let plan = account.plan(&triggers([moved()])).unwrap();
        account.fail_next(Action::DeleteTrigger, fault);
        // The look at what became of it fails four times; the three before, around the first
        // write and ahead of the second, do not.
        let before = account.sent(Action::ListTriggers) + 3;
        for look in 1..=4 {
            account.refuse_nth(Action::ListTriggers, before + look, "InternalError");
        }
        let Outcome::Failed(failure) = account.execute(&plan) else {
            panic!("nothing failed")
        };
        assert!(matches!(failure.cause, Cause::Unknown(_)), "{failure:?}");
        assert_eq!(failure.put_back, Some(PutBack::Done));
        assert_eq!(there(&account), as_tuples(BEFORE), "{fault:?}");
    }
}

#[test]
fn an_edit_in_place_is_read_back_and_undone_exactly() {
    let account = account();
    let before = account.snapshot().triggers;
    let mut to = timer("tick", "$DEFAULT", "0 0 3 * * * *");
    to.enabled = false;
    to.argument = String::new();
    let key = to.key.clone();
    let (plan, outcome) = account.apply(&triggers([TriggerChange::Edit { key, to }]));
    let Outcome::Done(done) = outcome else {
        panic!("{outcome:?}")
    };
    let undo = plan.reversal(&done).unwrap().plan();
    assert!(matches!(account.execute(&undo), Outcome::Done(_)));
    for trigger in account.snapshot().triggers {
        assert!(before.iter().any(|one| one.says_the_same(&trigger)));
    }
}

#[test]
fn an_edit_that_says_what_is_there_already_changes_nothing() {
    let account = account();
    let to = timer("tick", "$DEFAULT", "*/5 * * * *");
    let key = to.key.clone();
    let problems = account.plan(&triggers([TriggerChange::Edit { key, to }]));
    assert_eq!(problems.unwrap_err(), [Problem::NothingToChange]);
}

#[test]
fn what_no_trigger_can_be_is_refused_before_anything_is_sent() {
    let account = account();
    let refused = |change| account.plan(&triggers([change])).unwrap_err();
    let exists = timer("tick", "$DEFAULT", "*/5 * * * *");
    let key = exists.key.clone();
    assert_eq!(
        refused(TriggerChange::Create(exists)),
        [Problem::TriggerExists { key }]
    );
    let nowhere = timer("new", "alais-prod", "*/5 * * * *");
    assert_eq!(
        refused(TriggerChange::Create(nowhere)),
        [Problem::QualifierNotFound {
            qualifier: "alais-prod".into()
        }]
    );
    let nameless = timer("9 lives", "$DEFAULT", "*/5 * * * *");
    assert_eq!(
        refused(TriggerChange::Create(nameless)),
        [Problem::TriggerName {
            name: "9 lives".into()
        }]
    );
    for never in ["0 0 0 30 2 * *", "0 0 0 1 1 * 2000", "every day"] {
        let never = timer("never", "$DEFAULT", never);
        let problems = refused(TriggerChange::Create(never));
        assert!(matches!(problems[..], [Problem::Cron(_)]), "{problems:?}");
    }
    let key = timer("gone", "$DEFAULT", "").key;
    assert_eq!(
        refused(TriggerChange::Delete(key.clone())),
        [Problem::TriggerNotFound { key }]
    );
}
