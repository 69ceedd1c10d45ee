//! The graph of a function: how long it takes to be there, and how smooth it is.
//!
//! How long its layout takes is what `benches/graph.rs` measures. Frames are those that the browser
//! asks the page for; without a GPU it draws them with the processor.

use serde_json::json;

use crate::large::GRAPHS;
use crate::report::{Report, percentile, sorted};
use crate::stopwatch::Stopwatch;

/// How long frames are counted, in milliseconds.
const FRAMES_FOR: u32 = 5_000;

const FRAMES: &str = "
    const times = [];
    const end = performance.now() + arguments[0];
    let before = await new Promise(requestAnimationFrame);
    while (performance.now() < end) {
        const now = await new Promise(requestAnimationFrame);
        times.push(now - before);
        before = now;
    }
    return times;
";

pub(crate) async fn measure(watch: &Stopwatch<'_>, report: &mut Report) {
    for graph in GRAPHS {
        let nodes = graph.nodes();
        let opened = watch
            .visit(&format!("#/ap-guangzhou/default/{}", graph.function))
            .await;
        let drawn = "return document.querySelector('.traffic-nodes').childElementCount";
        let drawn = watch.run(drawn, vec![]).await;
        assert!(
            drawn.as_u64() >= Some(nodes.into()),
            "{drawn} nodes are drawn"
        );

        let what = format!("graph of {nodes} nodes, drawn after the last answer");
        let more = format!(
            "longest block {:.0} ms; with {} calls {:.0} ms",
            opened["longest"], opened["calls"], opened["whole"]
        );
        report.at_most(&what, opened["after"], 200.0, "ms", &more);

        let before = watch.counts();
        let times = watch.run(FRAMES, vec![json!(FRAMES_FOR)]).await;
        let after = watch.counts();
        let times: Vec<f64> = serde_json::from_value(times).unwrap();
        let count = f64::from(u32::try_from(times.len()).unwrap());
        let rate = 1_000.0 * count / times.iter().sum::<f64>();
        let times = sorted(times);
        let busy = 1_000.0 * (after["TaskDuration"] - before["TaskDuration"]) / count;
        let more = format!(
            "p99 of a frame {:.1} ms, longest {:.1} ms; main thread busy {busy:.1} ms of each",
            percentile(&times, 99),
            percentile(&times, 100)
        );
        // 60 frames a second are asked for by a clock that is not quite exact.
        let what = format!("graph of {nodes} nodes, frames a second");
        report.at_least(&what, rate.round(), 60.0, "fps", &more);
    }
}
