//! From an address to something useful, on a line of 10 Mbit/s with 40 ms to the server and a
//! processor that is four times slower, with nothing cached.

use std::path::Path;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::program::{Program, built_console};
use crate::report::{Report, percentile, sorted};
use crate::stopwatch::Stopwatch;

const RUNS: usize = 5;

/// Presses the button of the demo account and waits until its functions are drawn, then until all
/// their aliases are: the cloud allows twenty calls per second. Says which files had come before the
/// page was ready, and which before the functions were listed.
const DEMO: &str = "
    const ready = await measured.until(() => measured.states.find(one => one.drawn));
    const page = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
    const files = before => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .filter(file => file.startTime < before)
        .map(file => new URL(file.name).pathname.slice(1) || 'index.html');
    const first = files(ready.at);
    const button = [...document.querySelectorAll('button')]
        .find(button => button.innerText.trim() === 'Open demo account');
    const from = performance.now();
    button.click();
    await measured.until(() => document.querySelector('main tbody th a'));
    const there = performance.now();
    const listed = ready.drawn + await measured.drawn() - from;
    await measured.until(() => document.querySelector('main[data-state=ready]'));
    const whole = ready.drawn + await measured.drawn() - from;
    return [page, ready.drawn, listed, whole, first, files(there)];
";

/// What [`DEMO`] says.
type Run = (f64, f64, f64, f64, Vec<String>, Vec<String>);

pub(crate) async fn measure(report: &mut Report) {
    let console = built_console();
    let program = Program::serve();
    let mut runs = Vec::new();
    for _ in 0..RUNS {
        let browser = Browser::start(1280, 900).await;
        slow_down(&browser);
        let watch = Stopwatch::open(&browser, &program.address).await;
        let said = watch.run(DEMO, vec![]).await;
        runs.push(serde_json::from_value::<Run>(said).unwrap());
    }
    let weighed = |files: &[String]| brotli_bytes(&console, files).map(|bytes| bytes / 1_000.0);
    let (start, whole) = (weighed(&runs[0].4), weighed(&runs[0].5));
    match whole {
        Some(whole) => {
            let what = "fetched until the demo account's functions are listed, brotli";
            report.at_most(what, whole, 150.0, "KB", "");
        }
        None => report.skip("whole first load, brotli", "not packed: see `make dist`"),
    }
    let column = |of: fn(&Run) -> f64| sorted(runs.iter().map(of).collect());
    let (painted, ready) = (column(|run| run.0), column(|run| run.1));
    let (listed, read) = (column(|run| run.2), column(|run| run.3));
    let range = |times: &[f64]| format!("{:.0} to {:.0}", times[0], times[RUNS - 1]);
    let what = "10 Mbit/s, 40 ms, CPU 4× slower: first paint, median of 5";
    report.note(what, percentile(&painted, 50), "ms", &range(&painted));
    let what = "the same: form to connect ready and drawn";
    let bytes = start.unwrap_or_default();
    let more = format!("{}; {bytes:.0} KB had been asked for", range(&ready));
    report.at_most(what, percentile(&ready, 50), 1_000.0, "ms", &more);
    let what = "the same: demo account opened at once, its functions listed";
    report.note(what, percentile(&listed, 50), "ms", &range(&listed));
    let what = "the same: the aliases of all its functions too";
    report.note(what, percentile(&read, 50), "ms", &range(&read));
}

/// What files weigh as `halftone pack` compressed them. Browsers take no brotli over an open line, so
/// what they say themselves is more.
fn brotli_bytes(console: &Path, files: &[String]) -> Option<f64> {
    let mut bytes = 0;
    for name in files {
        let file = console.join(format!("{name}.br"));
        bytes += u32::try_from(file.metadata().ok()?.len()).ok()?;
    }
    Some(bytes.into())
}

fn slow_down(browser: &Browser) {
    browser.tools("Network.enable", &json!({}));
    let bytes_per_second = 10_000_000 / 8;
    let line = json!({
        "offline": false,
        "latency": 40,
        "downloadThroughput": bytes_per_second,
        "uploadThroughput": bytes_per_second,
    });
    for (command, parameters) in [
        ("Network.emulateNetworkConditions", line),
        ("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })),
    ] {
        let answer = browser.tools(command, &parameters);
        assert!(answer.get("error").is_none_or(Value::is_null), "{answer}");
    }
}
