//! The way of a text into the clipboard.

use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

/// Copies a text, and says whether that worked. A page from an insecure address must not copy:
/// there the clipboard is not merely refused, it is not there.
pub(crate) async fn copy(text: &str) -> bool {
    let window = window();
    window.is_secure_context()
        && JsFuture::from(window.navigator().clipboard().write_text(text))
            .await
            .is_ok()
}
