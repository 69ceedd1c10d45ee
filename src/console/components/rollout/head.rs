//! Where the rollout stands: one sentence, the countdown, how far it is, who drives, what to say.

use leptos::prelude::*;

use super::commands::Commands;
use super::end::EndFacts;
use super::headline::{advice, countdown, evidence, headline};
use super::phase::{Phase, begun_step, hold_ends};
use super::swatch::swatch;
use super::{Stand, Told, Ways};
use crate::console::components::unique_id;
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::rooms::in_a_row;
use crate::console::language::text;
use crate::console::moment::time_of_day;
use crate::rollout::{End, Hold, Position, Rest, State};
use crate::traffic::Weight;

/// The head of the view.
#[component]
pub(super) fn Head(told: Told, ways: Ways, in_production: bool) -> AnyView {
    let words = &text().rollout;
    let Told {
        shown,
        phase,
        standing,
        ..
    } = told;
    let state = shown.state;
    let seconds = Memo::new(move |_| {
        let now = shown.now.get();
        let ends = state.with(hold_ends)?;
        let holds = phase.with(|phase| matches!(phase, Phase::Holds(_)));
        holds.then(|| ends.saturating_sub(now).div_ceil(1_000))
    });
    let minutes = Memo::new(move |_| seconds.get().unwrap_or_default().div_ceil(60));
    let say = move |minutes: Option<u64>| {
        phase.with(|phase| state.with(|state| headline(phase, state, &standing.get(), minutes)))
    };
    let sentence = Memo::new(move |_| say(Some(minutes.get())));
    // Of what is announced nothing changes by itself from minute to minute.
    let news = Memo::new(move |_| {
        let mut news = vec![say(None)];
        news.extend(phase.with(advice));
        in_a_row(&news)
    });
    let seen = Memo::new(move |_| {
        let story = told.story.read();
        phase.with(|phase| state.with(|state| evidence(phase, state, &story)))
    });
    let clock = move || seconds.get().map(countdown);
    let advice = move || {
        let lines = phase.with(advice).into_iter();
        let lines = lines.map(|line| view! { <p class="rollout-advice">{line}</p> }.fixed());
        lines.collect_view()
    };
    let overruled =
        Memo::new(move |_| state.with(|state| state.is_overruled() && state.ended().is_none()));
    // What is said here is not heard there, so that is said instead.
    let held = Memo::new(move |_| {
        let held = shown.stand.with(held_by)?;
        let (name, until) = &held;
        (!is_free(told, &held)).then(|| (words.held_advice)(name, &time_of_day(*until)))
    });
    let heading = unique_id("rollout");
    view! {
        <section
            class="panel rollout-head"
            data-phase=dynamic(move || phase.with(Phase::name))
            aria-labelledby=heading.clone()
        >
            {dynamic(move || state.with(wedge))}
            <div class="rollout-line">
                <h2 id=heading.clone() class="rollout-headline">{dynamic(move || sentence.get())}</h2>
                <span
                    class="rollout-clock"
                    role="timer"
                    aria-label=words.timer
                    hidden=dynamic(move || seconds.with(Option::is_none))
                >
                    {dynamic(clock)}
                </span>
            </div>
            <p hidden=dynamic(move || seen.with(Option::is_none))>{dynamic(move || seen.get())}</p>
            {dynamic(advice)}
            {dynamic(move || {
                overruled.get().then(|| view! { <p class="rollout-advice">{words.overruled}</p> }.fixed())
            })}
            {dynamic(move || held.get().map(|held| view! { <p class="rollout-advice">{held}</p> }.fixed()))}
            <p class="rollout-facts soft">{facts(told)}</p>
            <EndFacts told=told ways=ways />
            {take_up(told, ways)}
            <Commands told=told ways=ways in_production=in_production />
            <p class="visually-hidden" aria-live="polite">{dynamic(move || news.get())}</p>
        </section>
    }
    .fixed()
}

/// The plan as printers have it on the margin of a sheet: one field for each share.
fn wedge(state: &State) -> AnyView {
    let plan = state.plan();
    let behind = match state.position() {
        Position::Before | Position::Back => None,
        Position::At { step, .. } => Some(step),
        Position::Promoted => Some(plan.steps.len()),
    };
    let ends = (plan.end() == Some(End::Promote)).then_some(Weight::FULL);
    let shares = plan.steps.iter().map(|step| step.share).chain(ends);
    let is_ended = state.ended().is_some();
    let cell = |(index, share): (usize, Weight)| {
        let place = match behind {
            Some(at) if index < at || index == at && is_ended => "done",
            Some(at) if index == at => "now",
            _ => "next",
        };
        view! { <span class="rollout-cell" data-step=place>{swatch(share)}</span> }.fixed()
    };
    let cells = shares.enumerate().map(cell).collect_view();
    view! { <div class="rollout-wedge" aria-hidden="true">{cells}</div> }.fixed()
}

