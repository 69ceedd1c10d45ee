//! The table of functions, and the split of each.

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use crate::console::components::icon::{Icon, Sign};
use crate::console::components::{Bar, SplitBar, StatusBadge};
use crate::console::context::console;
use crate::console::language::text;
use crate::console::moment::of_cloud;
use crate::console::reader::Reader;
use crate::console::route::{FunctionPlace, Place, Route};
use crate::scf::Function;
use crate::traffic::AliasName;

/// One page of the list.
#[component]
pub(super) fn FunctionTable(
    place: Place,
    functions: Vec<Function>,
    /// Reads their aliases.
    reader: Reader,
) -> AnyView {
    let words = &text().functions;
    let caption = (words.table)(&place.namespace);
    let rows = functions.into_iter().map(|function| {
        let place = place.function(&function.function_name);
        let href = Route::Function(place.clone()).href();
        view! {
            <tr>
                <th scope="row"><a href=href>{function.function_name}</a></th>
                <td>{function.runtime}</td>
                <td><StatusBadge status=function.status.to_string() /></td>
                <td><DefaultSplit place=place reader=reader /></td>
                <td class="soft wide"><span class="clamp" title=function.description.clone()>{function.description.clone()}</span></td>
                <td class="date nowrap">{of_cloud(&function.mod_time)}</td>
            </tr>
        }
        .fixed()
    });
    view! {
        <div class="scroll-x">
            <table class="functions cards">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words.name}</th>
                        <th scope="col">{words.runtime}</th>
                        <th scope="col">{words.status}</th>
                        <th scope="col">{words.default_split}</th>
                        <th scope="col">{words.description}</th>
                        <th scope="col" class="date">{words.changed}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .fixed()
}

/// The split of `$DEFAULT`, and a way to try again where it could not be read.
#[component]
fn DefaultSplit(place: FunctionPlace, reader: Reader) -> AnyView {
    let console = console();
    let name = (text().functions.retry_split)(&place.function);
    let place = StoredValue::new(place);
    let bar = Memo::new(move |_| {
        let known = console.readings.with(|all| all.known(&place.read_value()));
        let split = known
            .value
            .as_ref()
            .map(|aliases| aliases.default_split().cloned());
        match split {
            Some(split) => split.map_or(Bar::Unknown, Bar::Known),
            None if known.error.is_some() => Bar::Unknown,
            None => Bar::Loading,
        }
    });
    let retry = move |_| reader.forgive(&place.read_value());
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
