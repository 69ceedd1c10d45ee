//! The invariants of the house that the compiler does not see: who may know whom, and that there
//! is one road by which anything is written.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

use std::fs;
use std::path::{Path, PathBuf};

/// Every room, and the helpers that they share.
const ROOMS: [&str; 26] = [
    "traffic",
    "tc3",
    "cron",
    "archive",
    "scf",
    "change",
    "sls",
    "fleet",
    "graph",
    "judge",
    "emulator",
    "keyring",
    "signer",
    "rehearsal",
    "console",
    "relay",
    "random",
    "browser",
    "telemetry",
    "chart",
    "yaml",
    "rollout",
    "headless",
    "driver",
    "review",
    "export",
];

/// Every source file of a room: `src/ROOM.rs` and everything below `src/ROOM/`.
fn files(room: &str) -> Vec<(PathBuf, String)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut pending = vec![source.join(format!("{room}.rs")), source.join(room)];
    let mut files = Vec::new();
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            pending.extend(
                fs::read_dir(&path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        } else if path.exists() {
            let text = fs::read_to_string(&path).unwrap();
            files.push((path, text));
        }
    }
    assert!(!files.is_empty(), "there is no room {room}");
    files
}

#[test]
fn a_room_knows_only_the_rooms_that_it_may_know() {
    let known: &[(&str, &[&str])] = &[
        ("browser", &[]),
        ("random", &[]),
        ("yaml", &[]),
        ("traffic", &[]),
        ("tc3", &[]),
        ("scf", &["traffic", "tc3", "cron"]),
        ("cron", &[]),
        ("archive", &[]),
        ("change", &["traffic", "cron", "scf"]),
        ("sls", &["traffic", "cron", "change", "yaml"]),
        ("fleet", &["traffic", "scf", "change"]),
        ("graph", &["traffic", "random"]),
        ("telemetry", &["traffic", "scf", "graph"]),
        ("chart", &[]),
        ("judge", &["traffic", "random"]),
        ("rollout", &["traffic", "scf", "change", "judge", "yaml"]),
        (
            "driver",
            &["traffic", "scf", "change", "rollout", "keyring", "browser"],
        ),
        (
            "headless",
            &["traffic", "scf", "change", "judge", "rollout", "sls"],
        ),
        ("review", &["traffic", "tc3", "scf", "change", "rollout"]),
        ("export", &["traffic", "scf", "change", "sls", "yaml"]),
        ("emulator", &["traffic", "tc3", "cron", "scf", "random"]),
        ("keyring", &["tc3", "scf"]),
        ("signer", &["tc3", "scf", "keyring", "browser"]),
        ("rehearsal", &["judge", "browser"]),
    ];
    for &(room, may_know) in known {
        for (path, text) in files(room) {
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let lines = code
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            for line in lines {
                for other in ROOMS {
                    let named = line.contains(&format!("crate::{other}"));
                    let allowed = other == room || may_know.contains(&other);
                    assert!(
                        !named || allowed,
                        "{}: {room} must not know {other}",
                        path.display()
                    );
                }
            }
        }
    }
}

#[test]
fn nothing_but_a_plan_writes_to_the_cloud() {
    let writes = [
        "CreateAlias",
        "CreateFunction",
        "CreateTrigger",
        "DeleteAlias",
        "DeleteFunctionVersion",
        "DeleteTrigger",
        "InvokeFunction",
        "PublishVersion",
        "UpdateAlias",
        "UpdateFunctionCode",
        "UpdateFunctionConfiguration",
        "UpdateTrigger",
        "UpdateTriggerStatus",
    ];
    let rooms = ["console", "rollout", "headless", "driver"];
    for (path, text) in rooms.into_iter().flat_map(files) {
        for write in writes {
            let imported = text.contains(&format!("scf::{write}"));
            let built = text.lines().any(|line| {
                let code = line.trim_start();
                code.starts_with(&format!("{write} {{")) || code.contains(&format!("= {write} {{"))
            });
            assert!(
                !imported && !built,
                "{}: {write} belongs into a plan",
                path.display()
            );
        }
    }
}

#[test]
fn no_page_shows_what_a_room_says_in_english_alone() {
    // `told` says it in the language in use; `to_string` in English.
    let said = [
        "cron",
        "finding",
        "hint",
        "judgement",
        "kept",
        "loss",
        "misread",
        "problem",
        "refusal",
        "slip",
        "unreadable",
        "unsaved",
        "warning",
        "why",
    ];
    for (path, text) in files("console") {
        let is_catalogue = path.components().any(|part| part.as_os_str() == "language");
        for one in said.into_iter().filter(|_| !is_catalogue) {
            let forms = [format!("{one}.to_string()"), format!("{one}.words()")];
            let shown = forms.iter().any(|form| text.contains(form));
            assert!(!shown, "{}: {one} has to be told", path.display());
        }
    }
}

#[test]
fn no_room_that_the_page_carries_parses_or_prints_a_float_by_itself() {
    // `parse::<f64>` and `{}` of an f64 bring 20 KB of tables into the page.
    // Not what is native only, nor the helpers that have no numbers to print.
    let others = ["relay", "random", "browser", "headless"];
    for room in ROOMS.into_iter().filter(|room| !others.contains(room)) {
        for (path, text) in files(room) {
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            assert!(!code.contains("parse::<f64>"), "{}", path.display());
        }
    }
}

#[test]
fn nothing_in_the_page_makes_markup_or_code_of_text() {
    let ways = [
        "inner_html",
        "outer_html",
        "insert_adjacent_html",
        "create_contextual_fragment",
        "set_srcdoc",
        "document_write",
        "eval(",
        "Function::new",
        "javascript:",
    ];
    for (path, text) in files("console") {
        for way in ways {
            assert!(!text.contains(way), "{}: {way}", path.display());
        }
    }
}

#[test]
fn every_test_that_the_security_page_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("SECURITY.md")).unwrap();
    let mut named = 0;
    for row in page.lines().filter(|line| line.starts_with('|')) {
        let mut file = None;
        // Every second piece stands in backticks: a file, then the tests in it.
        for word in row.split('`').skip(1).step_by(2) {
            if Path::new(word).extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(root.join(word));
                file = Some(text.unwrap_or_else(|error| panic!("{word}: {error}")));
            } else if let Some(text) = &file {
                assert!(
                    text.contains(&format!("fn {word}(")),
                    "there is no test {word}"
                );
                named += 1;
            }
        }
    }
    assert!(named > 40, "only {named} tests are named");
}
