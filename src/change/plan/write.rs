//! From two states of an alias to the call that leads from one to the other.

use crate::change::{AliasState, AliasWrite, Target, Write};
use crate::scf::{CreateAlias, DeleteAlias, UpdateAlias};

impl AliasWrite {
    /// The write that leads from one state of an alias to another.
    pub(super) fn between(target: &Target, base: AliasState, goal: AliasState) -> Self {
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
