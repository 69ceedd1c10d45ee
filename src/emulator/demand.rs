//! The requests that come to a function while nobody looks, and what became of them.
//!
//! Nothing runs by itself: the time since the last look is made up for when somebody looks again.
//! The last quarter of an hour is played second by second and request by request; what lies
//! further back is counted minute by minute, which is distributed in the same way (see
//! [`Chance::count`](super::chance::Chance::count)) and needs not a step for each request. A
//! version that takes a limited number at once is played by the second throughout.

use super::behaviour::Outcome;
use super::chance::Chance;
use super::flow::Flow;
use super::function::Function;
use super::random::Random;
use super::records::{Record, Records};
use super::runs::DRAWS;
use super::series::{KEPT, Series};
use crate::traffic::Version;

/// How much is played by the second, in seconds.
const PLAYED: u64 = 15 * 60;

/// What has been counted and written of a function's requests.
#[derive(Debug, Default)]
pub(super) struct Demand {
    /// Up to this second since 1970 everything has come.
    until: u64,
    /// Of every alias and version that requests came to. Entries stay where they are.
    series: Vec<Series>,
    pub(super) records: Records,
}

impl Demand {
    /// Nothing has come before this second.
    pub(super) fn since(second: u64) -> Self {
        Self {
            until: second,
            ..Self::default()
        }
    }

    /// What was counted of an alias or a version.
    pub(super) fn series(&self, name: &str) -> Option<&Series> {
        self.series.iter().find(|series| series.name == name)
    }

    /// The alias that a record names; empty if there is none.
    pub(super) fn alias(&self, record: &Record) -> &str {
        let series = record
            .alias
            .and_then(|place| self.series.get(usize::from(place)));
        series.map_or("", |series| &series.name)
    }

    /// A request that was made by hand has run.
    pub(super) fn ran(&mut self, at: u64, qualifier: &str, target: (Version, Outcome), log: bool) {
        let (version, outcome) = target;
        let mut random = Random::new(at);
        let name = version.to_string();
        let series = self.place(&name);
        let alias = (qualifier != name).then(|| self.place(qualifier));
        for place in alias.into_iter().chain([series]) {
            self.series[place].ran(at / 60_000, 1, outcome);
        }
        if log {
            self.write(at, alias, target, &mut random);
        }
    }

    /// Where a name is counted.
    pub(super) fn place(&mut self, name: &str) -> usize {
        let known = self.series.iter().position(|series| series.name == name);
        known.unwrap_or_else(|| {
            self.series.push(Series::new(name));
            self.series.len() - 1
        })
    }

    fn write(
        &mut self,
        at: u64,
        alias: Option<usize>,
        (version, outcome): (Version, Outcome),
        random: &mut Random,
    ) {
        #[expect(clippy::cast_possible_truncation)] // any bits will do
        let number = random.next() as u32;
        self.records.add(Record {
            at,
            number,
            duration: outcome.duration,
            version,
            alias: alias.and_then(|place| u16::try_from(place).ok()),
            status: outcome.status,
        });
    }

    /// `count` requests of a flow in one minute, by their numbers alone.
    fn count(&mut self, minute: u64, count: u32, flow: &Flow, random: &mut Random) {
        let (mut open, mut begin) = (count, 0);
        for (target, end) in &flow.routes {
            // Given what the runs before took, a run takes its part of what is left.
            let share = Chance::of((end - begin).into(), (DRAWS - begin).into());
            let here = share.count(open, random);
            (open, begin) = (open - here, *end);
            if !target.lifecycle.at(minute * 60_000).serves() {
                continue;
            }
            let places = [flow.alias, Some(target.series)];
            let mut tell = |count, outcome| {
                for place in places.into_iter().flatten() {
                    self.series[place].ran(minute, count, outcome);
                }
            };
            target
                .behaviour
                .many(here, target.timeout, random, &mut tell);
        }
    }

    /// One request of a flow in a second.
    fn play(&mut self, second: u64, flow: &Flow, random: &mut Random) {
        let draw = random.below(DRAWS);
        let Some((target, _)) = flow.routes.iter().find(|(_, end)| draw < *end) else {
            return;
        };
        if !target.lifecycle.at(second * 1_000).serves() {
            return;
        }
        let mut outcome = target.behaviour.one(target.timeout, random);
        let is_admitted = target.behaviour.concurrency.is_none_or(|concurrency| {
            self.series[target.series].admits(second, concurrency, outcome.duration)
        });
        for place in [flow.alias, Some(target.series)].into_iter().flatten() {
            let series = &mut self.series[place];
            if is_admitted {
                series.ran(second / 60, 1, outcome);
            } else {
                series.throttled(second / 60);
            }
        }
        if !is_admitted {
            (outcome.status, outcome.duration) = (432, 0);
        }
        if target.logs {
            let at = second * 1_000 + u64::from(random.below(1_000));
            self.write(at, flow.alias, (target.version, outcome), random);
        }
    }
}

impl Function {
    /// Lets everything come up to a second since 1970, without it.
    pub(super) fn catch_up(&mut self, until: u64) {
        let mut from = self.demand.until;
        if until <= from {
            return;
        }
        self.demand.until = until;
        // What would be forgotten at once need not come.
        from = from.max(until.saturating_sub(KEPT * 60));
        let mut flows = self.flows(from);
        let is_limited = flows
            .iter()
            .flat_map(|flow| &flow.routes)
            .any(|(target, _)| target.behaviour.concurrency.is_some());
        let played_from = until.saturating_sub(PLAYED);
        while from < until && !flows.is_empty() {
            let is_counted = !is_limited && from.is_multiple_of(60) && from + 60 <= played_from;
            let seconds = if is_counted { 60 } else { 1 };
            for flow in &mut flows {
                let (count, mut random) = flow.source.send(from, seconds);
                if is_counted {
                    self.demand.count(from / 60, count, flow, &mut random);
                } else {
                    for _ in 0..count {
                        self.demand.play(from, flow, &mut random);
                    }
                }
            }
            from += u64::from(seconds);
        }
    }
}
