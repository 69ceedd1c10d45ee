//! Requests and answers, one file for each thing that they are about.
//!
//! Field names are the API's, down to its spelling (`AddtionVersionMatchs`, `Orderby` here and
//! `OrderBy` there). A request leaves out what is not set; an answer takes `null` for absent and
//! ignores what this program has no use for.

mod account;
mod alias;
mod code;
mod function;
mod invoke;
mod log;
mod metric;
mod namespace;
mod routing;
mod trigger;
mod version;

pub use account::{AccountLimit, AccountUsage, GetAccount, GetAccountAnswer};
pub use alias::{
    Alias, CreateAlias, DeleteAlias, GetAlias, ListAliases, ListAliasesAnswer, UpdateAlias,
};
pub use code::{
    Code, CreateFunction, GetFunctionAddress, GetFunctionAddressAnswer, UpdateFunctionCode,
    UpdateFunctionConfiguration,
};
pub use function::{
    Function, FunctionDetail, GetFunction, ListFunctions, ListFunctionsAnswer, Status, StatusReason,
};
pub use invoke::{InvokeFunction, InvokeFunctionAnswer, InvokeResult};
pub use log::{FunctionLog, LogFilter, LogInfo, MOST_RECORDS, SearchLog, SearchLogAnswer, Served};
pub use metric::{
    DataPoint, Dimension, GetMonitorData, GetMonitorDataAnswer, Instance, MOST_INSTANCES,
    MOST_POINTS, Metric, Monitored,
};
pub use namespace::{ListNamespaces, ListNamespacesAnswer, Namespace};
pub use routing::RoutingConfig;
pub use trigger::{
    CreateTrigger, CreateTriggerAnswer, DeleteTrigger, ListTriggers, ListTriggersAnswer, Switch,
    Trigger, UpdateTrigger, UpdateTriggerStatus,
};
pub use version::{
    DeleteFunctionVersion, ListVersionByFunction, ListVersionByFunctionAnswer, PublishVersion,
    PublishVersionAnswer, VersionInfo,
};

/// The answer of an action that has nothing to say but that it was done.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct Done {}
