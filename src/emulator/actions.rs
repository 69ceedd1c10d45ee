//! The actions of the API: their names, how often they may be called and their parameters.

use serde_json::Value;

use super::answer::{Answer, Refusal, refusal};
use super::parameters::{Parameters, missing};
use super::quota;
use super::random::Random;
use super::region::Region;
use super::{
    aliases, function_list, functions, invoke, monitor, namespaces, search, triggers, updates,
    usage, versions,
};
use crate::scf::Service::{self, Cls, Monitor, Scf};
use crate::tc3::Received;

/// An action of the API.
pub(super) struct Action {
    pub(super) name: &'static str,
    pub(super) service: Service,
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
    /// How much longer an update takes than usual, in milliseconds.
    pub(super) stuck: u64,
    /// Milliseconds since 1970.
    pub(super) now: u64,
}

/// True if an account that has these actions beside those of lists has one of this name.
pub(super) fn is_known(name: &str, others: &[Action]) -> bool {
    known(name, others).is_some()
}

fn known<'a>(name: &str, others: &'a [Action]) -> Option<&'a Action> {
    let mut all = LISTS.iter().chain(others);
    all.find(|action| action.name == name)
}

/// The action that a request is for, of those of lists and these; `signed_for` is the service of
/// its credential, if that is one of the cloud's.
pub(super) fn find(
    received: &Received<'_>,
    signed_for: Option<Service>,
    others: &'static [Action],
) -> Result<&'static Action, Refusal> {
    let wanted = received
        .header("x-tc-action")
        .ok_or_else(|| missing("X-TC-Action"))?;
    let known = known(wanted, others);
    let service = known.map_or(Scf, |action| action.service);
    match received.header("x-tc-version") {
        Some(version) if version == service.version() => {}
        None => return Err(missing("X-TC-Version")),
        Some(version) => {
            let (name, own) = (service.name(), service.version());
            let message = format!("The service {name} has no version `{version}`. Use {own}.");
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
    // Each host of the cloud knows the actions of its own service. A host of this machine is that
    // of all of them, and some clients take its name for the service's.
    let known = known.filter(|action| signed_for.is_none_or(|signed| signed == action.service));
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

/// What lists functions with their splits.
const LISTS: &[Action] = &[
    Action {
        name: "ListFunctions",
        service: Scf,
        per_second: 100,
        fields: "Order Orderby Offset:int Limit:int SearchKey Namespace Description Filters:list",
        run: function_list::list,
    },
    Action {
        name: "GetAlias",
        service: Scf,
        per_second: 20,
        fields: "FunctionName! Name! Namespace",
        run: aliases::get,
    },
    Action {
        name: "ListAliases",
        service: Scf,
        per_second: 20,
        fields: "FunctionName! Namespace FunctionVersion Offset Limit",
        run: aliases::list,
    },
    Action {
        name: "GetAccount",
        service: Scf,
        per_second: 20,
        fields: "",
        run: usage::get,
    },
    Action {
        name: "ListNamespaces",
        service: Scf,
        per_second: 20,
        fields: "Limit:int Offset:int Orderby Order SearchKey:list",
        run: namespaces::list,
    },
];

/// Every other action, by area.
pub(super) const OTHERS: &[Action] = &[
    Action {
        name: "GetFunction",
        service: Scf,
        per_second: 100,
        fields: "FunctionName Qualifier Namespace ShowCode",
        run: functions::get,
    },
    Action {
        name: "GetFunctionAddress",
        service: Scf,
        per_second: 100,
        fields: "FunctionName! Qualifier Namespace",
        run: functions::address,
    },
    Action {
        name: "CreateFunction",
        service: Scf,
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
        service: Scf,
        per_second: 100,
        fields: "FunctionName! Namespace Qualifier",
        run: functions::delete,
    },
    Action {
        name: "UpdateFunctionCode",
        service: Scf,
        per_second: 100,
        fields: "FunctionName! Handler CosBucketName CosObjectName ZipFile Namespace \
            CosBucketRegion InstallDependency EnvId Publish Code:object CodeSource",
        run: updates::code,
    },
    Action {
        name: "UpdateFunctionConfiguration",
        service: Scf,
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
        service: Scf,
        per_second: 20,
        fields: "FunctionName! Description Namespace",
        run: versions::publish,
    },
    Action {
        name: "ListVersionByFunction",
        service: Scf,
        per_second: 20,
        fields: "FunctionName! Namespace Offset:int Limit:int Order OrderBy",
        run: versions::list,
    },
    Action {
        name: "DeleteFunctionVersion",
        service: Scf,
        per_second: 100,
        fields: "FunctionName! Qualifier! Namespace ForceDelete",
        run: versions::delete,
    },
    Action {
        name: "CreateAlias",
        service: Scf,
        per_second: 20,
        fields: "Name! FunctionName! FunctionVersion! Namespace RoutingConfig:object Description",
        run: aliases::create,
    },
    Action {
        name: "UpdateAlias",
        service: Scf,
        per_second: 20,
        fields: "FunctionName! Name! FunctionVersion! Namespace RoutingConfig:object Description",
        run: aliases::update,
    },
    Action {
        name: "DeleteAlias",
        service: Scf,
        per_second: 20,
        fields: "FunctionName! Name! Namespace",
        run: aliases::delete,
    },
    Action {
        name: "CreateTrigger",
        service: Scf,
        per_second: 100,
        fields: "FunctionName! TriggerName! Type! TriggerDesc Namespace Qualifier Enable \
            CustomArgument Description",
        run: triggers::create,
    },
    Action {
        name: "ListTriggers",
        service: Scf,
        per_second: 20,
        fields: "FunctionName! Namespace Offset:int Limit:int OrderBy Order Filters:list",
        run: triggers::list,
    },
    Action {
        name: "UpdateTrigger",
        service: Scf,
        per_second: 20,
        fields: "FunctionName! TriggerName! Type! Enable Qualifier Namespace TriggerDesc \
            Description CustomArgument",
        run: triggers::update,
    },
    Action {
        name: "UpdateTriggerStatus",
        service: Scf,
        per_second: 20,
        fields: "Enable! FunctionName! TriggerName! Type! Qualifier Namespace TriggerDesc",
        run: triggers::update_status,
    },
    Action {
        name: "DeleteTrigger",
        service: Scf,
        per_second: 100,
        fields: "FunctionName! TriggerName! Type! Namespace TriggerDesc Qualifier",
        run: triggers::delete,
    },
    Action {
        name: "Invoke",
        service: Scf,
        per_second: 10_000,
        fields: "FunctionName! InvocationType Qualifier ClientContext LogType Namespace RoutingKey",
        run: invoke::invoke,
    },
    Action {
        name: "InvokeFunction",
        service: Scf,
        per_second: 10_000,
        fields: "FunctionName! Qualifier Event LogType Namespace RoutingKey",
        run: invoke::invoke_function,
    },
    Action {
        name: "CreateNamespace",
        service: Scf,
        per_second: 20,
        fields: "Namespace! Description ResourceEnv:object",
        run: namespaces::create,
    },
    Action {
        name: "UpdateNamespace",
        service: Scf,
        per_second: 20,
        fields: "Namespace! Description!",
        run: namespaces::update,
    },
    Action {
        name: "DeleteNamespace",
        service: Scf,
        per_second: 20,
        fields: "Namespace!",
        run: namespaces::delete,
    },
    Action {
        name: "GetMonitorData",
        service: Monitor,
        per_second: 20,
        fields: "Namespace! MetricName! Instances!:list Period:int StartTime EndTime \
            SpecifyStatistics:int",
        run: monitor::get,
    },
    Action {
        name: "SearchLog",
        service: Cls,
        per_second: 20,
        fields: "From!:int To!:int QueryString QuerySyntax:int TopicId Topics:list Sort \
            Limit:int Offset:int Context SamplingRate:float UseNewAnalysis:bool HighLight:bool \
            Query SyntaxRule:int",
        run: search::search,
    },
];
