//! Somebody else changed the alias: what the journal says, what the rollout wants, what is there.

use leptos::prelude::*;

use super::Told;
use super::commands::their_share;
use super::phase::Phase;
use crate::console::components::{Bar, SplitBar, unique_id};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::console::moment::of_cloud;
use crate::console::sentence::shares;
use crate::rollout::Why;
use crate::scf::Alias;
use crate::traffic::AliasName;

/// Three columns and the ways on; nothing while the alias is as the journal says.
#[component]
pub(super) fn Drift(
    told: Told,
    /// Where the split can be changed by hand.
    alias_href: String,
) -> AnyView {
    let drift = Memo::new(move |_| {
        told.phase.with(|phase| match phase {
            Phase::Stops(Why::Drift(drift)) => Some(drift.clone()),
            _ => None,
        })
    });
    let heading = unique_id("drift");
    dynamic(move || {
        let words = &text().rollout;
        let drift = drift.get()?;
        let name = told
            .shown
            .state
            .with_untracked(|state| state.plan().alias.clone());
        let states = [drift.base, drift.ours, drift.theirs];
        let column = |title: &'static str, alias: &Option<Alias>| {
            view! {
                <div class="rollout-state">
                    <dt>{title}</dt>
                    <dd>{described(alias.as_ref(), &name)}</dd>
                </div>
            }
            .fixed()
        };
        let titles = [words.drift_base, words.drift_ours, words.drift_theirs];
        let columns = titles.into_iter().zip(&states);
        let columns = columns.map(|(title, alias)| column(title, alias));
        let columns = columns.collect_view();
        let standing = told.standing.get_untracked();
        let ways = match told.shown.state.with_untracked(their_share) {
            Some(share) => view! {
                <ul class="rollout-ways">
                    <li>{(words.drift_take)(share)}</li>
                    <li>{(words.drift_back)(standing.stable)}</li>
                    <li>{words.drift_leave}</li>
                </ul>
            }
            .fixed(),
            None => view! {
                <p>{words.drift_foreign}</p>
                <p><a href=alias_href.clone()>{words.drift_alias}</a></p>
            }
            .fixed(),
        };
        Some(
            view! {
                <section class="panel" aria-labelledby=heading.clone()>
                    <h2 id=heading.clone()>{words.drift}</h2>
                    <dl class="rollout-states">{columns}</dl>
                    {ways}
                </section>
            }
            .fixed(),
        )
    })
    .into_any()
}

/// The split of an alias, its description and when it was changed.
fn described(alias: Option<&Alias>, name: &AliasName) -> AnyView {
    let Some(alias) = alias else {
        return view! { <span class="soft">{text().preview.absent}</span> }.fixed();
    };
    let bar = alias.split().map_or(Bar::Unknown, Bar::Known);
    let shares = shares(alias);
    let (description, time) = (alias.description.clone(), of_cloud(&alias.mod_time));
    view! {
        <SplitBar split=bar alias=name.clone() />
        <small>{shares}</small>
        <small hidden=description.is_empty()>{description.clone()}</small>
        <small hidden=time.is_empty()>{time.clone()}</small>
    }
    .fixed()
}
