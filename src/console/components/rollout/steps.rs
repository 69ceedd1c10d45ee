//! The column of steps: what each share was held for, what was decided about it and why, and how
//! far the present hold is.

use leptos::prelude::*;

use super::Told;
use super::headline::countdown;
use super::phase::{Phase, hold_ends};
use super::swatch::swatch;
use crate::console::components::unique_id;
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::rollout::StepWord;
use crate::console::language::text;
use crate::console::moment::time_of_day;
use crate::rollout::{Chapter, End, Ended, Hold, Position, State, Story};
use crate::traffic::Weight;

/// One row: all that does not change from second to second.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    word: StepWord,
    /// What is printed; nothing for what changes no share.
    share: Option<Weight>,
    title: String,
    /// What it waits for.
    hold: String,
    times: String,
    decided: String,
    /// True if its hold is under way.
    runs: bool,
}

/// The steps of the plan and what comes after them.
#[component]
pub(super) fn Steps(told: Told) -> AnyView {
    let words = &text().rollout;
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
    let words = &text().rollout;
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
    type Number = Box<dyn FnMut() -> u64 + Send>;
    type Words = Box<dyn FnMut() -> String + Send>;
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

fn rows(state: &State, story: &Story, phase: &Phase) -> Vec<Row> {
    let words = &text().rollout;
    let plan = state.plan();
    let at = match (state.position(), state.ended()) {
        (Position::At { step, .. }, None) => Some(step),
        _ => None,
    };
    let furthest = story.chapters.iter().map(|chapter| chapter.step).max();
    let has_ended = state.ended().is_some();
    let mut rows: Vec<Row> = Vec::new();
    for (index, step) in plan.steps.iter().enumerate() {
        let chapter = story.chapter(index);
        let word = if at == Some(index) {
            StepWord::Now
        } else if chapter.is_some_and(|chapter| chapter.ended.is_some()) {
            StepWord::Done
        } else if has_ended || furthest.is_some_and(|furthest| furthest > index) {
            StepWord::LeftOut
        } else {
            StepWord::Next
        };
        let runs = word == StepWord::Now && matches!(phase, Phase::Holds(_) | Phase::Collects(_));
        rows.push(Row {
            word,
            share: Some(step.share),
            title: step.share.to_string(),
            hold: (words.hold)(step.hold),
            times: chapter.map(times).unwrap_or_default(),
            decided: chapter.map(text().rollout_log.decided).unwrap_or_default(),
            runs,
        });
    }
    rows.extend(last(state, story, phase));
    rows
}

/// What comes after the steps.
fn last(state: &State, story: &Story, phase: &Phase) -> Vec<Row> {
    let words = &text().rollout;
    let plan = state.plan();
    let row = |word, share, title: String, times: String, decided: String| Row {
        word,
        share,
        title,
        hold: String::new(),
        times,
        decided,
        runs: false,
    };
    let at = |moment: u64| (words.since)(&time_of_day(moment));
    let ended = story.ended;
    let goes = match phase {
        Phase::Moves(goes) => Some(*goes),
        _ => None,
    };
    let word = |is_done: bool, is_now: bool| match (is_done, is_now) {
        (true, _) => StepWord::Done,
        (_, true) => StepWord::Now,
        _ if state.ended().is_some() => StepWord::LeftOut,
        _ => StepWord::Next,
    };
    let mut rows = Vec::new();
    if plan.end() == Some(End::Promote) {
        let promoted = state.position() == Position::Promoted;
        if plan.canary.is_latest() {
            let published = state.published();
            let is_now = goes == Some(crate::rollout::Move::Publish);
            let decided = published.map(words.published).unwrap_or_default();
            let times = story.published.map(|(when, _)| at(when));
            rows.push(row(
                word(published.is_some(), is_now),
                None,
                (words.publish)(plan.canary),
                times.unwrap_or_default(),
                decided,
            ));
        }
        let times = ended.filter(|_| promoted).map(|(when, _)| at(when));
        rows.push(row(
            word(promoted, goes == Some(crate::rollout::Move::Promote)),
            Some(Weight::FULL),
            (words.promote)(state.published().unwrap_or(plan.canary)),
            times.unwrap_or_default(),
            String::new(),
        ));
    } else if let Some(step) = plan.steps.last() {
        let kept = state.ended() == Some(Ended::Kept);
        rows.push(row(
            word(kept, false),
            Some(step.share),
            (words.keep)(step.share),
            String::new(),
            String::new(),
        ));
    }
    let is_back = state.position() == Position::Back;
    if is_back || goes == Some(crate::rollout::Move::RollBack) {
        let times = ended.filter(|_| is_back).map(|(when, _)| at(when));
        rows.push(row(
            word(is_back, true),
            Some(Weight::ZERO),
            (words.back)(state.stable()),
            times.unwrap_or_default(),
            String::new(),
        ));
    }
    rows
}

fn times(chapter: &Chapter) -> String {
    let words = &text().rollout;
    let began = time_of_day(chapter.began);
    match chapter.ended {
        Some(ended) => {
            let seconds = ended.saturating_sub(chapter.began) / 1_000;
            (words.lasted)(&began, &time_of_day(ended), seconds)
        }
        None => (words.since)(&began),
    }
}
