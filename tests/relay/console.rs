//! The files of the console: compressed, cached, protected.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha384};

use crate::support::{Answer, Server, program};

const SCRIPT: &str = "console-0123456789abcdef.js";

/// A small built console in a folder of its own, packed by the program.
pub(crate) struct Built(pub(crate) PathBuf);

impl Built {
    pub(crate) fn new(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _absent = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("snippets/a")).unwrap();
        for (file, text) in [
            (
                "index.html",
                "<!doctype html><title>Halftone</title>".repeat(20),
            ),
            ("boot.js", "import('./console.js');".repeat(20)),
            (SCRIPT, "export default () => {};".repeat(20)),
            ("console-0123456789abcdef_bg.wasm", "\0asm".repeat(20)),
            ("snippets/a/inline0.js", "export const a = 1;".repeat(20)),
        ] {
            fs::write(folder.join(file), text).unwrap();
        }
        Self(folder)
    }

    fn pack(&self, options: &[&str]) -> (bool, String) {
        let output = program()
            .arg("pack")
            .arg(&self.0)
            .args(options)
            .output()
            .unwrap();
        let text = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8(text).unwrap())
    }

    fn serve(&self) -> Server {
        Server::start("serve", &["--console", self.0.to_str().unwrap()])
    }
}

fn get(server: &Server, path: &str, more: &str) -> Answer {
    server.ask(format!(
        "GET {path} HTTP/1.1\r\nHost: localhost\r\n{more}\r\n"
    ))
}

#[test]
fn a_browser_gets_brotli_an_old_one_gzip_and_the_rest_the_file() {
    let built = Built::new("codings");
    assert!(built.pack(&[]).0);
    let server = built.serve();
    let plain = fs::read(built.0.join("index.html")).unwrap();
    for (accept, coding, file) in [
        (
            "Accept-Encoding: gzip, deflate, br\r\n",
            Some("br"),
            "index.html.br",
        ),
        (
            "Accept-Encoding: gzip, br;q=0\r\n",
            Some("gzip"),
            "index.html.gz",
        ),
        ("", None, "index.html"),
    ] {
        let answer = get(&server, "/", accept);
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-encoding"), coding);
        assert_eq!(
            answer.header("content-type"),
            Some("text/html; charset=utf-8")
        );
        assert_eq!(answer.header("vary"), Some("Accept-Encoding"));
        assert_eq!(answer.body, fs::read(built.0.join(file)).unwrap());
    }
    let mut unpacked = Vec::new();
    let packed = get(&server, "/", "Accept-Encoding: br\r\n").body;
    brotli::BrotliDecompress(&mut &packed[..], &mut unpacked).unwrap();
    assert_eq!(unpacked, plain);
}

#[test]
fn a_file_that_the_browser_has_is_not_sent_again() {
    let built = Built::new("tags");
    assert!(built.pack(&[]).0);
    let server = built.serve();
    let plain = get(&server, "/boot.js", "");
    let packed = get(&server, "/boot.js", "Accept-Encoding: br\r\n");
    let (plain, packed) = (
        plain.header("etag").unwrap(),
        packed.header("etag").unwrap(),
    );
    assert_ne!(plain, packed, "a strong tag belongs to one form");

    let known = |accept: &str, tag: &str| {
        get(
            &server,
            "/boot.js",
            &format!("{accept}If-None-Match: \"other\", {tag}\r\n"),
        )
        .status
    };
    assert_eq!(known("", plain), 304);
    assert_eq!(known("Accept-Encoding: br\r\n", packed), 304);
    assert_eq!(known("Accept-Encoding: br\r\n", plain), 200);
}

#[test]
fn only_files_named_by_their_content_are_kept_without_asking() {
    let built = Built::new("caching");
    let server = built.serve();
    for (path, caching) in [
        ("/", "no-cache"),
        ("/boot.js", "no-cache"),
        ("/snippets/a/inline0.js", "no-cache"),
        (
            "/console-0123456789abcdef.js",
            "public, max-age=31536000, immutable",
        ),
        (
            "/console-0123456789abcdef_bg.wasm",
            "public, max-age=31536000, immutable",
        ),
    ] {
        let answer = get(&server, path, "");
        assert_eq!(
            (answer.status, answer.header("cache-control")),
            (200, Some(caching)),
            "{path}"
        );
    }
    let wasm = get(&server, "/console-0123456789abcdef_bg.wasm", "");
    assert_eq!(wasm.header("content-type"), Some("application/wasm"));
}

