//! The page. Trunk compiles this for WebAssembly; everything it does is in `halftone::console`.

#[cfg(target_arch = "wasm32")]
fn main() {
    halftone::console::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The console runs in a browser: build and open it with `make serve`.");
}
