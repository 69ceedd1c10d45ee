//! What reaches the cloud and what comes back.

use std::io::Write as _;

use crate::support::{Answer, CLOUD, FakeCloud, OK, Server, Signed, program};

#[test]
fn the_cloud_sees_its_own_host_the_signed_headers_and_the_same_bytes() {
    let cloud = FakeCloud::answering(OK);
    let server = Server::before(&cloud, &[]);
    let body = "{\"Namespace\" : \"default\",\t\"SearchKey\":\"caf\u{e9} \\u00e9\"}\n";
    let answer = server.ask(
        Signed {
            body,
            more: &[
                "Cookie: session=1",
                "Referer: http://localhost/",
                "X-Forwarded-For: 10.0.0.1",
                "Accept-Encoding: gzip, br",
                "User-Agent: a browser",
                "X-TC-Token: a-token",
                "X-TC-Language: en-US",
                "Origin: http://localhost",
            ],
            ..Signed::default()
        }
        .request(),
    );
    assert_eq!(answer.status, 200);

    let request = cloud.next();
    let (head, sent_body) = request.split_once("\r\n\r\n").unwrap();
    assert_eq!(sent_body, body);
    let mut lines = head.lines();
    assert_eq!(lines.next(), Some("POST / HTTP/1.1"));
    let mut names: Vec<&str> = lines
        .clone()
        .filter_map(|line| line.split(':').next())
        .collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "authorization",
            "content-length",
            "content-type",
            "host",
            "user-agent",
            "x-tc-action",
            "x-tc-language",
            "x-tc-region",
            "x-tc-timestamp",
            "x-tc-token",
            "x-tc-version",
        ]
    );
    assert!(
        lines.clone().any(|line| line == format!("host: {CLOUD}")),
        "{head}"
    );
    assert!(
        lines.any(|line| line.starts_with("user-agent: halftone/")),
        "{head}"
    );
}

#[test]
fn the_answer_comes_back_unchanged_without_the_clouds_own_headers() {
    let cloud = FakeCloud::answering(OK);
    let server = Server::before(&cloud, &[]);
    let answer = server.ask(Signed::default().request());
    assert_eq!(answer.text(), r#"{"Response":{"RequestId":"from-cloud"}}"#);
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.header("date"), Some("Thu, 01 Jan 2026 00:00:00 GMT"));
    for dropped in ["set-cookie", "server", "x-relay-phase"] {
        assert_eq!(answer.header(dropped), None, "{dropped}");
    }
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}

#[test]
fn one_connection_to_the_cloud_serves_one_request_after_the_other() {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    let from = Arc::new(AtomicUsize::new(0));
    let last = Arc::clone(&from);
    let changes = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&changes);
    let cloud = FakeCloud::start(move |stream| {
        let port = usize::from(stream.peer_addr().unwrap().port());
        if last.swap(port, Ordering::SeqCst) != port {
            counted.fetch_add(1, Ordering::SeqCst);
        }
        stream.write_all(OK.as_bytes()).unwrap();
    });
    let server = Server::before(&cloud, &[]);
    let mut stream = server.connect();
    for _ in 0..5 {
        stream
            .write_all(Signed::default().request().as_bytes())
            .unwrap();
        assert_eq!(Answer::read(&mut stream).status, 200);
    }
    assert_eq!(changes.load(Ordering::SeqCst), 1);
}

#[test]
fn a_redirect_is_not_followed() {
    let elsewhere = FakeCloud::answering(OK);
    let location = format!(
        "HTTP/1.1 302 Found\r\nLocation: http://{}/\r\nContent-Length: 0\r\n\r\n",
        elsewhere.address
    );
    let cloud = FakeCloud::start(move |stream| stream.write_all(location.as_bytes()).unwrap());
    let answer = Server::before(&cloud, &[]).ask(Signed::default().request());
    assert_eq!(answer.status, 302);
    assert_eq!(answer.header("location"), None);
    assert!(elsewhere.saw_nothing());
}

#[test]
fn code_may_be_large_and_other_bodies_may_not() {
    let cloud = FakeCloud::answering(OK);
    let server = Server::before(&cloud, &[]);
    let body = "x".repeat(3 * 1024 * 1024);
    let upload = Signed {
        action: "UpdateFunctionCode",
        body: &body,
        ..Signed::default()
    };
    assert_eq!(server.ask(upload.request()).status, 200);
    assert!(cloud.next().ends_with(&body));

    // What is announced is believed: nobody has to send it to be refused.
    for (action, most) in [
        ("UpdateFunctionCode", 70 * 1024 * 1024),
        ("CreateFunction", 70 * 1024 * 1024),
        ("InvokeFunction", 7 * 1024 * 1024),
        ("UpdateAlias", 1024 * 1024),
        ("ListFunctions", 1024 * 1024),
    ] {
        let request = Signed {
            action,
            ..Signed::default()
        };
        let announced = format!("Content-Length: {}", most + 1);
        let request = request.request();
        let answer = server.ask(request.replacen("Content-Length: 24", &announced, 1));
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (413, "Relay.BodyTooLarge"),
            "{action}"
        );
        assert!(answer.message().contains(&most.to_string()), "{action}");
    }
    assert!(cloud.saw_nothing());
}

#[test]
fn no_proxy_of_the_environment_is_used() {
    let (cloud, proxy) = (FakeCloud::answering(OK), FakeCloud::answering(OK));
    let [cloud_url, proxy_url] = [&cloud, &proxy].map(|at| format!("http://{}", at.address));
    let mut program = program();
    for name in ["http_proxy", "https_proxy", "all_proxy"] {
        program.env(name, &proxy_url);
        program.env(name.to_uppercase(), &proxy_url);
    }
    program.args([
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--upstream-override",
        &cloud_url,
    ]);
    let server = Server::run(&mut program);
    assert_eq!(server.ask(Signed::default().request()).status, 200);
    cloud.next();
    assert!(proxy.saw_nothing());
}
