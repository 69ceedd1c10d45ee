//! One alias: its place in the graph, its split, and what finishes a rollout.

mod editor;
mod finish;

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use self::editor::{Draft, SplitEditor};
use self::finish::Finish;
use super::live::Live;
use super::logs::Logs;
use super::monitor::Monitor;
use super::observed::observed;
use super::overview::link;
use super::rollout::notice;
use super::served::ObservedShare;
use crate::change::{self, Change};
use crate::console::components::{EmptyState, Notice, Tone, TrafficGraph};
use crate::console::language::rooms::{Told, together};
use crate::console::language::text;
use crate::console::route::Route;
use crate::graph::{Proposal, Topology};
use crate::scf::Alias;
use crate::traffic::{AliasName, Routing, Split, Version};

/// Shows an alias and changes it.
#[component]
pub(super) fn AliasPage(
    live: Live,
    /// Which alias.
    alias: AliasName,
) -> AnyView {
    let name = StoredValue::new(alias);
    let present = Memo::new(move |_| name.with_value(|name| live.alias(name)));
    let exists = Memo::new(move |_| present.with(Option::is_some));
    dynamic(move || {
        if exists.get() {
            view! { <Present live=live name=name present=present /> }.fixed()
        } else {
            missing(live, &name.read_value()).fixed()
        }
    })
    .into_any()
}

/// An alias that the function does not have, or not any more.
fn missing(live: Live, alias: &AliasName) -> AnyView {
    let change = Change::Promote {
        alias: alias.clone(),
    };
    let found = live
        .snapshot()
        .and_then(|snapshot| change::plan(&change, &snapshot).err());
    let why = together(&found.unwrap_or_default());
    let back = Route::Function(live.place.get_value()).href();
    view! {
        <EmptyState title=alias.to_string() advice=why>
            <a class="button" href=back>{(text().alias.back)(&live.function_name())}</a>
        </EmptyState>
    }
    .fixed()
}

/// An alias that is there.
#[component]
fn Present(
    live: Live,
    name: StoredValue<AliasName>,
    /// The alias as it is live.
    present: Memo<Option<Alias>>,
) -> AnyView {
    let live_split = Memo::new(move |_| present.with(|alias| alias.as_ref().map(readable)));
    let live_split = Signal::derive(move || {
        let split = live_split.get();
        split.unwrap_or_else(|| Split::all(Version::Latest))
    });
    let draft = Draft::follow(live_split, present);
    let focused = Memo::new(move |_| {
        let wanted = draft.split.get();
        live.topology.with(|topology| {
            name.with_value(|name| focus(topology, name, &live_split.get(), &wanted))
        })
    });
    let proposal = Memo::new(move |_| {
        let split = draft.split.get();
        (split != live_split.get()).then(|| Proposal {
            alias: name.get_value(),
            split,
        })
    });
    let is_drafted = Memo::new(move |_| {
        let is_described = present.with(|alias| {
            let live = alias.as_ref().map(|alias| &alias.description);
            draft
                .description
                .with(|drafted| live.is_some_and(|live| live != drafted))
        });
        is_described || proposal.with(Option::is_some)
    });
    let unreadable = move || {
        let problem = present.with(|alias| alias.as_ref()?.split().err())?;
        let words = &text().alias;
        let advice = (words.unreadable_advice)(&problem.told());
        Some(view! { <Notice tone=Tone::Warning title=words.unreadable advice=advice /> }.fixed())
    };
    view! {
        {dynamic(unreadable)}
        {name.with_value(|name| notice(live, name))}
        <TrafficGraph
            function=live.function_name()
            topology=focused
            proposal=proposal
            observed=observed(live)
            link=Callback::new(move |subject| link(live, subject))
        />
        <Rules split=live_split />
        <div class="alias-desk">
            <SplitEditor live=live name=name live_split=live_split draft=draft />
            <ObservedShare live=live name=name is_drafted=is_drafted />
            <Finish live=live name=name />
        </div>
        <Monitor live=live alias=Some(name) />
        <Logs live=live of=name.get_value() />
    }
    .fixed()
}

/// The split of an alias. One that cannot be read is drafted as its main version alone; the page
/// says so.
fn readable(alias: &Alias) -> Split {
    alias
        .split()
        .unwrap_or_else(|_| Split::all(alias.function_version))
}

/// The part of a function's traffic that goes through one alias, live or drafted.
pub(super) fn focus(
    topology: &Topology,
    name: &AliasName,
    live: &Split,
    wanted: &Split,
) -> Topology {
    let mut versions = live.bound_versions();
    versions.extend(wanted.bound_versions());
    let triggers = topology.triggers.iter();
    let aliases = topology.aliases.iter();
    let bound = topology.versions.iter();
    // The whole is not copied for this: it can have a thousand versions, and the slider moves.
    Topology {
        triggers: triggers
            .filter(|trigger| trigger.qualifier == name.as_str())
            .cloned()
            .collect(),
        aliases: aliases
            .filter(|alias| alias.name == *name)
            .cloned()
            .collect(),
        versions: bound
            .filter(|bound| versions.contains(&bound.version))
            .copied()
            .collect(),
    }
}

/// The match rules, to be read only.
#[component]
fn Rules(split: Signal<Split>) -> AnyView {
    let words = &text().alias;
    dynamic(move || {
        let Routing::Rules(rules) = split.get().routing else {
            return ().fixed();
        };
        let rules = rules
            .iter()
            .map(|rule| view! { <li><code>{(words.rule)(rule)}</code></li> }.fixed());
        view! {
            <section class="panel" aria-labelledby="rules">
                <h2 id="rules">{words.rules}</h2>
                <p>{words.rules_lead}</p>
                <ol class="rules">{rules.collect_view()}</ol>
            </section>
        }
        .fixed()
    })
    .into_any()
}
