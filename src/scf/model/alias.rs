//! Aliases.

use serde::{Deserialize, Serialize};

use super::{Done, RoutingConfig};
use crate::scf::paging::PAGE;
use crate::scf::wire::{as_text, or_default};
use crate::scf::{Action, Page, Request};
use crate::traffic::{AliasName, Problem, Split, Version};

/// An alias as the cloud answers it (`GetAlias`, `ListAliases`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Alias {
    /// Its name.
    pub name: AliasName,
    /// Its main version.
    pub function_version: Version,
    /// What it sends elsewhere, as the cloud keeps it.
    #[serde(default, deserialize_with = "or_default")]
    pub routing_config: RoutingConfig,
    /// Its description.
    #[serde(default, deserialize_with = "or_default")]
    pub description: String,
    /// When it was created, `YYYY-MM-DD HH:MM:SS`.
    #[serde(default, deserialize_with = "or_default")]
    pub add_time: String,
    /// When it was last changed, `YYYY-MM-DD HH:MM:SS`.
    #[serde(default, deserialize_with = "or_default")]
    pub mod_time: String,
}

impl Alias {
    /// The division of its traffic, or why this program cannot read it.
    pub fn split(&self) -> Result<Split, Problem> {
        let routing = self.routing_config.routing()?;
        Ok(Split {
            main: self.function_version,
            routing,
        })
    }

    /// True if it binds a version, served or not. Of a routing that cannot be read only the main
    /// version is known.
    pub fn holds(&self, version: Version) -> bool {
        match self.split() {
            Ok(split) => split.bound_versions().contains(&version),
            Err(_) => self.function_version == version,
        }
    }

    /// True if both would serve and describe the same: everything but the times and the order in
    /// which the cloud happens to list fields.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.function_version == other.function_version
            && self.description == other.description
            && self.routing_config.normal() == other.routing_config.normal()
    }
}

/// Creates an alias.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateAlias {
    /// The function.
    pub function_name: String,
    /// Its namespace.
    pub namespace: String,
    /// The name of the new alias.
    pub name: AliasName,
    /// The main version.
    pub function_version: Version,
    /// What goes elsewhere.
    #[serde(skip_serializing_if = "RoutingConfig::says_nothing")]
    pub routing_config: RoutingConfig,
    /// The description.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
}

impl Request for CreateAlias {
    const ACTION: Action = Action::CreateAlias;
    type Answer = Done;
}

/// Replaces an alias: main version, routing and description together.
///
/// The description is always sent. Whether the cloud keeps or clears one that is left out is not
/// documented, and this program loses nothing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateAlias {
    /// The function.
    pub function_name: String,
    /// Its namespace.
    pub namespace: String,
    /// The name of the alias.
    pub name: AliasName,
    /// The main version. The API wants it every time.
    pub function_version: Version,
    /// What goes elsewhere.
    #[serde(skip_serializing_if = "RoutingConfig::says_nothing")]
    pub routing_config: RoutingConfig,
    /// The description.
    pub description: String,
}

impl Request for UpdateAlias {
    const ACTION: Action = Action::UpdateAlias;
    type Answer = Done;
}

/// Reads one alias.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAlias {
    /// The function.
    pub function_name: String,
    /// Its namespace.
    pub namespace: String,
    /// The name of the alias.
    pub name: AliasName,
}

impl Request for GetAlias {
    const ACTION: Action = Action::GetAlias;
    type Answer = Alias;
}

/// Deletes an alias. Its versions and their code stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteAlias {
    /// The function.
    pub function_name: String,
    /// Its namespace.
    pub namespace: String,
    /// The name of the alias.
    pub name: AliasName,
}

impl Request for DeleteAlias {
    const ACTION: Action = Action::DeleteAlias;
    type Answer = Done;
}

/// Lists the aliases of a function, `$DEFAULT` among them. `Offset` and `Limit` travel as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListAliases {
    function_name: String,
    namespace: String,
    #[serde(serialize_with = "as_text")]
    offset: usize,
    #[serde(serialize_with = "as_text")]
    limit: usize,
}

impl ListAliases {
    /// The aliases of a function, from the first.
    pub fn of(namespace: impl Into<String>, function: impl Into<String>) -> Self {
        Self {
            function_name: function.into(),
            namespace: namespace.into(),
            offset: 0,
            limit: PAGE,
        }
    }
}

/// A page of aliases.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListAliasesAnswer {
    /// The aliases of this page.
    #[serde(default, deserialize_with = "or_default")]
    pub aliases: Vec<Alias>,
    /// How many there are in all.
    #[serde(default, deserialize_with = "or_default")]
    pub total_count: usize,
}

impl Request for ListAliases {
    const ACTION: Action = Action::ListAliases;
    type Answer = ListAliasesAnswer;
}

impl Page for ListAliases {
    type Item = Alias;

    fn at(self, offset: usize) -> Self {
        Self { offset, ..self }
    }

    fn items(answer: ListAliasesAnswer) -> (Vec<Alias>, usize) {
        (answer.aliases, answer.total_count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_with_everything_on_one_version_is_sent_without_a_routing() {
        let request = UpdateAlias {
            function_name: "f".into(),
            namespace: "default".into(),
            name: "prod".parse().unwrap(),
            function_version: Version::Latest,
            routing_config: serde_json::from_str(
                r#"{"AdditionalVersionWeights":[],"AddtionVersionMatchs":[]}"#,
            )
            .unwrap(),
            description: String::new(),
        };
        let expected = r#"{"FunctionName":"f","Namespace":"default","Name":"prod","FunctionVersion":"$LATEST","Description":""}"#;
        assert_eq!(serde_json::to_string(&request).unwrap(), expected);
    }

    #[test]
    fn lists_of_aliases_are_paged_with_numbers_in_text() {
        let json = serde_json::to_string(&ListAliases::of("default", "f").at(100)).unwrap();
        assert_eq!(
            json,
            r#"{"FunctionName":"f","Namespace":"default","Offset":"100","Limit":"100"}"#
        );
    }
}
