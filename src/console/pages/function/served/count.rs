//! What was served of an alias, counted in its logs.

use leptos::prelude::*;

use super::super::beat::account_time;
use super::super::live::Live;
use super::super::logs::AHEAD;
use super::super::topics::Topics;
use crate::scf::{Alias, Client, Error, GetAlias, LogFilter, SearchLog, Served, read_plain_moment};
use crate::traffic::{AliasName, Version};

/// So long after a change requests may still go where they went before, in milliseconds: how fast
/// the cloud follows is not documented.
const FOLLOWS: u64 = 10_000;

/// What the versions served of an alias that was the same all the while.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Counts {
    pub(super) alias: Alias,
    /// How many requests each version served.
    pub(super) served: Vec<(Version, u64)>,
    /// From this moment of the account, in Unix milliseconds.
    pub(super) from: u64,
    /// To this one.
    pub(super) to: u64,
}

/// Counts, or why the logs do not have them.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Logged {
    /// They were counted.
    Counted(Counts),
    /// These versions do not log; or, if there are none, they do not log into one topic.
    Not(Vec<Version>),
}

/// Counts what was served of the alias in the last minutes, but not before it was changed last. It
/// is read first: what it is compared with must be what the cloud has.
pub(super) async fn count(
    live: Live,
    client: Client,
    name: AliasName,
    minutes: u64,
) -> Result<Logged, Error> {
    let place = live.place.get_value();
    let request = GetAlias {
        function_name: place.function.clone(),
        namespace: place.place.namespace.clone(),
        name,
    };
    let alias = client.call(&request).await?.answer;
    let topics = Topics::read(live, client.clone(), bound(&alias)).await?;
    let silent = topics.silent();
    let topic = match topics.first() {
        Some(topic) if silent.is_empty() && topics.elsewhere().is_empty() => topic,
        _ => return Ok(Logged::Not(silent)),
    };
    let to = account_time(live);
    let from = since(&alias, to, minutes);
    let filter = LogFilter {
        namespace: place.place.namespace,
        function: place.function,
        alias: alias.name.to_string(),
        ..LogFilter::default()
    };
    let shares = SearchLog::shares(topic, from, to + AHEAD, &filter);
    let served = client.call(&shares).await?.answer.served();
    Ok(Logged::Counted(Counts {
        served: by_version(&served, &alias.name),
        alias,
        from,
        to,
    }))
}

/// The moment from which requests of an alias can be counted together: the last minutes, but not
/// before it was changed last. In Unix milliseconds of the account.
pub(super) fn since(alias: &Alias, now: u64, minutes: u64) -> u64 {
    let changed = read_plain_moment(&alias.mod_time).unwrap_or_default() * 1_000;
    let asked = now.saturating_sub(minutes * 60_000);
    asked.max(changed + FOLLOWS).min(now)
}

/// What each version served of one alias.
pub(super) fn by_version(served: &[Served], alias: &AliasName) -> Vec<(Version, u64)> {
    let mine = served.iter().filter(|one| one.alias == alias.as_str());
    mine.filter_map(|one| Some((one.version.parse().ok()?, one.requests)))
        .collect()
}

/// The versions that an alias binds; of a routing that cannot be read the main one.
pub(super) fn bound(alias: &Alias) -> Vec<Version> {
    alias.split().map_or_else(
        |_| vec![alias.function_version],
        |split| split.bound_versions(),
    )
}
