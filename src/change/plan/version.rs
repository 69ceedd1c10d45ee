//! The plan for a new version.

use super::Planned;
use super::check::check_text;
use crate::change::{Problem, Publish, Snapshot, Step, Warning};
use crate::scf::PublishVersion;

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
    let request = PublishVersion {
        function_name: snapshot.target.function.clone(),
        namespace: snapshot.target.namespace.clone(),
        description: description.to_owned(),
    };
    let step = Step::Publish(Publish {
        request,
        known: snapshot.version_names(),
    });
    Ok((step, vec![Warning::CannotBeUndone]))
}
