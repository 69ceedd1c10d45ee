//! Triggers: what calls a function, and through which alias or version.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Done;
use crate::cron::Cron;
use crate::scf::paging::PAGE;
use crate::scf::wire::or_default;
use crate::scf::{Action, Page, Request};

/// A trigger as the cloud answers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Trigger {
    /// Its name, unique together with its kind and qualifier.
    pub trigger_name: String,
    /// `timer`, `cos`, `cls`, `ckafka`, `http` or an older kind.
    #[serde(rename = "Type")]
    pub kind: String,
    /// The alias or version that it calls.
    #[serde(default, deserialize_with = "or_default")]
    pub qualifier: String,
    /// 1 if it is on, 0 if it is off. A request says `OPEN` or `CLOSE` instead.
    #[serde(default, deserialize_with = "or_default")]
    pub enable: u8,
    /// What sets it off, as JSON text: `{"cron":"0 */5 * * * * *"}`.
    #[serde(default, deserialize_with = "or_default")]
    pub trigger_desc: String,
    /// What a timer passes to the function.
    #[serde(default, deserialize_with = "or_default")]
    pub custom_argument: String,
    /// Its description.
    #[serde(default, deserialize_with = "or_default")]
    pub description: String,
    /// When it was last changed, `YYYY-MM-DD HH:MM:SS`.
    #[serde(default, deserialize_with = "or_default")]
    pub mod_time: String,
}

impl Trigger {
    /// True if it is on.
    pub const fn is_enabled(&self) -> bool {
        self.enable != 0
    }

    /// The cron expression of a timer, taken out of what the cloud wraps it in.
    pub fn cron(&self) -> Option<String> {
        if self.kind != "timer" {
            return None;
        }
        let wrapped = serde_json::from_str::<Value>(&self.trigger_desc).ok();
        let cron = wrapped.as_ref().and_then(|desc| desc.get("cron")?.as_str());
        Some(cron.unwrap_or(&self.trigger_desc).to_owned())
    }

    /// What sets off another kind than a timer: every setting by its name, of one inside another with
    /// both (`NetConfig.EnableExtranet`). Nothing where the cloud wrote no object of JSON.
    pub fn settings(&self) -> Vec<(String, String)> {
        let desc = serde_json::from_str::<Value>(&self.trigger_desc);
        let mut settings = Vec::new();
        if let Ok(Value::Object(desc)) = desc {
            list(&desc, "", &mut settings);
        }
        settings
    }

    /// True if both would fire the same: everything but the time of the last change. What sets
    /// `other` off may be said more fully than here, as the cloud does when it fills in defaults.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let key = |one: &Self| {
            (
                one.trigger_name.clone(),
                one.kind.clone(),
                one.qualifier.clone(),
            )
        };
        key(self) == key(other)
            && self.is_enabled() == other.is_enabled()
            && self.custom_argument == other.custom_argument
            && self.description == other.description
            && self.is_set_off_as(other)
    }

    fn is_set_off_as(&self, other: &Self) -> bool {
        if let (Some(one), Some(two)) = (self.cron(), other.cron()) {
            return stored_cron(&one) == stored_cron(&two);
        }
        let json = |one: &Self| serde_json::from_str::<Value>(&one.trigger_desc).ok();
        match (json(self), json(other)) {
            (Some(Value::Object(one)), Some(Value::Object(two))) => {
                let (fewer, more) = if one.len() <= two.len() {
                    (&one, &two)
                } else {
                    (&two, &one)
                };
                fewer
                    .iter()
                    .all(|(name, value)| more.get(name) == Some(value))
            }
            _ => self.trigger_desc == other.trigger_desc,
        }
    }
}

/// Lists the settings of an object that stands inside of what `outer` names.
fn list(object: &Map<String, Value>, outer: &str, settings: &mut Vec<(String, String)>) {
    for (name, value) in object {
        let name = format!("{outer}{name}");
        match value {
            Value::Object(inner) => list(inner, &format!("{name}."), settings),
            Value::String(text) => settings.push((name, text.clone())),
            other => settings.push((name, other.to_string())),
        }
    }
}

/// A cron expression as the cloud stores it: five fields become seven. One that cannot be read
/// stays as it is.
fn stored_cron(text: &str) -> String {
    let cron = text.parse::<Cron>();
    cron.map_or_else(|_| text.to_owned(), |cron| cron.stored().to_owned())
}

/// On or off, as a request says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Switch {
    /// On.
    Open,
    /// Off.
    Close,
}

/// Lists the triggers of a function.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListTriggers {
    function_name: String,
    namespace: String,
    offset: usize,
    limit: usize,
}

impl ListTriggers {
    /// The triggers of a function, from the first.
    pub fn of(namespace: impl Into<String>, function: impl Into<String>) -> Self {
        Self {
            function_name: function.into(),
            namespace: namespace.into(),
            offset: 0,
            limit: PAGE,
        }
    }
}

