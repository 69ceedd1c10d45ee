//! How a node looks: its shape says what it is, so that colour need not.

use leptos::prelude::{Callable, Callback};
use web_sys::Element;

use super::brush::{Drawn, put, shape, words};
use super::strand::in_words;
use crate::console::language::text;
use crate::graph::{Condition, Node, Rectangle, Subject};
use crate::traffic::Version;

/// From the left side of a node to its text.
const INDENT: i32 = 14;
/// The width of a Latin letter, at most about. Han characters take two.
const LETTER: i32 = 8;
/// The same below the name.
const SMALL_LETTER: i32 = 6;

/// Draws a node, as a link if it has an address.
pub(super) fn draw(node: &Node, link: Option<Callback<Subject, Option<String>>>) -> Drawn {
    let address = link.and_then(|link| link.run(node.subject.clone()));
    let name = spoken(&node.subject);
    let Some(address) = address else {
        return face(node, Some(&name));
    };
    let link = shape("a", &[("href", &address), ("aria-label", &name)])?;
    put(&link, &face(node, None)?)?;
    Ok(link)
}

/// Everything that the node shows, in one line.
fn spoken(subject: &Subject) -> String {
    let name = in_words(subject);
    match (subject, lines(subject).1) {
        // Their kind, and that a qualifier names nothing, are in the name.
        (Subject::Missing(_) | Subject::MoreVersions(_), _) | (_, None) => name,
        (Subject::Trigger(trigger), Some(_)) if trigger.enabled => name,
        (_, Some(detail)) => (text().common.listed)(&[name, detail]),
    }
}

/// The shape and the text, with a name unless what is around it has one.
fn face(node: &Node, named: Option<&str>) -> Drawn {
    let place = node.place;
    let (name, detail) = lines(&node.subject);
    let room = place.width - 2 * INDENT;
    // Where there is little room a version is its number: what it is stands above the column.
    let brief = brief(&node.subject).filter(|_| letters(&name) > room / LETTER);
    let detail = detail.filter(|detail| letters(detail) <= room / SMALL_LETTER);
    let (x, middle) = ((place.x + INDENT).to_string(), place.middle());
    let line = if detail.is_some() { middle - 7 } else { middle };
    let shown = brief.unwrap_or_else(|| shortened(&name, room / LETTER));
    let group = shape(
        "g",
        &[
            ("class", "traffic-node"),
            ("data-kind", kind(&node.subject)),
            ("data-condition", condition(&node.subject)),
        ],
    )?;
    if let Some(named) = named {
        let is_folded = matches!(node.subject, Subject::MoreVersions(_));
        group.set_attribute("role", if is_folded { "button" } else { "img" })?;
        group.set_attribute("aria-label", named)?;
        if is_folded {
            group.set_attribute("tabindex", "0")?;
        }
    }
    if shown != name {
        put(&group, &words("title", &[], &name)?)?;
    }
    put(
        &group,
        &shape("path", &[("d", &outline(&node.subject, place))])?,
    )?;
    let text = |class: &str, y: i32, text: &str| {
        let (y, central) = (y.to_string(), ("dominant-baseline", "central"));
        words(
            "text",
            &[("class", class), ("x", &x), ("y", &y), central],
            text,
        )
    };
    put(&group, &text("traffic-name", line, &shown)?)?;
    if let Some(detail) = detail {
        // The space keeps it apart from the name where both are read as one.
        let detail = format!(" {detail}");
        put(&group, &text("traffic-detail", middle + 10, &detail)?)?;
    }
    Ok(group)
}

/// The name, and what is worth knowing below it.
fn lines(subject: &Subject) -> (String, Option<String>) {
    let words = &text().graph;
    let said = |detail: &str| Some(detail.to_owned());
    match subject {
        Subject::Trigger(trigger) if trigger.enabled => {
            (trigger.name.clone(), Some(trigger.kind.clone()))
        }
        Subject::Trigger(trigger) => (trigger.name.clone(), Some((words.disabled)(&trigger.kind))),
        Subject::Alias { name, readable } => {
            let detail = if *readable {
                None
            } else {
                said(words.unreadable)
            };
            (name.to_string(), detail)
        }
        Subject::Missing(qualifier) => (qualifier.clone(), said(words.missing_detail)),
        Subject::Version { version, condition } => {
            let detail = match condition {
                Condition::Changing => said(words.changing),
                Condition::Failed => said(words.failed),
                Condition::Ready | Condition::Unknown if version.is_latest() => {
                    said(words.latest_detail)
                }
                Condition::Ready | Condition::Unknown => None,
            };
            ((words.version)(*version), detail)
        }
        Subject::MoreVersions(count) => ((words.folded)(*count), said(words.folded_detail)),
    }
}

