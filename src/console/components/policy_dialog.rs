//! Temporary keys: the policy for the functions on a page, and the line that asks for the keys.

use leptos::prelude::*;

use super::Modal;
use super::copyable::copyable;
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::rooms::Told;
use crate::console::language::text;
use crate::console::mode_field::ModeField;
use crate::console::part::{once, part};
use crate::scf::policy::{Functions, LIFETIME, Policy, PolicyProblem};
use crate::scf::{Mode, Region};
use crate::sls::tccli;

/// A button, and the dialog behind it: what the keys may do, their policy, and how to get them.
#[component]
pub fn PolicyDialog(
    /// Where the functions are.
    #[prop(into)]
    region: Signal<Region>,
    /// Their namespace.
    namespace: String,
    /// Which functions.
    #[prop(into)]
    functions: Signal<Functions>,
) -> AnyView {
    let open = RwSignal::new(false);
    let namespace = StoredValue::new(namespace);
    view! {
        <button
            type="button"
            disabled=dynamic(move || functions.with(Functions::is_none))
            on:click=move |_| open.set(true)
        >
            {text().policy.open}
        </button>
        {once(move || open.get(), move || dialog(open, region, namespace, functions))}
    }
    .fixed()
}

part!(
    keys,
    fn dialog(
        open: RwSignal<bool>,
        region: Signal<Region>,
        namespace: StoredValue<String>,
        functions: Signal<Functions>,
    ) -> AnyView {
        let words = &text().policy;
        let mode = RwSignal::new(Mode::ReadOnly);
        let texts = move || {
            let policy = Policy {
                mode: mode.get(),
                region: region.get(),
                owner: None,
                namespace: namespace.get_value(),
                functions: functions.get(),
            };
            shown(&policy).unwrap_or_else(|problem| {
                view! { <p class="field-problem">{problem.told()}</p> }.fixed()
            })
        };
        let body = move || {
            view! {
                <p>{words.lead}</p>
                <ModeField label=words.may mode=mode modes=Mode::ALL words=words.mode />
                <div class="stack">{dynamic(texts)}</div>
            }
            .fixed()
        };
        view! { <Modal open=open title=words.title>{body()}</Modal> }.fixed()
    }
);

/// The policy, and the line of the tool that asks for its keys.
fn shown(policy: &Policy) -> Result<AnyView, PolicyProblem> {
    let words = &text().policy;
    let line = tccli::temporary_keys(policy.region.name(), &policy.encoded()?, LIFETIME);
    Ok(view! {
        <h3>{words.line}</h3>
        {copyable(line)}
        <h3>{words.policy}</h3>
        {copyable(policy.json()?)}
    }
    .fixed())
}
