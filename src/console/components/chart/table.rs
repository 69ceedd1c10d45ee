//! The numbers that are drawn and listed.

use super::line::Line;
use crate::chart::TimeOfDay;
use crate::console::language::text;
use crate::telemetry::{History, MINUTE, Sum};

/// The time that is drawn, in Unix seconds of the account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Its beginning.
    pub start: u64,
    /// Its end.
    pub end: u64,
    /// How many seconds are one point.
    pub step: u64,
    /// What began before this is settled.
    pub settled: u64,
    /// How many seconds the clocks of whoever looks are ahead of UTC.
    pub ahead: i64,
}

impl Span {
    /// How long it is, in seconds.
    pub(super) const fn seconds(&self) -> u64 {
        self.end.saturating_sub(self.start)
    }

    /// How many minutes one point has.
    pub(super) const fn minutes(&self) -> u64 {
        self.step / MINUTE
    }

    /// When a point began.
    pub(super) fn begins(&self, index: usize) -> u64 {
        self.start + self.step * index as u64
    }

    /// A point in words.
    pub(super) fn says(&self, index: usize) -> String {
        let begins = TimeOfDay::of(self.begins(index), self.ahead).to_string();
        (text().monitor.step)(&begins, self.minutes())
    }
}

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// When, in Unix seconds of the account.
    pub at: u64,
    /// What.
    pub says: String,
}

/// Every number of the chart.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Table {
    pub(super) span: Span,
    pub(super) lines: Vec<Line>,
    /// The points of each line.
    steps: Vec<Vec<Sum>>,
    /// The whole time of each line.
    totals: Vec<Sum>,
}

impl Table {
    pub(super) fn of(history: &History, lines: Vec<Line>, span: Span) -> Self {
        let range = span.start..span.end;
        let steps = lines.iter();
        let steps = steps.map(|line| history.steps(&line.subject, &range, span.step.max(MINUTE)));
        let totals = lines.iter();
        let totals = totals.map(|line| history.sum(&line.subject, range.clone()));
        Self {
            span,
            steps: steps.collect(),
            totals: totals.collect(),
            lines,
        }
    }

    /// How many points there are.
    pub(super) fn len(&self) -> usize {
        self.steps.first().map_or(0, Vec::len)
    }

    /// The points of a line.
    pub(super) fn points(&self, line: usize) -> &[Sum] {
        self.steps.get(line).map_or(&[], Vec::as_slice)
    }

    /// One point of a line.
    pub(super) fn point(&self, line: usize, index: usize) -> Sum {
        self.points(line).get(index).copied().unwrap_or_default()
    }

    /// The whole time of a line.
    pub(super) fn total(&self, line: usize) -> Sum {
        self.totals.get(line).copied().unwrap_or_default()
    }
}
