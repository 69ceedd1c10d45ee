//! `ListFunctions`: searching, filtering, sorting and paging.

use serde_json::Value;

use super::actions::Call;
use super::answer::{Answer, Object, Refusal, refusal};
use super::configuration;
use super::function::{Function, Release};
use super::page::{Page, ascending, order_by, sorted};
use super::parameters::Parameters;
use super::region::namespace_name;

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
    let found: Vec<(&str, &Function)> = namespace
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
    let time = |(_, function): (&str, &Function)| match key {
        "AddTime" => function.latest.added,
        "ModTime" => function.latest.modified,
        _ => 0,
    };
    let found = sorted(&found, time, ascending);
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
