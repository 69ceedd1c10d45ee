//! A drawing as pixels. It is painted here, element by element: a browser would load an image of it
//! from an address that the page's policy does not allow, and should not.

use js_sys::{Array, parse_float};
use leptos::prelude::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, CanvasRenderingContext2d, Element, HtmlCanvasElement, Path2d};

use super::brush::Drawn;
use crate::console::download;

/// More pixels than this some browsers do not hold.
const MOST: i64 = 1 << 26;

/// Has the browser save a drawing of this size that needs no style sheet, with twice as many pixels
/// as it has units if that fits.
pub(super) fn save(drawing: &Element, (width, height): (i32, i32), name: String) -> Drawn<()> {
    let fits = 4 * i64::from(width) * i64::from(height) <= MOST;
    let scale = if fits { 2 } else { 1 };
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width((width * scale).unsigned_abs());
    canvas.set_height((height * scale).unsigned_abs());
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.scale(scale.into(), scale.into())?;
    let family = said(drawing, "font-family");
    paint(&context, drawing, &family)?;
    let saved = move |blob: JsValue| {
        // There is none of a canvas that the browser could not hold.
        if let Ok(blob) = blob.dyn_into::<Blob>() {
            download::save(&name, &blob);
        }
    };
    let saved: Box<dyn FnOnce(JsValue)> = Box::new(saved);
    canvas.to_blob(Closure::once_into_js(saved).unchecked_ref())
}

fn paint(context: &CanvasRenderingContext2d, element: &Element, family: &str) -> Drawn<()> {
    let number = |name: &str| parse_float(&said(element, name));
    let (fill, stroke) = (said(element, "fill"), said(element, "stroke"));
    let fills = !matches!(fill.as_str(), "" | "none");
    let strokes = !matches!(stroke.as_str(), "" | "none");
    context.set_fill_style_str(&fill);
    context.set_stroke_style_str(&stroke);
    context.set_line_width(number("stroke-width"));
    context.set_line_join(&said(element, "stroke-linejoin"));
    match element.local_name().as_str() {
        "rect" => context.fill_rect(0.0, 0.0, number("width"), number("height")),
        "path" => {
            let path = Path2d::new_with_path_string(&said(element, "d"))?;
            context.set_line_cap(&said(element, "stroke-linecap"));
            let dashes = said(element, "stroke-dasharray");
            let dashes = dashes.split([',', ' ']).map(parse_float);
            let dashes = dashes
                .filter(|dash| dash.is_finite())
                .map(JsValue::from_f64);
            context.set_line_dash(&dashes.collect::<Array>())?;
            if fills {
                context.fill_with_path_2d(&path);
            }
            if strokes {
                context.stroke_with_path(&path);
            }
        }
        "text" => {
            let (weight, size) = (said(element, "font-weight"), said(element, "font-size"));
            let weight = if weight.is_empty() { "400" } else { &weight };
            context.set_font(&format!("{weight} {size} {family}"));
            let is_central = element.has_attribute("dominant-baseline");
            context.set_text_baseline(if is_central { "middle" } else { "alphabetic" });
            // What follows it is its title.
            let text = element.first_child().and_then(|text| text.text_content());
            let text = text.unwrap_or_default();
            let (x, y) = (number("x"), number("y"));
            context.set_line_dash(&Array::new())?;
            if strokes {
                context.stroke_text(text.trim(), x, y)?;
            }
            context.fill_text(text.trim(), x, y)?;
        }
        "svg" | "g" | "a" => {
            let before = context.global_alpha();
            let opacity = number("opacity");
            if opacity.is_finite() {
                context.set_global_alpha(before * opacity);
            }
            let children = element.children();
            for place in 0..children.length() {
                if let Some(child) = children.item(place) {
                    paint(context, &child, family)?;
                }
            }
            context.set_global_alpha(before);
        }
        _ => {}
    }
    Ok(())
}

/// What an element says of itself.
fn said(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}
