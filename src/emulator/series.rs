//! What was counted, minute by minute, of one alias or one version.

use std::collections::VecDeque;

use super::behaviour::Outcome;

/// How long counts are kept, in minutes. The cloud keeps those of a minute for 15 days.
pub(super) const KEPT: u64 = 24 * 60;

/// The counts of one alias or one version.
#[derive(Debug)]
pub(super) struct Series {
    /// The name of the alias, or the version. No alias is called like a version.
    pub(super) name: String,
    /// By time. A minute in which nothing came has no entry.
    minutes: VecDeque<Minute>,
    /// How long the requests that came will still keep instances busy, in milliseconds, as of
    /// a second since 1970.
    busy: (u64, u64),
}

/// The counts of one minute.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Minute {
    /// Minutes since 1970.
    pub(super) number: u64,
    /// Requests that ran.
    pub(super) requests: u64,
    /// Those of them that failed in the user's code, and those that took too long.
    pub(super) code_errors: u64,
    pub(super) timeouts: u64,
    /// Requests that found no instance free.
    pub(super) throttled: u64,
    /// All durations together, the longest and the shortest, in milliseconds.
    pub(super) duration: u64,
    pub(super) longest: u32,
    pub(super) shortest: u32,
}

impl Series {
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            minutes: VecDeque::new(),
            busy: (0, 0),
        }
    }

    /// Counts requests that ran in a minute and ended alike.
    pub(super) fn ran(&mut self, number: u64, count: u32, outcome: Outcome) {
        let count = u64::from(count);
        let minute = self.minute(number);
        if minute.requests == 0 {
            minute.shortest = outcome.duration;
        }
        minute.requests += count;
        match outcome.status {
            200 => {}
            433 => minute.timeouts += count,
            _ => minute.code_errors += count,
        }
        minute.duration += count * u64::from(outcome.duration);
        minute.longest = minute.longest.max(outcome.duration);
        minute.shortest = minute.shortest.min(outcome.duration);
    }

    /// Counts a request that found no instance free.
    pub(super) fn throttled(&mut self, number: u64) {
        self.minute(number).throttled += 1;
    }

    /// True if one of `concurrency` instances is free in this second; then it will be busy for
    /// the duration. Instances work off what came before.
    pub(super) fn admits(&mut self, second: u64, concurrency: u32, duration: u32) -> bool {
        let each_second = u64::from(concurrency) * 1_000;
        let (busy, since) = self.busy;
        let left = busy.saturating_sub(each_second * second.saturating_sub(since));
        let is_free = left < each_second;
        self.busy = (left + u64::from(duration) * u64::from(is_free), second);
        is_free
    }

    /// The minutes from one up to another, without it, that have counts.
    pub(super) fn between(&self, from: u64, to: u64) -> impl Iterator<Item = &Minute> {
        let start = self.minutes.partition_point(|minute| minute.number < from);
        let minutes = self.minutes.range(start..);
        minutes.take_while(move |minute| minute.number < to)
    }

    /// The minute of this number, the last one; older ones are forgotten.
    fn minute(&mut self, number: u64) -> &mut Minute {
        if self.minutes.back().is_none_or(|last| last.number < number) {
            while (self.minutes.front()).is_some_and(|first| first.number + KEPT <= number) {
                self.minutes.pop_front();
            }
            self.minutes.push_back(Minute {
                number,
                ..Minute::default()
            });
        }
        // One was pushed if there was none.
        let last = self.minutes.len() - 1;
        &mut self.minutes[last]
    }
}
