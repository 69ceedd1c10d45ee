//! As few calls as the API allows.

use super::{MINUTE, Measure, Need, Place, Subject, minute_of};
use crate::scf::{
    GetMonitorData, GetMonitorDataAnswer, MOST_INSTANCES, MOST_POINTS, Monitored, moment,
    read_moment,
};

/// The cloud's clock may be ahead of the one that calls are planned by: room for so many minutes
/// more than expected.
const AHEAD: u64 = 10;
/// Clocks that differ by no more than so many seconds are taken for alike: the cloud says only in
/// which minute it answers.
const ALIKE: u64 = 3 * MINUTE;

/// One call: a measure of several subjects, of any functions of a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// What is asked for.
    pub measure: Measure,
    /// The first minute.
    pub from: u64,
    /// The first minute that is not over, by the clock that the call was planned by.
    pub until: u64,
    subjects: Vec<(Place, Subject)>,
}

impl Read {
    /// The request, in minutes.
    pub fn request(&self) -> GetMonitorData {
        let subjects = self.subjects.iter();
        let instances = subjects.map(|(place, subject)| subject.instance(place));
        GetMonitorData {
            namespace: Monitored::Functions,
            metric_name: self.measure.metric(),
            instances: instances.collect(),
            period: 60,
            start_time: moment(self.from),
            // The answer then says what time it is there.
            end_time: String::new(),
        }
    }

    /// The functions that it asks about, each once.
    pub fn places(&self) -> Vec<&Place> {
        let mut places: Vec<&Place> = self.subjects.iter().map(|(place, _)| place).collect();
        places.sort();
        places.dedup();
        places
    }

    /// What it asks about of one function.
    pub(super) fn subjects<'a>(&'a self, place: &'a Place) -> impl Iterator<Item = &'a Subject> {
        let subjects = self.subjects.iter();
        let subjects = subjects.filter(move |(asked, _)| asked == place);
        subjects.map(|(_, subject)| subject)
    }

    /// The first minute that was not over when the call was answered.
    pub(super) fn end(&self, answer: &GetMonitorDataAnswer) -> u64 {
        read_moment(&answer.end_time).map_or(self.until, minute_of)
    }

    /// How many seconds the cloud's clock is ahead of the account's time here, which was `asked`
    /// when the call was made and `answered` when it was answered; nothing if they agree as well
    /// as minutes can tell.
    pub fn clock_gap(
        &self,
        answer: &GetMonitorDataAnswer,
        asked: u64,
        answered: u64,
    ) -> Option<i64> {
        let there = read_moment(&answer.end_time)?;
        let gap = if there > answered {
            there.cast_signed() - answered.cast_signed()
        } else if there + MINUTE < asked {
            // Its minute may have been nearly over.
            (there + MINUTE).cast_signed() - asked.cast_signed()
        } else {
            0
        };
        (gap.unsigned_abs() > ALIKE).then_some(gap)
    }

    fn points(&self) -> u64 {
        ((self.until - self.from) / MINUTE + AHEAD) * self.subjects.len() as u64
    }
}

/// The calls that answer all needs at a moment of the account, in Unix seconds. Who needs the same
/// as somebody else is answered by one call.
pub fn reads(needs: &[Need], now: u64) -> Vec<Read> {
    let until = minute_of(now);
    let mut needs: Vec<&Need> = needs.iter().filter(|need| need.from < until).collect();
    // The longest of the same first, so that it is the one that stays.
    needs.sort_by_key(|need| (need.measure, &need.place, &need.subject, need.from));
    needs.dedup_by_key(|need| (need.measure, &need.place, &need.subject));
    // Those of about the same length together: a call gives everybody the longest.
    needs.sort_by_key(|need| (need.measure, u64::MAX - need.from));
    let mut reads: Vec<Read> = Vec::new();
    for need in needs {
        let subject = (need.place.clone(), need.subject.clone());
        if let Some(last) = reads.last_mut().filter(|last| last.measure == need.measure) {
            let mut more = last.clone();
            more.from = need.from;
            more.subjects.push(subject.clone());
            if more.subjects.len() <= MOST_INSTANCES && more.points() <= MOST_POINTS as u64 {
                *last = more;
                continue;
            }
        }
        reads.push(Read {
            measure: need.measure,
            from: need.from,
            until,
            subjects: vec![subject],
        });
    }
    reads
}
