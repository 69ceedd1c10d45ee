//! The steps as a list that is edited by keyboard: each a share and a hold.

mod row;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use self::row::row;
use super::desk::Desk;
use super::field::{Choice, problem, standing_problem};
use super::presets::presets;
use super::stairs::picture;
use crate::console::components::{Icon, Sign, unique_id};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::console::plan_sheet::Row;
use crate::rollout::{End, Field};

/// The list. Copies are the same.
#[derive(Clone, Copy)]
struct List {
    desk: Desk,
    /// How the identifiers of its fields begin.
    id: StoredValue<String>,
}

impl List {
    fn id_of(self, part: &str, index: usize) -> String {
        self.id.with_value(|id| format!("{id}-{part}-{index}"))
    }

    /// Puts a step behind the one with this index and goes to it; at the beginning if there is none.
    fn insert_after(self, index: Option<usize>) {
        let at = index.map_or(0, |index| index + 1);
        self.desk.renumbered();
        self.desk.sheet.update(|sheet| {
            let at = at.min(sheet.steps.len());
            let before = at.checked_sub(1).and_then(|before| sheet.steps.get(before));
            let new = Row::between(before, sheet.steps.get(at));
            sheet.steps.insert(at, new);
        });
        self.focus("share", at);
    }

    fn remove(self, index: usize) {
        self.desk.renumbered();
        self.desk.sheet.update(|sheet| {
            if index < sheet.steps.len() {
                sheet.steps.remove(index);
            }
        });
        let left = self.desk.sheet.with_untracked(|sheet| sheet.steps.len());
        match left.checked_sub(1) {
            Some(last) => self.focus("share", index.min(last)),
            None => self.focus("add", 0),
        }
    }

    /// Exchanges a step with the one above or below it.
    fn exchange(self, index: usize, with: Option<usize>) {
        let count = self.desk.sheet.with_untracked(|sheet| sheet.steps.len());
        if let Some(with) = with.filter(|with| *with < count) {
            self.desk.renumbered();
            self.desk
                .sheet
                .update(|sheet| sheet.steps.swap(index, with));
            self.focus("share", with);
        }
    }

    /// Goes to a field once it is drawn.
    fn focus(self, part: &str, index: usize) {
        let id = self.id_of(part, index);
        request_animation_frame(move || {
            let found = document().get_element_by_id(&id);
            if let Some(found) = found {
                drop(found.unchecked_into::<HtmlElement>().focus());
            }
        });
    }
}

/// The picture, the presets, the list, and what comes after it.
pub(super) fn steps(desk: Desk) -> AnyView {
    let words = &text().plan;
    let list = List {
        desk,
        id: StoredValue::new(unique_id("steps")),
    };
    let count = Memo::new(move |_| desk.sheet.with(|sheet| sheet.steps.len()));
    let rows = move || {
        (0..count.get())
            .map(|index| row(list, index))
            .collect_view()
    };
    let drawn = move || desk.last.with(|plan| plan.as_ref().map(picture));
    let time = move || desk.last.with(|plan| plan.as_ref().map(words.shortest));
    let add = move |_| {
        let count = desk.sheet.with_untracked(|sheet| sheet.steps.len());
        list.insert_after(count.checked_sub(1));
    };
    view! {
        <section class="panel" aria-labelledby="plan-steps">
            <h2 id="plan-steps">{words.steps}</h2>
            {presets(desk)}
            {dynamic(drawn)}
            <ol class="planner-steps" aria-labelledby="plan-steps">{dynamic(rows)}</ol>
            {standing_problem(desk, Field::Steps)}
            <div class="row">
                <button type="button" id=list.id_of("add", 0) on:click=add>
                    <Icon sign=Sign::Plus />
                    {words.add_step}
                </button>
                <span class="soft planner-keys">{words.keys}</span>
            </div>
            {finish(desk)}
            <p class="planner-total">{dynamic(time)}</p>
        </section>
    }
    .fixed()
}

/// What comes after the last step.
fn finish(desk: Desk) -> AnyView {
    let words = &text().plan;
    let id = unique_id("finish");
    let scheme = Memo::new(move |_| desk.scheme());
    let value = Memo::new(move |_| match desk.sheet.with(|sheet| sheet.finish) {
        None => "",
        Some(End::Promote) => "promote",
        Some(End::Keep) => "keep",
    });
    let choose = move |chosen: String| {
        let finish = match chosen.as_str() {
            "promote" => Some(End::Promote),
            "keep" => Some(End::Keep),
            _ => None,
        };
        desk.sheet.update(|sheet| sheet.finish = finish);
    };
    let field = id.clone();
    let choice = move || {
        Choice {
            desk,
            id: field.clone(),
            of: field.clone(),
            field: Field::Finish,
            label: None,
            options: vec![
                ("", words.finish_unsaid.to_owned()),
                ("promote", (words.promote)(scheme.get()).to_owned()),
                ("keep", words.keep.to_owned()),
            ],
            value: value.into(),
            on_choose: Callback::new(choose),
        }
        .view()
    };
    view! {
        <div class="field planner-finish">
            <label for=id.clone()>{words.finish}</label>
            {dynamic(choice)}
            {problem(desk, Field::Finish, &id)}
        </div>
    }
    .fixed()
}
