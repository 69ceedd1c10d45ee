//! The form for a cloud account. It keeps what was typed until the connection stands.

use crate::console::fixed::{Fixed, dynamic, effect};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use zeroize::{Zeroize, Zeroizing};

use super::attempt::{Filled, Refused};
use super::check::{self, Field};
use super::env_file::{self, EnvFile};
use super::keep::{Choices, KeepField, ModeField, MoreFields};
use super::{enter, refusal};
use crate::console::components::{Notice, PolicyDialog, Tone, unique_id};
use crate::console::context::console;
use crate::console::field::{FieldProblem, Kind, TextField};
use crate::console::keys::shelf;
use crate::console::language::text;
use crate::keyring::{About, Opening};
use crate::scf::policy::Functions;
use crate::scf::{Coverage, Region};
use crate::sls::dotenv::is_placeholder;

/// The identifier of the list of regions.
const REGIONS: &str = "regions";

/// What is typed, and what is wrong with it.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) secret_id: (RwSignal<String>, FieldProblem),
    pub(super) secret_key: (RwSignal<String>, FieldProblem),
    pub(super) token: (RwSignal<String>, FieldProblem),
    region: (RwSignal<String>, FieldProblem),
    relay: (RwSignal<String>, FieldProblem),
    relay_token: (RwSignal<String>, FieldProblem),
    choices: Choices,
    /// True if the connection shall be marked as production.
    pub(super) production: RwSignal<bool>,
    /// What was said about the last `.env` file.
    pub(super) env: RwSignal<Vec<String>>,
    /// Why the account was not opened, where it belongs to no field.
    refused: RwSignal<Option<Refused>, LocalStorage>,
    /// True while an attempt is under way.
    connecting: RwSignal<bool>,
}

impl Form {
    fn new(region: Region, relay_token: Option<String>) -> Self {
        let field = |text: &str| (RwSignal::new(text.to_owned()), RwSignal::new(None));
        let origin = window().location().origin().unwrap_or_default();
        Self {
            secret_id: field(""),
            secret_key: field(""),
            token: field(""),
            region: field(region.name()),
            relay: field(&origin),
            relay_token: field(relay_token.as_deref().unwrap_or_default()),
            choices: Choices::new(),
            production: RwSignal::new(false),
            env: RwSignal::default(),
            refused: RwSignal::new_local(None),
            connecting: RwSignal::new(false),
        }
    }

    fn problem(self, field: Field) -> FieldProblem {
        match field {
            Field::SecretId => self.secret_id.1,
            Field::SecretKey => self.secret_key.1,
            Field::Token => self.token.1,
            Field::Region => self.region.1,
            Field::Relay => self.relay.1,
            Field::RelayToken => self.relay_token.1,
        }
    }

    fn refuse(self, field: Field, why: &str) {
        self.problem(field).set(Some(why.to_owned()));
    }

    fn check_region(self) -> Option<Region> {
        let typed = self.region.0.get_untracked().parse::<Region>();
        let problem = typed.as_ref().err().map(ToString::to_string);
        self.region.1.set(problem);
        typed.ok()
    }

    fn check_relay(self) -> Option<String> {
        let typed = check::relay(&self.relay.0.get_untracked());
        self.relay
            .1
            .set(typed.as_ref().err().map(|&why| why.to_owned()));
        typed.ok()
    }

    /// Checks every field, so that all that is wrong is said at once.
    fn check(self) -> Option<Filled> {
        let words = &text().connect;
        let typed = |(value, problem): (RwSignal<String>, FieldProblem),
                     name: &str,
                     missing: Option<&str>| {
            let text = value.with_untracked(|text| Zeroizing::new(text.trim().to_owned()));
            let missing = missing.filter(|_| text.is_empty()).map(str::to_owned);
            let wrong =
                missing.or_else(|| is_placeholder(&text).then(|| (words.placeholder)(name)));
            let right = wrong.is_none();
            problem.set(wrong);
            right.then_some(text)
        };
        let secret_id = typed(
            self.secret_id,
            words.secret_id,
            Some(words.secret_id_missing),
        );
        let secret_key = typed(
            self.secret_key,
            words.secret_key,
            Some(words.secret_key_missing),
        );
        let token = typed(self.token, words.token, None);
        self.refused.set(None);
        let (region, relay) = (self.check_region(), self.check_relay());
        let passphrase = self.choices.passphrase();
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let relay_token = self.relay_token.0.get_untracked();
        self.relay_token.1.set(None);
        let coverage = if self.choices.least.get_untracked() {
            Coverage::Least
        } else {
            Coverage::Whole
        };
        Some(Filled {
            opening: Opening {
                secret_id: secret_id?.to_string(),
                token: some(&token?),
                mode: self.choices.mode.get_untracked(),
                coverage,
                about: About {
                    relay: relay?,
                    relay_token: some(relay_token.trim()),
                    region: region?,
                    production: self.production.get_untracked(),
                },
            },
            secret_key: secret_key?,
            keep: self.choices.keep.get_untracked(),
            passphrase: passphrase?,
        })
    }

