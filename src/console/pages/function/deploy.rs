//! The form that deploys: code, a version of it, and its share of `$DEFAULT`.

mod draft;
mod outlook;
mod share;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

pub(super) use self::draft::usual;
pub(super) use self::outlook::shares;
pub(super) use self::share::{ShareDraft, ShareField};

use self::draft::Draft;
use self::outlook::Outlook;
use super::confidence::of_latest;
use super::live::Live;
use super::publish::{FormButtons, OtherProblems, close_after_write};
use super::release_path::release;
use super::versions::Problems;
use crate::archive::EntryPoint;
use crate::change::Change;
use crate::console::components::{Modal, unique_id};
use crate::console::field::TextField;
use crate::console::fixed::{Fixed, dynamic, effect};
use crate::console::language::text;
use crate::console::package::PackageField;
use crate::traffic::Release;

/// Asks what to deploy, then shows the plan. Opens whenever the console wants code, wherever that
/// was said.
#[component]
pub(super) fn DeployForm(live: Live) -> AnyView {
    let console = live.console;
    let words = &text().deploy;
    let open = RwSignal::new(false);
    let draft = Draft::empty();
    let problems = Problems::none();
    effect(move || {
        let known = live.reading.with(|reading| reading.value().is_some());
        if let Some(wanted) = console.wants_code.get().filter(|_| known) {
            console.wants_code.set(None);
            draft.begin(wanted);
            problems.show(&[]);
            open.set(true);
        }
    });
    close_after_write(live, open, move || draft.chosen.set(None));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        draft.share.check(false);
        if let Some(deploy) = untrack(|| draft.deploy(live)) {
            problems.show(&live.propose(&Change::Deploy(deploy)));
        }
    };
    let release = Memo::new(move |_| release(live));
    let entry_point = Signal::derive(move || entry_point(live));
    view! {
        <Modal open=open title=words.deploy>
            <form class="stack" autocomplete="off" on:submit=submit>
                <p>{words.lead}</p>
                <PackageField entry_point=entry_point chosen=draft.chosen />
                {dynamic(move || release.get().and_then(|release| first(draft, &release)))}
                <Check label=words.publish value=draft.publish />
                {dynamic(move || {
                    draft.publish.get().then(|| view! {
                        <TextField
                            label=words.version_description
                            hint=text().function.publish_hint
                            value=draft.description
                            problem=problems.description
                        />
                    }.fixed())
                })}
                {dynamic(move || share(live, draft, release.get().as_ref()))}
                <Outlook live=live draft=draft />
                <OtherProblems problems=problems />
                <FormButtons open=open />
            </form>
        </Modal>
    }
    .fixed()
}

/// Offers to publish what is served now, if anything is.
fn first(draft: Draft, release: &Release) -> Option<AnyView> {
    let words = &text().deploy;
    let Release { latest, newest, .. } = *release;
    release.serves_latest().then(|| {
        view! {
            <Check
                label=words.publish_first
                hint=(words.publish_first_why)(latest, newest)
                value=draft.publish_first
            />
        }
        .fixed()
    })
}

/// The share, or why there is none to choose.
fn share(live: Live, draft: Draft, release: Option<&Release>) -> AnyView {
    let words = &text().deploy;
    if release.is_some_and(|release| draft.is_only_latest(release)) {
        return view! { <p class="soft">{words.share_only_latest}</p> }.fixed();
    }
    view! {
        <ShareField label=words.share hint=words.share_hint draft=draft.share />
        {of_latest(live, draft.share)}
    }
    .fixed()
}

/// What the function says of its code.
fn entry_point(live: Live) -> EntryPoint {
    live.reading.with(|reading| {
        let function = reading.value().map(|snapshot| &snapshot.function);
        function.map_or_else(EntryPoint::default, |function| EntryPoint {
            kind: function.kind.clone(),
            runtime: function.runtime.clone(),
            handler: function.handler.clone(),
        })
    })
}

/// A choice between yes and no.
#[component]
fn Check(
    label: &'static str,
    #[prop(default = String::new())] hint: String,
    value: RwSignal<bool>,
) -> AnyView {
    let id = unique_id("check");
    let hint_id = format!("{id}-hint");
    let described_by = (!hint.is_empty()).then(|| hint_id.clone());
    view! {
        <div class="deploy-check">
            <input
                id=id.clone()
                type="checkbox"
                aria-describedby=described_by
                prop:checked=dynamic(move || value.get())
                on:change=move |event| value.set(event_target_checked(&event))
            />
            <label for=id>{label}</label>
            <p class="field-hint" id=hint_id hidden=hint.is_empty()>{hint.clone()}</p>
        </div>
    }
    .fixed()
}
