//! The share that was really served, beside the configured one.

use super::logs::listed;
use super::number::{grouped, is_one, plural};
use crate::judge::{Observation, ShareReading};
use crate::traffic::{Version, Weight};

/// The strings of this area.
#[derive(Debug)]
pub struct Served {
    /// Heads the section.
    pub observed: &'static str,
    /// Heads a column.
    pub served: &'static str,
    /// Heads the short form in a table, which is of the last 15 minutes.
    pub served_lately: &'static str,
    /// A choice.
    pub window: &'static str,
    /// Heads a column.
    pub version: &'static str,
    /// Heads a column.
    pub configured: &'static str,
    /// Heads a column.
    pub requests: &'static str,
    /// A version that the split does not bind.
    pub unbound: &'static str,
    /// In the place of a configured share where match rules decide.
    pub by_rules: &'static str,
    /// What the counts say, in a word or two.
    pub word: fn(ShareReading) -> &'static str,
    /// What was counted and what it says.
    pub sentence: fn(&Observation) -> String,
    /// A version that served requests without being bound.
    pub stray: fn(Version, u64) -> String,
    /// What the interval means, and the one for a single look.
    pub interval: fn(Weight, Weight) -> String,
    /// Where and when it was counted in the logs: from, to.
    pub from_logs: fn(&str, &str) -> String,
    /// The same in Monitor.
    pub from_monitor: fn(&str, &str) -> String,
    /// Counted only since the alias was changed last.
    pub since_change: &'static str,
    /// Somebody else changed the alias below a draft.
    pub changed: &'static str,
    /// What to do then.
    pub changed_advice: &'static str,
    /// No request came.
    pub none: &'static str,
    /// Match rules decide.
    pub rules: &'static str,
    /// Versions that do not log.
    pub not_logged: fn(&[Version]) -> String,
    /// Versions that log into different topics.
    pub two_topics: &'static str,
    /// Why Monitor's number can be trusted.
    pub alone: fn(Version) -> String,
    /// Why Monitor cannot tell.
    pub shared: &'static str,
    /// More ran on a version than came through the alias: of the version, of the alias.
    pub direct: fn(Version, u64, u64) -> String,
    /// Monitor has no full minute yet.
    pub no_minute: &'static str,
    /// In short: nobody can tell.
    pub unknown: &'static str,
    /// In short: a share of so many requests.
    pub short: fn(Version, Weight, u64) -> String,
    /// In short: no request.
    pub no_requests: &'static str,
}

/// The strings in English.
pub const ENGLISH: Served = Served {
    observed: "Observed share",
    served: "Served",
    served_lately: "Served (15 minutes)",
    window: "Window",
    version: "Version",
    configured: "Configured",
    requests: "Requests",
    unbound: "not bound",
    by_rules: "by rules",
    word: |reading| match reading {
        ShareReading::Agrees => "agrees",
        ShareReading::More => "disagrees: more than configured",
        ShareReading::Less => "disagrees: less than configured",
        ShareReading::TooFew => "too few requests to say",
    },
    sentence,
    stray: |version, requests| {
        format!(
            "Version {version} is not bound by the alias, but served {requests} of its requests.",
            requests = grouped(requests)
        )
    },
    interval: |from, to| {
        format!(
            "The interval holds with 95\u{a0}% confidence however often one looks; for a single look it is {from} to {to} (Clopper–Pearson)."
        )
    },
    from_logs: |from, to| {
        format!("Counted in the logs, each request once, from {from} to {to} (Beijing time).")
    },
    from_monitor: |from, to| {
        format!("Counted by Cloud Monitor in full minutes from {from} to {to} (Beijing time).")
    },
    since_change: "What was served before the last change of the alias is not counted.",
    changed: "Somebody else changed this alias meanwhile",
    changed_advice: "Your draft began with what it was before. Preview it, and all sides stand beside each other before anything is written; or refresh to see what it is now.",
    none: "No request came through the alias in this time.",
    rules: "Match rules decide here, so no share is configured that could be compared.",
    not_logged: |versions| {
        let Some((last, others)) = versions.split_last() else {
            return String::new();
        };
        if is_one(versions.len() as u64) {
            format!(
                "Version {last} does not log, so the logs cannot tell the share; Cloud Monitor is asked instead."
            )
        } else {
            format!(
                "Versions {} and {last} do not log, so the logs cannot tell the share; Cloud Monitor is asked instead.",
                listed(others, ", ")
            )
        }
    },
    two_topics: "The versions log into different topics, so their requests cannot be counted together; Cloud Monitor is asked instead.",
    alone: |version| {
        format!(
            "Monitor does not say through which alias a version was called. No other alias binds version {version}, so its requests are taken for those of this alias; requests sent to the version directly would be counted too."
        )
    },
    shared: "Monitor does not say through which alias a version was called, and other aliases bind the same versions: the share cannot be told from it. Switch logging on under “Logs” to see it.",
    direct: |version, ran, came| {
        format!(
            "Monitor counted {ran} on version {version}, but only {came} through the alias. Somebody calls the version directly, so the share cannot be told from it.",
            ran = plural(ran, "# request", "# requests"),
            came = grouped(came)
        )
    },
    no_minute: "Monitor counts by the minute and takes two minutes more to finish. There is no full minute yet since the alias was changed.",
    unknown: "not logged",
    short: |version, share, requests| {
        format!("version {version}: {share} of {}", grouped(requests))
    },
    no_requests: "no requests",
};

fn sentence(seen: &Observation) -> String {
    let Observation {
        version,
        configured,
        requests,
        served,
        reading,
        ..
    } = seen;
    let (from, to) = served.at_every_look;
    let share = served.share;
    let told = format!(
        "Version {version} served {share} of {requests}. The true share lies between {from} and {to}",
        requests = plural(*requests, "# request", "# requests")
    );
    match reading {
        ShareReading::Agrees => format!("{told}, which fits the configured {configured}."),
        ShareReading::More => format!("{told}, above the configured {configured}."),
        ShareReading::Less => format!("{told}, below the configured {configured}."),
        ShareReading::TooFew => {
            format!("{told}: too few requests to say whether it is the configured {configured}.")
        }
    }
}
