//! What a plan would do, and how it would go.

use super::end::Problem;
use super::words;
use crate::change::{Snapshot, Target};
use crate::judge::{Alpha, Count, ErrorRate, Rehearsal, Scenario, Stage, rehearse};
use crate::rollout::{LATE, Plan, measure, preview, settled, stages, write};
use crate::scf::{Client, Effect, Error};
use crate::traffic::Weight;

/// How often a plan is played.
const RUNS: u32 = 2_000;

/// Prints the plan, its writes, and what a rehearsal with the traffic of the hour before `now`, in
/// Unix milliseconds, says.
pub(super) async fn print(client: &Client, plan: &Plan, now: u64) -> Result<(), Problem> {
    let unreadable = |error: Error| Problem::Unreadable(error.to_string());
    let target: Target = plan.target.clone();
    let snapshot = Snapshot::read(client, target).await.map_err(unreadable)?;
    let moves = preview(plan, &snapshot).map_err(Problem::Refused)?;
    print!("{}", write(plan));
    println!("\nWhat would be sent, if nothing stops it:");
    for (goes, planned) in &moves {
        println!("  {}", words::moves(*goes, plan));
        for warning in &planned.warnings {
            println!("    {warning}");
        }
        for call in planned.calls() {
            if call.action.effect() == Effect::Writes {
                println!("    {} {}", call.action.name(), call.body);
            }
        }
    }
    println!();
    let stable = crate::rollout::stable_of(plan, &snapshot)
        .map_err(|problem| Problem::Refused(vec![problem]))?;
    let until = settled(now);
    let hour = (until.saturating_sub(60), until);
    let counts = measure(client, plan, stable, hour)
        .await
        .map_err(unreadable)?;
    let sum = |of: [u64; 3], sum: [u64; 2]| [sum[0] + of[0], sum[1] + of[1]];
    let stable = counts
        .iter()
        .fold([0; 2], |total, counts| sum(counts.stable, total));
    let all = counts
        .iter()
        .fold(stable, |total, counts| sum(counts.canary, total));
    let per_second = all[0] * 1_000 / 3_600;
    let baseline = Count::new(stable[0], stable[1]).and_then(ErrorRate::of);
    let Some(baseline) = baseline.filter(|_| per_second > 0) else {
        println!(
            "Nobody called the stable version in the last hour, so it cannot be rehearsed how long a fault would stay unseen."
        );
        return Ok(());
    };
    rehearsal(plan, per_second, baseline);
    Ok(())
}

fn rehearsal(plan: &Plan, per_second: u64, baseline: ErrorRate) {
    let stages: Vec<Stage> = stages(plan, per_second);
    let rise = plan
        .guards
        .errors
        .or_else(|| ErrorRate::from_millionths(10_000))
        .unwrap_or_default();
    let scenario = Scenario {
        thousandths_per_second: per_second,
        baseline,
        raised: baseline.raised_by(rise),
        alpha: Alpha::FIVE_PERCENT,
        late_minutes: u32::try_from(LATE).unwrap_or(u32::MAX),
        window_minutes: 0,
        runs: RUNS,
        seed: 1,
    };
    let played = rehearse(&stages, &scenario);
    println!(
        "With the last hour's {} requests a second, of which {} % failed, played {RUNS} times:",
        thousandths(per_second),
        baseline.percent_text()
    );
    println!("  It takes at least {} minutes.", played.finish_minute);
    if plan.guards.errors.is_none() {
        println!("  No guard watches errors, so nothing would stop it.");
        return;
    }
    println!(
        "  A canary that fails {} {} more often is stopped in {} of the cases before it has everything{}.",
        rise.percent_text(),
        if rise.millionths() == 10_000 {
            "point"
        } else {
            "points"
        },
        share(played.stopped),
        stopped_after(&played)
    );
    if let Some(failed) = played.failed_requests {
        println!(
            "  It fails {} requests by then; in one of ten cases more than {}.",
            failed.median, failed.nine_tenths
        );
    }
    println!(
        "  A good canary is stopped in {} of the cases.",
        share(played.false_aborts)
    );
}

fn stopped_after(played: &Rehearsal) -> String {
    played.stopped_minute.map_or_else(String::new, |spread| {
        format!(", after {} minutes as a rule", spread.median)
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
