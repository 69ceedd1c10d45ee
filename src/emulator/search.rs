//! `SearchLog`: the records of the functions that write into a topic of CLS.

use std::ops::Range;

use serde_json::Value;

use super::actions::Call;
use super::analysis::counted;
use super::answer::{Answer, Object, Refusal, refusal};
use super::page::sorted;
use super::parameters::missing;
use super::query::Query;
use super::records::Line;
use super::region::Region;
use crate::traffic::Version;

/// The most records of one answer.
const MOST: i64 = 1_000;

/// `SearchLog`.
pub(super) fn search(call: Call<'_>) -> Answer {
    let Call {
        parameters, region, ..
    } = call;
    let bad = |message: &str| refusal("InvalidParameterValue", message);
    let topic = match parameters.text("TopicId") {
        Some(topic) if !topic.is_empty() => topic,
        _ if parameters.objects("Topics").next().is_some() => {
            return Err(bad(
                "This account is emulated and searches one topic: send `TopicId`.",
            ));
        }
        _ => return Err(missing("TopicId")),
    };
    let number = |name, fallback| parameters.number(name).unwrap_or(fallback);
    let moment = |name| u64::try_from(number(name, 0)).unwrap_or_default();
    let (from, to) = (moment("From"), moment("To"));
    if to < from {
        return Err(bad("`To` lies before `From`."));
    }
    let limit = number("Limit", 100);
    if !(1..=MOST).contains(&limit) {
        return Err(bad("`Limit` is 1 to 1000."));
    }
    let is_ascending = match parameters.text("Sort") {
        None | Some("" | "desc") => false,
        Some("asc") => true,
        Some(_) => return Err(bad("`Sort` is asc or desc.")),
    };
    let context = parameters.text("Context").filter(|text| !text.is_empty());
    let skipped = match context.map(str::parse::<usize>) {
        None => usize::try_from(number("Offset", 0)).unwrap_or_default(),
        Some(Ok(skipped)) => skipped,
        Some(Err(_)) => {
            return Err(refusal(
                "FailedOperation.InvalidContext",
                "`Context` is none that an answer brought.",
            ));
        }
    };
    let text = parameters
        .text("QueryString")
        .filter(|text| !text.is_empty());
    let query = Query::read(text.unwrap_or(parameters.word("Query")))?;
    let mut lines = lines(region, topic, from..to)?;
    lines.retain(|line| query.finds(line));
    let is_new = parameters.all().get("UseNewAnalysis") == Some(&Value::Bool(true));
    if let Some(analysis) = &query.analysis {
        return Ok(counted(analysis, &lines, is_new));
    }
    let lines = sorted(&lines, |line| line.record.at, is_ascending);
    let end = lines
        .len()
        .min(skipped.saturating_add(usize::try_from(limit).unwrap_or_default()));
    let page = lines.get(skipped..end).unwrap_or_default();
    let results = page.iter().map(|line| result(line, topic));
    let is_over = end == lines.len();
    let context = if is_over {
        String::new()
    } else {
        end.to_string()
    };
    Ok(answered(is_over)
        .text("Context", &context)
        .list("Results", results))
}

/// The records of a time of every function that writes into a topic.
fn lines<'a>(region: &'a Region, topic: &str, time: Range<u64>) -> Result<Vec<Line<'a>>, Refusal> {
    let mut lines = Vec::new();
    let mut is_known = false;
    for (namespace, functions) in region.namespaces.iter() {
        for (name, function) in functions.functions.iter() {
            let writing = function.writing_into(topic);
            if writing.is_empty() {
                continue;
            }
            is_known = true;
            let records = function.demand.records.iter();
            let records = records.filter(|record| time.contains(&record.at));
            lines.extend(records.filter_map(|record| {
                let memory = match writing.get(&record.version) {
                    // What a version wrote that is gone by now is still there.
                    None if function.release(record.version).is_none() => {
                        writing.get(&Version::Latest)?
                    }
                    memory => memory?,
                };
                Some(Line {
                    record: *record,
                    namespace,
                    function: name,
                    id: &function.id,
                    alias: function.demand.alias(record),
                    memory: memory / 4 * 1024 * 1024,
                })
            }));
        }
    }
    if is_known {
        return Ok(lines);
    }
    let message = format!("There is no topic `{topic}` into which a function writes.");
    Err(refusal("ResourceNotFound.TopicNotExist", message))
}

/// The fields that every answer has.
pub(super) fn answered(is_over: bool) -> Object {
    let mut object = Object::default()
        .with("ListOver", Value::Bool(is_over))
        .with("Analysis", Value::Bool(false))
        .text("Context", "")
        .list("ColNames", std::iter::empty())
        .list("AnalysisResults", std::iter::empty())
        .number("SamplingRate", 1);
    for name in ["Results", "AnalysisRecords", "Columns", "Topics"] {
        object = object.with(name, Value::Null);
    }
    object
}

/// One record.
fn result(line: &Line<'_>, topic: &str) -> Value {
    let mut object = Object::default()
        .with("Time", Value::from(line.record.at))
        .text("TopicId", topic)
        .text("TopicName", "functions")
        .text("LogJson", &line.json())
        .list("HighLights", std::iter::empty());
    for name in [
        "Source",
        "FileName",
        "HostName",
        "PkgId",
        "PkgLogId",
        "RawLog",
        "IndexStatus",
    ] {
        object = object.text(name, "");
    }
    object.value()
}
