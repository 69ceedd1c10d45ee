//! The actions on functions: list, look at, create and delete.

use serde_json::{Map, Value};

use super::actions::Call;
use super::answer::{Answer, Object, Refusal, refusal};
use super::code::Code;
use super::function::{Function, Release};
use super::lifecycle::{CREATING, DELETING, Lifecycle, Status};
use super::page::{Page, ascending, order_by};
use super::parameters::{Parameters, missing};
use super::region::namespace_name;
use super::{configuration, quota};
use crate::traffic::Version;

/// `ListFunctions`.
pub(super) fn list(call: Call<'_>) -> Answer {
    let Call {
        parameters,
        region,
        now,
        ..
    } = call;
    let page = Page::read(&parameters)?;
    let ascending = ascending(&parameters)?;
    let keys = ["AddTime", "ModTime", "FunctionName"];
    let key = order_by(&parameters, "Orderby", &keys, "InvalidParameterValue")?;
    let filters = filters(&parameters)?;
    let (search, description) = (parameters.word("SearchKey"), parameters.word("Description"));
    let namespace = region.namespace(&parameters)?;
    let mut found: Vec<(&String, &Function)> = namespace
        .functions
        .iter()
        .filter(|(name, function)| {
            let release = &function.latest;
            let status = release.lifecycle.at(now).name();
            name.contains(search)
                && release.word("Description").contains(description)
                && filters.iter().all(|filter| fits(filter, release, status))
        })
        .collect();
    let time = |function: &Function| match key {
        "AddTime" => function.latest.added,
        "ModTime" => function.latest.modified,
        _ => 0,
    };
    found.sort_by(|(a, x), (b, y)| time(x).cmp(&time(y)).then_with(|| a.cmp(b)));
    if !ascending {
        found.reverse();
    }
    let total = found.len();
    let entries = page.of(found).map(|(name, function)| {
        let release = &function.latest;
        let mut entry =
            configuration::common(name, namespace_name(&parameters), function, release, now);
        for field in [
            "Runtime",
            "Type",
            "Description",
            "Tags",
            "AsyncRunEnable",
            "TraceEnable",
        ] {
            entry = entry.with(field, release.value(field));
        }
        entry
            .with("TotalProvisionedConcurrencyMem", Value::Null)
            .with("ReservedConcurrencyMem", Value::Null)
            .value()
    });
    let answer = Object::default().list("Functions", entries);
    Ok(answer.number("TotalCount", total))
}

/// Reads `Filters`: names and the values that each accepts.
fn filters(parameters: &Parameters) -> Result<Vec<(&str, Vec<&str>)>, Refusal> {
    const MANY: &str = "Status Runtime Type PublicNetStatus AsyncRunEnable TraceEnable Stamp";
    const ONE: &str = "VpcId SubnetId ClsTopicId ClsLogsetId Role CfsId CfsMountInsId Eip";
    let mut filters = Vec::new();
    for filter in parameters.objects("Filters") {
        let name = filter
            .get("Name")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let values = filter.get("Values").and_then(Value::as_array);
        let values: Vec<&str> = values
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let one_of = |names: &str| names.split(' ').any(|known| known == name);
        let most = match () {
            () if one_of(MANY) => 20,
            () if one_of(ONE) || name.starts_with("tag-") => 1,
            () => 0,
        };
        if values.is_empty() || values.len() > most {
            let message =
                format!("The filter `{name}` does not exist or has a wrong number of values.");
            return Err(refusal("InvalidParameterValue", message));
        }
        filters.push((name, values));
    }
    if filters.len() > 10 {
        return Err(refusal(
            "InvalidParameterValue",
            "There are at most 10 filters.",
        ));
    }
    Ok(filters)
}

/// True if a function has one of a filter's values, at the top of its configuration or one level
/// below (`VpcId` is inside `VpcConfig`).
fn fits((name, values): &(&str, Vec<&str>), release: &Release, status: &str) -> bool {
    let wanted = |value: &Value| value.as_str().is_some_and(|value| values.contains(&value));
    let configuration = &release.configuration;
    if *name == "Status" {
        return values.contains(&status);
    }
    if let Some(key) = name.strip_prefix("tag-") {
        let tags = configuration.get("Tags").and_then(Value::as_array);
        let mut tags = tags.into_iter().flatten();
        return tags.any(|tag| tag["Key"] == key && wanted(&tag["Value"]));
    }
    let top = configuration.get(*name);
    let below = configuration.values().filter_map(|value| value.get(name));
    top.into_iter().chain(below).any(wanted)
}

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
    if functions.contains_key(name) {
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
    };
    let function = Function::new(id(random.next()), release);
    functions.insert(name.to_owned(), function);
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
