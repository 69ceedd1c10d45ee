//! Clients that hold a connection without using it lose it; the others notice nothing.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::thread;

use crate::support::{Answer, FakeCloud, OK, Server, Signed};

/// Waits for the server to end the connection; says what came before.
fn last_words(mut stream: TcpStream) -> String {
    let mut words = Vec::new();
    // A connection that is reset has ended too; one that stays open fails by the read timeout.
    if let Err(error) = stream.read_to_end(&mut words) {
        assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset, "{error}");
    }
    String::from_utf8_lossy(&words).into_owned()
}

#[test]
fn slow_clients_are_ended_while_others_are_served() {
    let cloud = FakeCloud::answering(OK);
    let server = Server::before(&cloud, &[]);
    let request = Signed::default().request();
    let (head, body) = request.split_once("\r\n\r\n").unwrap();

    let idle = server.connect();
    let mut half_a_head = server.connect();
    half_a_head.write_all(&head.as_bytes()[..40]).unwrap();
    let mut half_a_body = server.connect();
    half_a_body
        .write_all(format!("{head}\r\n\r\n{}", &body[..5]).as_bytes())
        .unwrap();
    let mut silent_after_an_answer = server.connect();
    silent_after_an_answer
        .write_all(request.as_bytes())
        .unwrap();
    assert_eq!(Answer::read(&mut silent_after_an_answer).status, 200);
    cloud.next();

    let waiting = [idle, half_a_head, half_a_body, silent_after_an_answer]
        .map(|stream| thread::spawn(|| last_words(stream)));
    while waiting.iter().any(|thread| !thread.is_finished()) {
        assert_eq!(server.ask(&request).status, 200);
        cloud.next();
        thread::sleep(std::time::Duration::from_millis(200));
    }
    let [_, _, half_a_body, _] = waiting.map(|thread| thread.join().unwrap());
    assert!(half_a_body.starts_with("HTTP/1.1 408"), "{half_a_body}");
    assert!(half_a_body.contains("Relay.BodyTooSlow"), "{half_a_body}");
    assert!(cloud.saw_nothing(), "half a body was passed on");
}

#[test]
fn a_body_that_breaks_off_is_not_passed_on() {
    let cloud = FakeCloud::answering(OK);
    let server = Server::before(&cloud, &[]);
    let request = Signed::default().request();
    let mut stream = server.connect();
    stream
        .write_all(&request.as_bytes()[..request.len() - 3])
        .unwrap();
    stream.shutdown(std::net::Shutdown::Write).unwrap();
    last_words(stream);
    assert!(cloud.saw_nothing());
}
