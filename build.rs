//! Has the linker keep in the page what is needed to divide it into parts.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is_wasm = std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32");
    if is_wasm && std::env::var_os("CARGO_FEATURE_PARTS").is_some() {
        println!("cargo:rustc-link-arg-bin=console=--emit-relocs");
    }
}
