//! One function, and each of its aliases: both are drawn from one reading.

mod alias_page;
mod alias_table;
mod beat;
mod confidence;
mod create_alias;
mod deploy;
mod events_section;
mod findings;
mod live;
mod logs;
mod monitor;
mod observed;
mod overview;
mod percentile;
mod publish;
mod release_path;
mod rollout;
mod served;
mod topics;
mod trigger_form;
mod trigger_table;
mod version_table;
mod versions;

pub(super) use self::confidence::last_hour_in;
use crate::console::fixed::{Fixed, dynamic, effect};
use leptos::prelude::*;

use self::alias_page::AliasPage;
use self::deploy::DeployForm;
use self::live::Live;
use self::overview::Overview;
use self::rollout::RolloutPage;
use super::past::Past;
use super::set_title;
use crate::console::components::{Loading, PolicyDialog, StatusBadge, TimeBar};
use crate::console::context::{Console, console};
use crate::console::failure::ErrorNotice;
use crate::console::language::text;
use crate::console::part::{later, part};
use crate::console::recorder::record;
use crate::console::recording_file::save_recording;
use crate::console::remote::Remote;
use crate::console::route::{FunctionPlace, Place, Route};
use crate::scf::policy::Functions;
use crate::telemetry::{History, Recording, Watch};
use crate::traffic::AliasName;

part!(
    rollout,
    fn rollout_page(live: Live, alias: AliasName) -> AnyView {
        view! { <RolloutPage live=live alias=alias /> }.fixed()
    }
);

/// Shows a function, or the alias that the address names.
#[component]
pub(crate) fn FunctionPage(
    /// Which function.
    place: FunctionPlace,
) -> AnyView {
    let console = console();
    let live = Live::read(console, place);
    let alias = Memo::new(move |_| console.route.with(|route| route.alias().cloned()));
    let rollout = Memo::new(move |_| is_rollout(console));
    let title = move || {
        let function = live.function_name();
        match alias.get() {
            Some(alias) if rollout.get() => (text().plan.title)(alias.as_str(), &function),
            Some(alias) => (text().alias.title)(alias.as_str(), &function),
            None => function,
        }
    };
    effect(move || set_title(&title()));
    let failed = move || {
        let error = live.reading.with(|reading| reading.error().cloned())?;
        let again = Callback::new(move |()| live.refresh());
        let list = Route::Functions(live.place.with_value(|place| place.place.clone()));
        Some(view! { <ErrorNotice error=error retry=Some(again) list=list /> }.fixed())
    };
    let known = Memo::new(move |_| live.reading.with(|reading| reading.value().is_some()));
    let recording = record(
        console,
        &live.place.get_value(),
        live.reading,
        live.topology,
    );
    // What others ask for; looking back asks for nothing.
    let nothing = Signal::stored(Watch::default());
    let measured = console
        .telemetry
        .watch(&live.place.get_value(), nothing)
        .history;
    let past = console.recorder.past;
    let looks_back = Memo::new(move |_| past.with(Option::is_some));
    let then = move || {
        looks_back
            .get()
            .then(|| view! { <Past recording=recording measured=measured past=past /> }.fixed())
    };
    let body = move || match (known.get(), alias.get()) {
        (true, Some(alias)) if rollout.get() => later(move || rollout_page(live, alias.clone())),
        (true, Some(alias)) => view! { <AliasPage live=live alias=alias /> }.fixed(),
        (true, None) => view! { <Overview live=live /> }.fixed(),
        (false, _) => waiting(live).fixed(),
    };
    let Place { region, namespace } = live.place.with_value(|place| place.place.clone());
    view! {
        <Breadcrumbs live=live />
        <div class="row">
            <h1 tabindex="-1">{dynamic(title)}</h1>
            {dynamic(move || {
                let is_shown = known.get() && !looks_back.get();
                is_shown.then(|| view! { <StatusBadge status=Signal::derive(move || live.status().to_string()) /> }.fixed())
            })}
            <div class="row push head-actions" hidden=dynamic(move || looks_back.get())>
                <Age live=live />
                <button
                    type="button"
                    aria-busy=dynamic(move || live.reading.with(Remote::is_loading).then_some("true"))
                    on:click=move |_| live.refresh()
                >
                    {text().shell.refresh}
                </button>
                <PolicyDialog region=region namespace=namespace functions=Signal::stored(Functions::Named(vec![live.function_name()])) />
            </div>
        </div>
        {dynamic(failed)}
        {dynamic(move || known.get().then(|| time_bar(live, recording, measured)))}
        {dynamic(then)}
        // What is being typed stays while one looks back.
        <div class="present" hidden=dynamic(move || looks_back.get())>{dynamic(body)}</div>
        <DeployForm live=live />
    }
    .fixed()
}

/// True on the page of a rollout.
fn is_rollout(console: Console) -> bool {
    let is_it = |route: &Route| matches!(route, Route::Rollout(..));
    console.route.with(is_it)
}

/// The way back through what was seen since the page was opened.
fn time_bar(live: Live, recording: RwSignal<Recording>, measured: RwSignal<History>) -> AnyView {
    let console = live.console;
    let now = Signal::derive(move || {
        live.now.track();
        console.time()
    });
    let save = move |()| save_recording(&recording.read_untracked(), &measured.read_untracked());
    let past = console.recorder.past;
    view! { <TimeBar recording=recording past=past now=Some(now) on_save=Callback::new(save) /> }
        .fixed()
}

/// The place of what is on its way; nothing where it is not to be had.
fn waiting(live: Live) -> AnyView {
    dynamic(move || {
        let failed = live.reading.with(|reading| reading.error().is_some());
        (!failed).then(|| view! { <Loading lines=10 /> }.fixed())
    })
    .into_any()
}

/// The way from the region to here.
#[component]
fn Breadcrumbs(live: Live) -> AnyView {
    let console = console();
    let FunctionPlace { place, function } = live.place.get_value();
    let here = Route::Function(live.place.get_value()).href();
    let alias = move || {
        let name = console.route.with(|route| route.alias().cloned())?;
        if !is_rollout(console) {
            return Some(view! { <li aria-current="page">{name.to_string()}</li> }.fixed());
        }
        let href = Route::Alias(live.place.get_value(), name.clone()).href();
        Some(
            view! {
                <li><a href=href>{name.to_string()}</a></li>
                <li aria-current="page">{text().plan.crumb}</li>
            }
            .fixed(),
        )
    };
    view! {
        <nav aria-label=text().shell.breadcrumbs>
            <ol class="breadcrumbs">
                <li><a href=Route::Fleet(place.region).href()>{place.region.to_string()}</a></li>
                <li><a href=Route::Functions(place.clone()).href()>{place.namespace.clone()}</a></li>
                <li><a href=here>{function}</a></li>
                {dynamic(alias)}
            </ol>
        </nav>
    }
    .fixed()
}

/// How old what the page shows is.
#[component]
fn Age(live: Live) -> AnyView {
    // While it is read anew what is shown is as old as before, and nothing beside it moves.
    let read_at = Memo::new(move |before: Option<&Option<u64>>| {
        live.reading.with(|reading| match reading {
            Remote::Ready { at, .. } => Some(*at),
            Remote::Loading { .. } => before.copied().flatten(),
            _ => None,
        })
    });
    let age = move || {
        let apart = live.now.get().saturating_sub(read_at.get()?);
        Some((text().shell.age)(apart / 1_000))
    };
    view! { <span class="soft nowrap">{dynamic(age)}</span> }.fixed()
}
