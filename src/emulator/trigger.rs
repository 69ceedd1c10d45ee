//! A trigger, and how each type describes itself.

use serde_json::Value;

use super::answer::{Object, Refusal, refusal};
use super::time;
use crate::cron::Cron;

/// A trigger of a function.
#[derive(Debug)]
pub(super) struct Trigger {
    pub(super) kind: &'static str,
    pub(super) name: String,
    /// The alias or version that it calls. It never changes.
    pub(super) qualifier: String,
    /// JSON text, as `TriggerDesc` is answered.
    pub(super) about: String,
    pub(super) enabled: bool,
    pub(super) argument: String,
    pub(super) description: String,
    /// When it was made and last changed, in milliseconds since 1970.
    pub(super) added: u64,
    pub(super) modified: u64,
}

impl Trigger {
    /// The fields of a trigger. Requests switch it with `OPEN` and `CLOSE`, answers with 1 and 0.
    pub(super) fn answer(&self) -> Object {
        Object::default()
            .text("Type", self.kind)
            .text("TriggerName", &self.name)
            .text("Qualifier", &self.qualifier)
            .text("TriggerDesc", &self.about)
            .number("Enable", usize::from(self.enabled))
            .text("CustomArgument", &self.argument)
            .text("Description", &self.description)
            .text("AvailableStatus", "Available")
            .text("ResourceId", &self.name)
            .text("BindStatus", "on")
            .text("TriggerAttribute", "single")
            .text("BoundResources", "")
            .text("AddTime", &time::text(self.added))
            .text("ModTime", &time::text(self.modified))
    }

    /// The value of a filter's field, if there is such a filter.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        match name {
            "Qualifier" => Some(&self.qualifier),
            "TriggerName" => Some(&self.name),
            "Description" => Some(&self.description),
            "Type" => Some(self.kind),
            _ => None,
        }
    }
}

/// The type of a trigger that can be created.
pub(super) fn kind(text: &str) -> Result<&'static str, Refusal> {
    let known = ["timer", "http", "cos", "cls", "ckafka"];
    if let Some(kind) = known.into_iter().find(|&kind| kind == text) {
        return Ok(kind);
    }
    if text == "apigw" {
        return Err(refusal(
            "UnsupportedOperation.Trigger",
            "Triggers of API Gateway can no longer be created. Use the type http.",
        ));
    }
    let message = format!(
        "There is no type `{text}`. Use one of {}.",
        known.join(", ")
    );
    Err(refusal("InvalidParameterValue.Type", message))
}

/// The description of a trigger as it is answered, from what a call sent. `host` is where an
/// http trigger can be reached.
pub(super) fn about(kind: &str, sent: &str, host: &str) -> Result<String, Refusal> {
    let bad = |message: &str| refusal("InvalidParameterValue.TriggerDesc", message);
    if kind == "timer" {
        let cron: Cron = sent
            .parse()
            .map_err(|problem| bad(&format!("`TriggerDesc` of a timer: {problem}")))?;
        let about = Object::default().text("cron", cron.stored());
        return Ok(about.value().to_string());
    }
    if kind == "cos" {
        return match sent {
            "" => Err(bad("`TriggerDesc` of the type cos is required.")),
            sent => Ok(sent.to_owned()),
        };
    }
    let sent = if sent.is_empty() { "{}" } else { sent };
    let Ok(Value::Object(mut about)) = serde_json::from_str(sent) else {
        return Err(bad("`TriggerDesc` is a JSON object written as a text."));
    };
    if kind == "http" {
        // The address is the emulator's own; how the cloud forms it is not documented.
        let network = about
            .entry("NetConfig")
            .or_insert_with(|| Object::default().value());
        if let Value::Object(network) = network {
            let address = Value::String(format!("https://{host}"));
            network.insert("ExtranetUrl".to_owned(), address);
        }
    }
    Ok(Value::Object(about).to_string())
}
