//! The plan as its text: it follows the form, can be edited, and goes into a file and out of one.

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use web_sys::{DragEvent, File};

use super::desk::{Desk, Misplaced, Origin};
use super::link::misplaced;
use crate::console::components::copyable::{Copied, copied_label, copy, copyable};
use crate::console::components::unique_id;
use crate::console::download::save_text;
use crate::console::file::{chosen, dropped, is_longer, text_of};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::rollout::read;

/// No plan is longer, in bytes; what is shorter says itself that it is too long.
const LARGEST: usize = 65_536;

/// The text with its mistakes, and what can be done with it.
pub(super) fn as_text(desk: Desk) -> AnyView {
    let words = &text().plan;
    let id = unique_id("text");
    let (area, hint) = (id.clone(), format!("{id}-hint"));
    let problems = format!("{id}-problems");
    let described_by = format!("{problems} {hint}");
    let over = RwSignal::new(false);
    let drop_file = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        open(desk, dropped(&event));
    };
    let drag_over = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    // Somebody who has mended the text sees it as the form says it.
    let leave = move |_| {
        if desk.wrong.with_untracked(Option::is_none) {
            desk.typed.set(None);
        }
    };
    let unread = Memo::new(move |_| desk.plan.with(Option::is_none));
    let wrong = Memo::new(move |_| match desk.wrong.get() {
        None => read(&desk.text()).err().map(Misplaced::Misread),
        wrong => wrong,
    });
    let refused = move || wrong.with(Option::is_some);
    let mistakes = move || wrong.get().map(|wrong| misplaced(&wrong));
    view! {
        <details
            class="panel planner-text"
            data-over=dynamic(move || over.get().then_some(""))
            on:drop=drop_file
            on:dragover=drag_over
            on:dragleave=move |_| over.set(false)
        >
            <summary>{words.as_text}</summary>
            <div class="stack">
                <p id=hint>{words.as_text_lead}</p>
                <div class="field">
                    <label for=id.clone()>{words.text}</label>
                    <textarea
                        id=area
                        rows="16"
                        spellcheck="false"
                        aria-describedby=described_by
                        aria-invalid=dynamic(move || refused().then_some("true"))
                        readonly=dynamic(move || unread.get())
                        prop:value=dynamic(move || JsValue::from_str(&desk.text()))
                        on:input=move |event| desk.type_text(event_target_value(&event))
                        on:change=leave
                    ></textarea>
                    <p class="field-hint">{dynamic(move || unread.get().then_some(words.text_waits))}</p>
                    <div id=problems aria-live="polite">{dynamic(mistakes)}</div>
                </div>
                {actions(desk, id)}
                <div class="stack planner-part">
                    <p>{words.command_lead}</p>
                    {copyable(format!("halftone run {}", file_name(desk)))}
                </div>
            </div>
        </details>
    }
    .fixed()
}

/// Copies, saves and opens.
fn actions(desk: Desk, area: String) -> AnyView {
    let words = &text().plan;
    let copied = RwSignal::new(Copied::No);
    let copy_text = move |_| copy(untrack(|| desk.text()), area.clone(), copied);
    let save = move |_| {
        let name = file_name(desk);
        save_text(&name, "application/yaml", &untrack(|| desk.text()));
    };
    let choose = move |event: Event| open(desk, chosen(&event));
    view! {
        <div class="row">
            <button type="button" on:click=copy_text>
                <span aria-live="polite">{dynamic(move || copied_label(copied.get()))}</span>
            </button>
            <button type="button" on:click=save>{words.download}</button>
            <label class="button file-button">
                {words.open}
                <input type="file" accept=".yaml,.yml" on:change=choose />
            </label>
            <span class="soft">{words.or_drop}</span>
        </div>
    }
    .fixed()
}

/// The name of the file: that of the function, of the letters that every system takes.
fn file_name(desk: Desk) -> String {
    let function = desk.here.with_value(|here| here.place.function.clone());
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    let name: String = function
        .chars()
        .map(|letter| if plain(letter) { letter } else { '_' })
        .collect();
    format!("{name}.yaml")
}

/// Takes the plan of a file.
fn open(desk: Desk, file: Option<File>) {
    let Some(file) = file else { return };
    let name = file.name();
    if is_longer(&file, LARGEST) {
        desk.origin.set(Origin::Unreadable(name));
        return;
    }
    spawn_local(async move {
        let content = text_of(&file).await;
        // The page may have been left meanwhile.
        if desk.sheet.is_disposed() {
            return;
        }
        match content {
            Some(content) => desk.take(read(&content), |_| Origin::File(name)),
            None => desk.origin.set(Origin::Unreadable(name)),
        }
    });
}
