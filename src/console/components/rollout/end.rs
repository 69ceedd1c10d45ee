//! What a rollout came to, once it has ended or if it cannot begin.

use leptos::prelude::*;

use super::phase::{Phase, Trouble};
use super::{Told, Ways};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::rollout::State;

/// How long it took and what the canary served; and the way to another one.
#[component]
pub(super) fn EndFacts(told: Told, ways: Ways) -> AnyView {
    let words = &text().rollout;
    // Nothing was begun, so nothing is lost by putting it away.
    let is_over = Memo::new(move |_| {
        told.phase.with(|phase| match phase {
            Phase::Ended(_) => Some(true),
            Phase::Trouble(Trouble::Refused(_) | Trouble::Unreadable(_)) => Some(false),
            _ => None,
        })
    });
    let another = move || {
        view! {
            <button type="button" on:click=move |_| ways.put_away.run(())>
                {words.plan_another}
            </button>
        }
        .fixed()
    };
    dynamic(move || {
        if !is_over.get()? {
            return Some(view! { <div class="row">{another()}</div> }.fixed());
        }
        let began = told.shown.state.with_untracked(State::begun_at);
        let (took, served) = told.story.with(|story| {
            let ended = story.ended.map(|(at, _)| at);
            let took = began
                .zip(ended)
                .map(|(began, ended)| (words.duration)(ended.saturating_sub(began) / 1_000));
            let [requests, errors] = story.canary;
            let served = (story.minutes > 0).then(|| (words.served_of)(requests, errors));
            (took.unwrap_or_default(), served)
        });
        let is_counted = served.is_some();
        let served = served.unwrap_or_else(|| words.not_counted.to_owned());
        Some(
            view! {
                <div class="rollout-end">
                    <dl class="facts">
                        <dt>{words.took}</dt>
                        <dd>{took}</dd>
                        <dt>{words.served}</dt>
                        <dd>{served}</dd>
                    </dl>
                    <p class="soft" hidden=!is_counted>{words.served_note}</p>
                    <div class="row">{another()}</div>
                </div>
            }
            .fixed(),
        )
    })
    .into_any()
}
