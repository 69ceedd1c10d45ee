//! From what was read of a function to what the graph draws.

use crate::change::Snapshot;
use crate::graph::{Alias, BoundVersion, Condition, Topology, Trigger};
use crate::scf::{self, Status, VersionInfo};

/// The traffic of a function as it is live.
pub(crate) fn topology(snapshot: &Snapshot) -> Topology {
    Topology {
        triggers: snapshot.triggers.iter().map(trigger).collect(),
        aliases: snapshot.aliases.iter().map(alias).collect(),
        versions: snapshot.versions.iter().map(version).collect(),
    }
}

fn trigger(trigger: &scf::Trigger) -> Trigger {
    Trigger {
        kind: trigger.kind.clone(),
        name: trigger.trigger_name.clone(),
        qualifier: trigger.qualifier.clone(),
        enabled: trigger.is_enabled(),
    }
}

fn alias(alias: &scf::Alias) -> Alias {
    Alias {
        name: alias.name.clone(),
        split: alias.split().ok(),
    }
}

fn version(info: &VersionInfo) -> BoundVersion {
    BoundVersion {
        version: info.version,
        condition: condition(&info.status),
    }
}

fn condition(status: &Status) -> Condition {
    match status {
        Status::Active => Condition::Ready,
        changing if changing.is_changing() => Condition::Changing,
        failed if failed.is_failed() => Condition::Failed,
        _ => Condition::Unknown,
    }
}
