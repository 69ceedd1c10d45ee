//! The plan of a rollout as it stands in a form: texts until they can be read.
//!
//! Must never know what a field looks like, and never whether a plan is good: that is
//! [`rollout`](crate::rollout).

mod drafts;
mod row;

pub(crate) use self::drafts::{Drafts, Kept};
pub(crate) use self::row::{Kind, Row, Unit};

use super::route::FunctionPlace;
use crate::change::Target;
use crate::judge::ErrorRate;
use crate::rollout::{End, Field, Guards, Hold, Plan, Reaction, Step, Unsure, points};
use crate::traffic::{self, AliasName, Version, Weight};

/// A plan as it is being filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sheet {
    /// The version that is rolled out.
    pub(crate) canary: Version,
    /// The steps, in order.
    pub(crate) steps: Vec<Row>,
    /// What comes after the last step; nothing while nobody said it.
    pub(crate) finish: Option<End>,
    /// The rise of the error rate, in points.
    pub(crate) errors: Limit,
    /// The rise of the average duration, in percent.
    pub(crate) latency: Limit,
    /// Throttled requests in a minute.
    pub(crate) throttles: Limit,
    /// What happens when a guard trips.
    pub(crate) reaction: Reaction,
    /// What happens when the judge cannot tell.
    pub(crate) unsure: Unsure,
}

/// A guard: whether it watches, and from when on it trips.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Limit {
    /// Whether it watches.
    pub(crate) on: bool,
    /// The number as it is typed. It stays while the guard is off.
    pub(crate) text: String,
}

/// Why what stands in a field cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    /// It is no share.
    Share(traffic::Problem),
    /// It is no whole number.
    Whole,
    /// It is no rise of an error rate.
    Points,
}

/// Where a plan belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Here {
    /// The function.
    pub(crate) place: FunctionPlace,
    /// The alias.
    pub(crate) alias: AliasName,
}

impl Here {
    /// The function as a plan names it.
    pub(crate) fn target(&self) -> Target {
        Target {
            namespace: self.place.place.namespace.clone(),
            function: self.place.function.clone(),
        }
    }

    /// True if a plan belongs here. One that names no region belongs to every one.
    pub(crate) fn has(&self, plan: &Plan) -> bool {
        let region = self.place.place.region;
        plan.target == self.target()
            && plan.alias == self.alias
            && plan.region.unwrap_or(region) == region
    }
}

impl Sheet {
    /// The form of a plan.
    pub(crate) fn of(plan: &Plan) -> Self {
        let Guards {
            errors,
            latency,
            throttles,
            reaction,
            unsure,
        } = plan.guards;
        Self {
            canary: plan.canary,
            steps: plan.steps.iter().map(Row::of).collect(),
            finish: plan.finish,
            errors: Limit::of(errors.map(ErrorRate::percent_text), "1"),
            latency: Limit::of(latency.map(|percent| percent.to_string()), "50"),
            throttles: Limit::of(throttles.map(|count| count.to_string()), "10"),
            reaction,
            unsure,
        }
    }

    /// The plan that it says, and everything in it that cannot be read. In the place of that stands
    /// something harmless, so that the rest can be checked all the same.
    pub(crate) fn read(&self, here: &Here) -> (Plan, Vec<(Field, Unread)>) {
        let mut unread = Vec::new();
        let mut steps = Vec::new();
        let mut before = Weight::ZERO;
        for (index, row) in self.steps.iter().enumerate() {
            let share = keep(row.share(), Field::Share(index), &mut unread);
            let hold = keep(row.hold(), Field::Hold(index), &mut unread);
            let share = share.unwrap_or_else(|| just_above(before));
            before = before.max(share);
            let hold = hold.unwrap_or(Hold::Approval);
            steps.push(Step { share, hold });
        }
        let (errors, latency, throttles) = (&self.errors, &self.latency, &self.throttles);
        let errors = errors.read(|text| points(&format!("{text} points")).ok_or(Unread::Points));
        let latency = latency.read(|text| {
            let percent = whole(text)?;
            u16::try_from(percent).map_err(|_| Unread::Whole)
        });
        let throttles = throttles.read(whole);
        let guards = Guards {
            errors: keep(errors, Field::Errors, &mut unread).flatten(),
            latency: keep(latency, Field::Latency, &mut unread).flatten(),
            throttles: keep(throttles, Field::Throttles, &mut unread).flatten(),
            reaction: self.reaction,
            unsure: self.unsure,
        };
        let plan = Plan {
            region: Some(here.place.place.region),
            target: here.target(),
            alias: here.alias.clone(),
            canary: self.canary,
            steps,
            finish: self.finish,
            guards,
        };
        (plan, unread)
    }
}

impl Limit {
    /// A guard that watches if it has a limit, with what is offered otherwise.
    fn of(limit: Option<String>, usual: &str) -> Self {
        Self {
            on: limit.is_some(),
            text: limit.unwrap_or_else(|| usual.to_owned()),
        }
    }

    /// The limit; none while it does not watch.
    fn read<T>(&self, read: impl FnOnce(&str) -> Result<T, Unread>) -> Result<Option<T>, Unread> {
        if self.on {
            read(self.text.trim()).map(Some)
        } else {
            Ok(None)
        }
    }
}

fn just_above(share: Weight) -> Weight {
    Weight::from_ten_thousandths(share.ten_thousandths() + 1).unwrap_or(Weight::FULL)
}

/// What was read; what could not be is noted at its field.
fn keep<T>(read: Result<T, Unread>, field: Field, unread: &mut Vec<(Field, Unread)>) -> Option<T> {
    read.map_err(|why| unread.push((field, why))).ok()
}

/// Digits and nothing else.
fn whole(text: &str) -> Result<u64, Unread> {
    let is_whole = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_whole).ok_or(Unread::Whole)
}
