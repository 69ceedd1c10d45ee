//! Stands where something will be, in its size, so that nothing jumps when it arrives.

use crate::console::fixed::Fixed;
use leptos::prelude::*;

use crate::console::language::text;

/// Grey lines in place of content that is on its way.
#[component]
pub fn Loading(
    /// What is loading, for those who cannot see the lines. The word for loading if left out.
    #[prop(optional, into)]
    label: Option<String>,
    /// How many lines the content will have, roughly.
    #[prop(default = 3)]
    lines: usize,
) -> impl IntoView {
    let label = label.unwrap_or_else(|| text().common.loading.to_owned());
    let lines = (0..lines)
        .map(|_| view! { <span class="loading-line"></span> }.fixed())
        .collect_view();
    view! {
        <div class="loading" role="status">
            <span class="visually-hidden">{label}</span>
            {lines}
        </div>
    }
    .fixed()
}
