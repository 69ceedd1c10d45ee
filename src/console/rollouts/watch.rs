//! Looks after the rollouts while an account is open, whatever page is shown.

use leptos::ev;
use leptos::prelude::*;

use super::{attention, find};
use crate::console::context::Console;
use crate::console::fixed::effect;

/// Watches for as long as the scope around the call lives.
pub(crate) fn watch(console: Console) {
    effect(move || {
        console.session.track();
        find::find(console);
    });
    let began = window_event_listener(ev::storage, move |event| {
        if event
            .key()
            .is_some_and(|key| find::is_mark_of(console, &key))
        {
            find::find(console);
        }
    });
    let leaving = window_event_listener(ev::beforeunload, move |event| {
        let all = console.rollouts.all.get_untracked().into_iter();
        let mut kept = all.filter(|rollout| rollout.is_kept());
        if kept.any(|rollout| untrack(|| rollout.needs_this_page())) {
            event.prevent_default();
        }
    });
    on_cleanup(move || {
        began.remove();
        leaving.remove();
    });
    attention::watch(console);
}
