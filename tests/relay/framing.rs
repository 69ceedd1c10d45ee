//! Requests that two programs in a row could read differently, written by hand.

use std::fmt::Write as _;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::Shutdown;

use crate::support::{FakeCloud, OK, Server, Signed};

/// A well-formed request with one thing changed, and what it is answered with.
struct Case {
    name: &'static str,
    /// What is replaced in the request, once.
    from: &'static str,
    to: &'static str,
    status: u16,
    /// Empty for what the parser itself refuses: such an answer has no body.
    code: &'static str,
}

const fn case(
    name: &'static str,
    (from, to): (&'static str, &'static str),
    status: u16,
    code: &'static str,
) -> Case {
    Case {
        name,
        from,
        to,
        status,
        code,
    }
}

const LINE: &str = "POST /relay/scf.tencentcloudapi.com HTTP/1.1";
const PATH: &str = "/relay/scf.tencentcloudapi.com ";
const LENGTH: &str = "Content-Length";

const AMBIGUOUS: [Case; 19] = [
    case(
        "two Host",
        ("Host: ", "Host: localhost\r\nHost: "),
        400,
        "Relay.DuplicateHeader",
    ),
    case(
        "no Host",
        ("Host: localhost\r\n", ""),
        421,
        "Relay.HostNotAllowed",
    ),
    case(
        "foreign Host",
        ("Host: localhost", "Host: evil.example"),
        421,
        "Relay.HostNotAllowed",
    ),
    case(
        "whole address",
        (
            LINE,
            "POST http://localhost/relay/scf.tencentcloudapi.com HTTP/1.1",
        ),
        400,
        "Relay.AbsoluteTarget",
    ),
    case(
        "tunnel",
        (LINE, "CONNECT scf.tencentcloudapi.com:443 HTTP/1.1"),
        404,
        "Relay.NotFound",
    ),
    case(
        "old protocol",
        (" HTTP/1.1", " HTTP/1.0"),
        400,
        "Relay.OldProtocol",
    ),
    case(
        "coding, length",
        (LENGTH, "Transfer-Encoding: chunked\r\nContent-Length"),
        400,
        "Relay.TransferEncoding",
    ),
    case(
        "length, coding",
        ("\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\n"),
        400,
        "Relay.TransferEncoding",
    ),
    case(
        "two lengths",
        (LENGTH, "Content-Length: 1\r\nContent-Length"),
        400,
        "",
    ),
    case(
        "two equal lengths",
        (LENGTH, "Content-Length: 24\r\nContent-Length"),
        400,
        "",
    ),
    case(
        "unknown coding",
        (LENGTH, "Transfer-Encoding: xchunked\r\nContent-Length"),
        400,
        "",
    ),
    case("a zero byte", ("X-TC-Region: ", "X-TC-Region: \0"), 400, ""),
    case(
        "coding and space",
        (LENGTH, "Transfer-Encoding : chunked\r\nContent-Length"),
        400,
        "",
    ),
    case(
        "folded header",
        ("X-TC-Action: ", "X-TC-Action:\r\n "),
        400,
        "",
    ),
    case(
        "two actions",
        ("X-TC-Action", "X-TC-Action: DeleteAlias\r\nX-TC-Action"),
        400,
        "Relay.DuplicateHeader",
    ),
    case(
        "two signatures",
        ("Authorization", "Authorization: x\r\nAuthorization"),
        400,
        "Relay.DuplicateHeader",
    ),
    case(
        "two origins",
        (LENGTH, "Origin: a\r\nOrigin: b\r\nContent-Length"),
        400,
        "Relay.DuplicateHeader",
    ),
    case(
        "upgrade",
        (LENGTH, "Upgrade: h2c\r\nContent-Length"),
        400,
        "Relay.UnsupportedHeader",
    ),
    case(
        "expectation",
        (LENGTH, "Expect: tea\r\nContent-Length"),
        400,
        "Relay.UnsupportedHeader",
    ),
];

const NOT_TAKEN: [Case; 17] = [
    case(
        "other method",
        ("POST", "PUT"),
        405,
        "Relay.MethodNotAllowed",
    ),
    case("trace", ("POST", "TRACE"), 405, "Relay.MethodNotAllowed"),
    case(
        "query",
        (PATH, "/relay/scf.tencentcloudapi.com?Action=DeleteAlias "),
        400,
        "Relay.QueryNotAllowed",
    ),
    case(
        "double slash",
        (PATH, "//relay/scf.tencentcloudapi.com "),
        404,
        "Relay.NotFound",
    ),
    case(
        "below",
        (PATH, "/relay/scf.tencentcloudapi.com/x "),
        404,
        "Relay.NotFound",
    ),
    case(
        "unknown host",
        (PATH, "/relay/evil.example "),
        404,
        "Relay.UnknownEndpoint",
    ),
    case(
        "host with port",
        (PATH, "/relay/scf.tencentcloudapi.com:443 "),
        404,
        "Relay.UnknownEndpoint",
    ),
    case(
        "encoded host",
        (PATH, "/relay/scf%2etencentcloudapi.com "),
        404,
        "Relay.UnknownEndpoint",
    ),
    case(
        "form",
        ("application/json", "application/x-www-form-urlencoded"),
        415,
        "Relay.ContentType",
    ),
    case(
        "no type",
        ("Content-Type: application/json\r\n", ""),
        415,
        "Relay.ContentType",
    ),
    case(
        "no action",
        ("X-TC-Action: ListFunctions\r\n", ""),
        400,
        "Relay.HeaderMissing",
    ),
    case(
        "no signature",
        ("Authorization: ", "X-Other: "),
        400,
        "Relay.HeaderMissing",
    ),
    case(
        "other signature",
        ("TC3-HMAC-SHA256", "AWS4-HMAC-SHA256"),
        400,
        "Relay.AuthorizationMalformed",
    ),
    case(
        "action not signed",
        (";host;x-tc-action", ";host"),
        400,
        "Relay.SignedHeaders",
    ),
    case(
        "signed but dropped",
        (";host;x-tc", ";host;user-agent;x-tc"),
        400,
        "Relay.SignedHeaders",
    ),
    case(
        "other service",
        ("/scf/", "/cls/"),
        400,
        "Relay.OtherService",
    ),
    case(
        "large body",
        ("Content-Length: 24", "Content-Length: 1048577"),
        413,
        "Relay.BodyTooLarge",
    ),
];

