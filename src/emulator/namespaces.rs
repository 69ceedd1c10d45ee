//! The actions on namespaces.

use serde_json::Value;

use super::actions::Call;
use super::answer::{Answer, Object, Refusal, refusal};
use super::page::{Page, ascending, order_by, sorted};
use super::region::{DEFAULT, Namespace, namespace_name, no_namespace};
use super::{quota, time};
use crate::traffic::check_description;

/// `ListNamespaces`.
pub(super) fn list(call: Call<'_>) -> Answer {
    let Call {
        parameters, region, ..
    } = call;
    let page = Page::read(&parameters)?;
    let ascending = ascending(&parameters)?;
    let keys = ["Updatetime", "Name"];
    let key = order_by(&parameters, "Orderby", &keys, "InvalidParameterValue")?;
    let mut found: Vec<(&str, &Namespace)> = region.namespaces.iter().collect();
    for search in parameters.objects("SearchKey") {
        let text = |name| search.get(name).and_then(Value::as_str).unwrap_or_default();
        let wanted = text("Value");
        match text("Key") {
            "Namespace" => found.retain(|(name, _)| name.contains(wanted)),
            "Description" => found.retain(|(_, n)| n.description.contains(wanted)),
            _ => {
                return Err(refusal(
                    "InvalidParameterValue.SearchKey",
                    "`Key` of a search is Namespace or Description.",
                ));
            }
        }
    }
    let time = |(_, namespace): (&str, &Namespace)| match key {
        "Updatetime" => namespace.modified,
        _ => 0,
    };
    let found = sorted(&found, time, ascending);
    let total = found.len();
    let entries = page.of(found).map(|(name, namespace)| {
        Object::default()
            .text("Name", name)
            .text("Description", &namespace.description)
            .text("Type", "default")
            .text("AddTime", &time::text(namespace.added))
            .text("ModTime", &time::text(namespace.modified))
            .value()
    });
    let answer = Object::default().list("Namespaces", entries);
    Ok(answer.number("TotalCount", total))
}

/// `CreateNamespace`.
pub(super) fn create(call: Call<'_>) -> Answer {
    let Call {
        parameters,
        region,
        now,
        ..
    } = call;
    let name = namespace_name(&parameters);
    if name == DEFAULT {
        return Err(refusal(
            "InvalidParameterValue.DefaultNamespace",
            "The namespace `default` exists in every region.",
        ));
    }
    let inner = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let letter = name.starts_with(|c: char| c.is_ascii_alphabetic());
    if !letter || name.len() > quota::NAME || !name.chars().all(inner) {
        return Err(refusal(
            "InvalidParameterValue.NamespaceInvalid",
            "The name has up to 60 letters, digits, “-” and “_” and starts with a letter.",
        ));
    }
    let description = described(parameters.word("Description"))?;
    if region.namespaces.contains(name) {
        let message = format!("There is a namespace `{name}` already.");
        return Err(refusal("ResourceInUse.Namespace", message));
    }
    if region.namespaces.len() >= quota::NAMESPACES {
        return Err(refusal(
            "LimitExceeded.Namespace",
            "A region has at most 5 namespaces.",
        ));
    }
    let namespace = Namespace {
        description,
        added: now,
        modified: now,
        ..Namespace::default()
    };
    region.namespaces.insert(name, namespace);
    Ok(Object::default())
}

/// `UpdateNamespace`.
pub(super) fn update(call: Call<'_>) -> Answer {
    let Call {
        parameters,
        region,
        now,
        ..
    } = call;
    let description = described(parameters.word("Description"))?;
    let namespace = region.namespace(&parameters)?;
    namespace.description = description;
    namespace.modified = now;
    Ok(Object::default())
}

/// `DeleteNamespace`: an empty one that is not `default`.
pub(super) fn delete(call: Call<'_>) -> Answer {
    let Call {
        parameters, region, ..
    } = call;
    let name = namespace_name(&parameters);
    if name == DEFAULT {
        return Err(refusal(
            "InvalidParameterValue.Namespace",
            "The namespace `default` cannot be deleted.",
        ));
    }
    match region.namespaces.get(name) {
        None => Err(no_namespace(name)),
        Some(namespace) if namespace.functions.len() > 0 => {
            let message = format!("The namespace `{name}` has functions. Delete them first.");
            Err(refusal("ResourceInUse.Namespace", message))
        }
        Some(_) => {
            region.namespaces.remove(name);
            Ok(Object::default())
        }
    }
}

/// A description that the cloud takes.
fn described(text: &str) -> Result<String, Refusal> {
    match check_description(text) {
        Ok(()) => Ok(text.to_owned()),
        Err(problem) => Err(refusal("InvalidParameterValue.Description", problem)),
    }
}
