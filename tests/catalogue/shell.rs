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

#[test]
fn what_the_page_that_connects_begins_with_is_what_it_says_once_it_is_there() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| fs::read_to_string(folder.join(path)).unwrap();
    let page = read("index.html");
    let begins = between(&page, "id=\"boot-connect\"", "</section>");
    for (language, catalogue) in [
        ("en", "src/console/language/connect.rs"),
        ("zh-CN", "src/console/language/chinese/connect.rs"),
    ] {
        let (texts, catalogue) = (texts(begins, language), read(catalogue));
        assert_eq!(texts.len(), 4);
        for (text, name) in texts
            .iter()
            .zip(["title", "lead", "demo_title", "demo_lead"])
        {
            assert!(
                catalogue.contains(&format!(" {name}: \"{text}\"")),
                "{text}"
            );
        }
    }
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
