//! The account: what it uses and what it may use. Reading it needs no function, so it is what a
//! new connection asks first.

use serde::{Deserialize, Serialize};

use crate::scf::wire::or_default;
use crate::scf::{Action, Request};

/// Reads the account's usage and limits in the region.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct GetAccount {}

impl Request for GetAccount {
    const ACTION: Action = Action::GetAccount;
    type Answer = GetAccountAnswer;
}

/// Usage beside limits.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAccountAnswer {
    /// What is used.
    #[serde(default, deserialize_with = "or_default")]
    pub account_usage: AccountUsage,
    /// What may be used.
    #[serde(default, deserialize_with = "or_default")]
    pub account_limit: AccountLimit,
}

/// What is used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AccountUsage {
    /// How many namespaces there are.
    #[serde(default, deserialize_with = "or_default")]
    pub namespaces_count: u32,
}

/// What may be used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AccountLimit {
    /// How many namespaces there may be.
    #[serde(default, deserialize_with = "or_default")]
    pub namespaces_count: u32,
}
