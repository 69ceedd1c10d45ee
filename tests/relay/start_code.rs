//! The code in the address that a relay with a token prints, and what only the console may ask.

use std::thread::sleep;
use std::time::Duration;

use crate::access::file;
use crate::support::{Answer, NAME, Server, Signed};

const TOKEN: &str = "fedcba9876543210fedcba9876543210";

/// A relay on this machine that wants a token.
fn with_token(name: &str, more: &[&str]) -> Server {
    let path = file(name, TOKEN);
    let options = ["--emulator", "--log", "json", "--token-file", &path];
    Server::start("serve", &[&options[..], more].concat())
}

/// The address that was printed, as origin and code. It comes right after the line of readiness.
fn printed(server: &Server) -> (String, String) {
    for _ in 0..1_000 {
        let log = server.log();
        if let Some((_, rest)) = log.split_once("halftone: open ")
            && let Some((address, _)) = rest.split_once(' ')
        {
            let (origin, code) = address.split_once("/#c=").unwrap();
            return (origin.to_owned(), code.to_owned());
        }
        sleep(Duration::from_millis(20));
    }
    panic!("{}", server.log())
}

/// Posts from a page of the console, unless `lines` say otherwise.
fn post(server: &Server, path: &str, lines: &[&str], body: &str) -> Answer {
    let mut request = format!("POST {path} HTTP/1.1\r\n");
    for line in lines {
        request.push_str(line);
        request.push_str("\r\n");
    }
    server.ask(format!(
        "{request}Content-Length: {}\r\n\r\n{body}",
        body.len()
    ))
}

const FROM_CONSOLE: [&str; 4] = [
    "Host: localhost",
    "Origin: http://localhost",
    "Sec-Fetch-Site: same-origin",
    "Content-Type: application/json",
];

fn swap(server: &Server, code: &str) -> Answer {
    let body = format!("{{\"Code\":\"{code}\"}}");
    post(server, "/code", &FROM_CONSOLE, &body)
}

#[test]
fn the_printed_code_is_worth_the_token_once_and_the_token_opens_the_relay() {
    let server = with_token("start-token", &[]);
    let (origin, code) = printed(&server);
    assert_eq!(origin, format!("http://{}", server.address));
    assert_eq!(
        server.ask(Signed::default().request()).code(),
        "Relay.TokenNotAllowed"
    );

    let answer = swap(&server, &code);
    assert_eq!(
        (answer.status, answer.header("cache-control")),
        (200, Some("no-store"))
    );
    assert_eq!(answer.json(), serde_json::json!({ "Token": TOKEN }));
    let shown = format!("X-Relay-Token: {TOKEN}");
    let signed = Signed {
        more: &[&shown],
        ..Signed::default()
    };
    assert_eq!(server.ask(signed.request()).status, 200);

    let again = swap(&server, &code);
    assert_eq!(
        (again.status, again.code().as_str()),
        (401, "Relay.CodeNotAllowed")
    );
    assert_eq!(again.header("x-relay-phase"), Some("refused"));
    assert!(again.message().contains("--token-file"));
    // Beside the address itself, neither the code nor the token is anywhere.
    let log = server.log();
    assert_eq!(log.matches(&code).count(), 1, "{log}");
    assert!(!log.contains(TOKEN), "{log}");
    assert!(log.contains("\"part\":\"code\""), "{log}");
}

#[test]
fn after_five_wrong_codes_the_right_one_is_worth_nothing() {
    let server = with_token("guessed-token", &[]);
    let (_, code) = printed(&server);
    for _ in 0..5 {
        assert_eq!(swap(&server, &"0".repeat(32)).status, 401);
    }
    assert_eq!(swap(&server, &code).code(), "Relay.CodeNotAllowed");
}