/// A page of triggers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListTriggersAnswer {
    /// The triggers of this page.
    #[serde(default, deserialize_with = "or_default")]
    pub triggers: Vec<Trigger>,
    /// How many there are in all.
    #[serde(default, deserialize_with = "or_default")]
    pub total_count: usize,
}

impl Request for ListTriggers {
    const ACTION: Action = Action::ListTriggers;
    type Answer = ListTriggersAnswer;
}

impl Page for ListTriggers {
    type Item = Trigger;

    fn at(self, offset: usize) -> Self {
        Self { offset, ..self }
    }

    fn items(answer: ListTriggersAnswer) -> (Vec<Trigger>, usize) {
        (answer.triggers, answer.total_count)
    }
}

/// Creates a trigger. It cannot be moved to another qualifier afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateTrigger {
    /// The function.
    pub function_name: String,
    /// Its namespace.
    pub namespace: String,
    /// The name of the trigger.
    pub trigger_name: String,
    /// Its kind.
    #[serde(rename = "Type")]
    pub kind: String,
    /// The alias or version that it calls.
    pub qualifier: String,
    /// What sets it off; for a timer the bare cron expression.
    pub trigger_desc: String,
    /// On or off.
    pub enable: Switch,
    /// What a timer passes to the function.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub custom_argument: String,
    /// Its description.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
}

impl Request for CreateTrigger {
    const ACTION: Action = Action::CreateTrigger;
    type Answer = CreateTriggerAnswer;
}

/// The trigger that was created.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateTriggerAnswer {
    /// The trigger as the cloud keeps it: a cron of five fields has seven now.
    pub trigger_info: Trigger,
}

/// Changes a trigger in place. What is left out stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateTrigger {
    /// The function.
    pub function_name: String,
    /// Its namespace.
    pub namespace: String,
    /// The name of the trigger.
    pub trigger_name: String,
    /// Its kind: `timer`, `ckafka` or `http`.
    #[serde(rename = "Type")]
    pub kind: String,
    /// The qualifier that it was created with. It identifies the trigger and cannot be changed.
    pub qualifier: String,
    /// On or off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable: Option<Switch>,
    /// What sets it off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trigger_desc: Option<String>,
    /// What a timer passes to the function.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_argument: Option<String>,
    /// Its description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

impl Request for UpdateTrigger {
    const ACTION: Action = Action::UpdateTrigger;
    type Answer = Done;
}

/// Turns a trigger on or off. Refused if it is so already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateTriggerStatus {
    /// The function.
    pub function_name: String,
    /// Its namespace.
    pub namespace: String,
    /// The name of the trigger.
    pub trigger_name: String,
    /// Its kind: `timer`, `cos` or `ckafka`.
    #[serde(rename = "Type")]
    pub kind: String,
    /// The alias or version that it calls.
    pub qualifier: String,
    /// On or off.
    pub enable: Switch,
}

impl Request for UpdateTriggerStatus {
    const ACTION: Action = Action::UpdateTriggerStatus;
    type Answer = Done;
}

/// Deletes a trigger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteTrigger {
    /// The function.
    pub function_name: String,
    /// Its namespace.
    pub namespace: String,
    /// The name of the trigger.
    pub trigger_name: String,
    /// Its kind.
    #[serde(rename = "Type")]
    pub kind: String,
    /// The alias or version that it calls.
    pub qualifier: String,
    /// What sets it off; `cos` triggers want it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trigger_desc: Option<String>,
}

impl Request for DeleteTrigger {
    const ACTION: Action = Action::DeleteTrigger;
    type Answer = Done;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(desc: &str) -> Vec<(String, String)> {
        let trigger = Trigger {
            trigger_name: "shop".into(),
            kind: "http".into(),
            qualifier: "prod".into(),
            enable: 1,
            trigger_desc: desc.into(),
            custom_argument: String::new(),
            description: String::new(),
            mod_time: String::new(),
        };
        trigger.settings()
    }

    #[test]
    fn settings_are_named_with_what_they_stand_in() {
        let desc = r#"{"AuthType":"NONE","NetConfig":{"EnableExtranet":true,"ExtranetUrl":"https://shop.invalid"}}"#;
        let named = [
            ("AuthType", "NONE"),
            ("NetConfig.EnableExtranet", "true"),
            ("NetConfig.ExtranetUrl", "https://shop.invalid"),
        ];
        let named = named.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(settings(desc), named);
    }

    #[test]
    fn what_is_no_object_has_no_settings() {
        for desc in ["", "0 */5 * * * * *", "[1]", "{"] {
            assert_eq!(settings(desc), [], "{desc}");
        }
    }
}
