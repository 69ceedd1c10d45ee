//! The command line: readiness, a clean stop, refusals to start.

use std::sync::Mutex;
use std::sync::mpsc::channel;
use std::thread;

use crate::support::{FakeCloud, OK, Server, Signed, program};

#[cfg(unix)]
#[test]
fn a_stop_lets_the_request_in_progress_finish_and_exits_with_success() {
    use std::io::Write as _;

    let (release, released) = channel::<()>();
    let released = Mutex::new(released);
    let cloud = FakeCloud::start(move |stream| {
        released.lock().unwrap().recv().unwrap();
        stream.write_all(OK.as_bytes()).unwrap();
    });
    let mut server = Server::before(&cloud, &[]);
    let idle = server.connect();

    thread::scope(|scope| {
        let asking = scope.spawn(|| server.ask(Signed::default().request()));
        cloud.next();
        server.terminate();
        release.send(()).unwrap();
        assert_eq!(asking.join().unwrap().status, 200);
    });
    assert!(server.wait().success());
    drop(idle);
}

#[cfg(unix)]
#[test]
fn both_servers_stop_cleanly_when_nothing_is_in_progress() {
    for command in ["serve", "emulator"] {
        let mut server = Server::start(command, &[]);
        server.terminate();
        assert!(server.wait().success(), "{command}");
    }
}

#[test]
fn an_address_in_use_is_named_with_what_to_do() {
    let server = Server::start("serve", &[]);
    let taken = server.address.to_string();
    let output = program()
        .args(["serve", "--listen", &taken])
        .output()
        .unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(
        error.contains(&taken) && error.contains("--listen"),
        "{error}"
    );
}

#[test]
fn listening_to_the_world_needs_the_names_to_answer_to() {
    let output = program()
        .args(["serve", "--listen", "0.0.0.0:0"])
        .output()
        .unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(error.contains("--allowed-host"), "{error}");
}

#[test]
fn options_that_cannot_be_meant_are_refused() {
    for options in [
        ["--allow-origin", "*"],
        ["--allow-origin", "null"],
        ["--allow-origin", "https://console.example.com/"],
        ["--upstream-override", "https://127.0.0.1:1"],
        ["--upstream-override", "http://127.0.0.1:1/path"],
        ["--seed", "7"],
    ] {
        let output = program()
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(options)
            .output();
        let output = output.unwrap();
        assert!(!output.status.success(), "{options:?}");
        assert!(output.stdout.is_empty(), "{options:?}");
    }
}

#[test]
fn the_help_names_every_option_and_its_variable() {
    for (command, options) in [
        (
            "serve",
            &[
                "LISTEN",
                "CONSOLE",
                "EMULATOR",
                "EMPTY",
                "SEED",
                "ALLOW_ORIGIN",
                "ALLOWED_HOST",
            ][..],
        ),
        (
            "emulator",
            &["LISTEN", "SECRET_ID", "SECRET_KEY", "EMPTY", "SEED"][..],
        ),
    ] {
        let output = program().args([command, "--help"]).output().unwrap();
        let help = String::from_utf8(output.stdout).unwrap();
        for option in options {
            assert!(
                help.contains(&format!("HALFTONE_{option}")),
                "{command}: {option}"
            );
            let long = option.to_ascii_lowercase().replace('_', "-");
            assert!(help.contains(&format!("--{long}")), "{command}: {long}");
        }
    }
}

#[test]
fn the_state_of_the_server_can_be_asked() {
    let server = Server::start("serve", &[]);
    for path in ["/healthz", "/readyz"] {
        let answer = server.ask(format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        assert_eq!(answer.status, 200, "{path}");
    }
    server.ask("POST /relay/evil.example HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
    let metrics = server.ask("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert!(
        metrics
            .text()
            .contains("relay_requests_total{outcome=\"refused\"} 1\n"),
        "{}",
        metrics.text()
    );
}
