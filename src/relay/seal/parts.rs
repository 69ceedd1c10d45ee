//! Ties the parts of the page to it: each is named after its content, and the script that loads them
//! takes no other.

use std::fs;
use std::path::Path;

use super::{checksum, tag, write};
use crate::relay::problem::Problem;

/// The script that loads the parts, as it was built.
const SCRIPT: &str = "console-parts.js";
/// How the glue and that script call each other before either is named after its content: the glue
/// of a build for development, and the short one of a release.
const BY_GLUE: [&str; 2] = [r#"from "./__wasm_split.js""#, r#"from"./__wasm_split.js""#];
const BY_SCRIPT: &str = r#"from "./console.js""#;

/// Seals the parts of the page whose glue is `glue`. The name of the script that loads them and its
/// checksum; nothing if the page is in one piece.
pub(super) fn seal(folder: &Path, glue: &str) -> Result<Option<(String, String)>, Problem> {
    let script = folder.join(SCRIPT);
    let Ok(mut text) = fs::read_to_string(&script) else {
        return Ok(None);
    };
    for part in parts(folder)? {
        let path = folder.join(&part);
        let bytes = fs::read(&path).map_err(Problem::at(&path))?;
        let name = format!("part-{}-{}.wasm", plain_name(&part), tag(&bytes));
        let sum = checksum(&bytes);
        let plain = format!(r#"fetch(new URL("./{part}", import.meta.url))"#);
        let sealed =
            format!(r#"fetch(new URL("./{name}", import.meta.url), {{ integrity: "{sum}" }})"#);
        text = replaced(&script, &text, &plain, &sealed)?;
        fs::rename(&path, folder.join(&name)).map_err(Problem::at(&path))?;
    }
    let text = replaced(&script, &text, BY_SCRIPT, &format!(r#"from "./{glue}""#))?;
    let name = format!("parts-{}.js", tag(text.as_bytes()));
    write(&folder.join(&name), &text)?;
    fs::remove_file(&script).map_err(Problem::at(&script))?;

    let path = folder.join(glue);
    let before = fs::read_to_string(&path).map_err(Problem::at(&path))?;
    let [long, short] = BY_GLUE;
    let by_glue = if before.contains(long) { long } else { short };
    let after = replaced(&path, &before, by_glue, &format!(r#"from "./{name}""#))?;
    write(&path, &after)?;
    // Trunk has the page fetch the glue early, with the checksum of what it was.
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).map_err(Problem::at(&page))?;
    let [old, new] = [before, after].map(|text| checksum(text.as_bytes()));
    write(&page, &html.replace(&old, &new))?;
    Ok(Some((name, checksum(text.as_bytes()))))
}

/// The parts, as the tool that divides the page names them.
fn parts(folder: &Path) -> Result<Vec<String>, Problem> {
    let entries = fs::read_dir(folder).map_err(Problem::at(folder))?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let is_part = |name: &String| {
        let is_one = name.starts_with("split_") || name.starts_with("shared_");
        is_one && name.strip_suffix(".wasm").is_some()
    };
    let mut parts: Vec<String> = names.filter(is_part).collect();
    parts.sort();
    Ok(parts)
}

/// What a file is called after: its part, or the part that needs it first of those that share it,
/// and a number.
fn plain_name(file: &str) -> String {
    let stem = file.trim_end_matches(".wasm");
    let name = stem.split_once('_').map_or(stem, |(_, name)| name);
    name.replace('_', "-")
}

/// A tool that writes otherwise than it did must not go unnoticed.
fn replaced(path: &Path, text: &str, from: &str, to: &str) -> Result<String, Problem> {
    if text.contains(from) {
        return Ok(text.replace(from, to));
    }
    Err(Problem::NotSealed {
        path: path.to_owned(),
        missing: from.to_owned(),
    })
}
