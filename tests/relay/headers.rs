//! The headers of every kind of answer, word for word.

use crate::access::file;
use crate::console::Built;
use crate::support::{Answer, FakeCloud, NAME, OK, Server, Signed};

/// On every answer.
const ALWAYS: &[(&str, &str)] = &[
    ("cross-origin-embedder-policy", "require-corp"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("origin-agent-cluster", "?1"),
    (
        "permissions-policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), \
         display-capture=(), clipboard-read=(), publickey-credentials-get=(self)",
    ),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
];

/// On what a browser may run as a part of the console.
const PAGE: &[(&str, &str)] = &[
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; \
         manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types default; report-uri /csp-report",
    ),
    ("vary", "Accept-Encoding"),
];

/// On everything else: should it be opened as a page, it can do nothing.
const DATA: &[(&str, &str)] = &[
    ("cache-control", "no-store"),
    (
        "content-security-policy",
        "default-src 'none'; frame-ancestors 'none'; sandbox",
    ),
];

const JSON: &[(&str, &str)] = &[("content-type", "application/json")];
const TEXT: &[(&str, &str)] = &[("content-type", "text/plain; charset=utf-8")];
const REFUSED: &[(&str, &str)] = &[
    ("content-type", "application/json"),
    ("x-relay-phase", "refused"),
];

/// Differ from answer to answer; their forms are tested elsewhere.
const VARYING: [&str; 4] = ["content-length", "date", "etag", "x-request-id"];

/// The answer has these headers, with these values, and no others.
#[track_caller]
fn check(name: &str, answer: &Answer, expected: &[&[(&str, &str)]]) {
    let sorted = |mut headers: Vec<(String, String)>| {
        headers.sort();
        headers
    };
    let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    let expected = expected.iter().copied().chain([ALWAYS]).flatten().map(own);
    let found = answer.headers.iter().cloned();
    let found = found.filter(|(name, _)| !VARYING.contains(&name.as_str()));
    assert_eq!(
        sorted(found.collect()),
        sorted(expected.collect()),
        "{name}"
    );
    assert!(answer.header("x-request-id").is_some(), "{name}");
}