/// Every case is answered as it says, and the cloud sees none of them.
fn check(cases: &[Case]) {
    let cloud = FakeCloud::answering(OK);
    let server = Server::before(&cloud, &[]);
    for Case {
        name,
        from,
        to,
        status,
        code,
    } in cases
    {
        let request = Signed::default().request();
        assert!(request.contains(from), "{name}: {request}");
        let answer = server.ask(request.replacen(from, to, 1));
        let answered = if answer.body.is_empty() {
            String::new()
        } else {
            answer.code()
        };
        assert_eq!(
            (answer.status, answered.as_str()),
            (*status, *code),
            "{name}"
        );
    }
    assert!(cloud.saw_nothing());
}

#[test]
fn ambiguous_requests_are_refused_and_never_passed_on() {
    check(&AMBIGUOUS);
}

#[test]
fn what_the_relay_does_not_take_is_refused_in_the_clouds_shape() {
    check(&NOT_TAKEN);
}

#[test]
fn heads_with_many_or_large_headers_are_refused() {
    let cloud = FakeCloud::answering(OK);
    let server = Server::before(&cloud, &[]);
    let mut many = String::new();
    for number in 0..70 {
        write!(many, "X-{number}: 1\r\n").unwrap();
    }
    for more in [many, format!("X-Large: {}\r\n", "a".repeat(40_000))] {
        let request = Signed::default()
            .request()
            .replacen(LENGTH, &format!("{more}{LENGTH}"), 1);
        assert_eq!(server.ask(request).status, 431);
    }
    assert!(cloud.saw_nothing());
}

#[test]
fn two_hundred_headers_or_a_megabyte_of_them_end_the_connection() {
    let cloud = FakeCloud::answering(OK);
    let server = Server::before(&cloud, &[]);
    let many = "X-Same: 1\r\n".repeat(200);
    for more in [many, format!("X-Large: {}\r\n", "a".repeat(1_048_576))] {
        let request = Signed::default()
            .request()
            .replacen(LENGTH, &format!("{more}{LENGTH}"), 1);
        let words = everything(&server, request.as_bytes());
        // A reset may overtake the answer to who has not read it yet.
        assert!(
            words.is_empty() || words.starts_with("HTTP/1.1 431"),
            "{words}"
        );
    }
    assert!(cloud.saw_nothing());
}

#[test]
fn another_protocol_is_not_spoken() {
    let server = Server::start("serve", &["--emulator"]);
    for preface in [
        &b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0"[..],
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"SSH-2.0-OpenSSH_9.2\r\n",
    ] {
        let words = everything(&server, preface);
        assert!(
            words.is_empty() || words.starts_with("HTTP/1.1 400"),
            "{words}"
        );
    }
}

#[test]
fn a_line_that_ends_in_a_bare_line_feed_is_refused() {
    let cloud = FakeCloud::answering(OK);
    let server = Server::before(&cloud, &[]);
    let request = Signed::default().request();
    for line in ["HTTP/1.1\r\n", "Host: localhost\r\n", "\r\n\r\n"] {
        let bare = format!("{}\n", line.strip_suffix("\r\n").unwrap());
        let answer = server.ask(request.replacen(line, &bare, 1));
        assert_eq!(answer.status, 400, "{line:?}");
    }
    assert!(cloud.saw_nothing());
}

/// Sends these bytes and reads until the server ends the connection, as it must.
fn everything(server: &Server, bytes: &[u8]) -> String {
    let mut stream = server.connect();
    let mut words = Vec::new();
    let _reset = stream.write_all(bytes);
    let _reset = stream.shutdown(Shutdown::Write);
    if let Err(error) = stream.read_to_end(&mut words) {
        assert_eq!(error.kind(), ErrorKind::ConnectionReset, "{error}");
    }
    String::from_utf8_lossy(&words).into_owned()
}

#[test]
fn a_refusal_names_the_option_that_would_allow_it() {
    let server = Server::start("serve", &[]);
    let unknown_host = server.ask("GET / HTTP/1.1\r\nHost: console.example.com\r\n\r\n");
    assert!(
        unknown_host
            .message()
            .contains("--allowed-host console.example.com")
    );
    assert_eq!(unknown_host.header("x-relay-phase"), Some("refused"));

    let endpoint =
        "POST /relay/evil.example HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";
    assert!(
        server
            .ask(endpoint)
            .message()
            .contains("scf.intl.tencentcloudapi.com")
    );
}

#[test]
fn a_listed_name_is_answered() {
    let server = Server::start("serve", &["--allowed-host", "console.example.com"]);
    let ask = |host| {
        server
            .ask(format!("GET /healthz HTTP/1.1\r\nHost: {host}\r\n\r\n"))
            .status
    };
    assert_eq!(ask("console.example.com"), 200);
    assert_eq!(ask("localhost:1234"), 200);
    assert_eq!(ask("console.example.com.evil.example"), 421);
}
