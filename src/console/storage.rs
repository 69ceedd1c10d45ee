//! The browser's local storage, where there is one: a browser can be told to keep nothing.

use leptos::prelude::window;
use web_sys::Storage;

/// The storage of this console, for whatever outlives the page.
pub(crate) fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
