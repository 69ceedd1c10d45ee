//! The fields that choose which records are shown.

use leptos::prelude::*;

use super::super::live::Live;
use super::choice::{Choice, PERIODS};
use crate::console::components::unique_id;
use crate::console::connection::Session;
use crate::console::field::Select;
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::traffic::Version;

/// How many versions can be chosen from: the newest.
const MOST: usize = 100;

/// Chooses alias, version, period, failures alone, and whether new records are followed.
#[component]
pub(super) fn Toolbar(
    live: Live,
    choice: Choice,
    follow: RwSignal<bool>,
    /// True where the alias is not to be chosen.
    fixed_alias: bool,
) -> AnyView {
    let words = &text().logs;
    let option = |text: String| (text.clone(), text);
    let aliases = Signal::derive(move || {
        let names = live.aliases.get().into_iter();
        let names = names.map(|alias| option(alias.name.to_string()));
        std::iter::once((String::new(), words.any_alias.to_owned()))
            .chain(names)
            .collect()
    });
    let versions = Signal::derive(move || {
        let published = live.versions.get().into_iter().map(|info| info.version);
        let published = published.filter(|version| !version.is_latest()).take(MOST);
        let names = std::iter::once(Version::Latest).chain(published);
        let names = names.map(|version| option(version.to_string()));
        std::iter::once((String::new(), words.any_version.to_owned()))
            .chain(names)
            .collect()
    });
    let periods: Vec<(String, String)> = PERIODS
        .map(|minutes| (minutes.to_string(), (words.last)(minutes)))
        .into();
    let period = Signal::derive(move || choice.period.get().to_string());
    let to_period = move |chosen: String| {
        if let Ok(minutes) = chosen.parse() {
            choice.period.set(minutes);
        }
    };
    let alias = (!fixed_alias).then(|| {
        view! {
            <Select
                label=words.alias
                options=aliases
                value=choice.alias
                on_choose=move |name| choice.alias.set(name)
            />
        }
        .fixed()
    });
    let is_demo = live
        .console
        .session
        .with_untracked(|session| !session.as_ref().is_some_and(Session::is_cloud));
    view! {
        <div class="toolbar">
            {alias}
            <Select
                label=words.version
                options=versions
                value=choice.version
                on_choose=move |version| choice.version.set(version)
            />
            <Select label=words.period options=periods value=period on_choose=to_period />
            <div class="stack log-switches">
                {switch(words.failures, "", choice.failures)}
                {switch(words.follow, (words.follow_hint)(is_demo), follow)}
            </div>
        </div>
    }
    .fixed()
}

/// A box to tick.
fn switch(label: &'static str, hint: &'static str, value: RwSignal<bool>) -> AnyView {
    let id = unique_id("hint");
    let described = (!hint.is_empty()).then(|| id.clone());
    let hint = (!hint.is_empty()).then(|| view! { <p class="field-hint" id=id>{hint}</p> }.fixed());
    view! {
        <div>
            <label class="check">
                <input
                    type="checkbox"
                    aria-describedby=described
                    prop:checked=dynamic(move || value.get())
                    on:change=move |event| value.set(event_target_checked(&event))
                />
                {label}
            </label>
            {hint}
        </div>
    }
    .fixed()
}
