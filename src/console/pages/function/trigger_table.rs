//! The triggers of the function, and what can be done to each.

mod sets_off;

use leptos::prelude::*;

use self::sets_off::sets_off;
use super::events_section::EventsSection;
use super::live::Live;
use super::publish::problem_lines;
use super::trigger_form::{Form, TriggerForm};
use crate::change::{Change, TriggerChange, TriggerSpec};
use crate::console::components::EmptyState;
use crate::console::components::save_table::save_table;
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::rooms::each;
use crate::console::language::text;
use crate::console::route::Route;
use crate::scf::Trigger;
use crate::traffic::AliasName;

/// Lists the triggers and what each calls, and changes them.
#[component]
pub(super) fn TriggerTable(live: Live) -> AnyView {
    let words = &text().function;
    let form = Form::closed();
    let refused = RwSignal::new(Vec::<String>::new());
    let triggers = Memo::new(move |_| {
        live.reading.with(|reading| {
            let snapshot = reading.value();
            snapshot.map_or_else(Vec::new, |snapshot| snapshot.triggers.clone())
        })
    });
    let act = Callback::new(move |change| {
        let problems = live.propose(&Change::Triggers(vec![change]));
        refused.set(each(&problems));
    });
    let table = move || {
        let triggers = triggers.get();
        if triggers.is_empty() {
            return view! { <EmptyState title=words.no_triggers advice=words.no_triggers_advice /> }
                .fixed();
        }
        let rows = triggers
            .into_iter()
            .map(|trigger| row(live, form, act, &trigger));
        let columns = [
            words.trigger,
            words.kind,
            words.calls,
            words.switch,
            words.sets_off,
            text().trigger.argument,
            words.actions,
        ];
        let heads = columns.map(|column| view! { <th scope="col">{column}</th> }.fixed());
        view! {
            <div class="scroll-x" role="group" tabindex="0" aria-labelledby="triggers">
                <table class="triggers cards" aria-labelledby="triggers">
                    <thead><tr>{heads.into_iter().collect_view()}</tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        }
        .fixed()
    };
    let file = Callback::new(move |()| file_rows(triggers.get_untracked()));
    let save = save_table(words.triggers, "triggers", live.function_name(), file);
    view! {
        <section class="stack" aria-labelledby="triggers">
            <div class="row">
                <h2 id="triggers">{words.triggers}</h2>
                <div class="row push">
                    {save}
                    <button type="button" on:click=move |_| form.create()>{text().trigger.create}</button>
                </div>
            </div>
            {problem_lines(refused)}
            {dynamic(table)}
            <EventsSection live=live triggers=triggers />
            <TriggerForm live=live form=form />
        </section>
    }
    .fixed()
}

/// Every trigger as a row of a file.
fn file_rows(triggers: Vec<Trigger>) -> Vec<Vec<String>> {
    let words = &text().function;
    let heads = [
        words.trigger,
        words.kind,
        words.calls,
        words.switch,
        words.sets_off,
        text().trigger.argument,
        words.description,
    ];
    let row = |trigger: Trigger| {
        let spec = TriggerSpec::of(&trigger);
        let switch = if spec.enabled { words.on } else { words.off };
        vec![
            spec.key.name,
            spec.key.kind,
            spec.key.qualifier,
            switch.to_owned(),
            spec.desc,
            spec.argument,
            spec.description,
        ]
    };
    std::iter::once(heads.map(str::to_owned).into())
        .chain(triggers.into_iter().map(row))
        .collect()
}

fn row(live: Live, form: Form, act: Callback<TriggerChange>, trigger: &Trigger) -> AnyView {
    let words = &text().function;
    let spec = TriggerSpec::of(trigger);
    let switch = if spec.enabled { words.on } else { words.off };
    view! {
        <tr>
            <th scope="row">
                {spec.key.name.clone()}
                <small class="trigger-about">{spec.description.clone()}</small>
            </th>
            <td>{spec.key.kind.clone()}</td>
            <td>{called(live, &spec.key.qualifier)}</td>
            <td>{switch}</td>
            <td>{sets_off(trigger)}</td>
            <td><code class="trigger-argument">{spec.argument.clone()}</code></td>
            <td>{actions(form, act, &spec)}</td>
        </tr>
    }
    .fixed()
}

/// What a trigger calls: a link if it is an alias.
fn called(live: Live, qualifier: &str) -> AnyView {
    let name = AliasName::from_cloud(qualifier);
    if live.alias(&name).is_none() {
        return view! { {qualifier.to_owned()} }.fixed();
    }
    let href = Route::Alias(live.place.get_value(), name).href();
    view! { <a href=href>{qualifier.to_owned()}</a> }.fixed()
}

/// What can be done. The planner says why something cannot.
fn actions(form: Form, act: Callback<TriggerChange>, spec: &TriggerSpec) -> AnyView {
    let words = &text().trigger;
    let name = &spec.key.name;
    let button = |word: &'static str, label: String, run: Box<dyn Fn() + Send>| {
        view! {
            <button type="button" class="small" aria-label=label on:click=move |_| run()>{word}</button>
        }
        .fixed()
    };
    let (edited, moved) = (spec.clone(), spec.clone());
    let key = spec.key.clone();
    let mut switched = spec.clone();
    switched.enabled = !spec.enabled;
    let (switch, label) = if spec.enabled {
        (words.switch_off, words.switch_off_of)
    } else {
        (words.switch_on, words.switch_on_of)
    };
    // What sets off the other kinds is JSON that is different for each: it is not edited here.
    let edit = (spec.key.kind == "timer").then(|| {
        let edit = move || form.edit(edited.clone());
        button(words.edit, (words.edit_of)(name), Box::new(edit))
    });
    let relocate = move || form.relocate(moved.clone());
    let delete = {
        let key = key.clone();
        move || act.run(TriggerChange::Delete(key.clone()))
    };
    let switch_over = move || {
        act.run(TriggerChange::Edit {
            key: key.clone(),
            to: switched.clone(),
        });
    };
    view! {
        <div class="trigger-actions">
            {edit}
            {button(words.relocate, (words.relocate_of)(name), Box::new(relocate))}
            {button(switch, label(name), Box::new(switch_over))}
            {button(words.delete, (words.delete_of)(name), Box::new(delete))}
        </div>
    }
    .fixed()
}
