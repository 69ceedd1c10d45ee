//! Goes through recorded time: a slider, what happened as marks below it, and the way to the present.

mod track;

use std::fmt::Write as _;

use crate::console::fixed::{Fixed, dynamic, effect};
use leptos::ev::Event;
use leptos::prelude::*;

use self::track::{FRAME, STEPS, Track, place};
use crate::console::language::text;
use crate::telemetry::Recording;

/// Shows which moment is shown, and goes to others.
#[component]
pub(crate) fn TimeBar(
    /// What was recorded.
    recording: RwSignal<Recording>,
    /// The moment that is shown, in Unix milliseconds; nothing for the present.
    past: RwSignal<Option<u64>>,
    /// The present, in Unix milliseconds; a recording from a file has none.
    #[prop(optional_no_strip)]
    now: Option<Signal<u64>>,
    /// Saves what was recorded.
    on_save: Callback<()>,
) -> AnyView {
    let words = &text().recording;
    let track = Track::new(recording, past, now);
    let playing = RwSignal::new(false);
    effect(move || {
        if playing.get()
            && let Ok(timer) = set_interval_with_handle(move || track.play(playing), FRAME)
        {
            on_cleanup(move || timer.clear());
        }
    });
    let slide = move |event: Event| {
        // In 0..=STEPS, whole.
        if let Ok(step) = event_target_value(&event).parse() {
            track.slide(step);
        }
    };
    let word = move || {
        if playing.get() {
            words.pause
        } else {
            words.play
        }
    };
    let live = now.map(|_| {
        view! {
            <button
                type="button"
                class="small"
                aria-pressed=dynamic(move || if past.get().is_none() { "true" } else { "false" })
                on:click=move |_| past.set(None)
            >
                {words.live}
            </button>
        }
        .fixed()
    });
    view! {
        <section class="time" aria-label=words.section data-past=dynamic(move || past.get().map(|_| ""))>
            <button
                type="button"
                class="small"
                on:click=move |_| {
                    track.begin(playing.get_untracked());
                    playing.update(|playing| *playing = !*playing);
                }
            >
                {dynamic(word)}
            </button>
            <button type="button" class="small" on:click=move |_| track.back()>
                {words.previous}
            </button>
            <button type="button" class="small" on:click=move |_| track.forth()>
                {words.next}
            </button>
            <button type="button" class="small" on:click=move |_| on_save.run(())>
                {words.save}
            </button>
            <div class="time-track">
                <input
                    type="range"
                    min="0"
                    max=STEPS
                    aria-label=words.time
                    aria-valuetext=dynamic(move || track.said())
                    prop:value=dynamic(move || track.step().to_string())
                    on:input=slide
                />
                {dynamic(move || marks(track))}
            </div>
            {live}
        </section>
    }
    .fixed()
}

/// What happened, as marks: what failed has a mark of another shape.
fn marks(track: Track) -> AnyView {
    let span = track.span.get();
    let drawn = |failed: bool| -> String {
        let (mark, left) = if failed {
            ("l8 8m0-8l-8 8", 4)
        } else {
            ("v8", 0)
        };
        track.recording.with(|recording| {
            let events = recording.events();
            let events = events.filter(|event| event.at >= span.0 && event.failed == failed);
            let places = events.map(|event| place(span, event.at).saturating_sub(left));
            let mut path = String::new();
            for x in places {
                // A text takes whatever is written.
                let _ = write!(path, "M{x} 1{mark}");
            }
            path
        })
    };
    view! {
        <svg class="time-marks" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
            <path data-mark="done" d=drawn(false)></path>
            <path data-mark="failed" d=drawn(true)></path>
        </svg>
    }
    .fixed()
}
