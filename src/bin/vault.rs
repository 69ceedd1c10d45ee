//! The worker that opens a vault. Trunk compiles this for WebAssembly; see `halftone::signer::vault`.

#[cfg(target_arch = "wasm32")]
fn main() {
    halftone::signer::vault::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The vault runs in a browser, beside the console: open it with `make serve`.");
}
