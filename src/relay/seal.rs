//! Ties the files of a built console together: the page names the start-up script with its
//! checksum, the script every program with theirs, and the page carries its own policy, for servers
//! that set no headers. A file that is not the one that was built does not run.

mod page;
mod parts;

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha384};

use super::headers;
use super::problem::Problem;
use crate::tc3::sha256;

/// The page among the programs: the only one that is in parts.
const PAGE: &str = "console";
/// The programs that the start-up script starts: the page and its workers.
const PROGRAMS: [&str; 5] = [PAGE, "signer", "vault", "rehearsal", "driver"];

/// The start-up script as it is written, and the place in it for the list of programs.
const SCRIPT: &str = "boot.js";
const PLACE: &str = "{/* by halftone pack */}";

/// How the page names the script, and where its policy goes: before anything that it is about.
const TAG: &str = r#"src="./boot.js""#;
const FIRST: &str = r#"<meta charset="utf-8">"#;

/// Seals the console in `folder`. One that is sealed already, or has no such script, stays as it is.
pub(super) fn seal(folder: &Path) -> Result<(), Problem> {
    let script = folder.join(SCRIPT);
    let Ok(text) = fs::read_to_string(&script) else {
        return Ok(());
    };
    if !text.contains(PLACE) {
        return Ok(());
    }
    let mut programs = Map::new();
    for name in PROGRAMS {
        let glue = named_by_content(folder, name, ".js")?;
        let wasm = named_by_content(folder, name, "_bg.wasm")?;
        if let (Some((glue, glue_sum)), Some((wasm, wasm_sum))) = (glue, wasm) {
            let mut scripts = vec![json!([glue, glue_sum])];
            if name == PAGE
                && let Some((script, sum)) = parts::seal(folder, &glue)?
            {
                let glue_sum = checksum_of(&folder.join(&glue))?;
                scripts = vec![json!([glue, glue_sum]), json!([script, sum])];
            }
            programs.insert(
                name.to_owned(),
                json!({ "scripts": scripts, "wasm": [wasm, wasm_sum] }),
            );
        }
    }
    let text = text.replace(PLACE, &Value::from(programs).to_string());
    let name = format!("boot-{}.js", tag(text.as_bytes()));
    write(&folder.join(&name), &text)?;
    fs::remove_file(&script).map_err(Problem::at(&script))?;

    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).map_err(Problem::at(&page))?;
    let sum = checksum(text.as_bytes());
    let html = html.replace(TAG, &format!(r#"src="./{name}" integrity="{sum}""#));
    let policy = headers::policy_in_page();
    let policy =
        format!("{FIRST}\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    let html = html.replacen(FIRST, &policy, 1);
    write(&page, &page::small(folder, &html)?)
}

/// The file of a program, under a name with a checksum in it so that it can be kept for ever, and
/// its checksum for the browser.
fn named_by_content(
    folder: &Path,
    program: &str,
    ending: &str,
) -> Result<Option<(String, String)>, Problem> {
    let plain = format!("{program}{ending}");
    let Some(name) = find(folder, program, ending)? else {
        return Ok(None);
    };
    let path = folder.join(&name);
    let bytes = fs::read(&path).map_err(Problem::at(&path))?;
    let sum = checksum(&bytes);
    if name != plain {
        return Ok(Some((name, sum)));
    }
    let name = format!("{program}-{}{ending}", tag(&bytes));
    fs::rename(&path, folder.join(&name)).map_err(Problem::at(&path))?;
    Ok(Some((name, sum)))
}

/// `signer.js`, or `console-0123456789abcdef.js`.
fn find(folder: &Path, program: &str, ending: &str) -> Result<Option<String>, Problem> {
    let is_it = |name: &String| {
        let middle = name
            .strip_prefix(program)
            .and_then(|rest| rest.strip_suffix(ending));
        middle.is_some_and(|middle| {
            middle.is_empty() || middle.starts_with('-') && !middle.contains(['.', '_'])
        })
    };
    let entries = fs::read_dir(folder).map_err(Problem::at(folder))?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    Ok(names.filter(is_it).min())
}

fn checksum_of(path: &Path) -> Result<String, Problem> {
    let bytes = fs::read(path).map_err(Problem::at(path))?;
    Ok(checksum(&bytes))
}

fn write(path: &Path, text: &str) -> Result<(), Problem> {
    fs::write(path, text).map_err(Problem::at(path))
}

/// What a browser compares a file with (Subresource Integrity).
fn checksum(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// 16 hexadecimal digits of a file's content.
fn tag(bytes: &[u8]) -> String {
    sha256(bytes).to_string()[..16].to_owned()
}
