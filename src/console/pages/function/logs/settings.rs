//! The form that says where a function logs.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::super::live::Live;
use super::super::publish::{FormButtons, close_after_write, problem_lines};
use crate::change::{Change, LogTopic, Problem};
use crate::console::components::Modal;
use crate::console::connection::Session;
use crate::console::field::TextField;
use crate::console::fixed::{Fixed, effect};
use crate::console::language::rooms::Told;
use crate::console::language::text;

/// What the demo account is offered: it takes any topic.
const MADE_UP: [&str; 2] = [
    "5cd3a17e-fb0b-418c-afd7-77b365397426",
    "0f0e5bd1-2a35-4d0f-9f11-9ad6fe3b2c11",
];

/// Asks for a topic, then shows the plan; or plans to log nowhere.
#[component]
pub(super) fn LogSettings(
    live: Live,
    /// Opens and closes the form.
    open: RwSignal<bool>,
) -> AnyView {
    let words = &text().logs;
    let (logset, topic) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (logset_problem, topic_problem) = (RwSignal::new(None), RwSignal::new(None));
    let others = RwSignal::new(Vec::new());
    let is_demo = live
        .console
        .session
        .with_untracked(|session| !session.as_ref().is_some_and(Session::is_cloud));
    let present = move || {
        let snapshot = live.snapshot();
        snapshot.map_or_else(LogTopic::default, |found| LogTopic::of(&found.function))
    };
    effect(move || {
        if !open.get() {
            return;
        }
        let mut now = present();
        if now.is_off() && is_demo {
            let [logset_id, topic_id] = MADE_UP.map(str::to_owned);
            now = LogTopic {
                logset_id,
                topic_id,
            };
        }
        logset.set(now.logset_id);
        topic.set(now.topic_id);
        show(logset_problem, topic_problem, others, &[]);
    });
    close_after_write(live, open, || {});
    let propose = move |topic| {
        let found = live.propose(&Change::WriteLogs { topic });
        show(logset_problem, topic_problem, others, &found);
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        propose(LogTopic {
            logset_id: logset.with_untracked(|text| text.trim().to_owned()),
            topic_id: topic.with_untracked(|text| text.trim().to_owned()),
        });
    };
    let off = move || {
        (!present().is_off()).then(|| {
            view! {
                <div class="row">
                    <button type="button" class="danger" on:click=move |_| propose(LogTopic::default())>
                        {words.switch_off}
                    </button>
                </div>
            }
            .fixed()
        })
    };
    view! {
        <Modal open=open title=words.settings>
            <form class="stack" autocomplete="off" on:submit=submit>
                <p>{words.lead}</p>
                <TextField label=words.logset value=logset problem=logset_problem />
                <TextField label=words.topic value=topic problem=topic_problem hint=words.where_to_find />
                <p class="soft" hidden=!is_demo>{words.in_demo}</p>
                {problem_lines(others)}
                <FormButtons open=open />
                {off()}
            </form>
        </Modal>
    }
    .fixed()
}

/// Shows each problem where it belongs.
fn show(
    logset: RwSignal<Option<String>>,
    topic: RwSignal<Option<String>>,
    others: RwSignal<Vec<String>>,
    found: &[Problem],
) {
    let (mut of_logset, mut of_topic, mut rest) = (None, None, Vec::new());
    for problem in found {
        match problem {
            Problem::LogsetId { .. } => of_logset = Some(problem.told()),
            Problem::TopicId { .. } => of_topic = Some(problem.told()),
            _ => rest.push(problem.told()),
        }
    }
    logset.set(of_logset);
    topic.set(of_topic);
    others.set(rest);
}
