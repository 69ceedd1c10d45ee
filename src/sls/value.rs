//! The values of inputs, read more strictly than the tool reads them: what it would take for
//! something else than was meant is refused.

use std::ops::Range;

use serde_json::Value;

use super::command::{At, Named};
use super::words::Word;
use super::{Problem, Refusal};
use crate::traffic::{self, Version, Weight};

/// The value of an input: a part of a word, in a text that can be mended.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    /// The whole text.
    pub(super) source: &'a str,
    /// The word.
    pub(super) word: &'a Word,
    /// Where in the word the value begins.
    pub(super) start: usize,
}

impl<'a> Part<'a> {
    /// What it says.
    pub(super) fn text(self) -> &'a str {
        self.word.text.get(self.start..).unwrap_or_default()
    }

    /// Where it stands, with its quotes.
    pub(super) fn at(self) -> Range<usize> {
        let at = self.word.origin(self.start..self.word.text.len());
        // An opening quote stands before the first letter. It belongs to the value that it opens.
        let opens = |quote| self.source[..at.start].ends_with(quote);
        if self.start > 0 && (opens('\'') || opens('"')) {
            at.start - 1..self.word.at.end
        } else {
            at
        }
    }

    /// Where a part of what it says stands, in bytes of [`text`](Self::text).
    pub(super) fn origin(self, part: Range<usize>) -> Range<usize> {
        self.word
            .origin(self.start + part.start..self.start + part.end)
    }

    /// A value that was read from here.
    pub(super) fn placed<T>(self, value: T) -> At<T> {
        let at = self.at();
        At { value, at }
    }

    /// The value of `name` and the like.
    pub(super) fn name(self) -> At<String> {
        self.placed(self.text().trim().to_owned())
    }

    fn refusal(self, problem: Problem, instead: Option<&str>) -> Refusal {
        let refusal = Refusal::new(self.at(), problem);
        match instead {
            Some(instead) => refusal.replacing(self.source, instead),
            None => refusal,
        }
    }

    /// The value of `traffic`: a fraction.
    pub(super) fn share(self) -> Result<Weight, Refusal> {
        let text = self.text();
        match fraction(text) {
            Some(Ok(weight)) => Ok(weight),
            Some(Err(problem)) => {
                // 20 was perhaps meant as 20 %.
                let percent = Weight::parse_percent(&format!("{text}%")).ok();
                let percent = percent.filter(|_| problem == traffic::Problem::FractionOutOfRange);
                let instead = percent.map(Weight::fraction_text);
                Err(self.refusal(problem.into(), instead.as_deref()))
            }
            None => {
                let percent = text.contains('%').then(|| Weight::parse_percent(text).ok());
                let instead = percent.flatten().map(Weight::fraction_text);
                let instead = instead.or_else(|| as_meant(text));
                let problem = Problem::TrafficUnreadable {
                    text: text.to_owned(),
                };
                Err(self.refusal(problem, instead.as_deref()))
            }
        }
    }

    /// The value of `publish`.
    pub(super) fn truth(self) -> Result<bool, Refusal> {
        let text = self.text();
        match text {
            "true" => return Ok(true),
            "false" => return Ok(false),
            _ => {}
        }
        let instead = match text.to_lowercase().as_str() {
            "true" | "yes" | "1" | "on" => Some("true"),
            "false" | "no" | "0" | "off" => Some("false"),
            _ => None,
        };
        let problem = Problem::NotTrueOrFalse {
            text: text.to_owned(),
        };
        Err(self.refusal(problem, instead))
    }

    /// The value of `version`.
    pub(super) fn version(self) -> Result<Named, Refusal> {
        named(self.text()).map_err(|problem| self.refusal(problem.into(), None))
    }

    /// The value of `description`: a text, or a text as JSON writes it. The tool reads JSON first,
    /// so only the second form brings numbers and commas through it.
    pub(super) fn description(self) -> String {
        match serde_json::from_str(self.text()) {
            Ok(Value::String(text)) => text,
            _ => self.text().to_owned(),
        }
    }
}

/// A version by its name, or one of the guide's two stand-ins.
pub(super) fn named(text: &str) -> Result<Named, traffic::Problem> {
    match text.trim().to_lowercase().as_str() {
        "n" => Ok(Named::Stable),
        "n+1" => Ok(Named::Next),
        _ => text.parse::<Version>().map(Named::Version),
    }
}

/// A weight written as JSON writes numbers; nothing if it is no number.
pub(super) fn fraction(text: &str) -> Option<Result<Weight, traffic::Problem>> {
    match serde_json::from_str(text) {
        Ok(Value::Number(number)) => {
            let fraction = number.as_f64()?;
            Some(Weight::from_fraction(fraction))
        }
        _ => None,
    }
}

/// `0,2`, `.2` and `+0.2` as fractions.
fn as_meant(text: &str) -> Option<String> {
    let text = text.strip_prefix('+').unwrap_or(text).replacen(',', ".", 1);
    let text = if text.starts_with('.') {
        format!("0{text}")
    } else {
        text
    };
    let weight = fraction(&text)?.ok()?;
    Some(weight.fraction_text())
}
