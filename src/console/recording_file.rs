//! Recordings as files: saved by the browser, and chosen to be opened without an account.

use leptos::ev::Event;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, FileList, HtmlInputElement};

use super::address;
use super::components::unique_id;
use super::context::console;
use super::download::save_text;
use super::fixed::Fixed;
use super::language::text;
use super::moment::file_time;
use super::route::Route;
use crate::telemetry::{History, Recording};

/// Has the browser save a recording, with what was measured, as a file.
pub(crate) fn save_recording(recording: &Recording, measured: &History) {
    let (_, until) = recording.span().unwrap_or_default();
    let name = (text().recording.file_name)(&recording.function, &file_time(until));
    save_text(&name, "application/json", &recording.to_json(measured));
}

/// Goes to the page of recordings with a file that is chosen or dropped here. The page reads it.
#[component]
pub(crate) fn OpenRecording() -> AnyView {
    let console = console();
    let words = &text().recording;
    let id = unique_id("recording");
    let hint = format!("{id}-hint");
    let open = move |files: Option<FileList>| {
        if let Some(file) = files.and_then(|files| files.item(0)) {
            console.recorder.chosen.set(Some(file));
            address::go(&Route::Recording);
        }
    };
    let choose = move |event: Event| {
        let input = event
            .target()
            .map(JsCast::unchecked_into::<HtmlInputElement>);
        if let Some(input) = input {
            open(input.files());
            // So that the same file can be chosen again.
            input.set_value("");
        }
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        open(event.data_transfer().and_then(|data| data.files()));
    };
    view! {
        <section
            class="panel"
            aria-labelledby="open-recording"
            on:dragover=|event| event.prevent_default()
            on:drop=drop
        >
            <h2 id="open-recording">{words.open_title}</h2>
            <div class="field">
                <label for=id.clone()>{words.open}</label>
                <input
                    type="file"
                    id=id
                    accept="application/json,.json"
                    aria-describedby=hint.clone()
                    on:change=choose
                />
                <p class="field-hint" id=hint>{words.open_hint}</p>
            </div>
        </section>
    }
    .fixed()
}
