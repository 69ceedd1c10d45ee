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
                found.push(Literal {
                    text,
                    before: before.clone(),
                    line: begins,
                });
                before.push_str("\"\"");
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
#[cfg(test)]
const TEST: &str = "five";
"#;
    let texts: Vec<_> = of(source).into_iter().map(|found| found.text).collect();
    assert_eq!(texts, ["one", r#"a \"two\""#, "", "three", "four"]);
    assert!(of(source)[4].before.trim_end().ends_with('>'));
    assert_eq!(of(source)[4].line, 7);
}
