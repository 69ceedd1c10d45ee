//! From an address to something useful, on a line of 10 Mbit/s with 40 ms to the server and a
//! processor that is four times slower, with nothing cached.

use std::path::Path;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::program::{Program, built_console};
use crate::report::{Report, percentile, sorted};
use crate::stopwatch::Stopwatch;

const RUNS: usize = 5;

/// Presses the button of the demo account and waits until its functions are drawn.
const DEMO: &str = "
    const ready = await measured.until(() => measured.states.find(one => one.drawn));
    const page = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
    const files = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    const bytes = files.reduce((sum, file) => sum + file.encodedBodySize, 0);
    const button = [...document.querySelectorAll('button')]
        .find(button => button.innerText.trim() === 'Open demo account');
    const from = performance.now();
    button.click();
    await measured.until(() => document.querySelector('main tbody tr'));
    const listed = await measured.drawn();
    return [page, ready.drawn, ready.drawn + listed - from, bytes / 1000];
";

pub(crate) async fn measure(report: &mut Report) {
    let console = built_console();
    match brotli_bytes(&console) {
        Some(bytes) => {
            let what = "whole first load, workers and demo account included, brotli";
            report.at_most(what, bytes / 1_000.0, 150.0, "KB", "");
        }
        None => report.skip("whole first load, brotli", "not packed: see `make dist`"),
    }
    let program = Program::serve();
    let mut runs = Vec::new();
    for _ in 0..RUNS {
        let browser = Browser::start(1280, 900).await;
        slow_down(&browser);
        let watch = Stopwatch::open(&browser, &program.address).await;
        let times = watch.run(DEMO, vec![]).await;
        runs.push(serde_json::from_value::<Vec<f64>>(times).unwrap());
    }
    let column = |place: usize| sorted(runs.iter().map(|run| run[place]).collect());
    let (painted, ready, listed) = (column(0), column(1), column(2));
    let bytes = percentile(&column(3), 50);
    let range = |times: &[f64]| format!("{:.0} to {:.0}", times[0], times[RUNS - 1]);
    let what = "10 Mbit/s, 40 ms, CPU 4× slower: first paint, median of 5";
    report.note(what, percentile(&painted, 50), "ms", &range(&painted));
    let what = "the same: form to connect ready and drawn";
    let more = format!(
        "{}; {bytes:.0} KB came, the workers not counted",
        range(&ready)
    );
    report.at_most(what, percentile(&ready, 50), 1_000.0, "ms", &more);
    let what = "the same: demo account opened at once, its functions listed";
    report.note(what, percentile(&listed, 50), "ms", &range(&listed));
}

/// What `halftone pack` made of the console, but for what is loaded by few and later.
fn brotli_bytes(console: &Path) -> Option<f64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(console).ok()?.map_while(Result::ok) {
        let path = entry.path();
        let is_packed = path.extension().is_some_and(|end| end == "br");
        let name = entry.file_name();
        // What only they load who open it, as `halftone pack` tells it.
        let later = [
            "vault",
            "rehearsal",
            "driver",
            "part-chinese",
            "part-rollout",
        ];
        let is_later = later
            .iter()
            .any(|later| name.to_string_lossy().starts_with(later));
        if is_packed && !is_later {
            bytes += u32::try_from(entry.metadata().ok()?.len()).ok()?;
        }
    }
    (bytes > 0).then_some(bytes.into())
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
