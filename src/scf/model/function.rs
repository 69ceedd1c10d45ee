//! Functions and their status.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::scf::paging::PAGE;
use crate::scf::wire::or_default;
use crate::scf::{Action, Page, Request};
use crate::traffic::Version;

/// What a function, or a version of it, is going through.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs)] // the names are the cloud's own
pub enum Status {
    Creating,
    CreateFailed,
    Active,
    Updating,
    UpdateFailed,
    Publishing,
    PublishFailed,
    Deleting,
    DeleteFailed,
    /// A status that is not in the documentation, as the cloud wrote it.
    Other(String),
}

impl Status {
    const NAMED: [(&'static str, Self); 9] = [
        ("Creating", Self::Creating),
        ("CreateFailed", Self::CreateFailed),
        ("Active", Self::Active),
        ("Updating", Self::Updating),
        ("UpdateFailed", Self::UpdateFailed),
        ("Publishing", Self::Publishing),
        ("PublishFailed", Self::PublishFailed),
        ("Deleting", Self::Deleting),
        ("DeleteFailed", Self::DeleteFailed),
    ];

    /// The status as the cloud writes it.
    pub fn name(&self) -> &str {
        if let Self::Other(name) = self {
            return name;
        }
        Self::NAMED
            .iter()
            .find(|(_, status)| status == self)
            .map_or("", |(name, _)| name)
    }

    /// True while the cloud is still at work; it takes no change meanwhile.
    pub const fn is_changing(&self) -> bool {
        matches!(
            self,
            Self::Creating | Self::Updating | Self::Publishing | Self::Deleting
        )
    }

    /// True if the last change did not work. What was published before keeps serving.
    pub const fn is_failed(&self) -> bool {
        matches!(
            self,
            Self::CreateFailed | Self::UpdateFailed | Self::PublishFailed | Self::DeleteFailed
        )
    }
}

impl Default for Status {
    fn default() -> Self {
        Self::Other(String::new())
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Status {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Status {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let known = Self::NAMED.iter().find(|(known, _)| *known == name);
        Ok(known.map_or(Self::Other(name), |(_, status)| status.clone()))
    }
}

/// One line of the list of functions.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Function {
    /// Its name.
    pub function_name: String,
    /// Its namespace.
    #[serde(default, deserialize_with = "or_default")]
    pub namespace: String,
    /// What runs it, such as `Nodejs18.15`.
    #[serde(default, deserialize_with = "or_default")]
    pub runtime: String,
    /// `Event` or `HTTP`.
    #[serde(default, deserialize_with = "or_default", rename = "Type")]
    pub kind: String,
    /// What it is going through.
    #[serde(default, deserialize_with = "or_default")]
    pub status: Status,
    /// Its description.
    #[serde(default, deserialize_with = "or_default")]
    pub description: String,
    /// When it was last changed, `YYYY-MM-DD HH:MM:SS`.
    #[serde(default, deserialize_with = "or_default")]
    pub mod_time: String,
}

/// Lists the functions of a namespace by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListFunctions {
    namespace: String,
    /// A part of the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    search_key: Option<String>,
    /// Spelled with a small b here, unlike everywhere else.
    #[serde(rename = "Orderby")]
    order_by: &'static str,
    order: &'static str,
    offset: usize,
    limit: usize,
}

impl ListFunctions {
    /// The functions of a namespace whose name contains `search`; an empty text is every function.
    pub fn of(namespace: impl Into<String>, search: &str) -> Self {
        Self {
            namespace: namespace.into(),
            search_key: (!search.is_empty()).then(|| search.to_owned()),
            order_by: "FunctionName",
            order: "ASC",
            offset: 0,
            limit: PAGE,
        }
    }

    /// The same list in pages of this many.
    #[must_use]
    pub fn page(self, offset: usize, limit: usize) -> Self {
        Self {
            offset,
            limit,
            ..self
        }
    }
}

/// A page of functions.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListFunctionsAnswer {
    /// The functions of this page.
    #[serde(default, deserialize_with = "or_default")]
    pub functions: Vec<Function>,
    /// How many there are in all.
    #[serde(default, deserialize_with = "or_default")]
    pub total_count: usize,
}

impl Request for ListFunctions {
    const ACTION: Action = Action::ListFunctions;
    type Answer = ListFunctionsAnswer;
}

impl Page for ListFunctions {
    type Item = Function;

    fn at(self, offset: usize) -> Self {
        Self { offset, ..self }
    }

    fn items(answer: ListFunctionsAnswer) -> (Vec<Function>, usize) {
        (answer.functions, answer.total_count)
    }
}

/// Reads one function, or one version of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetFunction {
    /// The function.
    pub function_name: String,
    /// Its namespace.
    pub namespace: String,
    /// The version.
    pub qualifier: Version,
}

impl Request for GetFunction {
    const ACTION: Action = Action::GetFunction;
    type Answer = FunctionDetail;
}

/// One function, or one version of it.
///
/// The answer has environment variables too, which are often secrets: they are not read.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FunctionDetail {
    /// Its name.
    pub function_name: String,
    /// What it is going through.
    #[serde(default, deserialize_with = "or_default")]
    pub status: Status,
    /// Why it failed, if it did.
    #[serde(default, deserialize_with = "or_default")]
    pub status_reasons: Vec<StatusReason>,
    /// What runs it.
    #[serde(default, deserialize_with = "or_default")]
    pub runtime: String,
    /// `Event` or `HTTP`.
    #[serde(default, deserialize_with = "or_default", rename = "Type")]
    pub kind: String,
    /// Its description.
    #[serde(default, deserialize_with = "or_default")]
    pub description: String,
    /// The entry point.
    #[serde(default, deserialize_with = "or_default")]
    pub handler: String,
    /// Memory in MB.
    #[serde(default, deserialize_with = "or_default")]
    pub memory_size: u32,
    /// Time limit of a request in seconds.
    #[serde(default, deserialize_with = "or_default")]
    pub timeout: u32,
    /// When it was last changed, `YYYY-MM-DD HH:MM:SS`.
    #[serde(default, deserialize_with = "or_default")]
    pub mod_time: String,
    /// The set that the log topic belongs to. Empty while logging is off.
    #[serde(default, deserialize_with = "or_default")]
    pub cls_logset_id: String,
    /// The log topic. Empty while logging is off.
    #[serde(default, deserialize_with = "or_default")]
    pub cls_topic_id: String,
}

/// Why a function failed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StatusReason {
    /// The code.
    #[serde(default, deserialize_with = "or_default")]
    pub error_code: String,
    /// The sentence.
    #[serde(default, deserialize_with = "or_default")]
    pub error_message: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_ordered_with_the_small_b_and_others_with_the_capital() {
        let json = serde_json::to_string(&ListFunctions::of("default", "")).unwrap();
        assert_eq!(
            json,
            r#"{"Namespace":"default","Orderby":"FunctionName","Order":"ASC","Offset":0,"Limit":100}"#
        );
    }

    #[test]
    fn null_and_absent_fields_and_new_statuses_are_read() {
        let json = r#"{"FunctionName":"f","Runtime":null,"Status":"Hibernating","Unknown":[1]}"#;
        let function: Function = serde_json::from_str(json).unwrap();
        assert_eq!(function.runtime, "");
        assert_eq!(function.status.name(), "Hibernating");
        assert!(!function.status.is_changing());
    }
}
