//! The evidence against the canary over the minutes, and the threshold of the alarm: one axis, in
//! powers of ten.

use std::fmt::Write;

use leptos::prelude::*;

use super::Told;
use crate::chart::{HEIGHT, STEP, runs};
use crate::console::components::unique_id;
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::console::moment::time_of_day;
use crate::judge::Judge;
use crate::rollout::{Entry, Event, Judged};

/// A power of ten, as [`Point::log_thousandths`](crate::judge::Point) has it.
const TENFOLD: i32 = 1_000;
/// The axis ends here; a curve that goes on leaves at the edge.
const MOST: i32 = 6 * TENFOLD;

/// What is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
struct Drawing {
    path: String,
    /// Where it stands now: how far across and how far down, in thousandths.
    end: Option<(u32, u32)>,
    width: u32,
    minutes: u32,
    /// The marks of the axis: the power of ten, and how far down it stands.
    marks: Vec<(i32, u32)>,
    /// How far down the threshold is.
    threshold: u32,
    /// The evidence now and the threshold, in tenths.
    evidence: (u64, u64),
}

impl Drawing {
    fn of(judge: &Judge) -> Self {
        let judgement = judge.judgement();
        let threshold = judge.threshold_log_thousandths();
        // It begins at 1 to 1, before the first minute.
        let logs = judge.curve().iter().map(|point| point.log_thousandths);
        let logs: Vec<i32> = std::iter::once(0).chain(logs).collect();
        let least = logs.iter().copied().min().unwrap_or_default().max(-MOST);
        let largest = logs.iter().copied().max().unwrap_or_default();
        let bottom = (least.div_euclid(TENFOLD) * TENFOLD).min(-TENFOLD);
        let top = largest.max(threshold).min(MOST - 1);
        let top = (top.div_euclid(TENFOLD) + 1) * TENFOLD;
        let height = u64::from((top - bottom).unsigned_abs());
        let over = |log: i32| u64::from((log - bottom).max(0).unsigned_abs());
        let down = |log: i32| {
            let up = over(log) * u64::from(HEIGHT) / height.max(1);
            HEIGHT.saturating_sub(u32::try_from(up).unwrap_or(HEIGHT))
        };
        let line = runs(logs.iter().map(|log| Some(over(*log))), height);
        let mut path = String::new();
        let points = line.first().map_or(&[][..], Vec::as_slice);
        for (place, (x, y)) in points.iter().enumerate() {
            // Writing into a string cannot fail.
            let _ = write!(path, "{}{x} {y}", if place == 0 { 'M' } else { 'L' });
        }
        let every = ((top - bottom) / TENFOLD / 5 + 1) * TENFOLD;
        let marks = (bottom..=top).filter(|log| log % every == 0);
        let marks = marks.filter(|log| log % TENFOLD == 0);
        let marks = marks.map(|log| (log / TENFOLD, down(log)));
        let marks = marks.collect();
        let steps = u32::try_from(points.len().saturating_sub(1)).unwrap_or_default();
        let width = STEP * steps.max(1);
        let across = |x: u32| x.saturating_sub(STEP / 2) * 1_000 / width;
        Self {
            path,
            end: points.last().map(|(x, y)| (across(*x), *y)),
            width,
            minutes: judgement.minutes,
            marks,
            threshold: down(threshold),
            evidence: (judgement.evidence_tenths, judgement.threshold_tenths),
        }
    }
}

