//! The actions on aliases.

use serde_json::{Map, Value};

use super::actions::Call;
use super::answer::{Answer, Object, Refusal, refusal};
use super::function::{Function, version};
use super::page::Page;
use super::{quota, routing, time};
use crate::traffic::{AliasName, Split, check_description};

/// An alias of a function.
#[derive(Debug)]
pub(super) struct Alias {
    pub(super) split: Split,
    /// The `RoutingConfig` as it was written, with the fields that are not known here.
    pub(super) routing: Map<String, Value>,
    pub(super) description: String,
    /// When it was made and last changed, in milliseconds since 1970.
    pub(super) added: u64,
    pub(super) modified: u64,
}

impl Alias {
    /// An alias without a description.
    pub(super) fn new(split: Split, now: u64) -> Self {
        Self {
            routing: routing::describe(&split),
            split,
            description: String::new(),
            added: now,
            modified: now,
        }
    }

    /// The fields of an alias as `GetAlias` and `ListAliases` answer them.
    fn answer(&self, name: &str) -> Object {
        Object::default()
            .text("Name", name)
            .text("FunctionVersion", &self.split.main.to_string())
            .with("RoutingConfig", routing::answer(&self.routing))
            .text("Description", &self.description)
            .text("AddTime", &time::text(self.added))
            .text("ModTime", &time::text(self.modified))
    }
}

/// `CreateAlias`.
pub(super) fn create(call: Call<'_>) -> Answer {
    let Call {
        parameters,
        region,
        now,
        ..
    } = call;
    let name = parameters.word("Name");
    let function = region.function(&parameters)?;
    if function.aliases.contains(name) {
        let message = format!("The function has an alias `{name}` already.");
        return Err(refusal("ResourceInUse.Alias", message));
    }
    let known = AliasName::for_new(name)
        .map_err(|problem| refusal("InvalidParameterValue.Name", problem))?;
    if known.as_str() != name {
        return Err(refusal(
            "InvalidParameterValue.Name",
            "The name has spaces around it.",
        ));
    }
    if function.aliases.len() >= quota::ALIASES {
        return Err(refusal(
            "LimitExceeded.Alias",
            "The function has as many aliases as it may have. Delete one first.",
        ));
    }
    let routing = parameters
        .object("RoutingConfig")
        .cloned()
        .unwrap_or_default();
    let split = routing::read(parameters.word("FunctionVersion"), &routing, function)?;
    check_ready(&split, function, now, "FailedOperation.CreateAlias")?;
    let description = described(parameters.word("Description"))?;
    let alias = Alias {
        routing,
        description,
        ..Alias::new(split, now)
    };
    function.aliases.insert(name, alias);
    Ok(Object::default())
}

/// `UpdateAlias`.
///
/// The cloud takes it as a replacement of the whole routing: leaving `RoutingConfig` out sends
/// everything to the main version (that is how its documentation says to do it). What becomes of
/// a description that is left out is not documented; here it is kept.
pub(super) fn update(call: Call<'_>) -> Answer {
    let Call {
        parameters,
        region,
        now,
        ..
    } = call;
    let function = region.function(&parameters)?;
    let name = parameters.word("Name");
    if !function.aliases.contains(name) {
        return Err(not_found(name));
    }
    let routing = parameters
        .object("RoutingConfig")
        .cloned()
        .unwrap_or_default();
    let split = routing::read(parameters.word("FunctionVersion"), &routing, function)?;
    check_ready(&split, function, now, "FailedOperation.UpdateAlias")?;
    let description = parameters.text("Description").map(described).transpose()?;
    if let Some(alias) = function.aliases.get_mut(name) {
        alias.split = split;
        alias.routing = routing;
        alias.modified = now;
        alias.description = description.unwrap_or(std::mem::take(&mut alias.description));
    }
    Ok(Object::default())
}

/// `GetAlias`.
pub(super) fn get(call: Call<'_>) -> Answer {
    let Call {
        parameters, region, ..
    } = call;
    let name = parameters.word("Name");
    let alias = region.function(&parameters)?.aliases.get(name);
    Ok(alias.ok_or_else(|| not_found(name))?.answer(name))
}

/// `ListAliases`: all, `$DEFAULT` among them, or those that hold a version.
pub(super) fn list(call: Call<'_>) -> Answer {
    let Call {
        parameters, region, ..
    } = call;
    let page = Page::read_texts(&parameters)?;
    let wanted = parameters.text("FunctionVersion").map(version);
    let function = region.function(&parameters)?;
    let is_wanted = |alias: &Alias| match wanted {
        None => true,
        Some(version) => {
            version.is_some_and(|version| alias.split.bound_versions().contains(&version))
        }
    };
    let found: Vec<(&str, &Alias)> = function
        .aliases
        .iter()
        .filter(|(_, alias)| is_wanted(alias))
        .collect();
    let total = found.len();
    let entries = page
        .of(found)
        .map(|(name, alias)| alias.answer(name).value());
    let answer = Object::default().list("Aliases", entries);
    Ok(answer.number("TotalCount", total))
}

/// `DeleteAlias`.
pub(super) fn delete(call: Call<'_>) -> Answer {
    let Call {
        parameters, region, ..
    } = call;
    let name = parameters.word("Name");
    let function = region.function(&parameters)?;
    if name == "$DEFAULT" {
        return Err(refusal(
            "InvalidParameterValue.Alias",
            "$DEFAULT exists as long as the function and cannot be deleted.",
        ));
    }
    // Not documented: the triggers could as well be deleted or left without a target. Refusing
    // loses nothing.
    if function
        .triggers
        .iter()
        .any(|trigger| trigger.qualifier == name)
    {
        let message = format!("The alias `{name}` has triggers. Delete or move them first.");
        return Err(refusal("FailedOperation.DeleteAlias", message));
    }
    function
        .aliases
        .remove(name)
        .ok_or_else(|| not_found(name))?;
    Ok(Object::default())
}

/// A description that the cloud takes.
fn described(text: &str) -> Result<String, Refusal> {
    match check_description(text) {
        Ok(()) => Ok(text.to_owned()),
        Err(problem) => Err(refusal("InvalidParameterValue.Description", problem)),
    }
}

/// Every version of a split must have something to serve: one that is still being published has
/// nothing yet.
fn check_ready(
    split: &Split,
    function: &Function,
    now: u64,
    code: &'static str,
) -> Result<(), Refusal> {
    for version in split.bound_versions() {
        let status = function
            .release(version)
            .map(|release| release.lifecycle.at(now));
        if let Some(status) = status.filter(|status| !status.serves()) {
            let message = format!("Version {version} is {}, not Active.", status.name());
            return Err(refusal(code, message));
        }
    }
    Ok(())
}

fn not_found(name: &str) -> Refusal {
    let message = format!("The function has no alias `{name}`.");
    refusal("ResourceNotFound.Alias", message)
}
