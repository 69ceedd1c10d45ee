//! One timer of a file.

use super::{Problem, Warning};
use crate::change::{TriggerKey, TriggerSpec};
use crate::cron::Cron;
use crate::yaml::{Entry, Node, Place, Value};

/// The keys of a timer.
const KEYS: &[&str] = &["name", "parameters"];
/// The keys of its parameters.
const PARAMETERS: &[&str] = &["name", "qualifier", "cronExpression", "enable", "argument"];

/// Reads the timer below the key `timer`. It may have its name beside its parameters or among
/// them; those win.
pub(super) fn read(
    timer: &Entry,
    default_name: &str,
    warnings: &mut Vec<Warning>,
) -> Result<TriggerSpec, Problem> {
    let (place, keys) = (timer.place, &timer.node.value);
    let parameters = map(keys, &timer.node, "timer")?;
    warnings.extend(Warning::unknown_keys(parameters, KEYS));
    let outer_name = text(parameters, "name")?;
    let parameters = match child(parameters, "parameters") {
        Some(node) => map(&node.value, node, "parameters")?,
        None => &Value::Null,
    };
    warnings.extend(Warning::unknown_keys(parameters, PARAMETERS));
    let qualifier = text(parameters, "qualifier")?;
    let argument = text(parameters, "argument")?;
    let given = text(parameters, "name")?.or(outer_name);
    let name = given.unwrap_or_else(|| {
        let name = default_name.to_owned();
        warnings.push(Warning::NameFilledIn {
            place,
            name: name.clone(),
        });
        name
    });
    let enabled = enabled(parameters)?.unwrap_or_else(|| {
        let name = name.clone();
        warnings.push(Warning::EnableMissing { place, name });
        false
    });
    let Some(cron) = text(parameters, "cronExpression")? else {
        return Err(Problem::CronMissing { place, name });
    };
    let at = child(parameters, "cronExpression").map_or(place, |node| node.place);
    let cron: Cron = cron
        .parse()
        .map_err(|problem| Problem::Cron { place: at, problem })?;
    if let Some(slip) = cron.slip() {
        let slip = Box::new(slip);
        warnings.push(Warning::Cron { place: at, slip });
    }
    Ok(TriggerSpec {
        key: TriggerKey {
            name,
            kind: "timer".to_owned(),
            qualifier: qualifier.unwrap_or_else(|| "$DEFAULT".to_owned()),
        },
        desc: cron.stored().to_owned(),
        enabled,
        argument: argument.unwrap_or_default(),
        description: String::new(),
    })
}

/// A value that holds keys, or nothing.
fn map<'a>(value: &'a Value, node: &Node, key: &'static str) -> Result<&'a Value, Problem> {
    match value {
        Value::Map(_) | Value::Null => Ok(value),
        _ => Err(Problem::NotAMap {
            place: node.place,
            key,
        }),
    }
}

fn child<'a>(map: &'a Value, key: &str) -> Option<&'a Node> {
    let Value::Map(entries) = map else {
        return None;
    };
    let entry = entries.iter().find(|entry| entry.key == key)?;
    Some(&entry.node)
}

/// The text below a key; nothing if the key is missing, or if nothing or an empty text is below it.
fn text(map: &Value, key: &'static str) -> Result<Option<String>, Problem> {
    let Some(Node { place, value }) = child(map, key) else {
        return Ok(None);
    };
    match value {
        Value::Null => Ok(None),
        Value::Plain(text) | Value::Text(text) => literal(*place, key, text),
        Value::List(_) | Value::Map(_) => Err(Problem::NotAText { place: *place, key }),
    }
}

fn literal(place: Place, key: &'static str, text: &str) -> Result<Option<String>, Problem> {
    let text = text.to_owned();
    if text.contains("${") {
        return Err(Problem::Variable { place, key, text });
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}

fn enabled(parameters: &Value) -> Result<Option<bool>, Problem> {
    let Some(Node { place, value }) = child(parameters, "enable") else {
        return Ok(None);
    };
    let text = match value {
        Value::Null => return Ok(None),
        Value::Plain(text) => match text.as_str() {
            "true" | "True" | "TRUE" => return Ok(Some(true)),
            "false" | "False" | "FALSE" => return Ok(Some(false)),
            _ => text,
        },
        Value::Text(text) => text,
        Value::List(_) | Value::Map(_) => {
            let (place, key) = (*place, "enable");
            return Err(Problem::NotAText { place, key });
        }
    };
    literal(*place, "enable", text)?;
    Err(Problem::NotTrueOrFalse {
        place: *place,
        text: text.clone(),
    })
}
