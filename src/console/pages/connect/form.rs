//! The form for a cloud account. It keeps what was typed until the connection stands.

use crate::console::fixed::{Fixed, dynamic, effect};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;

use super::check::{self, Field};
use super::enter;
use super::env_file::{self, EnvFile};
use crate::console::components::{Notice, Tone, unique_id};
use crate::console::connection::{Credentials, Session};
use crate::console::context::console;
use crate::console::failure::ErrorNotice;
use crate::console::field::{FieldProblem, Kind, TextField};
use crate::console::language::text;
use crate::scf::{Error, GetAccount, Region};
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
    /// True if the connection shall be marked as production.
    pub(super) production: RwSignal<bool>,
    /// What was said about the last `.env` file.
    pub(super) env: RwSignal<Vec<String>>,
    /// An error that belongs to no field.
    error: RwSignal<Option<Error>>,
    /// True while an attempt is under way.
    connecting: RwSignal<bool>,
}

/// A form that was filled in completely.
struct Filled {
    credentials: Credentials,
    region: Region,
    relay: String,
    production: bool,
}

impl Form {
    fn new(region: Region) -> Self {
        let field = |text: &str| (RwSignal::new(text.to_owned()), RwSignal::new(None));
        let origin = window().location().origin().unwrap_or_default();
        Self {
            secret_id: field(""),
            secret_key: field(""),
            token: field(""),
            region: field(region.name()),
            relay: field(&origin),
            production: RwSignal::new(false),
            env: RwSignal::default(),
            error: RwSignal::new(None),
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
            let text = value.get_untracked().trim().to_owned();
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
        self.error.set(None);
        let (region, relay) = (self.check_region(), self.check_relay());
        Some(Filled {
            credentials: Credentials {
                secret_id: secret_id?,
                secret_key: secret_key?,
                token: token.map(|token| (!token.is_empty()).then_some(token))?,
            },
            region: region?,
            relay: relay?,
            production: self.production.get_untracked(),
        })
    }

    /// Puts an error where it belongs.
    fn fail(self, error: Error) {
        match check::field_of(&error) {
            Some(field) => self.refuse(field, &check::words_of(&error)),
            None => self.error.set(Some(error)),
        }
    }
}

/// Opens a cloud account, once its key has answered for itself.
#[component]
pub(super) fn ConnectForm() -> AnyView {
    let console = console();
    let words = &text().connect;
    let wanted = console.route.with_untracked(|route| route.place().cloned());
    let form = Form::new(wanted.map_or(Region::GUANGZHOU, |place| place.region));
    // An effect of its own, so that leaving the page ends an attempt that is under way.
    let attempt = RwSignal::new_local(None::<Filled>);
    effect(move || {
        attempt.track();
        let filled = attempt.write_untracked().take();
        if let Some(filled) = filled {
            form.connecting.set(true);
            spawn_local_scoped_with_cancellation(async move {
                let session = Session::cloud(filled.credentials, &filled.relay, filled.production);
                let answer = session.client(filled.region).call(&GetAccount {}).await;
                form.connecting.set(false);
                match answer {
                    Ok(_) => {
                        form.secret_key.0.set(String::new());
                        enter(console, session, filled.region);
                    }
                    Err(error) => form.fail(error),
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
            </div>
            <Production marked=form.production />
            <datalist id=REGIONS>{regions.collect_view()}</datalist>
            {dynamic(move || form.error.get().map(|error| view! { <ErrorNotice error=error retry=None /> }.fixed()))}
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
