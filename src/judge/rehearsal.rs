//! Plays a plan many times against supposed error rates, before anything is touched.

mod play;

use serde::{Deserialize, Serialize};

use self::play::{Player, Run};
use super::number::{float, index, nearest};
use super::order::share;
use super::random::Random;
use super::{Alpha, ErrorRate, Stage};
use crate::traffic::Weight;

/// What a plan is played against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scenario {
    /// Requests to both versions, in thousandths of a request per second.
    pub thousandths_per_second: u64,
    /// The rate at which the stable version fails.
    pub baseline: ErrorRate,
    /// The rate at which the faulty canary fails.
    pub raised: ErrorRate,
    /// The level of the judge that guards the plan.
    pub alpha: Alpha,
    /// How many minutes late the counts are known.
    pub late_minutes: u32,
    /// Requests that fail are counted from the start for so many minutes, whatever the plan, so that
    /// a plan that is over soon does not look better than it is. At least the plan's own length.
    pub window_minutes: u32,
    /// How often the plan is played with a faulty canary, and again with a good one.
    pub runs: u32,
    /// Equal seeds give equal results.
    pub seed: u64,
}

/// How a plan is guarded, and where it leaves the canary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manner {
    /// Whether the judge looks at all. If not, nothing stops the plan.
    pub judged: bool,
    /// The rise that he has to exclude before a stage is over, if one has to be excluded. Not asked
    /// for in stages without a minute: somebody has approved those.
    pub until_excluded: Option<ErrorRate>,
    /// The canary's share after the last stage.
    #[serde(with = "share")]
    pub then: Weight,
}

impl Manner {
    /// Guarded, held for the planned time alone, and given everything in the end.
    pub const BY_TIME: Self = Self {
        judged: true,
        until_excluded: None,
        then: Weight::FULL,
    };
}

/// How a number varies from run to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    /// One run in ten has this or less.
    pub tenth: u64,
    /// Half of the runs have this or less.
    pub median: u64,
    /// Nine runs in ten have this or less.
    pub nine_tenths: u64,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rehearsal {
    /// In how many of ten thousand runs a faulty canary was stopped before it had all traffic.
    pub stopped: u16,
    /// In which minute it was stopped, over the runs in which it was.
    pub stopped_minute: Option<Spread>,
    /// The requests that a faulty canary failed, within the window, over all runs; nothing if there
    /// were no runs.
    pub failed_requests: Option<Spread>,
    /// In how many of ten thousand runs a canary as good as the stable version was stopped.
    pub false_aborts: u16,
    /// In how many of ten thousand runs a good canary got all traffic. The others were stopped, or
    /// still held after the longest time that is played.
    pub finished: u16,
    /// In which minute it got all traffic, over the runs in which it did.
    pub finished_minute: Option<Spread>,
    /// For each stage that at least half of the good canaries came through, in which minute half of
    /// those had.
    pub stages_over: Vec<u64>,
    /// The minute in which the canary has all traffic if nothing stops it and nothing is waited for.
    pub finish_minute: u32,
}

/// Plays the stages in order; after the last, the canary has all traffic and there is nothing left
/// to compare it with. The judge looks after every minute; when he raises the alarm, all traffic goes
/// back.
pub fn rehearse(stages: &[Stage], scenario: &Scenario) -> Rehearsal {
    all_runs(&Player::new(stages, scenario))
}

/// The same in a fraction of a second, however long the stages are: once a share has been held for
/// half an hour, the judge looks only whenever it has been held for a thirty-second longer.
///
/// A run is not played for more than a week longer than the plan.
pub fn rehearse_at_length(stages: &[Stage], scenario: &Scenario, manner: &Manner) -> Rehearsal {
    all_runs(&Player {
        manner: *manner,
        in_strides: true,
        ..Player::new(stages, scenario)
    })
}

fn all_runs(player: &Player) -> Rehearsal {
    let Scenario {
        baseline,
        raised,
        runs,
        seed,
        ..
    } = *player.scenario;
    let mut random = Random::new(seed);
    let mut play = |canary: ErrorRate| {
        let runs = (0..runs).map(|_| player.play(canary, &mut random));
        runs.collect::<Vec<Run>>()
    };
    let (faulty, good) = (play(raised), play(baseline));
    let of_ten_thousand = |count: usize| {
        let share = count as u64 * 10_000 / u64::from(runs.max(1));
        u16::try_from(share).unwrap_or(10_000)
    };
    let minutes = |runs: &[Run], minute: fn(&Run) -> Option<u32>| {
        let minutes = runs.iter().filter_map(minute).map(u64::from);
        minutes.collect::<Vec<u64>>()
    };
    let stops = minutes(&faulty, |run| run.stopped_minute);
    let false_stops = minutes(&good, |run| run.stopped_minute);
    let finishes = minutes(&good, |run| run.finished_minute);
    let stages_over = (0..player.stages.len()).map_while(|stage| {
        let over = good.iter().filter_map(|run| run.stages_over.get(stage));
        let over: Vec<u64> = over.copied().map(u64::from).collect();
        let by_half = over.len() * 2 >= good.len();
        Spread::of(over).filter(|_| by_half)
    });
    Rehearsal {
        stages_over: stages_over.map(|spread| spread.median).collect(),
        stopped: of_ten_thousand(stops.len()),
        stopped_minute: Spread::of(stops),
        failed_requests: Spread::of(faulty.iter().map(|run| run.failed_requests).collect()),
        false_aborts: of_ten_thousand(false_stops.len()),
        finished: of_ten_thousand(finishes.len()),
        finished_minute: Spread::of(finishes),
        finish_minute: player.finish_minute,
    }
}

impl Spread {
    fn of(mut numbers: Vec<u64>) -> Option<Self> {
        numbers.sort_unstable();
        let last = numbers.len().checked_sub(1)?;
        let at = |tenths: f64| {
            let position = nearest(float(last as u64) * tenths / 10.0);
            numbers.get(index(position)).copied()
        };
        Some(Self {
            tenth: at(1.0)?,
            median: at(5.0)?,
            nine_tenths: at(9.0)?,
        })
    }
}
