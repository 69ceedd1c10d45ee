//! What Monitor measured, as a chart and as a table.

use super::errors::Words;
use super::number::{decimal, grouped, plural};
use crate::telemetry::{Reason, Subject};

/// The strings of this area.
#[derive(Debug)]
pub struct Monitor {
    /// Heads the section.
    pub title: &'static str,
    /// The choice of how far back is shown.
    pub range: &'static str,
    /// How far back is shown: minutes.
    pub last: fn(u64) -> String,
    /// The same in a choice.
    pub minutes: fn(u64) -> String,
    /// Heads the requests: the minutes of a step.
    pub requests: fn(u64) -> String,
    /// Heads the share of requests that failed.
    pub error_rate: &'static str,
    /// Heads the requests that found no instance free: the minutes of a step.
    pub throttles: fn(u64) -> String,
    /// Heads the durations.
    pub duration: &'static str,
    /// A version or an alias.
    pub subject: fn(&Subject) -> String,
    /// The same beside its line, where there is little room.
    pub short: fn(&Subject) -> String,
    /// A number of requests.
    pub count: fn(u64) -> String,
    /// A share in millionths.
    pub rate: fn(u64) -> String,
    /// A duration in hundredths of a millisecond.
    pub time: fn(u64) -> String,
    /// Nothing was measured.
    pub no_data: &'static str,
    /// A line and its value.
    pub value: fn(&str, &str) -> String,
    /// The control that goes through the time.
    pub cursor: &'static str,
    /// A step: when it began and how many minutes it has, if more than one.
    pub step: fn(&str, u64) -> String,
    /// What a line says at a step: its name, requests, error rate, throttles, duration.
    pub spoken: fn(&str, &[String; 4]) -> String,
    /// The name of the chart: the function.
    pub chart: fn(&str) -> String,
    /// The name of the table: the function.
    pub table: fn(&str) -> String,
    /// Heads the columns of the newest step.
    pub newest: fn(&str) -> String,
    /// The same while it is still being counted.
    pub newest_counting: fn(&str) -> String,
    /// Heads the columns of the step that is pointed at.
    pub pointed: fn(&str) -> String,
    /// Heads the column of versions and aliases.
    pub of: &'static str,
    /// Head the columns of one time: requests, errors, error rate, throttles, duration.
    pub columns: [&'static str; 5],
    /// What a gap means.
    pub gaps: &'static str,
    /// No request to some was counted: their names.
    pub no_requests: fn(&str) -> String,
    /// Requests to some were counted, but a measure has no point of them: their names.
    pub missing: fn(&str) -> String,
    /// Nothing at all was measured.
    pub empty: &'static str,
    /// What that means.
    pub empty_advice: &'static str,
    /// Nothing is chosen.
    pub none_chosen: &'static str,
    /// What to do then.
    pub none_chosen_advice: &'static str,
    /// Why nothing is told, and what to do.
    pub reason: fn(Reason) -> Words,
    /// The clocks differ: how many minutes the cloud's is ahead.
    pub clock_gap: fn(i64) -> String,
    /// What to do then.
    pub clock_gap_advice: &'static str,
    /// How often Monitor was asked.
    pub billed: fn(u32) -> String,
    /// What of it costs.
    pub billed_lead: &'static str,
    /// The same in the demo account.
    pub billed_demo: &'static str,
    /// Opens the choice of lines: how many are drawn of how many.
    pub choose: fn(usize, usize) -> String,
    /// Names the choice.
    pub chosen: &'static str,
    /// No more can be chosen.
    pub most: fn(usize) -> String,
    /// Goes back to what is drawn by itself.
    pub default_choice: &'static str,
    /// Heads what was changed in the time that is shown.
    pub changes: &'static str,
}

/// The strings in English.
pub const ENGLISH: Monitor = Monitor {
    title: "Monitor",
    range: "Time range",
    last: |minutes| format!("Last {}", span(minutes)),
    minutes: span,
    requests: |minutes| format!("Requests {}", per(minutes)),
    error_rate: "Error rate",
    throttles: |minutes| format!("Throttled requests {}", per(minutes)),
    duration: "Mean duration",
    subject: |subject| match subject {
        Subject::Version(version) => format!("version {version}"),
        Subject::Alias(alias) => format!("alias {alias}"),
    },
    short: |subject| match subject {
        Subject::Version(version) if version.is_latest() => version.to_string(),
        Subject::Version(version) => format!("v{version}"),
        Subject::Alias(alias) => alias.to_string(),
    },
    count: grouped,
    rate: |millionths| format!("{} %", decimal(millionths, 10_000, 4)),
    time: |hundredths| {
        if hundredths < 100_000 {
            format!("{} ms", decimal((hundredths + 5) / 10, 10, 1))
        } else {
            format!("{} s", decimal((hundredths + 500) / 1_000, 100, 2))
        }
    },
    no_data: "no data",
    value: |name, value| format!("{name} {value}"),
    cursor: "Point in time",
    step: |begins, minutes| match minutes {
        1 => begins.to_owned(),
        _ => format!("{} from {begins}", span(minutes)),
    },
    spoken: |name, [requests, rate, throttles, duration]| {
        format!("{name}: {requests} requests, error rate {rate}, {throttles} throttled, {duration}")
    },
    chart: |function| format!("Measurements of {function} over time"),
    table: |function| format!("Measurements of {function}"),
    newest: |step| format!("Newest ({step})"),
    newest_counting: |step| format!("Newest ({step}, still being counted)"),
    pointed: |step| format!("At the mark ({step})"),
    of: "Version or alias",
    columns: [
        "Requests",
        "Errors",
        "Error rate",
        "Throttles",
        "Mean duration",
    ],
    gaps: "A gap has no data, which is not zero. Monitor still counts the newest two minutes (hatched). A version is measured over all its aliases, an alias over all its versions.",
    no_requests: |names| {
        format!(
            "No request to {names} was counted in this time. Choose a longer time, or send one."
        )
    },
    missing: |names| {
        format!(
            "Monitor has none of {names}, although requests were counted: look again in two minutes, or into the log."
        )
    },
    empty: "Nothing was measured in this time",
    empty_advice: "No request came, or Monitor has not counted it yet: it needs one to two minutes. Choose a longer time range, or invoke the function.",
    none_chosen: "Nothing is chosen",
    none_chosen_advice: "Choose versions or aliases above.",
    reason,
    clock_gap: |seconds| {
        let minutes = grouped((seconds.unsigned_abs() + 30) / 60);
        let side = if seconds > 0 { "ahead of" } else { "behind" };
        format!("Monitor's time is {minutes} min {side} the clock of this computer.")
    },
    clock_gap_advice: "The times below are Monitor's. Set the clock of this computer if it is wrong.",
    billed: |count| {
        plural(
            count.into(),
            "Monitor was asked once since the page was opened.",
            "Monitor was asked # times since the page was opened.",
        )
    },
    billed_lead: "The cloud bills these calls (GetMonitorData) beyond a million a month of the whole account. Each asks for up to 50 versions and aliases, at most once a minute.",
    billed_demo: "The cloud would bill these calls (GetMonitorData) beyond a million a month of the whole account; here they cost nothing.",
    choose: |drawn, all| {
        let [drawn, all] = [drawn, all].map(|number| grouped(number as u64));
        format!("Versions and aliases drawn: {drawn} of {all}")
    },
    chosen: "Draw",
    most: |most| format!("At most {most} at once: take one away to add another."),
    default_choice: "What aliases bind",
    changes: "Changed in this time",
};

fn span(minutes: u64) -> String {
    match minutes {
        60.. => format!("{} h", minutes / 60),
        _ => format!("{minutes} min"),
    }
}

fn per(minutes: u64) -> String {
    match minutes {
        1 => "per minute".to_owned(),
        _ => format!("per {minutes} min"),
    }
}

fn reason(reason: Reason) -> Words {
    let (title, advice) = match reason {
        Reason::NotOpened => (
            "Cloud Monitor is not opened for this account.",
            "Open it once in the cloud's console (Cloud Monitor, accept the terms), then try again.",
        ),
        Reason::BillingRefused => (
            "Cloud Monitor answers no more calls of this account: its free calls are used up or a bill is not paid.",
            "Pay what is owed or switch on pay-as-you-go for Cloud Monitor's API, then try again. Until then nothing more is asked.",
        ),
        Reason::NotPermitted => (
            "This key may not read Cloud Monitor.",
            "Ask whoever manages the account for monitor:GetMonitorData (“Temporary keys” writes the policy), then connect again.",
        ),
        Reason::Throttled => (
            "Cloud Monitor is asked too often at the moment.",
            "Other programs of the account ask it too. It is asked again within a minute.",
        ),
        Reason::Unknown => (
            "Cloud Monitor does not know this function, or one of the versions and aliases asked for.",
            "A new one is known some minutes after its first request. It is asked again within a minute.",
        ),
        Reason::ClockWrong => (
            "The clock of this computer is too far from the cloud's for its calls to be taken.",
            "Set the clock, then try again.",
        ),
        Reason::KeyEnded => (
            "The key is locked or has run out, so Cloud Monitor cannot be asked.",
            "Connect again.",
        ),
        Reason::Unreachable => (
            "Cloud Monitor cannot be reached.",
            "Check that the relay runs and has a network. It is asked again within a minute.",
        ),
        Reason::Coarse => (
            "Cloud Monitor has no minutes of this function, only longer steps.",
            "Look at it in the cloud's own console; this one draws minutes only.",
        ),
        Reason::Failed => (
            "Cloud Monitor did not answer as documented.",
            "It is asked again within a minute.",
        ),
    };
    Words { title, advice }
}
