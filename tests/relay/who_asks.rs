//! Every name this server may be asked for, crossed with every page that may ask, with what the
//! browser says of the two, with the methods. What passes is listed here once more, by hand.

use std::fmt::Write as _;
use std::io::{BufReader, Write as _};

use crate::support::{Answer, CLOUD, FakeCloud, OK, Server, Signed};

const LISTED: &str = "https://listed.example";
const OPTIONS: [&str; 6] = [
    "--allowed-host",
    "console.example.com",
    "--allowed-host",
    "xn--bcher-kva.example:8443",
    "--allow-origin",
    LISTED,
];

/// Names of this server.
const OURS: [&str; 10] = [
    "localhost",
    "LOCALHOST:8787",
    "127.0.0.1",
    "127.0.0.1:1",
    "127.0.0.1:65535",
    "[::1]",
    "[::1]:8787",
    "console.example.com",
    "Console.Example.COM",
    "xn--bcher-kva.example:8443",
];

/// Names that others have, or that nobody writes who means this server.
const NOT_OURS: [&str; 31] = [
    "",
    "evil.example",
    "evil.example:8787",
    "localhost.",
    "localhost.:8787",
    "localhost:",
    "localhost:x",
    "localhost:+80",
    "localhost:65536",
    "localhost.evil.example",
    "evil.localhost",
    "user@localhost",
    "localhost@evil.example",
    "http://localhost",
    "localhost/",
    "localhost, evil.example",
    "127.0.0.1.nip.example",
    "127.0.0.2",
    "127.1",
    "2130706433",
    "0x7f.0.0.1",
    "0.0.0.0",
    "::1",
    "[::1",
    "[::ffff:127.0.0.1]",
    "[0:0:0:0:0:0:0:1]",
    "console.example.com.",
    "console.example.com:8443",
    "evilconsole.example.com",
    "xn--bcher-kva.example",
    "b\u{fc}cher.example:8443",
];

/// What a browser says of the page and this server.
const SITES: [Option<&str>; 6] = [
    None,
    Some("same-origin"),
    Some("none"),
    Some("same-site"),
    Some("cross-site"),
    Some("Same-Origin"),
];

/// Who asks.
#[derive(Clone, Copy, PartialEq)]
enum Page {
    None,
    Own,
    Listed,
    Foreign,
}

/// Every way to name a page to a server of this name.
fn origins(host: &str) -> Vec<(Option<String>, Page)> {
    let own = ["http://HOST", "https://HOST"];
    let foreign = [
        "null",
        "",
        "http://",
        "https://evil.example",
        "HOST",
        "//HOST",
        "http:/HOST",
        "HTTP://HOST",
        "ftp://HOST",
        "http://HOST.",
        "http://HOST/",
        "http://HOST/path",
        "http://HOST:9",
        "http://HOST.evil.example",
        "http://evil.HOST",
        "http://user@HOST",
        "http://HOST@evil.example",
        "http://HOST https://listed.example",
        "http://xn--lcalhost-t1a",
        "http://listed.example",
        "https://Listed.example",
        "https://listed.example.",
        "https://listed.example:443",
        "https://listed.example/",
        "https://a.listed.example",
        "https://evil-listed.example",
        "https://listed.example.evil.example",
        "https://l\u{ed}sted.example",
    ];
    let mut all = vec![(None, Page::None), (Some(LISTED.to_owned()), Page::Listed)];
    for (texts, page) in [(&own[..], Page::Own), (&foreign, Page::Foreign)] {
        all.extend(
            texts
                .iter()
                .map(|text| (Some(text.replace("HOST", host)), page)),
        );
    }
    all
}

/// What the relay says, which looks at the query only after it knows who asks.
fn relay_says(page: Page, site: Option<&str>, method: &str) -> (u16, &'static str) {
    let passes = match page {
        Page::Listed => true,
        Page::Foreign => false,
        Page::None | Page::Own => matches!(site, None | Some("same-origin" | "none")),
    };
    match (passes, method) {
        (false, _) => (403, "Relay.OriginNotAllowed"),
        (true, "OPTIONS") => (204, ""),
        (true, "POST") => (400, "Relay.QueryNotAllowed"),
        (true, _) => (405, "Relay.MethodNotAllowed"),
    }
}

/// What is said to whoever wants everything forgotten.
fn forget_says(page: Page, site: Option<&str>, method: &str) -> (u16, &'static str) {
    match (method, page, site) {
        ("POST", Page::Own, None | Some("same-origin")) => (204, ""),
        ("POST", ..) => (403, "Relay.OriginNotAllowed"),
        _ => (405, "Relay.MethodNotAllowed"),
    }
}

