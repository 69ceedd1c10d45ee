//! The actions that this program performs, and what it may assume of each.

use super::Service;

/// An action of the cloud's API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs)] // the names are the API's own
pub enum Action {
    CreateAlias,
    CreateFunction,
    CreateTrigger,
    DeleteAlias,
    DeleteFunctionVersion,
    DeleteTrigger,
    GetAccount,
    GetAlias,
    GetFunction,
    GetFunctionAddress,
    GetMonitorData,
    InvokeFunction,
    ListAliases,
    ListFunctions,
    ListNamespaces,
    ListTriggers,
    ListVersionByFunction,
    PublishVersion,
    SearchLog,
    UpdateAlias,
    UpdateFunctionCode,
    UpdateFunctionConfiguration,
    UpdateTrigger,
    UpdateTriggerStatus,
}

/// What sending an action once more could do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Changes nothing: may be repeated at will.
    Reads,
    /// Changes the account: repeated only while it is certain that nothing was executed.
    Writes,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 24] = [
        Self::CreateAlias,
        Self::CreateFunction,
        Self::CreateTrigger,
        Self::DeleteAlias,
        Self::DeleteFunctionVersion,
        Self::DeleteTrigger,
        Self::GetAccount,
        Self::GetAlias,
        Self::GetFunction,
        Self::GetFunctionAddress,
        Self::GetMonitorData,
        Self::InvokeFunction,
        Self::ListAliases,
        Self::ListFunctions,
        Self::ListNamespaces,
        Self::ListTriggers,
        Self::ListVersionByFunction,
        Self::PublishVersion,
        Self::SearchLog,
        Self::UpdateAlias,
        Self::UpdateFunctionCode,
        Self::UpdateFunctionConfiguration,
        Self::UpdateTrigger,
        Self::UpdateTriggerStatus,
    ];

    /// The action of this name, if this program performs it.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }

    /// The service that performs it.
    pub const fn service(self) -> Service {
        match self {
            Self::GetMonitorData => Service::Monitor,
            Self::SearchLog => Service::Cls,
            _ => Service::Scf,
        }
    }

    /// The name, as in `X-TC-Action`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CreateAlias => "CreateAlias",
            Self::CreateFunction => "CreateFunction",
            Self::CreateTrigger => "CreateTrigger",
            Self::DeleteAlias => "DeleteAlias",
            Self::DeleteFunctionVersion => "DeleteFunctionVersion",
            Self::DeleteTrigger => "DeleteTrigger",
            Self::GetAccount => "GetAccount",
            Self::GetAlias => "GetAlias",
            Self::GetFunction => "GetFunction",
            Self::GetFunctionAddress => "GetFunctionAddress",
            Self::GetMonitorData => "GetMonitorData",
            Self::InvokeFunction => "InvokeFunction",
            Self::ListAliases => "ListAliases",
            Self::ListFunctions => "ListFunctions",
            Self::ListNamespaces => "ListNamespaces",
            Self::ListTriggers => "ListTriggers",
            Self::ListVersionByFunction => "ListVersionByFunction",
            Self::PublishVersion => "PublishVersion",
            Self::SearchLog => "SearchLog",
            Self::UpdateAlias => "UpdateAlias",
            Self::UpdateFunctionCode => "UpdateFunctionCode",
            Self::UpdateFunctionConfiguration => "UpdateFunctionConfiguration",
            Self::UpdateTrigger => "UpdateTrigger",
            Self::UpdateTriggerStatus => "UpdateTriggerStatus",
        }
    }

    /// Whether it changes the account. An invocation runs the user's code, so it counts as a write.
    pub const fn effect(self) -> Effect {
        match self {
            Self::GetAccount
            | Self::GetAlias
            | Self::GetFunction
            | Self::GetFunctionAddress
            | Self::GetMonitorData
            | Self::ListAliases
            | Self::ListFunctions
            | Self::ListNamespaces
            | Self::ListTriggers
            | Self::ListVersionByFunction
            | Self::SearchLog => Effect::Reads,
            Self::CreateAlias
            | Self::CreateFunction
            | Self::CreateTrigger
            | Self::DeleteAlias
            | Self::DeleteFunctionVersion
            | Self::DeleteTrigger
            | Self::InvokeFunction
            | Self::PublishVersion
            | Self::UpdateAlias
            | Self::UpdateFunctionCode
            | Self::UpdateFunctionConfiguration
            | Self::UpdateTrigger
            | Self::UpdateTriggerStatus => Effect::Writes,
        }
    }

    /// The cloud's limit in calls per second, from the page of each action. Two pages give
    /// `GetMonitorData` 20 and 50; the newer and smaller one is kept to.
    pub const fn calls_per_second(self) -> u32 {
        match self {
            Self::CreateFunction
            | Self::CreateTrigger
            | Self::DeleteTrigger
            | Self::GetFunction
            | Self::ListFunctions
            | Self::UpdateFunctionCode => 100,
            Self::InvokeFunction => 10_000,
            _ => 20,
        }
    }
}
