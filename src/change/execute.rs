//! The one driver of plans.
//!
//! An alias or a trigger is changed by the protocol that an API without locking needs: read,
//! compare with what the user saw, write, read back, compare with what was wanted. A foreign write
//! between the read and the write, a fraction of a second, is overwritten unseen; nothing on this
//! side can prevent that.

mod guarded;
mod publish;
mod settle;
mod upload;
mod version;
mod wait;

use super::outcome::{Cause, Conflict, Done, Failure, Outcome, PutBack};
use super::{AliasState, Plan, Reversal, Stage, Step};
use crate::scf::{Client, Error, GetAlias, GetFunction, Status};
use crate::traffic::Version;

/// How long a write waits for a function that is changing, in seconds.
const PATIENCE: u32 = 60;

/// Carries a plan out.
///
/// `report` is told which of [`Plan::stages`] begins. Dropping the future stops at the next pause
/// or answer; what was sent stays sent.
pub async fn execute(client: &Client, plan: &Plan, report: &dyn Fn(usize)) -> Outcome {
    let mut outcome = run(client, plan, report).await;
    if let Outcome::Failed(failure) = &mut outcome
        && plan.all_or_nothing
        && let Some(reversal) = Reversal::of(&plan.target, &failure.so_far)
    {
        let back = run(client, &reversal.plan(), &|_| {}).await;
        failure.put_back = Some(match back {
            Outcome::Done(_) => PutBack::Done,
            Outcome::Conflict(_) => PutBack::Conflict,
            Outcome::Failed(failure) => PutBack::Failed(failure.cause),
        });
    }
    outcome
}

/// Carries the steps out until one fails.
async fn run(client: &Client, plan: &Plan, report: &dyn Fn(usize)) -> Outcome {
    let stages = plan.stages();
    let mut done = Done::default();
    let mut rest = plan.steps.clone();
    for index in 0..plan.steps.len() {
        let first = stages
            .iter()
            .position(|stage: &Stage| stage.step == index)
            .unwrap_or(0);
        let report = |phase: usize| report(first + phase);
        // One step is taken off after each turn, so there is one.
        let Some(step) = rest.first() else { break };
        let stopped = match step {
            Step::Alias(write) => settle::run(client, &write.into(), &mut done, &report).await,
            Step::Trigger(write) => settle::run(client, &write.into(), &mut done, &report).await,
            Step::Logs(write) => settle::run(client, &write.into(), &mut done, &report).await,
            Step::Upload(upload) => upload::run(client, upload, &mut done, &report).await,
            Step::Publish(publish) => publish::run(client, publish, &mut done, &report).await,
            Step::Wait(wait) => wait::run(client, wait, &report).await,
            Step::DeleteVersion(deletion) => {
                version::delete(client, deletion, &mut done, &report).await
            }
        };
        return match stopped {
            Ok(()) => {
                let expected = match step {
                    Step::Publish(publish) => done.published().map(|got| (publish.expected, got)),
                    _ => None,
                };
                rest.remove(0);
                if let Some((expected, got)) = expected.filter(|(expected, got)| expected != got) {
                    let steps = rest.into_iter();
                    rest = steps
                        .map(|step| step.shifted(&plan.target, expected, got))
                        .collect();
                }
                continue;
            }
            Err(Stop::Conflict(conflict)) => Outcome::Conflict(Box::new(Conflict {
                stage: first,
                so_far: done,
                ..*conflict
            })),
            Err(Stop::Failed { phase, cause }) => Outcome::Failed(Box::new(Failure {
                stage: first + phase,
                cause,
                so_far: done,
                rest,
                put_back: None,
            })),
        };
    }
    Outcome::Done(done)
}

/// Why a step ends the plan.
enum Stop {
    /// The alias is not as it was seen.
    Conflict(Box<Conflict>),
    /// Anything else, in which of the step's phases.
    Failed {
        /// An index into [`Step::phases`].
        phase: usize,
        /// Why.
        cause: Cause,
    },
}

impl Stop {
    const fn failed(phase: usize, cause: Cause) -> Self {
        Self::Failed { phase, cause }
    }

    /// The same, told as the end of something that may have been carried out.
    fn unsettled(self) -> Self {
        match self {
            Self::Failed {
                phase,
                cause: Cause::Call(error),
            } => Self::failed(phase, Cause::Unknown(error)),
            other => other,
        }
    }

    /// True if it is not known whether a write was carried out.
    const fn is_unsettled(&self) -> bool {
        let Self::Failed { cause, .. } = self else {
            return false;
        };
        matches!(cause, Cause::Unknown(_))
    }
}

/// Waits while `function` is changing, until it is not or [`PATIENCE`] is at an end.
///
/// `waited` counts the seconds over several waits of one write. False if there is no patience left.
async fn wait_while_busy(
    client: &Client,
    function: &GetFunction,
    waited: &mut u32,
) -> Result<bool, Error> {
    while *waited < PATIENCE {
        let pause = pause_after(*waited);
        client.clock().sleep(pause * 1_000).await;
        *waited += pause;
        if !status(client, function).await?.is_changing() {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn status(client: &Client, request: &GetFunction) -> Result<Status, Error> {
    Ok(client.call(request).await?.answer.status)
}

/// An alias as it is now, or its absence.
async fn read_alias(client: &Client, request: &GetAlias) -> Result<AliasState, Error> {
    match client.call(request).await {
        Ok(reply) => Ok(AliasState::Is(Box::new(reply.answer))),
        Err(error) if error.is_missing_alias() => Ok(AliasState::Absent(request.name.clone())),
        Err(error) => Err(error),
    }
}

/// The read of a function's state.
fn function(namespace: &str, function: &str) -> GetFunction {
    GetFunction {
        function_name: function.to_owned(),
        namespace: namespace.to_owned(),
        qualifier: Version::Latest,
    }
}

/// The pause before the next look at something that changes, in seconds, after having waited this
/// many: 1, 2, 3, then 5 each.
const fn pause_after(waited: u32) -> u32 {
    match waited {
        0 => 1,
        1..3 => 2,
        3..6 => 3,
        _ => 5,
    }
}
