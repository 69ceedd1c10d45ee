//! What the function logged: which version served which request, and how it ended.

mod choice;
mod found;
mod list;
mod settings;
mod toolbar;

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use leptos::task::{spawn_local, spawn_local_scoped_with_cancellation};

use self::choice::Choice;
pub(super) use self::found::AHEAD;
use self::found::{Found, Mark};
use self::settings::LogSettings;
use self::toolbar::Toolbar;
use super::beat::beat;
use super::live::Live;
use crate::console::clock;
use crate::console::components::{EmptyState, Loading, Notice, Tone};
use crate::console::failure::{ErrorNotice, error_details};
use crate::console::fixed::{Fixed, dynamic, effect};
use crate::console::language::errors::Words;
use crate::console::language::text;
use crate::console::remote::{Remote, read_into};
use crate::scf::{Client, Error};
use crate::traffic::{AliasName, Version};

/// How often the cloud is asked for new records, while they are followed.
const FOLLOW: Duration = Duration::from_secs(10);

/// Shows the logs of the function, or of one alias.
#[component]
pub(super) fn Logs(
    live: Live,
    /// The alias, on its page.
    #[prop(optional)]
    of: Option<AliasName>,
) -> AnyView {
    let choice = Choice::of(of.as_ref());
    let found = RwSignal::new(Remote::<Found>::Idle);
    let follow = RwSignal::new(false);
    let again = RwSignal::new(0_u32);
    let setting = RwSignal::new(false);
    let list = NodeRef::<html::Div>::new();
    let region = live.place.with_value(|place| place.place.region);
    let client = move || live.console.client(region);
    let asked = Memo::new(move |_| {
        let latest = live.reading.with(|reading| {
            let snapshot = reading.value();
            snapshot.map_or_else(String::new, |found| found.function.cls_topic_id.clone())
        });
        (choice.versions(live), latest)
    });
    effect(move || {
        again.track();
        live.refreshed.track();
        let (versions, _) = asked.get();
        let (filter, minutes) = (choice.filter(live), choice.period.get());
        if let Some(client) = client() {
            read_into(
                found,
                Found::search(live, client, versions, filter, minutes),
            );
        }
    });
    let beat = beat(live, FOLLOW);
    effect(move || {
        beat.track();
        if !follow.get() || found.with_untracked(Remote::is_loading) || has_focus(list) {
            return;
        }
        let known = found.with_untracked(|found| found.value().cloned());
        let (Some(client), Some(known)) = (client(), known) else {
            return;
        };
        let mark = known.mark();
        spawn_local_scoped_with_cancellation(async move {
            match known.with_newer(live, client).await {
                Ok(Some(more)) => _ = renew(found, &mark, Ok(more)),
                Ok(None) => drop(again.try_update(|count| *count += 1)),
                Err(error) => _ = renew(found, &mark, Err(error)),
            }
        });
    });
    let older = RwSignal::new(false);
    continue_when(older, found, client);
    // What is shown stays where it is while it is read anew.
    let shown_now =
        Memo::new(move |_| found.with(|found| (found.value().cloned(), found.error().is_some())));
    let body = move || {
        shown_now.with(|(value, failed)| match value {
            Some(value) => shown(value, live, older, setting),
            None if *failed => ().fixed(),
            None => view! { <Loading lines=6 /> }.fixed(),
        })
    };
    let failed = move || {
        let error = found.with(|found| found.error().cloned())?;
        Some(failure(
            &error,
            Callback::new(move |()| again.update(|count| *count += 1)),
        ))
    };
    let clock_gap = move || {
        let said = (text().logs.clock)(live.console.telemetry.clock_gap.get()?);
        Some(view! { <p class="soft">{said}</p> }.fixed())
    };
    view! {
        <section class="stack" aria-labelledby="logs">
            <div class="row">
                <h2 id="logs">{text().logs.logs}</h2>
                <div class="row push">
                    <button
                        type="button"
                        aria-busy=dynamic(move || found.with(Remote::is_loading).then_some("true"))
                        on:click=move |_| again.update(|count| *count += 1)
                    >
                        {text().logs.refresh}
                    </button>
                    <button type="button" on:click=move |_| setting.set(true)>
                        {text().logs.settings}
                    </button>
                </div>
            </div>
            <Toolbar live=live choice=choice follow=follow fixed_alias=of.is_some() />
            {dynamic(clock_gap)}
            {dynamic(failed)}
            <div class="stack" node_ref=list aria-busy=dynamic(move || found.with(Remote::is_loading).then_some("true"))>
                {dynamic(body)}
            </div>
            <LogSettings live=live open=setting />
        </section>
    }
    .fixed()
}

