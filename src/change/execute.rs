//! The one driver of plans.
//!
//! An alias is changed by the protocol that an API without locking needs: read, compare with what
//! the user saw, write, read back, compare with what was wanted. A foreign write between the read
//! and the write, a fraction of a second, is overwritten unseen; nothing on this side can prevent
//! that.

use super::outcome::{Cause, Conflict, Done, Failure, Outcome, Receipt};
use super::{AliasState, AliasWrite, Plan, Stage, Step, Write, publish};
use crate::scf::{Client, Error, ErrorKind, GetFunction};
use crate::traffic::Version;

/// How long a write waits for a function that is changing, in seconds.
const PATIENCE: u32 = 60;

/// Carries a plan out.
///
/// `report` is told which of [`Plan::stages`] begins. Dropping the future stops at the next pause
/// or answer; what was sent stays sent.
pub async fn execute(client: &Client, plan: &Plan, report: &dyn Fn(usize)) -> Outcome {
    let stages = plan.stages();
    let mut done = Done::default();
    for (index, step) in plan.steps.iter().enumerate() {
        let first = stages
            .iter()
            .position(|stage: &Stage| stage.step == index)
            .unwrap_or(0);
        let report = |phase: usize| report(first + phase);
        let stopped = match step {
            Step::Alias(write) => change_alias(client, write, &mut done, &report).await,
            Step::Publish(publish) => publish::run(client, publish, &mut done, &report).await,
        };
        match stopped {
            Ok(()) => {}
            Err(Stop::Conflict(conflict)) => return Outcome::Conflict(conflict),
            Err(Stop::Failed { phase, cause }) => {
                let stage = first + phase;
                return Outcome::Failed(Box::new(Failure {
                    stage,
                    cause,
                    so_far: done,
                }));
            }
        }
    }
    Outcome::Done(done)
}

/// Why a step ends the plan.
pub(super) enum Stop {
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
    pub(super) const fn failed(phase: usize, cause: Cause) -> Self {
        Self::Failed { phase, cause }
    }
}

const CHECK: usize = 0;
const WRITE: usize = 1;
const VERIFY: usize = 2;

async fn change_alias(
    client: &Client,
    step: &AliasWrite,
    done: &mut Done,
    report: &dyn Fn(usize),
) -> Result<(), Stop> {
    report(CHECK);
    let found = read(client, &step.write)
        .await
        .map_err(|error| Stop::failed(CHECK, Cause::Call(error)))?;
    if !found.says_the_same(&step.base) {
        return Err(conflict(step, &found));
    }
    report(WRITE);
    let action = step.write.action();
    let request_id = write_settled(client, step).await?;
    done.receipts.push(Receipt { action, request_id });
    report(VERIFY);
    let found = read(client, &step.write)
        .await
        .map_err(|error| Stop::failed(VERIFY, Cause::Call(error)))?;
    let kept = found.says_the_same(&step.goal);
    let found = found.alias().cloned();
    if !kept {
        let found = found.map(Box::new);
        return Err(Stop::failed(VERIFY, Cause::KeptOtherwise { found }));
    }
    done.after = found;
    Ok(())
}

/// Writes until it is settled what became of it: waits for a busy function, and reads back what an
/// unclear answer left open. Returns the number of the request.
async fn write_settled(client: &Client, step: &AliasWrite) -> Result<String, Stop> {
    let mut resent = false;
    loop {
        let error = match send_when_free(client, &step.write).await {
            Ok(request_id) => return Ok(request_id),
            Err(error) => error,
        };
        // A first try whose answer was lost makes the second find the alias made or gone already.
        let second = resent && matches!(error.kind(), ErrorKind::Exists | ErrorKind::NotFound);
        if !error.may_have_happened() && !second {
            return Err(Stop::failed(WRITE, Cause::Call(error)));
        }
        let Ok(found) = read(client, &step.write).await else {
            return Err(Stop::failed(WRITE, Cause::Unknown(error)));
        };
        if found.says_the_same(&step.goal) {
            return Ok(String::new());
        }
        if !found.says_the_same(&step.base) {
            return Err(conflict(step, &found));
        }
        // Still as before: the write is absolute, so sending it once more cannot do harm.
        if resent {
            return Err(Stop::failed(WRITE, Cause::Unknown(error)));
        }
        resent = true;
    }
}

/// Sends a write, and again when the function has stopped changing, if that is why it was refused.
async fn send_when_free(client: &Client, write: &Write) -> Result<String, Error> {
    let mut waited = 0;
    loop {
        let error = match send(client, write).await {
            Err(error) if error.kind() == ErrorKind::Busy && waited < PATIENCE => error,
            settled => return settled,
        };
        loop {
            let pause = pause_after(waited);
            client.clock().sleep(pause * 1_000).await;
            waited += pause;
            if !is_changing(client, write).await? {
                break;
            }
            if waited >= PATIENCE {
                return Err(error);
            }
        }
    }
}

async fn is_changing(client: &Client, write: &Write) -> Result<bool, Error> {
    let alias = write.read();
    let (function_name, namespace) = (alias.function_name, alias.namespace);
    let request = GetFunction {
        function_name,
        namespace,
        qualifier: Version::Latest,
    };
    Ok(client.call(&request).await?.answer.status.is_changing())
}

async fn send(client: &Client, write: &Write) -> Result<String, Error> {
    Ok(match write {
        Write::Create(request) => client.call(request).await?.request_id,
        Write::Update(request) => client.call(request).await?.request_id,
        Write::Delete(request) => client.call(request).await?.request_id,
    })
}

async fn read(client: &Client, write: &Write) -> Result<AliasState, Error> {
    let request = write.read();
    match client.call(&request).await {
        Ok(reply) => Ok(AliasState::Is(Box::new(reply.answer))),
        Err(error) if error.is_missing_alias() => Ok(AliasState::Absent(request.name)),
        Err(error) => Err(error),
    }
}

fn conflict(step: &AliasWrite, theirs: &AliasState) -> Stop {
    let state = |state: &AliasState| state.alias().cloned();
    Stop::Conflict(Box::new(Conflict {
        name: step.base.name().clone(),
        yours: state(&step.goal),
        theirs: state(theirs),
        base: state(&step.base),
    }))
}

/// The pause before the next look at something that changes, in seconds, after having waited this
/// many: 1, 2, 3, then 5 each.
pub(super) const fn pause_after(waited: u32) -> u32 {
    match waited {
        0 => 1,
        1..3 => 2,
        3..6 => 3,
        _ => 5,
    }
}
