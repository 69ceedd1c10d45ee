//! Invocations: a request is routed as the alias says, and answered without saying where to.

use serde_json::{Map, Value};

use super::actions::Call;
use super::answer::{Answer, Object, Refusal, refusal};
use super::quota;

/// `Invoke`, synchronously or not. Without a qualifier it calls `$LATEST`.
pub(super) fn invoke(call: Call<'_>) -> Answer {
    match call.parameters.text("InvocationType") {
        None | Some("RequestResponse" | "Event") => run(call, "$LATEST", "ClientContext"),
        Some(_) => Err(refusal(
            "InvalidParameterValue.Param",
            "`InvocationType` is RequestResponse or Event.",
        )),
    }
}

/// `InvokeFunction`. Without a qualifier it calls `$DEFAULT`.
pub(super) fn invoke_function(call: Call<'_>) -> Answer {
    let function = call.region.function(&call.parameters)?;
    if function.latest.word("Type") == "HTTP" {
        return Err(refusal(
            "InvalidParameterValue.FunctionType",
            "A function of the type HTTP is called through its http trigger.",
        ));
    }
    run(call, "$DEFAULT", "Event")
}

/// Routes a request, counts it and answers what the function returned: its event.
fn run(call: Call<'_>, default: &str, event: &str) -> Answer {
    let Call {
        parameters,
        region,
        random,
        now,
        ..
    } = call;
    let event = parameters.text(event).unwrap_or("{}");
    let is_event = parameters.text("InvocationType") == Some("Event");
    let keys = routing_key(parameters.word("RoutingKey"))?;
    let limit = if is_event {
        quota::ASYNC_EVENT
    } else {
        quota::EVENT
    };
    if event.len() > limit {
        let message = format!("The event has more than {limit} bytes.");
        return Err(refusal("InvalidParameter.RequestTooLarge", message));
    }
    if serde_json::from_str::<serde::de::IgnoredAny>(event).is_err() {
        return Err(refusal(
            "InvalidParameterValue.Param",
            "The event is not JSON.",
        ));
    }
    let function = region.function(&parameters)?;
    let qualifier = parameters.text("Qualifier").unwrap_or(default);
    let split = function.target(qualifier).ok_or_else(|| {
        let message = format!("The function has no version or alias `{qualifier}`.");
        refusal("ResourceNotFound.Qualifier", message)
    })?;
    let version = split.route(random.below(10_000), |name| {
        keys.get(name).and_then(Value::as_str)
    });
    let release = function.release(version);
    let serving = release.filter(|release| release.lifecycle.at(now).serves());
    let release = serving.ok_or_else(|| {
        refusal(
            "FailedOperation.FunctionStatusError",
            "The version that is called is not Active.",
        )
    })?;
    let memory = release.value("MemorySize").as_u64().unwrap_or(128);
    let outcome = release.behaviour.one(release.timeout(), random);
    let log = release.logs();
    function.count(version);
    function.demand.ran(now, qualifier, (version, outcome), log);
    let has_failed = outcome.status != 200;
    let milliseconds = usize::try_from(outcome.duration).unwrap_or_default();
    let problem = match outcome.status {
        200 => "",
        433 => "Invoking task timed out",
        _ => "The user's code raised an error",
    };
    let log = match parameters.text("LogType") {
        Some("Tail") => "START\nEND\n",
        _ => "",
    };
    let used = usize::try_from(memory / 4).unwrap_or(32) * 1024 * 1024;
    let result = Object::default()
        .text("RetMsg", if is_event || has_failed { "" } else { event })
        .text("ErrMsg", if is_event { "" } else { problem })
        .text("Log", log)
        .number("MemUsage", used)
        .number("Duration", milliseconds)
        .number("BillDuration", milliseconds)
        .text("FunctionRequestId", &random.uuid())
        .with("InvokeResult", Value::from(-i64::from(has_failed)));
    Ok(Object::default().with("Result", result.value()))
}

/// Reads `RoutingKey`: the routing headers as a JSON object of texts.
fn routing_key(text: &str) -> Result<Map<String, Value>, Refusal> {
    if text.is_empty() {
        return Ok(Map::new());
    }
    match serde_json::from_str(text) {
        Ok(Value::Object(keys))
            if text.len() <= quota::ROUTING_KEY && keys.values().all(Value::is_string) =>
        {
            Ok(keys)
        }
        _ => Err(refusal(
            "InvalidParameterValue.Param",
            "`RoutingKey` is a JSON object of texts, at most 1024 bytes.",
        )),
    }
}
