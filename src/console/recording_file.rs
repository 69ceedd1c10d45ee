//! Recordings as files: saved by the browser, and chosen to be opened without an account.

use leptos::ev::Event;
use leptos::prelude::*;
use web_sys::{DragEvent, File};

use super::address;
use super::components::unique_id;
use super::context::console;
use super::download::save_text;
use super::file::{chosen, dropped};
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
    let open = move |file: Option<File>| {
        if file.is_some() {
            console.recorder.chosen.set(file);
            address::go(&Route::Recording);
        }
    };
    let choose = move |event: Event| open(chosen(&event));
    let drop = move |event: DragEvent| {
        event.prevent_default();
        open(dropped(&event));
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
