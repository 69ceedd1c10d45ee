//! What is there before the program: `index.html`.

use std::fs;
use std::path::Path;

#[test]
fn what_is_there_before_the_program_is_there_in_both_languages() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("index.html");
    let page = fs::read_to_string(page).unwrap();
    let booting = between(&page, "id=\"boot-loading\"", "<noscript>");
    let (english, chinese) = (texts(booting, "en"), texts(booting, "zh-CN"));
    assert_eq!(english.len(), 4);
    assert_eq!(english.len(), chinese.len());
    let is_chinese = |text: &&str| {
        text.chars()
            .any(|sign| ('\u{4e00}'..='\u{9fff}').contains(&sign))
    };
    assert!(chinese.iter().all(is_chinese), "{chinese:?}");
    assert!(!english.iter().any(is_chinese), "{english:?}");
    // Without scripts nobody can choose, so both are shown.
    let without = between(&page, "<noscript>", "</noscript>");
    assert_eq!(
        texts(without, "zh-CN").len() * 2,
        without.matches("<p").count()
    );
}

fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = page.split_once(start).unwrap();
    rest.split_once(end).unwrap().0
}

/// What stands in elements of a language.
fn texts<'a>(page: &'a str, language: &str) -> Vec<&'a str> {
    let mark = format!("lang=\"{language}\">");
    let marked = page.split(&mark).skip(1);
    marked
        .map(|rest| rest.split_once("</").unwrap().0)
        .collect()
}