#[test]
fn nothing_outside_the_folder_can_be_read() {
    let built = Built::new("outside");
    fs::write(built.0.parent().unwrap().join("secret.txt"), "secret").unwrap();
    let server = built.serve();
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "//secret.txt",
        "/snippets",
        "/snippets/",
        "/index.html.br",
        "/snippets/../index.html",
    ] {
        let answer = get(&server, path, "");
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (404, "Relay.NotFound"),
            "{path}"
        );
    }
}

#[test]
fn a_head_request_says_what_a_get_would_send() {
    use std::io::{Read as _, Write as _};

    let built = Built::new("head");
    let server = built.serve();
    let mut stream = server.connect();
    let request = "HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let length = fs::metadata(built.0.join("index.html")).unwrap().len();
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(
        answer.contains(&format!("content-length: {length}\r\n")),
        "{answer}"
    );
    assert!(answer.ends_with("\r\n\r\n"), "{answer}");

    let put = server.ask("PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
    assert_eq!((put.status, put.header("allow")), (405, Some("GET, HEAD")));
}

#[test]
fn without_a_console_the_page_says_how_to_build_it() {
    let server = Server::start("serve", &["--console", "/nowhere"]);
    let answer = get(&server, "/", "");
    assert_eq!(answer.status, 503);
    assert!(answer.text().contains("make dist"));
    assert_eq!(get(&server, "/healthz", "").status, 200);
}

#[test]
fn a_console_over_its_budget_is_named_with_its_weight() {
    let built = Built::new("budget");
    let (within, table) = built.pack(&["--budget", "150000"]);
    assert!(within, "{table}");
    assert!(
        table.contains("index.html") && table.contains("snippets"),
        "{table}"
    );

    let (within, table) = built.pack(&["--budget", "10"]);
    assert!(!within);
    assert!(table.contains("its budget of 10"), "{table}");
    let (within, table) = built.pack(&["--budget", "150000", "--start-budget", "11"]);
    assert!(!within);
    assert!(table.contains("before the page can be used are"), "{table}");
    assert!(table.contains("its budget of 11"), "{table}");
    // The compressed files of the first run are not compressed again.
    assert!(!built.0.join("index.html.br.br").exists());
}

/// What a browser would compare a file with.
fn checksum(path: &Path) -> String {
    let digest = Sha384::digest(fs::read(path).unwrap());
    format!("sha384-{}", STANDARD.encode(digest))
}

#[test]
fn a_packed_console_names_the_checksum_of_every_program() {
    let built = Built::new("sealed");
    let page = "<meta charset=\"utf-8\">\n<script id=\"boot\" src=\"./boot.js\"></script>";
    for (file, text) in [
        ("index.html", page),
        ("boot.js", "const PROGRAMS = {/* by halftone pack */};"),
        ("signer.js", "export default () => {};"),
        ("signer_bg.wasm", "\0asm"),
        (SCRIPT, "import * as parts from \"./__wasm_split.js\""),
        ("console-parts.js", PARTS),
        ("split_account.wasm", "\0asm1"),
        ("shared_account_1.wasm", "\0asm2"),
    ] {
        fs::write(built.0.join(file), text).unwrap();
    }
    for _ in 0..2 {
        // The second time there is nothing left to do.
        assert!(built.pack(&[]).0);
    }
    assert!(!built.0.join("boot.js").exists() && !built.0.join("signer.js").exists());

    let html = fs::read_to_string(built.0.join("index.html")).unwrap();
    let (before, tag) = html.split_once("src=\"./").unwrap();
    let (script, rest) = tag.split_once('"').unwrap();
    let script = built.0.join(script);
    assert!(rest.starts_with(&format!(" integrity=\"{}\"", checksum(&script))));
    let policy = before.split_once("content=\"").unwrap().1;
    let policy = policy.split('"').next().unwrap();
    assert!(policy.starts_with("default-src 'none';"), "{policy}");
    assert!(policy.contains("require-trusted-types-for 'script'"));
    assert!(!policy.contains("frame-ancestors") && !policy.contains("report"));

    let script = fs::read_to_string(script).unwrap();
    let programs = script.strip_prefix("const PROGRAMS = ").unwrap();
    let programs = programs.strip_suffix(';').unwrap();
    let programs: serde_json::Value = serde_json::from_str(programs).unwrap();
    assert!(programs.get("vault").is_none(), "it was not built");
    for program in ["console", "signer"] {
        let scripts = programs[program]["scripts"].as_array().unwrap().iter();
        for pair in scripts.chain([&programs[program]["wasm"]]) {
            let file = pair[0].as_str().unwrap();
            assert_eq!(pair[1], checksum(&built.0.join(file)), "{file}");
        }
    }

    // The glue is named first, then the script that it loads the parts with; they name each other.
    let [glue, loader] = [0, 1].map(|index| {
        let name = programs["console"]["scripts"][index][0].as_str().unwrap();
        (name, fs::read_to_string(built.0.join(name)).unwrap())
    });
    assert!(glue.1.contains(&format!("from \"./{}\"", loader.0)));
    assert!(loader.1.contains(&format!("from \"./{}\"", glue.0)));
    let mut parts = 0;
    for entry in fs::read_dir(&built.0).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if name.starts_with("part-") && path.extension().is_some_and(|end| end == "wasm") {
            let asked = format!(
                "fetch(new URL(\"./{name}\", import.meta.url), {{ integrity: \"{}\" }})",
                checksum(&path)
            );
            assert!(loader.1.contains(&asked), "{}", loader.1);
            parts += 1;
        }
    }
    assert_eq!(parts, 2);
}

