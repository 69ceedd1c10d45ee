//! A plan for other tools: the `sls` line with what it would lose, the `tccli` lines, what stands in a
//! `serverless.yml` and in Terraform, and the requests signed, each to be copied.

mod signed;

use std::sync::Arc;

use leptos::prelude::*;

use self::signed::SignedRequest;
use crate::change::{Plan, PlannedCall, Snapshot};
use crate::console::components::copyable::copyable;
use crate::console::components::{Notice, Tone};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::rooms::Told;
use crate::console::language::text;
use crate::export;
use crate::scf::{Action, Effect, Region};
use crate::sls::{self, Line, tccli};

/// The fold with the commands. Its content is made when it is opened for the first time.
#[component]
pub(crate) fn Lines(
    plan: Plan,
    region: Region,
    #[prop(optional_no_strip)] snapshot: Option<Arc<Snapshot>>,
) -> AnyView {
    let words = &text().command;
    let opened = RwSignal::new(false);
    let plan = StoredValue::new(plan);
    let body = move || {
        opened
            .get()
            .then(|| plan.with_value(|plan| commands(plan, region, snapshot.as_deref())))
    };
    view! {
        <details class="details" on:toggle=move |_| opened.set(true)>
            <summary>{words.as_commands}</summary>
            <div class="stack">{dynamic(body)}</div>
        </details>
    }
    .fixed()
}

fn commands(plan: &Plan, region: Region, snapshot: Option<&Snapshot>) -> AnyView {
    let words = &text().command;
    let lines = sls::lines(plan).into_iter().map(|line| match line {
        Ok(line) => of_sls(line),
        Err(reason) => view! { <p class="soft">{reason.told()}</p> }.fixed(),
    });
    let calls = plan.calls();
    let writes = || {
        let calls = calls.iter();
        calls.filter(|call| call.action.effect() == Effect::Writes)
    };
    let of_tccli =
        |call: &PlannedCall| copyable(tccli::line(call.action.name(), region.name(), &call.body));
    let upload = writes().any(is_upload);
    let file = upload.then(|| view! { <p class="soft">{words.request_file}</p> }.fixed());
    let large = upload.then(|| view! { <p class="soft">{words.too_large}</p> }.fixed());
    let requests = writes().filter(|call| !is_upload(call)).cloned();
    let requests = requests.map(|call| view! { <SignedRequest call=call region=region /> }.fixed());
    view! {
        <section class="stack">
            <h3>{words.sls}</h3>
            {lines.collect_view()}
        </section>
        <section class="stack">
            <h3>{words.tccli}</h3>
            {writes().map(of_tccli).collect_view()}
            {file}
        </section>
        <section class="stack">
            <h3>{text().export.serverless}</h3>
            {copyable(export::serverless(plan, region, snapshot))}
        </section>
        <section class="stack">
            <h3>{text().export.terraform}</h3>
            <p class="soft">{text().export.terraform_hint}</p>
            {copyable(export::terraform(plan, region))}
        </section>
        <section class="stack">
            <h3>{words.signed}</h3>
            <p class="soft">{words.signed_hint}</p>
            {requests.collect_view()}
            {large}
        </section>
    }
    .fixed()
}

/// The body of an upload is shown without its archive, so it is not what will be sent.
fn is_upload(call: &PlannedCall) -> bool {
    call.action == Action::UpdateFunctionCode
}

fn of_sls(line: Line) -> AnyView {
    let losses = line.loses.iter();
    let losses = losses.map(|loss| view! { <li>{loss.told()}</li> }.fixed());
    let losses = losses.collect_view();
    let warning = (!line.loses.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Warning title=text().command.loses>
                <ul>{losses}</ul>
            </Notice>
        }
        .fixed()
    });
    view! { {copyable(line.text)} {warning} }.fixed()
}
