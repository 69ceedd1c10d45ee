//! The emulated account over HTTP: behind the relay, and as a host of its own.

use std::io::{Read as _, Write as _};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use halftone::scf::moment;

use crate::support::{Answer, Server, Signed};

fn names(answer: &Answer) -> Vec<String> {
    let json = answer.json();
    let functions = json["Response"]["Functions"].as_array();
    let functions = functions.unwrap_or_else(|| panic!("{}", answer.text()));
    functions
        .iter()
        .map(|function| function["FunctionName"].as_str().unwrap().to_owned())
        .collect()
}

/// The request as an SDK sends it: straight to the emulator, under the host it signed.
fn direct(server: &Server, host: &str) -> Answer {
    let signed = Signed {
        covered: &["content-type", "host"],
        ..Signed::default()
    };
    server.ask(format!(
        "POST / HTTP/1.1\r\nHost: {host}\r\n{}Content-Length: {}\r\n\r\n{}",
        signed.lines(host),
        signed.body.len(),
        signed.body
    ))
}

#[test]
fn the_relay_reaches_the_demo_account_with_real_signatures() {
    let server = Server::start("serve", &["--emulator"]);
    let answer = server.ask(Signed::default().request());
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert!(answer.header("date").is_some());
    assert!(!names(&answer).is_empty());

    let changed = Signed::default()
        .request()
        .replace("\"default\"", "\"defauIt\"");
    assert_eq!(server.ask(changed).code(), "AuthFailure.SignatureFailure");
    let elsewhere = Signed {
        cloud_host: "evil.example",
        ..Signed::default()
    };
    assert_eq!(
        server.ask(elsewhere.request()).code(),
        "Relay.UnknownEndpoint"
    );
}

#[test]
fn metrics_are_read_under_the_host_of_their_own_service() {
    let hour = SystemTime::now() - Duration::from_hours(1);
    let hour = hour.duration_since(UNIX_EPOCH).unwrap().as_secs();
    let body = format!(
        r#"{{"Namespace":"QCE/SCF_V2","MetricName":"Invocation","Period":60,"StartTime":"{}",
        "Instances":[{{"Dimensions":[{{"Name":"functionName","Value":"checkout"}},
        {{"Name":"namespace","Value":"default"}},{{"Name":"version","Value":"4"}}]}}]}}"#,
        moment(hour)
    );
    let signed = Signed {
        action: "GetMonitorData",
        cloud_host: "monitor.tencentcloudapi.com",
        service: "monitor",
        body: &body,
        ..Signed::default()
    };
    let points = |answer: &Answer| {
        let json = answer.json();
        let times = json["Response"]["DataPoints"][0]["Timestamps"].as_array();
        times.unwrap_or_else(|| panic!("{}", answer.text())).len()
    };
    let server = Server::start("serve", &["--emulator", "--mode", "read-only"]);
    assert!(points(&server.ask(signed.request())) > 50);
    let elsewhere = Signed {
        cloud_host: "scf.tencentcloudapi.com",
        ..signed
    };
    assert_eq!(
        server.ask(elsewhere.request()).code(),
        "Relay.ActionNotAllowed"
    );
}

#[test]
fn an_account_can_begin_empty() {
    let server = Server::start("serve", &["--emulator", "--empty", "--seed", "7"]);
    assert!(names(&server.ask(Signed::default().request())).is_empty());
    let server = Server::start("emulator", &["--empty"]);
    assert!(names(&direct(&server, "scf.tencentcloudapi.com")).is_empty());
}

#[test]
fn the_emulator_answers_under_whatever_host_a_client_signed() {
    let server = Server::start("emulator", &[]);
    let port = server.address.port();
    // tccli really sends a scheme inside Host.
    for host in [
        format!("127.0.0.1:{port}"),
        format!("http://127.0.0.1:{port}"),
        "scf.tencentcloudapi.com".to_owned(),
    ] {
        let answer = direct(&server, &host);
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, Some("application/json"))
        );
        assert!(!names(&answer).is_empty(), "{host}");
    }
}

#[test]
fn the_emulator_hands_over_requests_in_the_query_form() {
    let server = Server::start("emulator", &[]);
    let answer = server.ask(
        "GET /?Action=ListFunctions&Version=2018-04-16&Region=ap-guangzhou HTTP/1.1\r\n\
         Host: scf.tencentcloudapi.com\r\n\r\n",
    );
    // Unsigned, so refused: by the account, in its own words and with status 200.
    assert_eq!(answer.status, 200);
    assert!(
        answer.code().starts_with("AuthFailure") || answer.code() == "MissingParameter",
        "{}",
        answer.text()
    );
}

#[test]
fn the_emulator_knows_only_the_key_it_was_given() {
    let server = Server::start("emulator", &["--secret-key", "another-secret"]);
    let answer = direct(&server, "scf.tencentcloudapi.com");
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (200, "AuthFailure.SignatureFailure")
    );
}

