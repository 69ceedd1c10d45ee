//! What the judge says of a rollout, and the numbers that it rests on.

use super::number::{grouped, plural};
use crate::judge::{Comparison, Judgement};
use crate::rollout::Judged;
use crate::traffic::{Version, Weight};

/// The strings of this area.
#[derive(Debug)]
pub struct RolloutVerdict {
    /// Heads what the judge says.
    pub verdict: &'static str,
    /// What the judge says, with the numbers that it rests on.
    pub judgement: fn(&Judgement) -> String,
    /// What the judge said last, and at which share.
    pub last_said: fn(Weight, &Judged) -> String,
    /// Nobody judges errors.
    pub no_judge: &'static str,
    /// How much of what is missing is there: requests, of about how many.
    pub missing: fn(u64, u64) -> String,
    /// Heads a column: the version.
    pub version: &'static str,
    /// Heads a column.
    pub requests: &'static str,
    /// Heads a column.
    pub errors: &'static str,
    /// Heads a column.
    pub error_rate: &'static str,
    /// A row.
    pub canary: fn(Version) -> String,
    /// A row.
    pub stable: fn(Option<Version>) -> String,
    /// What the four numbers are of.
    pub this_share: &'static str,
    /// What they are of when the judge blames the canary.
    pub all_shares: &'static str,
    /// Names the curve.
    pub curve: &'static str,
    /// Says it in words: the evidence and the threshold, in tenths.
    pub curve_says: fn(u64, u64) -> String,
    /// A mark of the axis: a power of ten.
    pub power: fn(i32) -> String,
    /// The threshold, in tenths.
    pub threshold: fn(u64) -> String,
    /// Below the curve.
    pub curve_minutes: fn(u32) -> String,
    /// What the curve means.
    pub curve_note: &'static str,
    /// Shows the numbers of the curve.
    pub curve_table: &'static str,
    /// Heads a column.
    pub looked_at: &'static str,
    /// Heads a column.
    pub evidence: &'static str,
    /// Heads a column: errors of requests.
    pub canary_failed: &'static str,
    /// Heads a column: errors of requests.
    pub stable_failed: &'static str,
    /// A count in a cell.
    pub count: fn(u64) -> String,
    /// Errors of requests in a cell.
    pub of: fn(u64, u64) -> String,
    /// An evidence, in tenths.
    pub to_one: fn(u64) -> String,
    /// What averages say.
    pub latency: fn(&Comparison) -> String,
    /// Throttled requests: the most of a minute, and how many are allowed.
    pub throttles: fn(u64, u64) -> String,
}

/// The strings in English.
pub const ENGLISH: RolloutVerdict = RolloutVerdict {
    verdict: "Verdict",
    judgement: |judgement| judgement.said_with(grouped),
    last_said: |share, judged| {
        format!(
            "Said last, at {share}: {}",
            super::rollout_log::told(judged)
        )
    },
    no_judge: "The plan has no guard for errors, so nobody judges them.",
    missing: |count, of| {
        format!(
            "{} of about {} to the canary",
            grouped(count),
            plural(of, "# request", "# requests")
        )
    },
    version: "Version",
    requests: "Requests",
    errors: "Errors",
    error_rate: "Error rate",
    canary: |version| format!("Canary, version {version}"),
    stable: |version| match version {
        Some(version) => format!("Stable, version {version}"),
        None => "Stable".to_owned(),
    },
    this_share: "Counted since this share was set",
    all_shares: "Counted since the rollout began",
    curve: "Evidence that the canary fails more often",
    curve_says: |evidence, threshold| {
        format!(
            "Now {} to 1. The alarm is raised at {} to 1.",
            tenths(evidence),
            tenths(threshold)
        )
    },
    power: |power| match power {
        ..0 => format!("1 to {}", grouped(10_u64.pow(power.unsigned_abs()))),
        0 => "1 to 1".to_owned(),
        _ => format!("{} to 1", grouped(10_u64.pow(power.unsigned_abs()))),
    },
    threshold: |threshold| format!("alarm at {} to 1", tenths(threshold)),
    curve_minutes: |minutes| plural(minutes.into(), "# minute judged", "# minutes judged"),
    curve_note: "A low curve is no sign of health: it only says that nothing speaks against the canary so far.",
    curve_table: "The same numbers as a table",
    looked_at: "Looked at",
    evidence: "Evidence",
    canary_failed: "Canary failed",
    stable_failed: "Stable failed",
    count: grouped,
    of: |errors, requests| format!("{} of {}", grouped(errors), grouped(requests)),
    to_one: |evidence| format!("{} to 1", tenths(evidence)),
    latency,
    throttles: |most, allowed| {
        format!(
            "Throttles: at most {} in a minute, {} allowed.",
            grouped(most),
            plural(allowed, "# is", "# are")
        )
    },
};

/// A number in tenths: `20`, `31.4`.
fn tenths(number: u64) -> String {
    match (number / 10, number % 10) {
        (whole @ 10.., 5..) => grouped(whole + 1),
        (whole @ 10.., _) => grouped(whole),
        (whole, 0) => whole.to_string(),
        (whole, tenth) => format!("{whole}.{tenth}"),
    }
}

fn latency(comparison: &Comparison) -> String {
    if comparison.compared_minutes == 0 {
        return "Duration: no minute could be compared yet.".to_owned();
    }
    let Comparison {
        slower,
        slower_minutes,
        compared_minutes,
        left_out_minutes,
        margin_percent,
        ..
    } = comparison;
    let compared = plural(*compared_minutes, "# compared minute", "# compared minutes");
    let told = format!(
        "Duration: in {} of {compared} the canary's average was more than {margin_percent}\u{a0}% above the stable version's",
        grouped(*slower_minutes)
    );
    let said = if *slower {
        "that is too often to be chance"
    } else {
        "whether it takes longer cannot be told"
    };
    let left_out = match left_out_minutes {
        0 => String::new(),
        count => plural(
            *count,
            " # minute had too few requests to be compared.",
            " # minutes had too few requests to be compared.",
        ),
    };
    format!(
        "{told}; {said}.{left_out} Monitor has averages alone: nothing is known of single slow requests or percentiles."
    )
}
