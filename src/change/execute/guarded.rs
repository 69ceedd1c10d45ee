//! What a write to an alias and a write to a trigger have in common: both are absolute, have a
//! state that was seen, and a state that is wanted.

use super::{PATIENCE, Stop, function, pause_after, read_alias};
use crate::change::outcome::{Cause, Conflict, Left};
use crate::change::{
    AliasState, AliasWrite, LogTopic, LogWrite, TriggerKey, TriggerState, TriggerWrite, Write,
    WriteTrigger,
};
use crate::scf::{Action, Client, Error, GetFunction};

/// A write that is safe to settle by reading.
pub(super) enum Guarded<'a> {
    Alias(&'a AliasWrite),
    Trigger(&'a TriggerWrite),
    Logs(&'a LogWrite),
}

/// What such a write is about, as it was found.
pub(super) enum Found {
    Alias(AliasState),
    Trigger(TriggerState),
    Logs(LogTopic),
}

impl<'a> From<&'a AliasWrite> for Guarded<'a> {
    fn from(write: &'a AliasWrite) -> Self {
        Self::Alias(write)
    }
}

impl<'a> From<&'a TriggerWrite> for Guarded<'a> {
    fn from(write: &'a TriggerWrite) -> Self {
        Self::Trigger(write)
    }
}

impl<'a> From<&'a LogWrite> for Guarded<'a> {
    fn from(write: &'a LogWrite) -> Self {
        Self::Logs(write)
    }
}

impl Guarded<'_> {
    pub(super) const fn action(&self) -> Action {
        match self {
            Self::Alias(step) => step.write.action(),
            Self::Trigger(step) => step.write.action(),
            Self::Logs(_) => Action::UpdateFunctionConfiguration,
        }
    }

    /// Reads what the write is about.
    pub(super) async fn read(&self, client: &Client) -> Result<Found, Error> {
        match self {
            Self::Alias(step) => read_alias(client, &step.write.read())
                .await
                .map(Found::Alias),
            Self::Trigger(step) => {
                let triggers = client.all(&step.write.list()).await?;
                let key = step.goal.key();
                let found = triggers
                    .into_iter()
                    .find(|trigger| TriggerKey::of(trigger) == key);
                Ok(Found::Trigger(match found {
                    Some(trigger) => TriggerState::Is(Box::new(trigger)),
                    None => TriggerState::Absent(key),
                }))
            }
            Self::Logs(step) => Ok(Found::Logs(read_logs(client, step).await?)),
        }
    }

    /// Sends it and returns the number of the request.
    pub(super) async fn send(&self, client: &Client) -> Result<String, Error> {
        Ok(match self {
            Self::Alias(step) => match &step.write {
                Write::Create(request) => client.call(request).await?.request_id,
                Write::Update(request) => client.call(request).await?.request_id,
                Write::Delete(request) => client.call(request).await?.request_id,
            },
            Self::Trigger(step) => match &step.write {
                WriteTrigger::Create(request) => client.call(request).await?.request_id,
                WriteTrigger::Update(request) => client.call(request).await?.request_id,
                WriteTrigger::Switch(request) => client.call(request).await?.request_id,
                WriteTrigger::Delete(request) => client.call(request).await?.request_id,
            },
            Self::Logs(step) => client.call(&step.request).await?.request_id,
        })
    }

    /// The read that tells whether the function is free.
    pub(super) fn function(&self) -> GetFunction {
        match self {
            Self::Alias(step) => {
                let read = step.write.read();
                function(&read.namespace, &read.function_name)
            }
            Self::Trigger(step) => {
                let (namespace, name) = step.write.function();
                function(namespace, name)
            }
            Self::Logs(step) => step.read(),
        }
    }

    pub(super) fn is_base(&self, found: &Found) -> bool {
        match (self, found) {
            (Self::Alias(step), Found::Alias(found)) => found.says_the_same(&step.base),
            (Self::Trigger(step), Found::Trigger(found)) => found.says_the_same(&step.base),
            (Self::Logs(step), Found::Logs(found)) => found.is_where(&step.base),
            _ => false,
        }
    }

    pub(super) fn is_goal(&self, found: &Found) -> bool {
        match (self, found) {
            (Self::Alias(step), Found::Alias(found)) => found.says_the_same(&step.goal),
            (Self::Trigger(step), Found::Trigger(found)) => found.says_the_same(&step.goal),
            (Self::Logs(step), Found::Logs(found)) => found.is_where(&step.goal),
            _ => false,
        }
    }

    /// What was found is neither what was seen nor what is wanted.
    pub(super) fn conflict(&self, phase: usize, theirs: &Found) -> Stop {
        match (self, theirs) {
            (Self::Alias(step), Found::Alias(theirs)) => {
                Stop::Conflict(Box::new(Conflict::between(&step.goal, theirs, &step.base)))
            }
            (Self::Logs(_), _) => Stop::failed(phase, Cause::LogsChanged),
            _ => Stop::failed(phase, Cause::TriggerChanged),
        }
    }

    /// The record of what was done.
    pub(super) fn left(&self, now: Found) -> Option<Left> {
        match (self, now) {
            (Self::Alias(step), Found::Alias(now)) => Some(Left::Alias {
                before: step.base.clone(),
                now,
            }),
            (Self::Trigger(step), Found::Trigger(now)) => Some(Left::Trigger {
                before: step.base.clone(),
                now,
            }),
            (Self::Logs(step), Found::Logs(now)) => Some(Left::Logs {
                before: step.base.clone(),
                now,
            }),
            _ => None,
        }
    }

    /// The record of what may have been done: whoever takes it back looks before he writes.
    pub(super) fn left_unsettled(&self) -> Left {
        match self {
            Self::Alias(step) => Left::Alias {
                before: step.base.clone(),
                now: step.goal.clone(),
            },
            Self::Trigger(step) => Left::Trigger {
                before: step.base.clone(),
                now: step.goal.clone(),
            },
            Self::Logs(step) => Left::Logs {
                before: step.base.clone(),
                now: step.goal.clone(),
            },
        }
    }
}

impl Found {
    /// The cause of a failure: this is not what was written.
    pub(super) fn kept_otherwise(&self) -> Cause {
        match self {
            Self::Alias(found) => Cause::KeptOtherwise {
                found: found.alias().cloned().map(Box::new),
            },
            Self::Trigger(_) => Cause::TriggerKeptOtherwise,
            Self::Logs(_) => Cause::LogsKeptOtherwise,
        }
    }
}

/// Where the logs go, once the cloud is no longer at work on the function: meanwhile it takes no
/// settings, and what it says of them may be of before or of afterwards.
async fn read_logs(client: &Client, step: &LogWrite) -> Result<LogTopic, Error> {
    let mut waited = 0;
    loop {
        let detail = client.call(&step.read()).await?.answer;
        if !detail.status.is_changing() || waited >= PATIENCE {
            return Ok(LogTopic::of(&detail));
        }
        let pause = pause_after(waited);
        client.clock().sleep(pause * 1_000).await;
        waited += pause;
    }
}
