//! The way of a release by the default alias: where the function stands, what is next, and the
//! button that does it.

mod actions;

use leptos::prelude::*;

use self::actions::{Finish, SetTraffic};
use super::deploy::{shares, usual};
use super::live::Live;
use crate::console::components::{Notice, Tone};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::console::route::Route;
use crate::traffic::{AliasName, Mark, Release, ReleaseStep, Split, Stage, Version};

/// Where the function stands; nothing while its `$DEFAULT` cannot be read.
pub(super) fn release(live: Live) -> Option<Release> {
    let newest = live.versions.with(|versions| {
        let versions = versions.iter().map(|info| info.version);
        versions.filter(|version| !version.is_latest()).max()
    });
    default_split(live).map(|split| Release::of(&split, newest))
}

/// Opens the form with what is usual now.
pub(super) fn begin_deploy(live: Live) {
    let (release, status) = untrack(|| (release(live), live.status()));
    let deploy = usual(release.as_ref(), status.is_failed());
    live.console.wants_code.set(Some(deploy));
}

fn default_split(live: Live) -> Option<Split> {
    let default = live.alias(&AliasName::default_alias());
    default.and_then(|alias| alias.split().ok())
}

/// The version that would be published next.
fn next_version(live: Live) -> Version {
    live.reading.with(|reading| {
        let next = reading.value().map(|snapshot| snapshot.next_version());
        next.unwrap_or(Version::Latest)
    })
}

/// Lists the steps, and offers what is done in each.
#[component]
pub(super) fn ReleasePath(live: Live) -> AnyView {
    let words = &text().deploy;
    let release = Memo::new(move |_| release(live));
    let serving = move || {
        let shares = default_split(live).as_ref().and_then(shares);
        shares.map(|shares| view! { <p class="release-now">{(words.serving)(&shares)}</p> }.fixed())
    };
    let stage = Memo::new(move |_| release.with(|release| release.map(|release| release.stage)));
    let deploy = move || {
        let deploy = move |_| begin_deploy(live);
        view! {
            <button type="button" class:primary=is_next(release, ReleaseStep::Deploy) on:click=deploy>
                {words.deploy_step}
            </button>
        }
        .fixed()
    };
    // With nothing published there is no share to give.
    let traffic = move || {
        let divisible = stage.get() != Some(Stage::Unpublished);
        divisible.then(|| view! { <SetTraffic live=live release=release /> }.fixed())
    };
    view! {
        <section class="panel release" aria-labelledby="release">
            <h2 id="release">{words.release}</h2>
            <p>{words.release_lead}</p>
            {dynamic(serving)}
            {dynamic(move || remark(live, release.get()))}
            <ol class="release-steps">
                {step(live, release, ReleaseStep::Connect, ().fixed())}
                {step(live, release, ReleaseStep::Deploy, deploy())}
                {step(live, release, ReleaseStep::Raise, dynamic(traffic).fixed())}
                {step(
                    live,
                    release,
                    ReleaseStep::Finish,
                    view! { <Finish live=live release=release /> }.fixed(),
                )}
            </ol>
        </section>
    }
    .fixed()
}

/// True while a step is the one to do.
fn is_next(
    release: Memo<Option<Release>>,
    step: ReleaseStep,
) -> impl Fn() -> bool + Send + Sync + 'static {
    move || release.with(|release| release.as_ref().and_then(Release::next) == Some(step))
}

/// One step with its mark, its title, and what is done in it.
fn step(live: Live, release: Memo<Option<Release>>, step: ReleaseStep, action: AnyView) -> AnyView {
    let words = &text().deploy;
    let mark = Memo::new(move |_| {
        release.with(|release| release.as_ref().map_or(Mark::Later, |it| it.mark(step)))
    });
    let name = move || match mark.get() {
        Mark::Done => "done",
        Mark::Now => "now",
        Mark::Later => "later",
    };
    let spoken = move || match mark.get() {
        Mark::Done => words.step_done,
        Mark::Now => words.step_now,
        Mark::Later => "",
    };
    let lead = move || (words.step_lead)(step, next_version(live));
    view! {
        <li
            data-mark=dynamic(name)
            aria-current=dynamic(move || (mark.get() == Mark::Now).then_some("step"))
        >
            <div class="release-step">
                <h3>
                    <span class="visually-hidden">{dynamic(spoken)}</span>
                    {(words.step)(step)}
                </h3>
                <p class="soft">{dynamic(lead)}</p>
                {action}
            </div>
        </li>
    }
    .fixed()
}

/// What is unusual about where the function stands, if anything is.
fn remark(live: Live, release: Option<Release>) -> Option<AnyView> {
    let words = &text().deploy;
    let Some(release) = release else {
        let title = words.unreadable_split.to_owned();
        return Some(note(live, Tone::Warning, title, true));
    };
    let main = || default_split(live).map_or(Version::Latest, |split| split.main);
    match release.stage {
        Stage::Rules => Some(note(live, Tone::Info, words.by_rules.to_owned(), true)),
        Stage::CustomShape => Some(note(live, Tone::Info, (words.custom_shape)(main()), true)),
        Stage::Unpublished => Some(note(live, Tone::Info, words.unpublished.to_owned(), false)),
        Stage::Waiting | Stage::Trying | Stage::Everything => {
            let (held, newest) = release.overtaken()?;
            let title = (words.overtaken)(held, newest);
            Some(note(live, Tone::Info, title, false))
        }
    }
}

fn note(live: Live, tone: Tone, title: String, leads_to_alias: bool) -> AnyView {
    let href = Route::Alias(live.place.get_value(), AliasName::default_alias()).href();
    view! {
        <Notice tone=tone title=title>
            {leads_to_alias.then(|| view! { <a href=href>{text().deploy.open_alias}</a> }.fixed())}
        </Notice>
    }
    .fixed()
}
