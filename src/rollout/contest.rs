//! A plan beside those that one could take instead, and what all of them are played against.

use super::{End, Hold, LATE, Plan, Preset, Reaction, Unsure, stages};
use crate::judge::{Alpha, ErrorRate, Manner, Order, Scenario, Stage, Traffic};
use crate::traffic::Weight;

/// The presets of other clouds that are played beside a plan: the shortest, the longest and what
/// lies between, of each kind.
const OTHERS: [&str; 7] = [
    "Canary10Percent5Minutes",
    "Canary10Percent10Minutes",
    "Canary10Percent30Minutes",
    "Linear10PercentEvery1Minute",
    "Linear10PercentEvery3Minutes",
    "Linear10PercentEvery10Minutes",
    "AllAtOnce",
];
/// How often each plan is played with a faulty canary, and again with a good one.
const RUNS: u32 = 2_000;
/// Requests that fail are counted for so many minutes at least.
const FOUR_HOURS: u32 = 240;
const HOUR: u32 = 60;
const WEEK: u32 = 7 * 24 * HOUR;

/// A plan that is played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contestant {
    /// Which of the presets; nothing for the plan itself.
    pub preset: Option<Preset>,
    /// Its shares and their times.
    pub stages: Vec<Stage>,
    /// How it is guarded, and what is left in the end.
    pub manner: Manner,
    /// Somebody approves one of its steps; it is played as if at once.
    pub is_approved: bool,
    /// An alarm holds it; it is played as if somebody rolled it back at once.
    pub is_held: bool,
}

impl Contestant {
    fn of(plan: &Plan, preset: Option<Preset>, thousandths_per_second: u64) -> Self {
        let guards = &plan.guards;
        let last = plan.steps.last().map(|step| step.share);
        let waits_for_approval = plan.steps.iter().any(|step| step.hold == Hold::Approval);
        Self {
            preset,
            is_approved: waits_for_approval,
            is_held: guards.errors.is_some() && guards.reaction == Reaction::Hold,
            stages: stages(plan, thousandths_per_second),
            manner: Manner {
                judged: guards.errors.is_some(),
                until_excluded: match guards.unsure {
                    // Nobody answers in a rehearsal.
                    Unsure::Wait | Unsure::Ask => guards.errors,
                    Unsure::Advance => None,
                },
                then: match plan.end() {
                    Some(End::Keep) => last.unwrap_or_default(),
                    Some(End::Promote) | None => Weight::FULL,
                },
            },
        }
    }

    /// The minute in which its last stage is over if nothing is waited for.
    pub fn minutes(&self) -> u32 {
        let minutes = self.stages.iter().map(|stage| stage.minutes);
        minutes.fold(0, u32::saturating_add)
    }

    /// What is asked of whoever calculates when one look would notice the rise at each of its shares,
    /// four times out of five.
    pub fn looks(&self, scenario: Scenario) -> Vec<Order> {
        let look = |stage: &Stage| Order::Notice {
            traffic: Traffic {
                thousandths_per_second: scenario.thousandths_per_second,
                share: stage.share,
                baseline: scenario.baseline,
                raised: scenario.raised,
            },
            percent: 80,
            alpha: scenario.alpha,
            minutes: WEEK,
        };
        self.stages.iter().map(look).collect()
    }

    /// What is asked of whoever plays it.
    pub fn order(&self, scenario: Scenario) -> Order {
        Order::Rehearse {
            stages: self.stages.clone(),
            scenario,
            manner: self.manner,
        }
    }
}

/// The plan first, then the presets that differ from it, all with the same guard: that of the plan,
/// or the usual one if it has none.
pub fn contestants(plan: &Plan, thousandths_per_second: u64) -> Vec<Contestant> {
    let this = Contestant::of(plan, None, thousandths_per_second);
    let known = |preset: &Preset| match preset {
        Preset::Careful => true,
        Preset::Of(other) => OTHERS.contains(&other.name),
    };
    let others = Preset::all().filter(known).map(|preset| {
        let mut other = preset.plan(plan.target.clone(), plan.alias.clone(), plan.canary);
        other.guards.errors = plan.guards.errors.or(other.guards.errors);
        Contestant::of(&other, Some(preset), thousandths_per_second)
    });
    let differs =
        |other: &Contestant| (&other.stages, &other.manner) != (&this.stages, &this.manner);
    let others: Vec<Contestant> = others.filter(differs).collect();
    std::iter::once(this).chain(others).collect()
}

/// What all of them are played against: requests of both versions in thousandths of one per second,
/// the rate at which the stable version fails, and by how much more the canary is supposed to.
///
/// Requests that fail are counted for whole hours, at least as long as the longest of the plans is.
pub fn scenario(
    contestants: &[Contestant],
    thousandths_per_second: u64,
    baseline: ErrorRate,
    rise: ErrorRate,
) -> Scenario {
    let longest = contestants.iter().map(Contestant::minutes).max();
    let window = longest.unwrap_or_default().max(FOUR_HOURS);
    Scenario {
        thousandths_per_second,
        baseline,
        raised: baseline.raised_by(rise),
        alpha: Alpha::FIVE_PERCENT,
        late_minutes: u32::try_from(LATE).unwrap_or(u32::MAX),
        window_minutes: window.checked_next_multiple_of(HOUR).unwrap_or(window),
        runs: RUNS,
        seed: 1,
    }
}
