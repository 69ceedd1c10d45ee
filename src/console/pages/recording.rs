//! A recording from a file. No account is needed, and none is asked.

use crate::console::fixed::{Fixed, dynamic, effect};
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use web_sys::File;

use super::past::Past;
use super::set_title;
use crate::console::components::{EmptyState, Notice, TimeBar, Tone};
use crate::console::context::{PageState, console};
use crate::console::file::{is_longer, text_of};
use crate::console::language::text;
use crate::console::moment::day_and_time;
use crate::console::recording_file::{OpenRecording, save_recording};
use crate::telemetry::{History, LONGEST, Recording, Refusal};

/// Shows the recording that was opened, and opens another one.
#[component]
pub(crate) fn RecordingPage() -> AnyView {
    let console = console();
    let recorder = console.recorder;
    let refused = RwSignal::new(None);
    effect(move || {
        console.route.track();
        if let Some(file) = recorder.chosen.get() {
            console.state.set(PageState::Loading);
            spawn_local_scoped_with_cancellation(async move {
                match read(&file).await {
                    Ok(opened) => {
                        refused.set(None);
                        recorder.opened.set(Some(opened));
                    }
                    Err(why) => refused.set(Some(why)),
                }
                recorder.chosen.set(None);
            });
        } else {
            console.state.set(PageState::Ready);
        }
    });
    let refusal = move || {
        let (title, advice) = (text().recording.not_opened, refused.get()?);
        Some(view! { <Notice tone=Tone::Error title=title advice=advice /> }.fixed())
    };
    let shown = move || {
        if let Some((recording, measured)) = recorder.opened.get() {
            return opened_file(recording, measured);
        }
        let words = &text().recording;
        set_title(words.no_title);
        view! {
            <h1 tabindex="-1">{words.no_title}</h1>
            <EmptyState title=words.none advice=words.none_advice />
        }
        .fixed()
    };
    view! {
        {dynamic(refusal)}
        {dynamic(shown)}
        <OpenRecording />
    }
    .fixed()
}

/// Reads a file, or says in the user's words why not.
async fn read(file: &File) -> Result<(Recording, History), String> {
    let words = &text().recording;
    if is_longer(file, LONGEST) {
        return Err((words.refusal)(&Refusal::TooLarge));
    }
    let content = text_of(file).await.ok_or(words.no_text)?;
    Recording::from_json(&content).map_err(|refusal| (words.refusal)(&refusal))
}

fn opened_file(recording: Recording, measured: History) -> AnyView {
    let words = &text().recording;
    let title = (words.title)(&recording.function);
    set_title(&title);
    let heading = view! { <h1 tabindex="-1">{title}</h1> }.fixed();
    let Some((from, until)) = recording.span() else {
        let (title, advice) = (words.empty, words.empty_advice);
        return view! { {heading} <EmptyState title=title advice=advice /> }.fixed();
    };
    let place = format!("{} / {}", recording.region, recording.namespace);
    let about = (words.about)(&place, &day_and_time(from), &day_and_time(until));
    let recording = RwSignal::new(recording);
    let measured = RwSignal::new(measured);
    let past = RwSignal::new(Some(until));
    let save = move |()| save_recording(&recording.read_untracked(), &measured.read_untracked());
    view! {
        {heading}
        <p class="soft">{about}</p>
        <TimeBar recording=recording past=past now=None on_save=Callback::new(save) />
        <Past recording=recording measured=measured past=past />
    }
    .fixed()
}
