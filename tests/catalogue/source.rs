//! The page's source, outside the catalogue.

use std::fs;
use std::path::{Path, PathBuf};

use super::literals::{self, Literal};

/// What looks like words and is none: names of keys, states of the cloud, what the browser reads.
const NO_WORDS: [&str; 41] = [
    // The reduced motion of the system, and places in the page.
    "(prefers-reduced-motion: reduce)",
    ".language select",
    "tbody tr",
    "notice panic",
    // Keys.
    "Control+K Meta+K",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "End",
    "Enter",
    "Escape",
    "Home",
    "PageDown",
    "PageUp",
    "Tab",
    // How a button looks.
    "danger sure",
    // Parts of the browser.
    "CompressionStream",
    "Notification",
    "SharedWorker",
    // The cloud's and the relay's codes.
    "Active",
    "Failed",
    "Relay.TokenNotAllowed",
    "Relay.ActionNotAllowed",
    // The parts of an answer.
    "Response",
    "Error",
    "Code",
    "Message",
    // How the relay and the text of a plan write their names, and JSON.
    "PascalCase",
    "roll back",
    ": ",
    "{text} points",
    // A moment as everybody writes it.
    "{day} {hour}:{minute}:{second} UTC",
    // A line of a terminal.
    "curl https://{}/",
    "halftone run {}",
    "sls list-alias --inputs function={function}",
    "sls publish-ver --inputs function={function}",
    "sls deploy --inputs traffic=0.1 function={function}",
    // Who drives, as a journal keeps it.
    "halftone run of ",
    " \\\\\\n  --",
    "<token>",
];

/// Attributes whose value is read to a person.
const READ: [&str; 16] = [
    "title=",
    "aria-label=",
    "aria-description=",
    "aria-roledescription=",
    "aria-valuetext=",
    "placeholder=",
    "label=",
    "alt=",
    "hint=",
    "advice=",
    "caption=",
    "content=",
    "heading=",
    "lead=",
    "name=",
    "summary=",
];

/// Calls whose last argument is read to a person.
const SETS: [&str; 8] = [
    "set_placeholder(",
    "set_title(",
    "set_text_content(Some(",
    "set_inner_text(",
    "alert_with_message(",
    "confirm_with_message(",
    "\"aria-label\",",
    "\"title\",",
];

#[test]
fn every_word_that_a_person_reads_is_in_the_catalogue() {
    none_are_outside(files(), is_read);
}

/// No literal of these files that this finds has words, unless they are known to be none.
fn none_are_outside(files: Vec<(PathBuf, String)>, is_said: fn(&Literal) -> bool) {
    let mut outside = Vec::new();
    for (path, source) in files {
        for literal in literals::of(&source) {
            if is_said(&literal) && !NO_WORDS.contains(&literal.text.as_str()) {
                outside.push(format!(
                    "{}:{}: {:?}",
                    path.display(),
                    literal.line,
                    literal.text
                ));
            }
        }
    }
    assert!(outside.is_empty(), "{}", outside.join("\n"));
}

#[test]
fn words_outside_the_catalogue_are_found() {
    for source in [
        r#"view! { <p>"Nothing here"</p> }"#,
        r#"view! { <p>"gone"</p> }"#,
        "view! { <p>\n    \"gone\"\n</p> }",
        r#"view! { <button title="gone"></button> }"#,
        r#"view! { <Notice title="gone" /> }"#,
        r#"let said = format!("{count} functions were read");"#,
        r#"let said = format!("{name}: not read");"#,
        r#"title.set("Functions".to_owned());"#,
        r#"view! { <p>{first} ", " {second}</p> }"#,
        r#"let said = format!("{first}, {second}");"#,
        r#"let said = names.join(", ");"#,
        r#"view! { <p>{"gone"}</p> }"#,
        r#"view! { <p aria-description="gone"></p> }"#,
        r#"view! { <img alt="gone"> }"#,
        r#"let said = format!("{count} functions");"#,
        r#"let said = format!("read {count}");"#,
        r#"let said = [first, second].join(" and ");"#,
        r#"let said = names.join(" ");"#,
        r#"said.push_str(", ");"#,
        r#"let said = first + ": " + second;"#,
        r#"input.set_placeholder("gone");"#,
        r#"element.set_attribute("aria-label", "gone");"#,
        r#"element.set_text_content(Some("gone"));"#,
        r#"window.alert_with_message("gone");"#,
        r##"let said = r#"the "last" one"#;"##,
    ] {
        let found = literals::of(source);
        assert!(found.iter().any(is_read), "{source}");
    }
    for source in [
        r#"view! { <p class="wide notice" data-tone="error">{words.gone}</p> }"#,
        r#"let id = format!("{id}-hint");"#,
        r##"let href = format!("#/{region}/{name}");"##,
        r#"let path = format!("M{x} {y}h{width}");"#,
        r#"view! { <p class="wide" class:soft=true id="where"></p> }"#,
        r#"element.set_attribute("aria-hidden", "true");"#,
    ] {
        let found = literals::of(source);
        assert!(!found.iter().any(is_read), "{source}");
    }
}

