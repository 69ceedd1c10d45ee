//! The requests of an alias in the last hour, and how soon a rise in its errors would be noticed.

use leptos::prelude::*;

use super::deploy::ShareDraft;
use super::live::Live;
use super::release_path::release;
use crate::console::components::{Confidence, LastHour};
use crate::console::fixed::Fixed;
use crate::console::route::FunctionPlace;
use crate::console::telemetry::{State, Telemetry, Watched};
use crate::judge::ErrorRate;
use crate::telemetry::{History, Measure, Subject, Sum, Watch};
use crate::traffic::{AliasName, Version, Weight};

/// What is looked back on, in seconds.
const HOUR: u64 = 3_600;
/// From fewer requests no error rate follows.
const FEWEST: u64 = 100;

/// Says how soon a rise would be noticed that a share of the new code brings.
#[component]
pub(super) fn TimeToNotice(
    live: Live,
    /// Whose requests are divided.
    alias: AliasName,
    /// The version that the new code is compared with.
    #[prop(into)]
    stable: Signal<Option<Version>>,
    /// The share of the new code; nothing while none is chosen.
    #[prop(into)]
    share: Signal<Option<Weight>>,
) -> AnyView {
    let hour = last_hour_of(live, alias, stable);
    view! { <Confidence hour=hour share=share /> }.fixed()
}

/// What is known of the requests of an alias in the last hour, and of the errors of the version that
/// is compared with.
pub(super) fn last_hour_of(
    live: Live,
    alias: AliasName,
    stable: Signal<Option<Version>>,
) -> Memo<LastHour> {
    let store = live.console.telemetry;
    live.place
        .with_value(|place| last_hour_in(store, place, alias, stable))
}

/// The same of any function.
pub(in crate::console::pages) fn last_hour_in(
    store: Telemetry,
    place: &FunctionPlace,
    alias: AliasName,
    stable: Signal<Option<Version>>,
) -> Memo<LastHour> {
    let alias = Subject::Alias(alias);
    let of = alias.clone();
    let wanted = Memo::new(move |_| Watch {
        subjects: std::iter::once(of.clone())
            .chain(stable.get().map(Subject::Version))
            .collect(),
        measures: vec![Measure::Requests, Measure::Errors],
        window: HOUR,
    });
    let watched = store.watch(place, wanted.into());
    Memo::new(move |_| last_hour(store, watched, &alias, stable.get()))
}

/// The same for a share of `$LATEST` that is being typed.
pub(super) fn of_latest(live: Live, share: ShareDraft) -> AnyView {
    let stable = Memo::new(move |_| {
        let release = release(live);
        release.and_then(|release| release.stable.or(release.newest))
    });
    let share = Signal::derive(move || share.read().ok().flatten());
    view! {
        <TimeToNotice live=live alias=AliasName::default_alias() stable=stable share=share />
    }
    .fixed()
}

fn last_hour(
    store: Telemetry,
    watched: Watched,
    alias: &Subject,
    stable: Option<Version>,
) -> LastHour {
    let Watched { history, state } = watched;
    history.with(|history| {
        let known = |subject: &Subject| {
            // Each measure has an answer of its own.
            let requests = history.known_until(subject, Measure::Requests)?;
            let errors = history.known_until(subject, Measure::Errors)?;
            Some(requests.min(errors))
        };
        let state = state.get();
        let is_coming = !matches!(state, State::Failed(_));
        let stable = stable.map(Subject::Version);
        if is_coming
            && stable
                .as_ref()
                .is_some_and(|stable| known(stable).is_none())
        {
            return LastHour::Loading;
        }
        match (known(alias), state) {
            (Some(known), _) => {
                let end = store.settled().min(known);
                measured(history, alias, stable.as_ref(), end)
            }
            (None, State::Failed(reason)) => LastHour::Unknown(reason),
            (None, State::Loading | State::Ready { .. }) => LastHour::Loading,
        }
    })
}

/// What the hour up to a moment says.
fn measured(history: &History, alias: &Subject, stable: Option<&Subject>, end: u64) -> LastHour {
    let sum = |subject: &Subject| history.sum(subject, end.saturating_sub(HOUR)..end);
    let all = sum(alias);
    let requests = all.requests.unwrap_or_default();
    if requests < FEWEST {
        return LastHour::Few {
            requests,
            needed: FEWEST,
        };
    }
    // The rate of the alias is that of both versions together: only if the stable one has too few.
    let stable = stable
        .map(sum)
        .filter(|sum| sum.judged >= FEWEST)
        .unwrap_or(all);
    match rate(&stable) {
        Some(errors) => LastHour::Known { requests, errors },
        None => LastHour::NoErrors,
    }
}

/// The error rate as exactly as it is shown: in hundredths of a percent.
fn rate(sum: &Sum) -> Option<ErrorRate> {
    let hundredths = (sum.error_rate()? + 50) / 100;
    ErrorRate::from_millionths(hundredths * 100)
}
