//! What is rolled out: on which alias, which version, and against which.

use leptos::prelude::*;

use super::begin::is_usable;
use super::desk::{Desk, snapshot};
use super::field::{problem, standing_problem};
use crate::console::components::{Bar, SplitBar, unique_id};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::console::plan_sheet::Here;
use crate::rollout::Field;
use crate::scf::VersionInfo;
use crate::traffic::{Scheme, Split, Version};

/// Says where the rollout takes place, and takes the version.
pub(super) fn subject(desk: Desk) -> AnyView {
    let words = &text().plan;
    let Here { place, alias } = desk.here.get_value();
    let bar = Signal::derive(move || desk.split().map_or(Bar::Unknown, Bar::Known));
    let lead = move || (words.scheme)(desk.scheme());
    let stable = move || {
        let split = desk.split()?;
        let stable = match desk.scheme() {
            Scheme::CustomAlias => Some(split.main),
            Scheme::DefaultAlias => {
                let held = split.additional().map(|(version, _)| version);
                held.or_else(|| newest(desk))
            }
        };
        stable.map(words.stable_is)
    };
    let shown = alias.clone();
    let wheres = [
        (words.function, place.function, Field::Function),
        (words.namespace, place.place.namespace, Field::Namespace),
        (words.region, place.place.region.to_string(), Field::Region),
        (words.alias, alias.to_string(), Field::Alias),
    ];
    let wheres = wheres.map(|(name, value, field)| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{value} {standing_problem(desk, field)}</dd>
            </div>
        }
        .fixed()
    });
    view! {
        <section class="panel" aria-labelledby="plan-subject">
            <h2 id="plan-subject">{words.subject}</h2>
            <p>{dynamic(lead)}</p>
            <dl class="planner-where">{wheres.collect_view()}</dl>
            <div class="planner-versions">
                {canary(desk)}
                <p class="planner-stable">
                    <span class="split-side" data-ink="stable">{dynamic(stable)}</span>
                </p>
                <p class="planner-now">
                    <span class="soft">{words.now}</span>
                    <SplitBar split=bar alias=shown />
                </p>
            </div>
        </section>
    }
    .fixed()
}

fn newest(desk: Desk) -> Option<Version> {
    snapshot(desk.live)?.newest_published()
}

/// One version that may be chosen, or not, and why not.
#[derive(Clone, PartialEq)]
struct Offered {
    version: Version,
    label: String,
    usable: bool,
}

/// The choice of the version.
fn canary(desk: Desk) -> AnyView {
    let words = &text().plan;
    let id = unique_id("canary");
    let (described, hint) = (format!("{id}-problem"), format!("{id}-hint"));
    let described_by = format!("{described} {hint}");
    let value = Memo::new(move |_| desk.sheet.with(|sheet| sheet.canary));
    let offered = Memo::new(move |_| offered(desk, value.get()));
    let options = move || {
        let chosen = value.get_untracked();
        let option = |one: Offered| {
            let selected = one.version == chosen;
            view! {
                <option value=one.version.to_string() selected=selected disabled=!one.usable && !selected>
                    {one.label}
                </option>
            }
            .fixed()
        };
        offered.get().into_iter().map(option).collect_view()
    };
    let choose = move |event| {
        if let Ok(version) = event_target_value(&event).parse() {
            desk.sheet.update(|sheet| sheet.canary = version);
        }
    };
    let hint_text = move || (words.canary_hint)(desk.scheme());
    view! {
        <div class="field">
            <label for=id.clone()>{words.canary}</label>
            <select
                id=id.clone()
                aria-invalid=dynamic(move || desk.problem(Field::Canary).map(|_| "true"))
                aria-describedby=described_by
                prop:value=dynamic(move || value.get().to_string())
                on:change=choose
            >
                {dynamic(options)}
            </select>
            {problem(desk, Field::Canary, &id)}
            <p class="field-hint" id=hint>{dynamic(hint_text)}</p>
        </div>
    }
    .fixed()
}

/// Every version, the newest first; the one that is chosen is among them in any case, so that the
/// choice never shows another than the plan says.
fn offered(desk: Desk, chosen: Version) -> Vec<Offered> {
    let words = &text().plan;
    let Some(snapshot) = snapshot(desk.live) else {
        return Vec::new();
    };
    let scheme = desk.scheme();
    let main = desk.split().map(|split: Split| split.main);
    let reason = |info: &VersionInfo| match (scheme, info.version) {
        (Scheme::DefaultAlias, _) => None,
        (Scheme::CustomAlias, version) if Some(version) == main => Some(words.is_stable.to_owned()),
        _ if !is_usable(&info.status) => Some((words.is_not_active)(&info.status)),
        _ => None,
    };
    let of_scheme =
        |info: &&VersionInfo| info.version.is_latest() == (scheme == Scheme::DefaultAlias);
    let one = |info: &VersionInfo| {
        let reason = reason(info);
        Offered {
            version: info.version,
            label: (words.version)(info.version, &info.description, reason.as_deref()),
            usable: reason.is_none(),
        }
    };
    let mut offered: Vec<_> = snapshot
        .versions
        .iter()
        .filter(of_scheme)
        .map(one)
        .collect();
    if !offered.iter().any(|one| one.version == chosen) {
        let info = snapshot.version(chosen);
        let described = info.map_or("", |info| info.description.as_str());
        offered.push(Offered {
            version: chosen,
            label: (words.version)(chosen, described, None),
            usable: true,
        });
    }
    offered
}
