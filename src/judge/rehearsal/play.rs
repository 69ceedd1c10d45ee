//! One run of a plan.

use super::{Manner, Scenario};
use crate::judge::excluded::excludes;
use crate::judge::random::Random;
use crate::judge::{Count, ErrorRate, Evidence, Minute, Stage, Traffic};
use crate::traffic::Weight;

/// So many minutes of a stage are looked at one by one, however they are played.
const ONE_BY_ONE: u32 = 32;
/// A run is not played for longer than the plan and so many minutes.
const WEEK: u32 = 7 * 24 * 60;

/// Plays a plan.
pub(super) struct Player<'a> {
    pub(super) stages: &'a [Stage],
    pub(super) scenario: &'a Scenario,
    pub(super) manner: Manner,
    pub(super) in_strides: bool,
    /// When the stages are over if nothing is waited for.
    pub(super) finish_minute: u32,
}

/// What came of a run.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) stopped_minute: Option<u32>,
    pub(super) finished_minute: Option<u32>,
    pub(super) failed_requests: u64,
    /// In which minute each stage was over.
    pub(super) stages_over: Vec<u32>,
    elapsed: u32,
    evidence: Evidence,
    /// The minute in which an alarm that was raised takes effect.
    stop: Option<u32>,
}

impl<'a> Player<'a> {
    /// Looks after every minute, and waits for nothing.
    pub(super) fn new(stages: &'a [Stage], scenario: &'a Scenario) -> Self {
        let minutes = stages.iter().map(|stage| stage.minutes);
        Self {
            stages,
            scenario,
            manner: Manner::BY_TIME,
            in_strides: false,
            finish_minute: minutes.fold(0, u32::saturating_add),
        }
    }

    /// Plays it once with a canary that fails at this rate.
    pub(super) fn play(&self, canary: ErrorRate, random: &mut Random) -> Run {
        let mut run = Run::default();
        for stage in self.stages {
            if !self.hold(*stage, canary, &mut run, random) {
                return run;
            }
            run.stages_over.push(run.elapsed);
        }
        // An alarm that takes effect only after the last stage comes too late.
        run.finished_minute = Some(run.elapsed);
        let after = self.traffic(self.manner.then, canary);
        let (per_minute, _) = after.errors_per_minute();
        let minutes = self.window().saturating_sub(run.elapsed);
        let failed = random.poisson(per_minute * f64::from(minutes));
        run.failed_requests = run.failed_requests.saturating_add(failed);
        run
    }

    /// Holds a share. False if the run ends with it.
    fn hold(&self, stage: Stage, canary: ErrorRate, run: &mut Run, random: &mut Random) -> bool {
        let late = self.scenario.late_minutes;
        let alpha = self.scenario.alpha;
        let traffic = self.traffic(stage.share, canary);
        let waits_for = self.manner.until_excluded.filter(|_| stage.minutes > 0);
        let begun = run.elapsed;
        let planned = begun.saturating_add(stage.minutes);
        // When it is over; not known while something is waited for.
        let mut over = waits_for.is_none().then_some(planned);
        let mut held = Minute::default();
        while over != Some(run.elapsed) {
            if run.elapsed >= self.finish_minute.saturating_add(WEEK) {
                return false;
            }
            // No stride goes beyond a minute in which something happens.
            let ahead = [
                over,
                run.stop,
                Some(self.window()),
                planned.checked_sub(late),
            ];
            let next = ahead.into_iter().flatten().filter(|at| *at > run.elapsed);
            let minutes = self
                .stride(run.elapsed - begun)
                .min(next.min().map_or(u32::MAX, |at| at - run.elapsed));
            let drawn = draw(&traffic, minutes, waits_for.is_some(), random);
            run.elapsed += minutes;
            if run.elapsed <= self.window() {
                run.failed_requests = run.failed_requests.saturating_add(drawn.canary.errors());
            }
            if self.manner.judged && run.stop.is_none() {
                run.evidence.add(&drawn);
                // Only an error of the canary can raise the evidence.
                if drawn.canary.errors() > 0 && run.evidence.ln() >= alpha.ln_threshold() {
                    run.stop = Some(run.elapsed.saturating_add(late));
                }
            }
            if run.stop == Some(run.elapsed) {
                run.stopped_minute = run.stop;
                return false;
            }
            if let (Some(rise), None) = (waits_for, over) {
                held = held.plus(drawn);
                // What was counted until now is known only then.
                let then = run.elapsed.saturating_add(late);
                over = (then >= planned && excludes(&held, rise, alpha)).then_some(then);
            }
        }
        true
    }

    fn traffic(&self, share: Weight, canary: ErrorRate) -> Traffic {
        Traffic {
            thousandths_per_second: self.scenario.thousandths_per_second,
            share,
            baseline: self.scenario.baseline,
            raised: canary,
        }
    }

    /// How many minutes pass until the judge looks again, after so many of a stage.
    const fn stride(&self, held: u32) -> u32 {
        if self.in_strides && held > ONE_BY_ONE {
            held / ONE_BY_ONE
        } else {
            1
        }
    }

    /// Until when requests that fail are counted.
    fn window(&self) -> u32 {
        self.scenario.window_minutes.max(self.finish_minute)
    }
}

/// So many minutes of requests that arrive as a Poisson process. Errors are drawn first: where there
/// are none, it only matters to who `counts` how many requests there were.
fn draw(traffic: &Traffic, minutes: u32, counts: bool, random: &mut Random) -> Minute {
    let minutes = f64::from(minutes);
    let (canary_requests, stable_requests) = traffic.requests_per_minute();
    let (canary_errors, stable_errors) = traffic.errors_per_minute();
    let canary = random.poisson(canary_errors * minutes);
    let stable = random.poisson(stable_errors * minutes);
    if canary.max(stable) == 0 && !counts {
        return Minute::default();
    }
    let mut count = |errors: u64, good: f64| {
        let good = random.poisson(good * minutes);
        Count::new(errors.saturating_add(good), errors).unwrap_or_default()
    };
    Minute {
        canary: count(canary, canary_requests - canary_errors),
        stable: count(stable, stable_requests - stable_errors),
    }
}
