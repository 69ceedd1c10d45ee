//! What was served of every alias, in a few words for a table.
//!
//! One call counts all aliases together; those that were changed within the window get a call of
//! their own, for what came before the change is not theirs.

use std::time::Duration;

use leptos::prelude::*;

use super::super::beat::{account_time, beat};
use super::super::live::Live;
use super::super::logs::AHEAD;
use super::super::topics::Topics;
use super::WINDOWS;
use super::count::{bound, by_version, since};
use super::told::word;
use crate::console::fixed::{Fixed, effect};
use crate::console::language::text;
use crate::console::remote::{Remote, read_into};
use crate::judge::{Alpha, Observation};
use crate::scf::{Alias, Client, Error, LogFilter, SearchLog};
use crate::traffic::{AliasName, Routing, Version};

/// How often the cloud's logs are counted again.
const AGAIN: Duration = Duration::from_mins(1);
/// The window, in minutes.
const MINUTES: u64 = WINDOWS[1];
/// How many versions are asked where they log, at most.
const MOST_VERSIONS: usize = 20;
/// How many aliases get a call of their own, at most.
const MOST_CHANGED: usize = 5;

/// What was served of an alias.
#[derive(Clone, Debug, PartialEq)]
enum Short {
    /// Nobody can tell.
    Unknown,
    /// No request came.
    None,
    /// Rules decide.
    Rules,
    /// It was compared.
    Seen(Observation),
}

/// What was served of the aliases of a function. Copies are the same.
#[derive(Clone, Copy)]
pub(in super::super) struct InShort(RwSignal<Remote<Vec<(AliasName, Short)>>>);

impl InShort {
    /// Counts, and again from time to time.
    pub(in super::super) fn of(live: Live) -> Self {
        let counted = RwSignal::new(Remote::Idle);
        let region = live.place.with_value(|place| place.place.region);
        let beat = beat(live, AGAIN);
        effect(move || {
            beat.track();
            let aliases = live.aliases.get();
            if let Some(client) = live.console.client(region) {
                read_into(counted, all(live, client, aliases));
            }
        });
        Self(counted)
    }

    /// The cell of an alias.
    pub(in super::super) fn cell(self, alias: &AliasName) -> AnyView {
        let words = &text().served;
        let soft = |text: &'static str| view! { <span class="soft">{text}</span> }.fixed();
        self.0.with(|counted| {
            let Some(value) = counted.value() else {
                let failed = counted.error().is_some();
                return soft(if failed {
                    words.unknown
                } else {
                    text().common.loading
                });
            };
            let found = value.iter().find(|(name, _)| name == alias);
            match found.map(|(_, short)| short) {
                None | Some(Short::Unknown) => soft(words.unknown),
                Some(Short::None) => soft(words.no_requests),
                Some(Short::Rules) => soft(words.by_rules),
                Some(Short::Seen(seen)) => {
                    let said = (words.short)(seen.version, seen.served.share, seen.requests);
                    view! { <div>{said}</div> {word(seen.reading)} }.fixed()
                }
            }
        })
    }
}

async fn all(
    live: Live,
    client: Client,
    aliases: Vec<Alias>,
) -> Result<Vec<(AliasName, Short)>, Error> {
    let mut versions: Vec<Version> = aliases.iter().flat_map(bound).collect();
    versions.sort_unstable();
    versions.dedup();
    versions.truncate(MOST_VERSIONS);
    let topics = Topics::read(live, client.clone(), versions.clone()).await?;
    let Some(topic) = topics.first() else {
        let unknown = aliases.into_iter();
        return Ok(unknown.map(|alias| (alias.name, Short::Unknown)).collect());
    };
    let mut missing = topics.silent();
    missing.extend(topics.elsewhere());
    let place = live.place.get_value();
    let filter = LogFilter {
        namespace: place.place.namespace,
        function: place.function,
        ..LogFilter::default()
    };
    let now = account_time(live);
    let window = now.saturating_sub(MINUTES * 60_000);
    let shares = SearchLog::shares(topic, window, now + AHEAD, &filter);
    let together = client.call(&shares).await?.answer.served();
    let mut changed = 0;
    let mut told = Vec::new();
    for alias in aliases {
        let is_known = |version: &Version| versions.contains(version) && !missing.contains(version);
        let from = since(&alias, now, MINUTES);
        let is_changed = from > window;
        changed += usize::from(is_changed);
        let short = match alias.split() {
            Ok(split) if bound(&alias).iter().all(is_known) && changed <= MOST_CHANGED => {
                let served = if is_changed {
                    let filter = LogFilter {
                        alias: alias.name.to_string(),
                        ..filter.clone()
                    };
                    let own = SearchLog::shares(topic, from, now + AHEAD, &filter);
                    &client.call(&own).await?.answer.served()
                } else {
                    &together
                };
                let counts = by_version(served, &alias.name);
                let seen = Observation::of(&alias.name, &split, &counts, Alpha::FIVE_PERCENT);
                match (seen, split.routing) {
                    (Some(seen), _) => Short::Seen(seen),
                    (None, Routing::Rules(_)) => Short::Rules,
                    (None, _) => Short::None,
                }
            }
            _ => Short::Unknown,
        };
        told.push((alias.name, short));
    }
    Ok(told)
}
