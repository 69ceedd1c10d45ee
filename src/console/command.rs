//! The command field: an `sls` line, typed or pasted anywhere, becomes a preview like any other.
//!
//! What a line means is decided in [`sls`](crate::sls), what speaks against it there and in
//! [`change`](crate::change).

mod aliases;
mod completions;
mod field;
mod reading;
mod run;

pub use field::CommandField;

use leptos::ev;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use self::aliases::AliasList;
use self::run::Prompt;
use super::components::{Loading, Modal};
use super::context::{Console, console};
use super::failure::ErrorNotice;
use super::fixed::{Fixed, dynamic};
use super::language::text;

/// The dialog with the field. Ctrl-K, or Cmd-K, opens it wherever an account is open.
#[component]
pub(crate) fn CommandDialog() -> AnyView {
    let console = console();
    let words = &text().command;
    let prompt = Prompt::new(console);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        prompt.submit();
    };
    let more = move || {
        let count = prompt.text.with(|text| run::count(text));
        (count > 1).then(|| view! { <p role="status">{(words.more)(count - 1)}</p> }.fixed())
    };
    let is_empty = Memo::new(move |_| prompt.text.with(String::is_empty));
    let examples = move || {
        let example = |line: String| {
            let taken = line.clone();
            let take = move |_| prompt.text.set(taken.clone());
            view! {
                <li><button type="button" class="small command-example" on:click=take>{line}</button></li>
            }
            .fixed()
        };
        is_empty.get().then(|| {
            let lines = prompt.known.with(run::examples).map(example);
            view! {
                <div>
                    <p class="field-hint">{words.examples}</p>
                    <ul class="command-examples">{lines.collect_view()}</ul>
                </div>
            }
            .fixed()
        })
    };
    let problems = move || {
        let line = |problem| view! { <p class="field-problem">{problem}</p> }.fixed();
        prompt.problems.get().into_iter().map(line).collect_view()
    };
    let asked = move || {
        prompt.asked.with(Option::is_some).then(|| {
            let error = prompt.answer.with(|answer| answer.error().cloned());
            let again = Callback::new(move |()| prompt.submit());
            match error {
                Some(error) => view! { <ErrorNotice error=error retry=Some(again) /> }.fixed(),
                None => view! { <Loading label=words.reading lines=2 /> }.fixed(),
            }
        })
    };
    let add_code = move || {
        prompt.wants_code().then(|| {
            view! {
                <button type="button" on:click=move |_| prompt.add_code()>
                    {words.add_code}
                </button>
            }
            .fixed()
        })
    };
    let listed = move || {
        let listed = prompt.listed.get();
        listed
            .map(|(place, snapshot)| view! { <AliasList place=place snapshot=snapshot /> }.fixed())
    };
    view! {
        <Modal open=console.commanding title=words.command>
            <form class="stack" autocomplete="off" on:submit=submit>
                <CommandField
                    text=prompt.text
                    known=prompt.known
                    completing=prompt.completing
                    on_submit=move |()| prompt.submit()
                />
                {dynamic(examples)}
                {dynamic(more)}
                <div role="alert">{dynamic(problems)}</div>
                {dynamic(asked)}
                <div class="row">
                    <button type="submit" class="primary">
                        {words.preview}
                    </button>
                    {dynamic(add_code)}
                </div>
            </form>
            {dynamic(listed)}
        </Modal>
    }
    .fixed()
}

/// The button in the header that opens the field.
#[component]
pub(crate) fn CommandButton() -> AnyView {
    let console = console();
    let words = &text().command;
    listen(console);
    dynamic(move || {
        let has_place = console.route.with(|route| route.place().is_some());
        has_place.then(|| {
            view! {
                <button
                    type="button"
                    class="quiet"
                    title=words.shortcut
                    aria-keyshortcuts="Control+K Meta+K"
                    disabled=dynamic(move || console.recorder.past.with(Option::is_some))
                    on:click=move |_| {
                        open(console);
                    }
                >
                    {words.command}
                </button>
            }
            .fixed()
        })
    })
    .into_any()
}

/// Opens the field at its shortcut.
fn listen(console: Console) {
    let listener = window_event_listener(ev::keydown, move |event| {
        let held = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
        if held && event.key().eq_ignore_ascii_case("k") && open(console) {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Opens the field, unless there is no account or place to use it in, or a change or the past is on
/// the screen.
fn open(console: Console) -> bool {
    let ready = console.session.with_untracked(Option::is_some)
        && console
            .route
            .with_untracked(|route| route.place().is_some())
        && console.operation.with_untracked(Option::is_none)
        && console.recorder.past.with_untracked(Option::is_none);
    if ready {
        console.commanding.set(true);
    }
    ready
}
