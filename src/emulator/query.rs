//! What a search asks: a condition, and perhaps what to count.
//!
//! A part of the cloud's language: `key:value`, `key:"value"` and `key:>=number`, with `AND` and
//! `NOT`; behind a `|` a `select` of fields and `count(*)`, grouped by fields. That is what it
//! takes to see who served what. Everything else is refused, not guessed.

use super::answer::{Refusal, refusal};
use super::records::Line;

/// A search, read.
#[derive(Debug)]
pub(super) struct Query<'a> {
    terms: Vec<Term<'a>>,
    /// What to count, if anything.
    pub(super) analysis: Option<Analysis<'a>>,
}

/// One thing that a record has to be.
#[derive(Debug)]
struct Term<'a> {
    is_not: bool,
    field: &'a str,
    test: Test<'a>,
}

#[derive(Debug)]
enum Test<'a> {
    Is(&'a str),
    Any,
    Below(u64),
    Above(u64),
}

/// Columns and what they are grouped by.
#[derive(Debug)]
pub(super) struct Analysis<'a> {
    pub(super) columns: Vec<Column<'a>>,
    pub(super) groups: Vec<&'a str>,
}

/// A column: its name, and the field that it shows. Without one it counts.
#[derive(Debug)]
pub(super) struct Column<'a> {
    pub(super) name: &'a str,
    pub(super) field: Option<&'a str>,
}

impl<'a> Query<'a> {
    pub(super) fn read(text: &'a str) -> Result<Self, Refusal> {
        let (condition, select) = match text.split_once('|') {
            Some((condition, select)) => (condition, Some(select)),
            None => (text, None),
        };
        Ok(Self {
            terms: terms(condition)?,
            analysis: select.map(analysis).transpose()?,
        })
    }

    /// True for a record that is searched for.
    pub(super) fn finds(&self, line: &Line<'_>) -> bool {
        self.terms.iter().all(|term| {
            let value = line.field(term.field);
            let number = || value.as_deref().and_then(|value| value.parse::<u64>().ok());
            let holds = match term.test {
                Test::Any => value.is_some(),
                Test::Is(text) => value.as_deref() == Some(text),
                Test::Below(limit) => number().is_some_and(|number| number < limit),
                Test::Above(limit) => number().is_some_and(|number| number > limit),
            };
            holds != term.is_not
        })
    }
}

/// A search that cannot be read here.
fn unreadable(what: &str) -> Refusal {
    let message = format!(
        "The emulated log service cannot read `{what}`. It knows conditions like SCF_Alias:\"prod\" \
         AND NOT SCF_StatusCode:200, and behind a | select FIELD, count(*) group by FIELD."
    );
    refusal("FailedOperation.SyntaxError", message)
}

fn terms(text: &str) -> Result<Vec<Term<'_>>, Refusal> {
    let mut terms = Vec::new();
    let mut rest = text.trim();
    if rest == "*" {
        return Ok(terms);
    }
    while !rest.is_empty() {
        if !terms.is_empty() {
            rest = word(rest, "AND").ok_or_else(|| unreadable(rest))?;
        }
        let negated = word(rest, "NOT");
        let term = negated.unwrap_or(rest);
        let (field, value) = term.split_once(':').ok_or_else(|| unreadable(term))?;
        let (wanted, after) = wanted(value).ok_or_else(|| unreadable(term))?;
        let is_field = field.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if field.is_empty() || !is_field {
            return Err(unreadable(term));
        }
        terms.push(Term {
            is_not: negated.is_some(),
            field,
            test: wanted,
        });
        rest = after.trim_start();
    }
    Ok(terms)
}

/// What follows behind a word in any case.
fn word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(word.len())?;
    let is_word = head.eq_ignore_ascii_case(word) && rest.starts_with(char::is_whitespace);
    is_word.then(|| rest.trim_start())
}

/// The value of a term and what follows it.
fn wanted(text: &str) -> Option<(Test<'_>, &str)> {
    if let Some(quoted) = text.strip_prefix('"') {
        let (value, rest) = quoted.split_once('"')?;
        return Some((Test::Is(value), rest));
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (value, rest) = text.split_at(end);
    let number = |text: &str| text.parse::<u64>().ok();
    let found = if let Some(limit) = value.strip_prefix(">=") {
        Test::Above(number(limit)?.checked_sub(1)?)
    } else if let Some(limit) = value.strip_prefix("<=") {
        Test::Below(number(limit)?.checked_add(1)?)
    } else if let Some(limit) = value.strip_prefix('>') {
        Test::Above(number(limit)?)
    } else if let Some(limit) = value.strip_prefix('<') {
        Test::Below(number(limit)?)
    } else if value == "*" {
        Test::Any
    } else if value.is_empty() || value.contains(['(', ')', '*', '?', '"']) {
        return None;
    } else {
        Test::Is(value)
    };
    Some((found, rest))
}

fn analysis(text: &str) -> Result<Analysis<'_>, Refusal> {
    let select = word(text.trim(), "select").ok_or_else(|| unreadable(text))?;
    let lower = select.to_ascii_lowercase();
    let (columns, groups) = match lower.find(" group by ") {
        Some(place) => (
            &select[..place],
            Some(&select[place + " group by ".len()..]),
        ),
        None => (select, None),
    };
    let columns: Result<Vec<Column<'_>>, Refusal> = columns.split(',').map(column).collect();
    let groups = groups.into_iter().flat_map(|groups| groups.split(','));
    let analysis = Analysis {
        columns: columns?,
        groups: groups.map(str::trim).collect(),
    };
    let shown = analysis.columns.iter().filter_map(|column| column.field);
    match shown.chain(analysis.groups.iter().copied()).find(|&field| {
        let is_field = field.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        field.is_empty() || !is_field || !analysis.groups.contains(&field)
    }) {
        Some(field) => Err(unreadable(field)),
        None => Ok(analysis),
    }
}

fn column(text: &str) -> Result<Column<'_>, Refusal> {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    let (what, name) = match lower.find(" as ") {
        Some(place) => (text[..place].trim(), text[place + 4..].trim()),
        None => (text, text),
    };
    // Each record is of another request.
    let counts = ["count(*)", "count(1)", "count(distinct SCF_RequestId)"];
    let is_count = counts.iter().any(|count| count.eq_ignore_ascii_case(what));
    if what.is_empty() || name.is_empty() || (!is_count && what.contains('(')) {
        return Err(unreadable(text));
    }
    Ok(Column {
        name,
        field: (!is_count).then_some(what),
    })
}
