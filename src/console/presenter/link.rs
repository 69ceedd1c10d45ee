//! The link that opens a scenario, to be copied.

use leptos::prelude::*;

use crate::console::components::copyable::{Copied, copy};
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::console::route::Route;

const ADDRESS: &str = "presenter-link";

/// Copies the address of a scenario; where a page may not, it is shown and selected.
pub(super) fn link(name: &str) -> AnyView {
    let page = location().href().unwrap_or_default();
    let page = page.split('#').next().unwrap_or_default();
    let address = format!("{page}{}", Route::Demo(Some(name.to_owned())).href());
    let copied = RwSignal::new(Copied::No);
    let shown = address.clone();
    let label = move || match copied.get() {
        Copied::No => text().presenter.copy,
        Copied::Yes => text().command.copied,
        Copied::Selected => text().command.selected,
    };
    view! {
        <button
            type="button"
            class="small"
            on:click=move |_| copy(address.clone(), ADDRESS.to_owned(), copied)
        >
            <span aria-live="polite">{dynamic(label)}</span>
        </button>
        <code id=ADDRESS class="presenter-link">{shown}</code>
    }
    .fixed()
}
