//! The durations that 95 of 100 requests keep to, from the logs: Monitor has means only.

use std::time::Duration;

use futures_util::future::try_join_all;
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;

use super::beat::{account_time, beat};
use super::live::Live;
use super::logs::AHEAD;
use super::topics::Topics;
use crate::console::fixed::effect;
use crate::scf::{Client, Error, LogFilter, SearchLog};
use crate::telemetry::p95;
use crate::traffic::Version;

/// How often the cloud's logs are read.
const PACE: Duration = Duration::from_secs(10);
/// Records of so many milliseconds are read.
const LATELY: u64 = 5 * 60_000;
/// At most so many of each version.
const RECORDS: u32 = 200;
/// At most of so many versions: each is a call.
const VERSIONS: usize = 8;

/// By version in hundredths of a millisecond, while it is wanted.
pub(super) fn percentiles(live: Live, wanted: RwSignal<bool>) -> RwSignal<Vec<(Version, u32)>> {
    let found = RwSignal::new(Vec::new());
    let beat = beat(live, PACE);
    let region = live.place.with_value(|place| place.place.region);
    effect(move || {
        beat.track();
        let client = live.console.client(region);
        let Some(client) = client.filter(|_| wanted.get()) else {
            return;
        };
        spawn_local_scoped_with_cancellation(async move {
            // Where the logs cannot be read nothing is known; the section of the logs says why.
            let read = read(live, client).await.unwrap_or_default();
            found.try_set(read);
        });
    });
    found
}

async fn read(live: Live, client: Client) -> Result<Vec<(Version, u32)>, Error> {
    let mut bound: Vec<Version> = live.aliases.with_untracked(|aliases| {
        let splits = aliases.iter().filter_map(|alias| alias.split().ok());
        splits.flat_map(|split| split.bound_versions()).collect()
    });
    // The newest first: of a function with many aliases they are in question.
    bound.sort_unstable();
    bound.dedup();
    bound.reverse();
    bound.truncate(VERSIONS);
    let topics = Topics::read(live, client.clone(), bound).await?;
    let now = account_time(live);
    let place = live.place.get_value();
    let searches = topics.logged().map(|(version, topic)| {
        let filter = LogFilter {
            namespace: place.place.namespace.clone(),
            function: place.function.clone(),
            version: version.to_string(),
            ..LogFilter::default()
        };
        let asked = SearchLog::records(
            topic,
            now.saturating_sub(LATELY),
            now + AHEAD,
            &filter.condition(),
            RECORDS,
        );
        let client = client.clone();
        async move {
            let answer = client.call(&asked).await?.answer;
            let durations = answer.results.iter().map(|info| info.read().duration);
            let mut durations: Vec<u32> = durations.flatten().collect();
            // Logs have whole milliseconds.
            Ok(p95(&mut durations).map(|time| (version, time.saturating_mul(100))))
        }
    });
    let found = try_join_all(searches).await?;
    Ok(found.into_iter().flatten().collect())
}
