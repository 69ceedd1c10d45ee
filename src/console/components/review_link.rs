//! Makes a review link: a note, and the link to be copied.

use leptos::prelude::*;

use super::copy_link::address_of;
use super::copyable::{Copied, copy};
use super::unique_id;
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::console::route::Route;
use crate::review::NoLink;

/// A fold with a field for the note and a button that copies the link.
#[component]
pub(crate) fn ReviewLink(
    /// Makes a link with this note.
    #[prop(into)]
    make: Callback<String, Result<String, NoLink>>,
) -> AnyView {
    let words = &text().review;
    let (field, place) = (unique_id("note"), unique_id("link"));
    let (hint, problem) = (format!("{field}-hint"), format!("{field}-problem"));
    let described_by = format!("{problem} {hint}");
    let note = RwSignal::new(String::new());
    let answer = RwSignal::new(None::<Result<String, NoLink>>);
    let copied = RwSignal::new(Copied::No);
    let label = move || match copied.get() {
        Copied::No => words.copy,
        Copied::Yes => text().command.copied,
        Copied::Selected => text().command.selected,
    };
    let to = place.clone();
    let press = move |_| {
        let link = make.run(note.get_untracked());
        let link = link.map(|link| address_of(&Route::Review(link).href()));
        answer.set(Some(link.clone()));
        copied.set(Copied::No);
        if let Ok(link) = link {
            let to = to.clone();
            // It has to stand there before it can be selected.
            request_animation_frame(move || copy(link, to, copied));
        }
    };
    let refused = move || {
        let refusal = answer.with(|answer| answer.as_ref()?.as_ref().err().copied())?;
        Some((words.no_link)(&refusal))
    };
    let link = move || {
        let link = answer.with(|answer| answer.as_ref()?.as_ref().ok().cloned());
        let place = place.clone();
        link.map(|link| {
            view! { <pre class="review-address" tabindex="0"><code id=place>{link}</code></pre> }
                .fixed()
        })
    };
    view! {
        <details class="details">
            <summary>{words.ask}</summary>
            <div class="stack">
                <p class="soft">{words.ask_hint}</p>
                <div class="field">
                    <label for=field.clone()>{words.note}</label>
                    <textarea
                        id=field
                        rows="2"
                        aria-describedby=described_by
                        on:input=move |event| {
                            copied.set(Copied::No);
                            note.set(event_target_value(&event));
                        }
                    ></textarea>
                    <p class="field-problem" id=problem aria-live="polite">{dynamic(refused)}</p>
                    <p class="field-hint" id=hint>{words.note_hint}</p>
                </div>
                <div class="row">
                    <button type="button" on:click=press>
                        <span aria-live="polite">{dynamic(label)}</span>
                    </button>
                </div>
                {dynamic(link)}
            </div>
        </details>
    }
    .fixed()
}
