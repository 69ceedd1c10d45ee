//! What the judge says, and the numbers that it rests on. “Not yet” looks like nothing but that.

use leptos::prelude::*;

use super::Told;
use super::curve::Curve;
use crate::console::components::unique_id;
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::judge::{Count, ErrorRate, Judgement, Minute, Missing, Verdict as Says};
use crate::rollout::{Judged, State, Story, Word};

/// The verdict of a rollout.
#[component]
pub(super) fn Verdict(told: Told) -> AnyView {
    let words = &text().rollout_verdict;
    let state = told.shown.state;
    let judged = Memo::new(move |_| Said(state.with(State::judgement)));
    let is_judged = Memo::new(move |_| state.with(State::is_judged));
    // Nothing more will be counted once it is over.
    let last = Memo::new(move |_| {
        if is_judged.get() || state.with(|state| state.ended().is_none()) {
            return None;
        }
        told.story.with(last_said)
    });
    let sentence = move || {
        judged.with(|judged| match (&judged.0, last.get()) {
            (None, _) => words.no_judge.to_owned(),
            (Some(judgement), _)
                if is_judged.get() || matches!(judgement.verdict, Says::Worse { .. }) =>
            {
                (words.judgement)(judgement)
            }
            (_, Some((step, said))) => {
                let share = state.with(|state| state.plan().steps.get(step).map(|step| step.share));
                (words.last_said)(share.unwrap_or_default(), &said)
            }
            _ => text().rollout.uncounted.to_owned(),
        })
    };
    let mark = move || match last.get().map(|(_, said)| said.word) {
        Some(Word::NoSignOfHarm) => "no-harm",
        _ => judged.with(|judged| judged.0.as_ref().map_or("none", name)),
    };
    let missing = move || {
        let (there, wanted) = judged.with(|judged| missing(judged.0.as_ref()?))?;
        let said = (words.missing)(there, wanted);
        Some(
            view! {
                <div class="rollout-missing">
                    <progress class="rollout-progress" data-ink="neutral" aria-label=said.clone() max=wanted.to_string() value=there.to_string()></progress>
                    <small>{said}</small>
                </div>
            }
            .fixed(),
        )
    };
    let numbers = move || {
        judged.with(|judged| {
            judged
                .0
                .map(|judgement| numbers(told, &judgement, last.get()))
        })
    };
    let others = move || {
        let lines = state.with(|state| told.story.with(|story| others(state, story.throttles)));
        let lines = lines
            .into_iter()
            .map(|line| view! { <p class="soft">{line}</p> }.fixed());
        lines.collect_view()
    };
    let has_judge = state.with_untracked(|state| state.judge().is_some());
    let heading = unique_id("verdict");
    view! {
        <section class="panel rollout-verdict" data-verdict=dynamic(mark) aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{words.verdict}</h2>
            <p class="rollout-says">{dynamic(sentence)}</p>
            {dynamic(missing)}
            {dynamic(numbers)}
            {has_judge.then(|| view! { <Curve told=told /> }.fixed())}
            {dynamic(others)}
        </section>
    }
    .fixed()
}

/// For a memo: a judgement is compared as a whole.
#[derive(Clone, PartialEq)]
struct Said(Option<Judgement>);

/// What the judge said last of a share at which something was counted: the step, and that.
fn last_said(story: &Story) -> Option<(usize, Judged)> {
    story.chapters.iter().rev().find_map(|chapter| {
        let judged = chapter.judged.filter(|judged| judged.canary[0] > 0)?;
        Some((chapter.step, judged))
    })
}

const fn name(judgement: &Judgement) -> &'static str {
    match judgement.verdict {
        Says::NotYet(_) => "not-yet",
        Says::NoSignOfHarm { .. } => "no-harm",
        Says::Worse { .. } => "worse",
    }
}

/// Requests to the canary at this share, and about how many are needed in all.
const fn missing(judgement: &Judgement) -> Option<(u64, u64)> {
    let there = judgement.step.canary.requests();
    match judgement.verdict {
        Says::NotYet(Missing::Requests(more)) => Some((there, there.saturating_add(more))),
        _ => None,
    }
}

/// The four numbers.
fn numbers(told: Told, judgement: &Judgement, last: Option<(usize, Judged)>) -> AnyView {
    let words = &text().rollout_verdict;
    let blames = matches!(judgement.verdict, Says::Worse { .. });
    let (counts, caption) = if blames {
        (judgement.total, words.all_shares)
    } else if let Some((_, said)) = last {
        let count = |[requests, errors]: [u64; 2]| Count::new(requests, errors).unwrap_or_default();
        let minute = Minute {
            canary: count(said.canary),
            stable: count(said.stable),
        };
        (minute, words.this_share)
    } else {
        (judgement.step, words.this_share)
    };
    let standing = told.standing.get();
    let row = |ink: &'static str, name: String, count: Count| {
        let rate =
            ErrorRate::of(count).map(|rate| format!("{}\u{a0}%", short(rate).percent_text()));
        view! {
            <tr>
                <th scope="row" class=ink>{name}</th>
                <td class="number">{(words.count)(count.requests())}</td>
                <td class="number">{(words.count)(count.errors())}</td>
                <td class="number">{rate.unwrap_or_else(|| "–".to_owned())}</td>
            </tr>
        }
        .fixed()
    };
    let canary = told.shown.state.with_untracked(|state| state.plan().canary);
    view! {
        <div class="scroll-x" role="group" tabindex="0" aria-label=caption>
            <table class="rollout-numbers">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words.version}</th>
                        <th scope="col" class="number">{words.requests}</th>
                        <th scope="col" class="number">{words.errors}</th>
                        <th scope="col" class="number">{words.error_rate}</th>
                    </tr>
                </thead>
                <tbody>
                    {row("ink-canary", (words.canary)(canary), counts.canary)}
                    {row("ink-stable", (words.stable)(standing.stable), counts.stable)}
                </tbody>
            </table>
        </div>
    }
    .fixed()
}

/// The rate to the nearest hundredth of a percent.
fn short(rate: ErrorRate) -> ErrorRate {
    let hundredths = (rate.millionths() + 50) / 100 * 100;
    ErrorRate::from_millionths(hundredths).unwrap_or(rate)
}

/// What the other guards say.
fn others(state: &State, throttles: u64) -> Vec<String> {
    let words = &text().rollout_verdict;
    let latency = state
        .latency()
        .map(|latency| (words.latency)(&latency.comparison()));
    let allowed = state.plan().guards.throttles;
    let throttles = allowed.map(|allowed| (words.throttles)(throttles, allowed));
    latency.into_iter().chain(throttles).collect()
}
