//! No string that a person reads stands outside the catalogue: neither in the page's source, nor
//! only in one language in what is there before the program.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used)] // a test that cannot go on has failed

mod catalogue {
    mod literals;
    mod plural;
    mod shell;
    mod source;
}
