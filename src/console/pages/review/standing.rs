//! Whether a proposal still means what its author meant, and the button that applies it.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::moved::moved_table;
use super::place_of;
use crate::change::{Plan, Snapshot};
use crate::console::components::{Confidence, Loading, Notice, Rehearsal, Tone};
use crate::console::context::{Console, PageState, console};
use crate::console::failure::ErrorNotice;
use crate::console::fixed::{Fixed, dynamic, effect};
use crate::console::language::rooms::Told;
use crate::console::language::text;
use crate::console::pages::function::last_hour_in;
use crate::console::part::Missing;
use crate::console::rehearser::{RehearsalWorker, Rehearser};
use crate::console::remote::{Remote, read_into};
use crate::console::route::{FunctionPlace, Route};
use crate::review::{self, Drawn, Proposal, Review};
use crate::rollout;

/// Reads the function where an account is open, and says how the proposal stands to it.
#[component]
pub(super) fn Standing(
    /// What is proposed.
    review: Review,
    /// Opens the form that connects.
    connecting: RwSignal<bool>,
    /// What is proposed, as it is drawn.
    children: Children,
) -> AnyView {
    let console = console();
    let words = &text().review;
    let reading = RwSignal::new(Remote::<Arc<Snapshot>>::Idle);
    let again = RwSignal::new(0_u32);
    let is_open = Memo::new(move |_| console.session.with(Option::is_some));
    let (region, target) = (review.region, review.target.clone());
    effect(move || {
        again.track();
        console.written.track();
        console.session.track();
        let target = target.clone();
        match console.client(region) {
            Some(client) => read_into(reading, async move {
                Snapshot::read(&client, target).await.map(Arc::new)
            }),
            None => reading.set(Remote::Idle),
        }
    });
    effect(move || {
        console.route.track();
        let state = reading.with(|reading| match reading {
            _ if !is_open.get() => PageState::Ready,
            Remote::Idle | Remote::Loading { .. } => PageState::Loading,
            Remote::Ready { .. } => PageState::Ready,
            Remote::Failed { .. } => PageState::Failed,
        });
        console.state.set(state);
    });
    let refresh = Callback::new(move |()| again.update(|count| *count += 1));
    let review = StoredValue::new(review);
    let body = move || {
        if !is_open.get() {
            return offline(console, connecting);
        }
        reading.with(|reading| match (reading.value(), reading.error()) {
            (_, Some(error)) => {
                let function = review.with_value(|review| review.target.function.clone());
                let list = review.with_value(|review| Route::Fleet(review.region));
                view! {
                    <p>{(words.not_here)(&function)}</p>
                    <ErrorNotice error=error.clone() retry=Some(refresh) list=list />
                }
                .fixed()
            }
            (Some(now), None) => review.with_value(|review| judged(console, review, now)),
            (None, None) => view! { <Loading lines=2 /> }.fixed(),
        })
    };
    // Below what is drawn: it comes late, and nothing that is being read may move for it.
    let simulated = move || {
        reading.with(|reading| {
            let now = reading.value().filter(|_| reading.error().is_none())?;
            review.with_value(|review| simulation(console, review, now))
        })
    };
    view! {
        <section class="stack review-standing" aria-labelledby="review-standing">
            <h2 id="review-standing">{words.standing}</h2>
            {dynamic(body)}
        </section>
        {children()}
        {dynamic(simulated)}
    }
    .fixed()
}

/// Nobody has looked at the function: two ways to do it.
fn offline(console: Console, connecting: RwSignal<bool>) -> AnyView {
    let words = &text().review;
    let missing = RwSignal::new(false);
    let open_demo = move |_| {
        missing.set(false);
        spawn_local(async move {
            match super::super::connect::demo_session().await {
                Ok(session) => console.open(session),
                Err(Missing) => drop(missing.try_set(true)),
            }
        });
    };
    let not_arrived = move || {
        missing.get().then(|| {
            let (title, advice) = (text().shell.missing, text().shell.missing_advice);
            view! { <Notice tone=Tone::Error title=title advice=advice /> }.fixed()
        })
    };
    view! {
        <Notice tone=Tone::Info title=words.offline advice=words.offline_advice>
            <div class="row">
                <button type="button" class="primary" on:click=move |_| connecting.set(true)>
                    {words.connect}
                </button>
                <button type="button" on:click=open_demo>{text().connect.open_demo}</button>
            </div>
        </Notice>
        {dynamic(not_arrived)}
    }
    .fixed()
}

