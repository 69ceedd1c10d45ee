//! The dialog of a change: what will happen, what is happening, what has happened.

mod confirmation;
mod conflict;
mod lines;
mod preview;
mod result;

pub(crate) use self::confirmation::kept;
pub(crate) use self::lines::Lines;
pub(crate) use self::preview::call;
pub(crate) use self::preview::{bar, before_and_after, calls, told};
pub(crate) use self::result::undo_button;
use super::fixed::{Fixed, dynamic, effect, on_change};
use leptos::prelude::*;

use self::preview::PreviewBody;
use self::result::ResultBody;
use super::components::{Modal, ProgressList, ProgressNews, Step, StepState};
use super::context::{Console, console};
use super::language::text;
use super::operation::Phase;
use super::sentence::{self, sentence};
use crate::change::{Outcome, Stage};

/// Shows the console's one operation for as long as there is one.
#[component]
pub(crate) fn OperationDialog() -> AnyView {
    let console = console();
    let open = RwSignal::new(false);
    let phase = Memo::new(move |_| {
        console
            .operation
            .with(|operation| operation.as_ref().map(|operation| operation.phase))
    });
    effect(move || open.set(phase.get().is_some()));
    on_change(
        move || open.get(),
        move |open, _| {
            if !open {
                console.dismiss();
            }
        },
    );
    let running = Signal::derive(move || matches!(phase.get(), Some(Phase::Running(_))));
    let title = Signal::derive(move || title(console, phase.get()));
    // Told apart here, so that the progress is not rebuilt at every stage.
    let part = Memo::new(move |_| match phase.get() {
        None => Part::Nothing,
        Some(Phase::Preview) => Part::Preview,
        Some(Phase::Running(_)) => Part::Progress,
        Some(Phase::Ended(id)) => Part::Result(id),
    });
    view! {
        <Modal open=open title=title held=running>
            <ProgressNews steps=steps(console) end=end(console) />
            {dynamic(move || match part.get() {
                Part::Nothing => ().fixed(),
                Part::Preview => view! { <PreviewBody /> }.fixed(),
                Part::Progress => view! { <ProgressList steps=steps(console) /> }.fixed(),
                Part::Result(id) => {
                    view! {
                        <ProgressList steps=steps(console) />
                        <ResultBody id=id />
                    }
                        .fixed()
                }
            })}
        </Modal>
    }
    .fixed()
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Nothing,
    Preview,
    Progress,
    Result(usize),
}

fn title(console: Console, phase: Option<Phase>) -> String {
    let words = &text().preview;
    match phase {
        None => String::new(),
        Some(Phase::Preview) => console.operation.with(|operation| {
            let operation = operation.as_ref();
            operation.map_or_else(String::new, |operation| sentence::title(&operation.title))
        }),
        Some(Phase::Running(_)) => words.running.to_owned(),
        Some(Phase::Ended(_)) => words.ended.to_owned(),
    }
}

/// What the operation came to. A failure says so by itself.
fn end(console: Console) -> Signal<Option<String>> {
    let words = &text().preview;
    Signal::derive(move || {
        console.operation.with(|operation| {
            let operation = operation.as_ref()?;
            match operation.outcome.as_ref()? {
                Outcome::Done(_) => {
                    let said = sentence(&operation.plan);
                    Some((text().common.sentences)(&[words.done, &said]))
                }
                Outcome::Conflict(_) => Some(words.conflict.to_owned()),
                Outcome::Failed(_) => None,
            }
        })
    })
}

/// The stages of the plan as they stand.
fn steps(console: Console) -> Signal<Vec<Step>> {
    Signal::derive(move || {
        console.operation.with(|operation| {
            let Some(operation) = operation else {
                return Vec::new();
            };
            let stages = operation.plan.stages();
            let at = |index| match operation.phase {
                Phase::Preview => StepState::Waiting,
                Phase::Running(now) => by_order(index, now, StepState::Running),
                Phase::Ended(_) => match &operation.outcome {
                    Some(Outcome::Done(_)) | None => StepState::Done,
                    Some(Outcome::Failed(failure)) => {
                        by_order(index, failure.stage, StepState::Failed)
                    }
                    Some(Outcome::Conflict(conflict)) => {
                        by_order(index, conflict.stage, StepState::Failed)
                    }
                },
            };
            let label = |stage: &Stage| {
                let step = operation.plan.steps.get(stage.step);
                step.map_or_else(String::new, |step| {
                    (text().preview.stage)(step, stage.phase)
                })
            };
            let step = |(index, stage): (usize, &Stage)| Step {
                label: label(stage),
                state: at(index),
                detail: None,
            };
            stages.iter().enumerate().map(step).collect()
        })
    })
}

/// Done before `now`, waiting behind it.
fn by_order(index: usize, now: usize, here: StepState) -> StepState {
    match index.cmp(&now) {
        std::cmp::Ordering::Less => StepState::Done,
        std::cmp::Ordering::Equal => here,
        std::cmp::Ordering::Greater => StepState::Waiting,
    }
}
