//! Plans for versions: a new one, and the end of one.

use super::Planned;
use super::check::check_text;
use crate::change::{Problem, Publish, Snapshot, Step, VersionDeletion, Wait, Warning};
use crate::scf::{DeleteFunctionVersion, PublishVersion};
use crate::traffic::{self, Version};

pub(super) fn publish(description: &str, snapshot: &Snapshot) -> Planned {
    let mut problems: Vec<Problem> = check_text(description).into_iter().collect();
    let status = &snapshot.function.status;
    if status.is_changing() || status.is_failed() {
        problems.push(Problem::FunctionNotActive {
            status: status.clone(),
        });
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let (_, steps) = make_version(description, snapshot.next_version(), snapshot);
    Ok((steps.into(), vec![Warning::CannotBeUndone]))
}

/// The steps that make the version `expected` and wait for it.
pub(super) fn make_version(
    description: &str,
    expected: Version,
    snapshot: &Snapshot,
) -> (Version, [Step; 2]) {
    let target = snapshot.target.clone();
    let request = PublishVersion {
        function_name: target.function.clone(),
        namespace: target.namespace.clone(),
        description: description.to_owned(),
    };
    let publish = Step::Publish(Publish {
        request,
        known: snapshot.version_names(),
        expected,
    });
    let wait = Step::Wait(Wait {
        target,
        version: expected,
    });
    (expected, [publish, wait])
}

pub(super) fn delete(version: Version, snapshot: &Snapshot) -> Planned {
    if version.is_latest() {
        return Err(vec![Problem::LatestStays]);
    }
    if snapshot.version(version).is_none() {
        let newest = snapshot.newest_published();
        return Err(vec![Problem::Rule {
            field: crate::change::Field::MainVersion,
            problem: traffic::Problem::VersionNotFound { version, newest },
        }]);
    }
    let holders = snapshot.aliases.iter().filter(|alias| alias.holds(version));
    let holders: Vec<_> = holders
        .map(|alias| {
            let share = alias.split().ok().and_then(|split| split.share(version));
            (alias.name.clone(), share)
        })
        .collect();
    if !holders.is_empty() {
        return Err(vec![Problem::VersionIsHeld { version, holders }]);
    }
    let triggers = snapshot.triggers_calling(&version.to_string());
    let mut warnings = vec![Warning::VersionIsLost { version }];
    if !triggers.is_empty() {
        warnings.push(Warning::TriggersAreBound { triggers });
    }
    let Snapshot { target, .. } = snapshot;
    let request = DeleteFunctionVersion {
        function_name: target.function.clone(),
        namespace: target.namespace.clone(),
        qualifier: version,
    };
    let step = Step::DeleteVersion(VersionDeletion { request, version });
    Ok((vec![step], warnings))
}
