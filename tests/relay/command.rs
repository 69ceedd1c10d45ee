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
        // A balancer learns that it has to send people elsewhere.
        while !says(&server, "/readyz").starts_with("HTTP/1.1 503") {}
        let late = server.ask(Signed::default().request());
        assert_eq!((late.status, late.code().as_str()), (503, "Relay.Stopping"));
        assert_eq!(late.header("retry-after"), Some("1"));
        release.send(()).unwrap();
        assert_eq!(asking.join().unwrap().status, 200);
    });
    assert!(server.wait().success());
    drop(idle);
}

/// What a server says that may be ending: nothing, if it ended before it read the request.
#[cfg(unix)]
fn says(server: &Server, path: &str) -> String {
    use std::io::{Read as _, Write as _};

    let mut stream = server.connect();
    let mut words = String::new();
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    let _ended = stream.write_all(request.as_bytes());
    let _ended = stream.read_to_string(&mut words);
    words
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
        ["--upstream-override", "ftp://127.0.0.1:1"],
        ["--upstream-ca", "certificates.pem"],
        ["--upstream-override", "http://127.0.0.1:1/path"],
        ["--allowed-host", ""],
        ["--allowed-host", "*"],
        ["--allowed-host", "https://console.example.com"],
        ["--seed", "7"],
        ["--faults", "delay=1s"],
        ["--speed", "60"],
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
fn faults_that_cannot_be_meant_are_refused_with_what_to_write() {
    let options = ["--faults", "drop-after=2", "--listen", "127.0.0.1:0"];
    for (command, more) in [("emulator", &[][..]), ("serve", &["--emulator"])] {
        let output = program().arg(command).args(options).args(more).output();
        let output = output.unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success(), "{command}");
        assert!(error.contains("drop-after=0.5%"), "{command}: {error}");
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
                "FAULTS",
                "SPEED",
                "ALLOW_ORIGIN",
                "ALLOWED_HOST",
            ][..],
        ),
        (
            "emulator",
            &[
                "LISTEN",
                "SECRET_ID",
                "SECRET_KEY",
                "EMPTY",
                "SEED",
                "FAULTS",
                "SPEED",
            ][..],
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
