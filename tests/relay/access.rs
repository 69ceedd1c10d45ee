//! Who may use a relay that other machines can reach.

use std::fs;
use std::path::PathBuf;

use crate::support::{Answer, FakeCloud, NAME, OK, Server, Signed, program};

const TOKEN: &str = "0123456789abcdef0123456789abcdef";

/// A file with these words.
pub(crate) fn file(name: &str, words: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, words).unwrap();
    path.to_str().unwrap().to_owned()
}

/// An exposed relay before `cloud`.
fn exposed(cloud: &FakeCloud, options: &[&str]) -> Server {
    let url = format!("http://{}", cloud.address);
    Server::exposed(&[&["--upstream-override", url.as_str()], options].concat())
}

/// Asks an exposed relay for its list of functions.
fn ask(server: &Server, more: &[&str]) -> Answer {
    let request = Signed {
        more,
        ..Signed::default()
    };
    server.ask(
        request
            .request()
            .replacen("Host: localhost", &format!("Host: {NAME}"), 1),
    )
}

#[test]
fn a_relay_that_others_can_reach_does_not_start_without_a_way_to_tell_who_they_are() {
    let run = |options: &[&str]| {
        let output = program()
            .args(["serve", "--listen", "0.0.0.0:0", "--allowed-host", NAME])
            .args(options)
            .output()
            .unwrap();
        assert!(!output.status.success(), "{options:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    let open = run(&[]);
    assert!(
        open.contains("--token-file") && open.contains("--trust-front-proxy"),
        "{open}"
    );
    for weak in [
        "",
        "short",
        "31-characters-are-not-enough---",
        "two words of a good enough length",
    ] {
        let error = run(&["--token-file", &file("weak-token", weak)]);
        assert!(error.contains("at least 32"), "{weak}: {error}");
        assert!(weak.is_empty() || !error.contains(weak), "{error}");
    }
    assert!(run(&["--token-file", "/nowhere/token"]).contains("/nowhere/token"));
}

#[test]
fn only_who_sends_the_token_is_relayed() {
    let cloud = FakeCloud::answering(OK);
    let token = file("token", &format!("{TOKEN}\n"));
    let server = exposed(&cloud, &["--token-file", &token]);
    let almost = TOKEN.replace('f', "e");
    let wrong: [&[&str]; 6] = [
        &[],
        &[&format!("X-Relay-Token: {almost}")],
        &["X-Relay-Token: "],
        &[&format!("X-Relay-Token: {TOKEN}{TOKEN}")],
        &[&format!("Cookie: X-Relay-Token={TOKEN}")],
        &["X-Forwarded-For: 127.0.0.1"],
    ];
    for wrong in wrong {
        let answer = ask(&server, wrong);
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (401, "Relay.TokenNotAllowed"),
            "{wrong:?}"
        );
        assert!(answer.message().contains("X-Relay-Token"));
    }
    let header = format!("X-Relay-Token: {TOKEN}");
    let twice = ask(&server, &[&header, &header]);
    assert_eq!(
        (twice.status, twice.code().as_str()),
        (400, "Relay.DuplicateHeader")
    );
    assert!(cloud.saw_nothing());

    assert_eq!(ask(&server, &[&header]).status, 200);
    assert!(!cloud.next().to_ascii_lowercase().contains("x-relay-token"));
    assert!(!server.log().contains(TOKEN), "{}", server.log());
}

#[test]
fn behind_a_trusted_proxy_pages_are_relayed_and_programs_are_not() {
    let cloud = FakeCloud::answering(OK);
    let server = exposed(&cloud, &["--trust-front-proxy", "127.0.0.0/8"]);
    let program = ask(&server, &["X-Forwarded-For: 1.2.3.4"]);
    assert_eq!(
        (program.status, program.code().as_str()),
        (403, "Relay.OriginNotAllowed")
    );
    assert!(program.message().contains("--token-file"));
    assert!(cloud.saw_nothing());
    let origin = format!("Origin: https://{NAME}");
    assert_eq!(
        ask(&server, &[&origin, "X-Forwarded-For: 6.6.6.6, 1.2.3.4"]).status,
        200
    );
    assert!(
        server.log().contains("\"peer\":\"1.2.3.4\""),
        "{}",
        server.log()
    );
}

#[test]
fn who_is_no_trusted_proxy_cannot_say_that_it_is() {
    let cloud = FakeCloud::answering(OK);
    let server = exposed(&cloud, &["--trust-front-proxy", "10.0.0.0/8"]);
    let origin = format!("Origin: https://{NAME}");
    let answer = ask(&server, &[&origin, "X-Forwarded-For: 10.0.0.1"]);
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (403, "Relay.PeerNotAllowed")
    );
    assert!(answer.message().contains("--trust-front-proxy 127.0.0.1"));
    assert!(cloud.saw_nothing());
}

#[test]
fn a_relay_for_one_key_passes_no_other() {
    let cloud = FakeCloud::answering(OK);
    let digest = |id: &[u8]| halftone::tc3::sha256(id).to_string();
    let (other, demo) = (digest(b"AKIDanother"), digest(b"AKIDhalftonedemo"));
    let server = Server::before(&cloud, &["--secret-id-sha256", &other]);
    let answer = server.ask(Signed::default().request());
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (403, "Relay.SecretIdNotAllowed")
    );
    assert!(answer.message().contains("--secret-id-sha256"));
    assert!(cloud.saw_nothing());

    let both = format!("{other},{demo}");
    let server = Server::before(&cloud, &["--secret-id-sha256", &both]);
    assert_eq!(server.ask(Signed::default().request()).status, 200);
}
