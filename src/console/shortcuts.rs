//! The keys that do something anywhere, and the list of all of them under `?`.
//!
//! Single keys can be switched off: whoever dictates would press them by speaking.

use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::components::Modal;
use super::context::console;
use super::fixed::Fixed;
use super::language::text;
use super::storage::storage;

/// There is something here while single keys are switched off.
const OFF: &str = "halftone.single-keys-off";

/// The list, and the keys themselves for as long as it is there.
#[component]
pub(crate) fn Shortcuts() -> AnyView {
    let open = console().listing_keys;
    let words = &text().shortcuts;
    let are_heeded = RwSignal::new(are_on());
    let listener = window_event_listener(ev::keydown, move |event| {
        if are_heeded.get_untracked() && is_single(&event) {
            press(&event, open);
        }
    });
    on_cleanup(move || listener.remove());
    let switch = move |event| {
        let on = event_target_checked(&event);
        are_heeded.set(on);
        set_on(on);
    };
    view! {
        <Modal open=open title=words.title>
            <table class="shortcuts">
                <tbody>{(words.keys)().iter().map(row).collect_view()}</tbody>
            </table>
            <label class="check">
                <input type="checkbox" prop:checked=are_heeded on:change=switch />
                {words.single}
            </label>
        </Modal>
    }
    .fixed()
}

/// The button in the header that opens the list.
#[component]
pub(crate) fn ShortcutsButton() -> AnyView {
    let open = console().listing_keys;
    view! {
        <button
            type="button"
            class="quiet shortcuts-button"
            aria-keyshortcuts="?"
            on:click=move |_| open.set(true)
        >
            {text().shortcuts.button}
        </button>
    }
    .fixed()
}

/// The keys and what they do; keys that go together stand beside each other.
fn row((keys, does): &(&'static str, &'static str)) -> AnyView {
    let keys = keys
        .split(' ')
        .map(|key| view! { <kbd>{key}</kbd> " " }.fixed());
    view! {
        <tr>
            <th scope="row" class="nowrap">{keys.collect_view()}</th>
            <td>{*does}</td>
        </tr>
    }
    .fixed()
}

/// True for a key that stands for itself: not in a field, and with nothing held but Shift.
fn is_single(event: &KeyboardEvent) -> bool {
    let target = event.target();
    let element = target.and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let is_typed = element.is_some_and(|element| {
        element.is_content_editable()
            || matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
    });
    !is_typed && !event.ctrl_key() && !event.meta_key() && !event.alt_key()
}

fn press(event: &KeyboardEvent, open: RwSignal<bool>) {
    let has_dialog = document().query_selector("dialog[open]");
    if matches!(has_dialog, Ok(Some(_))) {
        return;
    }
    match event.key().as_str() {
        "?" => open.set(true),
        "/" => {
            let field = document().query_selector("input[type=search]").ok();
            let field = field
                .flatten()
                .and_then(|field| field.dyn_into::<HtmlElement>().ok());
            let Some(field) = field else { return };
            // A field that cannot take the focus is not there to be found.
            drop(field.focus());
        }
        _ => return,
    }
    event.prevent_default();
}

fn are_on() -> bool {
    let off = storage().and_then(|storage| storage.get_item(OFF).ok()?);
    off.is_none()
}

fn set_on(on: bool) {
    let Some(storage) = storage() else {
        return;
    };
    // Refused: then it holds for as long as the page.
    drop(if on {
        storage.remove_item(OFF)
    } else {
        storage.set_item(OFF, "1")
    });
}
