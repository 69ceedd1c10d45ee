//! A plan that is played before anything is touched, beside those that one could take instead.

use super::confidence::{per_second, points, time};
use super::number::{grouped, plural};
use crate::judge::{ErrorRate, Rehearsal as Played, Spread};

/// The strings of this area.
#[derive(Debug)]
pub struct Rehearsal {
    /// Heads the section.
    pub title: &'static str,
    /// What is done: how often each plan is played.
    pub about: fn(u32) -> String,
    /// There is no plan yet.
    pub no_plan: &'static str,
    /// The last hour is being read.
    pub reading: &'static str,
    /// What it is played with: thousandths of a request per second, and the rate at which the stable
    /// version fails.
    pub measured: fn(u64, ErrorRate) -> String,
    /// Nothing is known of the last hour, and why: the person supposes something.
    pub suppose: fn(&str) -> String,
    /// Why: so few requests, and how many it takes.
    pub few: fn(u64, u64) -> String,
    /// Why: nobody counted errors.
    pub no_errors: &'static str,
    /// What it is played with if the person supposes it.
    pub supposed: fn(u64, ErrorRate) -> String,
    /// The field of the rise, in points.
    pub rise: &'static str,
    /// What it takes.
    pub rise_hint: &'static str,
    /// The field of the supposed requests per second.
    pub rate: &'static str,
    /// The field of the supposed error rate, in percent.
    pub errors: &'static str,
    /// What was typed is no number that the field takes: the smallest and the largest.
    pub not_between: fn(&str, &str) -> String,
    /// The plans are being played.
    pub playing: &'static str,
    /// What becomes of a faulty canary: the rise, and the minutes for which failures are counted.
    pub faulty: fn(&Played, ErrorRate, u32) -> String,
    /// What becomes of a good one.
    pub good: fn(&Played) -> String,
    /// Nothing watches errors.
    pub unwatched: &'static str,
    /// The plan asks somebody.
    pub approvals: &'static str,
    /// An alarm holds the plan.
    pub holds: &'static str,
    /// The picture's name.
    pub picture: fn(ErrorRate) -> String,
    /// Heads what is drawn over time.
    pub over_time: &'static str,
    /// Heads the bars of failed requests: the minutes for which they are counted.
    pub failures: fn(u32) -> String,
    /// The same where there is little room.
    pub failures_short: fn(u32) -> String,
    /// What the signs in the picture are: the canary's share.
    pub sign_share: &'static str,
    /// When it is stopped.
    pub sign_stop: &'static str,
    /// How many requests fail.
    pub sign_failures: &'static str,
    /// The table's caption.
    pub caption: fn(ErrorRate) -> String,
    /// What the small numbers are.
    pub small: &'static str,
    /// Heads the plans.
    pub plan: &'static str,
    /// The plan that is being made.
    pub this_plan: &'static str,
    /// Heads the shares of faulty canaries that are stopped.
    pub stopped: &'static str,
    /// Heads the times after which they are.
    pub stopped_after: &'static str,
    /// Heads the times after which a good canary has all traffic.
    pub finished: &'static str,
    /// Heads the shares of good canaries that are stopped.
    pub false_aborts: &'static str,
    /// Beside a row of the picture: the share that is stopped.
    pub stops: fn(u16) -> String,
    /// A share, in ten-thousandths.
    pub share: fn(u16) -> String,
    /// A number of minutes.
    pub time: fn(u64) -> String,
    /// A number of requests.
    pub count: fn(u64) -> String,
    /// From one to another.
    pub between: fn(&str, &str) -> String,
    /// Never, as far as it was played.
    pub not_finished: &'static str,
    /// Some are still held then: their share.
    pub some_held: fn(u16) -> String,
    /// It could not be played.
    pub failed: &'static str,
    /// What to do about it.
    pub failed_advice: &'static str,
    /// Heads the times after which the rise would be noticed at each share.
    pub steps: &'static str,
    /// After so many minutes.
    pub noticed: fn(u64) -> String,
    /// Not within so many minutes.
    pub not_within: fn(u64) -> String,
    /// There is nothing to notice, or nothing to compare.
    pub not_to_notice: &'static str,
}

