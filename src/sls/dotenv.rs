//! `.env` files: the key and the stage that the existing tool reads from them.
//!
//! The format is what `dotenv` made of it: `KEY=value` lines, `export` allowed, quotes, comments,
//! the last of two equal keys wins. What cannot be read is told by the number of its line alone:
//! its text may be a key. Must never know where the text came from or where the keys go.

use std::fmt;

/// The longest file that is worth reading, in bytes.
pub const LONGEST: usize = 64 * 1024;

/// How far a closing quote is looked for, in characters: a certificate fits.
const LONGEST_VALUE: usize = 8 * 1024;

/// What an `.env` file says. An empty value is none.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct DotEnv {
    /// `TENCENT_SECRET_ID`
    pub secret_id: Option<String>,
    /// `TENCENT_SECRET_KEY`
    pub secret_key: Option<String>,
    /// `TENCENT_TOKEN`, which belongs to temporary keys.
    pub token: Option<String>,
    /// `STAGE`
    pub stage: Option<String>,
    /// How many lines set something else.
    pub others: usize,
    /// The lines that say nothing that can be read, counted from 1.
    pub unreadable: Vec<usize>,
}

/// Reads an `.env` file, with any line breaks and with or without a byte order mark.
pub fn read(text: &str) -> DotEnv {
    let mut found = DotEnv::default();
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut number = 1;
    while !rest.is_empty() {
        let (line, next) = rest.split_once('\n').unwrap_or((rest, ""));
        let mut after = next;
        if !is_comment(line) {
            match assignment(rest) {
                Some((key, value, behind)) if found.set(key, &value) => after = behind,
                _ => found.unreadable.push(number),
            }
        }
        let read = &rest[..rest.len() - after.len()];
        number += read.matches('\n').count();
        rest = after;
    }
    found
}

/// True for what stands in the place of a key in guides and templates: `xxxxxxxx`, `***`,
/// `<SecretId>`, `your-secret-id`.
pub fn is_placeholder(value: &str) -> bool {
    let value = value.trim();
    let filler = |character: char| matches!(character, 'x' | 'X' | '*' | '.' | '-' | '_' | '…');
    let bracketed = [('<', '>'), ('{', '}'), ('[', ']')];
    let begins = |start: &str| {
        let head = value.get(..start.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(start))
    };
    !value.is_empty()
        && (value.chars().all(filler)
            || bracketed
                .iter()
                .any(|&(open, close)| value.starts_with(open) && value.ends_with(close))
            || begins("your-")
            || begins("your_")
            || begins("${"))
}

impl DotEnv {
    /// True if it sets any of the names that matter here.
    pub fn is_something(&self) -> bool {
        let values = [&self.secret_id, &self.secret_key, &self.token, &self.stage];
        values.iter().any(|value| value.is_some())
    }

    /// True if the stage is the production environment: `STAGE=prod`. The word in full counts as
    /// well; to take a test for production asks for one click more, the other way round hurts.
    pub fn is_production(&self) -> bool {
        let stage = self.stage.as_deref().unwrap_or_default();
        stage.eq_ignore_ascii_case("prod") || stage.eq_ignore_ascii_case("production")
    }

    /// Keeps a value; false if it cannot be one.
    fn set(&mut self, key: &str, value: &str) -> bool {
        let place = match key {
            "TENCENT_SECRET_ID" => &mut self.secret_id,
            "TENCENT_SECRET_KEY" => &mut self.secret_key,
            "TENCENT_TOKEN" => &mut self.token,
            "STAGE" => &mut self.stage,
            _ => {
                self.others += 1;
                return true;
            }
        };
        // No key has a line break or the like: something is wrong with the quotes.
        let readable = !value.contains(char::is_control);
        if readable {
            let value = value.trim();
            *place = (!value.is_empty()).then(|| value.to_owned());
        }
        readable
    }
}

/// Says what was found, never what it is.
impl fmt::Debug for DotEnv {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DotEnv")
            .field("secret_id", &self.secret_id.is_some())
            .field("secret_key", &self.secret_key.is_some())
            .field("token", &self.token.is_some())
            .field("stage", &self.stage.is_some())
            .field("others", &self.others)
            .field("unreadable", &self.unreadable)
            .finish()
    }
}

