//! When to ask the cloud again for what changes by itself.

use std::time::Duration;

use leptos::prelude::*;

use super::live::Live;
use crate::console::connection::Session;

/// Between two questions to the demo account.
const DEMO: Duration = Duration::from_secs(2);

/// Counts up every so many seconds, of the cloud's account or of the demo account, while there is
/// somebody to see it: not in a hidden tab.
pub(super) fn beat(live: Live, cloud: Duration) -> RwSignal<u32> {
    let session = live.console.session.read_untracked();
    let is_cloud = session.as_ref().is_none_or(Session::is_cloud);
    let pause = if is_cloud { cloud } else { DEMO };
    let count = RwSignal::new(0);
    let next = move || {
        if !document().hidden() {
            count.try_update(|count| *count += 1);
        }
    };
    if let Ok(timer) = set_interval_with_handle(next, pause) {
        on_cleanup(move || timer.clear());
    }
    count
}

/// What time it is for the account, in Unix milliseconds, even if this computer's clock is wrong.
pub(super) fn account_time(live: Live) -> u64 {
    let session = live.console.session.read_untracked();
    let time = session.as_ref().map_or(0, Session::time);
    let gap = live.console.telemetry.clock_gap.get_untracked();
    time.saturating_add_signed(gap.unwrap_or_default() * 1_000)
}