/// Asks on one connection after the other for everything, compares, says how much it was.
fn compare(server: &Server, host: &str, pages: &[(Option<String>, Page)], is_ours: bool) -> usize {
    let mut stream = BufReader::new(server.connect());
    let mut count = 0;
    for (origin, page) in pages {
        for site in SITES {
            for method in ["POST", "OPTIONS", "GET"] {
                for path in [&format!("/relay/{CLOUD}?x"), "/forget"] {
                    let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\n");
                    for (name, value) in [("Origin", origin.as_deref()), ("Sec-Fetch-Site", site)] {
                        if let Some(value) = value {
                            write!(request, "{name}: {value}\r\n").unwrap();
                        }
                    }
                    request.push_str("Content-Length: 0\r\n\r\n");
                    stream.get_mut().write_all(request.as_bytes()).unwrap();
                    let answer = Answer::read(&mut stream);
                    let code = match answer.status {
                        204 => String::new(),
                        _ => answer.code(),
                    };
                    let expected = match path {
                        _ if !is_ours => (421, "Relay.HostNotAllowed"),
                        "/forget" => forget_says(*page, site, method),
                        _ => relay_says(*page, site, method),
                    };
                    assert_eq!((answer.status, code.as_str()), expected, "{request}");
                    let shared = answer.header("access-control-allow-origin");
                    let may_read = is_ours && path != "/forget" && *page == Page::Listed;
                    assert_eq!(shared, may_read.then_some(LISTED), "{request}");
                    count += 1;
                }
            }
        }
    }
    count
}

#[test]
fn only_listed_pages_under_listed_names_are_let_through() {
    let server = Server::start("serve", &[&["--emulator"], &OPTIONS[..]].concat());
    let mut count = 0;
    for host in OURS {
        count += compare(&server, host, &origins(host), true);
    }
    for host in NOT_OURS {
        let pages = origins(host);
        let near: Vec<_> = pages
            .into_iter()
            .filter(|(_, page)| *page != Page::Foreign)
            .collect();
        count += compare(&server, host, &near, false);
    }
    assert_eq!(count, 6 * 3 * 2 * (10 * 32 + 31 * 4));
}

#[test]
fn under_each_of_its_names_the_pages_of_a_server_are_relayed() {
    let cloud = FakeCloud::answering(OK);
    let server = Server::before(&cloud, &OPTIONS);
    for host in OURS {
        let origin = format!("Origin: http://{host}");
        let signed = Signed {
            more: &[&origin, "Sec-Fetch-Site: same-origin"],
            ..Signed::default()
        };
        let line = format!("Host: {host}");
        let request = signed.request().replacen("Host: localhost", &line, 1);
        assert_eq!(server.ask(request).status, 200, "{host}");
        cloud.next();
    }
}

#[test]
fn a_page_whose_name_was_made_to_lead_here_reaches_nothing() {
    let cloud = FakeCloud::answering(OK);
    let server = Server::before(&cloud, &OPTIONS);
    let port = server.address.port();
    let paths = [
        "/",
        "/index.html",
        "/boot.js",
        "/healthz",
        "/readyz",
        "/metrics",
        "/csp-report",
        "/code",
        "/forget",
        "/nothing",
        "/relay/scf.tencentcloudapi.com",
        "/relay/evil.example",
    ];
    for name in [
        "evil.example",
        "127.0.0.1.nip.example",
        "localhost.evil.example",
    ] {
        let host = format!("{name}:{port}");
        for path in paths {
            // To the browser both are of the same origin, and a GET then carries no Origin.
            let get = format!(
                "GET {path} HTTP/1.1\r\nHost: {host}\r\nSec-Fetch-Site: same-origin\r\n\r\n"
            );
            let origin = format!("Origin: http://{host}");
            let signed = Signed {
                more: &[&origin, "Sec-Fetch-Site: same-origin"],
                ..Signed::default()
            };
            let posted = signed
                .request()
                .replacen("/relay/scf.tencentcloudapi.com", path, 1)
                .replacen("Host: localhost", &format!("Host: {host}"), 1);
            for request in [get, posted] {
                let answer = server.ask(&request);
                assert_eq!(
                    (answer.status, answer.code().as_str()),
                    (421, "Relay.HostNotAllowed"),
                    "{request}"
                );
                for header in ["access-control-allow-origin", "clear-site-data"] {
                    assert_eq!(answer.header(header), None, "{request}");
                }
            }
        }
    }
    assert!(cloud.saw_nothing());
}