#[test]
fn no_worker_says_a_sentence() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let workers = ["signer", "driver", "browser", "rehearsal"];
    let places = workers.map(|room| [source.join(room), source.join(format!("{room}.rs"))]);
    let places = places.into_iter().flatten().filter(|place| place.exists());
    let files = under(places.collect());
    assert!(files.len() > 15, "the workers have moved");
    none_are_outside(files, |literal| {
        is_prose(&literal.text) && !literal.before.contains("reason =")
    });
}

/// Whether there are two words in a row.
fn is_prose(text: &str) -> bool {
    let bare = without_holes(text);
    let words: Vec<&str> = bare.split_whitespace().collect();
    words
        .windows(2)
        .any(|pair| is_word(pair[0].trim_end_matches([',', ':', ';'])) && is_word(pair[1]))
}

fn is_word(word: &str) -> bool {
    let word = word.trim_matches(['"', '“', '”', '(', ')', '.', '?', '!', '…']);
    word.len() > 1 && word.chars().all(char::is_alphabetic)
}

/// Whether a person would read it.
fn is_read(literal: &Literal) -> bool {
    let Literal { text, before, .. } = literal;
    let before = before.trim_end();
    let is_none = ["class=", "style=", "reason =", "d=", "points=", "viewBox="];
    if is_none.iter().any(|name| before.ends_with(name)) {
        return false;
    }
    let bare = without_holes(text);
    let words: Vec<&str> = bare.split_whitespace().collect();
    let has_letters = bare.chars().any(char::is_alphabetic);
    let in_text = before.ends_with(">{")
        || before.ends_with('>') && !before.ends_with("=>") && !before.ends_with("->");
    let is_prose = is_prose(text);
    // A word with a gap beside it is put together with something.
    let is_part = bare.trim() != bare && words.iter().any(|word| is_word(word));
    let is_name =
        bare.starts_with(char::is_uppercase) && bare.chars().nth(1).is_some_and(char::is_lowercase);
    // Two things that are put together as one language does it.
    let is_glue = matches!(text.as_str(), ", " | "; " | ". " | ": ")
        || text == " " && before.ends_with("join(")
        || text.contains("}, {")
        || text.contains("}; {")
        || text.contains("}. {");
    let is_chinese = text
        .chars()
        .any(|sign| ('\u{4e00}'..='\u{9fff}').contains(&sign));
    let is_attribute = READ.iter().any(|name| before.ends_with(name));
    let is_set = SETS.iter().any(|call| before.ends_with(call));
    let is_shown = in_text || is_attribute || is_set;
    is_prose || is_part || is_name || is_glue || is_chinese || (has_letters && is_shown)
}

/// Without `{…}` and escapes.
fn without_holes(text: &str) -> String {
    let mut bare = String::new();
    let mut depth = 0;
    for sign in text.replace("\\n", " ").chars() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            sign if depth == 0 => bare.push(sign),
            _ => {}
        }
    }
    bare
}

/// Every source file of the page but the catalogue.
fn files() -> Vec<(PathBuf, String)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = under(vec![source.join("console.rs"), source.join("console")]);
    assert!(files.len() > 100, "the console has moved");
    files
}

/// Every source file of the catalogue.
pub(super) fn catalogue() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/console/language");
    let areas = fs::read_dir(folder).unwrap();
    let files = under(areas.map(|area| area.unwrap().path()).collect());
    assert!(files.len() > 60, "the catalogue has moved");
    files
}

/// Every source file of these places but those of the catalogue.
fn under(mut pending: Vec<PathBuf>) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    while let Some(path) = pending.pop() {
        let name = path.file_name().unwrap();
        if name == "language" || name == "language.rs" {
            continue;
        }
        if path.is_dir() {
            let entries = fs::read_dir(&path).unwrap();
            pending.extend(entries.map(|entry| entry.unwrap().path()));
        } else {
            let text = fs::read_to_string(&path).unwrap();
            files.push((path, text));
        }
    }
    files
}
