//! What an operator can see of a running relay, and what must never be seen.

use crate::access::file;
use crate::support::{FakeCloud, NAME, OK, Server, Signed, program};

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
fn nothing_that_a_client_writes_reaches_the_log_or_the_counts() {
    let cloud = FakeCloud::answering(OK);
    let server = Server::before(&cloud, &["--log", "json"]);
    let secrets = Signed {
        body: "{\"Code\":\"sentinel-body\"}",
        more: &[
            "X-TC-Token: sentinel-token",
            "X-Relay-Token: sentinel-relay-token",
            "X-TC-Language: sentinel-language",
            "Cookie: sentinel-cookie",
            "Referer: http://sentinel-referrer/",
            "User-Agent: sentinel-agent",
            "X-Forwarded-For: sentinel-client",
            "X-Request-Id: sentinel-id",
        ],
        ..Signed::default()
    };
    assert_eq!(server.ask(secrets.request()).status, 200);
    let request = Signed::default().request();
    for (from, to) in [
        ("ap-guangzhou", "sentinel-region"),
        ("2018-04-16", "sentinel-version"),
        ("X-TC-Timestamp: ", "X-TC-Timestamp: sentinel"),
        ("X-TC-Action: ListFunctions", "X-TC-Action: SentinelAction"),
        ("/relay/scf", "/relay/sentinel-path"),
        ("/relay/scf", "/sentinel-path"),
        ("com HTTP", "com?sentinel-query HTTP"),
        ("POST ", "SENTINEL "),
        ("Host: localhost", "Host: sentinel-host"),
        ("application/json", "sentinel/type"),
        (
            "Content-Type",
            "Origin: http://sentinel-origin\r\nContent-Type",
        ),
        (
            "Content-Type",
            "Sec-Fetch-Site: sentinel-site\r\nContent-Type",
        ),
        (
            "Content-Type",
            "Expect: sentinel-expectation\r\nContent-Type",
        ),
        ("Signature=", "Signature=sentinel-signature"),
        ("Credential=AKID", "Credential=sentinel-id"),
        ("SignedHeaders=", "SignedHeaders=sentinel-header;"),
        ("/scf/tc3", "/sentinel-service/tc3"),
        (
            &request,
            "POST /code HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n\
            Content-Type: application/json\r\nContent-Length: 24\r\n\r\n{\"Code\":\"sentinel-code\"}",
        ),
        (
            &request,
            "POST /csp-report HTTP/1.1\r\nHost: localhost\r\nContent-Length: 15\r\n\r\nsentinel-report",
        ),
        (
            &request,
            "POST /forget?sentinel HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n",
        ),
    ] {
        assert!(request.contains(from), "{from}");
        let answer = server.ask(request.replacen(from, to, 1));
        // A refusal may repeat to who asked what they have to correct, but nothing secret.
        let secret = ["signature", "token", "cookie", "body", "code", "report"];
        for secret in secret {
            let secret = format!("sentinel-{secret}");
            assert!(!answer.text().contains(&secret), "{}", answer.text());
        }
    }
    let log = server.log();
    assert_eq!(
        log.lines().filter(|line| line.contains("\"ts\"")).count(),
        21,
        "{log}"
    );
    let metrics = server.get("/metrics");
    for text in [log.as_str(), metrics.text()] {
        let text = text.to_ascii_lowercase();
        assert!(!text.contains("sentinel"), "{text}");
        assert!(
            !text.contains("akid") && !text.contains("signature="),
            "{text}"
        );
    }
}

#[test]
fn a_token_is_in_no_log_no_count_no_setting_and_no_refusal() {
    let token = "sentinel-0123456789abcdef-0123456789abcdef";
    let path = file("sentinel-token", token);
    let options = ["--emulator", "--log", "json", "--token-file", &path];
    let server = Server::start("serve", &options);
    let header = format!("X-Relay-Token: {token}");
    let almost = format!("X-Relay-Token: {token}0");
    let mut told = String::new();
    for (header, status) in [(&header, 200), (&almost, 401)] {
        let request = Signed {
            more: &[header],
            ..Signed::default()
        };
        let answer = server.ask(request.request());
        assert_eq!(answer.status, status);
        told.push_str(answer.text());
    }
    told.push_str(&server.log());
    told.push_str(server.get("/metrics").text());
    for command in [&["serve", "--print-config"][..], &["check-config"]] {
        let output = program().args(command).args(options).output().unwrap();
        told.push_str(&String::from_utf8([output.stdout, output.stderr].concat()).unwrap());
    }
    assert!(told.contains("the settings can be served"), "{told}");
    assert!(!told.contains("0123456789abcdef-"), "{told}");
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
