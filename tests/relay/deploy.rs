//! The examples in `deploy/` say what the program understands.

use std::fs;
use std::path::Path;

use crate::access::file;
use crate::support::program;

fn shipped(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy");
    fs::read_to_string(folder.join(name)).unwrap()
}

/// Lets the program judge these options of `serve`, with a token that exists in a file of this name.
/// Tests run side by side, so each needs one of its own.
fn judge(name: &str, options: &[String]) {
    let token = file(name, "an-example-needs-a-token-of-this-length");
    let output = program()
        .arg("check-config")
        .args(options.iter().map(|option| {
            let option = option.replace("/secrets/token", &token);
            option.replace("./token", &token)
        }))
        .output()
        .unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{options:?}: {error}");
}

#[test]
fn the_kubernetes_example_starts_the_server_with_options_that_can_be_served() {
    let text = shipped("kubernetes.yaml");
    let options: Vec<String> = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("- --"))
        .map(|option| format!("--{option}"))
        .collect();
    assert!(options.len() >= 6, "{options:?}");
    judge("kubernetes-token", &options);
}

#[test]
fn the_web_function_starts_the_server_with_options_that_can_be_served() {
    let text = shipped("scf-web-function/scf_bootstrap");
    let (_, command) = text.split_once("halftone serve").unwrap();
    let options: Vec<String> = command
        .replace("\\\n", " ")
        .replace(
            "\"${HALFTONE_NAME:?set HALFTONE_NAME to the host name of the function URL}\"",
            "a.example",
        )
        .replace("\"${HALFTONE_MODE:-read-only}\"", "read-only")
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    assert!(
        !options.iter().any(|option| option.contains('$')),
        "{options:?}"
    );
    judge("web-function-token", &options);
}
