//! Versions of a function.

use serde::{Deserialize, Serialize};

use super::{Done, Status};
use crate::scf::paging::PAGE;
use crate::scf::wire::or_default;
use crate::scf::{Action, Page, Request};
use crate::traffic::Version;

/// One line of the list of versions.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct VersionInfo {
    /// The version.
    pub version: Version,
    /// What was written when it was published.
    #[serde(default, deserialize_with = "or_default")]
    pub description: String,
    /// When it was published, `YYYY-MM-DD HH:MM:SS`.
    #[serde(default, deserialize_with = "or_default")]
    pub add_time: String,
    /// When it was last changed, `YYYY-MM-DD HH:MM:SS`.
    #[serde(default, deserialize_with = "or_default")]
    pub mod_time: String,
    /// What it is going through.
    #[serde(default, deserialize_with = "or_default")]
    pub status: Status,
}

/// Lists the versions of a function, newest first, `$LATEST` among them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListVersionByFunction {
    function_name: String,
    namespace: String,
    /// Spelled with a capital B here.
    order_by: &'static str,
    order: &'static str,
    offset: usize,
    limit: usize,
}

impl ListVersionByFunction {
    /// The versions of a function, from the newest.
    pub fn of(namespace: impl Into<String>, function: impl Into<String>) -> Self {
        Self {
            function_name: function.into(),
            namespace: namespace.into(),
            order_by: "AddTime",
            order: "DESC",
            offset: 0,
            limit: PAGE,
        }
    }
}

/// A page of versions.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListVersionByFunctionAnswer {
    /// The versions of this page.
    #[serde(default, deserialize_with = "or_default")]
    pub versions: Vec<VersionInfo>,
    /// How many there are in all.
    #[serde(default, deserialize_with = "or_default")]
    pub total_count: usize,
}

impl Request for ListVersionByFunction {
    const ACTION: Action = Action::ListVersionByFunction;
    type Answer = ListVersionByFunctionAnswer;
}

impl Page for ListVersionByFunction {
    type Item = VersionInfo;

    fn at(self, offset: usize) -> Self {
        Self { offset, ..self }
    }

    fn items(answer: ListVersionByFunctionAnswer) -> (Vec<VersionInfo>, usize) {
        (answer.versions, answer.total_count)
    }
}

/// Makes a new version of what `$LATEST` holds. It is usable once it is `Active`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct PublishVersion {
    /// The function.
    pub function_name: String,
    /// Its namespace.
    pub namespace: String,
    /// What this version is.
    pub description: String,
}

impl Request for PublishVersion {
    const ACTION: Action = Action::PublishVersion;
    type Answer = PublishVersionAnswer;
}

/// The version that was made.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PublishVersionAnswer {
    /// Its number.
    pub function_version: Version,
}

/// Deletes one version. Refused while an alias holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteFunctionVersion {
    /// The function.
    pub function_name: String,
    /// Its namespace.
    pub namespace: String,
    /// The version.
    pub qualifier: Version,
}

impl Request for DeleteFunctionVersion {
    const ACTION: Action = Action::DeleteFunctionVersion;
    type Answer = Done;
}
