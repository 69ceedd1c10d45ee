//! The client over a transport that answers what a test wrote down.
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use halftone::scf::{
    Answer, Call, Client, DeleteAlias, Error, ErrorKind, GetAccount, KeySigner, ListAliases,
    Pending, Phase, Region, Transport, TransportError,
};

use crate::support::{JumpingClock, START, run};

type Scripted = Result<Answer, TransportError>;

/// Answers from a list and remembers what was sent.
#[derive(Default)]
struct Script {
    answers: RefCell<VecDeque<Scripted>>,
    sent: RefCell<Vec<Call>>,
}

impl Transport for Script {
    fn send(&self, call: Call) -> Pending<'_, Scripted> {
        self.sent.borrow_mut().push(call);
        let answer = self
            .answers
            .borrow_mut()
            .pop_front()
            .expect("one call too many");
        Box::pin(std::future::ready(answer))
    }
}

#[expect(clippy::unnecessary_wraps)] // a script holds answers and failures alike
fn answer(json: &str) -> Scripted {
    Ok(Answer {
        status: 200,
        body: json.into(),
        date: None,
        phase: None,
    })
}

fn refusal(code: &str) -> Scripted {
    answer(&format!(
        r#"{{"Response":{{"Error":{{"Code":"{code}","Message":"m"}},"RequestId":"r"}}}}"#
    ))
}

fn relay_refusal(phase: Phase) -> Scripted {
    let answer = refusal("Relay.Upstream")?;
    Ok(Answer {
        status: 502,
        phase: Some(phase),
        ..answer
    })
}

const ACCOUNT: &str = r#"{"Response":{"AccountUsage":null,"AccountLimit":null,"RequestId":"r"}}"#;
const DONE: &str = r#"{"Response":{"RequestId":"r"}}"#;

fn scripted(
    answers: impl IntoIterator<Item = Scripted>,
    clock: JumpingClock,
) -> (Client, Rc<Script>) {
    let script = Rc::new(Script::default());
    script.answers.borrow_mut().extend(answers);
    let signer = Rc::new(KeySigner::new("AKIDtest", "test-key", Some("token".into())));
    let client = Client::new(signer, script.clone(), Rc::new(clock), Region::GUANGZHOU);
    (client, script)
}

fn header(call: &Call, name: &str) -> String {
    let found = call.headers.iter().find(|(known, _)| *known == name);
    found.unwrap_or_else(|| panic!("no {name}")).1.clone()
}

fn delete() -> DeleteAlias {
    let name = "prod".parse().unwrap();
    DeleteAlias {
        function_name: "f".into(),
        namespace: "default".into(),
        name,
    }
}

#[test]
fn a_request_is_signed_with_everything_that_the_cloud_acts_on() {
    let (client, script) = scripted([answer(ACCOUNT)], JumpingClock::new());
    run(client.call(&GetAccount {})).unwrap();
    let call = &script.sent.borrow()[0];
    assert_eq!(call.host, "scf.tencentcloudapi.com");
    assert_eq!(call.body, "{}");
    assert_eq!(header(call, "x-tc-action"), "GetAccount");
    assert_eq!(header(call, "x-tc-version"), "2018-04-16");
    assert_eq!(header(call, "x-tc-region"), "ap-guangzhou");
    assert_eq!(header(call, "x-tc-token"), "token");
    let authorization = header(call, "authorization");
    assert!(
        authorization.contains(
            "SignedHeaders=content-type;host;x-tc-action;x-tc-region;x-tc-token;x-tc-version,"
        ),
        "{authorization}"
    );
    assert!(
        !format!("{call:?}").contains("Signature"),
        "a call must not print its signature"
    );
}

#[test]
fn the_finance_regions_are_served_by_their_own_hosts() {
    let signer = Rc::new(KeySigner::new("AKIDtest", "test-key", None));
    let script = Rc::new(Script::default());
    script.answers.borrow_mut().push_back(answer(ACCOUNT));
    let region = "ap-shanghai-fsi".parse().unwrap();
    let client = Client::new(signer, script.clone(), Rc::new(JumpingClock::new()), region);
    run(client.call(&GetAccount {})).unwrap();
    assert_eq!(
        script.sent.borrow()[0].host,
        "scf.ap-shanghai-fsi.tencentcloudapi.com"
    );
}

