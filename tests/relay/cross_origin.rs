//! Which pages may use the relay, and what a browser is told beforehand.

use crate::support::{Answer, FakeCloud, OK, Server, Signed};

const LISTED: &str = "https://console.example.com";

fn post(server: &Server, more: &[&str]) -> Answer {
    server.ask(
        Signed {
            more,
            ..Signed::default()
        }
        .request(),
    )
}

#[test]
fn pages_of_the_same_origin_and_listed_ones_may_ask() {
    let cloud = FakeCloud::answering(OK);
    let server = Server::before(&cloud, &["--allow-origin", LISTED]);

    let own = post(
        &server,
        &["Origin: http://localhost", "Sec-Fetch-Site: same-origin"],
    );
    assert_eq!(
        (own.status, own.header("access-control-allow-origin")),
        (200, None)
    );
    let none = post(&server, &[]);
    assert_eq!(
        (none.status, none.header("access-control-allow-origin")),
        (200, None)
    );

    let listed = post(
        &server,
        &[
            "Origin: https://console.example.com",
            "Sec-Fetch-Site: cross-site",
        ],
    );
    assert_eq!(
        (listed.status, listed.header("access-control-allow-origin")),
        (200, Some(LISTED))
    );
    assert_eq!(listed.header("vary"), Some("Origin"));
    assert_eq!(
        listed.header("access-control-expose-headers"),
        Some("Date, Retry-After, X-Request-Id, X-Relay-Phase, X-Relay-Mode")
    );
    assert_eq!(listed.header("access-control-allow-credentials"), None);
}

#[test]
fn every_other_page_is_refused_before_anything_is_sent() {
    let cloud = FakeCloud::answering(OK);
    let server = Server::before(&cloud, &["--allow-origin", LISTED]);
    for origin in [
        "null",
        "http://console.example.com",
        "https://console.example.com:444",
        "https://evil.example",
        "https://console.example.com.evil.example",
        "http://localhost:1",
        "HTTPS://CONSOLE.EXAMPLE.COM",
    ] {
        let answer = post(&server, &[&format!("Origin: {origin}")]);
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (403, "Relay.OriginNotAllowed"),
            "{origin}"
        );
        assert_eq!(
            answer.header("access-control-allow-origin"),
            None,
            "{origin}"
        );
        assert!(
            answer
                .message()
                .contains(&format!("--allow-origin {origin}"))
        );
    }
    let hidden = post(&server, &["Sec-Fetch-Site: cross-site"]);
    assert_eq!(hidden.status, 403);
    assert!(cloud.saw_nothing());
}

#[test]
fn a_listed_page_can_read_why_it_was_refused() {
    let cloud = FakeCloud::answering(OK);
    let server = Server::before(&cloud, &["--allow-origin", LISTED]);
    let refused = server.ask(
        Signed {
            cloud_host: "evil.example",
            more: &["Origin: https://console.example.com"],
            ..Signed::default()
        }
        .request(),
    );
    assert_eq!(
        (refused.status, refused.code().as_str()),
        (404, "Relay.UnknownEndpoint")
    );
    assert_eq!(refused.header("access-control-allow-origin"), Some(LISTED));
}

#[test]
fn a_browser_that_asks_beforehand_learns_what_may_be_sent() {
    let server = Server::start("serve", &["--allow-origin", LISTED]);
    let preflight = |origin: &str| {
        server.ask(format!(
            "OPTIONS /relay/scf.tencentcloudapi.com HTTP/1.1\r\nHost: localhost\r\nOrigin: {origin}\r\n\
             Access-Control-Request-Method: POST\r\n\
             Access-Control-Request-Headers: authorization,x-tc-action\r\n\r\n"
        ))
    };
    let listed = preflight(LISTED);
    assert_eq!(listed.status, 204);
    assert_eq!(listed.header("access-control-allow-origin"), Some(LISTED));
    assert_eq!(listed.header("access-control-allow-methods"), Some("POST"));
    assert_eq!(listed.header("access-control-max-age"), Some("600"));
    let names = listed.header("access-control-allow-headers").unwrap();
    for name in ["authorization", "content-type", "x-tc-action", "x-tc-token"] {
        assert!(names.split(", ").any(|known| known == name), "{name}");
    }

    let other = preflight("https://evil.example");
    assert_eq!(
        (other.status, other.header("access-control-allow-origin")),
        (403, None)
    );
}
