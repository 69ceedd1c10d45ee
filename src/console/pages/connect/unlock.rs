//! Opens the vault that this browser keeps.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::{spawn_local, spawn_local_scoped_with_cancellation};
use zeroize::Zeroize;

use super::attempt::{Refused, prepare, unlock};
use super::{enter, refusal};
use crate::console::clock;
use crate::console::context::console;
use crate::console::field::{Kind, TextField};
use crate::console::fixed::{Fixed, dynamic, effect};
use crate::console::keys::{Secret, Trouble, shelf};
use crate::console::language::text;
use crate::console::wrong_field;
use crate::keyring::vault::Closed;

/// After so many wrong passphrases each further one has to wait.
const FREE_TRIES: u32 = 5;
/// How long, in milliseconds.
const PAUSE: u32 = 1_000;

/// The form for the passphrase; nothing if there is no vault.
#[component]
pub(super) fn Unlock() -> AnyView {
    let console = console();
    let words = &text().connect;
    let (passphrase, problem) = (RwSignal::new(String::new()), RwSignal::new(None));
    let refused = RwSignal::new_local(None::<Refused>);
    let (busy, wrong) = (RwSignal::new(false), StoredValue::new(0));
    let attempt = RwSignal::new(0);
    let element = NodeRef::<html::Form>::new();
    // An effect of its own, so that leaving the page ends an attempt that is under way.
    effect(move || {
        if attempt.get() == 0 {
            return;
        }
        busy.set(true);
        refused.set(None);
        spawn_local_scoped_with_cancellation(async move {
            if wrong.get_value() >= FREE_TRIES {
                clock::sleep(PAUSE).await;
            }
            let typed = Secret::new(passphrase.get_untracked());
            let sealed = shelf::vault().unwrap_or_default();
            let end = unlock(console, sealed, typed).await;
            busy.set(false);
            match end {
                Ok((session, opened)) => {
                    passphrase.update(Zeroize::zeroize);
                    enter(console, session, opened.about.region);
                }
                Err(Refused::Key(Trouble::Closed(Closed::WrongPassphrase))) => {
                    wrong.update_value(|wrong| *wrong += 1);
                    problem.set(Some(words.passphrase_wrong.to_owned()));
                    wrong_field::show_late(element);
                }
                Err(other) => refused.set(Some(other)),
            }
        });
    });
    if shelf::vault().is_none() {
        return ().fixed();
    }
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !busy.get_untracked() {
            problem.set(None);
            attempt.update(|count| *count += 1);
        }
    };
    view! {
        <section class="panel" aria-labelledby="connect-unlock">
            <h2 id="connect-unlock">{words.unlock_title}</h2>
            <form
                node_ref=element
                class="stack"
                autocomplete="off"
                on:submit=submit
                on:focusin=move |_| spawn_local(prepare())
            >
                <TextField
                    label=words.passphrase
                    hint=words.unlock_hint
                    kind=Kind::Secret
                    value=passphrase
                    problem=problem
                />
                {dynamic(move || refused.with(|refused| refused.as_ref().map(refusal)))}
                <div class="row">
                    <button type="submit" class="primary" aria-busy=dynamic(move || busy.get().then_some("true"))>
                        {words.unlock}
                    </button>
                    <span class="soft" role="status">{dynamic(move || busy.get().then_some(words.unlocking))}</span>
                </div>
            </form>
        </section>
    }
    .fixed()
}
