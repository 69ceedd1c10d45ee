//! A cloud that fails: the phase tells the page whether it may send a write again.

use std::io::Write as _;
use std::net::{Shutdown, TcpListener};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::support::{Answer, FakeCloud, OK, Server, Signed};

fn ask_before(cloud: &FakeCloud) -> Answer {
    Server::before(cloud, &[]).ask(Signed::default().request())
}

#[test]
fn an_unreachable_cloud_means_that_nothing_was_sent() {
    let nobody = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let server = Server::start(
        "serve",
        &["--upstream-override", &format!("http://{nobody}")],
    );
    let answer = server.ask(Signed::default().request());
    assert_eq!(
        (answer.status, answer.header("x-relay-phase")),
        (502, Some("connect"))
    );
    assert_eq!(answer.code(), "Relay.Unreachable");
    assert!(
        answer.message().contains("Nothing was sent"),
        "{}",
        answer.message()
    );
}

#[test]
fn a_cloud_that_hangs_up_may_have_acted() {
    let answer = ask_before(&FakeCloud::start(|stream| {
        stream.shutdown(Shutdown::Both).unwrap();
    }));
    assert_eq!(
        (answer.status, answer.header("x-relay-phase")),
        (504, Some("sent"))
    );
    assert_eq!(answer.code(), "Relay.NoAnswer");
}

#[test]
fn an_answer_that_breaks_off_has_probably_acted() {
    let answer = ask_before(&FakeCloud::start(|stream| {
        stream
            .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Response\"")
            .unwrap();
        stream.shutdown(Shutdown::Both).unwrap();
    }));
    assert_eq!(
        (answer.status, answer.header("x-relay-phase")),
        (502, Some("partial"))
    );
    assert_eq!(answer.code(), "Relay.AnswerBroken");
}

#[test]
fn an_endless_answer_is_cut_off() {
    let answer = ask_before(&FakeCloud::start(|stream| {
        let head = "HTTP/1.1 200 OK\r\nContent-Length: 20000000\r\n\r\n";
        let _cut_off = stream
            .write_all(head.as_bytes())
            .and_then(|()| stream.write_all(&vec![b'x'; 20_000_000]));
    }));
    assert_eq!(
        (answer.status, answer.header("x-relay-phase")),
        (502, Some("partial"))
    );
    assert!(
        answer.message().contains("larger than"),
        "{}",
        answer.message()
    );
}

#[test]
fn an_answer_in_a_coding_nobody_asked_for_is_not_handed_on() {
    let coded = "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\n{}";
    let answer = ask_before(&FakeCloud::answering(coded));
    assert_eq!(
        (answer.status, answer.header("x-relay-phase")),
        (502, Some("partial"))
    );
}

#[test]
fn what_was_sent_is_never_sent_again() {
    let answers = AtomicUsize::new(0);
    // The second request comes on the connection to the cloud of the first, which then ends: a client
    // that cares for comfort would try again on a new one.
    let cloud = FakeCloud::start(move |stream| {
        if answers.fetch_add(1, Ordering::SeqCst) == 0 {
            stream.write_all(OK.as_bytes()).unwrap();
        } else {
            stream.shutdown(Shutdown::Both).unwrap();
        }
    });
    let server = Server::before(&cloud, &[]);
    let write = |body| Signed {
        action: "PublishVersion",
        body,
        ..Signed::default()
    };
    let mut stream = server.connect();
    let mut ask = |body| {
        stream.write_all(write(body).request().as_bytes()).unwrap();
        Answer::read(&mut stream)
    };
    assert_eq!(ask("{}").status, 200);
    let answer = ask("{\"FunctionName\":\"f\"}");
    assert_eq!(
        (answer.status, answer.header("x-relay-phase")),
        (504, Some("sent"))
    );
    cloud.next();
    cloud.next();
    assert!(cloud.saw_nothing());
}