#[test]
fn what_a_relay_changes_on_the_way_the_account_refuses() {
    let server = Server::start("emulator", &[]);
    let host = "scf.tencentcloudapi.com";
    let signed = Signed::default();
    let lines = signed.lines(host);
    let ask = |lines: &str, host: &str, body: &str| {
        server.ask(format!(
            "POST / HTTP/1.1\r\nHost: {host}\r\n{lines}Content-Length: {}\r\n\r\n{body}",
            body.len()
        ))
    };
    assert!(!names(&ask(&lines, host, signed.body)).is_empty());

    let changed = |from: &str, to: &str| {
        assert!(lines.contains(from), "{from}");
        ask(&lines.replacen(from, to, 1), host, signed.body)
    };
    for (change, answer) in [
        ("action", changed("ListFunctions", "DeleteFunction")),
        (
            "type",
            changed("application/json", "application/x-www-form-urlencoded"),
        ),
        (
            "covered",
            changed(
                "SignedHeaders=content-type;host;x-tc-action",
                "SignedHeaders=content-type;host",
            ),
        ),
        ("date", changed("/scf/tc3_request", "/cls/tc3_request")),
        ("time", changed("X-TC-Timestamp: 1", "X-TC-Timestamp: 2")),
        (
            "host",
            ask(&lines, "scf.ap-guangzhou.tencentcloudapi.com", signed.body),
        ),
        ("body", ask(&lines, host, "{\"Namespace\": \"another\"}")),
    ] {
        assert!(
            answer.code().starts_with("AuthFailure"),
            "{change}: {}",
            answer.text()
        );
    }
}

#[test]
fn a_lost_answer_ends_the_connection_of_the_emulator_without_a_byte() {
    let server = Server::start("emulator", &["--faults", "drop-after=100%"]);
    let host = format!("127.0.0.1:{}", server.address.port());
    let signed = Signed {
        covered: &["content-type", "host"],
        ..Signed::default()
    };
    let (lines, length, body) = (signed.lines(&host), signed.body.len(), signed.body);
    let mut stream = server.connect();
    write!(
        stream,
        "POST / HTTP/1.1\r\nHost: {host}\r\n{lines}Content-Length: {length}\r\n\r\n{body}"
    )
    .unwrap();
    let mut answer = Vec::new();
    let _reset_or_end = stream.read_to_end(&mut answer);
    assert_eq!(answer, b"");
    // What the account itself has no part in is still answered.
    assert_eq!(server.get("/elsewhere").code(), "Relay.NotFound");
}

#[test]
fn the_relay_says_that_a_write_was_sent_whose_answer_was_lost_and_a_look_shows_it() {
    let faults = ["--emulator", "--faults", "drop-after=100%,only=writes"];
    let server = Server::start("serve", &faults);
    let versions = || {
        let list = Signed {
            action: "ListVersionByFunction",
            body: r#"{"FunctionName":"checkout"}"#,
            ..Signed::default()
        };
        server.ask(list.request()).json()["Response"]["TotalCount"].as_u64()
    };
    let before = versions().unwrap();
    let publish = Signed {
        action: "PublishVersion",
        body: r#"{"FunctionName":"checkout"}"#,
        ..Signed::default()
    };
    let answer = server.ask(publish.request());
    assert_eq!(
        (answer.status, answer.header("x-relay-phase")),
        (504, Some("sent"))
    );
    assert_eq!(versions(), Some(before + 1));
}

#[test]
fn a_gateway_that_fails_answers_with_its_page_through_the_relay() {
    let server = Server::start("serve", &["--emulator", "--faults", "5xx=100%,delay=1ms"]);
    let answer = server.ask(Signed::default().request());
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (502, Some("text/html"))
    );
    assert!(answer.text().contains("502 Bad Gateway"));
}

#[test]
fn a_wrong_clock_of_the_account_is_told_with_the_refusal() {
    let ahead = |answer: &Answer| {
        let date = httpdate::parse_http_date(answer.header("date").unwrap()).unwrap();
        date.duration_since(SystemTime::now()).unwrap_or_default()
    };
    for command in ["serve", "emulator"] {
        let options = ["--faults", "clock-skew=1h", "--emulator"];
        let options = &options[..if command == "serve" { 3 } else { 2 }];
        let server = Server::start(command, options);
        let answer = match command {
            "serve" => server.ask(Signed::default().request()),
            _ => direct(&server, "scf.tencentcloudapi.com"),
        };
        assert_eq!(answer.code(), "AuthFailure.SignatureExpire", "{command}");
        assert!(ahead(&answer) > Duration::from_mins(58), "{command}");
    }
}

#[test]
fn time_in_the_account_goes_by_as_fast_as_was_said() {
    let server = Server::start("serve", &["--emulator", "--speed", "600"]);
    let change = || {
        let change = Signed {
            action: "UpdateFunctionConfiguration",
            body: r#"{"FunctionName":"checkout","Timeout":7}"#,
            ..Signed::default()
        };
        server.ask(change.request()).code()
    };
    // None can begin before the end of the last, which takes 2.5 seconds of the account's time.
    assert_eq!(change(), "");
    // The relay takes no request twice, and one of the same second is the same.
    std::thread::sleep(Duration::from_millis(1_100));
    assert_eq!(change(), "");
}
