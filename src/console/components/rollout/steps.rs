//! The column of steps: what each share was held for, what was decided about it and why, and how
//! far the present hold is.

use leptos::prelude::*;

use super::Told;
use super::headline::countdown;
use super::phase::hold_ends;
use super::rows::{Row, rows};
use super::swatch::swatch;
use crate::console::components::unique_id;
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::rollout_steps::StepWord;
use crate::console::language::text;
use crate::rollout::{Hold, Position, State};

/// A number that follows something.
type Number = Box<dyn FnMut() -> u64 + Send>;
/// Words that follow something.
type Words = Box<dyn FnMut() -> String + Send>;

/// The steps of the plan and what comes after them.
#[component]
pub(super) fn Steps(told: Told) -> AnyView {
    let words = &text().rollout_steps;
    let state = told.shown.state;
    let rows = Memo::new(move |_| {
        told.story.with(|story| {
            told.phase
                .with(|phase| state.with(|state| rows(state, story, phase)))
        })
    });
    let list = move || {
        let row = |row: Row| {
            let state = match row.word {
                StepWord::Done => "done",
                StepWord::Now => "now",
                StepWord::Next => "next",
                StepWord::LeftOut => "left-out",
            };
            let current = (row.word == StepWord::Now).then_some("step");
            let progress = row.runs.then(|| progress(told));
            let mark = row.share.map(swatch);
            view! {
                <li class="rollout-step" data-step=state aria-current=current>
                    <span class="rollout-mark">{mark}</span>
                    <p class="rollout-title">
                        <b>{row.title}</b>
                        <span class="soft">{row.hold}</span>
                        <span class="rollout-word">{(words.step_state)(row.word)}</span>
                    </p>
                    <div class="rollout-told">
                        <p class="soft" hidden=row.times.is_empty()>{row.times.clone()}</p>
                        <p hidden=row.decided.is_empty()>{row.decided.clone()}</p>
                        {progress}
                    </div>
                </li>
            }
            .fixed()
        };
        rows.get().into_iter().map(row).collect_view()
    };
    let heading = unique_id("steps");
    view! {
        <section class="rollout-column" aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{words.steps}</h2>
            <ol class="rollout-steps">{dynamic(list)}</ol>
        </section>
    }
    .fixed()
}

/// How far the present hold is: time or requests.
fn progress(told: Told) -> AnyView {
    let words = &text().rollout_steps;
    let state = told.shown.state;
    let hold = state.with_untracked(|state| match state.position() {
        Position::At { step, .. } => state.plan().steps.get(step).map(|step| step.hold),
        _ => None,
    });
    let now = told.shown.now;
    let left = move || {
        let ends = state.with(hold_ends).unwrap_or_default();
        ends.saturating_sub(now.get()).div_ceil(1_000)
    };
    let (most, value, said): (u64, Number, Words) = match hold {
        Some(Hold::Time(seconds)) => (
            seconds,
            Box::new(move || seconds.saturating_sub(left())),
            Box::new(move || (words.left)(&countdown(left()))),
        ),
        Some(Hold::Requests(wanted)) => {
            let count = move || state.with(State::canary_requests);
            (
                wanted,
                Box::new(count),
                Box::new(move || (words.so_far)(count(), wanted)),
            )
        }
        Some(Hold::Approval) | None => return ().fixed(),
    };
    let mut value = value;
    view! {
        <progress
            class="rollout-progress"
            aria-label=words.hold_progress
            max=most.to_string()
            prop:value=dynamic(move || value().min(most).to_string())
        ></progress>
        <p class="rollout-left soft">{said}</p>
    }
    .fixed()
}
