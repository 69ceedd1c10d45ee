//! Browsers report what the page's policy stopped; only how often is kept.

use crate::support::{Answer, Server};

fn report(server: &Server, body: &str) -> Answer {
    server.ask(format!(
        "POST /csp-report HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/csp-report\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    ))
}

#[test]
fn reports_are_counted_one_a_second_and_never_kept() {
    let server = Server::start("serve", &["--log", "json"]);
    let body = "{\"csp-report\":{\"blocked-uri\":\"https://sentinel.example\"}}";
    assert_eq!(report(&server, body).status, 204);
    let refused = (0..1_000)
        .map(|_| report(&server, body))
        .find(|answer| answer.status == 429)
        .unwrap();
    assert_eq!(refused.header("retry-after"), Some("1"));
    let metrics = server.get("/metrics");
    assert!(!metrics.text().contains("relay_csp_reports_total 0\n"));
    assert!(!server.log().contains("sentinel"));
}

#[test]
fn a_report_has_a_limit_and_is_posted() {
    let server = Server::start("serve", &[]);
    assert_eq!(report(&server, &"x".repeat(8 * 1024 + 1)).status, 413);
    assert_eq!(server.get("/csp-report").status, 405);
}
