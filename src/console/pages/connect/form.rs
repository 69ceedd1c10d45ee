//! The form for a cloud account. It keeps what was typed until the connection stands.

use crate::console::fixed::{Fixed, dynamic, effect};
use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::{spawn_local, spawn_local_scoped_with_cancellation};

use super::attempt::Filled;
use super::env_file::{self, EnvFile};
use super::keep::{KeepField, MoreFields};
use super::typed::Form;
use super::{enter, refusal};
use crate::console::components::{Notice, PolicyDialog, Tone, unique_id};
use crate::console::context::{Console, console};
use crate::console::field::{Kind, TextField};
use crate::console::language::text;
use crate::console::mode_field::ModeField;
use crate::console::route::Route;
use crate::console::wrong_field;
use crate::scf::policy::Functions;
use crate::scf::{Mode, Region};

/// The identifier of the list of regions.
const REGIONS: &str = "regions";

/// Opens a cloud account, once its key has answered for itself.
#[component]
pub(super) fn ConnectForm(
    /// True if nothing else on the page is as likely to be wanted.
    first: bool,
) -> AnyView {
    let console = console();
    let words = &text().connect;
    let wanted = console.route.with_untracked(Route::place);
    let region = wanted.map_or(Region::GUANGZHOU, |place| place.region);
    let form = Form::new(region, console.relay_token.get_untracked());
    let element = NodeRef::<html::Form>::new();
    let attempt = attempts(console, form, element);
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
            node_ref=element
            class="stack"
            autocomplete="off"
            on:submit=submit
            on:focusin=move |_| spawn_local(super::attempt::prepare())
            on:paste=move |event| env_file::paste(form, &event)
            on:dragover=move |event| event.prevent_default()
            on:drop=move |event| env_file::drop(form, &event)
        >
            <TemporaryKeys form=form />
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
                <ModeField
                    label=words.may_do
                    mode=form.choices.mode
                    modes=[Mode::Full, Mode::Rollout, Mode::ReadOnly]
                    words=words.mode
                />
            </div>
            <KeepField choices=form.choices />
            <Production marked=form.production />
            <MoreFields relay_token=form.relay_token choices=form.choices />
            <datalist id=REGIONS>{regions.collect_view()}</datalist>
            {dynamic(move || form.refused.with(|refused| refused.as_ref().map(refusal)))}
            <div class="row">
                <button type="submit" class:primary=first disabled=!secure aria-busy=dynamic(move || busy().then_some("true"))>
                    {words.connect}
                </button>
                <span class="soft" role="status">{dynamic(move || busy().then_some(words.connecting))}</span>
            </div>
        </form>
    }
    .fixed()
}

/// Tries whatever is put into this, and opens the account or says in the form why not.
fn attempts(
    console: Console,
    form: Form,
    element: NodeRef<html::Form>,
) -> RwSignal<Option<Filled>, LocalStorage> {
    // An effect of its own, so that leaving the page ends an attempt that is under way.
    let attempt = RwSignal::new_local(None::<Filled>);
    effect(move || {
        attempt.track();
        let filled = attempt.write_untracked().take();
        if let Some(filled) = filled {
            form.connecting.set(true);
            let region = filled.opening.about.region;
            spawn_local_scoped_with_cancellation(async move {
                let end = super::attempt::attempt(console, filled).await;
                form.connecting.set(false);
                match end {
                    Ok(session) => {
                        form.clear();
                        enter(console, session, region);
                    }
                    Err(refused) => {
                        form.fail(refused);
                        wrong_field::show_late(element);
                    }
                }
            });
        }
    });
    attempt
}

/// What is best, and the way to it.
#[component]
fn TemporaryKeys(form: Form) -> AnyView {
    view! {
        <div class="row">
            <p>{text().connect.temporary}</p>
            <PolicyDialog
                region=Signal::derive(move || form.region_or_usual())
                namespace="default".to_owned()
                functions=Signal::stored(Functions::All)
            />
        </div>
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
