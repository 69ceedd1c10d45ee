//! The point in time that is pointed at, by pointer or by keyboard, in all panels at once.

use crate::console::fixed::{Fixed, dynamic};
use leptos::ev::{Event, PointerEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::shown::Shown;
use super::table::{Mark, Table};
use crate::console::language::text;

/// A handle to the point. Copies are the same.
#[derive(Clone, Copy)]
pub(super) struct Cursor {
    table: Memo<Table>,
    /// When the point began that is pointed at, in Unix seconds: it stays with its time while the
    /// chart moves on. Nothing while nobody points: then the newest counts.
    at: RwSignal<Option<u64>>,
}

impl Cursor {
    pub(super) fn new(table: Memo<Table>) -> Self {
        let at = RwSignal::new(None);
        Self { table, at }
    }

    /// Whether anybody points.
    pub(super) fn is_set(self) -> bool {
        self.at.with(Option::is_some)
    }

    /// Which point it is, the newest if nobody points.
    pub(super) fn index(self) -> usize {
        let at = self.at.get();
        self.table.with(|table| {
            let last = table.len().saturating_sub(1);
            let Some(at) = at else {
                return last;
            };
            let index = at
                .saturating_sub(table.span.start)
                .checked_div(table.span.step);
            let index = index.and_then(|index| usize::try_from(index).ok());
            index.map_or(last, |index| index.min(last))
        })
    }

    fn set(self, index: usize) {
        let begins = self.table.with_untracked(|table| {
            let last = table.len().saturating_sub(1);
            table.span.begins(index.min(last))
        });
        if self.at.get_untracked() != Some(begins) {
            self.at.set(Some(begins));
        }
    }

    /// What lies over all panels: takes the pointer, and shows the point, what was done, and what
    /// is not settled.
    pub(super) fn surface(self, marks: Signal<Vec<Mark>>) -> AnyView {
        let table = self.table;
        let point = move |event: PointerEvent| {
            let surface = event.current_target();
            let width = surface.map_or(1, |surface| {
                surface.unchecked_into::<HtmlElement>().offset_width()
            });
            let count = table.with_untracked(Table::len);
            let (x, width) = (i64::from(event.offset_x()), i64::from(width.max(1)));
            let index = x * i64::try_from(count).unwrap_or_default() / width;
            self.set(usize::try_from(index).unwrap_or_default());
        };
        let place = move || {
            let index = self.index();
            table.with(|table| {
                let middle = table.span.begins(index) + table.span.step / 2;
                middle.saturating_sub(table.span.start).to_string()
            })
        };
        let unsettled = move || {
            table.with(|table| {
                let span = &table.span;
                let settled = span.settled.clamp(span.start, span.end.max(span.start));
                (settled - span.start).to_string()
            })
        };
        let marks = move || {
            let drawn = marks.get().into_iter();
            table.with(|table| {
                let span = table.span;
                let drawn = drawn.filter(|mark| mark.at >= span.start && mark.at < span.end);
                let drawn = drawn.map(|mark| {
                    let place = (mark.at - span.start).to_string();
                    view! { <span class="chart-mark" style:--at=place></span> }.fixed()
                });
                drawn.collect_view()
            })
        };
        view! {
            <div
                class="chart-surface"
                aria-hidden="true"
                on:pointermove=point
                on:pointerdown=point
                on:pointerleave=move |_| self.at.set(None)
            >
                <span class="chart-unsettled" style:--at=dynamic(unsettled)></span>
                {dynamic(marks)}
                <span class="chart-cursor" style:--at=dynamic(place) hidden=dynamic(move || !self.is_set())></span>
            </div>
        }
        .fixed()
    }

    /// The same for the keyboard.
    pub(super) fn slider(self) -> AnyView {
        let table = self.table;
        let slide = move |event: Event| {
            let field: HtmlInputElement = event.target().map(JsCast::unchecked_into)?;
            self.set(field.value().parse().ok()?);
            Some(())
        };
        view! {
            <input
                type="range"
                class="chart-slider"
                aria-label=text().monitor.cursor
                aria-valuetext=dynamic(move || self.spoken())
                min="0"
                max=dynamic(move || table.with(Table::len).saturating_sub(1).to_string())
                prop:value=dynamic(move || self.index().to_string())
                on:input=move |event| {
                    let _ = slide(event);
                }
                on:blur=move |_| self.at.set(None)
            />
        }
        .fixed()
    }

    /// Everything at the point, in words.
    fn spoken(self) -> String {
        let words = &text().monitor;
        let index = self.index();
        self.table.with(|table| {
            let lines = table.lines.iter().enumerate().map(|(line, drawn)| {
                let sum = table.point(line, index);
                let values = Shown::ALL.map(|shown| shown.written(shown.value(&sum)));
                (words.spoken)(&(words.subject)(&drawn.subject), &values)
            });
            let mut said = vec![table.span.says(index)];
            said.extend(lines);
            (text().common.lines)(&said)
        })
    }
}
