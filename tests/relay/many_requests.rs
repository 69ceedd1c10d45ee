//! Clients that ask too much at once or too often.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::sync::Mutex;
use std::sync::mpsc::channel;

use crate::support::{Answer, FakeCloud, OK, Server, Signed};

#[test]
fn one_client_has_sixteen_requests_in_flight_and_the_next_is_refused_at_once() {
    let (release, released) = channel::<()>();
    let released = Mutex::new(released);
    let cloud = FakeCloud::start(move |stream| {
        released.lock().unwrap().recv().unwrap();
        stream.write_all(OK.as_bytes()).unwrap();
    });
    let server = Server::before(&cloud, &[]);
    let request = Signed::default().request();
    let mut waiting: Vec<_> = (0..16)
        .map(|_| {
            let mut stream = server.connect();
            stream.write_all(request.as_bytes()).unwrap();
            cloud.next();
            stream
        })
        .collect();
    let refused = server.ask(&request);
    assert_eq!(
        (refused.status, refused.code().as_str()),
        (503, "Relay.Busy")
    );
    assert_eq!(refused.header("retry-after"), Some("1"));
    assert!(
        server
            .get("/metrics")
            .text()
            .contains("relay_inflight 16\n")
    );
    assert!(cloud.saw_nothing());

    for _ in &waiting {
        release.send(()).unwrap();
    }
    for stream in &mut waiting {
        assert_eq!(Answer::read(stream).status, 200);
    }
    release.send(()).unwrap();
    assert_eq!(server.ask(&request).status, 200);
}

#[test]
fn when_all_connections_are_taken_the_next_waits_until_one_has_ended() {
    let server = Server::start("serve", &["--emulator"]);
    let held: Vec<TcpStream> = (0..512)
        .map(|_| {
            let mut stream = server.connect();
            stream.write_all(b"GET / HT").unwrap();
            stream
        })
        .collect();
    assert_eq!(server.get("/healthz").status, 200);
    let has_ended = |mut stream: &TcpStream| {
        stream.set_nonblocking(true).unwrap();
        let read = stream.read(&mut [0]);
        !read.is_err_and(|error| error.kind() == ErrorKind::WouldBlock)
    };
    assert!(
        held.iter().any(has_ended),
        "more than 512 were served at once"
    );
}

/// Asks until an answer has this status; there is one in so many tries even on a slow machine.
fn until(status: u16, ask: impl Fn() -> Answer) -> Answer {
    (0..10_000)
        .map(|_| ask())
        .find(|answer| answer.status == status)
        .unwrap()
}

#[test]
fn more_calls_of_an_action_than_the_cloud_takes_stay_here() {
    let cloud = FakeCloud::answering(OK);
    let server = Server::before(&cloud, &[]);
    let ask = |action| {
        let request = Signed {
            action,
            ..Signed::default()
        };
        server.ask(request.request())
    };
    let refused = until(429, || ask("ListAliases"));
    // The code that the cloud itself would use: every client knows to wait.
    assert_eq!(refused.code(), "RequestLimitExceeded");
    assert_eq!(refused.header("x-relay-phase"), Some("refused"));
    assert_eq!(refused.header("retry-after"), Some("1"));
    assert!(refused.message().contains("ListAliases"));
    assert_eq!(ask("ListTriggers").status, 200);
}

#[test]
fn a_client_in_a_hurry_is_slowed_down_and_cannot_hide_behind_a_header() {
    let server = Server::start("serve", &["--emulator"]);
    let refused = until(429, || {
        server.ask(
            "POST /relay/evil.example HTTP/1.1\r\nHost: localhost\r\n\
             X-Forwarded-For: 1.2.3.4\r\nContent-Length: 0\r\n\r\n",
        )
    });
    assert_eq!(refused.code(), "RequestLimitExceeded");
    // Files and states are not relayed and stay reachable.
    assert_eq!(server.get("/healthz").status, 200);
}
