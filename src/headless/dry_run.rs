//! What a plan would do, and how it would go.

use super::end::Problem;
use super::{rehearsal, words};
use crate::change::{Snapshot, Target};
use crate::judge::{Count, ErrorRate};
use crate::rollout::{Plan, Reason, measure, preview, settled, write};
use crate::scf::{Client, Effect, Error};

/// Prints the plan, its writes, and what a rehearsal with the traffic of the hour before `now`, in
/// Unix milliseconds, says.
pub(super) async fn print(client: &Client, plan: &Plan, now: u64) -> Result<(), Problem> {
    let unreadable = |error: Error| Problem::Unreadable(Reason::Call(error));
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
    rehearsal::print(plan, per_second, baseline);
    Ok(())
}
