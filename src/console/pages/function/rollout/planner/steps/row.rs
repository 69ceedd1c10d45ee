//! One step: its share, its hold, and the buttons that move it about.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::List;
use crate::console::components::{Icon, Sign};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::console::pages::function::rollout::planner::field::{Choice, Entry, problem};
use crate::console::plan_sheet::{Kind, Unit};
use crate::rollout::Field;

/// A step with its fields and buttons.
pub(super) fn row(list: List, index: usize) -> AnyView {
    let words = &text().plan;
    let desk = list.desk;
    let number = index + 1;
    let share_id = list.id_of("share", index);
    let value = Signal::derive(move || desk.row(index, |row| row.share.clone()));
    let share = Entry {
        desk,
        id: share_id.clone(),
        of: share_id.clone(),
        field: Field::Share(index),
        label: (words.share_of)(number),
        unit: "%",
        value,
        disabled: Signal::stored(false),
        on_type: Callback::new(move |typed| desk.set_row(index, |row| row.share = typed)),
    };
    let on_key = move |event: KeyboardEvent| keys(list, index, &event);
    view! {
        <li class="planner-step" on:keydown=on_key>
            <div class="planner-share">
                {share.view()}
                {problem(desk, Field::Share(index), &share_id)}
            </div>
            {hold(list, index)}
            {buttons(list, index)}
        </li>
    }
    .fixed()
}

/// What has to happen before the next step.
fn hold(list: List, index: usize) -> AnyView {
    let words = &text().plan;
    let desk = list.desk;
    let number = index + 1;
    let id = list.id_of("hold", index);
    let kind = Memo::new(move |_| desk.row(index, |row| row.kind));
    let choose = move |chosen: String| {
        let found = Kind::ALL.into_iter().find(|kind| kind.name() == chosen);
        desk.set_row(index, |row| row.kind = found.unwrap_or(row.kind));
    };
    let choice = Choice {
        desk,
        id: id.clone(),
        of: id.clone(),
        field: Field::Hold(index),
        label: Some((words.hold_of)(number)),
        options: Kind::ALL
            .map(|kind| (kind.name(), (words.hold)(kind).to_owned()))
            .into(),
        value: Signal::derive(move || kind.get().name()),
        on_choose: Callback::new(choose),
    };
    let amount = move || match kind.get() {
        Kind::Time => time(list, index),
        Kind::Approval => ().fixed(),
        Kind::Requests => requests(list, index),
    };
    view! {
        <div class="planner-hold">
            <div class="planner-hold-fields">{choice.view()} {dynamic(amount)}</div>
            {problem(desk, Field::Hold(index), &id)}
        </div>
    }
    .fixed()
}

fn time(list: List, index: usize) -> AnyView {
    let words = &text().plan;
    let desk = list.desk;
    let number = index + 1;
    let entry = Entry {
        desk,
        id: list.id_of("time", index),
        of: list.id_of("hold", index),
        field: Field::Hold(index),
        label: (words.time_of)(number),
        unit: "",
        value: Signal::derive(move || desk.row(index, |row| row.time.clone())),
        disabled: Signal::stored(false),
        on_type: Callback::new(move |typed| desk.set_row(index, |row| row.time = typed)),
    };
    let choose = move |chosen: String| {
        let found = Unit::ALL.into_iter().find(|unit| unit.name() == chosen);
        desk.set_row(index, |row| row.unit = found.unwrap_or(row.unit));
    };
    let unit = Choice {
        desk,
        id: list.id_of("unit", index),
        of: list.id_of("hold", index),
        field: Field::Hold(index),
        label: Some((words.unit_of)(number)),
        options: Unit::ALL
            .map(|unit| (unit.name(), (words.unit)(unit).to_owned()))
            .into(),
        value: Signal::derive(move || desk.row(index, |row| row.unit).name()),
        on_choose: Callback::new(choose),
    };
    view! { {entry.view()} {unit.view()} }.fixed()
}

fn requests(list: List, index: usize) -> AnyView {
    let words = &text().plan;
    let desk = list.desk;
    Entry {
        desk,
        id: list.id_of("requests", index),
        of: list.id_of("hold", index),
        field: Field::Hold(index),
        label: (words.requests_of)(index + 1),
        unit: words.requests,
        value: Signal::derive(move || desk.row(index, |row| row.requests.clone())),
        disabled: Signal::stored(false),
        on_type: Callback::new(move |typed| desk.set_row(index, |row| row.requests = typed)),
    }
    .view()
}

fn buttons(list: List, index: usize) -> AnyView {
    let words = &text().plan;
    let number = index + 1;
    let is_last = move || list.desk.sheet.with(|sheet| number >= sheet.steps.len());
    let all: [(_, _, Signal<bool>, Callback<()>); 4] = [
        (
            Sign::Up,
            (words.move_up)(number),
            Signal::stored(index == 0),
            Callback::new(move |()| list.exchange(index, index.checked_sub(1))),
        ),
        (
            Sign::Down,
            (words.move_down)(number),
            Signal::derive(is_last),
            Callback::new(move |()| list.exchange(index, Some(index + 1))),
        ),
        (
            Sign::Plus,
            (words.insert_below)(number),
            Signal::stored(false),
            Callback::new(move |()| list.insert_after(Some(index))),
        ),
        (
            Sign::Close,
            (words.remove)(number),
            Signal::stored(false),
            Callback::new(move |()| list.remove(index)),
        ),
    ];
    let button = |(sign, label, disabled, press): (Sign, String, Signal<bool>, Callback<()>)| {
        view! {
            <button
                type="button"
                class="quiet"
                title=label.clone()
                aria-label=label
                disabled=dynamic(move || disabled.get())
                on:click=move |_| press.run(())
            >
                <Icon sign=sign />
            </button>
        }
        .fixed()
    };
    view! { <div class="planner-buttons">{all.map(button).collect_view()}</div> }.fixed()
}

/// Enter adds a step below; with Alt the arrows move it. Choices and buttons keep their keys.
fn keys(list: List, index: usize, event: &KeyboardEvent) {
    let in_text = event
        .target()
        .is_some_and(|target| target.dyn_ref::<HtmlInputElement>().is_some());
    if !in_text || event.is_composing() {
        return;
    }
    let with = match (event.key().as_str(), event.alt_key()) {
        ("Enter", false) => {
            event.prevent_default();
            list.desk.touch(Field::Share(index));
            return list.insert_after(Some(index));
        }
        ("ArrowUp", true) => index.checked_sub(1),
        ("ArrowDown", true) => Some(index + 1),
        _ => return,
    };
    event.prevent_default();
    list.exchange(index, with);
}
