//! The actions on one function: look at, create and delete.

use serde_json::Map;

use super::actions::Call;
use super::answer::{Answer, Object, Refusal, refusal};
use super::behaviour::Behaviour;
use super::code::Code;
use super::function::{Function, Release};
use super::lifecycle::{CREATING, DELETING, Lifecycle, Status};
use super::parameters::missing;
use super::region::namespace_name;
use super::{configuration, quota};
use crate::traffic::Version;

/// `GetFunction`. The qualifier of an alias shows its main version.
pub(super) fn get(call: Call<'_>) -> Answer {
    let Call {
        parameters,
        region,
        now,
        ..
    } = call;
    let Some(name) = parameters.text("FunctionName") else {
        return Err(refusal(
            "InvalidParameter.FunctionNameOrResourceIdRequired",
            "The parameter `FunctionName` is required.",
        ));
    };
    let function = region.function(&parameters)?;
    let qualifier = parameters.text("Qualifier").unwrap_or("$LATEST");
    let (version, release) = located(function, qualifier, "ResourceNotFound.Version")?;
    let mut answer =
        configuration::common(name, namespace_name(&parameters), function, release, now);
    for (field, value) in &release.configuration {
        answer = answer.with(field, value.clone());
    }
    let triggers = function.triggers.iter();
    let triggers = triggers.filter(|trigger| trigger.qualifier == qualifier);
    Ok(answer
        .text("FunctionVersion", &version.to_string())
        .text("Qualifier", qualifier)
        .number("CodeSize", release.code.size)
        .list("Triggers", triggers.map(|trigger| trigger.answer().value())))
}

/// `GetFunctionAddress`.
pub(super) fn address(call: Call<'_>) -> Answer {
    let Call {
        parameters,
        region,
        region_name,
        ..
    } = call;
    let function = region.function(&parameters)?;
    let qualifier = parameters.text("Qualifier").unwrap_or("$LATEST");
    let (_, release) = located(function, qualifier, "ResourceNotFound.Version")?;
    let digest = release.code.digest.to_string();
    // There is nothing to download: `.invalid` never resolves (RFC 2606).
    let url = format!(
        "https://code.{region_name}.invalid/{}/{digest}.zip",
        function.id
    );
    let answer = Object::default().text("Url", &url);
    Ok(answer.text("CodeSha256", &digest))
}

/// The version that a qualifier stands for.
fn located<'a>(
    function: &'a Function,
    qualifier: &str,
    code: &'static str,
) -> Result<(Version, &'a Release), Refusal> {
    let version = function.target(qualifier).map(|split| split.main);
    let found = version.and_then(|version| Some((version, function.release(version)?)));
    found.ok_or_else(|| {
        let message = format!("The function has no version or alias `{qualifier}`.");
        refusal(code, message)
    })
}

/// `CreateFunction`.
pub(super) fn create(call: Call<'_>) -> Answer {
    let Call {
        parameters,
        region,
        random,
        now,
        ..
    } = call;
    let name = parameters.word("FunctionName");
    let is_edge = |c: char| c.is_ascii_alphanumeric();
    let is_inner = |c: char| is_edge(c) || c == '-' || c == '_';
    let well_formed = (2..=quota::NAME).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.ends_with(is_edge)
        && name.chars().all(is_inner);
    if !well_formed || name.len() + namespace_name(&parameters).len() > quota::BOTH_NAMES {
        return Err(refusal(
            "InvalidParameterValue.FunctionName",
            "The name has 2 to 60 letters, digits, “-” and “_”, starts with a letter and ends with a letter or a digit; with the namespace it has at most 118.",
        ));
    }
    let nothing = Map::new();
    let fields = parameters.object("Code").unwrap_or(&nothing);
    let code = Code::read(fields)
        .unwrap_or_else(|| Err(refusal("MissingParameter.Code", "`Code` holds no code.")))?;
    if parameters.text("Runtime").is_none() && !fields.contains_key("ImageConfig") {
        return Err(refusal(
            "MissingParameter.Runtime",
            missing("Runtime").message,
        ));
    }
    if !matches!(parameters.text("Type"), None | Some("Event" | "HTTP")) {
        return Err(refusal(
            "InvalidParameterValue.Type",
            "`Type` is Event or HTTP.",
        ));
    }
    let mut configuration = configuration::defaults();
    configuration::apply(&mut configuration, &parameters)?;
    let functions = &mut region.namespace(&parameters)?.functions;
    if functions.contains(name) {
        let message = format!("There is a function `{name}` in this namespace already.");
        return Err(refusal("ResourceInUse.FunctionName", message));
    }
    if functions.len() >= quota::FUNCTIONS {
        return Err(refusal(
            "LimitExceeded.Function",
            "A namespace has at most 50 functions.",
        ));
    }
    let release = Release {
        configuration,
        code,
        added: now,
        modified: now,
        lifecycle: Lifecycle::until(Status::Creating, now + CREATING, Status::Active),
        reason: None,
        behaviour: Behaviour::default(),
        unspoilt: None,
    };
    let function = Function::new(id(random.next()), release);
    functions.insert(name, function);
    Ok(Object::default())
}

/// The identifier of a function, from 64 bits.
pub(super) fn id(bits: u64) -> String {
    let digits = (0..8).map(|digit| {
        let value = u32::try_from(bits >> (digit * 5) & 31).unwrap_or(0);
        char::from_digit(value, 32).unwrap_or('0')
    });
    format!("lam-{}", digits.collect::<String>())
}

/// `DeleteFunction`: the whole function, or with a qualifier one version.
pub(super) fn delete(call: Call<'_>) -> Answer {
    let Call {
        parameters,
        region,
        now,
        ..
    } = call;
    let function = region.function(&parameters)?;
    if function.latest.lifecycle.at(now) == Status::Deleting {
        return Err(refusal(
            "FailedOperation.FunctionStatusError",
            "The function is being deleted already.",
        ));
    }
    if let Some(qualifier) = parameters.text("Qualifier") {
        function.delete_version(qualifier)?;
    } else {
        function.latest.lifecycle =
            Lifecycle::until(Status::Deleting, now + DELETING, Status::Gone);
    }
    Ok(Object::default())
}
