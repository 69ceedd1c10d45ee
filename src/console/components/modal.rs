//! A dialog over the page: the browser's own, which traps the focus and gives it back.

use crate::console::fixed::{Fixed, dynamic, on_change};
use leptos::ev::Event;
use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlDialogElement;

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
    let name = NodeRef::<html::H2>::new();
    let heading = unique_id("dialog-title");
    let is_open = Memo::new(move |_| open.get());
    Effect::new(move |_| {
        let dialog = element.get().filter(|_| !is_open.get());
        if let Some(dialog) = dialog.filter(HtmlDialogElement::open) {
            dialog.close();
        }
    });
    // Shown when its content is drawn, so that the first control in it gets the focus.
    let show = move || {
        Effect::new(move |_| {
            let dialog = element.get_untracked().filter(|dialog| !dialog.open());
            // Not the heading: that is for the focus only where a control was lost.
            if let Some(heading) = name.get_untracked() {
                drop(heading.remove_attribute("tabindex"));
            }
            // The only refusal is a dialog that left the page meanwhile: nothing to show then.
            drop(dialog.map(|dialog| dialog.show_modal()));
        });
    };
    let body = move || {
        is_open.get().then(|| {
            show();
            children()
        })
    };
    let on_cancel = move |event: Event| {
        if held.get_untracked() {
            event.prevent_default();
        }
    };
    // Another title is another content: what had the focus may be gone with the old one.
    let regain = move || {
        let dialog = element.get_untracked().filter(HtmlDialogElement::open);
        let has_focus = |dialog: &HtmlDialogElement| dialog.matches(":focus-within") == Ok(true);
        let heading = dialog
            .filter(|dialog| !has_focus(dialog))
            .and(name.get_untracked());
        if let Some(heading) = heading {
            heading.set_tab_index(-1);
            drop(heading.focus());
        }
    };
    on_change(
        move || title.get(),
        move |_, _| request_animation_frame(regain),
    );
    // A browser closes at the second Escape whatever the page says.
    let on_close = move |_| {
        // The browser tells of it a moment later; by then it may have been opened again.
        let is_open = element.get_untracked().is_some_and(|dialog| dialog.open());
        if is_open {
            return;
        }
        if held.get_untracked() {
            show();
        } else {
            open.set(false);
        }
    };
    view! {
        <dialog
            class="modal"
            node_ref=element
            aria-labelledby=heading
            on:cancel=on_cancel
            on:close=on_close
        >
            <h2 id=heading.clone() node_ref=name>{dynamic(move || title.get())}</h2>
            // Before the cross, for the same reason.
            <div class="modal-body">{dynamic(body)}</div>
            <button
                type="button"
                class="modal-close quiet"
                aria-label=text().common.close
                disabled=dynamic(move || held.get())
                on:click=move |_| open.set(false)
            >
                <Icon sign=Sign::Close />
            </button>
        </dialog>
    }
    .fixed()
}
