//! What was served of an alias, as far as Cloud Monitor can tell.
//!
//! Monitor counts the requests of an alias and those of a version, but not those of an alias that
//! went to a version. A version that no other alias binds tells the share of both.

use leptos::prelude::*;

use super::super::beat::account_time;
use super::super::live::Live;
use super::count::{Counts, bound, since};
use super::told::told;
use crate::console::components::{Notice, Tone};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::errors::Words;
use crate::console::language::text;
use crate::console::telemetry::{State, Watched};
use crate::scf::Alias;
use crate::telemetry::{History, MINUTE, Measure, Subject, Watch};
use crate::traffic::{AliasName, Version};

/// What Monitor tells of the share, or why it does not.
#[derive(Clone, Debug, PartialEq)]
enum Seen {
    /// It is on its way.
    Loading,
    /// There is no full minute to count yet.
    NoMinute,
    /// Other aliases bind the same versions.
    Shared,
    /// More ran on the version than came through the alias.
    Direct {
        version: Version,
        ran: u64,
        came: u64,
    },
    /// It was counted, thanks to a version that no other alias binds.
    Counted { alone: Version, counts: Counts },
}

/// Shows the share as Monitor knows it.
#[component]
pub(super) fn FromMonitor(
    live: Live,
    name: StoredValue<AliasName>,
    /// How far back, in minutes.
    minutes: RwSignal<u64>,
) -> AnyView {
    let alias = Memo::new(move |_| name.with_value(|name| live.alias(name)));
    let wanted = Signal::derive(move || {
        let versions = alias.with(|alias| alias.as_ref().map(bound));
        let versions = versions.unwrap_or_default().into_iter();
        let of_alias = Subject::Alias(name.get_value());
        Watch {
            subjects: versions.map(Subject::Version).chain([of_alias]).collect(),
            measures: vec![Measure::Requests],
            window: (minutes.get() + 5) * MINUTE,
        }
    });
    let telemetry = live.console.telemetry;
    let watched: Watched = live
        .place
        .with_value(|place| telemetry.watch(place, wanted));
    let body = move || {
        let words = &text().served;
        let settled = telemetry.settled();
        if let State::Failed(reason) = watched.state.get() {
            let Words { title, advice } = (text().monitor.reason)(reason);
            return view! { <Notice tone=Tone::Error title=title advice=advice /> }.fixed();
        }
        let seen = alias.with(|alias| {
            let alias = alias.as_ref()?;
            let from = since(alias, account_time(live), minutes.get());
            let others = live.aliases.get();
            let range = (from, settled);
            Some(
                watched
                    .history
                    .with(|history| look(history, alias, &others, range)),
            )
        });
        match seen.unwrap_or(Seen::Loading) {
            Seen::Loading => view! { <p class="soft">{text().common.loading}</p> }.fixed(),
            Seen::NoMinute => view! { <p>{words.no_minute}</p> }.fixed(),
            Seen::Shared => view! { <p>{words.shared}</p> }.fixed(),
            Seen::Direct { version, ran, came } => {
                view! { <p>{(words.direct)(version, ran, came)}</p> }.fixed()
            }
            Seen::Counted { alone, counts } => view! {
                {told(&counts, words.from_monitor)}
                <p class="soft">{(words.alone)(alone)}</p>
            }
            .fixed(),
        }
    };
    view! { <div class="stack">{dynamic(body)}</div> }.fixed()
}

/// Reads the share off the measurements between a moment in Unix milliseconds and the second up to
/// which they are settled.
fn look(history: &History, alias: &Alias, aliases: &[Alias], (from, settled): (u64, u64)) -> Seen {
    let versions = bound(alias);
    let is_alone = |version: &&Version| {
        let mut others = aliases.iter().filter(|other| other.name != alias.name);
        !others.any(|other| other.holds(**version))
    };
    let known = versions.iter().filter(is_alone).count();
    let Some(&alone) = versions.iter().find(is_alone) else {
        return Seen::Shared;
    };
    // Rules can bind several: what one of them leaves is not that of another.
    if versions.len() > 2 && known < versions.len() {
        return Seen::Shared;
    }
    let start = (from / 1_000).next_multiple_of(MINUTE);
    if start >= settled {
        return Seen::NoMinute;
    }
    let requests = |subject: Subject| {
        let until = history.known_until(&subject, Measure::Requests)?;
        // What was asked about and has no point did not run.
        (until >= settled).then(|| {
            let sum = history.sum(&subject, start..settled);
            sum.requests.unwrap_or_default()
        })
    };
    let of_alias = requests(Subject::Alias(alias.name.clone()));
    let (Some(came), Some(ran)) = (of_alias, requests(Subject::Version(alone))) else {
        return Seen::Loading;
    };
    if ran > came {
        return Seen::Direct {
            version: alone,
            ran,
            came,
        };
    }
    let others = versions.iter().copied().filter(|version| *version != alone);
    let others: Vec<(Version, u64)> = match versions.len() {
        // The rest went to the other version.
        ..=2 => others.map(|version| (version, came - ran)).collect(),
        _ => others
            .map(|version| {
                (
                    version,
                    requests(Subject::Version(version)).unwrap_or_default(),
                )
            })
            .collect(),
    };
    Seen::Counted {
        alone,
        counts: Counts {
            alias: alias.clone(),
            served: std::iter::once((alone, ran)).chain(others).collect(),
            from: start * 1_000,
            to: settled * 1_000,
        },
    }
}
