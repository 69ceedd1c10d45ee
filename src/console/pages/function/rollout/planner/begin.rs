//! The plan that the form begins with, and what a preset makes of it.

use super::super::super::live::Live;
use super::desk::snapshot;
use crate::console::plan_sheet::{Here, Row, Sheet};
use crate::rollout::{End, Plan, Preset, Step};
use crate::scf::Status;
use crate::traffic::{AliasName, Scheme, Split, Version, Weight};

/// A plan to begin with: the new version that the alias tries already, else the newest.
pub(super) fn first_sheet(live: Live, here: &Here) -> Sheet {
    let alias = live.alias(&here.alias);
    let split = alias.and_then(|alias| alias.split().ok());
    let canary = split
        .as_ref()
        .and_then(|split| tried(split, &here.alias))
        .or_else(|| newest(live, split.as_ref(), &here.alias))
        .unwrap_or(Version::Latest);
    let plan = Preset::Careful.plan(here.target(), here.alias.clone(), canary);
    let mut sheet = Sheet::of(&plan);
    sheet.steps = rows(Preset::Careful, given(split.as_ref(), canary));
    sheet
}

/// The canary that the alias has now.
fn tried(split: &Split, alias: &AliasName) -> Option<Version> {
    let canary = split.canary(alias)?;
    let divided = split.share(canary).is_some_and(Weight::is_served);
    (divided || split.scheme(alias) == Scheme::DefaultAlias).then_some(canary)
}

/// The newest version that could be rolled out; that of the alias itself if there is no newer one,
/// which is then said.
fn newest(live: Live, split: Option<&Split>, alias: &AliasName) -> Option<Version> {
    if split.is_some_and(|split| split.scheme(alias) == Scheme::DefaultAlias) {
        return Some(Version::Latest);
    }
    let main = split.map(|split| split.main);
    let snapshot = snapshot(live)?;
    let versions = snapshot.versions.iter();
    let usable = versions.filter(|info| is_usable(&info.status));
    let published = usable.map(|info| info.version);
    published
        .filter(|version| !version.is_latest())
        .max()
        .max(main)
}

/// True if a version can serve.
pub(super) fn is_usable(status: &Status) -> bool {
    *status == Status::Active || *status == Status::default()
}

/// What the canary has already.
pub(super) fn given(split: Option<&Split>, canary: Version) -> Weight {
    let share = split.and_then(|split| split.share(canary));
    share.unwrap_or(Weight::ZERO)
}

/// The steps of a preset that are still ahead.
pub(super) fn ahead(preset: Preset, given: Weight) -> Vec<Step> {
    let steps = preset.steps().into_iter();
    steps.filter(|step| step.share > given).collect()
}

/// The same as rows of the form.
pub(super) fn rows(preset: Preset, given: Weight) -> Vec<Row> {
    ahead(preset, given).iter().map(Row::of).collect()
}

/// True if a plan goes the way of a preset. Its guards may be others.
pub(super) fn is_of(plan: &Plan, preset: Preset, given: Weight) -> bool {
    plan.steps == ahead(preset, given)
        && plan.end() == Some(End::Promote)
        && plan.guards.unsure == preset.unsure()
}
