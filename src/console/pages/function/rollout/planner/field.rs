//! The fields that the form is made of: each with its accessible name, and with what is wrong with
//! it right below.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::desk::Desk;
use crate::console::fixed::{Fixed, dynamic};
use crate::rollout::Field;

/// A text field.
pub(super) struct Entry {
    pub(super) desk: Desk,
    /// The identifier of the input.
    pub(super) id: String,
    /// The identifier of the control that [`problem`] stands below.
    pub(super) of: String,
    /// Which field of the plan it is.
    pub(super) field: Field,
    /// The accessible name.
    pub(super) label: String,
    /// What stands behind it, such as the unit.
    pub(super) unit: &'static str,
    pub(super) value: Signal<String>,
    pub(super) disabled: Signal<bool>,
    pub(super) on_type: Callback<String>,
}

impl Entry {
    /// The field itself. What is wrong with it is shown by [`problem`].
    pub(super) fn view(self) -> AnyView {
        let Self {
            desk,
            id,
            of,
            field,
            label,
            unit,
            value,
            disabled,
            on_type,
        } = self;
        let described_by = problem_id(&of);
        let refused = move || desk.problem(field).is_some();
        view! {
            <span class="planner-entry">
                <input
                    type="text"
                    id=id
                    inputmode="decimal"
                    autocomplete="off"
                    spellcheck="false"
                    aria-label=label
                    aria-invalid=dynamic(move || refused().then_some("true"))
                    aria-describedby=dynamic(move || refused().then(|| described_by.clone()))
                    disabled=dynamic(move || disabled.get())
                    prop:value=dynamic(move || JsValue::from_str(&value.read()))
                    on:input=move |event| on_type.run(event_target_value(&event))
                    on:change=move |_| desk.touch(field)
                />
                <span aria-hidden="true">{unit}</span>
            </span>
        }
        .fixed()
    }
}

/// A choice.
pub(super) struct Choice {
    pub(super) desk: Desk,
    /// The identifier of the choice.
    pub(super) id: String,
    /// The identifier of the control that [`problem`] stands below.
    pub(super) of: String,
    /// Which field of the plan it is.
    pub(super) field: Field,
    /// The accessible name where no label stands beside it.
    pub(super) label: Option<String>,
    pub(super) options: Vec<(&'static str, String)>,
    pub(super) value: Signal<&'static str>,
    pub(super) on_choose: Callback<String>,
}

impl Choice {
    /// The choice itself. What is wrong with it is shown by [`problem`].
    pub(super) fn view(self) -> AnyView {
        let Self {
            desk,
            id,
            of,
            field,
            label,
            options,
            value,
            on_choose,
        } = self;
        let described_by = problem_id(&of);
        let refused = move || desk.problem(field).is_some();
        let chosen = value.get_untracked();
        let options = options.into_iter().map(|(name, label)| {
            view! { <option value=name selected=name == chosen>{label}</option> }.fixed()
        });
        view! {
            <select
                id=id
                aria-label=label
                aria-invalid=dynamic(move || refused().then_some("true"))
                aria-describedby=dynamic(move || refused().then(|| described_by.clone()))
                prop:value=dynamic(move || value.get())
                on:change=move |event| {
                    on_choose.run(event_target_value(&event));
                    desk.touch(field);
                }
            >
                {options.collect_view()}
            </select>
        }
        .fixed()
    }
}

/// What is wrong with the field whose control has this identifier.
pub(super) fn problem(desk: Desk, field: Field, id: &str) -> AnyView {
    view! {
        <p class="field-problem" id=problem_id(id) aria-live="polite">
            {dynamic(move || desk.problem(field))}
        </p>
    }
    .fixed()
}

/// What is wrong with something that has no control: the focus goes to the sentence itself.
pub(super) fn standing_problem(desk: Desk, field: Field) -> AnyView {
    view! {
        <p class="field-problem planner-problem" tabindex="-1" aria-live="polite">
            {dynamic(move || desk.problem(field))}
        </p>
    }
    .fixed()
}

fn problem_id(id: &str) -> String {
    format!("{id}-problem")
}
