//! A line above every page while a rollout waits for somebody.

use leptos::prelude::*;

use super::components::rollout::waits;
use super::context::console;
use super::fixed::{Fixed, dynamic};
use super::language::text;
use super::route::Route;

/// How many rollouts wait, and the way to the first one; nothing on the page of that one.
#[component]
pub(crate) fn RolloutsWaiting() -> AnyView {
    let console = console();
    let shown = Memo::new(move |_| {
        let mut waiting = console.rollouts.all().into_iter().filter(|rollout| {
            rollout
                .state
                .with(|state| rollout.stand.with(|stand| waits(state, stand)))
        });
        let first = waiting.next()?;
        let alias = first.state.with(|state| state.plan().alias.clone());
        let said = (text().rollout.waiting)(waiting.count() + 1, alias.as_str());
        let there = Route::Rollout(first.place.get_value(), alias, None);
        let is_there = console.route.with(|route| *route == there);
        (!is_there).then(|| (said, there.href()))
    });
    let line = move || {
        shown
            .get()
            .map(|(said, href)| view! { <a href=href>{said}</a> }.fixed())
    };
    view! { <div class="rollout-waiting" role="status">{dynamic(line)}</div> }.fixed()
}
