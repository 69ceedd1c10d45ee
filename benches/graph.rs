//! How long the layout of a large graph takes: the median of many runs, printed.

use std::time::{Duration, Instant};

use halftone::graph::{Alias, BoundVersion, Condition, Topology, Trigger, layout};
use halftone::traffic::{AliasName, Split, Version, Weight};

const RUNS: usize = 201;

fn main() {
    for (triggers, aliases, versions) in [(25, 100, 500), (225, 200, 200), (0, 200, 1000)] {
        let topology = tangled(triggers, aliases, versions);
        let mut times: Vec<Duration> = (0..RUNS)
            .map(|_| {
                let start = Instant::now();
                std::hint::black_box(layout(std::hint::black_box(&topology), None));
                start.elapsed()
            })
            .collect();
        times.sort_unstable();
        let drawn = layout(&topology, None);
        println!(
            "{triggers} triggers, {aliases} aliases, {versions} versions: {} nodes and {} edges in {:?} (median of {RUNS}, slowest {:?})",
            drawn.nodes.len(),
            drawn.edges.len(),
            times[RUNS / 2],
            times[RUNS - 1]
        );
    }
}

/// Every alias splits between two versions far apart, so that edges cross as much as they can.
fn tangled(triggers: u32, aliases: u32, versions: u32) -> Topology {
    let version = |number: u32| Version::Published(number % versions + 1);
    let half = Weight::from_percent(50).unwrap_or(Weight::FULL);
    Topology {
        triggers: (0..triggers)
            .map(|number| Trigger {
                kind: "timer".into(),
                name: format!("trigger-{number}"),
                qualifier: format!("alias-{}", number * 31 % aliases),
                enabled: true,
            })
            .collect(),
        aliases: (0..aliases)
            .map(|number| Alias {
                name: AliasName::from_cloud(format!("alias-{number}")),
                split: Some(Split::weighted(
                    version(number * 7),
                    version(number * 13 + 1),
                    half,
                )),
            })
            .collect(),
        versions: (1..=versions)
            .map(|number| BoundVersion {
                version: Version::Published(number),
                condition: Condition::Ready,
            })
            .collect(),
    }
}
