//! A dialog over the page: the browser's own, which traps the focus and gives it back.

use leptos::ev::Event;
use leptos::html;
use leptos::prelude::*;

use super::icon::{Icon, Sign};
use super::identifier::unique_id;
use crate::console::language::text;

/// Shows its children in a modal dialog while `open` is true.
///
/// The children exist only while the dialog is open. Escape and the cross close it and set `open`
/// to false; the focus goes back to where it was.
#[component]
pub fn Modal(
    /// Opens and closes the dialog, and says whether it is open.
    open: RwSignal<bool>,
    /// The heading and the accessible name.
    #[prop(into)]
    title: Signal<String>,
    /// True while it must not be closed, such as in the middle of a write.
    #[prop(optional, into)]
    held: Signal<bool>,
    /// What it shows.
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    let heading = unique_id("dialog-title");
    Effect::new(move |_| {
        let Some(dialog) = element.get() else { return };
        match (open.get(), dialog.open()) {
            // The only refusal is a dialog that left the page meanwhile: nothing to show then.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let on_cancel = move |event: Event| {
        if held.get_untracked() {
            event.prevent_default();
        }
    };
    view! {
        <dialog
            class="modal"
            node_ref=element
            aria-labelledby=heading
            on:cancel=on_cancel
            on:close=move |_| open.set(false)
        >
            <h2 id=heading.clone()>{move || title.get()}</h2>
            // Behind the heading and before the cross, so that the first control gets the focus.
            <div class="modal-body">
                <Show when=move || open.get()>{children()}</Show>
            </div>
            <button
                type="button"
                class="modal-close quiet"
                aria-label=text().common.close
                disabled=move || held.get()
                on:click=move |_| open.set(false)
            >
                <Icon sign=Sign::Close />
            </button>
        </dialog>
    }
}
