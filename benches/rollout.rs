//! Ten thousand rollouts on a line on which things go wrong, and what became of them: the counts
//! and the time, printed. A first argument is the number of rollouts.

#[path = "../tests/rollout/world.rs"]
mod world;

use std::time::Instant;

use halftone::rollout::Ended;
use world::{Left, World, default_alias, fault_of, prod};

/// One per cent each of requests that never arrive or whose answer is lost, of gateways and clouds
/// that fail, and of refusals.
const FAULTS: &str = "drop-before=0.5%,drop-after=0.5%,5xx=1%,throttle=1%";

#[derive(Default)]
struct Tally {
    promoted: usize,
    rolled_back: usize,
    paused: usize,
    wrong: usize,
    writes: usize,
    calls: usize,
    entries: usize,
}

fn main() {
    let asked = std::env::args().skip(1).find_map(|text| text.parse().ok());
    let rollouts: u64 = asked.unwrap_or(10_000);
    let start = Instant::now();
    let mut tally = Tally::default();
    for seed in 0..rollouts {
        let plan = if seed % 2 == 0 {
            prod()
        } else {
            default_alias()
        };
        let world = World::new(seed, plan.alias.as_str());
        let is_bad = seed % 4 < 2;
        if is_bad {
            world.fail(plan.canary, 100_000);
        }
        world.faults(&format!("{FAULTS},seed={seed}"));
        let left = world.to_end(&plan);
        match left {
            Left::Ended(Ended::Promoted) => tally.promoted += 1,
            Left::Ended(_) => tally.rolled_back += 1,
            _ => tally.paused += 1,
        }
        if let Some(reason) = fault_of(&world, &plan, &left) {
            println!("seed {seed}: {reason}");
            tally.wrong += 1;
        }
        tally.writes += world.writes.borrow().len();
        tally.calls += world.calls.get();
        tally.entries += world.journal.borrow().len();
    }
    println!(
        "{rollouts} rollouts with {FAULTS}, every second one with a canary that fails 10 % of its requests"
    );
    println!(
        "promoted {}, rolled back {}, paused with a reason {}",
        tally.promoted, tally.rolled_back, tally.paused
    );
    println!(
        "versions lost or made twice, writes that the journal did not announce: {}",
        tally.wrong
    );
    println!(
        "{} calls, {} writes, {} entries of journals, {:.1} s",
        tally.calls,
        tally.writes,
        tally.entries,
        start.elapsed().as_secs_f64()
    );
}
