//! The worker that plays the plans of rollouts. Trunk compiles this for WebAssembly; see
//! `halftone::rehearsal`.

#[cfg(target_arch = "wasm32")]
fn main() {
    halftone::rehearsal::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Rehearsals run in a browser, beside the console: open it with `make serve`.");
}
