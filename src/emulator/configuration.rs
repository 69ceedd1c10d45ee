//! The configuration of a function: its limits, and how it is answered.

use serde_json::{Map, Value};

use super::answer::{Object, Refusal, refusal};
use super::function::{Function, Release};
use super::lifecycle::Status;
use super::parameters::Parameters;
use super::{quota, time};
use crate::traffic::check_description;

/// What `GetFunction` answers for everything that was not set.
const DEFAULTS: &str = r#"{"AccessInfo":{"Host":"","Vip":""},"AsyncRunEnable":"FALSE",
"AvailableStatus":"Available","CfsConfig":{"CfsInsList":[]},"ClsLogsetId":"","ClsTopicId":"",
"CodeError":"","CodeInfo":"","CodeResult":"success",
"DeadLetterConfig":{"FilterType":"","Name":"","Type":""},"Description":"","DnsCache":"FALSE",
"EipConfig":{"EipFixed":"FALSE","Eips":[]},"Environment":{"Variables":[]},"ErrNo":0,
"Handler":"index.main_handler","ImageConfig":null,"InitTimeout":65,"InstallDependency":"FALSE",
"InstanceConcurrencyConfig":null,"IntranetConfig":{"IpAddress":[],"IpFixed":"DISABLE"},
"L5Enable":"FALSE","Layers":[],"MemorySize":128,"OnsEnable":"FALSE","ProtocolParams":null,
"ProtocolType":"","PublicNetConfig":{"EipConfig":{"EipAddress":[],"EipStatus":"DISABLE"},
"PublicNetStatus":"ENABLE"},"Role":"","Runtime":"","Tags":[],"Timeout":3,"TraceEnable":"FALSE",
"Type":"Event","UseGpu":"FALSE","VpcConfig":{"SubnetId":"","VpcId":""}}"#;

/// Parameters that say what to do, not how the function is configured.
const NOT_KEPT: [&str; 14] = [
    "AutoCreateClsTopic",
    "AutoDeployClsTopicIndex",
    "Code",
    "CodeSource",
    "CosBucketName",
    "CosBucketRegion",
    "CosObjectName",
    "EnvId",
    "FunctionName",
    "IgnoreSysLog",
    "Namespace",
    "Publish",
    "Qualifier",
    "ZipFile",
];

/// The beginnings of the names of the cloud's runtimes.
const RUNTIMES: [&str; 6] = ["Custom", "Go", "Java", "Nodejs", "Php", "Python"];

/// A configuration in which nothing was set.
pub(super) fn defaults() -> Map<String, Value> {
    serde_json::from_str(DEFAULTS).unwrap_or_default()
}

/// Takes over what a call sets, after checking it against the cloud's limits.
pub(super) fn apply(
    configuration: &mut Map<String, Value>,
    parameters: &Parameters,
) -> Result<(), Refusal> {
    check(parameters)?;
    for (name, value) in parameters.all() {
        if !NOT_KEPT.contains(&name.as_str()) {
            configuration.insert(name.clone(), value.clone());
        }
    }
    Ok(())
}

/// The limits of memory, time and texts.
fn check(parameters: &Parameters) -> Result<(), Refusal> {
    check_description(parameters.word("Description"))
        .map_err(|problem| refusal("InvalidParameterValue.Description", problem))?;
    match parameters.number("MemorySize") {
        None | Some(64) => {}
        Some(memory) if memory > 3072 => {
            return Err(refusal(
                "LimitExceeded.Memory",
                "A function has at most 3072 MB.",
            ));
        }
        Some(memory) if memory >= 128 && memory % 128 == 0 => {}
        Some(_) => {
            return Err(refusal(
                "InvalidParameterValue.MemorySize",
                "`MemorySize` is 64, 128 or another multiple of 128 up to 3072 MB.",
            ));
        }
    }
    match parameters.number("Timeout") {
        None | Some(1..=900) => {}
        Some(_) => {
            return Err(refusal(
                "LimitExceeded.Timeout",
                "`Timeout` is 1 to 900 seconds.",
            ));
        }
    }
    if let Some(runtime) = parameters.text("Runtime")
        && !RUNTIMES.iter().any(|known| runtime.starts_with(known))
    {
        let message = format!("There is no runtime `{runtime}`.");
        return Err(refusal("InvalidParameterValue.Runtime", message));
    }
    let environment = parameters.object("Environment");
    let variables = environment.and_then(|object| object.get("Variables"));
    let size: usize = variables
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .flat_map(|variable| [&variable["Key"], &variable["Value"]])
        .filter_map(Value::as_str)
        .map(str::len)
        .sum();
    if size > quota::ENVIRONMENT {
        return Err(refusal(
            "InvalidParameterValue.EnvironmentExceededLimit",
            "Environment variables have at most 4 KB together.",
        ));
    }
    Ok(())
}

/// The fields that `ListFunctions` and `GetFunction` share.
pub(super) fn common(
    name: &str,
    namespace: &str,
    function: &Function,
    release: &Release,
    now: u64,
) -> Object {
    let status = release.lifecycle.at(now);
    let description = match status {
        Status::Creating | Status::Updating | Status::Publishing | Status::Deleting => {
            "The operation has not finished yet."
        }
        _ => release.reason.map_or("", |(_, message)| message),
    };
    let reason = release.reason.map(|(code, message)| {
        let reason = Object::default().text("ErrorCode", code);
        reason.text("ErrorMessage", message).value()
    });
    Object::default()
        .text("FunctionName", name)
        .text("FunctionId", &function.id)
        .text("Namespace", namespace)
        .text("Status", status.name())
        .text("StatusDesc", description)
        .list("StatusReasons", reason.into_iter())
        .text("AddTime", &time::text(release.added))
        .text("ModTime", &time::text(release.modified))
}
