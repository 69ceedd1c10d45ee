//! The function as a whole: facts, graph, tables, and what can be made.

use std::time::Duration;

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use super::alias_table::AliasTable;
use super::create_alias::CreateAlias;
use super::findings::Findings;
use super::live::Live;
use super::logs::Logs;
use super::monitor::Monitor;
use super::observed::observed;
use super::publish::PublishVersion;
use super::release_path::{ReleasePath, begin_deploy};
use super::trigger_table::TriggerTable;
use super::version_table::VersionTable;
use crate::console::components::{Notice, Tone, TrafficGraph};
use crate::console::language::text;
use crate::console::moment::of_cloud;
use crate::console::route::Route;
use crate::graph::{Subject, Topology};
use crate::scf::FunctionDetail;

/// A function with more triggers, aliases and versions than this is large.
const LARGE: usize = 200;

/// Everything about the function but the inside of its aliases.
#[component]
pub(super) fn Overview(live: Live) -> AnyView {
    let words = &text().function;
    let creating = RwSignal::new(false);
    let publishing = RwSignal::new(false);
    let detail = Memo::new(move |_| {
        let known = |detail: &FunctionDetail| detail.clone();
        live.reading
            .with(|reading| reading.value().map(|snapshot| known(&snapshot.function)))
    });
    view! {
        {dynamic(move || detail.get().map(|detail| facts(&detail)))}
        {dynamic(move || detail.get().and_then(|detail| warning(&detail)))}
        <Findings live=live />
        <section class="stack" aria-labelledby="traffic">
            <div class="row">
                <h2 id="traffic">{words.traffic}</h2>
                <div class="row push">
                    <button type="button" on:click=move |_| begin_deploy(live)>
                        {text().deploy.deploy}
                    </button>
                    <button type="button" on:click=move |_| publishing.set(true)>
                        {words.publish_version}
                    </button>
                    <button type="button" class="primary" on:click=move |_| creating.set(true)>
                        {words.create_alias}
                    </button>
                </div>
            </div>
            <TrafficGraph
                function=live.function_name()
                topology=live.topology
                observed=observed(live)
                link=Callback::new(move |subject| link(live, subject))
            />
        </section>
        <AliasTable live=live />
        <Monitor live=live alias=None />
        <ReleasePath live=live />
        {tables(live)}
        <Logs live=live />
        <CreateAlias live=live open=creating />
        <PublishVersion live=live open=publishing />
    }
    .fixed()
}

/// What else it has. The tables of a large function are made after its graph was painted.
fn tables(live: Live) -> AnyView {
    let is_large = |topology: &Topology| {
        topology.triggers.len() + topology.aliases.len() + topology.versions.len() > LARGE
    };
    let waits = live.topology.with_untracked(is_large);
    let there = RwSignal::new(!waits);
    if waits {
        let make = move || {
            there.try_set(true);
        };
        set_timeout(make, Duration::from_millis(50));
    }
    let class = if waits { "far-below" } else { "together" };
    let tables = move || {
        view! {
            <div class=class>
                <VersionTable live=live />
                <TriggerTable live=live />
            </div>
        }
        .fixed()
    };
    dynamic(move || there.get().then(tables)).into_any()
}

/// Where a node of the graph leads: an alias to its page.
pub(super) fn link(live: Live, subject: Subject) -> Option<String> {
    match subject {
        Subject::Alias { name, .. } => Some(Route::Alias(live.place.get_value(), name).href()),
        _ => None,
    }
}

/// The facts in one line.
fn facts(detail: &FunctionDetail) -> AnyView {
    let words = &text().function;
    let kind = format!("{} {}", detail.kind, detail.runtime);
    let facts = [
        kind.trim().to_owned(),
        detail.handler.clone(),
        (words.memory)(detail.memory_size),
        (words.timeout)(detail.timeout),
        (words.changed)(&of_cloud(&detail.mod_time)),
    ];
    let facts = facts.into_iter().filter(|fact| !fact.is_empty());
    let description = detail.description.clone();
    view! {
        <div>
            <p hidden=description.is_empty()>{description.clone()}</p>
            <ul class="facts-line soft" aria-label=words.facts>
                {facts.map(|fact| view! { <li>{fact}</li> }.fixed()).collect_view()}
            </ul>
        </div>
    }
    .fixed()
}

/// What the status means, unless all is well.
fn warning(detail: &FunctionDetail) -> Option<AnyView> {
    let words = &text().function;
    let status = &detail.status;
    let (title, advice) = if status.is_changing() {
        ((words.changing)(status), words.changing_advice)
    } else if status.is_failed() {
        ((words.failed)(status), words.failed_advice)
    } else {
        return None;
    };
    let reasons = detail.status_reasons.iter().map(|reason| {
        view! { <p>{reason.error_message.clone()} " " <code>{reason.error_code.clone()}</code></p> }.fixed()
    });
    let reasons = reasons.collect_view();
    Some(
        view! {
            <Notice tone=Tone::Warning title=title advice=advice>
                {reasons}
            </Notice>
        }
        .fixed(),
    )
}
