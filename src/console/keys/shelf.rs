//! What the page itself keeps about keys: a vault, which is of no use without its passphrase, and
//! whether there may be a key to ask for. Everything here may be refused by the browser.

use leptos::prelude::window;

use crate::console::storage::storage;

/// The sealed vault.
const VAULT: &str = "halftone.vault";

/// There is something here while a key may be held.
const OPEN: &str = "halftone.open";

/// How many shared workers have been ended here.
const GENERATION: &str = "halftone.worker";

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

/// The number of the worker that pages share. One that was locked is ending and takes no more, so
/// the next one is another.
pub(super) fn generation() -> u32 {
    let kept = storage().and_then(|storage| storage.get_item(GENERATION).ok()?);
    kept.and_then(|kept| kept.parse().ok()).unwrap_or_default()
}

/// From here on pages share another worker than the one of this number. Every page that is told of
/// the end says so; only the first one matters.
pub(super) fn end_generation(ended: u32) {
    if generation() == ended {
        let next = ended.wrapping_add(1).to_string();
        // Refused: then a worker that does not answer is given up after a while.
        drop(storage().map(|storage| storage.set_item(GENERATION, &next)));
    }
}

/// Removes everything that this console kept: the vault, the log, the theme.
pub(crate) fn clear() {
    for storage in [storage(), window().session_storage().ok().flatten()] {
        drop(storage.map(|storage| storage.clear()));
    }
}
