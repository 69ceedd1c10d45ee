//! What a function logged, and where to.

use super::errors::Words;
use super::number::{grouped, is_one, plural};
use crate::scf::{Error, ErrorKind};
use crate::traffic::Version;

/// The strings of this area.
#[derive(Debug)]
pub struct Logs {
    /// Heads the section.
    pub logs: &'static str,
    /// A choice.
    pub alias: &'static str,
    /// No choice of an alias: also requests that were sent to a version.
    pub any_alias: &'static str,
    /// A choice.
    pub version: &'static str,
    /// No choice of a version.
    pub any_version: &'static str,
    /// A choice.
    pub period: &'static str,
    /// The last so many minutes.
    pub last: fn(u64) -> String,
    /// Only failed requests.
    pub failures: &'static str,
    /// Asks again and again.
    pub follow: &'static str,
    /// How often.
    pub follow_hint: fn(bool) -> &'static str,
    /// Asks again.
    pub refresh: &'static str,
    /// Changes where the logs go.
    pub settings: &'static str,
    /// Heads a column.
    pub time: &'static str,
    /// Heads a column.
    pub status: &'static str,
    /// Heads a column.
    pub duration: &'static str,
    /// Heads a column.
    pub request: &'static str,
    /// Heads a column.
    pub message: &'static str,
    /// A duration in milliseconds.
    pub milliseconds: fn(u32) -> String,
    /// What a status means.
    pub meaning: fn(u16) -> &'static str,
    /// How much of a long message is left out, in characters.
    pub left_out: fn(usize) -> String,
    /// Asks for older records.
    pub older: &'static str,
    /// There are none in the time that was chosen.
    pub no_older: fn(usize) -> String,
    /// Nothing was found.
    pub none: &'static str,
    /// What that can mean.
    pub none_advice: &'static str,
    /// Logging is off.
    pub off: &'static str,
    /// What that means.
    pub off_advice: &'static str,
    /// Switches it on.
    pub switch_on: &'static str,
    /// Switches it off.
    pub switch_off: &'static str,
    /// `$LATEST` logs, but the versions that were chosen do not.
    pub silent: fn(&[Version]) -> String,
    /// What to do then.
    pub silent_advice: &'static str,
    /// Some of the versions that are shown do not log.
    pub some_silent: fn(&[Version]) -> String,
    /// Some of the versions that are shown log elsewhere.
    pub elsewhere: fn(&[Version]) -> String,
    /// What the form is for.
    pub lead: &'static str,
    /// The field of the set.
    pub logset: &'static str,
    /// The field of the topic.
    pub topic: &'static str,
    /// Where to find both.
    pub where_to_find: &'static str,
    /// The demo account has no topics of its own.
    pub in_demo: &'static str,
    /// This computer's clock is off by so many seconds.
    pub clock: fn(i64) -> String,
    /// Why logs are not to be had, where it is not a plain error.
    pub failed: fn(&Error) -> Option<Words>,
}

