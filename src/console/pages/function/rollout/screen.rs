//! A rollout that runs, or has ended.

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use super::super::live::Live;
use crate::console::rollouts::Rollout;

/// Shows a rollout and takes what a person says to it.
#[component]
pub(super) fn Screen(live: Live, rollout: Rollout) -> AnyView {
    let _ = live;
    let lines = move || {
        let shown = rollout.entries.get();
        format!("{:?} {:?}", rollout.stand.get(), shown)
    };
    view! { <pre>{dynamic(lines)}</pre> }.fixed()
}
