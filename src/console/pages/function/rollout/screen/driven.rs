//! What is to be known of how a rollout is driven, and whether the browser may call for a person.

use leptos::ev::Event;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::console::components::{Notice, Tone};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::console::rollouts::{Permission, Rollout};

/// Stands below the rollout.
#[component]
pub(super) fn Driven(rollout: Rollout) -> AnyView {
    let words = &text().driver;
    let permission = RwSignal::new(Permission::now());
    let ask = move |event: Event| {
        let field: Option<HtmlInputElement> =
            event.target().and_then(|field| field.dyn_into().ok());
        Permission::ask(move |given| {
            // A refusal unticks the box.
            if let Some(field) = field {
                field.set_checked(given == Permission::Granted);
            }
            permission.set(given);
        });
    };
    let unheard = move || {
        let unheard = rollout.unheard.get();
        unheard.then(|| {
            view! { <Notice tone=Tone::Warning title=words.unheard advice=words.unheard_advice /> }
                .fixed()
        })
    };
    let ended = Memo::new(move |_| rollout.state.with(|state| state.ended().is_some()));
    let notify = move || {
        let is_asked = !ended.get() && permission.get() == Permission::Unasked;
        is_asked.then(|| {
            view! {
                <label class="check">
                    <input type="checkbox" on:change=ask />
                    <span>{words.notify}</span>
                </label>
            }
            .fixed()
        })
    };
    let kept = (!rollout.is_kept()).then(|| view! { <p class="soft">{words.not_kept}</p> }.fixed());
    view! {
        <div class="stack">
            {dynamic(unheard)}
            {dynamic(notify)}
            {kept}
        </div>
    }
    .fixed()
}
