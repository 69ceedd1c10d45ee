//! The exact number. Keeps what is typed until Enter or blur, then takes it or refuses it.

use crate::console::fixed::{Fixed, dynamic};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::editor::Editor;
use super::moves::Move;
use crate::console::components::identifier::unique_id;
use crate::console::language::rooms::Told;
use crate::console::language::text;

/// The share of the new code in percent, as text.
pub(super) fn number_field(editor: Editor) -> impl IntoView {
    let words = &text().split;
    let reason = unique_id("weight-problem");
    let described_by = reason.clone();
    let refused = move || editor.problem().is_some();
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            // Enter takes the number; it must not send the form around it as well.
            event.prevent_default();
            editor.commit();
        } else {
            editor.handle(Move::in_field(&event), &event);
        }
    };
    view! {
        <div class="split-field">
            <div class="split-field-box">
                <input
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    spellcheck="false"
                    aria-label=dynamic(move || (words.weight_of)(editor.canary()))
                    aria-invalid=dynamic(move || refused().then_some("true"))
                    aria-describedby=dynamic(move || refused().then(|| described_by.clone()))
                    disabled=dynamic(move || editor.disabled())
                    prop:value=dynamic(move || editor.field_text())
                    on:input:target=move |event| editor.type_text(event.target().value())
                    on:keydown=on_key
                    on:blur=move |_| editor.commit()
                />
                <span aria-hidden="true">{words.percent}</span>
            </div>
            <p class="field-problem" id=reason aria-live="polite">
                {dynamic(move || editor.problem().map(|problem| problem.told()))}
            </p>
        </div>
    }
    .fixed()
}
