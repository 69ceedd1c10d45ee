//! What the person has filled in so far.

use leptos::prelude::*;

use super::super::live::Live;
use super::super::release_path::release;
use super::share::ShareDraft;
use crate::change::Deploy;
use crate::console::package::Chosen;
use crate::traffic::{Release, Stage, Weight};

/// A handle to the draft. Copies are the same draft.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    pub(super) chosen: RwSignal<Option<Chosen>>,
    pub(super) publish_first: RwSignal<bool>,
    pub(super) publish: RwSignal<bool>,
    pub(super) description: RwSignal<String>,
    pub(super) share: ShareDraft,
}

/// What is deployed unless somebody says otherwise: a first share of 10 % for new code, the share
/// that it has for its mending; and nobody is taken back to older code meanwhile, unless what
/// `$LATEST` holds is broken and cannot be published.
pub(in super::super) fn usual(release: Option<&Release>, is_broken: bool) -> Deploy {
    let trying = release.filter(|release| release.stage == Stage::Trying);
    let share = trying.and_then(|release| release.latest);
    let stage = release.map(|release| release.stage);
    Deploy {
        publish_first: !is_broken && matches!(stage, Some(Stage::Everything | Stage::Unpublished)),
        share: share.or(Weight::from_percent(10)),
        ..Deploy::default()
    }
}

impl Draft {
    pub(super) fn empty() -> Self {
        Self {
            chosen: RwSignal::new(None),
            publish_first: RwSignal::new(false),
            publish: RwSignal::new(false),
            description: RwSignal::new(String::new()),
            share: ShareDraft::empty(),
        }
    }

    /// Begins anew with what is known already. Code that was chosen before stays.
    pub(super) fn begin(self, wanted: Deploy) {
        self.publish_first.set(wanted.publish_first);
        self.publish.set(wanted.publish.is_some());
        self.description.set(wanted.publish.unwrap_or_default());
        self.share.begin(wanted.share);
    }

    /// True if no share can be given: nothing is published, and nothing will be.
    pub(super) fn is_only_latest(self, release: &Release) -> bool {
        let publishes = self.publish.get() || self.publish_first.get();
        release.stage == Stage::Unpublished && !publishes
    }

    /// The deployment as it is filled in; nothing while the share cannot be read.
    pub(super) fn deploy(self, live: Live) -> Option<Deploy> {
        let release = release(live);
        let release = release.as_ref();
        let share = if release.is_some_and(|release| self.is_only_latest(release)) {
            None
        } else {
            self.share.read().ok()?
        };
        // It is only offered, and so only meant, while somebody is served by `$LATEST`.
        let serves_latest = release.is_some_and(Release::serves_latest);
        Some(Deploy {
            code: self.chosen.get().map(|chosen| chosen.package),
            publish_first: self.publish_first.get() && serves_latest,
            publish: self.publish.get().then(|| self.description.get()),
            share,
        })
    }
}
