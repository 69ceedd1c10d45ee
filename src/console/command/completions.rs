//! The list of completions below the field: which there are, which is chosen, and taking one.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use super::reading::{byte_of, units_of};
use crate::console::components::unique_id;
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::sls::{Completion, Known, complete};

/// More than this nobody reads; another letter makes the list shorter.
const MOST: usize = 8;

/// A handle to the list of one field. Copies are the same list.
#[derive(Clone, Copy)]
pub(super) struct Completions {
    text: RwSignal<String>,
    known: Signal<Known>,
    /// The identifier of the field.
    field: StoredValue<String>,
    /// The identifier of the list, and the beginning of those of its lines.
    list: StoredValue<String>,
    shown: RwSignal<Vec<Completion>>,
    /// True while the list is wanted. Whoever takes the text as given puts it away.
    wanted: RwSignal<bool>,
    active: RwSignal<Option<usize>>,
}

impl Completions {
    pub(super) fn of(
        text: RwSignal<String>,
        known: Signal<Known>,
        wanted: RwSignal<bool>,
        field: &str,
    ) -> Self {
        Self {
            text,
            known,
            field: StoredValue::new(field.to_owned()),
            list: StoredValue::new(unique_id("completions")),
            shown: RwSignal::new(Vec::new()),
            wanted,
            active: RwSignal::new(None),
        }
    }

    /// True while the list is there.
    pub(super) fn is_open(self) -> bool {
        self.wanted.get() && self.shown.with(|shown| !shown.is_empty())
    }

    /// The identifier of the list, for the field that controls it.
    pub(super) fn list_id(self) -> Option<String> {
        self.is_open().then(|| self.list.get_value())
    }

    /// The identifier of the chosen line.
    pub(super) fn active_id(self) -> Option<String> {
        let active = self.active.get().filter(|_| self.is_open());
        active.map(|index| self.line_id(index))
    }

    fn line_id(self, index: usize) -> String {
        format!("{}-{index}", self.list.get_value())
    }

    /// Looks again at what could stand where the cursor is.
    pub(super) fn follow(self) {
        let Some(element) = self.element() else {
            return;
        };
        let units = element.selection_start().ok().flatten().unwrap_or_default();
        let mut shown = self.text.with_untracked(|text| {
            let cursor = byte_of(text, usize::try_from(units).unwrap_or(usize::MAX));
            self.known
                .with_untracked(|known| complete(text, cursor, known))
        });
        shown.truncate(MOST);
        self.active.set(None);
        self.shown.set(shown);
        self.wanted.set(true);
    }

    /// Puts the list away.
    pub(super) fn close(self) {
        self.active.set(None);
        self.wanted.set(false);
    }

    /// What a key does to the list. False if the list has no use for it.
    pub(super) fn press(self, key: &str) -> bool {
        let count = self.shown.with_untracked(Vec::len);
        if count == 0 || !self.wanted.get_untracked() {
            return false;
        }
        let active = self.active.get_untracked();
        match (key, active) {
            ("Escape", _) => self.close(),
            ("ArrowDown", None) => self.active.set(Some(0)),
            ("ArrowDown", Some(index)) => self.active.set(Some((index + 1) % count)),
            ("ArrowUp", Some(0) | None) => self.active.set(Some(count - 1)),
            ("ArrowUp", Some(index)) => self.active.set(Some(index - 1)),
            ("Enter" | "Tab", Some(index)) => self.take(index),
            // Where nothing of a word is typed yet, Tab goes on to the next control.
            ("Tab", None) if self.begins() => self.take(0),
            _ => return false,
        }
        true
    }

    fn begins(self) -> bool {
        self.shown
            .with_untracked(|shown| shown.first().is_some_and(|first| !first.range.is_empty()))
    }

    /// Puts a completion into the text and looks for what could follow it.
    fn take(self, index: usize) {
        let chosen = self.shown.with_untracked(|shown| shown.get(index).cloned());
        let (Some(Completion { insert, range, .. }), Some(element)) = (chosen, self.element())
        else {
            return;
        };
        let mut text = self.text.get_untracked();
        let end = range.start + insert.len();
        text.replace_range(range, &insert);
        element.set_value(&text);
        let cursor = units_of(&text, end);
        // Refused for fields without a selection only, and this one has one.
        drop(element.set_selection_range(cursor, cursor));
        self.text.set(text);
        self.follow();
    }

    /// Puts the focus into the field.
    pub(super) fn focus_field(self) {
        // A field that left the page meanwhile needs no focus.
        drop(self.element().map(|element| element.focus()));
    }

    fn element(self) -> Option<HtmlTextAreaElement> {
        let element = document().get_element_by_id(&self.field.get_value())?;
        element.dyn_into().ok()
    }

    /// The list as it stands below the field.
    pub(super) fn view(self) -> AnyView {
        let line = move |(index, completion): (usize, Completion)| {
            let is_active = move || self.active.get() == Some(index);
            view! {
                <li
                    role="option"
                    id=self.line_id(index)
                    aria-selected=dynamic(move || if is_active() { "true" } else { "false" })
                    // The field keeps the focus.
                    on:pointerdown=|event| event.prevent_default()
                    on:click=move |_| self.take(index)
                >
                    {completion.label}
                </li>
            }
            .fixed()
        };
        dynamic(move || {
            self.is_open().then(|| {
                let shown = self.shown.get();
                let lines = shown.into_iter().enumerate().map(line).collect_view();
                view! {
                    <ul
                        class="completions"
                        role="listbox"
                        id=self.list.get_value()
                        aria-label=text().command.completions
                    >
                        {lines}
                    </ul>
                }
                .fixed()
            })
        })
        .into_any()
    }
}
