//! Plays a plan many times against supposed error rates, before anything is touched.

use super::number::{float, index, nearest};
use super::random::Random;
use super::{Alpha, Count, ErrorRate, Evidence, Minute, Stage, Traffic};

/// What a plan is played against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// How a number varies from run to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// One run in ten has this or less.
    pub tenth: u64,
    /// Half of the runs have this or less.
    pub median: u64,
    /// Nine runs in ten have this or less.
    pub nine_tenths: u64,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// The minute in which the canary has all traffic if nothing stops it.
    pub finish_minute: u32,
}

/// Plays the stages in order; after the last, the canary has all traffic and there is nothing left
/// to compare it with. The judge looks after every minute; when he raises the alarm, all traffic goes
/// back.
pub fn rehearse(stages: &[Stage], scenario: &Scenario) -> Rehearsal {
    let finish_minute = stages
        .iter()
        .fold(0_u32, |sum, stage| sum.saturating_add(stage.minutes));
    let mut random = Random::new(scenario.seed);
    let mut stops = Vec::new();
    let mut failures = Vec::new();
    let mut false_aborts = 0;
    for _ in 0..scenario.runs {
        let run = play(
            stages,
            scenario,
            scenario.raised,
            finish_minute,
            &mut random,
        );
        stops.extend(run.stopped_minute);
        failures.push(run.failed_requests);
    }
    for _ in 0..scenario.runs {
        let run = play(
            stages,
            scenario,
            scenario.baseline,
            finish_minute,
            &mut random,
        );
        false_aborts += u64::from(run.stopped_minute.is_some());
    }
    let of_ten_thousand = |count: u64| {
        let share = count * 10_000 / u64::from(scenario.runs.max(1));
        u16::try_from(share).unwrap_or(10_000)
    };
    Rehearsal {
        stopped: of_ten_thousand(stops.len() as u64),
        stopped_minute: Spread::of(stops),
        failed_requests: Spread::of(failures),
        false_aborts: of_ten_thousand(false_aborts),
        finish_minute,
    }
}

struct Run {
    stopped_minute: Option<u64>,
    failed_requests: u64,
}

fn play(
    stages: &[Stage],
    scenario: &Scenario,
    canary_rate: ErrorRate,
    finish_minute: u32,
    random: &mut Random,
) -> Run {
    let ln_threshold = scenario.alpha.ln_threshold();
    let mut evidence = Evidence::NONE;
    let mut failed_requests = 0_u64;
    let mut elapsed = 0_u32;
    // The minute in which an alarm that was raised takes effect.
    let mut stop = None;
    for stage in stages {
        let traffic = Traffic {
            thousandths_per_second: scenario.thousandths_per_second,
            share: stage.share,
            baseline: scenario.baseline,
            raised: canary_rate,
        };
        for _ in 0..stage.minutes {
            let minute = draw(&traffic, random);
            failed_requests = minute.canary.errors().saturating_add(failed_requests);
            elapsed += 1;
            evidence.add(&minute);
            // Only an error of the canary can raise the evidence.
            let raised = minute.canary.errors() > 0 && evidence.ln() >= ln_threshold;
            if raised && stop.is_none() {
                stop = Some(elapsed.saturating_add(scenario.late_minutes));
            }
            if stop == Some(elapsed) {
                return Run {
                    stopped_minute: Some(elapsed.into()),
                    failed_requests,
                };
            }
        }
    }
    // An alarm that takes effect only after the last stage comes too late.
    let window = scenario.window_minutes.saturating_sub(finish_minute);
    let per_minute = float(scenario.thousandths_per_second) * 60.0 / 1e3 * canary_rate.fraction();
    let after = random.poisson(per_minute * f64::from(window));
    Run {
        stopped_minute: None,
        failed_requests: after.saturating_add(failed_requests),
    }
}

/// A minute of requests that arrive as a Poisson process. Errors are drawn first: only where there
/// are some does it matter how many requests there were.
fn draw(traffic: &Traffic, random: &mut Random) -> Minute {
    let (canary_requests, stable_requests) = traffic.requests_per_minute();
    let (canary_errors, stable_errors) = traffic.errors_per_minute();
    let (canary, stable) = (random.poisson(canary_errors), random.poisson(stable_errors));
    if canary.max(stable) == 0 {
        return Minute::default();
    }
    let mut count = |errors: u64, good: f64| {
        Count::new(errors.saturating_add(random.poisson(good)), errors).unwrap_or_default()
    };
    Minute {
        canary: count(canary, canary_requests - canary_errors),
        stable: count(stable, stable_requests - stable_errors),
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
