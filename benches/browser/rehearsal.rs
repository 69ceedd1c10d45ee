//! A plan and the presets, played beside the page.

use serde_json::json;

use crate::report::Report;
use crate::stopwatch::Stopwatch;

const ROLLOUT: &str = "#/ap-guangzhou/default/checkout/alias/prod/rollout";

/// Supposes another rise and waits until every plan was played with it. Gives how long that took, the
/// longest block of the main thread meanwhile, and how many plans there are.
const PLAY: &str = "
    const points = arguments[0];
    const labelled = input => input.labels?.[0]?.innerText.trim() === 'Supposed rise in errors';
    const field = await measured.until(() => [...document.querySelectorAll('input')].find(labelled));
    const from = performance.now();
    field.value = points;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const table = await measured.until(() => [...document.querySelectorAll('table:not([aria-busy])')]
        .find(table => table.caption?.innerText.includes(points + ' points')));
    const took = performance.now() - from;
    await new Promise(done => setTimeout(done, 200));
    const blocks = measured.blocks.filter(block => block.at >= from);
    return [took, Math.max(0, ...blocks.map(block => block.lasted)), table.tBodies[0].rows.length];
";

/// How long nothing may have been typed before it begins, in milliseconds.
const SETTLED: f64 = 250.0;

pub(crate) async fn measure(watch: &Stopwatch<'_>, report: &mut Report) {
    watch.page.go("#/demo").await;
    watch.page.go(ROLLOUT).await;
    let mut longest = 0.0_f64;
    for (points, doing) in [("2", "with the start of the worker"), ("3", "again")] {
        let answer = watch.run(PLAY, vec![json!(points)]).await;
        let [took, block, plans] = serde_json::from_value(answer).unwrap();
        longest = longest.max(block);
        let what = format!("rehearsal of {plans} plans, 4,000 runs each, {doing}");
        report.at_most(&what, took - SETTLED, 1_000.0, "ms", "");
    }
    let what = "rehearsal: longest block of the main thread";
    report.at_most(what, longest, 50.0, "ms", "0 is below 50");
}
