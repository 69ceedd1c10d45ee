//! Texts that must not be found, in every form in which a program may write a text down.

use std::fmt::Write as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use memchr::memmem;

/// One text, to be looked for.
pub(crate) struct Trace {
    /// What it is called in the message of a failed test; the text itself is not shown.
    name: &'static str,
    forms: Vec<(&'static str, Vec<u8>)>,
}

impl Trace {
    /// The text as it is, as UTF-16, as base64 wherever it stands in what was encoded, in
    /// hexadecimal, and as a part of an address.
    pub(crate) fn of(name: &'static str, text: &str) -> Self {
        let mut forms = vec![
            ("UTF-8", text.as_bytes().to_vec()),
            (
                "UTF-16",
                text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            ),
            ("an address", in_address(text).into_bytes()),
            ("an address", in_address(text).to_lowercase().into_bytes()),
            ("hexadecimal", hexadecimal(text).into_bytes()),
            ("hexadecimal", hexadecimal(text).to_uppercase().into_bytes()),
        ];
        for before in 0..3 {
            forms.push(("base64", in_base64(&STANDARD_NO_PAD, text, before)));
            forms.push(("base64", in_base64(&URL_SAFE_NO_PAD, text, before)));
        }
        // A text of letters alone has the same form more than once.
        forms.dedup();
        Self { name, forms }
    }

    /// The forms in which it is in `bytes`, called by name.
    pub(crate) fn forms_in(&self, bytes: &[u8]) -> Vec<String> {
        let found = |(form, pattern): &(&str, Vec<u8>)| {
            let is_there = memmem::find(bytes, pattern).is_some();
            is_there.then(|| format!("{} as {form}", self.name))
        };
        self.forms.iter().filter_map(found).collect()
    }

    /// Whether it is in `bytes` in any form.
    pub(crate) fn is_in(&self, bytes: &[u8]) -> bool {
        !self.forms_in(bytes).is_empty()
    }
}

/// Where any of the traces is in the files below `folder`: their forms and the files. The name of a
/// file is searched like its content.
pub(crate) fn below(folder: &Path, traces: &[&Trace]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map_while(Result::ok) {
        let path = entry.path();
        if path.is_dir() && !path.is_symlink() {
            found.extend(below(&path, traces));
            continue;
        }
        let mut bytes = std::fs::read(&path).unwrap_or_default();
        bytes.extend(path.to_string_lossy().bytes());
        for trace in traces {
            let forms = trace.forms_in(&bytes).into_iter();
            found.extend(forms.map(|form| format!("{form} in {}", path.display())));
        }
    }
    found
}

/// The characters of the base64 of a longer text that follow from `text` alone, if it begins that
/// many bytes after a multiple of three.
fn in_base64(engine: &impl base64::Engine, text: &str, before: usize) -> Vec<u8> {
    let bytes = [&vec![0; before], text.as_bytes()].concat();
    let encoded = engine.encode(&bytes).into_bytes();
    let whole = bytes.len() * 8 / 6;
    encoded[(before * 8).div_ceil(6)..whole].to_vec()
}

fn hexadecimal(text: &str) -> String {
    text.bytes().fold(String::new(), |mut digits, byte| {
        let _cannot_fail = write!(digits, "{byte:02x}");
        digits
    })
}

fn in_address(text: &str) -> String {
    text.bytes().fold(String::new(), |mut address, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let _cannot_fail = write!(address, "%{byte:02X}");
        }
        address
    })
}

#[test]
fn a_text_is_found_in_every_form() {
    let text = "a+b/c?secret";
    let trace = Trace::of("it", text);
    let encoded = |bytes: &str| STANDARD_NO_PAD.encode(bytes);
    for form in [
        format!("key={text};"),
        encoded(&format!("{text} after")),
        encoded(&format!("1{text} after")),
        encoded(&format!("12{text}")),
        URL_SAFE_NO_PAD.encode(format!("123{text}")),
        "a%2Bb%2Fc%3Fsecret".to_owned(),
        "a%2bb%2fc%3fsecret".to_owned(),
        "x612b622f633f736563726574".to_owned(),
    ] {
        assert!(trace.is_in(form.as_bytes()), "{form}");
    }
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(trace.is_in(&wide));
    assert!(!trace.is_in(b"a+b/c?secre"));
}
