//! A button that copies the address of what is shown.

use leptos::prelude::*;

use super::copyable::{Copied, copy};
use super::unique_id;
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;

/// Copies an address, which is made when it is asked for; where a page may not copy, it is shown and
/// selected.
#[component]
pub(crate) fn CopyLink(
    /// The part of the address from the `#` on.
    #[prop(into)]
    href: Callback<(), String>,
) -> AnyView {
    let place = unique_id("link");
    let copied = RwSignal::new(Copied::No);
    let address = RwSignal::new(String::new());
    let label = move || match copied.get() {
        Copied::No => text().export.copy_link,
        Copied::Yes => text().command.copied,
        Copied::Selected => text().command.selected,
    };
    let element = place.clone();
    let press = move |_| {
        address.set(address_of(&href.run(())));
        copy(address.get_untracked(), element.clone(), copied);
    };
    let is_hidden = move || copied.get() != Copied::Selected;
    view! {
        <button type="button" class="small" on:click=press>
            <span aria-live="polite">{dynamic(label)}</span>
        </button>
        <code id=place class="review-address" class:visually-hidden=dynamic(is_hidden)>
            {dynamic(move || address.get())}
        </code>
    }
    .fixed()
}

/// The whole address of a page of this console, as another browser opens it.
pub(crate) fn address_of(href: &str) -> String {
    let page = location().href().unwrap_or_default();
    let page = page.split('#').next().unwrap_or_default();
    format!("{page}{href}")
}
