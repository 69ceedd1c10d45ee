//! The other side of the relay with real sockets, some of which never answer.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::task::{Context, Poll};
use std::thread;
use std::time::Duration;

use tokio::time::sleep;
use tower_service::Service;

use super::timed::Timed;
use super::*;
use crate::relay::refusal::Phase;

/// A server that shows the first bytes of each connection and then behaves.
fn server(behave: impl Fn(&mut TcpStream) + Send + 'static) -> (SocketAddr, Receiver<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (sender, received) = channel();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut bytes = vec![0; 4096];
            let length = stream.read(&mut bytes).unwrap();
            bytes.truncate(length);
            let _test_has_ended = sender.send(bytes);
            behave(&mut stream);
        }
    });
    (address, received)
}

/// A call of a host that is in no table: this machine, at that port.
fn call(address: SocketAddr, allowance: Allowance) -> Call {
    let mut headers = HeaderMap::new();
    headers.insert("authorization", HeaderValue::from_static("a signature"));
    Call {
        endpoint: Endpoint {
            host: format!("localhost:{}", address.port()),
            service: "scf",
        },
        headers,
        body: Bytes::from_static(b"{}"),
        allowance,
    }
}

/// Little time, but for the first byte or the whole answer alone.
fn hurried(first_byte: bool) -> Allowance {
    let (little, much) = (Duration::from_millis(50), Duration::from_mins(1));
    Allowance {
        first_byte_time: if first_byte { little } else { much },
        total_time: if first_byte { much } else { little },
        ..Allowance::of("ListFunctions")
    }
}

async fn refused(upstream: &Upstream, call: Call) -> (Phase, String) {
    let Err(refusal) = upstream.send(call).await else {
        panic!("answered")
    };
    (refusal.phase(), refusal.to_string())
}

fn stand_in(address: SocketAddr) -> Upstream {
    Upstream::instead(format!("http://{address}").parse().unwrap(), None).unwrap()
}

#[tokio::test]
async fn a_cloud_that_does_not_begin_to_answer_is_given_up() {
    let (address, received) = server(|stream| {
        let _until_it_is_closed = stream.read(&mut [0]);
    });
    let (phase, words) = refused(&stand_in(address), call(address, hurried(true))).await;
    assert_eq!(phase, Phase::Sent);
    assert!(words.contains("the time is up"), "{words}");
    assert!(received.recv().unwrap().starts_with(b"POST / HTTP/1.1\r\n"));
}

#[tokio::test]
async fn a_cloud_that_does_not_finish_its_answer_is_given_up() {
    let (address, _received) = server(|stream| {
        let begun = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Response\"";
        stream.write_all(begun).unwrap();
        let _until_it_is_closed = stream.read(&mut [0]);
    });
    let (phase, words) = refused(&stand_in(address), call(address, hurried(false))).await;
    assert_eq!(phase, Phase::Partial);
    assert!(words.contains("the time is up"), "{words}");
}

/// An answer with this body.
fn answer(body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{body}")
}

#[tokio::test]
async fn a_kept_connection_serves_one_request_after_the_other_and_only_for_its_own_host() {
    let answering = |name: &'static str| {
        server(move |stream| {
            loop {
                stream.write_all(answer(name).as_bytes()).unwrap();
                if stream.read(&mut [0; 4096]).unwrap() == 0 {
                    break;
                }
            }
        })
    };
    let servers = ["one", "other"].map(|name| (name, answering(name)));
    let names = PublicNames { internal: true };
    let pool = Pool::new(names, trust(None).unwrap());
    for _ in 0..3 {
        for (name, (address, _)) in &servers {
            let request = request(call(*address, Allowance::of("ListFunctions"))).unwrap();
            let answering = pool.send(&format!("http://{address}"), request).await;
            let Ok((mut line, response)) = answering else {
                panic!("not answered")
            };
            let answer = line.drive(receive(response)).await.unwrap();
            assert_eq!(answer.body, *name);
            pool.keep(line);
        }
    }
    for (_, (_, connections)) in servers {
        assert_eq!(connections.try_iter().count(), 1);
    }
}

