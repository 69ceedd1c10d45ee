//! What the rooms say in Chinese has every number and every name of the English, and is written as
//! Chinese is.

mod changes;
mod files;
mod lines;
mod rollouts;

use halftone::console::language::chinese::{self, rooms::CHINESE};
use halftone::console::language::rooms::{Told, moment, together};
use halftone::console::language::{Language, speak};
use halftone::cron::{BEIJING, Cron, local_parts, local_text};
use halftone::traffic::Problem;
use wasm_bindgen_test::wasm_bindgen_test;

/// One value of each variant. A variant without one does not compile.
macro_rules! every {
    ($type:ident: $($variant:ident $({ $($fields:tt)* })? $(( $($values:tt)* ))?),+ $(,)?) => {{
        #[allow(unreachable_patterns)] // a variant may have several values
        const fn is_here(one: &$type) {
            match one { $($type::$variant { .. } => {})+ }
        }
        let all = vec![$($type::$variant $({ $($fields)* })? $(( $($values)* ))?),+];
        all.iter().for_each(is_here);
        all
    }};
}
use every;

/// Checks one sentence against the other.
fn compare(english: &str, chinese: &str) {
    for word in words_to_keep(english) {
        assert!(
            chinese.contains(&word),
            "“{word}” is missing in “{chinese}”, from “{english}”"
        );
    }
    let letters: Vec<char> = chinese.chars().collect();
    assert!(
        letters.iter().copied().any(is_chinese),
        "“{chinese}” is no Chinese"
    );
    is_written_as_chinese(chinese);
    let end = letters.last().copied().unwrap_or_default();
    // A line to be copied may stand at the end.
    assert!(
        "。？".contains(end) || !is_chinese(end),
        "“{chinese}” does not end"
    );
}

/// Checks the spaces and the punctuation.
pub(super) fn is_written_as_chinese(text: &str) {
    let letters: Vec<char> = text.chars().collect();
    for pair in letters.windows(2) {
        let [first, second] = *pair else { continue };
        let joined = is_chinese(first) && is_latin(second) || is_latin(first) && is_chinese(second);
        assert!(
            !joined,
            "a space is missing in “{text}” between {first} and {second}"
        );
        let narrow = is_chinese(first) && ",.;:?!()".contains(second);
        assert!(!narrow, "“{text}” has {second} behind {first}");
        let wide = |letter| "，。；：？！（）、".contains(letter);
        let apart = wide(first) && second == ' ' || first == ' ' && wide(second);
        assert!(!apart, "“{text}” has a space beside {first}{second}");
    }
}

/// Numbers, names and what is to be typed: whatever does not change with the language.
fn words_to_keep(english: &str) -> Vec<String> {
    let is_part =
        |letter: char| letter.is_ascii_alphanumeric() || "$._=/*-+'\"{}:%".contains(letter);
    let words = english.split(|letter| !is_part(letter));
    let words = words.map(|word| word.trim_matches(['.', ':', '\'', '"', '-']));
    let is_kept = |word: &&str| {
        let capitals = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        capitals
            || word.contains(|letter: char| letter.is_ascii_digit() || "$=*/.".contains(letter))
    };
    let quoted = english
        .split('“')
        .skip(1)
        .filter_map(|rest| rest.split('”').next());
    let quoted = quoted.filter(|quoted| !quoted.contains(' '));
    words
        .filter(is_kept)
        .chain(quoted)
        .map(str::to_owned)
        .collect()
}

fn is_chinese(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}

fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "$%#".contains(letter)
}

/// Checks what a room says of each value.
fn compare_all<T: std::fmt::Display>(all: &[T], chinese: fn(&T) -> String) {
    for one in all {
        compare(&one.to_string(), &chinese(one));
    }
}

#[wasm_bindgen_test]
fn when_a_timer_fires_is_said_as_a_person_would() {
    for (text, words) in [
        ("* * * * * * *", "每秒"),
        ("*/5 * * * * * *", "每 5 秒"),
        ("*/5 * * * *", "每 5 分钟"),
        ("* * * * *", "每分钟"),
        ("0 * * * *", "每小时"),
        ("0 */6 * * *", "每 6 小时"),
        ("0 30 9 * * MON-FRI *", "周一至周五 09:30"),
        ("15 30 9 * * 1-5 *", "周一至周五 09:30:15"),
        ("0 8 * * *", "每天 08:00"),
        ("0 0 10,14,16 * * * *", "每天 10:00、14:00 和 16:00"),
        ("0 15,45 9 1 * * *", "每月 1 日 09:15 和 09:45"),
        ("0 */30 9-17 * * * *", "09:00 至 17:30 每 30 分钟"),
        (
            "0 */30 9-17 * * 1-5 *",
            "周一至周五 09:00 至 17:30 每 30 分钟",
        ),
        ("0 */5 * * * 1 *", "周一，每 5 分钟"),
        ("0 30 9-17 * * * *", "09:30 至 17:30 每小时一次"),
        ("0 */5 9,11,13 * * * *", "9、11 和 13 时内每 5 分钟"),
        ("0 30 * * * * *", "每小时的第 30 分钟"),
        ("0 0 12 1 * MON *", "每月 1 日或周一 12:00"),
        (
            "0 0 12 1,2,3,15 JAN-MAR,DEC * 2027",
            "2027 年 1 月至 3 月和 12 月的 1 日至 3 日和 15 日 12:00",
        ),
        ("0 */7 * * * * *", "每小时的第 0 至 56 分钟中每 7 分钟"),
        (
            "*/20 5 0 * * 0,6 *",
            "周日和周六 0 时的第 5 分钟的第 0、20 和 40 秒",
        ),
        (
            "0 0 0 1 1 * 2028/2",
            "2028 至 2098 年中每 2 年 1 月的 1 日 00:00",
        ),
        ("0 0 9 * 6 * *", "6 月每天 09:00"),
        ("0 0 9 * 6 MON *", "6 月的周一 09:00"),
    ] {
        let cron: Cron = text.parse().unwrap();
        assert_eq!((CHINESE.schedule)(&cron), words, "{text}");
    }
}

#[wasm_bindgen_test]
fn a_moment_has_its_weekday_in_brackets() {
    let (weekday, date, time) = local_parts(1_795_363_200, BEIJING).unwrap();
    assert_eq!(
        (CHINESE.moment)(weekday, &date, &time),
        "2026-11-23（周一）00:00:00"
    );
    assert_eq!(
        local_text(1_795_363_200, BEIJING).unwrap(),
        "Mon 2026-11-23 00:00:00"
    );
}

#[wasm_bindgen_test]
fn a_room_is_told_in_the_language_in_use() {
    let cron: Cron = "0 30 9 * * 1 *".parse().unwrap();
    let said = || {
        let both = together(&[Problem::WeightMissing, Problem::VersionMissing]);
        [both, cron.told(), moment(1_795_363_200, BEIJING).unwrap()]
    };
    let english = said();
    speak(Some((Language::Chinese, &chinese::CHINESE)));
    let chinese = said();
    speak(None);
    assert_eq!(
        english,
        [
            "Enter a percentage from 0 to 100. Choose a version.",
            "At 09:30 on Monday",
            "Mon 2026-11-23 00:00:00"
        ]
    );
    assert_eq!(
        chinese,
        [
            "请输入 0 到 100 之间的百分比。请选择版本。",
            "周一 09:30",
            "2026-11-23（周一）00:00:00"
        ]
    );
}
