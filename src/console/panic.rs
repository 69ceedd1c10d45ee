//! What is left to say when the program itself breaks: a page that never goes blank.
//!
//! After a panic nothing of the program may run any more, so the banner is plain DOM and its
//! button calls the browser directly.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use super::language::text;

/// Has every panic tell the developer in the browser's console and the user in the page.
pub(crate) fn install() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        // Where even this fails there is nobody left to tell.
        drop(show_banner());
    }));
}

fn show_banner() -> Result<(), JsValue> {
    let words = &text().shell;
    let Some(body) = document().body() else {
        return Ok(());
    };
    let banner = element("div", "notice panic", "")?;
    banner.set_attribute("role", "alert")?;
    banner.set_attribute("data-tone", "error")?;
    let inside = element("div", "notice-body", "")?;
    let title = element("p", "notice-title", words.broken)?;
    let advice = element("p", "", words.broken_advice)?;
    inside.append_with_node_2(&title, &advice)?;
    let button = element("button", "", words.reload)?;
    button
        .unchecked_ref::<HtmlElement>()
        .set_onclick(Some(&reload()?));
    inside.append_with_node_1(&button)?;
    banner.append_with_node_1(&inside)?;
    body.prepend_with_node_1(&banner)
}

/// `location.reload`, as a function of the browser and not of this program.
fn reload() -> Result<js_sys::Function, JsValue> {
    let location = JsValue::from(leptos::prelude::location());
    let reload = js_sys::Reflect::get(&location, &"reload".into())?;
    Ok(reload.unchecked_into::<js_sys::Function>().bind0(&location))
}

fn element(tag: &str, class: &str, text: &str) -> Result<Element, JsValue> {
    let element = document().create_element(tag)?;
    element.set_class_name(class);
    element.set_text_content(Some(text));
    Ok(element)
}
