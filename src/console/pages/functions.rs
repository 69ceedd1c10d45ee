//! The functions of a namespace.

mod table;

use std::time::Duration;

use crate::console::fixed::{Fixed, dynamic, effect, on_change};
use leptos::prelude::*;

use self::table::FunctionTable;
use super::set_title;
use crate::console::address;
use crate::console::components::{EmptyState, Loading, PolicyDialog};
use crate::console::context::{PageState, console};
use crate::console::failure::ErrorNotice;
use crate::console::field::{Kind, Select, TextField};
use crate::console::language::text;
use crate::console::reader::Reader;
use crate::console::remote::{Remote, read_into};
use crate::console::route::{Place, Route};
use crate::scf::policy::Functions;
use crate::scf::{Function, ListFunctions, ListFunctionsAnswer, ListNamespaces, Region};

/// How many functions a page of the list has.
const PAGE: usize = 20;
/// How long the search waits for the next letter.
const PAUSE: Duration = Duration::from_millis(250);

/// Lists the functions of a namespace, with the split of `$DEFAULT` of each.
#[component]
pub(crate) fn FunctionsPage(
    /// The region and the namespace.
    place: Place,
) -> AnyView {
    let console = console();
    let words = &text().functions;
    let title = (words.title)(&place.namespace);
    set_title(&title);
    let place = StoredValue::new(place);

    let typed = RwSignal::new(String::new());
    let search = settled(typed);
    let offset = RwSignal::new(0_usize);
    let again = RwSignal::new(0_u32);
    let listed = RwSignal::new(Remote::<ListFunctionsAnswer>::Idle);
    effect(move || {
        again.track();
        let (search, offset) = (search.get(), offset.get());
        let Place { region, namespace } = place.get_value();
        if let Some(client) = console.client(region) {
            let request = ListFunctions::of(namespace, search.trim()).page(offset, PAGE);
            read_into(listed, async move {
                client.call(&request).await.map(|reply| reply.answer)
            });
        }
    });
    // A search starts on its first page.
    on_change(move || search.get(), move |_, _| offset.set(0));
    let functions = Memo::new(move |_| {
        listed.with(|listed| listed.value().map(|answer| answer.functions.clone()))
    });
    let total =
        Memo::new(move |_| listed.with(|listed| listed.value().map_or(0, |list| list.total_count)));
    let reader = Reader::new(console, place.with_value(|place| place.region));
    effect(move || {
        let functions = functions.get().unwrap_or_default();
        let shown = functions.iter();
        let shown = shown.map(|function| place.read_value().function(&function.function_name));
        let shown: Vec<_> = shown.collect();
        reader.see(shown.clone());
        reader.cover(shown);
    });
    let refresh = move || {
        reader.again();
        again.update(|count| *count += 1);
    };
    report_state(listed, functions, place);
    let names = Signal::derive(move || {
        let functions = functions.get().into_iter().flatten();
        functions.map(|function| function.function_name).collect()
    });

    let body = move || match functions.get() {
        None if listed.with(|listed| listed.error().is_some()) => ().fixed(),
        None => view! { <Loading lines=8 /> }.fixed(),
        Some(functions) if functions.is_empty() => nothing(search, typed, place).fixed(),
        Some(functions) => {
            let place = place.get_value();
            view! { <FunctionTable place=place functions=functions reader=reader /> }.fixed()
        }
    };
    let failed = move || {
        let error = listed.with(|listed| listed.error().cloned())?;
        let again = Callback::new(move |()| refresh());
        let list = Route::Fleet(place.with_value(|place| place.region));
        Some(view! { <ErrorNotice error=error retry=Some(again) list=list /> }.fixed())
    };
    let Place { region, namespace } = place.get_value();
    let fleet = Route::Fleet(region).href();
    view! {
        <nav aria-label=text().shell.breadcrumbs>
            <ol class="breadcrumbs">
                <li><a href=fleet.clone()>{region.to_string()}</a></li>
                <li aria-current="page">{namespace.clone()}</li>
            </ol>
        </nav>
        <div class="row">
            <h1 tabindex="-1">{title}</h1>
            <a class="push" href=fleet>{(text().fleet.title)(region)}</a>
        </div>
        <div class="toolbar">
            <PlaceChoice place=place />
            <TextField label=words.search hint=words.search_hint kind=Kind::Search value=typed />
            <button type="button" on:click=move |_| refresh()>{text().shell.refresh}</button>
            <PolicyDialog region=region namespace=namespace functions=Signal::derive(move || Functions::Named(names.get())) />
        </div>
        {dynamic(failed)}
        <div aria-busy=dynamic(move || listed.with(Remote::is_loading).then_some("true"))>{dynamic(body)}</div>
        <Pages offset=offset total=total />
    }
    .fixed()
}

