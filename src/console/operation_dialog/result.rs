//! How a plan ended, what can be done about it, and how to take it back.

use crate::console::fixed::Fixed;
use leptos::prelude::*;

use super::conflict::ConflictBody;
use crate::change::{Cause, Done, Failure, Outcome, Plan, PutBack};
use crate::console::components::{Notice, Tone};
use crate::console::connection::Forbidden;
use crate::console::context::{Console, console};
use crate::console::failure::{error_details, words_of};
use crate::console::language::errors::Words;
use crate::console::language::text;
use crate::console::sentence::{sentence, sentences};

/// Shows the end of the operation that the journal has under this number.
#[component]
pub(super) fn ResultBody(id: usize) -> AnyView {
    let console = console();
    let operation = console.operation.get_untracked();
    let Some((plan, outcome)) =
        operation.and_then(|operation| Some((operation.plan, operation.outcome?)))
    else {
        return ().fixed();
    };
    let end = match &outcome {
        Outcome::Done(done) => success(done, sentence(&plan)),
        Outcome::Failed(failure) => failed(&plan, failure),
        Outcome::Conflict(conflict) => {
            let conflict = (**conflict).clone();
            let nothing_done = conflict.so_far.left.is_empty();
            let body = view! { <ConflictBody plan=plan conflict=conflict /> }.fixed();
            // It has its own ways on; more are needed only if something had been done.
            if nothing_done {
                return body;
            }
            body
        }
    };
    view! {
        {end}
        <WaysOn id=id />
    }
    .fixed()
}

/// The buttons: close, go on where it stopped, take back what was done.
#[component]
fn WaysOn(id: usize) -> AnyView {
    let console = console();
    let resume = console.rest().map(|_| {
        view! {
            <button type="button" on:click=move |_| console.resume()>
                {text().confirmation.resume}
            </button>
        }
        .fixed()
    });
    let reversal = console.journal.with_untracked(|journal| {
        let undo = journal.entry(id)?.undo.as_ref()?;
        Some(undo.plan())
    });
    let undo =
        reversal.map(|plan| undo_button(console, &plan, Callback::new(move |()| console.undo(id))));
    view! {
        <div class="row">
            <button type="button" class="primary" on:click=move |_| console.dismiss()>
                {text().common.close}
            </button>
            {resume}
            {undo}
        </div>
    }
    .fixed()
}

fn success(done: &Done, sentence: String) -> AnyView {
    let words = &text().preview;
    let published = done.published().map(words.published);
    let sentence = if done.left.len() == 1 {
        published.unwrap_or(sentence)
    } else {
        sentence
    };
    let receipts = receipts(done);
    view! {
        <Notice tone=Tone::Success title=words.done advice=sentence>
            {receipts}
        </Notice>
    }
    .fixed()
}

/// Takes back what was done, or says why that may not be.
pub(crate) fn undo_button(console: Console, plan: &Plan, undo: Callback<()>) -> AnyView {
    let forbidden = console.forbids(plan).map(Forbidden::words);
    view! {
        <button type="button" class="push" disabled=forbidden.is_some() on:click=move |_| undo.run(())>
            {text().preview.undo}
        </button>
        <small class="soft">{forbidden}</small>
    }
    .fixed()
}

/// What the cloud said to each write.
pub(super) fn receipts(done: &Done) -> Option<AnyView> {
    let told = done.receipts.iter();
    let told = told.filter(|receipt| !receipt.request_id.is_empty());
    let lines = told.map(|receipt| {
        let (action, id) = (receipt.action.name(), receipt.request_id.clone());
        view! { <dt>{action}</dt><dd><code>{id}</code></dd> }.fixed()
    });
    let lines = lines.collect_view();
    (!done.receipts.is_empty()).then(|| {
        view! {
            <details class="details">
                <summary>{text().preview.request_ids}</summary>
                <dl class="facts">{lines}</dl>
            </details>
        }
        .fixed()
    })
}

fn failed(plan: &Plan, failure: &Failure) -> AnyView {
    let words = &text().preview;
    let Words { title, advice } = words_of(&failure.cause);
    let so_far = &failure.so_far;
    let certain = matches!(failure.cause, Cause::Call(_));
    let nothing = so_far.receipts.is_empty() && certain;
    let nothing = nothing.then(|| view! { <p>{words.nothing_written}</p> }.fixed());
    let details = failure.cause.error().map(error_details);
    let put_back = failure.put_back.as_ref().map(put_back);
    let halves = (plan.steps.len() > 1).then(|| both_halves(plan, failure));
    let receipts = receipts(so_far);
    view! {
        <Notice tone=Tone::Error title=title advice=advice>
            {nothing}
            {put_back}
            {details}
        </Notice>
        {halves}
        {receipts}
    }
    .fixed()
}

/// What was done of a plan with several steps, and what was not.
fn both_halves(plan: &Plan, failure: &Failure) -> AnyView {
    let words = &text().confirmation;
    let done = plan.steps.len().saturating_sub(failure.rest.len());
    let half = |title: &'static str, steps: &[_]| {
        let lines = sentences(steps);
        let lines = lines
            .into_iter()
            .map(|line| view! { <li>{line}</li> }.fixed());
        let lines: Vec<_> = lines.collect();
        (!lines.is_empty()).then(|| view! { <div><h3>{title}</h3><ul>{lines}</ul></div> }.fixed())
    };
    let taken_back = failure.put_back == Some(PutBack::Done);
    let first = if taken_back {
        words.was_done
    } else {
        words.done
    };
    let first = half(first, plan.steps.get(..done).unwrap_or_default());
    let second = half(words.not_done, &failure.rest);
    view! { <div class="halves">{first}{second}</div> }.fixed()
}

/// What became of the attempt to take back what had been done.
fn put_back(put_back: &PutBack) -> AnyView {
    let words = &text().confirmation;
    match put_back {
        PutBack::Done => view! { <p>{words.put_back}</p> }.fixed(),
        PutBack::Conflict => view! { <p>{words.put_back_conflict}</p> }.fixed(),
        PutBack::Failed(cause) => {
            let Words { title, advice } = words_of(cause);
            let told = (text().common.sentences)(&[words.put_back_failed, title, advice]);
            view! { <p>{told}</p> }.fixed()
        }
    }
}
