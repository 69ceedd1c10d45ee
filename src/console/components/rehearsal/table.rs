//! The numbers.

use leptos::prelude::*;

use super::game::Game;
use super::name;
use crate::console::fixed::Fixed;
use crate::console::language::text;
use crate::judge::{Rehearsal, Spread};
use crate::rollout::Contestant;

/// In the place of a number that is not there yet, and of one that cannot be.
const COMING: &str = "…";
const NONE: &str = "–";

/// A row for each plan.
pub(super) fn table(game: &Game) -> Option<AnyView> {
    let words = &text().rehearsal;
    let question = game.question.as_ref()?;
    let caption = (words.caption)(question.rise);
    let heads = [
        words.stopped.to_owned(),
        words.stopped_after.to_owned(),
        (words.failures)(question.scenario.window_minutes),
        words.finished.to_owned(),
        words.false_aborts.to_owned(),
    ];
    let head = |head: String| view! { <th scope="col" class="number">{head}</th> }.fixed();
    let rows = question.contestants.iter().zip(&game.results);
    let rows: Vec<AnyView> = rows
        .map(|(one, played)| row(one, played.as_ref()))
        .collect();
    let is_busy = game.played() < game.results.len();
    Some(
        view! {
            // It scrolls on a narrow screen, so the keyboard must reach it.
            <div class="scroll-x" role="group" tabindex="0" aria-label=caption>
                <table class="rehearsal-table" aria-busy=is_busy.then_some("true")>
                    <caption>{caption.clone()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{words.plan}</th>
                            {heads.map(head).collect_view()}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="field-hint">{words.small}</p>
        }
        .fixed(),
    )
}

fn row(contestant: &Contestant, played: Option<&Rehearsal>) -> AnyView {
    let words = &text().rehearsal;
    let cells: [(String, Option<String>); 5] = match played {
        None => std::array::from_fn(|_| (COMING.to_owned(), None)),
        Some(played) => [
            ((words.share)(played.stopped), None),
            spread(played.stopped_minute, words.time),
            spread(played.failed_requests, words.count),
            finished(played),
            ((words.share)(played.false_aborts), None),
        ],
    };
    let cell = |(large, small): (String, Option<String>)| {
        let small = small.map(|small| view! { <small>{small}</small> }.fixed());
        view! { <td class="number">{large} {small}</td> }.fixed()
    };
    view! {
        <tr data-this=contestant.preset.is_none().then_some("true")>
            <th scope="row">{broken(name(contestant))}</th>
            {cells.map(cell).collect_view()}
        </tr>
    }
    .fixed()
}

/// The median, and from the tenth to the nine tenths if they differ.
fn spread(spread: Option<Spread>, written: fn(u64) -> String) -> (String, Option<String>) {
    let Some(spread) = spread else {
        return (NONE.to_owned(), None);
    };
    let (from, to) = (written(spread.tenth), written(spread.nine_tenths));
    let between = (from != to).then(|| (text().rehearsal.between)(&from, &to));
    (written(spread.median), between)
}

fn finished(played: &Rehearsal) -> (String, Option<String>) {
    let words = &text().rehearsal;
    if played.finished == 0 {
        return (words.not_finished.to_owned(), None);
    }
    let (median, between) = spread(played.finished_minute, words.time);
    let over = played.finished.saturating_add(played.false_aborts);
    let held = 10_000_u16.saturating_sub(over);
    // Both are rounded down.
    let held = (held > 10).then(|| (words.some_held)(held));
    (median, held.or(between))
}

/// The name with places where it may go on in the next line: before each word in it.
pub(crate) fn broken(name: &'static str) -> AnyView {
    let starts = name.char_indices().filter(|(at, letter)| {
        let before = name[..*at].chars().next_back();
        let goes_on = |before: char| before.is_ascii_digit() == letter.is_ascii_digit();
        before.is_some_and(|before| letter.is_ascii_uppercase() || !goes_on(before))
    });
    let mut cuts: Vec<usize> = starts.map(|(at, _)| at).collect();
    cuts.push(name.len());
    let mut from = 0;
    let mut parts = Vec::new();
    for to in cuts {
        let part = name.get(from..to).unwrap_or_default();
        parts.push(view! { {part} <wbr /> }.fixed());
        from = to;
    }
    parts.collect_view().fixed()
}
