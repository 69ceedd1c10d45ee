//! Clients that hold a connection without using it lose it; the others notice nothing.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::thread;

use crate::support::{Answer, FakeCloud, OK, Server, Signed};

/// Many, but fewer than the server takes.
const MANY: usize = 100;

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

    let mut waiting = Vec::new();
    for _ in 0..MANY {
        waiting.push(server.connect());
        let mut half_a_head = server.connect();
        half_a_head.write_all(&head.as_bytes()[..40]).unwrap();
        waiting.push(half_a_head);
    }
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

    waiting.extend([silent_after_an_answer, half_a_body]);
    let waiting: Vec<_> = waiting
        .into_iter()
        .map(|stream| thread::spawn(|| last_words(stream)))
        .collect();
    // All of them are there now, and each time that somebody else asks, it is answered.
    loop {
        assert_eq!(server.ask(&request).status, 200);
        cloud.next();
        if waiting.iter().all(thread::JoinHandle::is_finished) {
            break;
        }
        thread::sleep(std::time::Duration::from_millis(200));
    }
    let words: Vec<String> = waiting
        .into_iter()
        .map(|thread| thread.join().unwrap())
        .collect();
    let [silent @ .., half_a_body] = &words[..] else {
        panic!()
    };
    assert_eq!(silent.len(), 2 * MANY + 1);
    for words in silent {
        assert!(
            words.is_empty() || words.starts_with("HTTP/1.1 4"),
            "{words}"
        );
    }
    assert!(half_a_body.starts_with("HTTP/1.1 408"), "{half_a_body}");
    assert!(half_a_body.contains("Relay.BodyTooSlow"), "{half_a_body}");
    assert!(cloud.saw_nothing(), "half a body was passed on");
}

/// Whether the server still holds its end of this connection. Reading or writing would change
/// what is looked at, so the system is asked.
#[cfg(target_os = "linux")]
fn is_held(server: &Server, stream: &TcpStream) -> bool {
    let ends = [server.address, stream.local_addr().unwrap()];
    let [local, remote] = ends.map(|end| format!(":{:04X}", end.port()));
    let connections = std::fs::read_to_string("/proc/net/tcp").unwrap();
    connections.lines().any(|line| {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let established = "01";
        fields[1].ends_with(&local) && fields[2].ends_with(&remote) && fields[3] == established
    })
}

#[cfg(target_os = "linux")]
#[test]
fn a_client_that_does_not_take_its_answer_is_ended_while_others_are_served() {
    // More than the system keeps for a client that reads nothing.
    let large = 9 * 1024 * 1024;
    let cloud = FakeCloud::start(move |stream| {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {large}\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(&vec![b'x'; large]).unwrap();
    });
    let server = Server::before(&cloud, &[]);
    let mut stream = server.connect();
    stream
        .write_all(Signed::default().request().as_bytes())
        .unwrap();
    cloud.next();
    assert!(is_held(&server, &stream));
    let mut looks = 0;
    while is_held(&server, &stream) {
        looks += 1;
        assert!(looks < 600, "the connection is still there");
        assert_eq!(server.get("/healthz").status, 200);
        thread::sleep(std::time::Duration::from_millis(100));
    }
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
