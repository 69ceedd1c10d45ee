//! Words of Terraform's language.

use std::fmt::Write as _;

/// A text in quotes, in which nothing is a template.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '$' | '%' if letters.peek() == Some(&'{') => quoted.extend([letter, letter]),
            letter if letter.is_control() => {
                // Writing into a text does not fail.
                let _ = write!(quoted, "\\u{:04x}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// A name for a block, made of names of the cloud.
pub(super) fn identifier(parts: &[&str]) -> String {
    let mut name = parts.join("_").replace('$', "");
    name = name
        .chars()
        .map(|c| {
            let allowed = c.is_ascii_alphanumeric() || c == '_' || c == '-';
            if allowed { c.to_ascii_lowercase() } else { '_' }
        })
        .collect();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name.insert(0, '_');
    }
    name
}

/// A block with arguments, their signs of equality below each other as the formatter puts them.
pub(super) fn block(text: &mut String, indent: usize, head: &str, arguments: &[(&str, String)]) {
    let (outer, inner) = ("  ".repeat(indent), "  ".repeat(indent + 1));
    let width = arguments.iter().map(|(name, _)| name.len()).max();
    let width = width.unwrap_or_default();
    text.push_str(&outer);
    text.push_str(head);
    text.push_str(" {\n");
    for (name, value) in arguments {
        for part in [
            &inner,
            *name,
            &" ".repeat(width - name.len()),
            " = ",
            value,
            "\n",
        ] {
            text.push_str(part);
        }
    }
}

/// The end of a block.
pub(super) fn end(text: &mut String, indent: usize) {
    text.push_str(&"  ".repeat(indent));
    text.push_str("}\n");
}

/// A line that the tool passes over, whatever is in it.
pub(super) fn comment(text: &mut String, says: &str) {
    text.push_str("# ");
    text.push_str(&says.replace(['\n', '\r'], " "));
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::{identifier, quoted};

    #[test]
    fn a_text_is_no_template_and_a_name_is_a_name() {
        assert_eq!(quoted("$LATEST"), "\"$LATEST\"");
        assert_eq!(
            quoted("a \"b\" \\ ${x} %{y}\n\u{7}"),
            "\"a \\\"b\\\" \\\\ $${x} %%{y}\\n\\u0007\""
        );
        assert_eq!(identifier(&["my.fn", "$DEFAULT"]), "my_fn_default");
        assert_eq!(identifier(&["1st"]), "_1st");
    }
}