/// The strings in English.
pub const ENGLISH: Rehearsal = Rehearsal {
    title: "Rehearsal",
    about: |runs| {
        let runs = grouped(runs.into());
        format!(
            "Each plan is played {runs} times with a canary that fails more often and {runs} times with a good one, in this browser. Nothing is sent."
        )
    },
    no_plan: "As soon as the plan is complete it is played here.",
    reading: "Reading the requests of the last hour…",
    measured: |rate, errors| {
        format!(
            "Played with what Monitor counted in the last hour: {} requests/s through this alias, of which {} % fail on the stable version.",
            per_second(rate),
            errors.percent_text()
        )
    },
    suppose: |why| {
        format!("{why} So that the plan can be played, suppose how many requests will come.")
    },
    few: |requests, needed| match requests {
        0 => "There was no request in the last hour.".to_owned(),
        _ => format!(
            "{} in the last hour; it takes {} to know the error rate.",
            plural(requests, "There was one request", "There were # requests"),
            grouped(needed)
        ),
    },
    no_errors: "Monitor counted requests in the last hour, but no errors or their absence.",
    supposed: |rate, errors| {
        format!(
            "Played with a supposition, not with what was measured: {} requests/s, of which {} % fail on the stable version.",
            per_second(rate),
            errors.percent_text()
        )
    },
    rise: "Supposed rise in errors",
    rise_hint: "In points: with 1, a rate of 0.1 % becomes 1.1 %.",
    rate: "Supposed requests per second",
    errors: "Supposed error rate, in percent",
    not_between: |least, most| format!("Write a number from {least} to {most}, such as 1 or 0.5."),
    playing: "Playing the plans",
    faulty,
    good,
    unwatched: "No guard watches errors, so nothing stops this plan by itself.",
    approvals: "Approvals are taken as given at once.",
    holds: "An alarm holds this plan instead of rolling it back: it is played as if somebody rolled it back at once.",
    picture: |rise| {
        format!(
            "What each plan does with a canary that fails {} more often. The table has the same numbers.",
            points(rise)
        )
    },
    over_time: "Share over time",
    failures: |minutes| format!("Failed requests in {}", time(minutes.into())),
    failures_short: |minutes| format!("Failed in {}", time(minutes.into())),
    sign_share: "share of the canary",
    sign_stop: "when a faulty one is stopped, median and eight of ten",
    sign_failures: "requests that a faulty one fails, median and nine of ten",
    caption: |rise| format!("A canary that fails {} more often", points(rise)),
    small: "Large: the median. Small: what eight of ten runs lie between. A stop includes the two minutes that Monitor is late.",
    plan: "Plan",
    this_plan: "This plan",
    stopped: "Stopped",
    stopped_after: "Stopped after",
    finished: "Good one done after",
    false_aborts: "Good one stopped",
    stops: |share| format!("{} stopped", percent(share)),
    share: percent,
    time,
    count: grouped,
    between: |from, to| format!("{from} to {to}"),
    not_finished: "not within a week",
    some_held: |share| format!("{} still held after a week", percent(share)),
    failed: "The plan could not be played",
    failed_advice: "The part of the console that plays plans did not start or did not answer. The plan itself is not affected. Try again, or reload the page.",
    steps: "At each share of this plan a single look would notice it, four times out of five:",
    noticed: |minutes| format!("after about {}", time(minutes)),
    not_within: |minutes| format!("not within {}", time(minutes)),
    not_to_notice: "never: there is nothing to compare",
};

fn faulty(played: &Played, rise: ErrorRate, window: u32) -> String {
    let (points, window) = (points(rise), time(window.into()));
    let failed = played.failed_requests.map_or(0, |failed| failed.median);
    let failed = plural(failed, "# request", "# requests");
    match played.stopped_minute {
        None => format!(
            "A canary that fails {points} more often is never stopped and fails about {failed} in {window}."
        ),
        Some(minutes) if played.stopped < 5_000 => format!(
            "A canary that fails {points} more often is stopped in {} of the cases only, then after about {}. As a rule it is missed, and fails about {failed} in {window}.",
            percent(played.stopped),
            time(minutes.median)
        ),
        Some(minutes) => format!(
            "A canary that fails {points} more often is stopped after about {}, in {} of the cases, having failed about {failed}.",
            time(minutes.median),
            percent(played.stopped)
        ),
    }
}

fn good(played: &Played) -> String {
    let by_mistake = match played.false_aborts {
        0 => "and was never stopped by mistake".to_owned(),
        share => format!(
            "and is stopped by mistake in {} of the cases",
            percent(share)
        ),
    };
    match played.finished_minute {
        Some(Spread { median, .. }) if played.finished >= 5_000 => {
            format!(
                "A good canary is through after about {} {by_mistake}.",
                time(median)
            )
        }
        _ => format!(
            "A good canary is still held after a week in {} of the cases: with so few requests the rise cannot be excluded.",
            percent(10_000 - played.finished.min(10_000))
        ),
    }
}

/// As exact as so many runs are: whole percents, tenths below ten, and never 0 or 100 for what
/// happened or did not.
pub(super) fn percent(ten_thousandths: u16) -> String {
    match ten_thousandths {
        0 => "0\u{a0}%".to_owned(),
        1..10 => "<\u{a0}0.1\u{a0}%".to_owned(),
        10..995 => {
            let tenths = (ten_thousandths + 5) / 10;
            match tenths % 10 {
                0 => format!("{}\u{a0}%", tenths / 10),
                rest => format!("{}.{rest}\u{a0}%", tenths / 10),
            }
        }
        9_950..10_000 => ">\u{a0}99\u{a0}%".to_owned(),
        _ => format!("{}\u{a0}%", (ten_thousandths + 50) / 100),
    }
}
