//! The worker that holds the key. Trunk compiles this for WebAssembly; see `halftone::signer`.

#[cfg(target_arch = "wasm32")]
fn main() {
    halftone::signer::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The signer runs in a browser, beside the console: open it with `make serve`.");
}
