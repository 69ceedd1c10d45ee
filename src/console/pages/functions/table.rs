//! The table of functions, and the split of each.

use crate::console::fixed::{Fixed, dynamic, effect};
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;

use crate::console::components::icon::{Icon, Sign};
use crate::console::components::{Bar, SplitBar, StatusBadge};
use crate::console::context::console;
use crate::console::language::text;
use crate::console::route::{Place, Route};
use crate::scf::{Function, GetAlias};
use crate::traffic::AliasName;

/// The address of a function, which its split is kept under.
pub(super) fn address(place: &Place, function: &Function) -> String {
    Route::Function(place.function(&function.function_name)).href()
}

/// One page of the list.
#[component]
pub(super) fn FunctionTable(
    place: Place,
    functions: Vec<Function>,
    /// Reads the list again.
    again: RwSignal<u32>,
) -> AnyView {
    let words = &text().functions;
    read_splits(place.clone(), functions.clone(), again);
    let caption = (words.table)(&place.namespace);
    let rows = functions.into_iter().map(|function| {
        let href = address(&place, &function);
        view! {
            <tr>
                <th scope="row"><a href=href.clone()>{function.function_name.clone()}</a></th>
                <td>{function.runtime}</td>
                <td><StatusBadge status=function.status.to_string() /></td>
                <td><DefaultSplit address=href function=function.function_name again=again /></td>
                <td class="soft">{function.description}</td>
                <td class="nowrap">{function.mod_time}</td>
            </tr>
        }
        .fixed()
    });
    view! {
        <div class="scroll-x">
            <table class="functions">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words.name}</th>
                        <th scope="col">{words.runtime}</th>
                        <th scope="col">{words.status}</th>
                        <th scope="col">{words.default_split}</th>
                        <th scope="col">{words.description}</th>
                        <th scope="col">{words.changed}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .fixed()
}

/// Reads the splits that are not known yet, all at once: the client spaces the calls.
fn read_splits(place: Place, functions: Vec<Function>, again: RwSignal<u32>) {
    let console = console();
    effect(move || {
        again.track();
        let Some(client) = console.client(place.region) else {
            return;
        };
        for function in &functions {
            let address = address(&place, function);
            if console.splits.read_untracked().contains_key(&address) {
                continue;
            }
            let request = GetAlias {
                function_name: function.function_name.clone(),
                namespace: place.namespace.clone(),
                name: AliasName::default_alias(),
            };
            let client = client.clone();
            spawn_local_scoped_with_cancellation(async move {
                let answer = client.call(&request).await.ok();
                let split = answer.and_then(|reply| reply.answer.split().ok());
                let bar = split.map_or(Bar::Unknown, Bar::Known);
                console
                    .splits
                    .update(|splits| drop(splits.insert(address, bar)));
            });
        }
    });
}

/// The split of `$DEFAULT`, and a way to try again where it could not be read.
#[component]
fn DefaultSplit(address: String, function: String, again: RwSignal<u32>) -> AnyView {
    let console = console();
    let address = StoredValue::new(address);
    let bar = Memo::new(move |_| {
        let known =
            address.with_value(|address| console.splits.with(|all| all.get(address).cloned()));
        known.unwrap_or(Bar::Loading)
    });
    let retry = move |_| {
        console
            .splits
            .update(|splits| drop(splits.remove(&address.get_value())));
        again.update(|count| *count += 1);
    };
    let name = (text().functions.retry_split)(&function);
    let button = move || {
        bar.with(|bar| *bar == Bar::Unknown).then(|| {
            view! {
                <button type="button" class="quiet" aria-label=name.clone() on:click=retry>
                    <Icon sign=Sign::Again />
                </button>
            }
            .fixed()
        })
    };
    view! {
        <SplitBar split=bar alias=AliasName::default_alias() />
        {dynamic(button)}
    }
    .fixed()
}