/// The curve, its meaning in words, and its numbers as a table.
#[component]
pub(super) fn Curve(told: Told) -> AnyView {
    let words = &text().rollout_verdict;
    let state = told.shown.state;
    let drawing = Memo::new(move |_| {
        state.with(|state| state.judge().map_or_else(Drawing::default, Drawing::of))
    });
    let says = move || {
        let (now, threshold) = drawing.with(|drawing| drawing.evidence);
        (words.curve_says)(now, threshold)
    };
    let marks = move || {
        let marks = drawing.with(|drawing| drawing.marks.clone()).into_iter();
        let mark = |(power, down): (i32, u32)| {
            let is_even = power == 0;
            view! {
                <span class="rollout-power" data-even=is_even style:--down=down.to_string()>
                    {(words.power)(power)}
                </span>
            }
            .fixed()
        };
        marks.map(mark).collect_view()
    };
    let rules = move || {
        let marks = drawing.with(|drawing| drawing.marks.clone()).into_iter();
        let rule = |(power, down): (i32, u32)| {
            let is_even = power == 0;
            view! { <span class="rollout-rule" data-even=is_even style:--down=down.to_string()></span> }.fixed()
        };
        marks.map(rule).collect_view()
    };
    // The first point stands at the edge.
    let view_box = move || {
        let width = drawing.with(|drawing| drawing.width);
        format!("{} 0 {width} {HEIGHT}", STEP / 2)
    };
    // No line of no length: a browser may draw that as wide as the sheet is stretched.
    let end = move || {
        let (across, down) = drawing.with(|drawing| drawing.end)?;
        let (across, down) = (across.to_string(), down.to_string());
        Some(
            view! { <span class="rollout-dot" style:--across=across style:--down=down></span> }
                .fixed(),
        )
    };
    let threshold = move || drawing.with(|drawing| drawing.threshold.to_string());
    let alarm = move || (words.threshold)(drawing.with(|drawing| drawing.evidence.1));
    let heading = unique_id("curve");
    view! {
        <figure class="rollout-curve" aria-labelledby=heading.clone()>
            <figcaption>
                <h3 id=heading.clone()>{words.curve}</h3>
                <p>{dynamic(says)}</p>
            </figcaption>
            <div class="rollout-plot" aria-hidden="true">
                <div class="rollout-powers">{dynamic(marks)}</div>
                <div class="rollout-sheet">
                    {dynamic(rules)}
                    <span class="rollout-alarm" style:--down=dynamic(threshold)>
                        <b>{dynamic(alarm)}</b>
                    </span>
                    <svg viewBox=dynamic(view_box) preserveAspectRatio="none">
                        <path class="rollout-evidence" d=dynamic(move || drawing.with(|drawing| drawing.path.clone()))></path>
                    </svg>
                    {dynamic(end)}
                </div>
            </div>
            <p class="soft rollout-minutes">
                {dynamic(move || (words.curve_minutes)(drawing.with(|drawing| drawing.minutes)))}
            </p>
            <p class="soft">{words.curve_note}</p>
            {table(told)}
        </figure>
    }
    .fixed()
}

/// What was said at every look, the newest first. Made when it is opened.
fn table(told: Told) -> AnyView {
    let words = &text().rollout_verdict;
    let open = RwSignal::new(false);
    let rows = move || {
        let rows = told.shown.entries.with(|entries| {
            let looks = entries.iter().rev().filter_map(look);
            looks.map(|(at, judged)| row(at, &judged)).collect_view()
        });
        view! {
            <div class="scroll-x rollout-looks" tabindex="0" role="group" aria-label=words.curve>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{words.looked_at}</th>
                            <th scope="col" class="number">{words.evidence}</th>
                            <th scope="col" class="number">{words.canary_failed}</th>
                            <th scope="col" class="number">{words.stable_failed}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .fixed()
    };
    view! {
        <details class="details" on:toggle=move |_| open.set(true)>
            <summary>{words.curve_table}</summary>
            {dynamic(move || open.get().then(rows))}
        </details>
    }
    .fixed()
}

/// A look at which minutes were counted.
fn look(entry: &Entry) -> Option<(u64, Judged)> {
    match &entry.event {
        Event::Looked {
            minutes, judged, ..
        } if !minutes.is_empty() => Some((entry.at, (*judged)?)),
        _ => None,
    }
}

fn row(at: u64, judged: &Judged) -> AnyView {
    let words = &text().rollout_verdict;
    let ([canary, failed], [stable, stable_failed]) = (judged.canary, judged.stable);
    view! {
        <tr>
            <th scope="row">{time_of_day(at)}</th>
            <td class="number">{(words.to_one)(judged.evidence_tenths)}</td>
            <td class="number">{(words.of)(failed, canary)}</td>
            <td class="number">{(words.of)(stable_failed, stable)}</td>
        </tr>
    }
    .fixed()
}
