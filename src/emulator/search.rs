//! `SearchLog`: the records of the functions that write into a topic of CLS.

use serde_json::Value;

use super::actions::Call;
use super::answer::{Answer, Object, Refusal, refusal};
use super::parameters::missing;
use super::query::{Analysis, Query};
use super::records::Line;
use super::region::Region;

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
    let mut lines = lines(region, topic)?;
    lines.retain(|line| (from..to).contains(&line.record.at) && query.finds(line));
    let is_new = parameters.all().get("UseNewAnalysis") == Some(&Value::Bool(true));
    if let Some(analysis) = &query.analysis {
        return Ok(counted(analysis, &lines, is_new));
    }
    lines.sort_by_key(|line| line.record.at);
    if !is_ascending {
        lines.reverse();
    }
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

/// The records of every function that writes into a topic.
fn lines<'a>(region: &'a Region, topic: &str) -> Result<Vec<Line<'a>>, Refusal> {
    let mut lines = Vec::new();
    let mut is_known = false;
    for (namespace, functions) in region.namespaces.iter() {
        for (name, function) in functions.functions.iter() {
            if function.latest.word("ClsTopicId") != topic {
                continue;
            }
            is_known = true;
            let memory = function.latest.value("MemorySize").as_u64().unwrap_or(128);
            lines.extend(function.demand.records.iter().map(|record| Line {
                record: *record,
                namespace,
                function: name,
                id: &function.id,
                alias: function.demand.alias(record),
                memory: memory / 4 * 1024 * 1024,
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
fn answered(is_over: bool) -> Object {
    Object::default()
        .with("ListOver", Value::Bool(is_over))
        .with("Analysis", Value::Bool(false))
        .with("Results", Value::Null)
        .text("Context", "")
        .list("ColNames", std::iter::empty())
        .list("AnalysisResults", std::iter::empty())
        .with("AnalysisRecords", Value::Null)
        .with("Columns", Value::Null)
        .number("SamplingRate", 1)
        .with("Topics", Value::Null)
}

/// One record.
fn result(line: &Line<'_>, topic: &str) -> Value {
    Object::default()
        .with("Time", Value::from(line.record.at))
        .text("TopicId", topic)
        .text("TopicName", "functions")
        .text("Source", "")
        .text("FileName", "")
        .text("HostName", "")
        .text("PkgId", "")
        .text("PkgLogId", "")
        .list("HighLights", std::iter::empty())
        .text("LogJson", &line.json())
        .text("RawLog", "")
        .text("IndexStatus", "")
        .value()
}

/// What was counted, as rows: in the new form as JSON texts, in the old one as lists of texts.
fn counted(analysis: &Analysis<'_>, lines: &[Line<'_>], is_new: bool) -> Object {
    // The values of a group and how many records it has.
    let mut groups: Vec<(Vec<String>, u64)> = Vec::new();
    if analysis.groups.is_empty() {
        groups.push((Vec::new(), 0));
    }
    for line in lines {
        let value = |field: &&str| line.field(field).unwrap_or_default().into_owned();
        let values: Vec<String> = analysis.groups.iter().map(value).collect();
        match groups.binary_search_by(|(known, _)| known.cmp(&values)) {
            Ok(place) => groups[place].1 += 1,
            Err(place) => groups.insert(place, (values, 1)),
        }
    }
    let rows: Vec<Vec<Value>> = groups
        .iter()
        .map(|(values, count)| {
            let cell = |field: Option<&str>| match field {
                None => Value::from(*count),
                Some(field) => {
                    let place = analysis.groups.iter().position(|group| *group == field);
                    let value = place.and_then(|place| values.get(place));
                    Value::from(value.map_or("", String::as_str))
                }
            };
            analysis
                .columns
                .iter()
                .map(|column| cell(column.field))
                .collect()
        })
        .collect();
    let names = || analysis.columns.iter().map(|column| column.name);
    let answer = answered(true).with("Analysis", Value::Bool(true));
    if is_new {
        let columns = analysis.columns.iter().map(|column| {
            let kind = if column.field.is_some() {
                "varchar"
            } else {
                "bigint"
            };
            Object::default()
                .text("Name", column.name)
                .text("Type", kind)
                .value()
        });
        let records = rows.into_iter().map(|row| {
            let pairs = names().zip(row);
            let object = pairs.fold(Object::default(), |object, (name, cell)| {
                object.with(name, cell)
            });
            Value::String(object.value().to_string())
        });
        return answer
            .list("Columns", columns)
            .list("AnalysisRecords", records);
    }
    let results = rows.into_iter().map(|row| {
        let pairs = names().zip(row).map(|(name, cell)| {
            let text = cell
                .as_str()
                .map_or_else(|| cell.to_string(), str::to_owned);
            Object::default()
                .text("Key", name)
                .text("Value", &text)
                .value()
        });
        Object::default().list("Data", pairs).value()
    });
    let columns = names().map(Value::from);
    answer
        .list("ColNames", columns)
        .list("AnalysisResults", results)
}
