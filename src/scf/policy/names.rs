//! What the actions of the API are called in a policy, and what each is about.
//!
//! The page of SCF's permissions lists some actions under names of its own: `SetTrigger`,
//! `UpdateFunction`, `ListVersion`, `GetAccountSettings`. Policies printed for other services name
//! `ListAliases`, `ListVersionByFunction` and `ListNamespaces` as the API does. For the other alias
//! actions and `PublishVersion` nothing is documented but the API's own name.

use crate::scf::Action;

/// What an action is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// The whole account: the action takes no function, so its resource is `*`.
    Account,
    /// One function.
    Function,
}

/// What an action is about. Every action is listed, so that a new one cannot be forgotten here.
pub(super) const fn reach(action: Action) -> Reach {
    match action {
        // Metrics and logs are not those of a function: Monitor knows no resources, and which
        // topic a function writes to is not known here.
        Action::GetAccount
        | Action::GetMonitorData
        | Action::ListFunctions
        | Action::ListNamespaces
        | Action::SearchLog => Reach::Account,
        Action::CreateAlias
        | Action::CreateFunction
        | Action::CreateTrigger
        | Action::DeleteAlias
        | Action::DeleteFunctionVersion
        | Action::DeleteTrigger
        | Action::GetAlias
        | Action::GetFunction
        | Action::GetFunctionAddress
        | Action::InvokeFunction
        | Action::ListAliases
        | Action::ListTriggers
        | Action::ListVersionByFunction
        | Action::PublishVersion
        | Action::UpdateAlias
        | Action::UpdateFunctionCode
        | Action::UpdateFunctionConfiguration
        | Action::UpdateTrigger
        | Action::UpdateTriggerStatus => Reach::Function,
    }
}

/// The name that the page of permissions gives an action, where it is not the API's own.
pub(super) const fn documented_name(action: Action) -> Option<&'static str> {
    match action {
        Action::GetAccount => Some("GetAccountSettings"),
        Action::ListVersionByFunction => Some("ListVersion"),
        Action::CreateTrigger | Action::UpdateTrigger | Action::UpdateTriggerStatus => {
            Some("SetTrigger")
        }
        Action::UpdateFunctionCode | Action::UpdateFunctionConfiguration => Some("UpdateFunction"),
        _ => None,
    }
}
