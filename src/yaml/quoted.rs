//! A text as it stands in a file.

/// A text as a value: as it is where nothing else can be meant, in quotes otherwise.
pub(crate) fn quoted(text: &str) -> String {
    let simple = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let reserved = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let is_reserved = reserved.iter().any(|word| text.eq_ignore_ascii_case(word));
    if text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(simple)
        && !is_reserved
    {
        return text.to_owned();
    }
    let unprintable = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}');
    if !text.contains(unprintable) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut quoted = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            letter if unprintable(letter) => {
                quoted.push_str("\\u");
                let code = u32::from(letter);
                let digit = |place: u32| char::from_digit(code >> (4 * place) & 15, 16);
                quoted.extend((0..4).rev().filter_map(digit));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
