//! The official clients, unmodified, against `halftone emulator` over HTTP.
//!
//! Each walks through the life of a custom alias and prints what it read back; all three must
//! read the same. `make test-clients` fetches the clients and says where they are.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

const SECRET_ID: &str = "AKIDofficialclient";
const SECRET_KEY: &str = "a key of a test";

/// `halftone emulator` on a free port, stopped when it is dropped.
struct Emulator {
    process: Child,
    endpoint: String,
}

impl Emulator {
    fn start() -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_halftone"))
            .args(["emulator", "--listen", "127.0.0.1:0"])
            .args(["--secret-id", SECRET_ID, "--secret-key", SECRET_KEY])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        output.read_line(&mut line).unwrap();
        let endpoint = line.trim().strip_prefix("listening on http://");
        let endpoint = endpoint.unwrap().to_owned();
        Self { process, endpoint }
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        // A process that has ended already needs no stopping.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Where the clients are installed.
fn installed() -> PathBuf {
    let folder = std::env::var_os("HALFTONE_CLIENTS");
    let folder = folder.map(PathBuf::from).filter(|folder| folder.is_dir());
    assert!(
        folder.is_some(),
        "HALFTONE_CLIENTS does not name the folder of the official clients: run `make test-clients`."
    );
    folder.unwrap_or_default()
}

/// Runs a script of this folder against a new emulator and answers what it printed.
fn walk(interpreter: &Path, script: &str) -> Value {
    let emulator = Emulator::start();
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/clients")
        .join(script);
    // tccli keeps settings in the home folder; this one is empty and nobody's.
    let home = std::env::temp_dir().join(format!("halftone-clients-{}", std::process::id()));
    std::fs::create_dir_all(&home).unwrap();
    let output = Command::new(interpreter)
        .arg(script)
        .env("HOME", &home)
        .env("ENDPOINT", &emulator.endpoint)
        .env("SECRET_ID", SECRET_ID)
        .env("SECRET_KEY", SECRET_KEY)
        .env("HALFTONE_CLIENTS", installed())
        .output()
        .unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    let printed = String::from_utf8_lossy(&output.stdout);
    serde_json::from_str(printed.trim()).unwrap_or_else(|_| Value::from(printed.as_ref()))
}

/// What every client must have read.
fn expected() -> Value {
    let weights = [json!(0), json!(0.01), json!(0.3333), json!(1)];
    let weights = weights.map(|weight| json!([{"Version": "5", "Weight": weight}]));
    json!({
        "weights": weights,
        "before": ["$DEFAULT", "prod", "routing-alias", "staging"],
        "after": ["$DEFAULT", "prod", "staging"],
        "error": "ResourceNotFound.Alias",
    })
}

#[test]
fn the_python_sdk_walks_through_the_life_of_an_alias() {
    let python = installed().join("venv/bin/python");
    assert_eq!(walk(&python, "python_sdk.py"), expected());
}

#[test]
fn the_command_line_walks_through_the_life_of_an_alias() {
    let python = installed().join("venv/bin/python");
    assert_eq!(walk(&python, "tccli.py"), expected());
}

#[test]
fn the_node_sdk_walks_through_the_life_of_an_alias() {
    installed();
    assert_eq!(walk(Path::new("node"), "node_sdk.mjs"), expected());
}
