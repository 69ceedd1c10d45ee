//! What an operator can see of a running relay, and what must never be seen.

use crate::support::{FakeCloud, NAME, OK, Server, Signed};

/// The lines of the log that are about relayed requests.
fn lines(server: &Server) -> Vec<serde_json::Value> {
    server
        .log()
        .lines()
        .filter(|line| line.contains("\"part\":\"relay\""))
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn every_answer_has_a_name_of_its_own_and_errors_carry_the_same() {
    let server = Server::start("serve", &["--emulator"]);
    let mut names = Vec::new();
    for path in [
        "/",
        "/nothing",
        "/healthz",
        "/metrics",
        "/relay/evil.example",
    ] {
        let answer = server.get(path);
        let name = answer.header("x-request-id").unwrap().to_owned();
        assert_eq!(name.len(), 26, "{path}: {name}");
        if answer.header("x-relay-phase").is_some() {
            assert_eq!(answer.json()["Response"]["RequestId"], name.as_str());
        }
        names.push(name);
    }
    let relayed = server.ask(Signed::default().request());
    names.push(relayed.header("x-request-id").unwrap().to_owned());
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 6);
}

#[test]
fn a_line_of_the_log_says_who_asked_for_what_and_how_it_ended() {
    const REFUSED: &str = "HTTP/1.1 200 OK\r\nContent-Length: 107\r\n\r\n{\"Response\":{\"Error\":\
        {\"Code\":\"ResourceNotFound.Alias\",\"Message\":\"a message\"},\"RequestId\":\"from-the-cloud\"}}";
    let cloud = FakeCloud::answering(REFUSED);
    let server = Server::before(&cloud, &["--log", "json"]);
    let answer = server.ask(Signed::default().request());
    server.ask("POST /relay/evil.example HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");

    let lines = lines(&server);
    let [relayed, refused] = &lines[..] else {
        panic!("{}", server.log())
    };
    assert_eq!(relayed["id"], answer.header("x-request-id").unwrap());
    assert_eq!(relayed["peer"], "127.0.0.1");
    assert_eq!(relayed["action"], "ListFunctions");
    assert_eq!(relayed["region"], "ap-guangzhou");
    assert_eq!(relayed["status"], 200);
    assert_eq!(relayed["code"], "ResourceNotFound.Alias");
    assert_eq!(relayed["cloud_request_id"], "from-the-cloud");
    assert_eq!(relayed["bytes"], 107);
    let digest = halftone::tc3::sha256(b"AKIDhalftonedemo").to_string();
    assert_eq!(relayed["key"], &digest[..8]);
    assert_eq!(
        (&refused["code"], &refused["phase"]),
        (&"Relay.UnknownEndpoint".into(), &"refused".into())
    );
}

#[test]
fn nothing_that_a_client_writes_reaches_the_log() {
    let cloud = FakeCloud::answering(OK);
    let server = Server::before(&cloud, &["--log", "json"]);
    let secrets = Signed {
        body: "{\"Code\":\"sentinel-body\"}",
        more: &["X-TC-Token: sentinel-token", "Cookie: sentinel-cookie"],
        ..Signed::default()
    };
    assert_eq!(server.ask(secrets.request()).status, 200);
    for (from, to) in [
        ("ap-guangzhou", "sentinel-region"),
        ("X-TC-Action: ListFunctions", "X-TC-Action: SentinelAction"),
        ("/relay/scf", "/relay/sentinel-path"),
        ("Host: localhost", "Host: sentinel-host"),
        (
            "Content-Type",
            "Origin: http://sentinel-origin\r\nContent-Type",
        ),
        ("Signature=", "Signature=sentinel-signature"),
        ("Credential=AKID", "Credential=sentinel-id"),
        ("SignedHeaders=", "SignedHeaders=sentinel-header;"),
    ] {
        server.ask(Signed::default().request().replacen(from, to, 1));
    }
    let log = server.log();
    assert_eq!(
        log.lines().filter(|line| line.contains("\"ts\"")).count(),
        9,
        "{log}"
    );
    assert!(!log.to_ascii_lowercase().contains("sentinel"), "{log}");
    assert!(!log.contains("AKID") && !log.contains("Signature"), "{log}");
}

#[test]
fn a_loopback_server_writes_no_log_unless_asked_and_an_exposed_one_does() {
    let local = Server::start("serve", &["--emulator"]);
    local.ask(Signed::default().request());
    assert!(!local.log().contains("\"ts\""), "{}", local.log());

    let exposed = Server::exposed(&["--emulator", "--trust-front-proxy", "127.0.0.1"]);
    exposed.ask(format!("GET /healthz HTTP/1.1\r\nHost: {NAME}\r\n\r\n"));
    assert!(
        exposed.log().contains("\"part\":\"state\""),
        "{}",
        exposed.log()
    );
}

#[test]
fn the_state_of_the_server_can_be_asked() {
    let server = Server::start("serve", &["--emulator"]);
    for path in ["/healthz", "/readyz"] {
        assert_eq!(server.get(path).status, 200, "{path}");
    }
    server.ask(Signed::default().request());
    server.ask("POST /relay/evil.example HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
    let metrics = server.get("/metrics");
    for line in [
        "relay_requests_total{action=\"ListFunctions\",outcome=\"answered\"} 1\n",
        "relay_requests_total{action=\"other\",outcome=\"refused\"} 1\n",
        "relay_rejected_total{reason=\"Relay.UnknownEndpoint\"} 1\n",
        "relay_upstream_seconds_bucket{le=\"+Inf\"} 1\n",
        "relay_upstream_seconds_count 1\n",
        "relay_inflight 0\n",
        "relay_replay_total 0\n",
        "relay_csp_reports_total 0\n",
    ] {
        assert!(metrics.text().contains(line), "{line}{}", metrics.text());
    }
}

#[test]
fn an_exposed_server_shows_its_metrics_only_at_their_own_address() {
    let server = Server::exposed(&[
        "--emulator",
        "--trust-front-proxy",
        "127.0.0.1",
        "--metrics-listen",
        "127.0.0.1:0",
    ]);
    let log = server.log();
    let address = log
        .lines()
        .find_map(|line| line.strip_prefix("halftone: metrics on http://"));
    let address = address.unwrap().strip_suffix("/metrics").unwrap();
    assert_eq!(server.get("/metrics").status, 404);
    assert!(
        server
            .get("/metrics")
            .message()
            .contains("--metrics-listen")
    );

    let beside = |path: &str, host: &str| {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n");
        Server::ask_at(address.parse().unwrap(), request)
    };
    // Whoever collects them often knows no name.
    assert!(
        beside("/metrics", "10.1.2.3:9100")
            .text()
            .contains("halftone_build_info")
    );
    assert_eq!(beside("/readyz", "localhost").status, 200);
    assert_eq!(beside("/metrics", "evil.example").status, 421);
    assert_eq!(
        beside("/relay/scf.tencentcloudapi.com", "localhost").status,
        404
    );
    assert_eq!(beside("/", "localhost").status, 404);
}
