//! All functions of a region: 500 with 20 aliases each.

use std::time::Instant;

use serde_json::json;

use crate::large::FLEET;
use crate::report::Report;
use crate::stopwatch::Stopwatch;

/// Says whether this is the page of a region.
const IS_THERE: &str = "
    return document.querySelector('h1')?.innerText === 'Functions of ap-guangzhou';
";

/// Scrolls to the end and back, as a wheel does.
const SCROLL: &str = "
    for (let y = 0; y < document.documentElement.scrollHeight; y += 400) {
        scrollTo(0, y);
        await new Promise(requestAnimationFrame);
    }
    scrollTo(0, 0);
    await measured.drawn();
";

/// Sorts by everything that it can be sorted by, and ends as it began.
const SORT: &str = "
    const sort = [...document.querySelectorAll('select')]
        .find(select => select.labels[0]?.innerText.trim() === 'Sort');
    const begun = sort.value;
    const others = [...sort.options].map(option => option.value).filter(value => value !== begun);
    for (const value of [...others, begun]) {
        sort.value = value;
        sort.dispatchEvent(new Event('change', { bubbles: true }));
        await measured.drawn();
    }
";

/// Waits until everything was read, in the background. Gives how many functions there are.
const REST: &str = r"
    const all = () => /All (\d+) functions read/.exec(document.body.innerText);
    return Number((await measured.until(all))[1]);
";

pub(crate) async fn measure(watch: &Stopwatch<'_>, report: &mut Report) {
    let (_, functions, aliases) = FLEET;
    let fleet = format!("fleet of {functions} functions × {} aliases", aliases + 1);
    watch.page.go("#/").await;
    let begun = Instant::now();
    let opened = watch.visit("#/ap-guangzhou").await;
    if watch.run(IS_THERE, vec![]).await != json!(true) {
        report.skip(&fleet, "this console has no page of a region");
        return;
    }
    let what = format!("{fleet}: opened, what is in view read and drawn");
    report.note(&what, opened["whole"], "ms", "");
    let mut blocks = vec![("opening", opened["longest"])];
    for (doing, script) in [("scrolling", SCROLL), ("sorting", SORT)] {
        blocks.push((doing, block(watch, script).await));
    }
    blocks.push(("reading the rest", block(watch, REST).await));
    let read = watch.run(REST, vec![]).await;
    assert!(
        read.as_u64() >= Some(functions.into()),
        "{read} functions are there"
    );
    let what = format!("{fleet}: everything read");
    report.note(&what, begun.elapsed().as_secs_f64(), "s", "");
    for (doing, script) in [("scrolling through all", SCROLL), ("sorting all", SORT)] {
        blocks.push((doing, block(watch, script).await));
    }
    let longest = blocks.iter().map(|(_, lasted)| *lasted);
    let longest = longest.fold(0.0, f64::max);
    let told: Vec<String> = blocks
        .iter()
        .map(|(doing, lasted)| format!("{doing} {lasted:.0}"))
        .collect();
    let what = format!("{fleet}: longest block of the main thread");
    let more = format!("0 is below 50; {}", told.join(", "));
    report.at_most(&what, longest, 50.0, "ms", &more);

    let (scripts, wasm) = watch.memory().await;
    let megabyte = 1_000_000.0;
    let more = format!(
        "{:.1} of scripts, {:.1} of WebAssembly",
        scripts / megabyte,
        wasm / megabyte
    );
    let what = format!("{fleet}: memory");
    report.at_most(&what, (scripts + wasm) / megabyte, 60.0, "MB", &more);
}

/// The longest block of the main thread while a script runs, in milliseconds.
async fn block(watch: &Stopwatch<'_>, script: &str) -> f64 {
    let script = format!(
        "const from = performance.now();
        await (async () => {{ {script} }})();
        await new Promise(done => setTimeout(done, 200));
        const blocks = measured.blocks.filter(block => block.at >= from);
        return Math.max(0, ...blocks.map(block => block.lasted));"
    );
    let longest = watch.run(&script, vec![]).await;
    longest.as_f64().unwrap_or(f64::NAN)
}
