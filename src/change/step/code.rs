//! Writes to the code of a function, and the wait for them.

use super::PlannedCall;
use crate::change::{AliasState, Target};
use crate::scf::{
    DeleteFunctionVersion, GetAlias, GetFunction, PublishVersion, UpdateFunctionCode,
};
use crate::traffic::Version;

/// New code for `$LATEST`.
#[derive(Clone, Debug, PartialEq)]
pub struct Upload {
    /// What is sent.
    pub request: UpdateFunctionCode,
    /// What the archive is called.
    pub file_name: String,
    /// The size of the archive in bytes.
    pub size: usize,
    /// The alias that keeps the new code from its callers. If it says anything else when the
    /// upload is about to begin, nothing is uploaded.
    pub guard: Option<AliasState>,
}

/// The making of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publish {
    /// What is sent.
    pub request: PublishVersion,
    /// The versions that there were, so that a new one can be told from them.
    pub known: Vec<Version>,
    /// The version that it will be: the cloud counts them up by one. If it is another, the steps
    /// behind this one are carried out with that.
    pub expected: Version,
}

/// A wait until a version can serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// The function.
    pub target: Target,
    /// The version.
    pub version: Version,
}

/// The end of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionDeletion {
    /// What is sent.
    pub request: DeleteFunctionVersion,
    /// The version.
    pub version: Version,
}

impl Upload {
    /// The read of the guard.
    pub(in crate::change) fn read_guard(&self) -> Option<GetAlias> {
        Some(GetAlias {
            function_name: self.request.function_name.clone(),
            namespace: self.request.namespace.clone(),
            name: self.guard.as_ref()?.name().clone(),
        })
    }

    pub(super) fn calls(&self) -> Vec<PlannedCall> {
        let shown = UpdateFunctionCode {
            zip_file: format!("<{}, {} bytes, in base64>", self.file_name, self.size).into(),
            ..self.request.clone()
        };
        let guard = self.read_guard();
        let write = PlannedCall::of(&shown);
        guard.iter().map(PlannedCall::of).chain([write]).collect()
    }
}

impl Wait {
    /// The read that tells whether the version is usable.
    pub(in crate::change) fn read(&self) -> GetFunction {
        GetFunction {
            function_name: self.target.function.clone(),
            namespace: self.target.namespace.clone(),
            qualifier: self.version,
        }
    }
}
