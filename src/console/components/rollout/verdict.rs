//! What the judge says, and the numbers that it rests on. “Not yet” looks like nothing but that.

use leptos::prelude::*;

use super::Told;
use super::curve::Curve;
use crate::console::components::unique_id;
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::judge::{Count, ErrorRate, Judgement, Missing, Verdict as Says};
use crate::rollout::State;

/// The verdict of a rollout.
#[component]
pub(super) fn Verdict(told: Told) -> AnyView {
    let words = &text().rollout;
    let state = told.shown.state;
    let judged = Memo::new(move |_| Judged(state.with(State::judgement)));
    let mark = move || judged.with(|judged| judged.0.as_ref().map_or("none", name));
    let is_judged = Memo::new(move |_| state.with(State::is_judged));
    let sentence = move || {
        judged.with(|judged| match &judged.0 {
            None => words.no_judge.to_owned(),
            Some(judgement) => {
                let blames = matches!(judgement.verdict, Says::Worse { .. });
                if !blames && !is_judged.get() {
                    words.uncounted.to_owned()
                } else {
                    (words.judgement)(judgement)
                }
            }
        })
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
    let numbers = move || judged.with(|judged| judged.0.map(|judgement| numbers(told, &judgement)));
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
struct Judged(Option<Judgement>);

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
fn numbers(told: Told, judgement: &Judgement) -> AnyView {
    let words = &text().rollout;
    let blames = matches!(judgement.verdict, Says::Worse { .. });
    let (counts, caption) = if blames {
        (judgement.total, words.all_shares)
    } else {
        (judgement.step, words.this_share)
    };
    let standing = told.standing.get();
    let row = |ink: &'static str, name: String, count: Count| {
        let rate = ErrorRate::of(count).map(|rate| format!("{}\u{a0}%", rate.percent_text()));
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
        <div class="scroll-x">
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

/// What the other guards say.
fn others(state: &State, throttles: u64) -> Vec<String> {
    let words = &text().rollout;
    let latency = state
        .latency()
        .map(|latency| (words.latency)(&latency.comparison()));
    let allowed = state.plan().guards.throttles;
    let throttles = allowed.map(|allowed| (words.throttles)(throttles, allowed));
    latency.into_iter().chain(throttles).collect()
}