/// How far it is, how long it takes at least, who drives.
fn facts(told: Told) -> AnyView {
    let words = &text().rollout;
    let state = told.shown.state;
    let step = move || {
        let (step, of) = state.with(begun_step)?;
        Some((words.step_of)(step, of))
    };
    let left = Memo::new(move |_| {
        let now = told.shown.now.get();
        // To the minute: what stands here does not change every second.
        state
            .with(|state| time_left(state, now))
            .map(|seconds| seconds.div_ceil(60) * 60)
    });
    let left = move || left.get().filter(|left| *left > 0).map(words.at_least);
    let driver = move || {
        let has_ended = state.with(|state| state.ended().is_some());
        (!has_ended).then(|| told.shown.stand.with(driver))
    };
    let fact =
        |said: Box<dyn FnMut() -> Option<String> + Send>| view! { <span>{said}</span> }.fixed();
    view! {
        {fact(Box::new(step))}
        {fact(Box::new(left))}
        {fact(Box::new(driver))}
    }
    .fixed()
}

fn driver(stand: &Stand) -> String {
    let words = &text().rollout;
    match stand {
        Stand::Watched(name) => (words.driven_by)(name),
        Stand::Idle => words.driven_by_nobody.to_owned(),
        Stand::Rests(Rest::HeldBy(name, until)) => (words.held_by)(name, &time_of_day(*until)),
        Stand::Works | Stand::Rests(_) => words.driven_here.to_owned(),
    }
}

/// The program elsewhere that drives, and until when it counts as driving, in Unix milliseconds.
fn held_by(stand: &Stand) -> Option<(String, u64)> {
    match stand {
        Stand::Rests(Rest::HeldBy(name, until)) => Some((name.clone(), *until)),
        _ => None,
    }
}

/// True if whoever drove has said nothing for so long that somebody else may.
fn is_free(told: Told, (_, until): &(String, u64)) -> bool {
    told.shown.now.get() >= *until
}

/// The time that the holds take at least from now on, in seconds; nothing once it is over.
fn time_left(state: &State, now: u64) -> Option<u64> {
    if state.ended().is_some() {
        return None;
    }
    let next = match state.position() {
        Position::Before => 0,
        Position::At { step, .. } => step + 1,
        Position::Promoted | Position::Back => return None,
    };
    let ends = hold_ends(state).filter(|_| !state.is_approved());
    let present = ends.map_or(0, |ends| ends.saturating_sub(now) / 1_000);
    let steps = state.plan().steps.iter().skip(next);
    let holds = steps.map(|step| match step.hold {
        Hold::Time(seconds) => seconds,
        Hold::Approval | Hold::Requests(_) => 0,
    });
    Some(holds.fold(present, u64::saturating_add))
}

/// Drives it from here where nobody does any more, or where the journal could not be kept.
fn take_up(told: Told, ways: Ways) -> AnyView {
    let wanted = Memo::new(move |_| {
        let has_ended = told.shown.state.with(|state| state.ended().is_some());
        let held = told.shown.stand.with(held_by);
        let is_free = held.is_some_and(|held| is_free(told, &held));
        !has_ended
            && (is_free
                || told.shown.stand.with(|stand| {
                    matches!(
                        stand,
                        Stand::Idle
                            | Stand::Rests(
                                Rest::Unsaved(_) | Rest::Unreadable(_) | Rest::Refused(_)
                            )
                    )
                }))
    });
    dynamic(move || {
        wanted.get().then(|| {
            let nobody_drives = told.shown.stand.with_untracked(|stand| {
                matches!(stand, Stand::Idle | Stand::Rests(Rest::HeldBy(..)))
            });
            let label = if nobody_drives {
                text().rollout.take_up
            } else {
                text().common.retry
            };
            let ask = move |_| ways.take_up.run(());
            view! {
                <div class="row">
                    <button type="button" class="primary" on:click=ask>{label}</button>
                </div>
            }
            .fixed()
        })
    })
    .into_any()
}
