//! Triggers in the words of a change.

use serde::{Deserialize, Serialize};

use crate::scf::Trigger;

/// Something to be done to one trigger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TriggerChange {
    /// Make a new trigger.
    Create(TriggerSpec),
    /// Make a trigger be as `to` says. The API can neither rename a trigger nor give it another
    /// qualifier: then a new one is created and verified before the old one is deleted.
    Edit {
        /// The trigger.
        key: TriggerKey,
        /// How it shall be.
        to: TriggerSpec,
    },
    /// Delete a trigger.
    Delete(TriggerKey),
}

/// What tells a trigger from every other one of its function.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TriggerKey {
    /// Its name.
    pub name: String,
    /// `timer`, `cos`, `cls`, `ckafka`, `http` or an older kind.
    pub kind: String,
    /// The alias or version that it calls.
    pub qualifier: String,
}

/// Everything that a trigger is created with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriggerSpec {
    /// Its name, kind and qualifier.
    pub key: TriggerKey,
    /// What sets it off: the bare cron expression of a timer, JSON text for every other kind.
    pub desc: String,
    /// Whether it is on.
    pub enabled: bool,
    /// What a timer passes to the function.
    pub argument: String,
    /// Its description.
    pub description: String,
}

/// A trigger, or its absence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TriggerState {
    /// It is like this.
    Is(Box<Trigger>),
    /// There is none of this key.
    Absent(TriggerKey),
}

impl TriggerKey {
    /// The key of a trigger.
    pub fn of(trigger: &Trigger) -> Self {
        Self {
            name: trigger.trigger_name.clone(),
            kind: trigger.kind.clone(),
            qualifier: trigger.qualifier.clone(),
        }
    }
}

impl TriggerSpec {
    /// What it takes to create a trigger like this one.
    pub fn of(trigger: &Trigger) -> Self {
        Self {
            key: TriggerKey::of(trigger),
            desc: trigger
                .cron()
                .unwrap_or_else(|| trigger.trigger_desc.clone()),
            enabled: trigger.is_enabled(),
            argument: trigger.custom_argument.clone(),
            description: trigger.description.clone(),
        }
    }

    /// The trigger as the cloud will answer it.
    pub(super) fn trigger(&self) -> Trigger {
        Trigger {
            trigger_name: self.key.name.clone(),
            kind: self.key.kind.clone(),
            qualifier: self.key.qualifier.clone(),
            enable: u8::from(self.enabled),
            trigger_desc: self.desc.clone(),
            custom_argument: self.argument.clone(),
            description: self.description.clone(),
            mod_time: String::new(),
        }
    }
}

impl TriggerState {
    /// The key, whether it exists or not.
    pub fn key(&self) -> TriggerKey {
        match self {
            Self::Is(trigger) => TriggerKey::of(trigger),
            Self::Absent(key) => key.clone(),
        }
    }

    /// The trigger, if it exists.
    pub fn trigger(&self) -> Option<&Trigger> {
        match self {
            Self::Is(trigger) => Some(trigger),
            Self::Absent(_) => None,
        }
    }

    /// True if both would fire the same.
    pub fn says_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Is(one), Self::Is(two)) => one.says_the_same(two),
            (Self::Absent(one), Self::Absent(two)) => one == two,
            _ => false,
        }
    }
}
