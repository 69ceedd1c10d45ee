//! The worker that drives a rollout. Trunk compiles this for WebAssembly; see `halftone::driver`.

#[cfg(target_arch = "wasm32")]
fn main() {
    halftone::driver::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The driver runs in a browser, beside the console: open it with `make serve`.");
}
