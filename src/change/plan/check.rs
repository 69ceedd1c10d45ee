//! What every plan checks: the rules of `traffic` and the state of the versions.

use crate::change::{Field, Problem, Snapshot};
use crate::scf::Status;
use crate::traffic::{self, Split, Version, Weight, check_description};

/// Everything that speaks against a split of this function, and in which field.
pub(super) fn check_split(split: &Split, snapshot: &Snapshot) -> Vec<Problem> {
    let rules = split
        .check(&snapshot.version_names())
        .into_iter()
        .map(|problem| {
            let field = match &problem {
                traffic::Problem::VersionNotFound { version, .. } if *version == split.main => {
                    Field::MainVersion
                }
                traffic::Problem::VersionNotFound { .. }
                | traffic::Problem::AdditionalIsMain { .. } => Field::AdditionalVersion,
                _ => Field::Rules,
            };
            Problem::Rule { field, problem }
        });
    rules
        .chain(
            split
                .bound_versions()
                .into_iter()
                .filter_map(|version| not_active(version, split, snapshot)),
        )
        .collect()
}

/// A published version must be `Active` to serve. `$LATEST` may be changing: it keeps serving what
/// it had.
fn not_active(version: Version, split: &Split, snapshot: &Snapshot) -> Option<Problem> {
    let status = snapshot.version(version).map(|info| &info.status)?;
    let serves = split.share(version).is_none_or(Weight::is_served);
    let unusable = matches!(
        status,
        Status::Publishing | Status::PublishFailed | Status::Creating | Status::CreateFailed
    );
    (!version.is_latest() && serves && unusable).then(|| Problem::VersionNotActive {
        version,
        status: status.clone(),
    })
}

/// What speaks against a description.
pub(super) fn check_text(description: &str) -> Option<Problem> {
    let problem = check_description(description).err()?;
    Some(Problem::Rule {
        field: Field::Description,
        problem,
    })
}
