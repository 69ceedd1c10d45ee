//! The exact number. Keeps what is typed until Enter or blur, then takes it or refuses it.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::editor::Editor;
use super::moves::Move;
use crate::console::components::identifier::unique_id;
use crate::console::language::text;

/// The share of the new code in percent, as text.
pub(super) fn number_field(editor: Editor) -> impl IntoView {
    let words = &text().split;
    let reason = unique_id("weight-problem");
    let described_by = reason.clone();
    let refused = move || editor.problem().is_some();
    let said = move || {
        let problem = editor.problem();
        problem.map_or_else(String::new, |problem| (text().common.problem)(&problem))
    };
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
                    aria-label=editor.name()
                    aria-invalid=Signal::derive(move || refused().then(|| "true".to_owned()))
                    aria-describedby=Signal::derive(move || refused().then(|| described_by.clone()))
                    disabled=editor.disabled()
                    prop:value=Signal::derive(move || editor.field_text())
                    on:input:target=move |event| editor.type_text(event.target().value())
                    on:keydown=on_key
                    on:blur=move |_| editor.commit()
                />
                <span aria-hidden="true">{words.percent}</span>
            </div>
            <p class="field-problem" id=reason aria-live="polite">
                {Signal::derive(said)}
            </p>
        </div>
    }
}
