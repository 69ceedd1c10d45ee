//! Beside the configured share of an alias stands the one that was really served.

mod changed;
mod count;
mod monitor;
mod short;
mod told;

use std::time::Duration;

use leptos::prelude::*;

use self::changed::changed;
use self::count::{Logged, count};
use self::monitor::FromMonitor;
pub(super) use self::short::InShort;
use self::told::told;
use super::beat::beat;
use super::live::Live;
use super::logs::failure;
use crate::console::components::Loading;
use crate::console::field::Select;
use crate::console::fixed::{Fixed, dynamic, effect};
use crate::console::language::text;
use crate::console::remote::{Remote, read_into};
use crate::traffic::{AliasName, Version};

/// How often the cloud's logs are counted again.
const AGAIN: Duration = Duration::from_secs(30);
/// The windows that can be chosen, in minutes.
const WINDOWS: [u64; 3] = [5, 15, 60];

/// Compares the shares of an alias that were configured and served.
#[component]
pub(super) fn ObservedShare(
    live: Live,
    name: StoredValue<AliasName>,
    /// True while something else than what is live is drafted.
    #[prop(into)]
    is_drafted: Signal<bool>,
) -> AnyView {
    let words = &text().served;
    let minutes = RwSignal::new(WINDOWS[1]);
    let logged = RwSignal::new(Remote::<Logged>::Idle);
    let again = RwSignal::new(0_u32);
    let region = live.place.with_value(|place| place.place.region);
    let beat = beat(live, AGAIN);
    effect(move || {
        beat.track();
        again.track();
        live.console.written.track();
        let minutes = minutes.get();
        if let Some(client) = live.console.client(region) {
            read_into(logged, count(live, client, name.get_value(), minutes));
        }
    });
    let windows: Vec<(String, String)> = WINDOWS
        .map(|minutes| (minutes.to_string(), (text().logs.last)(minutes)))
        .into();
    let window = Signal::derive(move || minutes.get().to_string());
    let to_window = move |chosen: String| {
        if let Ok(chosen) = chosen.parse() {
            minutes.set(chosen);
        }
    };
    let failed = move || {
        let error = logged.with(|logged| logged.error().cloned())?;
        let retry = Callback::new(move |()| again.update(|count| *count += 1));
        Some(failure(&error, retry))
    };
    // Monitor is watched for as long as the logs cannot tell, not anew with every look at them.
    let instead = Memo::new(move |_| {
        logged.with(|logged| match logged.value() {
            Some(Logged::Not(silent)) => Some(silent.clone()),
            Some(Logged::Counted(_)) => None,
            None => logged.error().map(|_| Vec::new()),
        })
    });
    let in_logs = move || {
        logged.with(|logged| match logged.value() {
            Some(Logged::Counted(counts)) => told(counts, words.from_logs),
            Some(Logged::Not(_)) => ().fixed(),
            None if logged.error().is_some() => ().fixed(),
            None => view! { <Loading lines=4 /> }.fixed(),
        })
    };
    let in_monitor = move || {
        let silent: Vec<Version> = instead.get()?;
        let has_failed = logged.with_untracked(|logged| logged.error().is_some());
        let why = if !silent.is_empty() {
            (words.not_logged)(&silent)
        } else if has_failed {
            String::new()
        } else {
            words.two_topics.to_owned()
        };
        Some(
            view! {
                <p hidden=why.is_empty()>{why.clone()}</p>
                <FromMonitor live=live name=name minutes=minutes />
            }
            .fixed(),
        )
    };
    view! {
        <section class="panel" aria-labelledby="observed">
            <div class="row">
                <h2 id="observed">{words.observed}</h2>
                <div class="push">
                    <Select label=words.window options=windows value=window on_choose=to_window />
                </div>
            </div>
            {changed(live, name, logged, is_drafted)}
            {dynamic(failed)}
            {dynamic(in_logs)}
            {dynamic(in_monitor)}
        </section>
    }
    .fixed()
}
