//! From an input of the slider until everything that follows from it is done and laid out, on a
//! function with as many versions and aliases as a function has at most.

use serde_json::json;

use crate::large::MANY;
use crate::report::{Report, percentile, sorted};
use crate::stopwatch::Stopwatch;

/// How many inputs are measured.
const INPUTS: usize = 300;

/// Each input comes in a turn of its own, away from the frame that draws the one before.
const SCRIPT: &str = "
    const slider = document.querySelector('input[type=range][aria-label^=\"Weight of version\"]');
    const times = [];
    for (let number = 1; number <= arguments[0]; number++) {
        await new Promise(requestAnimationFrame);
        await measured.turn();
        const from = performance.now();
        slider.value = String(number * 37 % 101);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        await measured.turn();
        document.body.getBoundingClientRect();
        times.push(performance.now() - from);
    }
    return times;
";

pub(crate) async fn measure(watch: &Stopwatch<'_>, report: &mut Report) {
    let function = watch.visit(&format!("#/ap-guangzhou/default/{MANY}")).await;
    let calls = function["calls"];
    let more = format!("{calls} calls; longest block {:.0} ms", function["longest"]);
    let what = "page of a function with 1,000 versions and 200 aliases, opened and drawn";
    report.note(what, function["whole"], "ms", &more);
    report.note("of it after the last answer", function["after"], "ms", "");

    let alias = format!("#/ap-guangzhou/default/{MANY}/alias/alias-7");
    watch.page.go(&alias).await;
    watch.page.one(&["slider"], "Weight of version 93").await;
    let times = watch.run(SCRIPT, vec![json!(INPUTS)]).await;
    let times: Vec<f64> = serde_json::from_value(times).unwrap();
    let times = sorted(times);
    let (half, most) = (percentile(&times, 50), percentile(&times, 100));
    let more = format!("median {half:.1}, slowest of {INPUTS} {most:.1}");
    let what = "slider: input to handled and laid out, that function, p99";
    report.at_most(what, percentile(&times, 99), 8.0, "ms", &more);
}
