//! What is watched meanwhile, and what happens when it is not as it should be.

use leptos::prelude::*;

use super::desk::Desk;
use super::field::{Choice, Entry, problem};
use crate::console::components::unique_id;
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::console::plan_sheet::{Limit, Sheet};
use crate::rollout::{Field, Reaction, Unsure};

/// One guard: how its limit is found in the sheet, and what it is called.
#[derive(Clone, Copy)]
struct Guard {
    field: Field,
    name: &'static str,
    limit_name: &'static str,
    unit: &'static str,
    hint: &'static str,
    limit: fn(&Sheet) -> &Limit,
    change: fn(&mut Sheet) -> &mut Limit,
}

/// The three guards and the two reactions.
pub(super) fn guards(desk: Desk) -> AnyView {
    let words = &text().plan;
    let all = [
        Guard {
            field: Field::Errors,
            name: words.errors,
            limit_name: words.errors_limit,
            unit: words.points,
            hint: words.errors_hint,
            limit: |sheet| &sheet.errors,
            change: |sheet| &mut sheet.errors,
        },
        Guard {
            field: Field::Latency,
            name: words.latency,
            limit_name: words.latency_limit,
            unit: "%",
            hint: words.latency_hint,
            limit: |sheet| &sheet.latency,
            change: |sheet| &mut sheet.latency,
        },
        Guard {
            field: Field::Throttles,
            name: words.throttles,
            limit_name: words.throttles_limit,
            unit: words.per_minute,
            hint: words.throttles_hint,
            limit: |sheet| &sheet.throttles,
            change: |sheet| &mut sheet.throttles,
        },
    ];
    let unwatched = move || {
        let off = |sheet: &Sheet| !sheet.errors.on && !sheet.latency.on && !sheet.throttles.on;
        desk.sheet.with(off).then_some(words.unwatched)
    };
    let guards = all.map(|guard| guard_row(desk, guard));
    view! {
        <section class="panel" aria-labelledby="plan-guards">
            <h2 id="plan-guards">{words.guards}</h2>
            <p>{words.guards_lead}</p>
            <div class="planner-guards">{guards.collect_view()}</div>
            <p class="planner-remark" role="status">{dynamic(unwatched)}</p>
            <div class="form-grid">{on_trip(desk)} {when_unsure(desk)}</div>
        </section>
    }
    .fixed()
}

fn guard_row(desk: Desk, guard: Guard) -> AnyView {
    let Guard {
        field,
        name,
        limit_name,
        unit,
        hint,
        limit,
        change,
    } = guard;
    let (id, check) = (unique_id("guard"), unique_id("check"));
    let hint_id = format!("{check}-hint");
    let on = Memo::new(move |_| desk.sheet.with(|sheet| limit(sheet).on));
    let entry = Entry {
        desk,
        id: id.clone(),
        of: id.clone(),
        field,
        label: limit_name.to_owned(),
        unit,
        value: Signal::derive(move || desk.sheet.with(|sheet| limit(sheet).text.clone())),
        disabled: Signal::derive(move || !on.get()),
        on_type: Callback::new(move |typed| desk.sheet.update(|sheet| change(sheet).text = typed)),
    };
    let switch = move |event| {
        let on = event_target_checked(&event);
        desk.sheet.update(|sheet| change(sheet).on = on);
        desk.touch(field);
    };
    view! {
        <div class="planner-guard">
            <div class="deploy-check">
                <input
                    type="checkbox"
                    id=check.clone()
                    aria-describedby=hint_id.clone()
                    prop:checked=dynamic(move || on.get())
                    on:change=switch
                />
                <label for=check>{name}</label>
                <p class="field-hint" id=hint_id>{hint}</p>
            </div>
            <div>{entry.view()} {problem(desk, field, &id)}</div>
        </div>
    }
    .fixed()
}

fn on_trip(desk: Desk) -> AnyView {
    let words = &text().plan;
    let all = [("roll back", Reaction::RollBack), ("hold", Reaction::Hold)];
    let value = Memo::new(move |_| {
        let chosen = desk.sheet.with(|sheet| sheet.reaction);
        name_of(&all, chosen)
    });
    let choose = move |chosen: String| {
        if let Some(reaction) = named(&all, &chosen) {
            desk.sheet.update(|sheet| sheet.reaction = reaction);
        }
    };
    reaction(
        desk,
        Field::OnTrip,
        words.on_trip,
        all.map(|(name, reaction)| (name, (words.reaction)(reaction).to_owned()))
            .into(),
        value.into(),
        Callback::new(choose),
        Signal::stored(""),
    )
}

fn when_unsure(desk: Desk) -> AnyView {
    let words = &text().plan;
    let all = [
        ("wait", Unsure::Wait),
        ("ask", Unsure::Ask),
        ("advance", Unsure::Advance),
    ];
    let chosen = Memo::new(move |_| desk.sheet.with(|sheet| sheet.unsure));
    let value = Signal::derive(move || name_of(&all, chosen.get()));
    let choose = move |chosen: String| {
        if let Some(unsure) = named(&all, &chosen) {
            desk.sheet.update(|sheet| sheet.unsure = unsure);
        }
    };
    reaction(
        desk,
        Field::WhenUnsure,
        words.when_unsure,
        all.map(|(name, unsure)| (name, (words.unsure)(unsure).to_owned()))
            .into(),
        value,
        Callback::new(choose),
        Signal::derive(move || (words.unsure_hint)(chosen.get())),
    )
}

fn reaction(
    desk: Desk,
    field: Field,
    label: &'static str,
    options: Vec<(&'static str, String)>,
    value: Signal<&'static str>,
    on_choose: Callback<String>,
    hint: Signal<&'static str>,
) -> AnyView {
    let id = unique_id("reaction");
    let choice = Choice {
        desk,
        id: id.clone(),
        of: id.clone(),
        field,
        label: None,
        options,
        value,
        on_choose,
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {choice.view()}
            {problem(desk, field, &id)}
            <p class="field-hint">{dynamic(move || hint.get())}</p>
        </div>
    }
    .fixed()
}

fn name_of<T: Copy + PartialEq>(all: &[(&'static str, T)], wanted: T) -> &'static str {
    let found = all.iter().find(|(_, one)| *one == wanted);
    found.map_or("", |(name, _)| *name)
}

fn named<T: Copy>(all: &[(&'static str, T)], name: &str) -> Option<T> {
    let found = all.iter().find(|(one, _)| *one == name);
    found.map(|(_, one)| *one)
}
