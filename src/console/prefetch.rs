//! Fetches the parts of the page that come next while nobody waits for anything.
//!
//! Nothing depends on it: whoever needs a part asks for it, and is told if it does not come.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::connection::Session;
use super::context::{Console, PageState};
use super::fixed::effect;
use super::part::part;

/// How long a browser that does not tell when it is idle is left alone.
const PAUSE: Duration = Duration::from_millis(200);

part!(demo, fn fetch_demo() -> () {});
part!(account, fn fetch_account() -> () {});
part!(function, fn fetch_function() -> () {});
part!(change, fn fetch_change() -> () {});
part!(fleet, fn fetch_fleet() -> () {});
part!(presenter, fn fetch_presenter() -> () {});

/// Fetches what comes after each page, once that page is there. True from the moment on when the
/// first page of an account was, for what can wait until then.
pub(super) fn watch(console: Console) -> RwSignal<bool> {
    let settled = RwSignal::new(false);
    // Whether an account is open, each time a page is there.
    let stage = Memo::new(move |before: Option<&Option<bool>>| {
        let is_there = console.state.get() != PageState::Loading;
        let is_open = console.session.with(Option::is_some);
        is_there
            .then_some(is_open)
            .or_else(|| before.copied().flatten())
    });
    effect(move || {
        if let Some(is_open) = stage.get() {
            when_idle(move || {
                settled.set(is_open);
                spawn_local(fetch(console, is_open));
            });
        }
    });
    settled
}

/// Fetches what the first page of an account needs while that account is still being opened: what
/// opens it comes at the same time, not before.
pub(super) fn account() {
    spawn_local(async {
        // Whoever needs it asks again, and is told if it does not come.
        let _ = fetch_account().await;
    });
}

/// One after the other, the likeliest first.
async fn fetch(console: Console, is_open: bool) {
    if !is_open {
        let _ = fetch_demo().await;
        let _ = fetch_account().await;
        return;
    }
    let is_demo = |session: &Session| !session.is_cloud();
    let session = console.session;
    let is_demo = session.with_untracked(|session| session.as_ref().is_some_and(is_demo));
    let _ = fetch_function().await;
    let _ = fetch_change().await;
    let _ = fetch_fleet().await;
    if is_demo {
        let _ = fetch_presenter().await;
    }
}

/// Does something as soon as nothing else is to be done.
fn when_idle(act: impl Fn() + 'static) {
    let act = Rc::new(act);
    let idle = Rc::clone(&act);
    if request_idle_callback_with_handle(move || idle()).is_err() {
        set_timeout(move || act(), PAUSE);
    }
}
