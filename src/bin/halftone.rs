//! The native program: `halftone serve` and `halftone emulator`. All of it is in `halftone::relay`.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    halftone::relay::main()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
