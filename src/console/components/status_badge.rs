//! The status of a function or a version, with the cloud's own word where it is said otherwise.

use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
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
    let said = move || status.with(|status| (text().common.status)(status).to_owned());
    // Of what is not as usual the cloud's own word is wanted too: one looks for it, and asks with it.
    let of_cloud = move || {
        let word = status.get();
        let is_usual = meaning(&word) == "ready";
        (!is_usual && said() != word).then(|| view! { <code class="soft">{word}</code> }.fixed())
    };
    view! {
        <span
            class="status"
            data-status=dynamic(move || status.with(|status| meaning(status)))
        >
            {dynamic(said)} {dynamic(of_cloud)}
        </span>
    }
    .fixed()
}
