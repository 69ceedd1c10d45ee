//! What functions logged, from CLS: the only place that says which version served a request of
//! which alias.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::scf::wire::or_default;
use crate::scf::{Action, Request};

/// The most records of one call.
pub const MOST_RECORDS: u32 = 1_000;

/// Searches a topic, or counts in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct SearchLog {
    /// The topic: `ClsTopicId` of the function. A function without one logs nothing.
    pub topic_id: String,
    /// From this moment, in milliseconds since 1970.
    pub from: u64,
    /// Up to this moment, without it.
    pub to: u64,
    /// A condition in CQL; ` | select …` behind it counts instead of listing.
    pub query_string: String,
    /// How conditions are written: 1 is CQL.
    pub query_syntax: u8,
    /// How many records, at most [`MOST_RECORDS`]; the newest first.
    pub limit: u32,
    /// True: what was counted comes as JSON texts, see [`SearchLogAnswer::rows`].
    pub use_new_analysis: bool,
    /// Where the answer before ended, to go on from there. Empty at first.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub context: String,
}

impl SearchLog {
    /// The newest records of a topic that match a condition.
    pub fn records(topic_id: &str, from: u64, to: u64, condition: &str, limit: u32) -> Self {
        Self {
            topic_id: topic_id.to_owned(),
            from,
            to,
            query_string: condition.to_owned(),
            query_syntax: 1,
            limit,
            use_new_analysis: true,
            context: String::new(),
        }
    }

    /// How many requests of an alias each version served: rows with `version` and `requests`.
    pub fn shares(topic_id: &str, from: u64, to: u64, function: &str, alias: &str) -> Self {
        let condition = format!(
            "SCF_FunctionName:{} AND SCF_Alias:{} | select SCF_Qualifier as version, \
             count(distinct SCF_RequestId) as requests group by SCF_Qualifier",
            quoted(function),
            quoted(alias)
        );
        Self::records(topic_id, from, to, &condition, 1)
    }
}

impl Request for SearchLog {
    const ACTION: Action = Action::SearchLog;
    type Answer = SearchLogAnswer;
}

/// A value in a condition. Neither names nor aliases hold a quotation mark.
fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace(['"', '\\'], ""))
}

/// Records, or what was counted.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SearchLogAnswer {
    /// True if something was counted.
    #[serde(default, deserialize_with = "or_default")]
    pub analysis: bool,
    /// True if there are no more records than these.
    #[serde(default, deserialize_with = "or_default")]
    pub list_over: bool,
    /// To be sent with the next call, for the records after these.
    #[serde(default, deserialize_with = "or_default")]
    pub context: String,
    /// The records.
    #[serde(default, deserialize_with = "or_default")]
    pub results: Vec<LogInfo>,
    #[serde(default, deserialize_with = "or_default")]
    analysis_records: Vec<String>,
}

impl SearchLogAnswer {
    /// What was counted: a JSON object for each row. One that cannot be read is left out.
    pub fn rows(&self) -> impl Iterator<Item = Value> {
        let rows = self.analysis_records.iter();
        rows.filter_map(|row| serde_json::from_str(row).ok())
    }
}

/// A record.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct LogInfo {
    /// When, in milliseconds since 1970.
    pub time: u64,
    /// The fields as a JSON object.
    #[serde(default, deserialize_with = "or_default")]
    log_json: String,
}

/// What a function's record says of its request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FunctionLog {
    /// The number of the request.
    pub request_id: String,
    /// The alias through which it came; empty if it was sent to a version.
    pub alias: String,
    /// The version that ran.
    pub version: String,
    /// 200 or why it failed; nothing if the record does not say.
    pub status: Option<u16>,
    /// How long it ran, in whole milliseconds.
    pub duration: Option<u32>,
    /// What was written.
    pub message: String,
}

impl LogInfo {
    /// Reads the fields that SCF writes. Those that are not there stay empty.
    pub fn read(&self) -> FunctionLog {
        let fields: Value = serde_json::from_str(&self.log_json).unwrap_or_default();
        // CLS writes numbers as texts.
        let text = |name: &str| match &fields[name] {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        };
        let whole = |name: &str| text(name).split('.').next()?.parse::<u32>().ok();
        FunctionLog {
            request_id: text("SCF_RequestId"),
            alias: text("SCF_Alias"),
            version: text("SCF_Qualifier"),
            status: whole("SCF_StatusCode").and_then(|status| u16::try_from(status).ok()),
            duration: whole("SCF_Duration"),
            message: text("SCF_Message"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_says_what_it_says_and_no_more() {
        let record = |json: &str| LogInfo {
            time: 1,
            log_json: json.to_owned(),
        };
        let whole = record(
            r#"{"SCF_Alias":"prod","SCF_Qualifier":"5","SCF_StatusCode":"500","SCF_Duration":"12.75"}"#,
        );
        assert_eq!(
            whole.read(),
            FunctionLog {
                alias: "prod".to_owned(),
                version: "5".to_owned(),
                status: Some(500),
                duration: Some(12),
                ..FunctionLog::default()
            }
        );
        assert_eq!(record("not JSON").read(), FunctionLog::default());
    }
}