/// What loads the parts of a page, as the tool that divides it writes that.
const PARTS: &str = r#"import { initSync } from "./console.js";
const a = fetch(new URL("./split_account.wasm", import.meta.url));
const b = fetch(new URL("./shared_account_1.wasm", import.meta.url));"#;

#[test]
fn a_packed_console_has_one_stylesheet_and_nothing_that_is_only_for_people() {
    let built = Built::new("one-sheet");
    let link = |name| format!("<link rel=\"stylesheet\" href=\"./{name}\" integrity=\"old\"/>");
    let page = format!(
        "<meta charset=\"utf-8\">\n  {}\n  {}\n  <!-- painted\n  early -->\n  <p>Words</p>",
        link("first.css"),
        link("second.css")
    );
    for (file, text) in [
        ("index.html", &*page),
        ("boot.js", "const PROGRAMS = {/* by halftone pack */};"),
        ("first.css", "/* Ink */\n  a { color: red; }\n"),
        ("second.css", "a { color: blue; }\n"),
    ] {
        fs::write(built.0.join(file), text).unwrap();
    }
    assert!(built.pack(&[]).0);
    let html = fs::read_to_string(built.0.join("index.html")).unwrap();
    assert!(
        html.ends_with("<p>Words</p>\n") && !html.contains("painted"),
        "{html}"
    );
    assert_eq!(html.matches("stylesheet").count(), 1, "{html}");
    let (_, named) = html.split_once("href=\"./").unwrap();
    let (name, rest) = named.split_once('"').unwrap();
    let sheet = built.0.join(name);
    assert!(rest.starts_with(&format!(" integrity=\"{}\"/>", checksum(&sheet))));
    let sheet = fs::read_to_string(sheet).unwrap();
    assert_eq!(sheet, "a { color: red; }\na { color: blue; }\n");
}

#[test]
fn parts_that_are_loaded_in_another_way_than_was_known_are_not_packed() {
    let built = Built::new("unknown-parts");
    for (file, text) in [
        ("boot.js", "const PROGRAMS = {/* by halftone pack */};"),
        (SCRIPT, "import * as parts from \"./__wasm_split.js\""),
        ("console-parts.js", "import(\"./split_account.wasm\")"),
        ("split_account.wasm", "\0asm1"),
    ] {
        fs::write(built.0.join(file), text).unwrap();
    }
    let (packed, said) = built.pack(&[]);
    assert!(!packed && said.contains("cannot be sealed"), "{said}");
}