/// The name without what its column says.
fn brief(subject: &Subject) -> Option<String> {
    match subject {
        Subject::Version { version, .. } => Some(version.to_string()),
        Subject::MoreVersions(count) => Some(format!("+ {count}")),
        _ => None,
    }
}

fn kind(subject: &Subject) -> &'static str {
    match subject {
        Subject::Trigger(_) => "trigger",
        Subject::Alias { .. } => "alias",
        Subject::Missing(_) => "missing",
        Subject::Version {
            version: Version::Latest,
            ..
        } => "latest",
        Subject::Version { .. } => "version",
        Subject::MoreVersions(_) => "more",
    }
}

/// Whether something about it is not as it should be.
fn condition(subject: &Subject) -> &'static str {
    match subject {
        Subject::Trigger(trigger) if !trigger.enabled => "off",
        Subject::Missing(_)
        | Subject::Alias {
            readable: false, ..
        }
        | Subject::Version {
            condition: Condition::Failed,
            ..
        } => "failed",
        Subject::Version {
            condition: Condition::Changing,
            ..
        } => "changing",
        _ => "ready",
    }
}

/// A trigger points to the right, an alias is round, a version is a sheet with a folded corner.
fn outline(subject: &Subject, place: Rectangle) -> String {
    let Rectangle {
        x,
        y,
        width,
        height,
    } = place;
    match subject {
        Subject::Trigger(_) => {
            let (straight, half) = (width - 12, height / 2);
            format!("M{x} {y}h{straight}l12 {half}l-12 {half}h-{straight}z")
        }
        Subject::Alias { .. } | Subject::Missing(_) => {
            let (level, upright) = (width - 44, height - 44);
            format!(
                "M{} {y}h{level}a22 22 0 0 1 22 22v{upright}a22 22 0 0 1-22 22h-{level}a22 22 0 0 1-22-22v-{upright}a22 22 0 0 1 22-22z",
                x + 22
            )
        }
        Subject::Version { .. } => {
            let (top, side) = (width - 12, height - 12);
            format!("M{x} {y}h{top}l12 12v{side}h-{width}zm{top} 0v12h12")
        }
        Subject::MoreVersions(_) => {
            let (top, side) = (width - 4, height - 4);
            format!("M{x} {}h{top}v{side}h-{top}zm4 0v-4h{top}v{side}h-4", y + 4)
        }
    }
}

/// How many Latin letters a text is about as wide as.
fn letters(text: &str) -> i32 {
    text.chars().map(takes).sum()
}

fn takes(character: char) -> i32 {
    if character.is_ascii() { 1 } else { 2 }
}

/// The text, cut with an ellipsis so that it takes no more than so many Latin letters.
fn shortened(text: &str, letters: i32) -> String {
    if self::letters(text) <= letters {
        return text.to_owned();
    }
    let mut left = letters - 1;
    let fits = |character: &char| {
        left -= takes(*character);
        left >= 0
    };
    let mut short: String = text.chars().take_while(fits).collect();
    short.push('…');
    short
}

/// Names the columns that have something in them.
pub(super) fn headings(nodes: &[Node], drawing: &Element) -> Drawn<()> {
    let said = &text().graph;
    let mut named = "";
    for node in nodes {
        let heading = match node.subject {
            Subject::Trigger(_) => said.triggers,
            Subject::Alias { .. } | Subject::Missing(_) => said.aliases,
            Subject::Version { .. } | Subject::MoreVersions(_) => said.versions,
        };
        // They are listed column by column.
        if heading != named {
            named = heading;
            let x = node.place.x.to_string();
            let hidden = ("aria-hidden", "true");
            let place = [("class", "traffic-heading"), hidden, ("x", &x), ("y", "20")];
            put(drawing, &words("text", &place, heading)?)?;
        }
    }
    Ok(())
}
