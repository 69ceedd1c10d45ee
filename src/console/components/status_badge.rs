//! The status of a function, a version or a namespace, in the cloud's own word.

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

/// What a status means for whoever reads it, told by shape as well as by colour.
fn meaning(status: &str) -> &'static str {
    match status {
        "" => "unknown",
        "Active" => "ready",
        _ if status.ends_with("Failed") => "failed",
        _ if status.ends_with("ing") => "changing",
        _ => "other",
    }
}

/// A status with a mark: a disc when ready, a half disc while the cloud is changing something, a
/// cross when failed, a ring otherwise.
#[component]
pub fn StatusBadge(
    /// The word that the cloud answered, such as `Active` or `UpdateFailed`.
    #[prop(into)]
    status: Signal<String>,
) -> impl IntoView {
    view! {
        <span class="status" data-status=dynamic(move || status.with(|status| meaning(status)))>
            {dynamic(move || status.get())}
        </span>
    }
    .fixed()
}
