//! One measure: its axis, a line for each version and alias, their names at the ends.

use std::fmt::Write;

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use super::cursor::Cursor;
use super::line::{Line, sample};
use super::shown::Shown;
use super::table::Table;
use crate::chart::{HEIGHT, Run, STEP, runs, spread, top};
use crate::console::language::text;

/// The height of a name beside a line, in the units of [`HEIGHT`].
const NAME: u32 = 150;

/// What a panel draws.
#[derive(Clone, Debug, Default, PartialEq)]
struct Drawing {
    top: u64,
    width: u32,
    /// For each line its path, and the points that are to be marked.
    paths: Vec<(String, String)>,
    /// For each line how far down its name stands; nothing for a line without points.
    names: Vec<Option<u32>>,
    /// What is said of the lines that should have points and have none.
    missing: Option<String>,
    is_empty: bool,
}

/// Draws one measure of all lines.
pub(super) fn panel(shown: Shown, lines: &[Line], table: Memo<Table>, cursor: Cursor) -> AnyView {
    let words = &text().monitor;
    let drawing = Memo::new(move |_| table.with(|table| draw(shown, table)));
    let title = move || shown.title(table.with(|table| table.span.minutes()));
    let scale =
        move |part: u64| move || drawing.with(|drawing| shown.written(Some(drawing.top / part)));
    let path = |(index, line): (usize, &Line)| {
        let of = move |marks: bool| {
            move || {
                drawing.with(|drawing| {
                    let (line, points) = drawing.paths.get(index)?;
                    Some(if marks { points.clone() } else { line.clone() })
                })
            }
        };
        let ink = line.ink.name();
        view! {
            <g class="chart-strand">
                <path class="chart-line" data-ink=ink data-nth=line.nth d=dynamic(of(false))></path>
                <path class="chart-point" data-ink=ink d=dynamic(of(true))></path>
            </g>
        }
        .fixed()
    };
    let name = |(index, line): (usize, &Line)| {
        let place = move || drawing.with(|drawing| drawing.names.get(index).copied().flatten());
        let down = move || place().map(|place| place.to_string());
        view! {
            <span
                class="chart-name"
                data-ink=line.ink.name()
                style:--down=dynamic(move || down().unwrap_or_default())
                hidden=dynamic(move || place().is_none())
            >
                {(words.short)(&line.subject)}
            </span>
        }
        .fixed()
    };
    let value = |(index, line): (usize, &Line)| {
        let name = (words.short)(&line.subject);
        let value = move || {
            let at = cursor.index();
            let value = table.with(|table| shown.value(&table.point(index, at)));
            (words.value)(&name, &shown.written(value))
        };
        view! { <li>{sample(line)} {dynamic(value)}</li> }.fixed()
    };
    let missing = move || {
        let says = drawing.with(|drawing| drawing.missing.clone())?;
        Some(view! { <p class="chart-missing">{says}</p> }.fixed())
    };
    let view_box = move || format!("0 0 {} {HEIGHT}", drawing.with(|drawing| drawing.width));
    view! {
        <div class="chart-panel">
            <div class="chart-head">
                <h3>{dynamic(title)}</h3>
                <ul class="chart-values">{lines.iter().enumerate().map(value).collect_view()}</ul>
            </div>
            <div class="chart-scale" aria-hidden="true">
                <span>{dynamic(scale(1))}</span>
                <span>{dynamic(scale(2))}</span>
                <span>"0"</span>
            </div>
            <div class="chart-plot">
                <svg viewBox=dynamic(view_box) preserveAspectRatio="none" aria-hidden="true">
                    {lines.iter().enumerate().map(path).collect_view()}
                </svg>
                <p class="chart-nothing" hidden=dynamic(move || !drawing.with(|drawing| drawing.is_empty))>
                    {words.no_data}
                </p>
            </div>
            <div class="chart-names" aria-hidden="true">{lines.iter().enumerate().map(name).collect_view()}</div>
            {dynamic(missing)}
        </div>
    }
    .fixed()
}

fn draw(shown: Shown, table: &Table) -> Drawing {
    let values = |line: usize| {
        let points = table.points(line).iter();
        points.map(move |sum| shown.value(sum))
    };
    let count = table.lines.len();
    let largest = (0..count).flat_map(values).flatten().max();
    let top = top(largest.unwrap_or_default(), shown.least());
    let runs: Vec<Vec<Run>> = (0..count).map(|line| runs(values(line), top)).collect();
    let ends = runs.iter().map(|runs| Some(runs.last()?.last()?.1));
    let ends: Vec<Option<u32>> = ends.collect();
    let heights: Vec<u32> = ends.iter().copied().flatten().collect();
    let mut spread = spread(&heights, NAME, HEIGHT).into_iter();
    let names = ends.iter().map(|end| end.and_then(|_| spread.next()));
    Drawing {
        top,
        width: STEP * u32::try_from(table.len()).unwrap_or(1).max(1),
        names: names.collect(),
        paths: runs.iter().map(|runs| written(runs)).collect(),
        missing: missing(shown, table, &ends),
        is_empty: heights.is_empty(),
    }
}

/// Of which lines there is nothing, and why. A line without a request has no point of anything, so
/// it is said once.
fn missing(shown: Shown, table: &Table, ends: &[Option<u32>]) -> Option<String> {
    let words = &text().monitor;
    let is_first = shown == Shown::Requests;
    let lines = table.lines.iter().enumerate();
    let lacking = lines.filter(|(index, _)| {
        let requests = table.total(*index).requests.unwrap_or_default();
        let has_points = ends.get(*index).copied().flatten().is_some();
        !has_points && (is_first || requests > 0)
    });
    let names: Vec<String> = lacking
        .map(|(_, line)| (words.subject)(&line.subject))
        .collect();
    let says = if is_first {
        words.no_requests
    } else {
        words.missing
    };
    (!names.is_empty()).then(|| says(&(text().common.listed)(&names)))
}

/// The path through all runs, and the points that a line alone would not show: those between two
/// gaps, and the last one.
fn written(runs: &[Run]) -> (String, String) {
    let (mut path, mut points) = (String::new(), String::new());
    for (index, run) in runs.iter().enumerate() {
        let is_last = index + 1 == runs.len();
        for (place, (x, y)) in run.iter().enumerate() {
            // Writing into a string cannot fail.
            let _ = write!(path, "{}{x} {y}", if place == 0 { 'M' } else { 'L' });
        }
        if let Some((x, y)) = run.last().filter(|_| is_last || run.len() == 1) {
            let _ = write!(points, "M{x} {y}h0");
        }
    }
    (path, points)
}