/// The text once nobody has typed for a moment.
fn settled(typed: RwSignal<String>) -> RwSignal<String> {
    let settled = RwSignal::new(String::new());
    effect(move || {
        let text = typed.get();
        if text == settled.get_untracked() {
            return;
        }
        let settle = move || drop(settled.try_set(text));
        if let Ok(timer) = set_timeout_with_handle(settle, PAUSE) {
            on_cleanup(move || timer.clear());
        }
    });
    settled
}

/// The page is ready once the list and every split in it is there, or known not to be had.
fn report_state(
    listed: RwSignal<Remote<ListFunctionsAnswer>>,
    functions: Memo<Option<Vec<Function>>>,
    place: StoredValue<Place>,
) {
    let console = console();
    effect(move || {
        let settled = |function: &Function| {
            let place = place.read_value().function(&function.function_name);
            console
                .readings
                .with(|readings| readings.is_settled(&place))
        };
        let failed = listed.with(|listed| listed.error().is_some());
        let loading = listed.with(Remote::is_loading);
        let complete =
            functions.with(|list| list.as_ref().is_some_and(|list| list.iter().all(settled)));
        console.state.set(match (failed, loading, complete) {
            (true, _, _) => PageState::Failed,
            (_, false, true) => PageState::Ready,
            _ => PageState::Loading,
        });
    });
}

/// Chooses the region and the namespace.
#[component]
fn PlaceChoice(place: StoredValue<Place>) -> AnyView {
    let console = console();
    let words = &text().functions;
    let Place { region, namespace } = place.get_value();
    let namespaces = RwSignal::new(Remote::Idle);
    effect(move || {
        if let Some(client) = console.client(region) {
            read_into(namespaces, async move {
                client.all(&ListNamespaces::every()).await
            });
        }
    });
    // The namespace of the address is there even before the list is, or without it.
    let here = namespace.clone();
    let names = Memo::new(move |_| {
        let mut names = namespaces.with(|list| {
            let listed = list.value().into_iter().flatten();
            listed.map(|one| one.name.clone()).collect::<Vec<_>>()
        });
        if !names.contains(&here) {
            names.insert(0, here.clone());
        }
        let option = |name: String| (name.clone(), name);
        names.into_iter().map(option).collect::<Vec<_>>()
    });
    let regions: Vec<_> = Region::ALL
        .map(|region| (region.to_string(), region.to_string()))
        .into();
    let to_region = move |chosen: String| {
        if let Ok(region) = chosen.parse() {
            address::go(&Route::Functions(Place::default_of(region)));
        }
    };
    let to_namespace = move |namespace| {
        address::go(&Route::Functions(Place { region, namespace }));
    };
    view! {
        <Select label=words.region options=regions value=region.to_string() on_choose=to_region />
        <Select label=words.namespace options=names value=namespace on_choose=to_namespace />
    }
    .fixed()
}

/// Why the list is empty, and what to do.
fn nothing(
    search: RwSignal<String>,
    typed: RwSignal<String>,
    place: StoredValue<Place>,
) -> AnyView {
    let words = &text().functions;
    let looked_for = search.get_untracked();
    if looked_for.trim().is_empty() {
        let title = place.with_value(|place| (words.empty)(&place.namespace));
        return view! { <EmptyState title=title advice=words.empty_advice /> }.fixed();
    }
    let title = (words.no_match)(looked_for.trim());
    view! {
        <EmptyState title=title advice=words.no_match_advice>
            <button type="button" on:click=move |_| typed.set(String::new())>
                {words.clear_search}
            </button>
        </EmptyState>
    }
    .fixed()
}

/// Goes from page to page of a list that is longer than one.
#[component]
fn Pages(offset: RwSignal<usize>, total: Memo<usize>) -> AnyView {
    let words = &text().functions;
    dynamic(move || {
        let total = total.get();
        (total > PAGE).then(|| {
            let first = offset.get();
            let last = (first + PAGE).min(total);
            view! {
                <nav class="row" aria-label=words.pages>
                    <button
                        type="button"
                        disabled={first == 0}
                        on:click=move |_| offset.set(first.saturating_sub(PAGE))
                    >
                        {words.previous}
                    </button>
                    <span aria-live="polite">{(words.range)(first + 1, last, total)}</span>
                    <button
                        type="button"
                        disabled={last >= total}
                        on:click=move |_| offset.set(first + PAGE)
                    >
                        {words.next}
                    </button>
                </nav>
            }
            .fixed()
        })
    })
    .into_any()
}
