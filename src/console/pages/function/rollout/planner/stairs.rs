//! The stairs of a plan: how the share of the new version grows over time, in the two inks.

use leptos::prelude::*;

use crate::console::components::unique_id;
use crate::console::fixed::Fixed;
use crate::console::language::text;
use crate::rollout::{End, Hold, Plan, Step};
use crate::traffic::Weight;

/// The width of a picture, in ten-thousandths.
const WHOLE: u64 = 10_000;

/// One stair, in ten-thousandths of the picture.
struct Stair {
    left: u64,
    width: u64,
    share: Weight,
}

/// Places the stairs: as wide as their time, but never too narrow to be seen. What has no time of
/// its own is as wide as they are on average.
fn stairs(steps: &[Step], end: Option<End>) -> Vec<Stair> {
    let times: Vec<u64> = steps.iter().filter_map(time).collect();
    let count = u64::try_from(times.len()).unwrap_or(u64::MAX);
    let sum = times
        .iter()
        .fold(0_u64, |sum, time| sum.saturating_add(*time));
    let usual = sum.checked_div(count).unwrap_or(1).max(1);
    let mut wanted: Vec<(Weight, u64)> = steps
        .iter()
        .map(|step| (step.share, time(step).unwrap_or(usual)))
        .collect();
    if end == Some(End::Promote) {
        wanted.push((Weight::FULL, usual));
    }
    let sum = |wanted: &[(Weight, u64)]| wanted.iter().map(|(_, time)| *time).sum::<u64>().max(1);
    let least = (sum(&wanted) / 40).max(1);
    for (_, time) in &mut wanted {
        *time = (*time).max(least);
    }
    let whole = sum(&wanted);
    let mut before = 0;
    let mut placed = Vec::new();
    for (share, time) in wanted {
        let left = before * WHOLE / whole;
        before += time;
        let width = before * WHOLE / whole - left;
        placed.push(Stair { left, width, share });
    }
    placed
}

/// The time of a step, short enough for a hundred of them to be added and scaled.
fn time(step: &Step) -> Option<u64> {
    match step.hold {
        Hold::Time(seconds) => Some(seconds.min(Hold::LONGEST)),
        Hold::Approval | Hold::Requests(_) => None,
    }
}

/// The picture of a plan, with the share of each stair below it.
pub(super) fn picture(plan: &Plan) -> AnyView {
    let placed = stairs(&plan.steps, plan.end());
    // More of them could not be read.
    let labels = (placed.len() <= 12).then(|| {
        let label = |stair: &Stair| {
            let (left, width) = (percent(stair.left), percent(stair.width));
            let share = stair.share.to_string();
            view! { <span style:left=left style:width=width>{share}</span> }.fixed()
        };
        placed.iter().map(label).collect_view()
    });
    view! {
        <figure class="stairs">
            <div role="img" aria-label=(text().plan.picture)(plan)>{drawn(&placed)}</div>
            <div class="stairs-labels" aria-hidden="true">{labels}</div>
        </figure>
    }
    .fixed()
}

/// The picture beside the name of a preset.
pub(super) fn small_picture(steps: &[Step], end: Option<End>) -> AnyView {
    view! { <span class="stairs-small">{drawn(&stairs(steps, end))}</span> }.fixed()
}

/// The canary's ink over the stable one's. The dots are as large in every picture, so nothing is
/// scaled: all places are in percent.
fn drawn(placed: &[Stair]) -> AnyView {
    let id = unique_id("stairs");
    let fill = format!("url(#{id})");
    let stair = |stair: &Stair| {
        let share = u64::from(stair.share.ten_thousandths());
        let (x, y) = (percent(stair.left), percent(WHOLE - share));
        let (width, height) = (percent(stair.width), percent(share));
        view! {
            <rect class="stairs-wash" x=x.clone() y=y.clone() width=width.clone() height=height.clone() />
            <rect x=x y=y width=width height=height fill=fill.clone() />
        }
        .fixed()
    };
    view! {
        <svg aria-hidden="true" width="100%" height="100%">
            <defs>
                <pattern id=id patternUnits="userSpaceOnUse" width="6" height="6">
                    <circle class="stairs-dot" cx="3" cy="3" r="2" />
                </pattern>
            </defs>
            {placed.iter().map(stair).collect_view()}
        </svg>
    }
    .fixed()
}

/// Ten-thousandths as a percentage of CSS and SVG.
fn percent(ten_thousandths: u64) -> String {
    let (whole, rest) = (ten_thousandths / 100, ten_thousandths % 100);
    format!("{whole}.{rest:02}%")
}
