//! Words for a POSIX shell.

/// The word as a POSIX shell reads it back: in single quotes unless it needs none.
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.,/:@%+=".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_quoted_only_where_a_shell_would_change_it() {
        assert_eq!(quoted("alias-prod"), "alias-prod");
        assert_eq!(quoted("0.25"), "0.25");
        assert_eq!(quoted("$LATEST"), "'$LATEST'");
        assert_eq!(quoted(""), "''");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted("灰度"), "'灰度'");
    }
}