/// The strings in English.
pub const ENGLISH: Logs = Logs {
    logs: "Logs",
    alias: "Alias",
    any_alias: "any, or none",
    version: "Version",
    any_version: "any",
    period: "Period",
    last: |minutes| match minutes {
        60 => "last hour".to_owned(),
        1_440 => "last day".to_owned(),
        minutes => format!("last {minutes} minutes"),
    },
    failures: "Failures only",
    follow: "Follow",
    follow_hint: |is_demo| {
        if is_demo {
            "Asks every 2 seconds, not while the list has the focus or the tab is hidden."
        } else {
            "Asks every 10 seconds, not while the list has the focus or the tab is hidden."
        }
    },
    refresh: "Refresh logs",
    settings: "Log settings",
    time: "Time (Beijing)",
    status: "Status",
    duration: "Duration",
    request: "Request id",
    message: "Message",
    milliseconds: |milliseconds| format!("{}\u{a0}ms", grouped(milliseconds.into())),
    meaning: |status| match status {
        200..=299 => "ok",
        432 => "throttled",
        433 => "timed out",
        434 => "out of memory",
        499 => "cancelled",
        _ => "failed",
    },
    left_out: |characters| {
        plural(
            characters as u64,
            "# more character is left out here.",
            "# more characters are left out here.",
        )
    },
    older: "Show older",
    no_older: |shown| {
        plural(
            shown as u64,
            "This is the only record of the period.",
            "These are all # records of the period.",
        )
    },
    none: "No records",
    none_advice: "Nothing was logged in this period that fits the choice. Records take some seconds until they can be found.",
    off: "Logging is off",
    off_advice: "The function writes its logs nowhere, so nobody can tell which version served which request. Switch it on with a topic of Cloud Log Service (CLS).",
    switch_on: "Switch logging on",
    switch_off: "Switch logging off",
    silent: |versions| {
        let named = listed(versions, ", ");
        if is_one(versions.len() as u64) {
            format!("Version {named} does not log")
        } else {
            format!("Versions {named} do not log")
        }
    },
    silent_advice: "$LATEST logs, but these were published without a log topic and keep it so. Publish a version of $LATEST and send traffic to that one.",
    some_silent: |versions| {
        let named = listed(versions, ", ");
        if is_one(versions.len() as u64) {
            format!(
                "Version {named} was published without a log topic, so its requests are missing here."
            )
        } else {
            format!(
                "Versions {named} were published without a log topic, so their requests are missing here."
            )
        }
    },
    elsewhere: |versions| {
        let named = listed(versions, ", ");
        if is_one(versions.len() as u64) {
            format!("Version {named} logs into another topic. Choose that version to see its logs.")
        } else {
            format!("Versions {named} log into other topics. Choose one of them to see its logs.")
        }
    },
    lead: "What the function logs goes into a topic of Cloud Log Service (CLS) in the same region. The cloud bills what is written and kept there.",
    logset: "Logset ID",
    topic: "Topic ID",
    where_to_find: "Both are in the console of Cloud Log Service under Log Topic: open the topic, they stand in its basic information.",
    in_demo: "In the demo account any ID will do; these are made up.",
    clock: |seconds| {
        let minutes = (seconds.unsigned_abs() + 30) / 60;
        let minutes = plural(minutes, "# minute", "# minutes");
        let side = if seconds > 0 { "behind" } else { "ahead of" };
        format!(
            "The clock of this computer is {minutes} {side} the cloud’s. Periods and times here are by the cloud’s clock."
        )
    },
    failed,
};

/// Versions one after the other, with this between them.
pub(super) fn listed(versions: &[Version], between: &str) -> String {
    let versions: Vec<_> = versions.iter().map(ToString::to_string).collect();
    versions.join(between)
}

fn failed(error: &Error) -> Option<Words> {
    let code = error.code().unwrap_or_default();
    let (title, advice) = match error.kind() {
        ErrorKind::NotFound if code.contains("Topic") => (
            "The log topic does not exist any more.",
            "It was deleted, or belongs to another region. Choose another one under “Log settings”.",
        ),
        ErrorKind::Forbidden => (
            "This key may not read logs.",
            "Ask for the action cls:SearchLog on the topic, or connect with another key: “Temporary keys” writes a policy that has it.",
        ),
        ErrorKind::Refused if code.contains("Syntax") || code.contains("Query") => (
            "The log service cannot read this search.",
            "Most likely the topic has no index of the fields that functions write. Switch the key-value index of SCF_FunctionName, SCF_Alias, SCF_Qualifier and SCF_StatusCode on in the topic’s settings.",
        ),
        ErrorKind::Refused => (
            "The log service refuses this search.",
            "Its reason is below. Look in the console of Cloud Log Service whether the topic has an index and the account owes nothing.",
        ),
        ErrorKind::ClockSkewed => (
            "The clock of this computer is wrong, so no log is found by time.",
            "The cloud takes requests within five minutes only. Set the clock, then try again.",
        ),
        _ => return None,
    };
    Some(Words { title, advice })
}
