//! Calling a function once, by hand.

use serde::{Deserialize, Serialize};

use crate::scf::wire::or_default;
use crate::scf::{Action, Request};

/// Calls a function and waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct InvokeFunction {
    /// The function.
    pub function_name: String,
    /// Its namespace.
    pub namespace: String,
    /// The alias or version. The cloud's own default is `$DEFAULT`.
    pub qualifier: String,
    /// The event, as JSON text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub event: String,
    /// Routing headers for match rules, as the text of a JSON object of texts.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub routing_key: String,
}

impl Request for InvokeFunction {
    const ACTION: Action = Action::InvokeFunction;
    type Answer = InvokeFunctionAnswer;
}

/// What an invocation answered.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct InvokeFunctionAnswer {
    /// The result.
    pub result: InvokeResult,
}

/// The result of an invocation. It does not say which version ran.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct InvokeResult {
    /// What the function returned.
    #[serde(default, deserialize_with = "or_default")]
    pub ret_msg: String,
    /// Why it failed, if it did.
    #[serde(default, deserialize_with = "or_default")]
    pub err_msg: String,
    /// The number of this request in the function's logs.
    #[serde(default, deserialize_with = "or_default")]
    pub function_request_id: String,
}
