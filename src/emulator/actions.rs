//! The actions of the API: their names, how often they may be called and their parameters.

use serde_json::Value;

use super::answer::{Answer, Refusal, refusal};
use super::parameters::{Parameters, missing};
use super::quota;
use super::random::Random;
use super::region::Region;
use super::{
    aliases, function_list, functions, invoke, namespaces, triggers, updates, usage, versions,
};
use crate::tc3::Received;

/// The version of the API that these actions belong to.
const VERSION: &str = "2018-04-16";

/// An action of the API.
pub(super) struct Action {
    pub(super) name: &'static str,
    /// Calls per second.
    pub(super) per_second: u32,
    /// See [`Parameters::check`].
    fields: &'static str,
    pub(super) run: fn(Call<'_>) -> Answer,
}

/// A call of an action, authenticated and checked.
pub(super) struct Call<'a> {
    pub(super) parameters: Parameters,
    pub(super) region: &'a mut Region,
    pub(super) region_name: &'static str,
    pub(super) random: &'a mut Random,
    /// Milliseconds since 1970.
    pub(super) now: u64,
}

/// The action that a request is for.
pub(super) fn find(received: &Received<'_>) -> Result<&'static Action, Refusal> {
    let wanted = received
        .header("x-tc-action")
        .ok_or_else(|| missing("X-TC-Action"))?;
    match received.header("x-tc-version") {
        Some(VERSION) => {}
        None => return Err(missing("X-TC-Version")),
        Some(version) => {
            let message = format!("SCF has no version `{version}`. Use {VERSION}.");
            return Err(refusal("NoSuchVersion", message));
        }
    }
    if wanted == "GetFunctionLogs" {
        return Err(refusal(
            "ActionOffline",
            "GetFunctionLogs has been retired. Use GetRequestStatus or the log service.",
        ));
    }
    if received.method != "POST" {
        return Err(refusal(
            "UnsupportedOperation",
            "This account is emulated and reads POST requests only.",
        ));
    }
    let known = ACTIONS.iter().find(|action| action.name == wanted);
    known.ok_or_else(|| {
        let message = format!("There is no action `{wanted}`.");
        refusal("InvalidAction", message)
    })
}

/// Reads the parameters of an action from a request's body.
pub(super) fn read(action: &Action, body: &[u8]) -> Result<Parameters, Refusal> {
    if body.len() > quota::REQUEST {
        return Err(refusal(
            "RequestSizeLimitExceeded",
            "A request has at most 10 MB.",
        ));
    }
    match serde_json::from_slice(body) {
        Ok(Value::Object(values)) => Parameters::check(values, action.fields),
        _ => Err(refusal(
            "InvalidParameter",
            "The body of a request is a JSON object.",
        )),
    }
}

/// Every action, by area.
const ACTIONS: &[Action] = &[
    Action {
        name: "ListFunctions",
        per_second: 100,
        fields: "Order Orderby Offset:int Limit:int SearchKey Namespace Description Filters:list",
        run: function_list::list,
    },
    Action {
        name: "GetFunction",
        per_second: 100,
        fields: "FunctionName Qualifier Namespace ShowCode",
        run: functions::get,
    },
    Action {
        name: "GetFunctionAddress",
        per_second: 100,
        fields: "FunctionName! Qualifier Namespace",
        run: functions::address,
    },
    Action {
        name: "CreateFunction",
        per_second: 100,
        fields: "FunctionName! Code!:object Handler Description MemorySize:int Timeout:int \
            Environment:object Runtime VpcConfig:object Namespace Role InstallDependency \
            ClsLogsetId ClsTopicId Type CodeSource Layers:list DeadLetterConfig:object \
            PublicNetConfig:object CfsConfig:object InitTimeout:int Tags:list AsyncRunEnable \
            TraceEnable AutoDeployClsTopicIndex AutoCreateClsTopic ProtocolType \
            ProtocolParams:object InstanceConcurrencyConfig:object DnsCache \
            IntranetConfig:object",
        run: functions::create,
    },
    Action {
        name: "DeleteFunction",
        per_second: 100,
        fields: "FunctionName! Namespace Qualifier",
        run: functions::delete,
    },
    Action {
        name: "UpdateFunctionCode",
        per_second: 100,
        fields: "FunctionName! Handler CosBucketName CosObjectName ZipFile Namespace \
            CosBucketRegion InstallDependency EnvId Publish Code:object CodeSource",
        run: updates::code,
    },
    Action {
        name: "UpdateFunctionConfiguration",
        per_second: 100,
        fields: "FunctionName! Description MemorySize:int Timeout:int Runtime \
            Environment:object Namespace VpcConfig:object Role InstallDependency ClsLogsetId \
            ClsTopicId Publish L5Enable Layers:list DeadLetterConfig:object \
            PublicNetConfig:object CfsConfig:object InitTimeout:int ProtocolParams:object \
            InstanceConcurrencyConfig:object DnsCache IntranetConfig:object IgnoreSysLog:bool",
        run: updates::configuration,
    },
    Action {
        name: "PublishVersion",
        per_second: 20,
        fields: "FunctionName! Description Namespace",
        run: versions::publish,
    },
    Action {
        name: "ListVersionByFunction",
        per_second: 20,
        fields: "FunctionName! Namespace Offset:int Limit:int Order OrderBy",
        run: versions::list,
    },
    Action {
        name: "DeleteFunctionVersion",
        per_second: 100,
        fields: "FunctionName! Qualifier! Namespace ForceDelete",
        run: versions::delete,
    },
    Action {
        name: "CreateAlias",
        per_second: 20,
        fields: "Name! FunctionName! FunctionVersion! Namespace RoutingConfig:object Description",
        run: aliases::create,
    },
    Action {
        name: "UpdateAlias",
        per_second: 20,
        fields: "FunctionName! Name! FunctionVersion! Namespace RoutingConfig:object Description",
        run: aliases::update,
    },
    Action {
        name: "GetAlias",
        per_second: 20,
        fields: "FunctionName! Name! Namespace",
        run: aliases::get,
    },
    Action {
        name: "ListAliases",
        per_second: 20,
        fields: "FunctionName! Namespace FunctionVersion Offset Limit",
        run: aliases::list,
    },
    Action {
        name: "DeleteAlias",
        per_second: 20,
        fields: "FunctionName! Name! Namespace",
        run: aliases::delete,
    },
    Action {
        name: "CreateTrigger",
        per_second: 100,
        fields: "FunctionName! TriggerName! Type! TriggerDesc Namespace Qualifier Enable \
            CustomArgument Description",
        run: triggers::create,
    },
    Action {
        name: "ListTriggers",
        per_second: 20,
        fields: "FunctionName! Namespace Offset:int Limit:int OrderBy Order Filters:list",
        run: triggers::list,
    },
    Action {
        name: "UpdateTrigger",
        per_second: 20,
        fields: "FunctionName! TriggerName! Type! Enable Qualifier Namespace TriggerDesc \
            Description CustomArgument",
        run: triggers::update,
    },
    Action {
        name: "UpdateTriggerStatus",
        per_second: 20,
        fields: "Enable! FunctionName! TriggerName! Type! Qualifier Namespace TriggerDesc",
        run: triggers::update_status,
    },
    Action {
        name: "DeleteTrigger",
        per_second: 100,
        fields: "FunctionName! TriggerName! Type! Namespace TriggerDesc Qualifier",
        run: triggers::delete,
    },
    Action {
        name: "Invoke",
        per_second: 10_000,
        fields: "FunctionName! InvocationType Qualifier ClientContext LogType Namespace RoutingKey",
        run: invoke::invoke,
    },
    Action {
        name: "InvokeFunction",
        per_second: 10_000,
        fields: "FunctionName! Qualifier Event LogType Namespace RoutingKey",
        run: invoke::invoke_function,
    },
    Action {
        name: "GetAccount",
        per_second: 20,
        fields: "",
        run: usage::get,
    },
    Action {
        name: "ListNamespaces",
        per_second: 20,
        fields: "Limit:int Offset:int Orderby Order SearchKey:list",
        run: namespaces::list,
    },
    Action {
        name: "CreateNamespace",
        per_second: 20,
        fields: "Namespace! Description ResourceEnv:object",
        run: namespaces::create,
    },
    Action {
        name: "UpdateNamespace",
        per_second: 20,
        fields: "Namespace! Description!",
        run: namespaces::update,
    },
    Action {
        name: "DeleteNamespace",
        per_second: 20,
        fields: "Namespace!",
        run: namespaces::delete,
    },
];
