//! How a plan ended, what can be done about it, and how to take it back.

use crate::console::fixed::Fixed;
use leptos::prelude::*;

use super::conflict::ConflictBody;
use crate::change::{Cause, Done, Failure, Outcome};
use crate::console::components::{Notice, Tone};
use crate::console::context::console;
use crate::console::failure::error_details;
use crate::console::language::errors::Words;
use crate::console::language::text;
use crate::console::sentence::sentence;

/// Shows the end of the operation that the journal has under this number.
#[component]
pub(super) fn ResultBody(id: usize) -> AnyView {
    let console = console();
    let words = &text().preview;
    let operation = console.operation.get_untracked();
    let Some((plan, outcome)) =
        operation.and_then(|operation| Some((operation.plan, operation.outcome?)))
    else {
        return ().fixed();
    };
    let can_be_undone = console.journal.with_untracked(|journal| {
        let entry = journal.entry(id);
        entry.is_some_and(|(entry, _)| entry.undo.is_some())
    });
    let undo = can_be_undone.then(|| {
        view! {
            <button type="button" on:click=move |_| console.undo(id)>
                {words.undo}
            </button>
        }
        .fixed()
    });
    let end = match &outcome {
        Outcome::Done(done) => success(done, sentence(&plan)).fixed(),
        Outcome::Failed(failure) => failed(failure).fixed(),
        Outcome::Conflict(conflict) => {
            let conflict = (**conflict).clone();
            return view! { <ConflictBody plan=plan conflict=conflict /> }.fixed();
        }
    };
    view! {
        {end}
        <div class="row">
            <button type="button" class="primary" on:click=move |_| console.dismiss()>
                {text().common.close}
            </button>
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

/// What the cloud said to each write.
fn receipts(done: &Done) -> Option<AnyView> {
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

fn failed(failure: &Failure) -> AnyView {
    let words = &text().preview;
    let error = match &failure.cause {
        Cause::Call(error) | Cause::Unknown(error) => Some(error),
        Cause::KeptOtherwise { .. }
        | Cause::TriggerChanged
        | Cause::TriggerKeptOtherwise
        | Cause::VersionUnusable { .. }
        | Cause::StillChanging { .. } => None,
    };
    let said = (text().errors.cause)(&failure.cause);
    let said = said.or_else(|| error.map(|error| (text().errors.of)(error.kind())));
    let Words { title, advice } = said.unwrap_or(Words {
        title: "",
        advice: "",
    });
    let actions: Vec<_> = failure
        .so_far
        .receipts
        .iter()
        .map(|one| one.action)
        .collect();
    let certain = matches!(failure.cause, Cause::Call(_));
    let written = if !actions.is_empty() {
        (words.written)(&actions)
    } else if certain {
        words.nothing_written.to_owned()
    } else {
        String::new()
    };
    let details = error.map(error_details);
    view! {
        <Notice tone=Tone::Error title=title advice=advice>
            <p>{written}</p>
            {details}
        </Notice>
    }
    .fixed()
}
