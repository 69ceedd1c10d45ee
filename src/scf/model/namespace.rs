//! Namespaces: the folders of functions.

use serde::{Deserialize, Serialize};

use crate::scf::paging::PAGE;
use crate::scf::wire::or_default;
use crate::scf::{Action, Page, Request};

/// One namespace.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Namespace {
    /// Its name.
    pub name: String,
    /// Its description.
    #[serde(default, deserialize_with = "or_default")]
    pub description: String,
}

/// Lists the namespaces of the region.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListNamespaces {
    offset: usize,
    limit: usize,
}

impl ListNamespaces {
    /// Every namespace, from the first.
    pub const fn every() -> Self {
        Self {
            offset: 0,
            limit: PAGE,
        }
    }
}

/// A page of namespaces.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListNamespacesAnswer {
    /// The namespaces of this page.
    #[serde(default, deserialize_with = "or_default")]
    pub namespaces: Vec<Namespace>,
    /// How many there are in all.
    #[serde(default, deserialize_with = "or_default")]
    pub total_count: usize,
}

impl Request for ListNamespaces {
    const ACTION: Action = Action::ListNamespaces;
    type Answer = ListNamespacesAnswer;
}

impl Page for ListNamespaces {
    type Item = Namespace;

    fn at(self, offset: usize) -> Self {
        Self { offset, ..self }
    }

    fn items(answer: ListNamespacesAnswer) -> (Vec<Namespace>, usize) {
        (answer.namespaces, answer.total_count)
    }
}