#[test]
fn a_skewed_clock_is_corrected_once_from_the_server_and_stays_corrected() {
    let expired = refusal("AuthFailure.SignatureExpire").unwrap();
    let expired = Ok(Answer {
        date: Some(START / 1_000),
        ..expired
    });
    let clock = JumpingClock::wrong_by(-600_000);
    let (client, script) = scripted([expired, answer(ACCOUNT), answer(ACCOUNT)], clock);
    run(client.call(&GetAccount {})).unwrap();
    run(client.call(&GetAccount {})).unwrap();
    let stamps: Vec<String> = script
        .sent
        .borrow()
        .iter()
        .map(|call| header(call, "x-tc-timestamp"))
        .collect();
    let (wrong, right) = (START / 1_000 - 600, START / 1_000);
    assert_eq!(
        stamps,
        [wrong.to_string(), right.to_string(), right.to_string()]
    );
}

#[test]
fn a_clock_that_cannot_be_corrected_is_an_error() {
    let (client, _) = scripted(
        [refusal("AuthFailure.SignatureExpire")],
        JumpingClock::new(),
    );
    let error = run(client.call(&GetAccount {})).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ClockSkewed);
}

#[test]
fn a_read_is_tried_four_times_and_signed_anew_each_time() {
    let lost = || Err(TransportError::Unreachable);
    let cut_off = answer(r#"{"Response":{"#);
    let (client, script) = scripted(
        [lost(), cut_off, refusal("InternalError"), answer(ACCOUNT)],
        JumpingClock::new(),
    );
    run(client.call(&GetAccount {})).unwrap();
    assert_eq!(client.sent(), 4);
    assert_eq!(script.sent.borrow().len(), 4);
    let (client, _) = scripted([lost(), lost(), lost(), lost()], JumpingClock::new());
    let error = run(client.call(&GetAccount {})).unwrap_err();
    assert_eq!(error, Error::Transport(TransportError::Unreachable));
}

#[test]
fn a_write_is_repeated_only_while_it_is_certain_that_it_was_not_executed() {
    for harmless in [
        refusal("RequestLimitExceeded"),
        relay_refusal(Phase::Connect),
    ] {
        let (client, _) = scripted([harmless, answer(DONE)], JumpingClock::new());
        run(client.call(&delete())).unwrap();
    }
    for unclear in [
        Err(TransportError::TimedOut),
        Err(TransportError::Unreachable),
        relay_refusal(Phase::Sent),
        relay_refusal(Phase::Partial),
        refusal("InternalError.System"),
        answer("<html>502</html>"),
    ] {
        let (client, script) = scripted([unclear], JumpingClock::new());
        let error = run(client.call(&delete())).unwrap_err();
        assert!(error.may_have_happened(), "{error}");
        assert_eq!(script.sent.borrow().len(), 1);
    }
}

#[test]
fn lists_are_read_to_the_end_and_end_even_if_the_count_is_wrong() {
    let page = |names: &[&str], total: usize| {
        let aliases: Vec<String> = names
            .iter()
            .map(|name| format!(r#"{{"Name":"{name}","FunctionVersion":"1"}}"#))
            .collect();
        let list = aliases.join(",");
        answer(&format!(
            r#"{{"Response":{{"Aliases":[{list}],"TotalCount":{total},"RequestId":"r"}}}}"#
        ))
    };
    let (client, script) = scripted([page(&["a", "b"], 3), page(&["c"], 3)], JumpingClock::new());
    let aliases = run(client.all(&ListAliases::of("default", "f"))).unwrap();
    assert_eq!(
        aliases
            .iter()
            .map(|alias| alias.name.as_str())
            .collect::<Vec<_>>(),
        ["a", "b", "c"]
    );
    assert!(script.sent.borrow()[1].body.contains(r#""Offset":"2""#));
    let (client, _) = scripted([page(&["a"], 3), page(&[], 3)], JumpingClock::new());
    assert_eq!(
        run(client.all(&ListAliases::of("default", "f")))
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn answers_that_make_no_sense_are_errors_and_never_panics() {
    for body in [
        "",
        "{}",
        "[]",
        "null",
        r#"{"Response":7}"#,
        "\u{0}",
        r#"{"Response":{"Aliases":7}}"#,
    ] {
        let bodies = std::iter::repeat_with(|| answer(body)).take(4);
        let (client, _) = scripted(bodies, JumpingClock::new());
        let error = run(client.call(&ListAliases::of("default", "f"))).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::OutcomeUnknown, "{body}");
    }
}