/// Asks for older records whenever they are wanted. Where the list was being read anew at that
/// moment, it is asked for them once it is there.
fn continue_when(
    older: RwSignal<bool>,
    found: RwSignal<Remote<Found>>,
    client: impl Fn() -> Option<Client> + 'static,
) {
    effect(move || {
        if !older.get() || found.with(Remote::is_loading) {
            return;
        }
        older.set(false);
        let known = found.with_untracked(|found| found.value().cloned());
        if let (Some(client), Some(known)) = (client(), known.filter(Found::has_older)) {
            let mark = known.mark();
            // Not in the scope of this effect, which the next wish ends.
            spawn_local(async move {
                if !renew(found, &mark, known.with_older(client).await) {
                    older.try_set(true);
                }
            });
        }
    });
}

/// True while somebody is in the list: what they read must not be replaced.
fn has_focus(list: NodeRef<html::Div>) -> bool {
    let list = list.get_untracked();
    list.is_some_and(|list| list.matches(":focus-within").unwrap_or(false))
}

/// Puts what was found beside a list in the place of that list, unless it has become another one
/// meanwhile or is being read anew: then it says so. After a failure the list stays.
fn renew(found: RwSignal<Remote<Found>>, mark: &Mark, more: Result<Found, Error>) -> bool {
    let renewed = found.try_update(|found| {
        let same = |found: &Found| found.mark() == *mark;
        let known = found.value().filter(|known| same(known));
        let Some(known) = known.filter(|_| !found.is_loading()) else {
            return false;
        };
        *found = match more {
            Ok(value) => {
                let at = clock::now();
                Remote::Ready { value, at }
            }
            Err(error) => {
                let previous = Some(known.clone());
                Remote::Failed { error, previous }
            }
        };
        true
    });
    // Where there is no list any more nothing is wanted.
    renewed.unwrap_or(true)
}

/// What was found, or why there is nothing.
fn shown(found: &Found, live: Live, older: RwSignal<bool>, setting: RwSignal<bool>) -> AnyView {
    let words = &text().logs;
    let silent = found.topics.silent();
    if found.topics.first().is_none() {
        return off(live, &silent, setting);
    }
    let note = |versions: Vec<Version>, say: fn(&[Version]) -> String| {
        (!versions.is_empty()).then(|| view! { <p class="soft">{say(&versions)}</p> }.fixed())
    };
    let notes = [
        note(silent, words.some_silent),
        note(found.topics.elsewhere(), words.elsewhere),
    ];
    if found.records.is_empty() {
        return view! {
            {notes.into_iter().collect_view()}
            <EmptyState title=words.none advice=words.none_advice />
        }
        .fixed();
    }
    let end = if found.has_older() {
        view! {
            <button type="button" on:click=move |_| older.set(true)>{words.older}</button>
        }
        .fixed()
    } else {
        view! { <p class="soft">{(words.no_older)(found.records.len())}</p> }.fixed()
    };
    view! {
        {notes.into_iter().collect_view()}
        {list::list(&found.records)}
        <div class="row">{end}</div>
    }
    .fixed()
}

/// Nothing is logged: by the function, or by these versions of it.
fn off(live: Live, silent: &[Version], setting: RwSignal<bool>) -> AnyView {
    let words = &text().logs;
    let latest = live.snapshot();
    let latest_logs = latest.is_some_and(|found| !found.function.cls_topic_id.is_empty());
    if latest_logs {
        let title = (words.silent)(silent);
        return view! { <EmptyState title=title advice=words.silent_advice /> }.fixed();
    }
    view! {
        <EmptyState title=words.off advice=words.off_advice>
            <button type="button" class="primary" on:click=move |_| setting.set(true)>
                {words.switch_on}
            </button>
        </EmptyState>
    }
    .fixed()
}

/// Why there are no logs, and what to do.
pub(super) fn failure(error: &Error, retry: Callback<()>) -> AnyView {
    match (text().logs.failed)(error) {
        Some(Words { title, advice }) => {
            let details = error_details(error);
            view! {
                <Notice tone=Tone::Error title=title advice=advice retry=retry>
                    {details}
                </Notice>
            }
            .fixed()
        }
        None => view! { <ErrorNotice error=error.clone() retry=Some(retry) /> }.fixed(),
    }
}
