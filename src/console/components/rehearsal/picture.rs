//! The picture: for each plan its shares over time, when a faulty canary is stopped, and how many
//! requests that one fails.
//!
//! Widths are percentages and heights pixels, so that text and dots keep their size on every screen.

use leptos::prelude::*;

use super::super::identifier::unique_id;
use super::game::Game;
use super::{Question, name};
use crate::chart::{Block, Minutes, WIDTH};
use crate::console::fixed::Fixed;
use crate::console::language::text;
use crate::judge::Rehearsal;
use crate::rollout::Contestant;

/// The heights of the headings, of a plan and of the marks of the scale, in pixels.
const HEAD: usize = 22;
const ROW: usize = 70;
const FOOT: usize = 22;

/// What the rows have in common.
struct Sheet {
    scale: Minutes,
    /// How many failed requests the longest bar stands for.
    most: u64,
    /// The address of the dots.
    dots: String,
}

/// Draws all plans.
pub(super) fn picture(game: &Game) -> Option<AnyView> {
    let words = &text().rehearsal;
    let question = game.question.as_ref()?;
    let played = || game.results.iter().flatten();
    let failed = played().filter_map(|played| played.failed_requests);
    let dots = unique_id("dots");
    let sheet = Sheet {
        scale: scale(question, game),
        most: failed
            .map(|failed| failed.nine_tenths)
            .max()
            .unwrap_or(1)
            .max(1),
        dots: format!("url(#{dots})"),
    };
    let rows = question.contestants.iter().zip(&game.results).enumerate();
    let rows = rows.map(|(index, (one, played))| {
        let y = (HEAD + index * ROW).to_string();
        let name = name(one);
        view! {
            <svg y=y width="100%" height=ROW.to_string() data-this=one.preset.is_none().then_some("true")>
                <text class="rehearsal-name" y="14">{name}</text>
                {over_time(one, played.as_ref(), &sheet)}
                {failures(played.as_ref(), &sheet)}
            </svg>
        }
        .fixed()
    });
    let rows: Vec<AnyView> = rows.collect();
    let ticks = sheet.scale.ticks().into_iter();
    let ticks: Vec<AnyView> = ticks.map(|minute| tick(minute, sheet.scale)).collect();
    let (foot, height) = (HEAD + rows.len() * ROW, HEAD + rows.len() * ROW + FOOT);
    let sign = |ink: &'static str, says: &'static str| {
        view! { <li><span class="rehearsal-sign" data-ink=ink></span>{says}</li> }.fixed()
    };
    Some(
        view! {
            <svg class="rehearsal-picture" role="img" aria-label=(words.picture)(question.rise) height=height.to_string()>
                <defs>
                    <pattern id=dots width="6" height="6" patternUnits="userSpaceOnUse">
                        <rect class="rehearsal-wash" width="6" height="6" />
                        <circle class="rehearsal-dot" cx="3" cy="3" r="1.8" />
                    </pattern>
                </defs>
                <text class="rehearsal-number" y="13">{words.over_time}</text>
                <text class="rehearsal-number" x="68%" y="13">
                    {(words.failures_short)(question.scenario.window_minutes)}
                </text>
                {rows}
                <svg y=foot.to_string() width="64%" height=FOOT.to_string()>{ticks}</svg>
            </svg>
            <ul class="rehearsal-signs" aria-hidden="true">
                {sign("share", words.sign_share)}
                {sign("stop", words.sign_stop)}
                {sign("failed", words.sign_failures)}
            </ul>
        }
        .fixed(),
    )
}

/// The scale that holds every plan and what came of it so far.
fn scale(question: &Question, game: &Game) -> Minutes {
    let planned = question.contestants.iter().map(|one| one.minutes().into());
    let played = game.results.iter().flatten().flat_map(|played| {
        let stop = played.stopped_minute.map(|minute| minute.nine_tenths);
        [stop, played.stages_over.last().copied()]
            .into_iter()
            .flatten()
    });
    Minutes::until(planned.chain(played).max().unwrap_or_default())
}

