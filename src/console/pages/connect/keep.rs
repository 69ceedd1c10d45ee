//! Whether a key outlives the page, and what few need to choose.

use leptos::prelude::*;

use crate::console::components::unique_id;
use crate::console::field::{FieldProblem, Kind, TextField};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::keys::Secret;
use crate::console::language::text;
use crate::keyring::vault::SHORTEST_PASSPHRASE;
use crate::scf::Mode;

/// What becomes of a key when the page is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// It is forgotten.
    Nothing,
    /// The keys of today and tomorrow are kept in the browser.
    UntilTomorrow,
    /// It is kept behind a passphrase.
    Vault,
}

/// The choices of a person about a key. Copies are the same.
#[derive(Clone, Copy)]
pub(super) struct Choices {
    pub(super) keep: RwSignal<Keep>,
    pub(super) passphrase: (RwSignal<String>, FieldProblem),
    pub(super) mode: RwSignal<Mode>,
    /// Whether signatures cover only what the cloud documents.
    pub(super) least: RwSignal<bool>,
}

impl Choices {
    pub(super) fn new() -> Self {
        Self {
            keep: RwSignal::new(Keep::Nothing),
            passphrase: (RwSignal::new(String::new()), RwSignal::new(None)),
            mode: RwSignal::new(Mode::Full),
            least: RwSignal::new(false),
        }
    }

    /// The passphrase if one is needed; says beside its field why it is refused.
    pub(super) fn passphrase(self) -> Option<Secret> {
        if self.keep.get_untracked() != Keep::Vault {
            return Some(Secret::default());
        }
        let typed = Secret::new(self.passphrase.0.get_untracked());
        let is_long_enough = typed.chars().count() >= SHORTEST_PASSPHRASE;
        let why = (text().connect.passphrase_short)(SHORTEST_PASSPHRASE);
        self.passphrase.1.set((!is_long_enough).then_some(why));
        is_long_enough.then_some(typed)
    }
}

/// Whether the key outlives the page. Temporary keys do not: they end by themselves.
#[component]
pub(super) fn KeepField(choices: Choices) -> AnyView {
    let words = &text().connect;
    let group = unique_id("keep");
    let choice = |keep: Keep, label: &'static str, hint: &'static str| {
        let id = unique_id("hint");
        view! {
            <div class="field">
                <label class="check">
                    <input
                        type="radio"
                        name=group.clone()
                        aria-describedby=id.clone()
                        prop:checked=dynamic(move || choices.keep.get() == keep)
                        on:change=move |_| choices.keep.set(keep)
                    />
                    {label}
                </label>
                <p class="field-hint" id=id>{hint}</p>
            </div>
        }
        .fixed()
    };
    let passphrase = move || {
        (choices.keep.get() == Keep::Vault).then(|| {
            view! {
                <TextField
                    label=words.new_passphrase
                    kind=Kind::Secret
                    value=choices.passphrase.0
                    problem=choices.passphrase.1
                />
            }
            .fixed()
        })
    };
    view! {
        <fieldset class="keep">
            <legend>{words.keep}</legend>
            <div class="form-grid">
                {choice(Keep::Nothing, words.keep_nothing, words.keep_nothing_hint)}
                {choice(Keep::UntilTomorrow, words.keep_days, words.keep_days_hint)}
                {choice(Keep::Vault, words.keep_vault, words.keep_vault_hint)}
            </div>
            {dynamic(passphrase)}
        </fieldset>
    }
    .fixed()
}

/// What few need: the token of a relay, and what a signature covers.
#[component]
pub(super) fn MoreFields(
    relay_token: (RwSignal<String>, FieldProblem),
    choices: Choices,
) -> AnyView {
    let words = &text().connect;
    let hint = unique_id("hint");
    let has_token = !relay_token.0.get_untracked().is_empty();
    let is_open = move || has_token || relay_token.1.with(Option::is_some);
    view! {
        <details class="details" open=dynamic(is_open)>
            <summary>{words.more}</summary>
            <div class="form-grid">
                <TextField
                    label=words.relay_token
                    hint=words.relay_token_hint
                    kind=Kind::Secret
                    value=relay_token.0
                    problem=relay_token.1
                />
                <div class="field">
                    <label class="check">
                        <input
                            type="checkbox"
                            aria-describedby=hint.clone()
                            prop:checked=dynamic(move || choices.least.get())
                            on:change=move |event| choices.least.set(event_target_checked(&event))
                        />
                        {words.least}
                    </label>
                    <p class="field-hint" id=hint>{words.least_hint}</p>
                </div>
            </div>
        </details>
    }
    .fixed()
}
