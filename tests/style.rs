//! The style sheets hold together: nothing in them is left over, and colours stand in one place.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used)] // a test that cannot go on has failed

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The one sheet that may say what a colour is.
const TOKENS: &str = "tokens.css";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder whose name ends so.
fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut found = Vec::new();
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(files(&path, end));
        } else if path.to_string_lossy().ends_with(end) {
            found.push(path);
        }
    }
    found
}

/// Every style sheet without its comments.
fn sheets() -> Vec<(String, String)> {
    let sheets = files(&root().join("style"), ".css");
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let mut parts = text.split("/*");
        let mut left = parts.next().unwrap().to_owned();
        for part in parts {
            left.push_str(part.split_once("*/").unwrap().1);
        }
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, left)
    };
    let sheets: Vec<_> = sheets.into_iter().map(read).collect();
    assert!(sheets.len() > 5);
    sheets
}

/// All that makes elements.
fn markup() -> String {
    let mut paths = files(&root().join("src"), ".rs");
    paths.push(root().join("index.html"));
    paths.push(root().join("style/boot.js"));
    let texts = paths.iter().map(|path| fs::read_to_string(path).unwrap());
    texts.collect::<Vec<_>>().join("\n")
}

fn is_of_a_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_')
}

/// The names that follow this mark, such as classes after a dot.
fn names(text: &str, mark: &str) -> BTreeSet<String> {
    let after = text.split(mark).skip(1);
    let name = |text: &str| text.split(|c| !is_of_a_name(c)).next().unwrap().to_owned();
    let names = after.map(name);
    names
        .filter(|name| name.starts_with(|first: char| first.is_ascii_alphabetic()))
        .collect()
}

/// The words of a text that could be a name.
fn words(text: &str) -> BTreeSet<&str> {
    text.split(|c| !is_of_a_name(c)).collect()
}

#[test]
fn every_class_of_the_style_sheets_is_used() {
    let markup = markup();
    let code = markup
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let mut used = BTreeSet::new();
    for line in code {
        // A class stands in quotes, or behind the word for one that comes and goes.
        let quoted = line.split('"').skip(1).step_by(2);
        used.extend(quoted.flat_map(words));
        used.extend(
            line.split("class:")
                .skip(1)
                .filter_map(|rest| rest.split('=').next()),
        );
    }
    for (sheet, text) in sheets() {
        // What stands before a brace and after the declaration before it.
        let selectors = text
            .split('{')
            .map(|part| part.rsplit(['}', ';']).next().unwrap());
        let selectors = selectors.collect::<Vec<_>>().join(" ");
        for class in names(&selectors, ".") {
            assert!(
                used.contains(class.as_str()),
                "{sheet}: nothing is .{class}"
            );
        }
    }
}

#[test]
fn every_property_that_is_asked_for_is_set_somewhere() {
    let all = sheets()
        .into_iter()
        .map(|(_, text)| text)
        .collect::<String>();
    let markup = markup();
    let known = words(&markup);
    for property in names(&all, "var(--") {
        let name = format!("--{property}");
        let is_set = all.contains(&format!("{name}:")) || known.contains(name.as_str());
        assert!(is_set, "nothing sets {name}");
    }
}

#[test]
fn colours_are_said_in_one_sheet_only() {
    for (sheet, text) in sheets() {
        if sheet == TOKENS {
            continue;
        }
        // What stands inside the innermost braces.
        let rules = text.split('}').map(|rule| rule.rsplit('{').next().unwrap());
        for declaration in rules.flat_map(|rule| rule.split(';')) {
            let value = declaration.split_once(':').map_or("", |(_, value)| value);
            let hexadecimal = value.split('#').skip(1);
            let is_colour = hexadecimal
                .filter(|digits| digits.starts_with(|c: char| c.is_ascii_hexdigit()))
                .count();
            assert_eq!(is_colour, 0, "{sheet}: {declaration}");
            for word in ["rgb", "rgba", "hsl", "oklch", "black", "white", "gray"] {
                assert!(!words(value).contains(word), "{sheet}: {declaration}");
            }
        }
    }
}

/// The declarations of the rule with this selector.
fn rule<'a>(tokens: &'a str, selector: &str) -> Vec<&'a str> {
    let (_, after) = tokens.split_once(selector).unwrap();
    let inside = after.split(['{', '}']).nth(1).unwrap();
    let declarations = inside.split(';').map(str::trim);
    declarations.filter(|one| !one.is_empty()).collect()
}

#[test]
fn dark_is_the_same_chosen_by_the_system_and_by_hand() {
    let sheets = sheets();
    let (_, tokens) = sheets.iter().find(|(name, _)| name == TOKENS).unwrap();
    let by_system = rule(tokens, r#":root:not([data-theme="light"])"#);
    assert!(by_system.len() > 10);
    assert_eq!(by_system, rule(tokens, r#"[data-theme="dark"]"#));
}

#[test]
fn the_icon_of_the_page_is_printed_in_the_two_inks() {
    let sheets = sheets();
    let (_, tokens) = sheets.iter().find(|(name, _)| name == TOKENS).unwrap();
    let icon = fs::read_to_string(root().join("style/favicon.svg")).unwrap();
    for selector in [":root", r#"[data-theme="dark"]"#] {
        let rule = rule(tokens, selector);
        for ink in ["--stable: ", "--canary-dot: "] {
            let colour = rule.iter().find_map(|one| one.strip_prefix(ink)).unwrap();
            assert!(icon.contains(colour), "{colour}");
        }
    }
}
