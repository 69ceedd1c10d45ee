//! What a person at the page feels, measured in headless Chromium and printed beside the figure to
//! hold: the slider, the graph, the fleet, a rehearsal, the first load. `make measure` runs it.
//!
//! Nothing here fails for being slow: a machine that others use as well is slow at times. A figure
//! that is missed is marked. Words behind `--` measure only the parts of these names:
//! `cargo bench --bench browser -- slider`. Needs what the end-to-end tests need, and drives the page
//! as they do.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a measurement that cannot go on has failed

#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code)] // the end-to-end tests need more of it
#[path = "../tests/end_to_end/browser.rs"]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code)] // the end-to-end tests need more of it
#[path = "../tests/end_to_end/fields.rs"]
mod fields;
#[cfg(not(target_arch = "wasm32"))]
#[path = "browser/first_load.rs"]
mod first_load;
#[cfg(not(target_arch = "wasm32"))]
#[path = "browser/fleet.rs"]
mod fleet;
#[cfg(not(target_arch = "wasm32"))]
#[path = "browser/graph.rs"]
mod graph;
#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code)] // the end-to-end tests need more of it
#[path = "../tests/end_to_end/hand.rs"]
mod hand;
#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code)] // the end-to-end tests need more of it
#[path = "../tests/end_to_end/keyholder.rs"]
mod keyholder;
#[cfg(not(target_arch = "wasm32"))]
#[path = "browser/large.rs"]
mod large;
#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code)] // the end-to-end tests need more of it
#[path = "../tests/end_to_end/page.rs"]
mod page;
#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code)] // the end-to-end tests need more of it
#[path = "../tests/end_to_end/plain_http.rs"]
mod plain_http;
#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code)] // the end-to-end tests need more of it
#[path = "../tests/end_to_end/profile.rs"]
mod profile;
#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code)] // the end-to-end tests need more of it
#[path = "../tests/end_to_end/program.rs"]
mod program;
#[cfg(not(target_arch = "wasm32"))]
#[path = "browser/rehearsal.rs"]
mod rehearsal;
#[cfg(not(target_arch = "wasm32"))]
#[path = "browser/report.rs"]
mod report;
#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code)] // the end-to-end tests need more of it
#[path = "../tests/end_to_end/server.rs"]
mod server;
#[cfg(not(target_arch = "wasm32"))]
#[path = "browser/slider.rs"]
mod slider;
#[cfg(not(target_arch = "wasm32"))]
#[path = "browser/stopwatch.rs"]
mod stopwatch;

#[cfg(not(target_arch = "wasm32"))]
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&String> = words.iter().filter(|word| !word.starts_with('-')).collect();
    let wanted = |part: &str| words.is_empty() || words.iter().any(|word| part.contains(*word));
    let mut report = report::Report::default();
    if wanted("first-load") {
        first_load::measure(&mut report).await;
    }
    if wanted("rehearsal") {
        let program = program::Program::serve();
        let browser = browser::Browser::start(1280, 900).await;
        let watch = stopwatch::Stopwatch::open(&browser, &program.address).await;
        rehearsal::measure(&watch, &mut report).await;
    }
    if ["slider", "graph", "fleet"].into_iter().any(wanted) {
        let cloud = large::start();
        let program = program::Program::serve_before(&cloud);
        let browser = browser::Browser::start(1280, 900).await;
        let watch = stopwatch::Stopwatch::connect(&browser, &program.address).await;
        if wanted("slider") {
            slider::measure(&watch, &mut report).await;
        }
        if wanted("graph") {
            graph::measure(&watch, &mut report).await;
        }
        if wanted("fleet") {
            fleet::measure(&watch, &mut report).await;
        }
    }
    println!("{report}");
}

/// A browser is driven from outside.
#[cfg(target_arch = "wasm32")]
fn main() {}
