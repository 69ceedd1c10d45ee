//! The legend, which is a table of the same numbers.

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use super::cursor::Cursor;
use super::line::{Line, sample};
use super::shown::Shown;
use super::table::Table;
use crate::console::components::save_table::save_table;
use crate::console::language::text;
use crate::console::moment::iso_time;
use crate::telemetry::Sum;

/// A row for each line: the whole time, and the point that is pointed at.
pub(super) fn legend(
    function: String,
    lines: Memo<Vec<Line>>,
    table: Memo<Table>,
    cursor: Cursor,
) -> AnyView {
    let words = &text().monitor;
    let last = move || (words.last)(table.with(|table| table.span.seconds() / 60));
    let at = move || {
        let index = cursor.index();
        let (says, is_settled) = table.with(|table| {
            let ends = table.span.begins(index) + table.span.step;
            (table.span.says(index), ends <= table.span.settled)
        });
        match (cursor.is_set(), is_settled) {
            (true, _) => (words.pointed)(&says),
            (false, true) => (words.newest)(&says),
            (false, false) => (words.newest_counting)(&says),
        }
    };
    let columns = || {
        let columns = words.columns.iter();
        columns.map(|column| view! { <th scope="col" class="number">{*column}</th> }.fixed())
    };
    let heads: Vec<AnyView> = columns().chain(columns()).collect();
    let rows = move || {
        let lines = lines.get().into_iter().enumerate();
        lines
            .map(|(index, line)| row(index, &line, table, cursor))
            .collect_view()
    };
    let file = Callback::new(move |()| table.with_untracked(file_rows));
    let save = save_table(
        (words.table)(&function).as_str(),
        "monitor",
        function.clone(),
        file,
    );
    view! {
        // It scrolls on a narrow screen, so the keyboard must reach it.
        <div class="scroll-x" role="group" tabindex="0" aria-label=(words.table)(&function)>
            <table class="chart-table" aria-label=(words.table)(&function)>
                <thead>
                    <tr>
                        <th scope="col" rowspan="2">{words.of}</th>
                        <th scope="colgroup" colspan="5">{dynamic(last)}</th>
                        <th scope="colgroup" colspan="5">{dynamic(at)}</th>
                    </tr>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{dynamic(rows)}</tbody>
            </table>
        </div>
        <div class="row">
            <p class="soft">{words.gaps}</p>
            <div class="push">{save}</div>
        </div>
    }
    .fixed()
}

fn row(index: usize, line: &Line, table: Memo<Table>, cursor: Cursor) -> AnyView {
    let total = move || table.with(|table| table.total(index));
    let point = move || {
        let at = cursor.index();
        table.with(|table| table.point(index, at))
    };
    let cells: Vec<AnyView> = (0..5)
        .map(|column| cell(column, Signal::derive(total)))
        .chain((0..5).map(|column| cell(column, Signal::derive(point))))
        .collect();
    view! {
        <tr>
            <th scope="row">{sample(line)} {(text().monitor.subject)(&line.subject)}</th>
            {cells}
        </tr>
    }
    .fixed()
}

/// One number: requests, errors, error rate, throttles, duration.
fn cell(column: usize, sum: Signal<Sum>) -> AnyView {
    let written = move || {
        let sum = sum.get();
        match column {
            0 => Shown::Requests.written(sum.requests),
            1 => Shown::Requests.written(sum.errors),
            2 => Shown::ErrorRate.written(Shown::ErrorRate.value(&sum)),
            3 => Shown::Throttles.written(sum.throttles),
            _ => Shown::Duration.written(Shown::Duration.value(&sum)),
        }
    };
    view! { <td class="number">{dynamic(written)}</td> }.fixed()
}

/// Every point of every line as a row of a file: rates in percent, durations in milliseconds.
fn file_rows(table: &Table) -> Vec<Vec<String>> {
    let words = &text().monitor;
    let heads = [text().export.time, words.of];
    let heads = heads.into_iter().chain(words.columns).map(str::to_owned);
    let mut rows = vec![heads.collect()];
    let count = |value: Option<u64>| value.map(|value| value.to_string()).unwrap_or_default();
    for (index, line) in table.lines.iter().enumerate() {
        for (at, sum) in table.points(index).iter().enumerate() {
            let rate = sum.error_rate();
            let rate = rate.map(|rate| format!("{}.{:04}", rate / 10_000, rate % 10_000));
            let duration = sum.duration();
            let duration = duration.map(|time| format!("{}.{:02}", time / 100, time % 100));
            rows.push(vec![
                iso_time(table.span.begins(at) * 1_000),
                (words.subject)(&line.subject),
                count(sum.requests),
                count(sum.errors),
                rate.unwrap_or_default(),
                count(sum.throttles),
                duration.unwrap_or_default(),
            ]);
        }
    }
    rows
}
