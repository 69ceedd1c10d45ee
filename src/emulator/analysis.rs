//! Counting the records that a search finds.

use serde_json::Value;

use super::answer::Object;
use super::query::Analysis;
use super::records::Line;
use super::search::answered;

/// What was counted, as rows: in the new form as JSON texts, in the old one as lists of texts.
pub(super) fn counted(analysis: &Analysis<'_>, lines: &[Line<'_>], is_new: bool) -> Object {
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
