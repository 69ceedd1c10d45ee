//! The actions on triggers.

use serde_json::Value;

use super::actions::Call;
use super::answer::{Answer, Object, Refusal, refusal};
use super::function::Function;
use super::page::{Page, ascending, order_by, sorted};
use super::parameters::Parameters;
use super::trigger::{Trigger, about, kind};
use super::{functions, quota};
use crate::traffic::check_description;

/// `CreateTrigger`.
pub(super) fn create(call: Call<'_>) -> Answer {
    let Call {
        parameters,
        region,
        region_name,
        random,
        now,
        ..
    } = call;
    let function = region.function(&parameters)?;
    let (name, kind) = (
        parameters.word("TriggerName"),
        kind(parameters.word("Type"))?,
    );
    check_name(name)?;
    check_texts(&parameters)?;
    let qualifier = qualifier(&parameters);
    if function.target(qualifier).is_none() {
        let message = format!("The function has no version or alias `{qualifier}`.");
        return Err(refusal("ResourceNotFound.Qualifier", message));
    }
    if position(function, &parameters).is_ok() {
        let message = format!("There is a {kind} trigger `{name}` on `{qualifier}` already.");
        return Err(refusal("ResourceInUse.TriggerName", message));
    }
    let same_kind = function
        .triggers
        .iter()
        .filter(|trigger| trigger.kind == kind);
    if same_kind.count() >= quota::TRIGGERS {
        let message = format!("A function has at most 10 triggers of the type {kind}.");
        return Err(refusal("LimitExceeded.Trigger", message));
    }
    let host = format!("{}.{region_name}.invalid", functions::id(random.next()));
    let trigger = Trigger {
        kind,
        name: name.to_owned(),
        qualifier: qualifier.to_owned(),
        about: about(kind, parameters.word("TriggerDesc"), &host)?,
        enabled: enable(&parameters)?.unwrap_or(true),
        argument: parameters.word("CustomArgument").to_owned(),
        description: parameters.word("Description").to_owned(),
        added: now,
        modified: now,
    };
    let answer = trigger.answer().value();
    function.triggers.push(trigger);
    Ok(Object::default().with("TriggerInfo", answer))
}

/// `ListTriggers`.
pub(super) fn list(call: Call<'_>) -> Answer {
    let Call {
        parameters, region, ..
    } = call;
    let page = Page::read(&parameters)?;
    let ascending = ascending(&parameters)?;
    let keys = ["mod_time", "add_time"];
    let key = order_by(
        &parameters,
        "OrderBy",
        &keys,
        "InvalidParameterValue.OrderBy",
    )?;
    let function = region.function(&parameters)?;
    let mut found: Vec<&Trigger> = function.triggers.iter().collect();
    for filter in parameters.objects("Filters") {
        let name = filter
            .get("Name")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let known = ["Qualifier", "TriggerName", "Description", "Type"];
        let values = filter.get("Values").and_then(Value::as_array);
        let Some(values) = values.filter(|_| known.contains(&name)) else {
            let message = format!("The filter `{name}` does not exist or has no values.");
            return Err(refusal("InvalidParameterValue.Filters", message));
        };
        found.retain(|trigger| {
            values
                .iter()
                .any(|value| value.as_str() == trigger.field(name))
        });
    }
    let time = |trigger: &Trigger| match key {
        "add_time" => trigger.added,
        _ => trigger.modified,
    };
    let found = sorted(&found, time, ascending);
    let total = found.len();
    let entries = page.of(found).map(|trigger| trigger.answer().value());
    let answer = Object::default().list("Triggers", entries);
    Ok(answer.number("TotalCount", total))
}

/// `UpdateTrigger`: what is left out stays as it is. The qualifier says which trigger is meant
/// and cannot be changed.
pub(super) fn update(call: Call<'_>) -> Answer {
    let Call {
        parameters,
        region,
        region_name,
        now,
        ..
    } = call;
    check_kind(&parameters, &["timer", "ckafka", "http"])?;
    check_texts(&parameters)?;
    let enabled = enable(&parameters)?;
    let function = region.function(&parameters)?;
    let index = position(function, &parameters)?;
    let host = format!("{}.{region_name}.invalid", function.id);
    let trigger = &mut function.triggers[index];
    if let Some(sent) = parameters.text("TriggerDesc") {
        trigger.about = about(trigger.kind, sent, &host)?;
    }
    trigger.enabled = enabled.unwrap_or(trigger.enabled);
    for (name, field) in [
        ("CustomArgument", &mut trigger.argument),
        ("Description", &mut trigger.description),
    ] {
        if let Some(text) = parameters.text(name) {
            text.clone_into(field);
        }
    }
    trigger.modified = now;
    Ok(Object::default())
}

