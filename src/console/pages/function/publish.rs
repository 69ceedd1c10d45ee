//! The form that publishes a version.

use crate::console::fixed::{Fixed, dynamic, on_change};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::live::Live;
use super::versions::Problems;
use crate::change::Change;
use crate::console::components::Modal;
use crate::console::field::TextField;
use crate::console::language::text;

/// Asks what the version is, then shows the plan.
#[component]
pub(super) fn PublishVersion(
    live: Live,
    /// Opens and closes the form.
    open: RwSignal<bool>,
) -> AnyView {
    let words = &text().function;
    let description = RwSignal::new(String::new());
    let problems = Problems::none();
    close_after_write(live, open, move || description.set(String::new()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let description = description.get_untracked();
        problems.show(&live.propose(&Change::PublishVersion { description }));
    };
    view! {
        <Modal open=open title=words.publish_version>
            <form class="stack" autocomplete="off" on:submit=submit>
                <p>{words.publish_lead}</p>
                <TextField
                    label=words.description
                    hint=words.publish_hint
                    value=description
                    problem=problems.description
                />
                <OtherProblems problems=problems />
                <FormButtons open=open />
            </form>
        </Modal>
    }
    .fixed()
}

/// What speaks against a change and belongs to no field.
#[component]
pub(super) fn OtherProblems(problems: Problems) -> AnyView {
    problem_lines(problems.other)
}

/// Sentences about what is wrong, read out when they appear.
pub(super) fn problem_lines(problems: RwSignal<Vec<String>>) -> AnyView {
    let lines = move || {
        let problem = |said| view! { <p class="field-problem">{said}</p> }.fixed();
        problems.get().into_iter().map(problem).collect_view()
    };
    view! { <div role="alert">{dynamic(lines)}</div> }.fixed()
}

/// Goes on to the preview, or closes the form and keeps what was typed.
#[component]
pub(super) fn FormButtons(open: RwSignal<bool>) -> AnyView {
    view! {
        <div class="row">
            <button type="submit" class="primary">{text().function.preview}</button>
            <button type="button" on:click=move |_| open.set(false)>{text().shell.cancel}</button>
        </div>
    }
    .fixed()
}

/// Closes a form whose change was carried out, and empties it.
pub(super) fn close_after_write(live: Live, open: RwSignal<bool>, empty: impl Fn() + 'static) {
    on_change(
        move || live.console.written.get(),
        move |_, _| {
            if open.get_untracked() {
                open.set(false);
                empty();
            }
        },
    );
}
