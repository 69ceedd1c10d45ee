//! A text to be copied: into the clipboard, or selected where a page may not reach it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use super::unique_id;
use crate::console::clipboard;
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;

/// What became of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Copied {
    /// Nothing yet.
    #[default]
    No,
    /// It is in the clipboard.
    Yes,
    /// It is selected.
    Selected,
}

/// The text with a button that copies it.
pub(crate) fn copyable(line: String) -> AnyView {
    let id = unique_id("copy");
    let copied = RwSignal::new(Copied::No);
    let (shown, place) = (line.clone(), id.clone());
    let label = move || copied_label(copied.get());
    view! {
        <div class="copyable">
            <pre tabindex="0"><code id=id>{shown}</code></pre>
            <button
                type="button"
                class="small"
                on:click=move |_| copy(line.clone(), place.clone(), copied)
            >
                <span aria-live="polite">{dynamic(label)}</span>
            </button>
        </div>
    }
    .fixed()
}

/// What the button says of that.
pub(crate) fn copied_label(copied: Copied) -> &'static str {
    let words = &text().command;
    match copied {
        Copied::No => words.copy,
        Copied::Yes => words.copied,
        Copied::Selected => words.selected,
    }
}

/// Copies a text that stands in the element of this identifier.
pub(crate) fn copy(line: String, element: String, copied: RwSignal<Copied>) {
    spawn_local(async move {
        let end = if clipboard::copy(&line).await {
            Copied::Yes
        } else {
            select(&element)
        };
        copied.try_set(end);
    });
}

/// Selects the content of an element, so that one key copies it.
pub(crate) fn select(element: &str) -> Copied {
    let selected = document().get_element_by_id(element).and_then(|element| {
        if let Some(field) = element.dyn_ref::<HtmlTextAreaElement>() {
            field.select();
            return Some(());
        }
        let selection = window().get_selection().ok().flatten()?;
        selection.select_all_children(&element).ok()
    });
    selected.map_or(Copied::No, |()| Copied::Selected)
}
