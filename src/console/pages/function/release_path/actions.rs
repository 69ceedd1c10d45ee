//! What is done in the last two steps: another share, the way back, and the end.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::super::confidence::of_latest;
use super::super::deploy::{ShareDraft, ShareField};
use super::super::live::Live;
use super::super::publish::OtherProblems;
use super::super::rollout::way;
use super::super::versions::Problems;
use super::is_next;
use crate::change::{Change, Deploy};
use crate::console::field::TextField;
use crate::console::fixed::{Fixed, dynamic, effect};
use crate::console::language::text;
use crate::traffic::{AliasName, Release, ReleaseStep, Weight};

/// Gives `$LATEST` another share, or takes it all back.
#[component]
pub(super) fn SetTraffic(live: Live, release: Memo<Option<Release>>) -> AnyView {
    let words = &text().deploy;
    let share = ShareDraft::empty();
    let problems = Problems::none();
    let latest = Memo::new(move |_| release.with(|release| release.and_then(|it| it.latest)));
    // What is live is what a change begins from.
    effect(move || share.begin(latest.get()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(share) = share.required() {
            let change = Change::Deploy(Deploy::set_traffic(share));
            problems.show(&live.propose(&change));
        }
    };
    let way_back = Memo::new(move |_| release.with(|release| release.and_then(|it| it.way_back())));
    let roll_back = move |_| problems.show(&live.propose(&way_back_of(release)));
    let back = move || {
        way_back.get().map(|version| {
            view! {
                <button type="button" class="danger" on:click=roll_back>
                    {words.roll_back}
                </button>
                <span class="soft">{(words.roll_back_to)(version)}</span>
            }
            .fixed()
        })
    };
    view! {
        <form class="stack" autocomplete="off" on:submit=submit>
            <ShareField label=words.share_now draft=share />
            {of_latest(live, share)}
            <div class="row">
                <button type="submit" class:primary=is_next(release, ReleaseStep::Raise)>
                    {words.set_traffic}
                </button>
                {way(live, &AliasName::default_alias())}
                {dynamic(back)}
            </div>
            <OtherProblems problems=problems />
        </form>
    }
    .fixed()
}

/// The change that sends everybody back. A split that holds no published version any more is
/// given the last one.
fn way_back_of(release: Memo<Option<Release>>) -> Change {
    let held = release.with_untracked(|release| release.and_then(|it| it.stable));
    match held {
        Some(_) => Change::RollBack {
            alias: AliasName::default_alias(),
        },
        None => Change::Deploy(Deploy::set_traffic(Weight::ZERO)),
    }
}

/// Publishes what `$LATEST` holds and gives that everything.
#[component]
pub(super) fn Finish(live: Live, release: Memo<Option<Release>>) -> AnyView {
    let words = &text().deploy;
    let description = RwSignal::new(String::new());
    let problems = Problems::none();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let change = Change::Deploy(Deploy::finish(description.get_untracked()));
        problems.show(&live.propose(&change));
    };
    view! {
        <form class="stack" autocomplete="off" on:submit=submit>
            <TextField
                label=words.version_description
                value=description
                problem=problems.description
            />
            <div class="row">
                <button type="submit" class:primary=is_next(release, ReleaseStep::Finish)>
                    {words.finish}
                </button>
            </div>
            <OtherProblems problems=problems />
        </form>
    }
    .fixed()
}