fn judged(console: Console, review: &Review, now: &Arc<Snapshot>) -> AnyView {
    let words = &text().review;
    match review.standing(now) {
        review::Standing::Holds => holds(console, review, now),
        review::Standing::Reached => {
            let (title, advice) = (words.reached, words.reached_advice);
            let way_on = way_on(review);
            view! {
                <Notice tone=Tone::Success title=title advice=advice>{way_on}</Notice>
            }
            .fixed()
        }
        review::Standing::Moved => {
            let (title, advice) = (words.moved, words.moved_advice);
            view! {
                <Notice tone=Tone::Warning title=title advice=advice />
                {moved_table(review, now)}
                {way_on(review)}
            }
            .fixed()
        }
    }
}

/// The function is as it was: the proposal goes the way of every other change.
fn holds(console: Console, review: &Review, now: &Arc<Snapshot>) -> AnyView {
    let words = &text().review;
    let place = place_of(review);
    match review.plan(now) {
        Drawn::Plan(plan) => {
            let (plan, now) = (*plan, Arc::clone(now));
            let apply = move |_| {
                console.propose(place.clone(), plan.clone(), Some(Arc::clone(&now)));
            };
            view! {
                <Notice tone=Tone::Success title=words.holds advice=words.holds_advice>
                    <button type="button" class="primary" on:click=apply>{words.apply}</button>
                </Notice>
            }
            .fixed()
        }
        Drawn::Moves(_) => {
            let Proposal::Rollout(plan) = &review.proposal else {
                return ().fixed();
            };
            let link = rollout::to_link(plan).map(|link| {
                let route = Route::Rollout(place, plan.alias.clone(), Some(link));
                view! { <a class="button primary" href=route.href()>{words.open_plan}</a> }.fixed()
            });
            view! { <Notice tone=Tone::Success title=words.holds>{link}</Notice> }.fixed()
        }
        Drawn::Refused(problems) => refused(problems.iter().map(Told::told)),
        Drawn::RefusedRollout(problems) => {
            refused(problems.iter().map(|(_, problem)| problem.told()))
        }
    }
}

/// The proposal with the requests of the last hour, while it can be applied.
fn simulation(console: Console, review: &Review, now: &Arc<Snapshot>) -> Option<AnyView> {
    if !matches!(review.standing(now), review::Standing::Holds) {
        return None;
    }
    let place = place_of(review);
    match (review.plan(now), &review.proposal) {
        (Drawn::Plan(plan), _) => time_to_notice(console, &place, &plan),
        (Drawn::Moves(_), Proposal::Rollout(plan)) => Some(rehearsal(console, &place, plan, now)),
        _ => None,
    }
}

/// How soon a rise in errors would be noticed with the share that is proposed; nothing where no version
/// is tried.
fn time_to_notice(console: Console, place: &FunctionPlace, plan: &Plan) -> Option<AnyView> {
    let after = plan.after()?;
    let split = after.split().ok()?;
    let canary = split.canary(&after.name)?;
    let share = split.share(canary).filter(|share| share.is_served())?;
    let stable = Signal::stored(split.stable(&after.name));
    let hour = last_hour_in(console.telemetry, place, after.name.clone(), stable);
    let share = Signal::stored(Some(share));
    Some(
        view! {
            <section class="stack" aria-labelledby="review-noticed">
                <h2 id="review-noticed">{text().review.noticed}</h2>
                <Confidence hour=hour share=share />
            </section>
        }
        .fixed(),
    )
}

/// The plan of a rollout, played with the requests of the last hour.
fn rehearsal(
    console: Console,
    place: &FunctionPlace,
    plan: &rollout::Plan,
    now: &Snapshot,
) -> AnyView {
    let stable = Signal::stored(rollout::stable_of(plan, now).ok());
    let hour = last_hour_in(console.telemetry, place, plan.alias.clone(), stable);
    let worker: Rc<dyn Rehearser> = Rc::new(RehearsalWorker::default());
    let plan = Signal::stored(Some(plan.clone()));
    view! { <Rehearsal plan=plan hour=hour rehearser=StoredValue::new_local(worker) /> }.fixed()
}

/// Everything that speaks against it.
pub(super) fn refused(problems: impl Iterator<Item = String>) -> AnyView {
    let problems = problems.map(|problem| view! { <li>{problem}</li> }.fixed());
    let problems: Vec<_> = problems.collect();
    view! {
        <Notice tone=Tone::Error title=text().review.refused>
            <ul>{problems}</ul>
        </Notice>
    }
    .fixed()
}

/// Leads to what is live.
fn way_on(review: &Review) -> AnyView {
    let place = place_of(review);
    let (name, route) = match review.alias() {
        Some(alias) => (alias.to_string(), Route::Alias(place, alias)),
        None => (place.function.clone(), Route::Function(place)),
    };
    view! { <p><a href=route.href()>{(text().review.open)(&name)}</a></p> }.fixed()
}
