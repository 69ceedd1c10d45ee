//! How often the judge is wrong, how long he takes to be right, and how long the answers take to
//! calculate: the figures, printed.

use std::time::Instant;

use halftone::judge::{
    Alpha, ErrorRate, Preset, Rehearsal, Scenario, Stage, Traffic, Wait, power_of_one_look,
    rehearse, requests_for_one_look,
};
use halftone::traffic::Weight;

const ALPHA: Alpha = Alpha::FIVE_PERCENT;

fn main() {
    false_alarms();
    detection();
    one_look();
    presets();
}

fn percent(share: u8) -> Weight {
    Weight::from_percent(share).unwrap_or_default()
}

fn millionths(rate: u32) -> ErrorRate {
    ErrorRate::from_millionths(rate).unwrap_or_default()
}

fn held(share: u8, minutes: u32, scenario: &Scenario) -> Rehearsal {
    let share = percent(share);
    rehearse(&[Stage { share, minutes }], scenario)
}

fn scenario(per_second: u64, baseline: u32, raised: u32, runs: u32) -> Scenario {
    Scenario {
        thousandths_per_second: per_second * 1_000,
        baseline: millionths(baseline),
        raised: millionths(raised),
        alpha: ALPHA,
        late_minutes: 0,
        window_minutes: 0,
        runs,
        seed: 2_026,
    }
}

fn false_alarms() {
    println!("False alarms of 10,000 releases of equal versions, 240 looks, alpha 5 %");
    println!("share  rate/s  errors  alarms");
    let start = Instant::now();
    for share in [5, 10, 50] {
        for per_second in [1, 5, 20, 100] {
            for errors in [1_000, 10_000] {
                let equal = scenario(per_second, errors, errors, 10_000);
                let played = held(share, 240, &equal);
                println!(
                    "{share:>4} %  {per_second:>6}  {:>4} %  {:>3}.{:02} %",
                    millionths(errors).percent_text(),
                    played.false_aborts / 100,
                    played.false_aborts % 100
                );
            }
        }
    }
    println!("in {:?}\n", start.elapsed());
}

fn detection() {
    println!("Minutes until the alarm, errors 0.1 -> 1.1 %, 10,000 releases");
    println!("share  rate/s  played: tenth median nine-tenths  calculated: median 80 %  within");
    for (share, per_second) in [(10, 1), (10, 5), (10, 20), (5, 5), (25, 5), (50, 5), (5, 1)] {
        let played = held(share, 1_440, &scenario(per_second, 1_000, 11_000, 10_000));
        let start = Instant::now();
        let traffic = Traffic {
            thousandths_per_second: per_second * 1_000,
            share: percent(share),
            baseline: millionths(1_000),
            raised: millionths(11_000),
        };
        let wait = Wait::of(&traffic, ALPHA);
        let until = |chance| wait.as_ref().and_then(|wait| wait.minutes_until(chance));
        let (median, eighty) = (until(50), until(80));
        let took = start.elapsed();
        if let Some(minutes) = played.stopped_minute {
            println!(
                "{share:>4} %  {per_second:>6}  {:>13} {:>6} {:>11}  {:>18} {:>4}  {took:?}",
                minutes.tenth,
                minutes.median,
                minutes.nine_tenths,
                median.unwrap_or_default(),
                eighty.unwrap_or_default()
            );
        }
    }
    let start = Instant::now();
    let small = Traffic {
        thousandths_per_second: 100_000,
        share: percent(10),
        baseline: millionths(100_000),
        raised: millionths(110_000),
    };
    let median = Wait::of(&small, ALPHA).and_then(|wait| wait.minutes_until(50));
    println!(
        "10 -> 11 % at 10 %, 100/s: median {median:?} in {:?}",
        start.elapsed()
    );
    let played = held(10, 240, &scenario(100, 100_000, 110_000, 1_000));
    println!("  played: {:?}\n", played.stopped_minute);
}

fn one_look() {
    println!("Requests for 80 % power of one look, errors 0.1 -> 1.1 %");
    let (baseline, raised) = (millionths(1_000), millionths(11_000));
    for share in [1, 5, 10, 25, 50] {
        let start = Instant::now();
        let requests = requests_for_one_look(baseline, raised, percent(share), 80, ALPHA);
        println!(
            "{share:>4} %  {:>6}  {:?}",
            requests.unwrap_or_default(),
            start.elapsed()
        );
    }
    let start = Instant::now();
    let requests = requests_for_one_look(
        millionths(100_000),
        millionths(110_000),
        percent(10),
        80,
        ALPHA,
    );
    println!("10 -> 11 % at 10 %: {requests:?} in {:?}", start.elapsed());
    let start = Instant::now();
    let none = requests_for_one_look(
        millionths(100_000),
        millionths(101_000),
        percent(10),
        80,
        ALPHA,
    );
    println!("10 -> 10.1 % at 10 %: {none:?} in {:?}", start.elapsed());
    println!("Power at 10 %, by requests to the canary");
    for requests in [30, 150, 180, 600] {
        let power =
            power_of_one_look(baseline, raised, percent(10), requests, ALPHA).unwrap_or_default();
        println!("{requests:>6}  {:>2}.{:02} %", power / 100, power % 100);
    }
    println!();
}

fn presets() {
    println!(
        "The presets at 5/s, errors 0.1 -> 1.1 %, 2,000 runs each, failures within 240 minutes"
    );
    let mut scenario = scenario(5, 1_000, 11_000, 2_000);
    scenario.window_minutes = 240;
    for preset in Preset::ALL {
        let start = Instant::now();
        let played = rehearse(&preset.stages(), &scenario);
        let took = start.elapsed();
        println!(
            "{:<30} finish {:>3}  stopped {:>5}/10000  minute {:?}  failed {:?}  false {:>3}  {took:?}",
            preset.name,
            played.finish_minute,
            played.stopped,
            played.stopped_minute.map(|spread| spread.median),
            played.failed_requests.map(|spread| spread.median),
            played.false_aborts
        );
    }
}
