//! A labelled field with a hint and the problem that belongs to it.

use super::fixed::{Fixed, dynamic};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use zeroize::Zeroize as _;

use super::components::unique_id;

/// Why what was typed is refused, beside the field; nothing while it is fine.
pub(crate) type FieldProblem = RwSignal<Option<String>>;

/// What a text field takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Any text.
    #[default]
    Text,
    /// A secret: not shown while it is typed.
    Secret,
    /// A text to look for.
    Search,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Secret => "password",
            Self::Search => "search",
        }
    }
}

/// A text field. It has no `name`: a form that a browser sent by itself would carry nothing.
#[component]
pub(crate) fn TextField(
    /// The label and the accessible name.
    label: &'static str,
    /// What is typed.
    value: RwSignal<String>,
    /// Why it is refused.
    #[prop(default = RwSignal::new(None))]
    problem: FieldProblem,
    /// What to type, if the label does not say it.
    #[prop(default = "")]
    hint: &'static str,
    /// What it takes.
    #[prop(default = Kind::Text)]
    kind: Kind,
    /// The identifier of a list of suggestions.
    #[prop(default = "")]
    list: &'static str,
    /// Called when the person leaves the field.
    #[prop(optional, into)]
    on_leave: Option<Callback<()>>,
) -> AnyView {
    let id = unique_id("field");
    let (hint_id, problem_id) = (format!("{id}-hint"), format!("{id}-problem"));
    let described_by = {
        let (hint_id, problem_id) = (hint_id.clone(), problem_id.clone());
        move || match (hint.is_empty(), problem.with(Option::is_some)) {
            (true, false) => None,
            (false, false) => Some(hint_id.clone()),
            (true, true) => Some(problem_id.clone()),
            (false, true) => Some(format!("{problem_id} {hint_id}")),
        }
    };
    let hint =
        (!hint.is_empty()).then(|| view! { <p class="field-hint" id=hint_id>{hint}</p> }.fixed());
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                type=kind.name()
                list=(!list.is_empty()).then_some(list)
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-invalid=dynamic(move || problem.with(Option::is_some).then_some("true"))
                aria-describedby=described_by
                prop:value=dynamic(move || JsValue::from_str(&value.read()))
                on:input=move |event| replace(value, event_target_value(&event))
                on:change=move |_| {
                    if let Some(on_leave) = on_leave {
                        on_leave.run(());
                    }
                }
            />
            <p class="field-problem" id=problem_id aria-live="polite">{dynamic(move || problem.get())}</p>
            {hint}
        </div>
    }
    .fixed()
}

/// Puts another text in the place of what was typed, of which no copy stays: it may be a secret.
pub(crate) fn replace(value: RwSignal<String>, by: String) {
    value.update(|value| {
        value.zeroize();
        *value = by;
    });
}

/// A choice among texts.
#[component]
pub(crate) fn Select(
    /// The label and the accessible name.
    label: &'static str,
    /// What may be chosen: the value and what is shown.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// What is chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Called with what the person chose.
    #[prop(into)]
    on_choose: Callback<String>,
    /// Why it is refused.
    #[prop(default = RwSignal::new(None))]
    problem: FieldProblem,
) -> AnyView {
    let id = unique_id("choice");
    let problem_id = format!("{id}-problem");
    let described_by = problem_id.clone();
    let refused = move || problem.with(Option::is_some);
    let choices = move || {
        let chosen = value.get_untracked();
        let choice = |(value, label): (String, String)| {
            view! { <option value=value.clone() selected=value == chosen>{label}</option> }.fixed()
        };
        options.get().into_iter().map(choice).collect_view()
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select
                id=id
                aria-invalid=dynamic(move || refused().then_some("true"))
                aria-describedby=dynamic(move || refused().then(|| described_by.clone()))
                prop:value=dynamic(move || value.get())
                on:change=move |event| on_choose.run(event_target_value(&event))
            >
                {dynamic(choices)}
            </select>
            <p class="field-problem" id=problem_id aria-live="polite">{dynamic(move || problem.get())}</p>
        </div>
    }
    .fixed()
}
