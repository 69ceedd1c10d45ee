//! A write to one alias.

use serde::{Deserialize, Serialize};

use super::PlannedCall;
use crate::change::Target;
use crate::scf::{Action, Alias, CreateAlias, DeleteAlias, GetAlias, UpdateAlias};
use crate::traffic::AliasName;

/// A write to one alias, between the state that was seen and the state that is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct AliasWrite {
    /// What is sent.
    pub write: Write,
    /// The alias as the user saw it. Anything else found there is a conflict.
    pub base: AliasState,
    /// The alias as it shall be.
    pub goal: AliasState,
}

/// An alias, or its absence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum AliasState {
    /// It is like this.
    Is(Box<Alias>),
    /// There is none of this name.
    Absent(AliasName),
}

/// A write to an alias.
#[derive(Clone, Debug, PartialEq)]
pub enum Write {
    /// `CreateAlias`
    Create(CreateAlias),
    /// `UpdateAlias`
    Update(UpdateAlias),
    /// `DeleteAlias`
    Delete(DeleteAlias),
}

impl AliasWrite {
    /// The write that leads from one state of an alias to another.
    pub(in crate::change) fn between(target: &Target, base: AliasState, goal: AliasState) -> Self {
        let (function_name, namespace) = (target.function.clone(), target.namespace.clone());
        let write = match (&base, &goal) {
            (_, AliasState::Absent(name)) => Write::Delete(DeleteAlias {
                function_name,
                namespace,
                name: name.clone(),
            }),
            (AliasState::Absent(_), AliasState::Is(alias)) => Write::Create(CreateAlias {
                function_name,
                namespace,
                name: alias.name.clone(),
                function_version: alias.function_version,
                routing_config: alias.routing_config.clone(),
                description: alias.description.clone(),
            }),
            (AliasState::Is(_), AliasState::Is(alias)) => Write::Update(UpdateAlias {
                function_name,
                namespace,
                name: alias.name.clone(),
                function_version: alias.function_version,
                routing_config: alias.routing_config.clone(),
                description: alias.description.clone(),
            }),
        };
        Self { write, base, goal }
    }
}

impl AliasState {
    /// The name, whether it exists or not.
    pub fn name(&self) -> &AliasName {
        match self {
            Self::Is(alias) => &alias.name,
            Self::Absent(name) => name,
        }
    }

    /// The alias, if it exists.
    pub fn alias(&self) -> Option<&Alias> {
        match self {
            Self::Is(alias) => Some(alias),
            Self::Absent(_) => None,
        }
    }

    /// True if both would serve the same.
    ///
    /// The time of the last change does not count: an alias that somebody changed and changed back
    /// is what the user saw, and a foreign write of the same values loses nothing.
    pub fn says_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Is(one), Self::Is(two)) => one.says_the_same(two),
            (Self::Absent(one), Self::Absent(two)) => one == two,
            _ => false,
        }
    }
}

impl Write {
    /// The action that it asks for.
    pub const fn action(&self) -> Action {
        match self {
            Self::Create(_) => Action::CreateAlias,
            Self::Update(_) => Action::UpdateAlias,
            Self::Delete(_) => Action::DeleteAlias,
        }
    }

    pub(super) fn planned(&self) -> PlannedCall {
        match self {
            Self::Create(request) => PlannedCall::of(request),
            Self::Update(request) => PlannedCall::of(request),
            Self::Delete(request) => PlannedCall::of(request),
        }
    }

    /// The read that comes before and after it.
    pub(in crate::change) fn read(&self) -> GetAlias {
        let (function_name, namespace, name) = match self {
            Self::Create(request) => (&request.function_name, &request.namespace, &request.name),
            Self::Update(request) => (&request.function_name, &request.namespace, &request.name),
            Self::Delete(request) => (&request.function_name, &request.namespace, &request.name),
        };
        GetAlias {
            function_name: function_name.clone(),
            namespace: namespace.clone(),
            name: name.clone(),
        }
    }
}