#[tokio::test]
async fn a_connection_that_the_cloud_closed_or_spoke_on_unasked_is_not_used_again() {
    let unasked = format!("{}{}", answer("{}"), answer("a secret of another"));
    for said in [answer("{}"), unasked] {
        let (address, received) = server(move |stream| {
            stream.write_all(said.as_bytes()).unwrap();
        });
        let upstream = stand_in(address);
        for _ in 0..3 {
            let usual = Allowance::of("ListFunctions");
            let answer = upstream.send(call(address, usual)).await;
            assert_eq!(answer.map_err(|_| ()).unwrap().body, "{}");
            // Long enough for what comes afterwards to be noticed.
            sleep(Duration::from_millis(50)).await;
        }
        assert_eq!(received.try_iter().count(), 3);
    }
}

#[tokio::test]
async fn a_connection_that_does_not_come_about_is_given_up() {
    /// Never connects.
    #[derive(Clone)]
    struct Never;
    impl Service<Uri> for Never {
        type Response = ();
        type Error = std::io::Error;
        type Future = std::future::Pending<Result<(), Self::Error>>;
        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
            Poll::Ready(Ok(()))
        }
        fn call(&mut self, _: Uri) -> Self::Future {
            std::future::pending()
        }
    }
    let error = Timed(Never).call(Uri::from_static("/")).await.unwrap_err();
    assert!(
        error.to_string().contains("no connection within 3 seconds"),
        "{error}"
    );
}

#[tokio::test]
async fn a_name_that_leads_inside_is_not_even_connected_to() {
    let (address, received) = server(|_| {});
    let usual = Allowance::of("ListFunctions");
    let (phase, words) = refused(&Upstream::cloud(false).unwrap(), call(address, usual)).await;
    assert_eq!(phase, Phase::Connect);
    assert!(words.contains("--internal-endpoint"), "{words}");
    assert!(received.try_recv().is_err());
}

#[tokio::test]
async fn to_the_cloud_only_tls_is_spoken() {
    let (address, received) = server(|stream| {
        let _may_be_closed = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    });
    let usual = Allowance::of("ListFunctions");
    let (phase, _) = refused(&Upstream::cloud(true).unwrap(), call(address, usual)).await;
    assert_eq!(phase, Phase::Connect);
    let hello = received.recv().unwrap();
    // A handshake that begins, with the name in it and nothing of the request.
    assert_eq!(hello[0], 22);
    let holds = |text: &[u8]| hello.windows(text.len()).any(|window| window == text);
    assert!(holds(b"localhost") && !holds(b"a signature"));
}

#[tokio::test]
async fn a_certificate_that_nobody_trusted_signed_is_refused_before_anything_is_sent() {
    let folder = std::env::temp_dir().join(format!("halftone-tls-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let made = Command::new("openssl")
        .args([
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
        ])
        .args([
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost",
        ])
        .args(["-keyout", "key.pem", "-out", "certificate.pem"])
        .current_dir(&folder)
        .stderr(Stdio::null())
        .status();
    if !made.is_ok_and(|status| status.success()) {
        eprintln!("skipped: certificates are tested only where openssl is installed");
        return;
    }
    let mut process = Command::new("openssl")
        .args(["s_server", "-accept", "127.0.0.1:0", "-naccept", "1"])
        .args(["-key", "key.pem", "-cert", "certificate.pem"])
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(process.stdout.take().unwrap()).lines();
    let address = said
        .by_ref()
        .map(Result::unwrap)
        .find_map(|line| line.strip_prefix("ACCEPT ").map(str::to_owned))
        .unwrap();
    let usual = Allowance::of("ListFunctions");
    let call = call(address.parse().unwrap(), usual);
    let (phase, words) = refused(&Upstream::cloud(true).unwrap(), call).await;
    let heard: Vec<String> = said.map(Result::unwrap).collect();
    let _ended = process.kill();
    let _reaped = process.wait();
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(phase, Phase::Connect);
    assert!(words.contains("invalid peer certificate"), "{words}");
    assert!(!heard.concat().contains("POST"), "{heard:?}");
}
