//! What was measured, read over the wire in as few calls as it takes.

use halftone::emulator::MonitorRefusal;
use halftone::scf::InvokeFunction;
use halftone::telemetry::{History, Measure, Place, Reason, Subject, Watch, reads};
use halftone::traffic::{AliasName, Version};

use crate::account::Account;
use crate::support::run;

fn place() -> Place {
    Place {
        namespace: "default".into(),
        function: "my-function".into(),
    }
}

fn invoke(account: &Account, qualifier: &str, times: usize) {
    for _ in 0..times {
        let request = InvokeFunction {
            function_name: "my-function".into(),
            namespace: "default".into(),
            qualifier: qualifier.into(),
            event: String::new(),
            routing_key: String::new(),
        };
        run(account.client.call(&request)).unwrap();
    }
}

/// Asks for everything that is missing, and says how many calls that took.
fn ask(account: &Account, history: &mut History, watch: &Watch) -> Result<u32, Reason> {
    let before = account.client.billed();
    let now = account.client.clock().now() / 1_000;
    for read in reads(&history.needs(&place(), watch, now), now) {
        let answer = run(account.client.call(&read.request()));
        let answer = answer.map_err(|error| Reason::of(&error))?.answer;
        history.take(&place(), &read, &answer)?;
    }
    Ok(account.client.billed() - before)
}

#[test]
fn fifty_subjects_cost_a_call_a_measure_and_a_minute() {
    let account = Account::new();
    let two = Subject::Version(Version::Published(2));
    let default = Subject::Alias(AliasName::default_alias());
    let mut subjects = vec![default.clone()];
    subjects.extend((1..50).map(|number| Subject::Version(Version::Published(number))));
    let watch = Watch {
        subjects,
        measures: Measure::ALL.to_vec(),
        window: 3_600,
    };
    invoke(&account, "2", 3);
    invoke(&account, "$DEFAULT", 2);
    run(account.client.clock().sleep(60_000));
    let mut history = History::default();
    assert_eq!(ask(&account, &mut history, &watch), Ok(4));
    let sum = |history: &History, subject: &Subject| history.sum(subject, 0..u64::MAX);
    assert_eq!(sum(&history, &two).requests, Some(3));
    assert_eq!(sum(&history, &two).errors, Some(0));
    assert!(sum(&history, &two).duration().is_some());
    assert_eq!(sum(&history, &default).requests, Some(2));
    let never = Subject::Version(Version::Published(3));
    assert!(sum(&history, &never).is_empty(), "nothing is not zero");
    assert_eq!(ask(&account, &mut history, &watch), Ok(0));
    invoke(&account, "2", 4);
    run(account.client.clock().sleep(60_000));
    assert_eq!(ask(&account, &mut history, &watch), Ok(4));
    assert_eq!(sum(&history, &two).requests, Some(7));
}

#[test]
fn an_account_without_monitor_says_so_and_nothing_is_measured() {
    let account = Account::new();
    invoke(&account, "2", 1);
    run(account.client.clock().sleep(60_000));
    let watch = Watch {
        subjects: vec![Subject::Version(Version::Published(2))],
        measures: Measure::ALL.to_vec(),
        window: 3_600,
    };
    let mut history = History::default();
    for (refusal, reason) in [
        (MonitorRefusal::NotOpened, Reason::NotOpened),
        (MonitorRefusal::Owed, Reason::BillingRefused),
    ] {
        account.refuse_monitor(Some(refusal));
        assert_eq!(ask(&account, &mut history, &watch), Err(reason));
        assert_eq!(history, History::default());
    }
    account.refuse_monitor(None);
    assert_eq!(ask(&account, &mut history, &watch), Ok(4));
}
