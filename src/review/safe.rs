//! Which texts may stand in a link.

use serde_json::Value;

/// The longest note, in characters.
pub const LONGEST_NOTE: usize = 500;
/// The longest name of anything, in characters: none of the cloud's is longer.
pub(super) const LONGEST_NAME: usize = 128;

/// True if nothing in a text makes it look like another one: no control characters but line breaks and
/// tabs, none that turn the direction of writing, and none that cannot be seen at all.
pub fn is_plain(text: &str) -> bool {
    !text.chars().any(|character| match character {
        '\n' | '\t' => false,
        // Marks and overrides of direction, separators of lines, invisible tags and operators.
        '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => true,
        _ => character.is_control(),
    })
}

/// True if every text in a value is plain.
pub(super) fn all_plain(value: &Value) -> bool {
    match value {
        Value::String(text) => is_plain(text),
        Value::Array(list) => list.iter().all(all_plain),
        Value::Object(map) => map
            .iter()
            .all(|(name, value)| is_plain(name) && all_plain(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn a_text_that_looks_like_another_one_is_not_plain() {
        for text in [
            "",
            "Ship it, please.\n\t— Ada",
            "灰度 5 %",
            "👩\u{200d}💻 naïve",
        ] {
            assert!(is_plain(text), "{text}");
        }
        for text in [
            "\u{202e}tsop",
            "a\u{0}",
            "\u{1b}[31m",
            "a\rb",
            "\u{2066}x\u{2069}",
            "a\u{feff}",
        ] {
            assert!(!is_plain(text), "{text:?}");
        }
    }
}
