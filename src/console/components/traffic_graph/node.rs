//! How a node looks: its shape says what it is, so that colour need not.

use crate::console::fixed::Fixed;
use leptos::prelude::*;
use leptos::svg;

use super::strand::in_words;
use crate::console::language::text;
use crate::graph::{Condition, Node, Rectangle, Subject};
use crate::traffic::Version;

/// From the left side of a node to its text.
const INDENT: i32 = 14;
/// The width of a Latin letter, at most about. Han characters take two.
const LETTER: i32 = 8;

/// Draws a node, as a link if it has an address.
pub(super) fn draw(node: &Node, link: Option<Callback<Subject, Option<String>>>) -> AnyView {
    let address = link.and_then(|link| link.run(node.subject.clone()));
    let name = spoken(&node.subject);
    // In `view!` both `a` and `title` would be taken for HTML here.
    match address {
        Some(address) => svg::a()
            .attr("href", address)
            .attr("aria-label", name)
            .child(face(node, None))
            .fixed(),
        None => face(node, Some(name)),
    }
}

/// Everything that the node shows, in one line.
fn spoken(subject: &Subject) -> String {
    let name = in_words(subject);
    match (subject, lines(subject).1) {
        // Their kind, and that a qualifier names nothing, are in the name.
        (Subject::Missing(_), _) | (_, None) => name,
        (Subject::Trigger(trigger), Some(_)) if trigger.enabled => name,
        (_, Some(detail)) => format!("{name}, {detail}"),
    }
}

/// The shape and the text, with a name unless what is around it has one.
fn face(node: &Node, named: Option<String>) -> AnyView {
    let place = node.place;
    let (name, detail) = lines(&node.subject);
    let (x, middle) = (place.x + INDENT, place.middle());
    let line = if detail.is_some() { middle - 7 } else { middle };
    let shown = shortened(&name, (place.width - 2 * INDENT) / LETTER);
    let whole = (shown != name).then(|| svg::title().child(name));
    view! {
        <g
            class="traffic-node"
            role=named.as_ref().map(|_| "img")
            aria-label=named data-kind=kind(&node.subject) data-condition=condition(&node.subject)>
            {whole}
            <path d=outline(&node.subject, place)></path>
            <text class="traffic-name" x=x y=line dominant-baseline="central">
                {shown}
            </text>
            {detail
                .map(|detail| {
                    view! {
                        <text class="traffic-detail" x=x y=middle + 10 dominant-baseline="central">
                            // The space keeps it apart from the name where both are read as one.
                            {format!(" {detail}")}
                        </text>
                    }.fixed()
                })}
        </g>
    }
    .fixed()
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
        Subject::MoreVersions(count) => ((words.more_versions)(*count), None),
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

/// The text, cut with an ellipsis so that it takes no more than so many Latin letters.
fn shortened(text: &str, letters: i32) -> String {
    let takes = |character: char| if character.is_ascii() { 1 } else { 2 };
    if text.chars().map(takes).sum::<i32>() <= letters {
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
pub(super) fn headings(nodes: &[Node]) -> impl IntoView + use<> {
    let words = &text().graph;
    let mut headings: Vec<(&'static str, i32)> = Vec::new();
    for node in nodes {
        let heading = match node.subject {
            Subject::Trigger(_) => words.triggers,
            Subject::Alias { .. } | Subject::Missing(_) => words.aliases,
            Subject::Version { .. } | Subject::MoreVersions(_) => words.versions,
        };
        if !headings.iter().any(|(named, _)| *named == heading) {
            headings.push((heading, node.place.x));
        }
    }
    let draw = |(heading, x)| {
        view! {
            <text class="traffic-heading" aria-hidden="true" x=x y=20>
                {heading}
            </text>
        }
        .fixed()
    };
    headings.into_iter().map(draw).collect_view()
}