/// `UpdateTriggerStatus`. Asking for the state that the trigger is in is refused.
pub(super) fn update_status(call: Call<'_>) -> Answer {
    let Call {
        parameters,
        region,
        now,
        ..
    } = call;
    check_kind(&parameters, &["timer", "cos", "ckafka"])?;
    let enabled = enable(&parameters)?;
    let function = region.function(&parameters)?;
    let index = position(function, &parameters)?;
    let trigger = &mut function.triggers[index];
    if enabled == Some(trigger.enabled) {
        return Err(refusal(
            "FailedOperation.UpdateTriggerStatus",
            "The trigger is in this state already.",
        ));
    }
    trigger.enabled = enabled.unwrap_or(trigger.enabled);
    trigger.modified = now;
    Ok(Object::default())
}

/// `DeleteTrigger`.
pub(super) fn delete(call: Call<'_>) -> Answer {
    let Call {
        parameters, region, ..
    } = call;
    if parameters.word("Type") == "cos" && parameters.text("TriggerDesc").is_none() {
        return Err(refusal(
            "InvalidParameterValue.TriggerDesc",
            "`TriggerDesc` is required to delete a trigger of the type cos.",
        ));
    }
    let function = region.function(&parameters)?;
    let index = position(function, &parameters)?;
    function.triggers.remove(index);
    Ok(Object::default())
}

/// Where the trigger is that a call names. Name, type and qualifier together name one; whether
/// the cloud lets one name stand on two qualifiers is not documented.
fn position(function: &Function, parameters: &Parameters) -> Result<usize, Refusal> {
    let (name, kind) = (parameters.word("TriggerName"), parameters.word("Type"));
    let qualifier = qualifier(parameters);
    let mut triggers = function.triggers.iter();
    let found = triggers.position(|trigger| {
        trigger.name == name && trigger.kind == kind && trigger.qualifier == qualifier
    });
    found.ok_or_else(|| {
        let message = format!("There is no {kind} trigger `{name}` on `{qualifier}`.");
        refusal("ResourceNotFound.Trigger", message)
    })
}

/// The alias or version of a trigger; `$LATEST` if a call names none.
fn qualifier(parameters: &Parameters) -> &str {
    parameters.text("Qualifier").unwrap_or("$LATEST")
}

/// Reads `Enable`.
fn enable(parameters: &Parameters) -> Result<Option<bool>, Refusal> {
    match parameters.text("Enable") {
        None => Ok(None),
        Some("OPEN") => Ok(Some(true)),
        Some("CLOSE") => Ok(Some(false)),
        Some(_) => Err(refusal(
            "InvalidParameterValue.Enable",
            "`Enable` is OPEN or CLOSE.",
        )),
    }
}

/// The types that an action takes.
fn check_kind(parameters: &Parameters, taken: &[&str]) -> Result<(), Refusal> {
    if taken.contains(&parameters.word("Type")) {
        return Ok(());
    }
    let message = format!(
        "This action takes triggers of the types {}.",
        taken.join(", ")
    );
    Err(refusal("InvalidParameterValue.Type", message))
}

/// The name of a new trigger. The API's own text allows 100 characters, another page 60.
fn check_name(name: &str) -> Result<(), Refusal> {
    let inner = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let letter = name.starts_with(|c: char| c.is_ascii_alphabetic());
    if letter && name.len() <= 100 && name.chars().all(inner) {
        return Ok(());
    }
    Err(refusal(
        "InvalidParameterValue.TriggerName",
        "The name has up to 100 letters, digits, “-” and “_” and starts with a letter.",
    ))
}

/// The argument, which only a timer has, and the description.
fn check_texts(parameters: &Parameters) -> Result<(), Refusal> {
    let argument = parameters.word("CustomArgument");
    let is_timer = parameters.word("Type") == "timer";
    if argument.len() > quota::ARGUMENT || !(argument.is_empty() || is_timer) {
        return Err(refusal(
            "InvalidParameterValue.CustomArgument",
            "Only a timer has an argument, of at most 4 KB.",
        ));
    }
    check_description(parameters.word("Description"))
        .map_err(|problem| refusal("InvalidParameterValue.Description", problem))
}
