//! Plurals in the catalogue: the browser knows which form goes with a number, no sentence does.

use super::source;

/// How a form is chosen by hand.
const BY_HAND: [&str; 6] = ["1 =>", "1) =>", "(1, ", "== 1", "!= 1", "[one] =>"];

/// What looks like it and is none: an ordinal, a single line, a step that is a minute, a list of
/// units, a rollout that is named because it is the only one.
const NO_PLURALS: [&str; 15] = [
    "1 => format!(\"Character {character}:\"),",
    "1 => format!(\"第 {character} 个字符：\"),",
    "1 => begins.to_owned(),",
    "1 => \"per minute\".to_owned(),",
    "1 => \"每分钟\".to_owned(),",
    "1 => format!(\"每{unit}\"),",
    "1 => format!(\"failed: {reason}\"),",
    "1 => format!(\"失败：{reason}\"),",
    "1 => format!(\"{alias} 上的灰度发布在等待您\"),",
    "Some(0 | 1) => format!(\"Holding {share} for less than a minute more.\"),",
    "Some(0 | 1) => format!(\"保持 {share}，剩余不到一分钟。\"),",
    "let units = [(86_400, \"d\"), (3_600, \"h\"), (60, \"min\"), (1, \"s\")];",
    "let units = [(86_400, \"天\"), (3_600, \"小时\"), (60, \"分钟\"), (1, \"秒\")];",
    "let (unit, sign) = exact.unwrap_or((1, \"s\"));",
    "let (unit, sign) = exact.unwrap_or((1, \"秒\"));",
];

#[test]
fn no_sentence_chooses_its_plural_by_hand() {
    let mut found = Vec::new();
    for (path, text) in source::catalogue() {
        let lines = text.lines().enumerate();
        let code = lines.filter(|(_, line)| !line.trim_start().starts_with("//"));
        for (index, line) in code {
            if is_by_hand(line) {
                found.push(format!("{}:{}: {line}", path.display(), index + 1));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn plurals_by_hand_are_found() {
    for line in [
        "        1 => \"1 file\".to_owned(),",
        "        Some(1) => \"1 error\".to_owned(),",
        "        Hold::Requests(1) => \"until 1 request\".to_owned(),",
        "            (1, false) => format!(\"{time}, and one approval\"),",
        "        let noun = if count == 1 { \"file\" } else { \"files\" };",
        "        [one] => format!(\"Version {one} does not log\"),",
    ] {
        assert!(is_by_hand(line), "{line}");
    }
    assert!(!is_by_hand("        10_000.. => grouped(count),"));
    assert!(!is_by_hand(
        "        files: |count| plural(count, \"# file\", \"# files\"),"
    ));
}

fn is_by_hand(line: &str) -> bool {
    let line = line.trim();
    !NO_PLURALS.contains(&line)
        && BY_HAND.iter().any(|choice| {
            line.match_indices(choice).any(|(at, _)| {
                // Not a longer number, and not an argument.
                let is_word = |sign: char| sign.is_alphanumeric() || sign == '_';
                let (before, rest) = line.split_at(at);
                let after = rest.split_at(choice.len()).1;
                let goes_on = choice.ends_with('1') && after.starts_with(is_word);
                !before.ends_with(is_word) && !goes_on
            })
        })
}
