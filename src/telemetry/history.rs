//! The minutes that were read of one function.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use super::{KEPT, MINUTE, Measure, Measured, Place, Read, Reason, Subject, Sum, settled_until};
use crate::scf::GetMonitorDataAnswer;

/// What was measured of one function, by subject, of the last [`KEPT`] seconds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    series: BTreeMap<Subject, Series>,
}

/// What was measured of one subject.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Series {
    /// By time. A minute without any point has no entry.
    minutes: VecDeque<(u64, Measured)>,
    /// The time that answers were about, by measure.
    pub(super) known: BTreeMap<Measure, Known>,
}

/// The time that answers were about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// Its first minute.
    pub(super) from: u64,
    /// The first minute that was not settled yet.
    pub(super) settled: u64,
    /// The first minute that was not over yet.
    pub(super) until: u64,
}

impl History {
    /// Takes in what an answer says of this function. Minutes that were still being counted are
    /// asked for again, and a later answer replaces an earlier one.
    pub fn take(
        &mut self,
        place: &Place,
        read: &Read,
        answer: &GetMonitorDataAnswer,
    ) -> Result<(), Reason> {
        if u64::from(answer.period) != MINUTE {
            return Err(Reason::Coarse);
        }
        let until = read.end(answer);
        for subject in read.subjects(place) {
            let series = self.series.entry(subject.clone()).or_default();
            series.note(read, until);
        }
        for entry in &answer.data_points {
            let Some(series) =
                Subject::of(entry, place).and_then(|subject| self.series.get_mut(&subject))
            else {
                continue;
            };
            for (time, value) in entry.points() {
                let value = read.measure.kept(value);
                if let Some(value) = value.filter(|_| time >= read.from && time % MINUTE == 0) {
                    series.minute(time).set(read.measure, value);
                }
            }
            series.forget_before(until.saturating_sub(KEPT));
        }
        Ok(())
    }

    /// What it has minutes of, or was asked for.
    pub fn subjects(&self) -> impl Iterator<Item = &Subject> {
        self.series.keys()
    }

    /// The minutes of a subject in a range of Unix seconds that have any point, by time.
    pub fn minutes(
        &self,
        subject: &Subject,
        range: Range<u64>,
    ) -> impl Iterator<Item = (u64, Measured)> + '_ {
        let series = self.series.get(subject);
        let minutes = series.map(|series| series.between(range));
        minutes.into_iter().flatten()
    }

    /// One minute of a subject; without points if it has none.
    pub fn minute(&self, subject: &Subject, minute: u64) -> Measured {
        let mut found = self.minutes(subject, minute..minute + 1);
        found
            .next()
            .map(|(_, measured)| measured)
            .unwrap_or_default()
    }

    /// The minutes of a subject in a range of Unix seconds, together.
    pub fn sum(&self, subject: &Subject, range: Range<u64>) -> Sum {
        let mut sum = Sum::default();
        for (_, measured) in self.minutes(subject, range) {
            sum.add(measured);
        }
        sum
    }

    /// The newest minute of a subject that has a point.
    pub fn newest(&self, subject: &Subject) -> Option<(u64, Measured)> {
        self.series.get(subject)?.minutes.back().copied()
    }

    /// The end of the time that answers were about, for a subject and a measure: what is missing
    /// before it has no data, what is missing after it was not asked for yet.
    pub fn known_until(&self, subject: &Subject, measure: Measure) -> Option<u64> {
        self.known(subject, measure).map(|known| known.until)
    }

    pub(super) fn known(&self, subject: &Subject, measure: Measure) -> Option<Known> {
        self.series.get(subject)?.known.get(&measure).copied()
    }
}

impl Series {
    /// Remembers that a time was asked about.
    fn note(&mut self, read: &Read, until: u64) {
        let new = Known {
            from: read.from,
            settled: settled_until(until).max(read.from),
            until: until.max(read.from),
        };
        let known = self.known.entry(read.measure).or_insert(new);
        if new.from > known.settled || new.until < known.from {
            // Between both lies what nobody asked for.
            *known = new;
        } else {
            known.from = known.from.min(new.from);
            known.settled = known.settled.max(new.settled);
            known.until = known.until.max(new.until);
        }
    }

    fn between(&self, range: Range<u64>) -> impl Iterator<Item = (u64, Measured)> + '_ {
        let start = self
            .minutes
            .partition_point(|(time, _)| *time < range.start);
        let minutes = self.minutes.range(start..).copied();
        minutes.take_while(move |(time, _)| *time < range.end)
    }

    /// The minute that began then.
    fn minute(&mut self, time: u64) -> &mut Measured {
        let at = self.minutes.partition_point(|(known, _)| *known < time);
        if self.minutes.get(at).is_none_or(|(known, _)| *known != time) {
            self.minutes.insert(at, (time, Measured::default()));
        }
        &mut self.minutes[at].1
    }

    fn forget_before(&mut self, time: u64) {
        while self.minutes.front().is_some_and(|(known, _)| *known < time) {
            self.minutes.pop_front();
        }
        for known in self.known.values_mut() {
            known.from = known.from.max(time);
        }
    }
}
