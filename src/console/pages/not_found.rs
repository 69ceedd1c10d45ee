//! An address that leads nowhere.

use crate::console::fixed::Fixed;
use leptos::prelude::*;

use super::set_title;
use crate::console::context::{PageState, console};
use crate::console::language::text;
use crate::console::route::Route;

/// Says that nothing is at the address, and shows the way home.
#[component]
pub(crate) fn NotFoundPage(
    /// What is wrong with the address, if that is known.
    reason: String,
) -> AnyView {
    let words = &text().shell;
    set_title(words.not_found);
    console().state.set(PageState::Ready);
    view! {
        <div class="empty-state">
            <h1 tabindex="-1">{words.not_found}</h1>
            <p>{reason}</p>
            <p class="empty-state-advice">{words.not_found_advice}</p>
            <a class="button" href=Route::Connect.href()>{words.home}</a>
        </div>
    }
    .fixed()
}
