//! Elements made straight away, without a view for each: a large graph has thousands of them, and
//! what is told about them later is told to a few.

use leptos::prelude::document;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// What the browser made, or why it did not: it refuses bad names only.
pub(super) type Drawn<T = Element> = Result<T, JsValue>;

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element of a drawing.
pub(super) fn shape(name: &str, attributes: &[(&str, &str)]) -> Drawn {
    with(document().create_element_ns(Some(SVG), name)?, attributes)
}

/// A text in a drawing, or what is said about it.
pub(super) fn words(name: &str, attributes: &[(&str, &str)], text: &str) -> Drawn {
    let element = shape(name, attributes)?;
    element.set_text_content(Some(text));
    Ok(element)
}

/// An element of the page.
pub(super) fn tag(name: &str) -> Drawn {
    document().create_element(name)
}

/// Puts an element into another, behind what is in it.
pub(super) fn put(parent: &Element, child: &Element) -> Drawn<()> {
    parent.append_child(child).map(drop)
}

fn with(element: Element, attributes: &[(&str, &str)]) -> Drawn {
    for (name, value) in attributes {
        element.set_attribute(name, value)?;
    }
    Ok(element)
}