#[test]
fn every_kind_of_answer_has_its_headers_and_no_others() {
    let built = Built::new("headers");
    let cloud = FakeCloud::answering(OK);
    let console = built.0.to_str().unwrap();
    let listed = ["--console", console, "--allow-origin", "https://a.example"];
    let server = Server::before(&cloud, &listed);
    let kept = [("cache-control", "public, max-age=31536000, immutable")];
    let asked_again = [("cache-control", "no-cache")];
    let html = [("content-type", "text/html; charset=utf-8")];
    let script = [("content-type", "text/javascript; charset=utf-8")];
    let wasm = [("content-type", "application/wasm")];

    check("page", &server.get("/"), &[PAGE, &html, &asked_again]);
    let boot = server.get("/boot.js");
    check("script", &boot, &[PAGE, &script, &asked_again]);
    let module = server.get("/console-0123456789abcdef_bg.wasm");
    check("module", &module, &[PAGE, &wasm, &kept]);
    let tag = boot.header("etag").unwrap();
    let known = server.ask(format!(
        "GET /boot.js HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: {tag}\r\n\r\n"
    ));
    assert_eq!(known.status, 304);
    check("known", &known, &[PAGE, &asked_again]);

    for path in ["/healthz", "/readyz", "/metrics"] {
        check(path, &server.get(path), &[DATA, TEXT]);
    }
    check("nothing", &server.get("/nothing"), &[DATA, REFUSED]);
    let foreign = server.ask("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    check("foreign name", &foreign, &[DATA, REFUSED]);

    let varies = [("vary", "Origin")];
    let mode = [("x-relay-mode", "full")];
    let relayed = server.ask(Signed::default().request());
    check("relayed", &relayed, &[DATA, JSON, &varies, &mode]);
    let stopped = Signed {
        action: "DeleteFunction",
        ..Signed::default()
    };
    let stopped = server.ask(stopped.request());
    check("stopped", &stopped, &[DATA, REFUSED, &varies, &mode]);
    let evil = Signed {
        more: &["Origin: https://evil.example"],
        ..Signed::default()
    };
    check(
        "foreign page",
        &server.ask(evil.request()),
        &[DATA, REFUSED, &mode],
    );
    let beforehand = server.ask(
        "OPTIONS /relay/scf.tencentcloudapi.com HTTP/1.1\r\nHost: localhost\r\n\
         Origin: http://localhost\r\nAccess-Control-Request-Private-Network: true\r\n\r\n",
    );
    let may_send = [
        (
            "access-control-allow-headers",
            "authorization, content-type, x-tc-action, x-tc-version, \
          x-tc-timestamp, x-tc-region, x-tc-token, x-tc-language, x-relay-token",
        ),
        ("access-control-allow-methods", "POST"),
        ("access-control-max-age", "600"),
        ("allow", "POST, OPTIONS"),
    ];
    check(
        "beforehand",
        &beforehand,
        &[DATA, &may_send, &varies, &mode],
    );
    let other = Signed {
        more: &["Origin: https://a.example"],
        ..Signed::default()
    };
    let other = server.ask(other.request());
    assert_eq!(
        other.header("cross-origin-resource-policy"),
        Some("cross-origin")
    );
    assert_eq!(other.header("access-control-allow-credentials"), None);
}

#[test]
fn a_browser_is_told_of_the_newer_way_to_report_where_it_takes_it() {
    let built = Built::new("reporting");
    let console = ["--console", built.0.to_str().unwrap()];
    let behind = ["--emulator", "--trust-front-proxy", "127.0.0.1"];
    let server = Server::exposed(&[&console[..], &behind].concat());
    let page = |proto: &str| {
        server.ask(format!(
            "GET / HTTP/1.1\r\nHost: {NAME}\r\nX-Forwarded-Proto: {proto}\r\n\r\n"
        ))
    };
    let policy = |answer: &Answer| answer.header("content-security-policy").map(str::to_owned);
    let (encrypted, open) = (page("https"), page("http"));
    assert_eq!(
        encrypted.header("reporting-endpoints"),
        Some("csp=\"/csp-report\"")
    );
    assert_eq!(open.header("reporting-endpoints"), None);
    let both = policy(&open).map(|policy| policy + "; report-to csp");
    assert_eq!(policy(&encrypted), both);
}

#[test]
fn a_browser_is_held_to_tls_only_where_a_trusted_proxy_says_that_there_is_tls() {
    let asked = |server: &Server, path: &str, lines: &str| {
        let answer = server.ask(format!(
            "GET {path} HTTP/1.1\r\nHost: {NAME}\r\n{lines}\r\n"
        ));
        let value = answer.header("strict-transport-security");
        value.map(str::to_owned)
    };
    let https = "X-Forwarded-Proto: https\r\n";
    let year = Some("max-age=31536000".to_owned());
    let behind = Server::exposed(&["--emulator", "--trust-front-proxy", "127.0.0.1"]);
    for path in ["/", "/healthz", "/nothing", "/relay/evil.example"] {
        assert_eq!(asked(&behind, path, https), year, "{path}");
        assert_eq!(asked(&behind, path, ""), None, "{path}");
        let plain = "X-Forwarded-Proto: http\r\n";
        assert_eq!(asked(&behind, path, plain), None, "{path}");
    }
    let token = file("tls-token", "a-token-of-at-least-thirty-two-characters");
    let exposed = Server::exposed(&["--emulator", "--token-file", &token]);
    let local = Server::start("serve", &["--emulator", "--allowed-host", NAME]);
    for server in [&exposed, &local] {
        assert_eq!(asked(server, "/", https), None);
    }
}
