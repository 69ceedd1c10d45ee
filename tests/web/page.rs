//! A piece of page to mount a component in, and ways to find and press what is in it.

use std::any::Any;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventInit, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit,
};

/// A mounted component. It is taken off the page when this goes out of scope.
pub(super) struct Page {
    root: HtmlElement,
    _mounted: Box<dyn Any>,
}

impl Page {
    /// Mounts a view and waits until it is drawn.
    pub(super) async fn of<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        let root: HtmlElement = document()
            .create_element("section")
            .unwrap()
            .unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let mounted = leptos::mount::mount_to(root.clone(), view);
        settle().await;
        Self {
            root,
            _mounted: Box::new(mounted),
        }
    }

    /// Every element that a selector finds.
    pub(super) fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length())
            .filter_map(|index| found.item(index))
            .map(JsCast::unchecked_into)
            .collect()
    }

    /// The only element that a selector finds.
    pub(super) fn one(&self, selector: &str) -> Element {
        let mut found = self.all(selector);
        assert_eq!(found.len(), 1, "{selector} in {}", self.root.inner_html());
        found.remove(0)
    }

    pub(super) fn slider(&self, name: &str) -> HtmlInputElement {
        self.one(&format!("input[type=range][aria-label='{name}']"))
            .unchecked_into()
    }

    pub(super) fn textbox(&self, name: &str) -> HtmlInputElement {
        self.one(&format!("input[type=text][aria-label='{name}']"))
            .unchecked_into()
    }

    /// The button with this text or label.
    pub(super) fn button(&self, name: &str) -> HtmlElement {
        let is_named = |button: &Element| {
            button.get_attribute("aria-label").as_deref() == Some(name) || text_of(button) == name
        };
        let button = self.all("button").into_iter().find(is_named);
        button
            .unwrap_or_else(|| panic!("no button {name}"))
            .unchecked_into()
    }

    /// All text of the piece.
    pub(super) fn text(&self) -> String {
        text_of(&self.root)
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Waits until what was changed is drawn.
pub(super) async fn settle() {
    // What is opened for the first time takes some turns.
    for _ in 0..4 {
        leptos::task::tick().await;
    }
}

/// The text of an element, with ordinary spaces.
pub(super) fn text_of(element: &Element) -> String {
    let text = element.text_content().unwrap_or_default();
    text.replace('\u{a0}', " ").trim().to_owned()
}

/// Presses a key and says whether the browser would still do its own.
pub(super) async fn press(target: &HtmlElement, key: &str) -> bool {
    press_with(target, key, false, false).await
}

pub(super) async fn press_with(target: &HtmlElement, key: &str, shift: bool, alt: bool) -> bool {
    let options = KeyboardEventInit::new();
    options.set_key(key);
    options.set_shift_key(shift);
    options.set_alt_key(alt);
    options.set_bubbles(true);
    options.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &options).unwrap();
    let left_alone = target.dispatch_event(&event).unwrap();
    settle().await;
    left_alone
}

/// Sends an event and says whether the browser would still do its own.
pub(super) async fn send(target: &HtmlElement, kind: &str) -> bool {
    let options = EventInit::new();
    options.set_bubbles(true);
    options.set_cancelable(true);
    let event = Event::new_with_event_init_dict(kind, &options).unwrap();
    let left_alone = target.dispatch_event(&event).unwrap();
    settle().await;
    left_alone
}

/// Types a text letter by letter in place of what is there.
pub(super) async fn type_text(field: &HtmlInputElement, text: &str) {
    for (index, letter) in text.char_indices() {
        let typed = &text[..index + letter.len_utf8()];
        field.set_value(typed);
        send(field, "input").await;
        assert_eq!(
            field.value(),
            typed,
            "the field leaves the text alone while it is typed"
        );
    }
}
