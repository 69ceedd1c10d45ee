//! `.env` files of any text.

use halftone::sls::dotenv::{self, DotEnv};
use proptest::prelude::*;
use proptest::sample::select;

/// A way to write a value that is read back as it was.
#[derive(Clone, Copy, Debug)]
enum Style {
    Single,
    Double,
    Backtick,
}

/// Writes a value so that any reader of the format reads it back.
fn written(value: &str, style: Style) -> String {
    let escaped = value.replace('\\', r"\\");
    match style {
        Style::Single => format!("'{}'", escaped.replace('\'', r"\'")),
        Style::Double => format!("\"{}\"", escaped.replace('"', "\\\"")),
        Style::Backtick => format!("`{value}`"),
    }
}

/// Reads lines of `KEY=value` and nothing more, in the most obvious way.
fn plainly(text: &str) -> DotEnv {
    let mut found = DotEnv::default();
    for line in text.lines() {
        let (key, value) = line.split_once('=').unwrap();
        let value = (!value.is_empty()).then(|| value.to_owned());
        match key {
            "TENCENT_SECRET_ID" => found.secret_id = value,
            "TENCENT_SECRET_KEY" => found.secret_key = value,
            "TENCENT_TOKEN" => found.token = value,
            "STAGE" => found.stage = value,
            _ => found.others += 1,
        }
    }
    found
}

fn key() -> impl Strategy<Value = &'static str> {
    select(
        &[
            "TENCENT_SECRET_ID",
            "TENCENT_SECRET_KEY",
            "TENCENT_TOKEN",
            "STAGE",
            "OTHER",
        ][..],
    )
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic(text in r"(?s).{0,400}") {
        let found = dotenv::read(&text);
        let lines = text.matches('\n').count() + 1;
        prop_assert!(found.unreadable.iter().all(|line| (1..=lines).contains(line)));
    }

    #[test]
    fn any_mix_of_what_the_format_is_made_of_is_read_without_a_panic(
        parts in prop::collection::vec(select(&[
            "TENCENT_SECRET_KEY", "STAGE", "export", "=", "\"", "'", "`", "\\", "#", "\n", "\r\n", " ", "\t",
            "\u{feff}", "$", "{", "灰", "\0", "x",
        ][..]), 0..60)
    ) {
        dotenv::read(&parts.concat());
    }

    #[test]
    fn what_was_written_comes_back_whatever_stands_around_it(
        value in r"[!-~]([ -~]{0,30}[!-~])?",
        style in select(&[Style::Single, Style::Double, Style::Backtick][..]),
        exported: bool,
        end in select(&["", "\n", "\r\n", " # a remark\n", "\t\nSTAGE=prod"][..]),
    ) {
        prop_assume!(!matches!(style, Style::Backtick) || !value.contains('`'));
        let export = if exported { "export " } else { "" };
        let text = format!("{export}TENCENT_SECRET_KEY={}{end}", written(&value, style));
        let found = dotenv::read(&text);
        prop_assert_eq!(found.secret_key.as_deref(), Some(value.as_str()), "{}", text);
        prop_assert!(found.unreadable.is_empty());
    }

    #[test]
    fn plain_lines_mean_what_they_mean_to_a_plain_reader(
        lines in prop::collection::vec((key(), r"[A-Za-z0-9+/=_.:-]{0,20}"), 0..12)
    ) {
        let lines: Vec<_> = lines.iter().map(|(key, value)| format!("{key}={value}")).collect();
        let text = lines.join("\n");
        prop_assert_eq!(dotenv::read(&text), plainly(&text));
    }

    #[test]
    fn no_value_is_ever_echoed(
        lines in prop::collection::vec((key(), r#"["'`\\# =]{0,3}SENTINEL.{0,8}"#), 0..8)
    ) {
        let text: Vec<_> = lines.iter().map(|(key, value)| format!("{key}={value}")).collect();
        let told = format!("{:?}", dotenv::read(&text.join("\n")));
        prop_assert!(!told.contains("SENTINEL"), "{}", told);
    }
}
