//! The picture as a file of its own: everything in it, nothing asked for from elsewhere.

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleDeclaration, Element, NodeList, XmlSerializer};

use super::brush::{Drawn, put, shape, words};
use super::label::Shows;
use super::paint;
use super::picture::Picture;
use crate::console::download::save_text;
use crate::console::language::text;
use crate::tc3::Date;

/// The room below the picture that says what it is.
const FOOT: i32 = 28;
/// What decides how a line or a shape looks.
const PATH: [&str; 6] = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
];
/// What decides how a text looks.
const TEXT: [&str; 7] = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-linejoin",
    "paint-order",
    "font-size",
    "font-weight",
];

/// What a file says of itself.
pub(super) struct About {
    pub(super) function: String,
    pub(super) shows: Shows,
    /// The time of the account, in Unix milliseconds.
    pub(super) time: u64,
}

/// Has the browser save the picture, as a drawing or as pixels.
pub(super) fn save(picture: &Picture, about: &About, as_pixels: bool) -> Drawn<()> {
    let (drawing, size) = whole(picture, about)?;
    let (day, [hour, minute, second]) = moment(about.time);
    let name = format!("{}-traffic-{day}T{hour}-{minute}-{second}Z", about.function);
    if as_pixels {
        return paint::save(&drawing, size, format!("{name}.png"));
    }
    let written = XmlSerializer::new()?.serialize_to_string(&drawing)?;
    save_text(&format!("{name}.svg"), "image/svg+xml", &written);
    Ok(())
}

/// The day, and the time of the day, in UTC.
fn moment(time: u64) -> (Date, [String; 3]) {
    let seconds = time / 1_000;
    let parts = [seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60];
    let parts = parts.map(|part| format!("{part:02}"));
    (Date::from_unix_seconds(seconds), parts)
}

/// A copy of the drawing that needs no style sheet, leads nowhere, and says what it is.
fn whole(picture: &Picture, about: &About) -> Drawn<(Element, (i32, i32))> {
    let said = &text().graph;
    let (width, height) = (picture.size.0, picture.size.1 + FOOT);
    let copy: Element = picture.drawing.clone_node_with_deep(true)?.unchecked_into();
    let inks = inks(&picture.drawing)?;
    for (kind, properties) in [
        ("path", &PATH[..]),
        ("text", &TEXT[..]),
        (".traffic-node", &["opacity"]),
    ] {
        let originals = picture.drawing.query_selector_all(kind)?;
        let copies = copy.query_selector_all(kind)?;
        for place in 0..originals.length() {
            if let (Some(original), Some(copy)) = (at(&originals, place), at(&copies, place)) {
                let looks = self::inks(&original)?;
                for property in properties {
                    copy.set_attribute(property, &looks.get_property_value(property)?)?;
                }
            }
        }
    }
    let linked = copy.query_selector_all("a, [tabindex]")?;
    for place in 0..linked.length() {
        if let Some(element) = at(&linked, place) {
            element.remove_attribute("href")?;
            element.remove_attribute("tabindex")?;
            element.set_attribute("role", "img")?;
        }
    }
    let (wide, high) = (width.to_string(), height.to_string());
    copy.set_attribute("role", "img")?;
    copy.set_attribute("height", &high)?;
    copy.set_attribute("viewBox", &format!("0 0 {wide} {high}"))?;
    copy.set_attribute("font-family", &inks.get_property_value("font-family")?)?;
    let title = (said.name)(&about.function);
    let (day, [hour, minute, second]) = moment(about.time);
    let when = format!("{day} {hour}:{minute}:{second} UTC");
    let description = (said.description)(&title, about.shows.title(), &when);
    let paper = inks.get_property_value("--surface")?;
    let sheet = [
        ("width", wide.as_str()),
        ("height", &high),
        ("fill", paper.trim()),
    ];
    let soft = inks.get_property_value("--ink-soft")?;
    let line = (picture.size.1 + 12).to_string();
    let foot = [
        ("x", "8"),
        ("y", &line),
        ("fill", soft.trim()),
        ("font-size", "12px"),
    ];
    let foot = words("text", &foot, &description)?;
    let first = [
        words("title", &[], &title)?,
        words("desc", &[], &description)?,
        shape("rect", &sheet)?,
    ];
    let drawn = copy.first_child();
    for element in first {
        copy.insert_before(&element, drawn.as_ref())?;
    }
    put(&copy, &foot)?;
    Ok((copy, (width, height)))
}

fn inks(element: &Element) -> Drawn<CssStyleDeclaration> {
    window().get_computed_style(element)?.ok_or(JsValue::NULL)
}

fn at(list: &NodeList, place: u32) -> Option<Element> {
    list.item(place).map(JsCast::unchecked_into)
}
