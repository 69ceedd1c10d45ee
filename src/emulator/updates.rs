//! The actions that change `$LATEST`: new code and a new configuration.

use super::actions::Call;
use super::answer::{Answer, Object, Refusal, refusal};
use super::code::Code;
use super::configuration;
use super::function::Function;
use super::lifecycle::{Lifecycle, PUBLISHING, Status, UPDATING};
use super::parameters::Parameters;
use super::versions::check_room;

/// `UpdateFunctionCode`.
pub(super) fn code(call: Call<'_>) -> Answer {
    let Call {
        parameters,
        region,
        stuck,
        now,
        ..
    } = call;
    let function = region.function(&parameters)?;
    check_state(function, now, "FailedOperation.FunctionStatusError")?;
    let brought = parameters.object("Code").and_then(Code::read);
    let code = brought
        .or_else(|| Code::read(parameters.all()))
        .unwrap_or_else(|| {
            Err(refusal(
                "InvalidParameterValue.Code",
                "The request brings no code: send `ZipFile`, an object of COS, or `Code`.",
            ))
        })?;
    finish(
        function,
        &parameters,
        Some(code),
        "FailedOperation.UpdateFunctionCode",
        (now, stuck),
    )
}

/// `UpdateFunctionConfiguration`. The runtime is taken and cannot be changed.
pub(super) fn configuration(call: Call<'_>) -> Answer {
    let Call {
        parameters,
        region,
        stuck,
        now,
        ..
    } = call;
    let function = region.function(&parameters)?;
    let failed = "FailedOperation.UpdateFunctionConfiguration";
    check_state(function, now, failed)?;
    let runtime = function.latest.word("Runtime");
    if parameters
        .text("Runtime")
        .is_some_and(|wanted| wanted != runtime)
    {
        let message =
            format!("The runtime of a function cannot be changed; this one's is {runtime}.");
        return Err(refusal("InvalidParameterValue.Runtime", message));
    }
    finish(function, &parameters, None, failed, (now, stuck))
}

/// Only a function in a settled state can be changed.
fn check_state(function: &Function, now: u64, code: &'static str) -> Result<(), Refusal> {
    let status = function.latest.lifecycle.at(now);
    if status.takes_updates() {
        return Ok(());
    }
    let message = format!(
        "The function is {}. Wait until it is Active and try again.",
        status.name()
    );
    Err(refusal(code, message))
}

/// Changes `$LATEST`, and publishes the result if that was asked for. `failed` is the action's
/// code for what cannot be done; the last is the time, and how much longer than usual it takes.
fn finish(
    function: &mut Function,
    parameters: &Parameters,
    code: Option<Code>,
    failed: &'static str,
    (now, stuck): (u64, u64),
) -> Answer {
    let publish = parameters.flag("Publish");
    if publish {
        check_room(function, failed)?;
    }
    configuration::apply(&mut function.latest.configuration, parameters)?;
    if let Some(code) = code {
        function.latest.code = code;
    }
    let ready = now + UPDATING + stuck;
    function.latest.modified = now;
    function.latest.reason = None;
    function.latest.lifecycle = Lifecycle::until(Status::Updating, ready, Status::Active);
    if publish {
        function.publish("", now, ready + PUBLISHING);
    }
    Ok(Object::default())
}
