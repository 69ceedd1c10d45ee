//! What the page itself keeps about keys: a vault, which is of no use without its passphrase, and
//! whether there may be a key to ask for. Everything here may be refused by the browser.

use leptos::prelude::window;
use web_sys::Storage;

/// The sealed vault.
const VAULT: &str = "halftone.vault";

/// There is something here while a key may be held.
const OPEN: &str = "halftone.open";

/// The vault, if one is kept.
pub(crate) fn vault() -> Option<String> {
    storage()?.get_item(VAULT).ok()?
}

/// Keeps a vault in place of any other; false if the browser refuses.
pub(crate) fn keep_vault(sealed: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(VAULT, sealed).is_ok())
}

/// Whether a worker is worth asking for a key. Without it, a page that only shows the demo account
/// need not start one.
pub(crate) fn may_be_open() -> bool {
    storage().is_some_and(|storage| matches!(storage.get_item(OPEN), Ok(Some(_))))
}

/// Says whether there may be a key to ask for.
pub(crate) fn set_open(is_open: bool) {
    let Some(storage) = storage() else {
        return;
    };
    // Refused: then a second page has to be connected by itself.
    drop(if is_open {
        storage.set_item(OPEN, "1")
    } else {
        storage.remove_item(OPEN)
    });
}

/// Removes everything that this console kept: the vault, the log, the theme.
pub(crate) fn clear() {
    for storage in [storage(), window().session_storage().ok().flatten()] {
        drop(storage.map(|storage| storage.clear()));
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