/// The shares of a plan as they come with a good canary, and when a faulty one is stopped.
fn over_time(contestant: &Contestant, played: Option<&Rehearsal>, sheet: &Sheet) -> AnyView {
    let blocks = stair(contestant, played, sheet.scale).into_iter();
    let block = |Block {
                     left,
                     right,
                     height,
                 }: Block| {
        let (x, end) = (percent(left), percent(right));
        let y = percent(u32::from(10_000 - height.min(10_000)));
        view! {
            <rect x=x.clone() y=y.clone() width=percent(right - left) height=percent(height.into()) fill=sheet.dots.clone() />
            <line class="rehearsal-edge" x1=x x2=end y1=y.clone() y2=y />
        }
        .fixed()
    };
    let stop = played.and_then(|played| played.stopped_minute).map(|stop| {
        let [from, median, to] = [stop.tenth, stop.median, stop.nine_tenths];
        let [from, median, to] = [from, median, to].map(|minute| sheet.scale.place(minute));
        let width = percent(to.saturating_sub(from).max(60));
        view! {
            <rect class="rehearsal-stop" x=percent(from) width=width height="100%" />
            <line class="rehearsal-median" x1=percent(median) x2=percent(median) y1="0" y2="100%" />
        }
        .fixed()
    });
    let blocks: Vec<AnyView> = blocks.map(block).collect();
    view! {
        <svg y="20" width="64%" height="34">
            <rect class="rehearsal-frame" width="100%" height="100%" />
            {blocks}
            {stop}
            <line class="rehearsal-ground" x2="100%" y1="100%" y2="100%" />
        </svg>
    }
    .fixed()
}

/// As it was planned; once it was played, as long as every share was held. Where a good canary does
/// not come through, the share stays.
fn stair(contestant: &Contestant, played: Option<&Rehearsal>, scale: Minutes) -> Vec<Block> {
    let mut minute = 0;
    let stages = contestant.stages.iter().enumerate();
    let levels = stages.map(|(index, stage)| {
        let over = played.map(|played| played.stages_over.get(index).copied());
        minute += u64::from(stage.minutes);
        let over = over.map_or(minute, |over| over.unwrap_or(u64::MAX));
        (over, stage.share.ten_thousandths())
    });
    scale.stair(levels, contestant.manner.then.ten_thousandths())
}

/// The bar of failed requests with its number, and how many faulty canaries are stopped.
fn failures(played: Option<&Rehearsal>, sheet: &Sheet) -> AnyView {
    let words = &text().rehearsal;
    let failed = played.and_then(|played| Some((played.failed_requests?, played.stopped)));
    let Some((failed, stopped)) = failed else {
        return ().fixed();
    };
    let wide = |number: u64| {
        let place = u128::from(number) * u128::from(WIDTH) / u128::from(sheet.most);
        percent(u32::try_from(place).unwrap_or(WIDTH))
    };
    view! {
        <svg x="68%" y="20" width="32%" height="34">
            <rect class="rehearsal-failed" width=wide(failed.median) y="1" height="13" />
            <line class="rehearsal-far" x1=wide(failed.median) x2=wide(failed.nine_tenths) y1="7.5" y2="7.5" />
            <line class="rehearsal-ground" x1="0" x2="0" y1="0" y2="15" />
            <text class="rehearsal-number" y="28">{(words.count)(failed.median)}</text>
            <text class="rehearsal-number" y="42">{(words.stops)(stopped)}</text>
        </svg>
    }
    .fixed()
}

fn tick(minute: u64, scale: Minutes) -> AnyView {
    let place = scale.place(minute);
    let anchor = match place {
        0 => "start",
        9_300.. => "end",
        _ => "middle",
    };
    let x = percent(place);
    let says = match minute {
        0 => "0".to_owned(),
        _ => (text().rehearsal.time)(minute),
    };
    view! {
        <line class="rehearsal-ground" x1=x.clone() x2=x.clone() y1="0" y2="5" />
        <text class="rehearsal-number" x=x y="18" text-anchor=anchor>{says}</text>
    }
    .fixed()
}

/// A part of the width or height, of [`WIDTH`].
fn percent(part: u32) -> String {
    format!("{}.{:02}%", part / 100, part % 100)
}
