//! The focus on what will not do: the first field of a form that was sent and is refused. Must never
//! know what a form asks for.

use leptos::ev::{SubmitEvent, submit};
use leptos::html::Form;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::focus::holder;

/// A field that is refused, or the words of a problem that is no field's alone.
const WRONG: &str = "[aria-invalid=true], .field-problem[tabindex]:not(:empty)";

/// Looks after every form, for as long as the page is there.
pub(crate) fn keep() {
    let sent = |event: SubmitEvent| {
        if let Some(form) = event.target().and_then(|form| form.dyn_into().ok()) {
            show(form);
        }
    };
    // It stays: so does the page.
    let _listener = window_event_listener(submit, sent);
}

/// Puts the focus on the first of these fields that is refused, once that is said beside it.
pub(crate) fn show(fields: Element) {
    request_animation_frame(move || {
        if let Ok(Some(wrong)) = fields.query_selector(WRONG) {
            // What left the page meanwhile needs no focus.
            drop(wrong.unchecked_into::<HtmlElement>().focus());
        }
    });
}

/// The same where the refusal took a while: not if whoever sent the fields has gone elsewhere.
pub(crate) fn show_late(form: NodeRef<Form>) {
    let Some(form) = form.get_untracked() else {
        return;
    };
    if holder().is_none_or(|has| form.contains(Some(&has))) {
        show(form.into());
    }
}
