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

    /// How many requests each version served, of each alias that the filter lets through: see
    /// [`SearchLogAnswer::served`].
    pub fn shares(topic_id: &str, from: u64, to: u64, filter: &LogFilter) -> Self {
        let condition = format!(
            "{} | select SCF_Alias as alias, SCF_Qualifier as version, \
             count(distinct SCF_RequestId) as requests group by SCF_Alias, SCF_Qualifier",
            filter.condition()
        );
        Self::records(topic_id, from, to, &condition, 1)
    }

    /// The same records, from where the answer before ended.
    #[must_use]
    pub fn after(self, context: &str) -> Self {
        Self {
            context: context.to_owned(),
            ..self
        }
    }
}

/// Which records of a topic are wanted. A topic can be shared by many functions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// The namespace of the function.
    pub namespace: String,
    /// The function.
    pub function: String,
    /// The alias through which requests came; empty for all, also those sent to a version.
    pub alias: String,
    /// The version that ran; empty for all.
    pub version: String,
    /// True for failed requests alone.
    pub failures: bool,
}

impl LogFilter {
    /// The condition in CQL.
    pub fn condition(&self) -> String {
        let mut condition = String::new();
        for (name, value) in [
            ("SCF_FunctionName", &self.function),
            ("SCF_Namespace", &self.namespace),
            ("SCF_Alias", &self.alias),
            ("SCF_Qualifier", &self.version),
        ] {
            if value.is_empty() {
                continue;
            }
            if !condition.is_empty() {
                condition.push_str(" AND ");
            }
            for part in [name, ":", &quoted(value)] {
                condition.push_str(part);
            }
        }
        if self.failures {
            // 499: the caller went away. Lines that a function writes itself have no status.
            condition.push_str(" AND SCF_StatusCode:>=400 AND NOT SCF_StatusCode:499");
        }
        condition
    }
}

/// Requests of one alias that one version served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// The alias; empty for requests that were sent to the version.
    pub alias: String,
    /// The version.
    pub version: String,
    /// How many requests.
    pub requests: u64,
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

    /// What [`SearchLog::shares`] counted. A row that does not say how many is left out.
    pub fn served(&self) -> Vec<Served> {
        let read = |row: Value| {
            let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
            // Counts come as numbers, or as texts like all numbers of CLS.
            let requests = row["requests"].as_u64();
            Some(Served {
                alias: text("alias"),
                version: text("version"),
                requests: requests.or_else(|| text("requests").parse().ok())?,
            })
        };
        self.rows().filter_map(read).collect()
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
    fn a_filter_is_a_condition_and_a_name_cannot_end_its_quotes() {
        let filter = LogFilter {
            namespace: "default".to_owned(),
            function: "check\" OR *:\"out".to_owned(),
            alias: "prod".to_owned(),
            version: String::new(),
            failures: true,
        };
        assert_eq!(
            filter.condition(),
            r#"SCF_FunctionName:"check OR *:out" AND SCF_Namespace:"default" AND SCF_Alias:"prod" AND SCF_StatusCode:>=400 AND NOT SCF_StatusCode:499"#
        );
    }

    #[test]
    fn counts_are_read_as_numbers_and_as_texts() {
        let answer = r#"{"Analysis":true,"AnalysisRecords":["{\"alias\":\"prod\",\"version\":\"4\",\"requests\":90}",
            "{\"alias\":\"prod\",\"version\":\"5\",\"requests\":\"10\"}","{\"version\":\"6\"}","no JSON"]}"#;
        let answer: SearchLogAnswer = serde_json::from_str(answer).unwrap();
        let served = answer.served().into_iter();
        let counts: Vec<_> = served.map(|one| (one.version, one.requests)).collect();
        assert_eq!(counts, [("4".to_owned(), 90), ("5".to_owned(), 10)]);
    }

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
