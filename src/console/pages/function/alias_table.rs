//! The aliases of the function.

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use super::live::Live;
use super::rollout::badge;
use super::served::InShort;
use crate::console::components::save_table::save_table;
use crate::console::components::{Bar, SplitBar};
use crate::console::language::text;
use crate::console::moment::of_cloud;
use crate::console::route::Route;
use crate::scf::Alias;

/// How many aliases are shown at first.
const SHOWN: usize = 20;

/// Lists the aliases, each with its split and the way to change it.
#[component]
pub(super) fn AliasTable(live: Live) -> AnyView {
    let words = &text().function;
    let served = InShort::of(live);
    let row = move |alias: Alias| {
        let name = alias.name.clone();
        let served = dynamic(move || served.cell(&name));
        let href = Route::Alias(live.place.get_value(), alias.name.clone()).href();
        let bar = alias.split().map_or(Bar::Unknown, Bar::Known);
        let badge = badge(live, &alias.name);
        let change = (words.change_split_of)(alias.name.as_str());
        view! {
            <tr>
                <th scope="row"><a href=href.clone()>{alias.name.to_string()}</a> {badge}</th>
                <td><SplitBar split=bar alias=alias.name /></td>
                <td class="nowrap wide">{served}</td>
                <td class="soft wide">{alias.description}</td>
                <td class="date nowrap">{of_cloud(&alias.mod_time)}</td>
                <td class="last"><a class="button small" href=href aria-label=change>{words.change_split}</a></td>
            </tr>
        }.fixed()
    };
    let columns = [
        words.alias,
        words.main_version,
        words.additional_version,
        text().export.weight,
        words.description,
        words.modified,
    ];
    let file = Callback::new(move |()| {
        let rows = live.aliases.get_untracked().into_iter().map(file_row);
        std::iter::once(columns.map(str::to_owned).into())
            .chain(rows)
            .collect()
    });
    let save = save_table(words.aliases, "aliases", live.function_name(), file);
    let all = RwSignal::new(false);
    let rows = move || {
        let shown = if all.get() { usize::MAX } else { SHOWN };
        let aliases = live.aliases.get().into_iter().take(shown);
        aliases.map(row).collect_view()
    };
    let more = move || {
        let count = live.aliases.with(Vec::len);
        (count > SHOWN && !all.get()).then(|| {
            view! {
                <div class="row">
                    <button type="button" on:click=move |_| all.set(true)>
                        {(words.show_all_aliases)(count)}
                    </button>
                </div>
            }
            .fixed()
        })
    };
    view! {
        <section class="stack" aria-labelledby="aliases">
            <div class="row">
                <h2 id="aliases">{words.aliases}</h2>
                <div class="push">{save}</div>
            </div>
            <div class="scroll-x" role="group" tabindex="0" aria-labelledby="aliases">
                <table class="cards aliases" aria-labelledby="aliases">
                    <thead>
                        <tr>
                            <th scope="col">{words.alias}</th>
                            <th scope="col">{words.split}</th>
                            <th scope="col">{text().served.served_lately}</th>
                            <th scope="col">{words.description}</th>
                            <th scope="col" class="date">{words.modified}</th>
                            <th scope="col">{words.actions}</th>
                        </tr>
                    </thead>
                    <tbody>{dynamic(rows)}</tbody>
                </table>
            </div>
            {dynamic(more)}
        </section>
    }
    .fixed()
}

/// An alias as a row of a file, its weight in percent.
fn file_row(alias: Alias) -> Vec<String> {
    let additional = alias.split().ok().and_then(|split| split.additional());
    let (version, weight) = additional.map_or_else(Default::default, |(version, weight)| {
        (version.to_string(), weight.percent_text())
    });
    vec![
        alias.name.to_string(),
        alias.function_version.to_string(),
        version,
        weight,
        alias.description,
        alias.mod_time,
    ]
}