/// True if there is nothing in a line, or a remark.
fn is_comment(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

/// The key and the value at the start of a text, and what comes after their line; nothing if there
/// is something else.
fn assignment(text: &str) -> Option<(&str, String, &str)> {
    let text = text.trim_start_matches(is_blank);
    let exported = text.strip_prefix("export");
    let exported = exported.filter(|rest| rest.starts_with(is_blank));
    let text = exported.unwrap_or(text).trim_start_matches(is_blank);
    let end = text.find(|character: char| {
        !character.is_ascii_alphanumeric() && !matches!(character, '_' | '.' | '-')
    })?;
    let (key, rest) = text.split_at(end);
    if key.is_empty() || key.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let value = rest.trim_start_matches(is_blank).strip_prefix('=')?;
    let value = value.trim_start_matches(is_blank);
    let quote = value.chars().next();
    let quote = quote.filter(|first| matches!(first, '"' | '\'' | '`'));
    let (value, after) = match quote {
        Some(quote) => quoted(&value[1..], quote)?,
        None => bare(value),
    };
    Some((key, value, after))
}

const fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t')
}

/// A value without quotes: it ends with its line, or at a `#` behind a space.
fn bare(text: &str) -> (String, &str) {
    let (line, after) = text.split_once('\n').unwrap_or((text, ""));
    let remark = line.match_indices('#').map(|(at, _)| at);
    let remark = remark
        .filter(|&at| at == 0 || line[..at].ends_with(char::is_whitespace))
        .min();
    let value = remark.map_or(line, |at| &line[..at]);
    (value.trim().to_owned(), after)
}

