//! Requests that two programs in a row could read differently, written by hand.

use crate::support::{FakeCloud, OK, Server, Signed};

/// Sends the well-formed request with one thing changed.
fn changed(server: &Server, from: &str, to: &str) -> (u16, String) {
    let request = Signed::default().request();
    assert!(request.contains(from), "{request}");
    let answer = server.ask(request.replacen(from, to, 1));
    // What the parser itself refuses has no body.
    let code = if answer.body.is_empty() {
        String::new()
    } else {
        answer.code()
    };
    (answer.status, code)
}

#[test]
fn ambiguous_requests_are_refused_and_never_passed_on() {
    let cloud = FakeCloud::answering(OK);
    let server = Server::before(&cloud, &[]);
    let target = "POST /relay/scf.tencentcloudapi.com HTTP/1.1";
    let many: String = (0..70).map(|n| format!("X-{n}: 1\r\n")).collect();
    let large = format!("X-Large: {}\r\n", "a".repeat(40_000));
    for (name, from, to, status, code) in [
        (
            "two Host",
            "Host: ",
            "Host: localhost\r\nHost: ",
            400,
            "Relay.DuplicateHeader",
        ),
        (
            "no Host",
            "Host: localhost\r\n",
            "",
            421,
            "Relay.HostNotAllowed",
        ),
        (
            "foreign Host",
            "Host: localhost",
            "Host: evil.example",
            421,
            "Relay.HostNotAllowed",
        ),
        (
            "whole address",
            target,
            "POST http://localhost/relay/scf.tencentcloudapi.com HTTP/1.1",
            400,
            "Relay.AbsoluteTarget",
        ),
        (
            "tunnel",
            target,
            "CONNECT scf.tencentcloudapi.com:443 HTTP/1.1",
            400,
            "Relay.AbsoluteTarget",
        ),
        (
            "old protocol",
            " HTTP/1.1",
            " HTTP/1.0",
            400,
            "Relay.OldProtocol",
        ),
        (
            "length and coding",
            "Content-Length",
            "Transfer-Encoding: chunked\r\nContent-Length",
            400,
            "Relay.TransferEncoding",
        ),
        (
            "coding after length",
            "\r\n\r\n",
            "\r\nTransfer-Encoding: chunked\r\n\r\n",
            400,
            "Relay.TransferEncoding",
        ),
        (
            "two lengths",
            "Content-Length",
            "Content-Length: 1\r\nContent-Length",
            400,
            "",
        ),
        (
            "coding with a space",
            "Content-Length",
            "Transfer-Encoding : chunked\r\nContent-Length",
            400,
            "",
        ),
        (
            "folded header",
            "X-TC-Action: ",
            "X-TC-Action:\r\n ",
            400,
            "",
        ),
        (
            "two actions",
            "X-TC-Action",
            "X-TC-Action: DeleteAlias\r\nX-TC-Action",
            400,
            "Relay.DuplicateHeader",
        ),
        (
            "two authorizations",
            "Authorization",
            "Authorization: x\r\nAuthorization",
            400,
            "Relay.DuplicateHeader",
        ),
        (
            "two origins",
            "Content-Length",
            "Origin: a\r\nOrigin: b\r\nContent-Length",
            400,
            "Relay.DuplicateHeader",
        ),
        (
            "upgrade",
            "Content-Length",
            "Upgrade: h2c\r\nContent-Length",
            400,
            "Relay.UnsupportedHeader",
        ),
        (
            "expectation",
            "Content-Length",
            "Expect: tea\r\nContent-Length",
            400,
            "Relay.UnsupportedHeader",
        ),
        (
            "many headers",
            "Content-Length",
            &format!("{many}Content-Length"),
            431,
            "",
        ),
        (
            "large headers",
            "Content-Length",
            &format!("{large}Content-Length"),
            431,
            "",
        ),
    ] {
        assert_eq!(
            changed(&server, from, to),
            (status, code.to_owned()),
            "{name}"
        );
    }
    assert!(cloud.saw_nothing());
}

#[test]
fn what_the_relay_does_not_take_is_refused_in_the_clouds_shape() {
    let cloud = FakeCloud::answering(OK);
    let server = Server::before(&cloud, &[]);
    let path = "/relay/scf.tencentcloudapi.com ";
    for (name, from, to, status, code) in [
        ("other method", "POST", "PUT", 405, "Relay.MethodNotAllowed"),
        ("trace", "POST", "TRACE", 405, "Relay.MethodNotAllowed"),
        (
            "query",
            path,
            "/relay/scf.tencentcloudapi.com?Action=DeleteAlias ",
            400,
            "Relay.QueryNotAllowed",
        ),
        (
            "double slash",
            path,
            "//relay/scf.tencentcloudapi.com ",
            404,
            "Relay.NotFound",
        ),
        (
            "below",
            path,
            "/relay/scf.tencentcloudapi.com/x ",
            404,
            "Relay.NotFound",
        ),
        (
            "unknown host",
            path,
            "/relay/evil.example ",
            404,
            "Relay.UnknownEndpoint",
        ),
        (
            "host with port",
            path,
            "/relay/scf.tencentcloudapi.com:443 ",
            404,
            "Relay.UnknownEndpoint",
        ),
        (
            "encoded host",
            path,
            "/relay/scf%2etencentcloudapi.com ",
            404,
            "Relay.UnknownEndpoint",
        ),
        (
            "form",
            "Content-Type: application/json",
            "Content-Type: application/x-www-form-urlencoded",
            415,
            "Relay.ContentType",
        ),
        (
            "no type",
            "Content-Type: application/json\r\n",
            "",
            415,
            "Relay.ContentType",
        ),
        (
            "no action",
            "X-TC-Action: ListFunctions\r\n",
            "",
            400,
            "Relay.HeaderMissing",
        ),
        (
            "no signature",
            "Authorization: ",
            "X-Other: ",
            400,
            "Relay.HeaderMissing",
        ),
        (
            "other signature",
            "TC3-HMAC-SHA256",
            "AWS4-HMAC-SHA256",
            400,
            "Relay.AuthorizationMalformed",
        ),
        (
            "action not signed",
            "content-type;host;x-tc-action",
            "content-type;host",
            400,
            "Relay.SignedHeaders",
        ),
        (
            "signed but dropped",
            "content-type;host;x-tc",
            "content-type;host;user-agent;x-tc",
            400,
            "Relay.SignedHeaders",
        ),
        ("other service", "/scf/", "/cls/", 400, "Relay.OtherService"),
        (
            "large body",
            "Content-Length: 24",
            "Content-Length: 1048577",
            413,
            "Relay.BodyTooLarge",
        ),
    ] {
        assert_eq!(
            changed(&server, from, to),
            (status, code.to_owned()),
            "{name}"
        );
    }
    assert!(cloud.saw_nothing());
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