#[test]
fn who_is_no_page_of_the_console_is_refused_and_uses_up_nothing() {
    let listed = ["--allow-origin", "https://listed.example"];
    let server = with_token("foreign-token", &listed);
    let (_, code) = printed(&server);
    let body = format!("{{\"Code\":\"{code}\"}}");
    let json = "Content-Type: application/json";
    let host = "Host: localhost";
    let own = "Origin: http://localhost";
    for path in ["/code", "/forget"] {
        for lines in [
            &[host, json][..],
            &[host, json, "Origin: null"],
            &[host, json, "Origin: http://localhost:1"],
            &[host, json, "Origin: http://localhost.evil.example"],
            &[host, json, "Origin: https://evil.example"],
            &[host, json, "Origin: https://listed.example"],
            &[host, json, own, "Sec-Fetch-Site: cross-site"],
            &[host, json, own, "Sec-Fetch-Site: same-site"],
            &[host, json, own, "Sec-Fetch-Site: none"],
        ] {
            let answer = post(&server, path, lines, &body);
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (403, "Relay.OriginNotAllowed"),
                "{path} {lines:?}"
            );
            assert_eq!(answer.header("clear-site-data"), None, "{lines:?}");
            assert_eq!(answer.header("access-control-allow-origin"), None);
        }
        let rebound = post(
            &server,
            path,
            &["Host: evil.example", "Origin: http://evil.example", json],
            &body,
        );
        assert_eq!(
            (rebound.status, rebound.code().as_str()),
            (421, "Relay.HostNotAllowed")
        );
        assert_eq!(server.get(path).status, 405);
        let asked = post(&server, &format!("{path}?x"), &FROM_CONSOLE, &body);
        assert_eq!(asked.code(), "Relay.QueryNotAllowed");
        // What a browser asks before a page of another origin may send JSON.
        let preflight = server.ask(format!(
            "OPTIONS {path} HTTP/1.1\r\n{host}\r\nOrigin: https://listed.example\r\n\
             Access-Control-Request-Method: POST\r\n\r\n"
        ));
        assert_eq!(preflight.status, 405, "{path}");
        assert_eq!(preflight.header("access-control-allow-origin"), None);
    }
    for (lines, body, status) in [
        (
            &[host, own, "Content-Type: text/plain"][..],
            body.as_str(),
            415,
        ),
        (&FROM_CONSOLE, &"x".repeat(1_025), 413),
        (&FROM_CONSOLE, "", 401),
        (&FROM_CONSOLE, "{\"Code\":7}", 401),
        (&FROM_CONSOLE, "{}", 401),
    ] {
        assert_eq!(post(&server, "/code", lines, body).status, status, "{body}");
    }
    assert_eq!(swap(&server, &code).status, 200);
}

#[test]
fn a_relay_that_others_reach_prints_its_name_and_one_without_a_token_no_code() {
    let path = file("named-token", TOKEN);
    let options = ["--emulator", "--token-file", &path];
    let server = Server::exposed(&options);
    let (origin, code) = printed(&server);
    assert_eq!(origin, format!("https://{NAME}"));
    let host = format!("Host: {NAME}");
    let own = format!("Origin: https://{NAME}");
    let lines = [host.as_str(), &own, "Content-Type: application/json"];
    let body = format!("{{\"Code\":\"{code}\"}}");
    assert_eq!(post(&server, "/code", &lines, &body).status, 200);

    let open = Server::start("serve", &["--emulator"]);
    assert_eq!(swap(&open, &"0".repeat(32)).code(), "Relay.CodeNotAllowed");
    assert!(!open.log().contains("#c="), "{}", open.log());
}

#[test]
fn the_console_can_have_everything_about_it_forgotten() {
    let server = Server::start("serve", &["--emulator"]);
    let answer = post(&server, "/forget", &FROM_CONSOLE, "");
    assert_eq!(
        (answer.status, answer.header("clear-site-data")),
        (204, Some("\"storage\", \"cache\""))
    );
    // A page cannot be led into forgetting by being opened.
    assert_eq!(server.get("/forget").header("clear-site-data"), None);
}
