//! A plan that is played before anything is touched, beside those that one could take instead: a
//! sentence, a picture and a table.
//!
//! What is played and how is decided in the rooms [`rollout`](crate::rollout) and
//! [`judge`](crate::judge); it is calculated beside the page. What is shown always belongs to the
//! plan and the numbers that are shown with it.

mod game;
mod input;
mod notes;
mod picture;
mod table;

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use self::game::{Game, Play, played};
use self::input::{Input, Traffic};
use self::notes::{notes, shares};
use self::picture::picture;
pub(crate) use self::table::broken;
use self::table::table;
use super::identifier::unique_id;
use super::notice::{Notice, Tone};
use super::{LastHour, Loading};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::console::rehearser::Rehearser;
use crate::judge::{ErrorRate, Scenario};
use crate::rollout::{Contestant, Plan, Preset, contestants, scenario};

/// What is played.
#[derive(Debug, PartialEq)]
struct Question {
    contestants: Vec<Contestant>,
    scenario: Scenario,
    /// By how much more often the canary is supposed to fail.
    rise: ErrorRate,
}

impl Question {
    fn of(plan: &Plan, traffic: Traffic, rise: ErrorRate) -> Self {
        let contestants = contestants(plan, traffic.thousandths_per_second);
        let (rate, baseline) = (traffic.thousandths_per_second, traffic.errors);
        Self {
            scenario: scenario(&contestants, rate, baseline, rise),
            contestants,
            rise,
        }
    }
}

/// Plays a plan, beside the presets.
#[component]
pub fn Rehearsal(
    /// The plan; nothing while it is not complete.
    #[prop(into)]
    plan: Signal<Option<Plan>>,
    /// What is known of the last hour.
    #[prop(into)]
    hour: Signal<LastHour>,
    /// Who plays it.
    rehearser: StoredValue<Rc<dyn Rehearser>, LocalStorage>,
) -> AnyView {
    let words = &text().rehearsal;
    let input = Input::new(plan, hour);
    let question = Memo::new(move |_| {
        let (traffic, rise) = (input.traffic.get()?, input.rise.get()?);
        plan.with(|plan| {
            let plan = plan.as_ref()?;
            Some(Arc::new(Question::of(plan, traffic, rise)))
        })
    });
    let shown = played(question.into(), rehearser);
    let Play {
        game,
        is_old,
        again,
        ..
    } = shown;
    let lacking = move || {
        if plan.with(Option::is_none) {
            return Some(view! { <p class="soft">{words.no_plan}</p> }.fixed());
        }
        (hour.get() == LastHour::Loading).then(|| {
            view! { <p class="visually-hidden">{words.reading}</p><Loading lines=6 /> }.fixed()
        })
    };
    let failed = move || {
        let reason = game.with(|game| game.failure.clone());
        let reason = reason.filter(|_| !is_old.get())?;
        let again = Callback::new(move |()| again.update(|count| *count += 1));
        let advice = format!("{} {reason}", words.failed_advice);
        Some(
            view! { <Notice tone=Tone::Error title=words.failed advice=advice retry=again /> }
                .fixed(),
        )
    };
    let says = move || {
        game.with(|game| {
            let (question, played) = (game.question.as_ref()?, game.first()?);
            let window = question.scenario.window_minutes;
            let faulty = (words.faulty)(played, question.rise, window);
            Some(format!("{faulty} {}", (words.good)(played)))
        })
    };
    let has_game = Memo::new(move |_| game.with(|game| game.question.is_some()));
    let drawn = move || {
        has_game.get().then(|| {
            let seen = move || is_old.get().then_some("hidden");
            view! {
                <div class="rehearsal-game stack" style:visibility=dynamic(seen)>
                    <p class="sentence rehearsal-says" role="status">{dynamic(says)}</p>
                    {progress(shown)}
                    {dynamic(move || game.with(notes))}
                    {dynamic(move || game.with(shares))}
                    {dynamic(move || game.with(picture))}
                    {dynamic(move || game.with(table))}
                </div>
            }
            .fixed()
        })
    };
    let title = unique_id("rehearsal");
    view! {
        <section class="rehearsal panel" aria-labelledby=title>
            <h2 id=title.clone()>{words.title}</h2>
            <p class="soft">{dynamic(move || about(game))}</p>
            {input.view()}
            {dynamic(lacking)}
            {dynamic(failed)}
            {dynamic(drawn)}
        </section>
    }
    .fixed()
}

fn about(game: RwSignal<Game>) -> Option<String> {
    let runs = game.with(|game| Some(game.question.as_ref()?.scenario.runs))?;
    Some((text().rehearsal.about)(runs))
}

/// How far it is. Its place stays when it is over.
fn progress(Play { game, progress, .. }: Play) -> AnyView {
    let done = move || progress.get().0;
    let of = move || progress.get().1;
    let is_over = move || done() == of() || game.with(|game| game.failure.is_some());
    view! {
        <progress
            class="rehearsal-progress"
            class:over=dynamic(is_over)
            aria-label=text().rehearsal.playing
            max=dynamic(move || of().to_string())
            value=dynamic(move || done().to_string())
        ></progress>
    }
    .fixed()
}

/// What a plan is called.
fn name(contestant: &Contestant) -> &'static str {
    let of_preset = contestant.preset.map(Preset::name);
    of_preset.unwrap_or(text().rehearsal.this_plan)
}
