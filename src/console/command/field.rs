//! The field itself: read as one types, wrong characters marked, completions below it.

use std::ops::Range;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::completions::Completions;
use super::reading::{Reading, line_and_character};
use crate::console::components::unique_id;
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::rooms::Told;
use crate::console::language::text as catalogue;
use crate::sls::{Known, Refusal};

/// A field for `sls` lines. Enter submits, Shift-Enter begins a new line.
///
/// While completions are shown the line is unfinished, so what is wrong with it is not said yet.
#[component]
pub fn CommandField(
    /// What is typed.
    text: RwSignal<String>,
    /// What is known of the account.
    #[prop(into)]
    known: Signal<Known>,
    /// True while completions are wanted. Whoever takes the text as given sets it to false. They do
    /// not go when the field loses the focus: a button below them would move away from the pointer.
    #[prop(default = RwSignal::new(false))]
    completing: RwSignal<bool>,
    /// Called when the text is given for good.
    #[prop(into)]
    on_submit: Callback<()>,
) -> impl IntoView {
    let words = &catalogue().command;
    let id = unique_id("command");
    let (problem_id, hint_id) = (format!("{id}-problem"), format!("{id}-hint"));
    let completions = Completions::of(text, known, completing, &id);
    let reading =
        Memo::new(move |_| text.with(|text| known.with(|known| Reading::of(text, known))));
    let refusal = move || {
        let refusal = reading.with(|reading| reading.refusal.clone());
        refusal.filter(|_| !completions.is_open())
    };
    let on_key = move |event: KeyboardEvent| {
        // Enter that ends the choice of a Chinese word is not meant for the field.
        if event.is_composing() || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let key = event.key();
        if !event.shift_key() && completions.press(&key) {
            event.prevent_default();
        } else if key == "Enter" && !event.shift_key() {
            event.prevent_default();
            completions.close();
            on_submit.run(());
        } else if key == "Tab" {
            completions.close();
        }
    };
    let described_by = {
        let (problem_id, hint_id) = (problem_id.clone(), hint_id.clone());
        move || match refusal() {
            Some(_) => format!("{problem_id} {hint_id}"),
            None => hint_id.clone(),
        }
    };
    let hints = move || {
        let line = |hint| view! { <li>{hint}</li> }.fixed();
        let hints = reading.with(|reading| reading.hints.clone());
        hints.into_iter().map(line).collect_view()
    };
    view! {
        <div class="field command">
            <label for=id.clone()>{words.command}</label>
            <div class="command-box">
                <pre class="command-mark" aria-hidden="true">
                    {dynamic(move || marked(&text.get(), refusal()))}
                </pre>
                <textarea
                    id=id
                    rows="3"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-autocomplete="list"
                    aria-controls=dynamic(move || completions.list_id())
                    aria-activedescendant=dynamic(move || completions.active_id())
                    aria-invalid=dynamic(move || refusal().map(|_| "true"))
                    aria-describedby=dynamic(described_by)
                    prop:value=dynamic(move || text.get())
                    on:input=move |event| {
                        let new = event_target_value(&event);
                        let pasted = is_pasted(&text.read_untracked(), &new);
                        text.set(new);
                        if pasted { completions.close() } else { completions.follow() }
                    }
                    on:keydown=on_key
                ></textarea>
            </div>
            {completions.view()}
            <div id=problem_id aria-live="polite">
                {dynamic(move || refusal().map(|refusal| refused(text, refusal, completions)))}
            </div>
            <ul class="field-hint hints">{dynamic(hints)}</ul>
            <p class="field-hint" id=hint_id>{words.hint}</p>
        </div>
    }
    .fixed()
}

/// True if more came at once than a key or a chosen word brings. Whoever pastes a line wants to
/// know what is wrong with it, not how it could go on.
fn is_pasted(old: &str, new: &str) -> bool {
    let common = old
        .chars()
        .zip(new.chars())
        .take_while(|(old, new)| old == new);
    new.chars().count() > common.count() + 8
}

/// The text once more behind the field, with a mark under the characters that are wrong.
fn marked(text: &str, refusal: Option<Refusal>) -> AnyView {
    let part = |range: Range<usize>| text.get(range).unwrap_or_default().to_owned();
    let parts = refusal.map(|Refusal { at, .. }| {
        let (before, wrong, after) = (
            part(0..at.start),
            part(at.clone()),
            part(at.end..text.len()),
        );
        view! { {before}<mark>{wrong}</mark>{after} }.fixed()
    });
    // A line break at the end has a height only with something behind it.
    let parts = parts.unwrap_or_else(|| part(0..text.len()).fixed());
    view! { {parts}"\u{200b}" }.fixed()
}

/// What is wrong and where, and the line that could be meant.
fn refused(text: RwSignal<String>, refusal: Refusal, completions: Completions) -> AnyView {
    let words = &catalogue().command;
    let (line, character) = text.with_untracked(|text| line_and_character(text, refusal.at.start));
    let offer = refusal.offer.map(|offer| {
        let taken = offer.clone();
        let take = move |_| {
            text.set(taken.clone());
            // The button goes away with what it mends.
            completions.focus_field();
        };
        view! {
            <div class="row command-offer">
                <button type="button" class="small" on:click=take>
                    {words.take_offer}
                </button>
                <code>{offer}</code>
            </div>
        }
        .fixed()
    });
    view! {
        <p class="field-problem">
            {(words.place)(line, character)} {catalogue().common.gap} {refusal.problem.told()}
        </p>
        {offer}
    }
    .fixed()
}
