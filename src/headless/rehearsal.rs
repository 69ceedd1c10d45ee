//! How a plan would go, beside the presets of other clouds: the numbers that the page shows.

use crate::judge::{Answer, ErrorRate, Rehearsal, Scenario, Spread};
use crate::rollout::{Contestant, Plan, contestants, scenario};
use crate::traffic::Weight;

/// Plays the plan and the presets with these requests, in thousandths of one per second, of which
/// the stable version fails so many, and prints what came of it.
pub(super) fn print(plan: &Plan, per_second: u64, baseline: ErrorRate) {
    let rise = plan
        .guards
        .errors
        .or_else(|| ErrorRate::from_millionths(10_000))
        .unwrap_or_default();
    let all = contestants(plan, per_second);
    let scenario = scenario(&all, per_second, baseline, rise);
    let points = if rise.millionths() == 10_000 {
        "point"
    } else {
        "points"
    };
    println!(
        "With the last hour's {} requests a second, of which {} % failed, each plan played {} times",
        thousandths(per_second),
        baseline.percent_text(),
        scenario.runs
    );
    println!(
        "with a canary that fails {} {points} more often, and as often with a good one:",
        rise.percent_text()
    );
    println!(
        "  {:<30}{:>10}{:>12}{:>18}{:>16}{:>14}",
        "",
        "stopped",
        "after",
        format!("failed in {} h", scenario.window_minutes / 60),
        "good one done",
        "good stopped"
    );
    for contestant in &all {
        println!("  {}", line(contestant, scenario));
    }
    if let [this, ..] = all.as_slice() {
        notes(this);
    }
}

fn line(contestant: &Contestant, scenario: Scenario) -> String {
    let name = contestant
        .preset
        .map_or("this plan", |preset| preset.name());
    let Answer::Rehearsed(played) = contestant.order(scenario).carry_out() else {
        return name.to_owned();
    };
    let Rehearsal {
        stopped,
        stopped_minute,
        failed_requests,
        finished_minute,
        false_aborts,
        ..
    } = played;
    format!(
        "{name:<30}{:>10}{:>12}{:>18}{:>16}{:>14}",
        share(stopped),
        minutes(stopped_minute),
        failed_requests.map_or_else(none, |failed| format!(
            "{} ({}–{})",
            failed.median, failed.tenth, failed.nine_tenths
        )),
        minutes(finished_minute),
        share(false_aborts)
    )
}

/// What the numbers of this plan suppose.
fn notes(this: &Contestant) {
    println!("  Medians; of failed requests also what eight of ten runs lie between.");
    if !this.manner.judged {
        println!("  No guard of this plan watches errors, so nothing would stop it.");
    }
    if this.is_approved {
        println!("  Approvals are played as if given at once.");
    }
    if this.is_held {
        println!(
            "  This plan holds at an alarm; it is played as if somebody rolled it back at once."
        );
    }
}

fn none() -> String {
    "–".to_owned()
}

fn minutes(spread: Option<Spread>) -> String {
    spread.map_or_else(none, |spread| {
        match (spread.median / 60, spread.median % 60) {
            (0, minutes) => format!("{minutes} min"),
            (hours, minutes) => format!("{hours} h {minutes:02} min"),
        }
    })
}

/// Of ten thousand, in percent.
fn share(of_ten_thousand: u16) -> String {
    Weight::from_ten_thousandths(of_ten_thousand)
        .unwrap_or_default()
        .to_string()
}

/// `8`, `0.25`.
fn thousandths(number: u64) -> String {
    let (whole, rest) = (number / 1_000, number % 1_000);
    let text = format!("{whole}.{rest:03}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
