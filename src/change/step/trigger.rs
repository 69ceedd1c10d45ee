//! A write to one trigger.

use super::PlannedCall;
use crate::change::{Target, TriggerState};
use crate::scf::{
    Action, CreateTrigger, DeleteTrigger, ListTriggers, Switch, Trigger, UpdateTrigger,
    UpdateTriggerStatus,
};

/// A write to one trigger, between the state that was seen and the state that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriggerWrite {
    /// What is sent.
    pub write: WriteTrigger,
    /// The trigger as the user saw it.
    pub base: TriggerState,
    /// The trigger as it shall be.
    pub goal: TriggerState,
}

/// A write to a trigger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteTrigger {
    /// `CreateTrigger`
    Create(CreateTrigger),
    /// `UpdateTrigger`
    Update(UpdateTrigger),
    /// `UpdateTriggerStatus`, for the kinds that know no `UpdateTrigger`
    Switch(UpdateTriggerStatus),
    /// `DeleteTrigger`
    Delete(DeleteTrigger),
}

impl TriggerWrite {
    /// The write that leads from one state of a trigger to another of the same key.
    pub(in crate::change) fn between(
        target: &Target,
        base: TriggerState,
        goal: TriggerState,
    ) -> Self {
        let (function_name, namespace) = (target.function.clone(), target.namespace.clone());
        let key = goal.key();
        let write = match (&base, &goal) {
            (_, TriggerState::Absent(_)) => {
                let desc = base.trigger().map(|trigger| trigger.trigger_desc.clone());
                WriteTrigger::Delete(DeleteTrigger {
                    function_name,
                    namespace,
                    trigger_name: key.name,
                    // The API asks for it where a `cos` trigger is deleted.
                    trigger_desc: desc.filter(|_| key.kind == "cos"),
                    kind: key.kind,
                    qualifier: key.qualifier,
                })
            }
            (TriggerState::Absent(_), TriggerState::Is(trigger)) => {
                WriteTrigger::Create(CreateTrigger {
                    function_name,
                    namespace,
                    trigger_name: key.name,
                    kind: key.kind,
                    qualifier: key.qualifier,
                    trigger_desc: requested(trigger),
                    enable: switch(trigger),
                    custom_argument: trigger.custom_argument.clone(),
                    description: trigger.description.clone(),
                })
            }
            (TriggerState::Is(_), TriggerState::Is(trigger)) if can_be_updated(&key.kind) => {
                WriteTrigger::Update(UpdateTrigger {
                    function_name,
                    namespace,
                    trigger_name: key.name,
                    kind: key.kind,
                    qualifier: key.qualifier,
                    enable: Some(switch(trigger)),
                    trigger_desc: Some(requested(trigger)),
                    custom_argument: Some(trigger.custom_argument.clone()),
                    description: Some(trigger.description.clone()),
                })
            }
            (TriggerState::Is(_), TriggerState::Is(trigger)) => {
                WriteTrigger::Switch(UpdateTriggerStatus {
                    function_name,
                    namespace,
                    trigger_name: key.name,
                    kind: key.kind,
                    qualifier: key.qualifier,
                    enable: switch(trigger),
                })
            }
        };
        Self { write, base, goal }
    }
}

impl WriteTrigger {
    /// The action that it asks for.
    pub const fn action(&self) -> Action {
        match self {
            Self::Create(_) => Action::CreateTrigger,
            Self::Update(_) => Action::UpdateTrigger,
            Self::Switch(_) => Action::UpdateTriggerStatus,
            Self::Delete(_) => Action::DeleteTrigger,
        }
    }

    pub(super) fn planned(&self) -> PlannedCall {
        match self {
            Self::Create(request) => PlannedCall::of(request),
            Self::Update(request) => PlannedCall::of(request),
            Self::Switch(request) => PlannedCall::of(request),
            Self::Delete(request) => PlannedCall::of(request),
        }
    }

    /// The read that comes before and after it: there is no action that reads one trigger.
    pub(in crate::change) fn list(&self) -> ListTriggers {
        let (namespace, function) = self.function();
        ListTriggers::of(namespace, function)
    }

    /// The namespace and the name of the function that it is about.
    pub(in crate::change) fn function(&self) -> (&str, &str) {
        match self {
            Self::Create(request) => (&request.namespace, &request.function_name),
            Self::Update(request) => (&request.namespace, &request.function_name),
            Self::Switch(request) => (&request.namespace, &request.function_name),
            Self::Delete(request) => (&request.namespace, &request.function_name),
        }
    }
}

/// The kinds that `UpdateTrigger` takes.
pub(in crate::change) fn can_be_updated(kind: &str) -> bool {
    matches!(kind, "timer" | "ckafka" | "http")
}

/// The kinds that `UpdateTriggerStatus` takes.
pub(in crate::change) fn can_be_switched(kind: &str) -> bool {
    matches!(kind, "timer" | "cos" | "ckafka")
}

/// What sets the trigger off, as a request says it: the cron expression alone for a timer.
fn requested(trigger: &Trigger) -> String {
    trigger
        .cron()
        .unwrap_or_else(|| trigger.trigger_desc.clone())
}

const fn switch(trigger: &Trigger) -> Switch {
    if trigger.is_enabled() {
        Switch::Open
    } else {
        Switch::Close
    }
}
