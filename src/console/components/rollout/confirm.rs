//! Asks once more before something is said that cannot be taken back.

use leptos::prelude::*;

use super::Told;
use super::commands::effect;
use crate::console::components::Modal;
use crate::console::fixed::{Fixed, dynamic, effect as follow};
use crate::console::language::text;
use crate::rollout::Command;

/// The browser's own dialog with what the command does; in production with a box to tick.
#[component]
pub(super) fn Confirm(
    told: Told,
    /// The command that is asked about, if one is.
    asked: RwSignal<Option<Command>>,
    in_production: bool,
    say: Callback<Command>,
) -> AnyView {
    let words = &text().rollout;
    let open = RwSignal::new(false);
    follow(move || {
        let wanted = asked.with(Option::is_some);
        if open.get_untracked() != wanted {
            open.set(wanted);
        }
    });
    // Escape and the cross close it too.
    follow(move || {
        if !open.get() && asked.with_untracked(Option::is_some) {
            asked.set(None);
        }
    });
    let alias = move || {
        told.shown
            .state
            .with(|state| state.plan().alias.to_string())
    };
    let title = move || {
        let command = asked.get()?;
        Some((words.sure)(command, &alias()))
    };
    let body = move || {
        let Some(command) = asked.get_untracked() else {
            return ().fixed();
        };
        let ticked = RwSignal::new(!in_production);
        let does = effect(told, command);
        let tick = in_production.then(|| {
            let sentence = (text().confirmation.in_production)(&does);
            view! {
                <label class="check">
                    <input type="checkbox" bind:checked=ticked />
                    {sentence}
                </label>
                <p class="soft" role="status">
                    {dynamic(move || (!ticked.get()).then(|| (text().confirmation.reason)(1)))}
                </p>
            }
            .fixed()
        });
        let confirm = move |_| {
            asked.set(None);
            say.run(command);
        };
        let class = if command == Command::RollBack {
            "danger sure"
        } else {
            "primary"
        };
        view! {
            <p class="sentence" hidden=in_production>{does.clone()}</p>
            {tick}
            <div class="row">
                <button
                    type="button"
                    class=class
                    disabled=dynamic(move || !ticked.get())
                    on:click=confirm
                >
                    {(words.command)(command)}
                </button>
                <button type="button" on:click=move |_| asked.set(None)>{words.cancel}</button>
            </div>
        }
        .fixed()
    };
    view! {
        <Modal open=open title=Signal::derive(move || title().unwrap_or_default())>
            {body()}
        </Modal>
    }
    .fixed()
}
