//! The aliases of a function, as `list-alias` asks for them: all of them, each share exact.

use std::sync::Arc;

use leptos::prelude::*;

use crate::change::Snapshot;
use crate::console::components::{Bar, SplitBar};
use crate::console::context::console;
use crate::console::fixed::Fixed;
use crate::console::language::text;
use crate::console::route::{FunctionPlace, Route};
use crate::console::sentence::shares;
use crate::scf::Alias;

/// Lists the aliases of a function as they were just read.
#[component]
pub(super) fn AliasList(
    /// Which function.
    place: FunctionPlace,
    /// What was read of it.
    snapshot: Arc<Snapshot>,
) -> AnyView {
    let console = console();
    let words = &text().function;
    // A link leads away from the field.
    let close = move |_| console.commanding.set(false);
    let row = |alias: &Alias| {
        let href = Route::Alias(place.clone(), alias.name.clone()).href();
        let bar = alias.split().map_or(Bar::Unknown, Bar::Known);
        view! {
            <tr>
                <th scope="row"><a href=href on:click=close>{alias.name.to_string()}</a></th>
                <td><SplitBar split=bar alias=alias.name.clone() /></td>
                <td>{shares(alias)}</td>
                <td class="soft">{alias.description.clone()}</td>
            </tr>
        }
        .fixed()
    };
    let rows = snapshot.aliases.iter().map(row).collect_view();
    let title = (text().command.aliases)(&place.function);
    let open = (text().command.open_function)(&place.function);
    let href = Route::Function(place.clone()).href();
    let heading = title.clone();
    view! {
        <section class="stack">
            <h3>{heading}</h3>
            <div class="scroll-x">
                <table aria-label=title>
                    <thead>
                        <tr>
                            <th scope="col">{words.alias}</th>
                            <th scope="col">{words.split}</th>
                            <th scope="col">{text().preview.shares_row}</th>
                            <th scope="col">{words.description}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p><a href=href on:click=close>{open}</a></p>
        </section>
    }
    .fixed()
}
