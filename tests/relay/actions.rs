//! Which actions pass, and that none passes twice.

use std::io::Write as _;
use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::access::file;
use crate::support::{Answer, FakeCloud, NAME, OK, Server, Signed};

fn ask(server: &Server, action: &str) -> Answer {
    let request = Signed {
        action,
        ..Signed::default()
    };
    server.ask(request.request())
}

#[test]
fn each_mode_passes_its_actions_and_names_the_option_for_the_others() {
    let cloud = FakeCloud::answering(OK);
    for (mode, passes, refused) in [
        (
            "read-only",
            &["ListFunctions", "GetFunction", "ListTriggers"][..],
            &[
                ("GetFunctionAddress", "--mode full"),
                ("UpdateAlias", "--mode rollout"),
                ("PublishVersion", "--mode rollout"),
                ("InvokeFunction", "--mode full"),
                ("UpdateFunctionCode", "--mode full"),
                ("DeleteFunction", "--allow-action DeleteFunction"),
                ("GetSomethingNew", "--allow-action GetSomethingNew"),
            ][..],
        ),
        (
            "rollout",
            &["GetAlias", "UpdateAlias", "DeleteAlias", "PublishVersion"],
            &[
                ("UpdateFunctionCode", "--mode full"),
                ("CreateTrigger", "--mode full"),
            ],
        ),
        (
            "full",
            &["UpdateFunctionCode", "CreateTrigger", "InvokeFunction"],
            &[("DeleteNamespace", "--allow-action DeleteNamespace")],
        ),
    ] {
        let server = Server::before(&cloud, &["--mode", mode]);
        for action in passes {
            let answer = ask(&server, action);
            assert_eq!(answer.status, 200, "{mode}: {action}");
            assert_eq!(answer.header("x-relay-mode"), Some(mode));
            cloud.next();
        }
        for (action, option) in refused {
            let answer = ask(&server, action);
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (403, "Relay.ActionNotAllowed"),
                "{mode}: {action}"
            );
            assert!(answer.message().contains(option), "{}", answer.message());
        }
        assert!(cloud.saw_nothing());
    }
}

#[test]
fn an_action_listed_by_its_name_passes_and_its_neighbours_do_not() {
    let cloud = FakeCloud::answering(OK);
    let options = ["--mode", "read-only", "--allow-action", "DeleteFunction"];
    let server = Server::before(&cloud, &options);
    assert_eq!(ask(&server, "DeleteFunction").status, 200);
    assert_eq!(ask(&server, "DeleteFunctionVersion").status, 403);
}

#[test]
fn this_machine_may_do_everything_and_others_may_look() {
    let cloud = FakeCloud::answering(OK);
    assert_eq!(
        ask(&Server::before(&cloud, &[]), "CreateTrigger").status,
        200
    );

    let token = "an-exposed-relay-needs-a-token-of-this-length";
    let header = format!("X-Relay-Token: {token}");
    let url = format!("http://{}", cloud.address);
    let path = file("mode-token", token);
    let upload = Signed {
        action: "CreateTrigger",
        more: &[&header],
        ..Signed::default()
    };
    let upload = upload
        .request()
        .replacen("Host: localhost", &format!("Host: {NAME}"), 1);
    for (upstream, code) in [
        (
            &["--upstream-override", url.as_str()][..],
            "Relay.ActionNotAllowed",
        ),
        (&["--emulator"], "MissingParameter"),
    ] {
        let options = [&["--token-file", path.as_str()], upstream].concat();
        let answer = Server::exposed(&options).ask(&upload);
        assert!(
            answer.code().contains(code),
            "{upstream:?}: {}",
            answer.text()
        );
    }
}

#[test]
fn a_signed_write_passes_once_and_a_read_as_often_as_it_comes() {
    let cloud = FakeCloud::answering(OK);
    let server = Server::before(&cloud, &[]);
    let write = Signed {
        action: "UpdateAlias",
        ..Signed::default()
    };
    let write = write.request();
    assert_eq!(server.ask(&write).status, 200);
    for _ in 0..3 {
        let again = server.ask(&write);
        assert_eq!((again.status, again.code().as_str()), (409, "Relay.Replay"));
        assert_eq!(again.header("x-relay-phase"), Some("refused"));
    }
    // The signature is the same, whatever else is changed about it.
    let moved = write.replacen("/relay/scf.", "/relay/scf.ap-guangzhou.", 1);
    assert_eq!(server.ask(moved).code(), "Relay.Replay");
    cloud.next();
    assert!(cloud.saw_nothing());
    assert!(
        server
            .get("/metrics")
            .text()
            .contains("relay_replay_total 4\n")
    );

    let read = Signed::default().request();
    assert_eq!(
        [server.ask(&read).status, server.ask(&read).status],
        [200, 200]
    );
}

#[test]
fn a_write_that_was_certainly_not_carried_out_may_come_again() {
    let answers = AtomicUsize::new(0);
    let cloud = FakeCloud::start(move |stream| {
        let throttled = "HTTP/1.1 200 OK\r\nContent-Length: 67\r\n\r\n\
            {\"Response\":{\"Error\":{\"Code\":\"RequestLimitExceeded\",\"Message\":\"\"}}}";
        let first = answers.fetch_add(1, Ordering::SeqCst) == 0;
        let answer = if first { throttled } else { OK };
        stream.write_all(answer.as_bytes()).unwrap();
    });
    let server = Server::before(&cloud, &[]);
    let write = Signed {
        action: "PublishVersion",
        ..Signed::default()
    };
    let write = write.request();
    assert_eq!(server.ask(&write).code(), "RequestLimitExceeded");
    assert_eq!(server.ask(&write).status, 200);
    assert_eq!(server.ask(&write).status, 409);

    let nobody = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let server = Server::start(
        "serve",
        &["--upstream-override", &format!("http://{nobody}")],
    );
    for _ in 0..2 {
        assert_eq!(server.ask(&write).code(), "Relay.Unreachable");
    }
}

#[test]
fn a_signature_of_another_time_or_day_is_refused_before_anything_is_sent() {
    let cloud = FakeCloud::answering(OK);
    let server = Server::before(&cloud, &[]);
    let request = Signed::default().request();
    let (_, rest) = request.split_once("X-TC-Timestamp: ").unwrap();
    let (now, _) = rest.split_once("\r\n").unwrap();
    let seconds: u64 = now.parse().unwrap();
    let date = halftone::tc3::Date::from_unix_seconds(seconds).to_string();
    let line = format!("X-TC-Timestamp: {now}");
    for (from, to, status, code) in [
        (
            &line,
            format!("X-TC-Timestamp: {}", seconds - 310),
            403,
            "AuthFailure.SignatureExpire",
        ),
        (
            &line,
            format!("X-TC-Timestamp: {}", seconds + 310),
            403,
            "AuthFailure.SignatureExpire",
        ),
        (
            &line,
            "X-TC-Timestamp: soon".to_owned(),
            400,
            "Relay.TimestampUnreadable",
        ),
        (
            &line,
            format!("X-TC-Timestamp: +{now}"),
            400,
            "Relay.TimestampUnreadable",
        ),
        (&line, "X-Other: 1".to_owned(), 400, "Relay.HeaderMissing"),
        (&date, "2001-02-03".to_owned(), 400, "Relay.OtherDay"),
    ] {
        let answer = server.ask(request.replacen(from.as_str(), &to, 1));
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (status, code),
            "{to}"
        );
        assert!(
            answer.header("date").is_some(),
            "the page corrects its clock by it"
        );
    }
    assert!(cloud.saw_nothing());
}