/// A value behind its opening quote, over as many lines as it takes; nothing if the quote is never
/// closed or something other than a remark follows it.
fn quoted(text: &str, quote: char) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut characters = text.char_indices().take(LONGEST_VALUE);
    while let Some((at, character)) = characters.next() {
        if character == quote {
            let tail = &text[at + 1..];
            let (line, after) = tail.split_once('\n').unwrap_or((tail, ""));
            return is_comment(line).then_some((value, after));
        }
        if character != '\\' || quote == '`' {
            value.push(character);
            continue;
        }
        let (_, escaped) = characters.next()?;
        let meant = match escaped {
            'n' if quote == '"' => '\n',
            'r' if quote == '"' => '\r',
            't' if quote == '"' => '\t',
            '\\' | '$' => escaped,
            _ if escaped == quote => escaped,
            _ => {
                value.push('\\');
                escaped
            }
        };
        value.push(meant);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Option<String> {
        read(text).secret_id
    }

    #[test]
    fn the_guide_s_file_is_read_with_its_trailing_space() {
        let text = "TENCENT_SECRET_ID=xxxxxxxxxx\nTENCENT_SECRET_KEY=xxxxxxxx\nSTAGE=prod \n";
        let found = read(text);
        assert_eq!(found.secret_id.as_deref(), Some("xxxxxxxxxx"));
        assert_eq!(found.secret_key.as_deref(), Some("xxxxxxxx"));
        assert_eq!(found.stage.as_deref(), Some("prod"));
        assert!(found.is_production() && found.token.is_none());
        assert_eq!((found.others, found.unreadable.len()), (0, 0));
        assert!(is_placeholder("xxxxxxxxxx"));
    }

    #[test]
    fn every_usual_spelling_of_a_value_is_read() {
        for (text, value) in [
            ("TENCENT_SECRET_ID=AKIDabc", "AKIDabc"),
            ("\u{feff}TENCENT_SECRET_ID=AKIDabc\r\nSTAGE=test", "AKIDabc"),
            ("export TENCENT_SECRET_ID = AKIDabc", "AKIDabc"),
            ("  export\tTENCENT_SECRET_ID=\"AKIDabc\"  # mine", "AKIDabc"),
            ("TENCENT_SECRET_ID='AKIDabc' # mine", "AKIDabc"),
            ("TENCENT_SECRET_ID=`AKIDabc`", "AKIDabc"),
            ("TENCENT_SECRET_ID=AKIDabc # mine", "AKIDabc"),
            ("TENCENT_SECRET_ID=AKID#abc==", "AKID#abc=="),
            (r#"TENCENT_SECRET_ID="AKID\"\\\$\'""#, r#"AKID"\$\'"#),
            (r"TENCENT_SECRET_ID='AKID\n\''", r"AKID\n'"),
            (
                "TENCENT_SECRET_ID=old\nTENCENT_SECRET_ID=AKIDabc",
                "AKIDabc",
            ),
            ("# remark\n\n \nTENCENT_SECRET_ID=AKIDabc", "AKIDabc"),
        ] {
            assert_eq!(id(text).as_deref(), Some(value), "{text}");
            assert!(read(text).unreadable.is_empty(), "{text}");
        }
    }

    #[test]
    fn an_empty_value_is_none_and_takes_an_earlier_one_back() {
        assert_eq!(id("TENCENT_SECRET_ID="), None);
        assert_eq!(id("TENCENT_SECRET_ID=a\nTENCENT_SECRET_ID=''"), None);
        assert_eq!(id("TENCENT_SECRET_ID= # later"), None);
    }

    #[test]
    fn other_keys_are_counted_and_may_span_lines() {
        let text = "CERT=\"-----BEGIN\nabc=\n-----END\"\nTENCENT_SECRET_ID=AKIDabc\nA.b-c=1\noops";
        let found = read(text);
        assert_eq!(found.secret_id.as_deref(), Some("AKIDabc"));
        assert_eq!((found.others, found.unreadable.as_slice()), (2, &[6][..]));
    }

    #[test]
    fn a_line_that_cannot_be_read_is_told_by_its_number_and_the_next_one_is_read() {
        let text = "AKIDlonely\nTENCENT_SECRET_KEY=\"open\nTENCENT_SECRET_ID=\"AKIDabc\"\n9A=1\n=2";
        let found = read(text);
        assert_eq!(found.unreadable, [1, 2, 4, 5]);
        assert_eq!(found.secret_id.as_deref(), Some("AKIDabc"));
        assert_eq!(found.secret_key, None);
        assert_eq!(read("TENCENT_SECRET_KEY=\"two\nlines\"").unreadable, [1, 2]);
    }

    #[test]
    fn placeholders_are_told_from_keys() {
        for placeholder in [
            "xxxxxxxx",
            "XXXX",
            "***",
            "<SecretId>",
            "your-secret-id",
            "${ID}",
        ] {
            assert!(is_placeholder(placeholder), "{placeholder}");
        }
        for key in [
            "",
            "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE",
            "xAKID",
            "halftone-demo-secret",
        ] {
            assert!(!is_placeholder(key), "{key}");
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod properties {
        use super::*;
        use proptest::prelude::*;

        proptest! {
            #[test]
            fn no_text_is_too_strange_and_none_is_echoed(
                text in r#"(?s)((export )?(TENCENT_SECRET_ID|TENCENT_SECRET_KEY|STAGE|A)?[ =:]?["'`\\#]?SENTINEL.{0,12}["'`]?\r?\n?){0,8}"#
            ) {
                let found = read(&text);
                let told = format!("{found:?} {:?}", found.unreadable);
                prop_assert!(!told.contains("SENTINEL"));
                let lines = text.matches('\n').count() + 1;
                prop_assert!(found.unreadable.iter().all(|line| (1..=lines).contains(line)));
                prop_assert!(found.unreadable.is_sorted());
            }

            #[test]
            fn a_quoted_value_comes_back_as_it_was(value in r"[ -~]{0,40}") {
                let escaped = value.replace('\\', r"\\").replace('"', "\\\"");
                let found = read(&format!("TENCENT_SECRET_KEY=\"{escaped}\" # a remark"));
                let trimmed = value.trim();
                prop_assert_eq!(found.secret_key.unwrap_or_default(), trimmed);
                prop_assert!(found.unreadable.is_empty());
            }
        }
    }
}
