//! The steps of a plan while it is carried out.

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use crate::console::language::text;

/// One step, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it does.
    pub label: String,
    /// How far it is.
    pub state: StepState,
    /// More about it, such as what the cloud answered.
    pub detail: Option<String>,
}

/// How far a [`Step`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Not begun.
    Waiting,
    /// Being done.
    Running,
    /// Finished.
    Done,
    /// Failed; the steps after it do not run.
    Failed,
}

impl StepState {
    const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }

    fn word(self) -> &'static str {
        let words = &text().common;
        match self {
            Self::Waiting => words.step_waiting,
            Self::Running => words.step_running,
            Self::Done => words.step_done,
            Self::Failed => words.step_failed,
        }
    }
}

/// The step that there is something to say about: the last one that was begun.
fn news(steps: &[Step]) -> Option<String> {
    let last = steps
        .iter()
        .rposition(|step| step.state != StepState::Waiting)?;
    let step = &steps[last];
    let say = text().common.step_news;
    Some(say(last + 1, steps.len(), &step.label, step.state.word()))
}

/// Says aloud the step that changed last, and at the end what it came to. It is there before there is
/// anything to say: what is new on a page together with its words is not read out.
#[component]
pub fn ProgressNews(
    /// The steps in the order in which they run; none before they do.
    #[prop(into)]
    steps: Signal<Vec<Step>>,
    /// What it came to, once it is over.
    #[prop(into)]
    end: Signal<Option<String>>,
) -> impl IntoView {
    let said = move || end.get().or_else(|| steps.with(|steps| news(steps)));
    view! { <p class="visually-hidden" role="status">{dynamic(said)}</p> }.fixed()
}

/// Lists the steps with their states.
#[component]
pub fn ProgressList(
    /// The steps in the order in which they run.
    #[prop(into)]
    steps: Signal<Vec<Step>>,
) -> impl IntoView {
    let rows = move || {
        let row = |step: Step| {
            view! {
                <li data-step=step.state.name()>
                    <span class="progress-label">{step.label}</span>
                    <span class="progress-state">{step.state.word()}</span>
                    {step
                        .detail
                        .map(|detail| view! { <span class="progress-detail">{detail}</span> }.fixed())}
                </li>
            }.fixed()
        };
        steps.get().into_iter().map(row).collect_view()
    };
    view! { <ol class="progress">{dynamic(rows)}</ol> }.fixed()
}
