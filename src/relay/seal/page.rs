//! Makes the page small and quick to draw: its stylesheets are one file, and what only its authors
//! read is left out.

use std::fs;
use std::path::Path;

use super::{checksum, tag, write};
use crate::relay::problem::Problem;

/// How a stylesheet is linked, and the end of that.
const LINK: &str = r#"<link rel="stylesheet" href="./"#;
const END: &str = "/>";

/// Puts the stylesheets that a page links together, in their order, and leaves out what is only for
/// people. The page with what is left.
pub(super) fn small(folder: &Path, html: &str) -> Result<String, Problem> {
    let html = without(html, "<!--", "-->");
    let (mut page, mut rest) = (String::new(), &*html);
    let (mut sheets, mut place) = (String::new(), None);
    while let Some((before, link)) = rest.split_once(LINK) {
        let (link, after) = link.split_once(END).unwrap_or((link, ""));
        let path = folder.join(link.split('"').next().unwrap_or_default());
        let sheet = fs::read_to_string(&path).map_err(Problem::at(&path))?;
        sheets.push_str(&sheet);
        sheets.push('\n');
        fs::remove_file(&path).map_err(Problem::at(&path))?;
        page.push_str(before);
        place.get_or_insert(page.len());
        rest = after;
    }
    page.push_str(rest);
    if let Some(place) = place {
        let sheets = lines(&without(&sheets, "/*", "*/"));
        let name = format!("style-{}.css", tag(sheets.as_bytes()));
        let sum = checksum(sheets.as_bytes());
        page.insert_str(place, &format!(r#"{LINK}{name}" integrity="{sum}"{END}"#));
        write(&folder.join(name), &sheets)?;
    }
    Ok(lines(&page))
}

/// A text without what stands between two marks. Neither a page nor a stylesheet of the console has
/// them in a text of its own.
fn without(text: &str, from: &str, to: &str) -> String {
    let (mut left, mut rest) = (String::new(), text);
    while let Some((before, comment)) = rest.split_once(from) {
        left.push_str(before);
        rest = comment.split_once(to).map_or("", |(_, after)| after);
    }
    left + rest
}

/// The lines of a text without what sets them off, and without empty ones.
fn lines(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::{lines, without};

    #[test]
    fn what_is_only_for_people_is_left_out() {
        let sheet = "/* Frame */\n\na { b: c }\n  /* one\n   and two */ d { e: f; }\n";
        assert_eq!(
            lines(&without(sheet, "/*", "*/")),
            "a { b: c }\nd { e: f; }\n"
        );
    }
}
