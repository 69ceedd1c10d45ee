//! How long the emulated account takes to make up for time that nobody looked at, printed.

use std::time::{Duration, Instant};

use halftone::emulator::{Emulator, Options};

const RUNS: usize = 21;
const START: u64 = 1_795_176_000_000;

fn main() {
    let opened = median(|| {
        let start = Instant::now();
        std::hint::black_box(Emulator::new(Options::default(), START));
        start.elapsed()
    });
    println!("opening the demo account: {opened:?} (median of {RUNS})");
    for (name, step, steps) in [
        ("an hour at once", 3_600_000, 1),
        ("an hour, looked at every minute", 60_000, 60),
        ("an hour, looked at every second", 1_000, 3_600),
        ("a day at once", 86_400_000, 1),
    ] {
        let taken = median(|| {
            let mut emulator = Emulator::new(Options::default(), START);
            emulator.catch_up(START);
            let start = Instant::now();
            for look in 1..=steps {
                emulator.catch_up(START + look * step);
            }
            start.elapsed()
        });
        println!("all functions of the demo, {name}: {taken:?} (median of {RUNS})");
    }
}

fn median(run: impl Fn() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS).map(|_| run()).collect();
    times.sort_unstable();
    times[RUNS / 2]
}
