//! The actions on versions.

use serde_json::Value;

use super::actions::Call;
use super::answer::{Answer, Object, Refusal, refusal};
use super::function::{Function, Release};
use super::lifecycle::{PUBLISHING, Status};
use super::page::{Page, ascending, order_by, sorted};
use super::region::namespace_name;
use super::{quota, time};
use crate::traffic::{Version, check_description};

/// `PublishVersion`: a copy of `$LATEST` with the next number.
pub(super) fn publish(call: Call<'_>) -> Answer {
    let Call {
        parameters,
        region,
        now,
        ..
    } = call;
    let description = parameters.word("Description");
    check_description(description)
        .map_err(|problem| refusal("InvalidParameterValue.Description", problem))?;
    let function = region.function(&parameters)?;
    let status = function.latest.lifecycle.at(now);
    let mut others = function
        .published
        .iter()
        .map(|(_, release)| release.lifecycle.at(now));
    if status != Status::Active || others.any(|state| state == Status::Publishing) {
        let message = format!(
            "The function is {} or another version is being published. Wait and try again.",
            status.name()
        );
        return Err(refusal("FailedOperation.PublishVersion", message));
    }
    check_room(function, "LimitExceeded.FunctionVersions")?;
    let number = function.publish(description, now, now + PUBLISHING);
    let release = &function.latest;
    let mut answer = Object::default();
    for field in ["MemorySize", "Timeout", "Handler", "Runtime"] {
        answer = answer.with(field, release.value(field));
    }
    Ok(answer
        .text("FunctionVersion", &number.to_string())
        .number("CodeSize", release.code.size)
        .text("Description", description)
        .text("Namespace", namespace_name(&parameters)))
}

/// One more version must not be one too many. The codes of the actions that publish differ.
pub(super) fn check_room(function: &Function, code: &'static str) -> Result<(), Refusal> {
    if function.published.len() < quota::VERSIONS {
        return Ok(());
    }
    Err(refusal(
        code,
        "A function has at most 1000 versions. Delete some that no alias holds.",
    ))
}

/// `ListVersionByFunction`: `$LATEST`, then the published versions, the newest first unless the
/// call says otherwise.
pub(super) fn list(call: Call<'_>) -> Answer {
    let Call {
        parameters,
        region,
        now,
        ..
    } = call;
    let page = Page::read(&parameters)?;
    let ascending = ascending(&parameters)?;
    let keys = ["AddTime", "ModTime"];
    let key = order_by(&parameters, "OrderBy", &keys, "InvalidParameterValue")?;
    let function = region.function(&parameters)?;
    let published: Vec<&(u32, Release)> = function.published.iter().collect();
    let time = |(_, release): &(u32, Release)| match key {
        "ModTime" => release.modified,
        _ => release.added,
    };
    let published = sorted(&published, time, ascending).into_iter();
    let published = published.map(|(number, release)| (Version::Published(*number), release));
    let all: Vec<(Version, &Release)> = std::iter::once((Version::Latest, &function.latest))
        .chain(published)
        .collect();
    let total = all.len();
    let page: Vec<(Version, &Release)> = page.of(all).collect();
    let names = page
        .iter()
        .map(|(version, _)| Value::String(version.to_string()));
    let entries = page.iter().map(|(version, release)| {
        Object::default()
            .text("Version", &version.to_string())
            .text("Description", release.word("Description"))
            .text("AddTime", &time::text(release.added))
            .text("ModTime", &time::text(release.modified))
            .text("Status", release.lifecycle.at(now).name())
            .value()
    });
    Ok(Object::default()
        .list("FunctionVersion", names)
        .list("Versions", entries)
        .number("TotalCount", total))
}

/// `DeleteFunctionVersion`. It is done at once; what `ForceDelete` forces is not documented, and
/// here it forces nothing.
pub(super) fn delete(call: Call<'_>) -> Answer {
    let Call {
        parameters, region, ..
    } = call;
    let function = region.function(&parameters)?;
    function.delete_version(parameters.word("Qualifier"))?;
    Ok(Object::default())
}
