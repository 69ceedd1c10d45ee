//! The versions of the function.

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use super::live::Live;
use crate::change::Change;
use crate::console::components::save_table::save_table;
use crate::console::components::{EmptyState, Notice, StatusBadge, Tone};
use crate::console::language::rooms::{each, in_a_row};
use crate::console::language::text;
use crate::console::moment::of_cloud;
use crate::console::route::Route;
use crate::scf::{Alias, VersionInfo};
use crate::traffic::AliasName;

/// How many versions are shown at first.
const SHOWN: usize = 20;

/// Lists the versions, the newest first, and the aliases that hold each.
#[component]
pub(super) fn VersionTable(live: Live) -> AnyView {
    let words = &text().function;
    let all = RwSignal::new(false);
    let rows = move || {
        let shown = if all.get() { usize::MAX } else { SHOWN };
        live.versions.with(|versions| {
            live.aliases.with(|aliases| {
                let versions = versions.iter().take(shown);
                versions
                    .map(|version| row(live, version, aliases))
                    .collect_view()
            })
        })
    };
    let more = move || {
        let count = live.versions.with(Vec::len);
        (count > SHOWN && !all.get()).then(|| {
            view! {
                <div class="row">
                    <button type="button" on:click=move |_| all.set(true)>
                        {(words.show_all)(count)}
                    </button>
                </div>
            }
            .fixed()
        })
    };
    let published = Memo::new(move |_| {
        let is_published = |info: &VersionInfo| !info.version.is_latest();
        live.versions
            .with(|versions| versions.iter().any(is_published))
    });
    let teach = move || {
        (!published.get()).then(|| {
            view! { <EmptyState title=words.no_versions advice=words.no_versions_advice /> }.fixed()
        })
    };
    let save = save_table(
        words.versions,
        "versions",
        live.function_name(),
        Callback::new(move |()| file_rows(live)),
    );
    view! {
        <section class="stack" aria-labelledby="versions">
            <div class="row">
                <h2 id="versions">{words.versions}</h2>
                <div class="push">{save}</div>
            </div>
            {dynamic(teach)}
            <div class="scroll-x" role="group" tabindex="0" aria-labelledby="versions">
                <table class="cards" aria-labelledby="versions">
                    <thead>
                        <tr>
                            <th scope="col">{words.version}</th>
                            <th scope="col">{words.description}</th>
                            <th scope="col">{words.status}</th>
                            <th scope="col">{words.published}</th>
                            <th scope="col">{words.bound_by}</th>
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

/// Every version as a row of a file, shown or not.
fn file_rows(live: Live) -> Vec<Vec<String>> {
    let words = &text().function;
    let heads = [
        words.version,
        words.description,
        words.status,
        words.published,
        words.bound_by,
    ];
    let aliases = live.aliases.get_untracked();
    let row = |info: VersionInfo| {
        let holders = aliases.iter().filter(|alias| alias.holds(info.version));
        let holders: Vec<_> = holders.map(|alias| alias.name.as_str()).collect();
        vec![
            info.version.to_string(),
            info.description,
            info.status.to_string(),
            info.add_time,
            holders.join("\n"),
        ]
    };
    let rows = live.versions.get_untracked().into_iter().map(row);
    std::iter::once(heads.map(str::to_owned).into())
        .chain(rows)
        .collect()
}

fn row(live: Live, info: &VersionInfo, aliases: &[Alias]) -> AnyView {
    let link = |alias: AliasName| {
        let href = Route::Alias(live.place.get_value(), alias.clone()).href();
        view! { <a href=href>{alias.to_string()}</a> " " }.fixed()
    };
    let version = info.version;
    let holders = aliases.iter().filter(|alias| alias.holds(version));
    let holders = holders.map(|alias| link(alias.name.clone())).collect_view();
    let refused = RwSignal::new(Vec::new());
    let delete = (!version.is_latest()).then(|| {
        let words = &text().deploy;
        let delete = move |_| {
            let found = live.propose(&Change::DeleteVersion { version });
            refused.set(each(&found));
        };
        view! {
            <button
                type="button"
                class="small danger"
                aria-label=(words.delete_version)(version)
                on:click=delete
            >
                {words.delete}
            </button>
        }
        .fixed()
    });
    view! {
        <tr>
            <th scope="row">{version.to_string()}</th>
            <td class="soft wide">{info.description.clone()}</td>
            <td><StatusBadge status=info.status.to_string() /></td>
            <td class="date nowrap">{of_cloud(&info.add_time)}</td>
            <td>{holders}</td>
            <td class="last">{delete}</td>
        </tr>
        {dynamic(move || refusal(&refused.get()))}
    }
    .fixed()
}

/// Why a version cannot be deleted, in a line of its own below it.
fn refusal(reasons: &[String]) -> Option<AnyView> {
    (!reasons.is_empty()).then(|| {
        view! {
            <tr>
                <td colspan="6">
                    <Notice tone=Tone::Error title=in_a_row(reasons) />
                </td>
            </tr>
        }
        .fixed()
    })
}
