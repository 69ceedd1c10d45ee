//! Settings: from the command line, from variables, from a file, in this order.

use std::process::Output;

use crate::access::file;
use crate::support::{Server, program};

fn run(options: &[&str]) -> (bool, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = program().args(options).output().unwrap();
    (
        status.success(),
        String::from_utf8([stdout, stderr].concat()).unwrap(),
    )
}

#[test]
fn what_is_nearer_to_the_command_decides() {
    let path = file(
        "order.toml",
        "mode = \"rollout\"\nlisten = \"127.0.0.1:1\"\nemulator = true\nseed = 3\n\
         allow-action = [\"DeleteFunction\", \"DeleteNamespace\"]\n",
    );
    let print = |options: &[&str], mode: Option<&str>| {
        let mut program = program();
        program
            .args(["serve", "--config", &path, "--print-config"])
            .args(options);
        if let Some(mode) = mode {
            program.env("HALFTONE_MODE", mode);
        }
        String::from_utf8(program.output().unwrap().stdout).unwrap()
    };
    let from_file = print(&[], None);
    for line in [
        "mode = \"rollout\" #",
        "listen = \"127.0.0.1:1\" #",
        "emulator = true #",
        "seed = \"3\" #",
        "empty = false # default",
        "allow-action = [\"DeleteFunction\", \"DeleteNamespace\"] #",
    ] {
        assert!(from_file.contains(line), "{line}\n{from_file}");
    }
    let (ok, usual) = run(&["serve", "--print-config"]);
    assert!(
        ok && usual.contains("listen = \"127.0.0.1:8787\" # default"),
        "{usual}"
    );
    assert!(print(&[], Some("full")).contains("mode = \"full\" # variable"));
    assert!(print(&["--mode", "read-only"], Some("full")).contains("mode = \"read-only\" #"));
    assert!(print(&["--seed", "4"], None).contains("seed = \"4\" #"));
}

#[test]
fn what_is_printed_can_be_given_back() {
    let options = [
        "serve",
        "--print-config",
        "--emulator",
        "--allow-origin",
        "https://a.example,https://b.example",
        "--trust-front-proxy",
        "10.0.0.0/8",
    ];
    let (ok, printed) = run(&options);
    assert!(ok, "{printed}");
    let path = file("printed.toml", &printed);
    let (ok, again) = run(&["serve", "--config", &path, "--print-config"]);
    assert!(ok, "{again}");
    let settings = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        lines
            .map(|line| line.split(" # ").next().unwrap().to_owned())
            .collect()
    };
    assert_eq!(settings(&printed), settings(&again));
}

#[test]
fn a_setting_that_does_not_exist_or_cannot_be_is_an_error() {
    for (text, says) in [
        ("mdoe = \"full\"\n", "Did you mean mode?"),
        ("config = \"other.toml\"\n", "no setting config"),
        ("mode = \"everything\"\n", "everything"),
        ("listen = 1.5\n", "listen must be"),
        ("emulator = \"yes\"\n", "emulator must be true or false"),
        ("[serve]\nmode = \"full\"\n", "serve"),
        ("seed = 7\n", "--emulator"),
        ("mode = full\n", "line 1"),
    ] {
        let path = file("wrong.toml", text);
        for command in ["serve", "check-config"] {
            let (ok, error) = run(&[command, "--config", &path]);
            assert!(!ok && error.contains(says), "{command}: {text}{error}");
        }
    }
    let (ok, error) = run(&["serve", "--config", "/nowhere.toml"]);
    assert!(!ok && error.contains("/nowhere.toml"), "{error}");
}

#[test]
fn a_configuration_can_be_checked_without_serving() {
    let good = file(
        "good.toml",
        "listen = \"127.0.0.1:0\"\nmode = \"rollout\"\n",
    );
    let (ok, says) = run(&["check-config", "--config", &good]);
    assert!(ok && says.contains("rollout"), "{says}");
    let open = file(
        "open.toml",
        "listen = \"0.0.0.0:80\"\nallowed-host = [\"a.example\"]\n",
    );
    let (ok, says) = run(&["check-config", "--config", &open]);
    assert!(!ok && says.contains("--token-file"), "{says}");
}

#[test]
fn a_server_runs_by_its_file() {
    let path = file("runs.toml", "emulator = true\nlog = \"json\"\n");
    let server = Server::start("serve", &["--config", &path]);
    assert_eq!(server.get("/healthz").status, 200);
    assert!(
        server.log().contains("\"part\":\"state\""),
        "{}",
        server.log()
    );
}
