//! How soon a rise in errors would be noticed.

use super::number::{grouped, is_one};
use crate::judge::{ErrorRate, Traffic};

/// The strings of this area.
#[derive(Debug)]
pub struct Confidence {
    /// The choice of the rise.
    pub rise: &'static str,
    /// A rise, in points of a percentage.
    pub points: fn(ErrorRate) -> String,
    /// A rise would be noticed after so many minutes.
    pub noticed: fn(&Traffic, u64) -> String,
    /// A rise would not be noticed within so many minutes.
    pub not_within: fn(&Traffic, u64) -> String,
    /// It is being calculated.
    pub calculating: &'static str,
    /// The last hour is being read.
    pub loading: &'static str,
    /// The new code gets nothing.
    pub no_share: &'static str,
    /// The new code gets everything.
    pub no_comparison: &'static str,
    /// So few requests that no error rate follows from them; and how many it takes.
    pub few: fn(u64, u64) -> String,
    /// There are requests, but nobody counted their errors.
    pub no_errors: &'static str,
    /// Every request fails already.
    pub all_fail: &'static str,
    /// There are no numbers, and why.
    pub unknown: fn(&str) -> String,
}

/// The strings in English.
pub const ENGLISH: Confidence = Confidence {
    rise: "Rise in errors to notice",
    points,
    noticed: |traffic, minutes| {
        let (at, rising, time) = (at(traffic), rising(traffic), time(minutes));
        format!("{at}, {rising} would be noticed in about {time} (4 times out of 5).")
    },
    not_within: |traffic, minutes| {
        let (at, rising, time) = (at(traffic), rising(traffic), time(minutes));
        format!("{at}, noticing {rising} would take longer than {time} (4 times out of 5).")
    },
    calculating: "Calculating how soon a rise in errors would be noticed…",
    loading: "Reading the requests of the last hour…",
    no_share: "Without a share nothing can be noticed.",
    no_comparison: "With all traffic on the new code there is nothing to compare it with, so a rise in errors shows only in its error rate.",
    few: |requests, needed| {
        let came = match requests {
            0 => "none".to_owned(),
            _ => grouped(requests),
        };
        let needed = grouped(needed);
        format!(
            "How soon a rise in errors would be noticed cannot be told: it takes {needed} requests in the last hour to know the error rate, and there were {came}."
        )
    },
    no_errors: "How soon a rise in errors would be noticed cannot be told: Monitor counted requests in the last hour, but no errors or their absence.",
    all_fail: "Every request fails already: there is no rise to notice.",
    unknown: |why| {
        format!(
            "How soon a rise in errors would be noticed cannot be told without the last hour's requests. {why}"
        )
    },
};

/// A difference of rates: `1 point`, `0.5 points`.
pub(super) fn points(rise: ErrorRate) -> String {
    let (whole, rest) = (rise.millionths() / 10_000, rise.millionths() % 10_000);
    let noun = if rest == 0 && is_one(whole.into()) {
        "point"
    } else {
        "points"
    };
    format!("{} {noun}", rise.percent_text())
}

fn at(traffic: &Traffic) -> String {
    let rate = per_second(traffic.thousandths_per_second);
    format!("At {} of the last hour's {rate} requests/s", traffic.share)
}

fn rising(traffic: &Traffic) -> String {
    let (from, to) = (traffic.baseline, traffic.raised);
    format!(
        "errors rising from {} % to {} %",
        from.percent_text(),
        to.percent_text()
    )
}

/// With two digits at least, as far as there are any.
pub(super) fn per_second(thousandths: u64) -> String {
    match thousandths {
        10_000.. => grouped((thousandths + 500) / 1_000),
        1_000.. => {
            let tenths = (thousandths + 50) / 100;
            format!("{}.{}", tenths / 10, tenths % 10)
        }
        100.. => format!("0.{:02}", (thousandths + 5) / 10),
        _ => format!("0.{thousandths:03}"),
    }
}

/// As exact as an estimate is.
pub(super) fn time(minutes: u64) -> String {
    match minutes {
        0..60 => format!("{minutes} min"),
        60..600 if minutes.is_multiple_of(60) => format!("{} h", minutes / 60),
        60..600 => format!("{} h {} min", minutes / 60, minutes % 60),
        600..2_880 => format!("{} h", (minutes + 30) / 60),
        _ => format!("{} days", grouped((minutes + 720) / 1_440)),
    }
}
