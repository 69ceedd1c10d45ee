//! The string literals of a source file, and what stands around them.

/// A string literal.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Literal {
    /// What it says, with its escapes as written.
    pub(crate) text: String,
    /// The code before it on its line.
    pub(crate) before: String,
    /// The number of its line, from 1.
    pub(crate) line: usize,
}

/// Every string literal outside of comments and of the tests at the end of the file.
pub(crate) fn of(source: &str) -> Vec<Literal> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    let (mut before, mut line) = (String::new(), 1);
    let mut rest = code.chars().peekable();
    while let Some(sign) = rest.next() {
        match sign {
            '/' if rest.peek() == Some(&'/') => {
                while rest.next_if(|sign| *sign != '\n').is_some() {}
            }
            '"' => {
                let begins = line;
                let mut text = String::new();
                while let Some(sign) = rest.next_if(|sign| *sign != '"') {
                    line += usize::from(sign == '\n');
                    text.push(sign);
                    if sign == '\\' {
                        text.extend(rest.next());
                    }
                }
                rest.next();
                let standing = before.clone();
                before.extend(["\"", &text, "\""]);
                found.push(Literal {
                    text,
                    before: standing,
                    line: begins,
                });
            }
            // Raw: `r"…"`, `r#"…"#`, `br"…"`; no letter of a name stands before.
            'r' if !before.ends_with(|sign: char| sign.is_alphanumeric() && sign != 'b') => {
                let mut ahead = rest.clone();
                let hashes = std::iter::from_fn(|| ahead.next_if_eq(&'#')).count();
                if ahead.next() != Some('"') {
                    before.push('r');
                    continue;
                }
                rest = ahead;
                let begins = line;
                let end = format!("\"{}", "#".repeat(hashes));
                let mut text = String::new();
                while !text.ends_with(&end) {
                    let Some(sign) = rest.next() else { break };
                    line += usize::from(sign == '\n');
                    text.push(sign);
                }
                text.truncate(text.len().saturating_sub(end.len()));
                let before = before.clone();
                found.push(Literal {
                    text,
                    before,
                    line: begins,
                });
            }
            // A quote or a backslash as a character, or a lifetime.
            '\'' => {
                if rest.next_if_eq(&'\\').is_some() {
                    rest.next();
                    rest.next_if_eq(&'\'');
                } else if rest.next_if_eq(&'"').is_some() {
                    rest.next_if_eq(&'\'');
                }
            }
            '\n' => {
                line += 1;
                // What follows a tag or an attribute may stand on the next line.
                before = before.trim_end().chars().rev().take(24).collect();
                before = before.chars().rev().collect();
            }
            other => before.push(other),
        }
    }
    found
}

#[test]
fn only_literals_are_found() {
    let source = r#"
// "a comment"
fn of<'a>(sign: char) -> &'a str {
    match sign { '"' => "one", '\'' => "a \"two\"", _ => "" } // "no"
}
let view = view! { <p title="three">
    "four"</p> };
let raw = (r"five", attribute, br"six");
#[cfg(test)]
const TEST: &str = "seven";
"#;
    let texts: Vec<_> = of(source).into_iter().map(|found| found.text).collect();
    assert_eq!(
        texts,
        ["one", r#"a \"two\""#, "", "three", "four", "five", "six"]
    );
    assert!(of(source)[4].before.trim_end().ends_with('>'));
    assert_eq!(of(source)[4].line, 7);
    let hashes = of("let one = r##\"the \"#last\"# one\"##; let two = \"2\";");
    let hashes: Vec<_> = hashes.into_iter().map(|found| found.text).collect();
    assert_eq!(hashes, ["the \"#last\"# one", "2"]);
}
