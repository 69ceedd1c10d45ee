//! Code: where it comes from and where it can be fetched.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Done;
use crate::scf::wire::or_default;
use crate::scf::{Action, Request};
use crate::traffic::Version;

/// Code to upload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Code {
    /// A zip archive in base64.
    pub zip_file: String,
}

/// Creates a function with code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateFunction {
    /// The name of the function.
    pub function_name: String,
    /// Its namespace.
    pub namespace: String,
    /// Its code.
    pub code: Code,
    /// The entry point.
    pub handler: String,
    /// What runs it.
    pub runtime: String,
    /// Its description.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
}

impl Request for CreateFunction {
    const ACTION: Action = Action::CreateFunction;
    type Answer = Done;
}

/// Replaces the code of `$LATEST`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateFunctionCode {
    /// The function.
    pub function_name: String,
    /// Its namespace.
    pub namespace: String,
    /// The entry point, if it changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handler: Option<String>,
    /// A zip archive in base64. Shared, for it may have megabytes.
    pub zip_file: Arc<str>,
}

impl Request for UpdateFunctionCode {
    const ACTION: Action = Action::UpdateFunctionCode;
    type Answer = Done;
}

/// Changes the settings of `$LATEST`. What is left out stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateFunctionConfiguration {
    /// The function.
    pub function_name: String,
    /// Its namespace.
    pub namespace: String,
    /// Its description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Memory in MB.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub memory_size: Option<u32>,
    /// Time limit of a request in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout: Option<u32>,
    /// The set of the log topic; an empty text is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cls_logset_id: Option<String>,
    /// The log topic; an empty text is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cls_topic_id: Option<String>,
    /// True: without a topic nothing is logged, not even into one that the cloud makes by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ignore_sys_log: Option<bool>,
}

impl Request for UpdateFunctionConfiguration {
    const ACTION: Action = Action::UpdateFunctionConfiguration;
    type Answer = Done;
}

/// Asks for the address of a version's code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetFunctionAddress {
    /// The function.
    pub function_name: String,
    /// Its namespace.
    pub namespace: String,
    /// The version.
    pub qualifier: Version,
}

impl Request for GetFunctionAddress {
    const ACTION: Action = Action::GetFunctionAddress;
    type Answer = GetFunctionAddressAnswer;
}

/// Where a version's code is, and its fingerprint. The address itself is not read: whoever has it
/// can download the code.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetFunctionAddressAnswer {
    /// SHA-256 of the code: the only field that tells whether two versions hold the same.
    #[serde(default, deserialize_with = "or_default")]
    pub code_sha256: String,
}