    /// Forgets the secrets that were typed.
    fn clear(self) {
        let secrets = [self.secret_key.0, self.token.0, self.choices.passphrase.0];
        for secret in secrets {
            secret.update(Zeroize::zeroize);
        }
    }

    /// Puts a refusal where it belongs.
    fn fail(self, refused: Refused) {
        let field = match &refused {
            Refused::Cloud(error) => check::field_of(error).map(|field| (field, error.clone())),
            Refused::Key(_) | Refused::NotKept(_) => None,
        };
        match field {
            Some((field, error)) => self.refuse(field, &check::words_of(&error)),
            None => self.refused.set(Some(refused)),
        }
    }
}

/// Opens a cloud account, once its key has answered for itself.
#[component]
pub(super) fn ConnectForm() -> AnyView {
    let console = console();
    let words = &text().connect;
    let wanted = console.route.with_untracked(|route| route.place().cloned());
    let region = wanted.map_or(Region::GUANGZHOU, |place| place.region);
    let form = Form::new(region, console.relay_token.get_untracked());
    // An effect of its own, so that leaving the page ends an attempt that is under way.
    let attempt = RwSignal::new_local(None::<Filled>);
    effect(move || {
        attempt.track();
        let filled = attempt.write_untracked().take();
        if let Some(filled) = filled {
            form.connecting.set(true);
            let region = filled.opening.about.region;
            spawn_local_scoped_with_cancellation(async move {
                let end = super::attempt::attempt(&console.key_holder(), filled).await;
                form.connecting.set(false);
                match end {
                    Ok(session) => {
                        form.clear();
                        shelf::set_open(true);
                        enter(console, session, region);
                    }
                    Err(refused) => form.fail(refused),
                }
            });
        }
    });
    let secure = window().is_secure_context();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if secure
            && !form.connecting.get_untracked()
            && let Some(filled) = form.check()
        {
            attempt.set(Some(filled));
        }
    };
    let insecure = (!secure).then(|| {
        view! { <Notice tone=Tone::Error title=words.insecure advice=words.insecure_advice /> }
            .fixed()
    });
    let regions = Region::ALL.map(|region| view! { <option value=region.name()></option> }.fixed());
    let busy = move || form.connecting.get();
    view! {
        {insecure}
        <form
            class="stack"
            autocomplete="off"
            on:submit=submit
            on:paste=move |event| env_file::paste(form, &event)
            on:dragover=move |event| event.prevent_default()
            on:drop=move |event| env_file::drop(form, &event)
        >
            <div class="row">
                <p>{words.temporary}</p>
                <PolicyDialog
                    region=Signal::derive(move || region_of(form))
                    namespace="default".to_owned()
                    functions=Signal::stored(Functions::All)
                />
            </div>
            <EnvFile form=form />
            <div class="form-grid">
                <TextField label=words.secret_id hint=words.secret_id_hint value=form.secret_id.0 problem=form.secret_id.1 />
                <TextField label=words.secret_key hint=words.secret_key_hint kind=Kind::Secret value=form.secret_key.0 problem=form.secret_key.1 />
                <TextField label=words.token hint=words.token_hint kind=Kind::Secret value=form.token.0 problem=form.token.1 />
                <TextField
                    label=words.region
                    list=REGIONS
                    value=form.region.0
                    problem=form.region.1
                    on_leave=move |()| {
                        form.check_region();
                    }
                />
                <TextField
                    label=words.relay
                    hint=words.relay_hint
                    value=form.relay.0
                    problem=form.relay.1
                    on_leave=move |()| {
                        form.check_relay();
                    }
                />
                <ModeField choices=form.choices />
            </div>
            <KeepField choices=form.choices />
            <Production marked=form.production />
            <MoreFields relay_token=form.relay_token choices=form.choices />
            <datalist id=REGIONS>{regions.collect_view()}</datalist>
            {dynamic(move || form.refused.with(|refused| refused.as_ref().map(refusal)))}
            <div class="row">
                <button type="submit" disabled=!secure aria-busy=dynamic(move || busy().then_some("true"))>
                    {words.connect}
                </button>
                <span class="soft" role="status">{dynamic(move || busy().then_some(words.connecting))}</span>
            </div>
        </form>
    }
    .fixed()
}

/// The region that is typed, or the usual one while it is none.
fn region_of(form: Form) -> Region {
    let typed = form.region.0.with(|typed| typed.parse());
    typed.unwrap_or(Region::GUANGZHOU)
}

/// Marks the connection as production.
#[component]
fn Production(marked: RwSignal<bool>) -> AnyView {
    let words = &text().connect;
    let hint = unique_id("hint");
    view! {
        <div class="field">
            <label class="check">
                <input
                    type="checkbox"
                    aria-describedby=hint.clone()
                    prop:checked=dynamic(move || marked.get())
                    on:change=move |event| marked.set(event_target_checked(&event))
                />
                {words.production}
            </label>
            <p class="field-hint" id=hint>{words.production_hint}</p>
        </div>
    }
    .fixed()
}
