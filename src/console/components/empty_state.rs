//! A place with nothing in it yet, and what to do about that.

use crate::console::fixed::Fixed;
use leptos::prelude::*;

/// Says that a list is empty, why, and offers the next thing to do.
#[component]
pub fn EmptyState(
    /// What is missing, in a few words.
    #[prop(into)]
    title: String,
    /// Why, or what to do.
    #[prop(into)]
    advice: String,
    /// The button or link that does it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <p class="empty-state-title">{title}</p>
            <p class="empty-state-advice">{advice}</p>
            {children.map(|children| view! { <div class="row">{children()}</div> }.fixed())}
        </div>
    }
    .fixed()
}
