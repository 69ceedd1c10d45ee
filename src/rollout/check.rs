//! Whether a plan can be carried out: by itself, and with the function as it is.

use super::{End, Field, Hold, Plan, Problem, Problems};
use crate::change::Snapshot;
use crate::judge::ErrorRate;
use crate::scf::Status;
use crate::traffic::{Scheme, Split, Version, Weight};

/// More steps than anybody can follow.
const MOST_STEPS: usize = 100;

/// Everything that speaks against a plan by itself, and at which field.
pub fn check(plan: &Plan) -> Problems {
    let mut problems = Vec::new();
    for (field, name) in [
        (Field::Function, &plan.target.function),
        (Field::Namespace, &plan.target.namespace),
    ] {
        if name.trim().is_empty() {
            problems.push((field, Problem::NameMissing));
        }
    }
    let count = plan.steps.len();
    if count == 0 && plan.finish != Some(End::Promote) {
        problems.push((Field::Steps, Problem::NoSteps));
    }
    if count > MOST_STEPS {
        problems.push((Field::Steps, Problem::TooManySteps { count }));
    }
    let mut before = Weight::ZERO;
    for (index, step) in plan.steps.iter().enumerate() {
        let share = step.share;
        if !share.is_served() {
            problems.push((Field::Share(index), Problem::ShareZero));
        } else if share <= before {
            problems.push((
                Field::Share(index),
                Problem::GoesBackwards { share, before },
            ));
        }
        before = before.max(share);
        let hold = match step.hold {
            Hold::Time(seconds) if seconds < Hold::SHORTEST => {
                Some(Problem::HoldTooShort { seconds })
            }
            Hold::Time(seconds) if seconds > Hold::LONGEST => Some(Problem::HoldTooLong),
            Hold::Requests(0) => Some(Problem::NoRequests),
            Hold::Time(_) | Hold::Requests(_) | Hold::Approval => None,
        };
        problems.extend(hold.map(|problem| (Field::Hold(index), problem)));
    }
    if let Some(last) = plan.steps.last()
        && plan.end().is_none()
    {
        let share = last.share;
        problems.push((Field::Finish, Problem::EndsBelow { share }));
    }
    let guards = &plan.guards;
    for (field, wrong) in [
        (Field::Errors, guards.errors == Some(ErrorRate::ZERO)),
        (Field::Latency, guards.latency == Some(0)),
    ] {
        if wrong {
            problems.push((field, Problem::GuardRange));
        }
    }
    problems
}

/// Everything that speaks against beginning a plan with the function as it is.
pub fn check_against(plan: &Plan, snapshot: &Snapshot) -> Problems {
    let mut problems = check(plan);
    if let Err(problem) = stable_of(plan, snapshot) {
        problems.push(problem);
    }
    problems
}

/// The version that the canary would be compared with, and that everybody could go back to; or what
/// speaks against beginning.
pub fn stable_of(plan: &Plan, snapshot: &Snapshot) -> Result<Version, (Field, Problem)> {
    let (alias, canary) = (plan.alias.clone(), plan.canary);
    let Some(found) = snapshot.alias(&alias) else {
        return Err((Field::Alias, Problem::AliasNotFound { alias }));
    };
    if !snapshot.version_names().contains(&canary) {
        let newest = snapshot.newest_published();
        let version = canary;
        return Err((Field::Canary, Problem::VersionNotFound { version, newest }));
    }
    let split = found
        .split()
        .map_err(|problem| (Field::Alias, Problem::RoutingUnreadable { problem }))?;
    if split.shares().is_none() {
        return Err((Field::Alias, Problem::RoutesByRules { alias }));
    }
    if split.share(canary) == Some(Weight::FULL) {
        return Err((Field::Canary, Problem::ServesAll { canary }));
    }
    let stable = stable(plan, &split, snapshot)?;
    if let Some(info) = snapshot.version(canary)
        && !canary.is_latest()
        && info.status != Status::Active
        && info.status != Status::default()
    {
        let (version, status) = (canary, info.status.clone());
        return Err((Field::Canary, Problem::VersionNotActive { version, status }));
    }
    let before = split.share(canary).unwrap_or_default();
    match plan.steps.first().map(|step| step.share) {
        Some(share) if share <= before => {
            Err((Field::Share(0), Problem::GoesBackwards { share, before }))
        }
        _ => Ok(stable),
    }
}

fn stable(plan: &Plan, split: &Split, snapshot: &Snapshot) -> Result<Version, (Field, Problem)> {
    let canary = plan.canary;
    if split.scheme(&plan.alias) == Scheme::DefaultAlias {
        if !canary.is_latest() {
            return Err((Field::Canary, Problem::CanaryIsLatest));
        }
        let held = split.additional().map(|(version, _)| version);
        let stable = held.or_else(|| snapshot.newest_published());
        return stable.ok_or((Field::Canary, Problem::NothingPublished));
    }
    if canary.is_latest() {
        return Err((Field::Canary, Problem::CanaryChanges));
    }
    match split.additional() {
        // A canary that is the main version, or another one that serves: not the shape to begin with.
        Some((version, weight))
            if split.main == canary || version != canary && weight.is_served() =>
        {
            let (alias, canary) = (plan.alias.clone(), version);
            Err((Field::Alias, Problem::OtherCanary { alias, canary }))
        }
        _ => Ok(split.main),
    }
}
