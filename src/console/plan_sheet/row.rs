//! A step as it stands in a form.

use super::{Unread, whole};
use crate::rollout::{Hold, Step};
use crate::traffic::Weight;

/// A step as it is being filled in. What belongs to another kind of hold stays, so that choosing
/// one and going back loses nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// The share in percent.
    pub(crate) share: String,
    /// What has to happen before the next step.
    pub(crate) kind: Kind,
    /// How long.
    pub(crate) time: String,
    /// In which unit that is.
    pub(crate) unit: Unit,
    /// How many requests.
    pub(crate) requests: String,
}

/// What has to happen before the next step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Time goes by.
    #[default]
    Time,
    /// Somebody approves.
    Approval,
    /// The canary answers requests.
    Requests,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Seconds.
    Seconds,
    /// Minutes.
    #[default]
    Minutes,
    /// Hours.
    Hours,
    /// Days.
    Days,
}

impl Kind {
    /// Every kind, the usual one first.
    pub(crate) const ALL: [Self; 3] = [Self::Time, Self::Approval, Self::Requests];

    /// The value of a choice.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Approval => "approval",
            Self::Requests => "requests",
        }
    }
}

impl Unit {
    /// Every unit, the shortest first.
    pub(crate) const ALL: [Self; 4] = [Self::Seconds, Self::Minutes, Self::Hours, Self::Days];

    /// The value of a choice.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Seconds => "s",
            Self::Minutes => "m",
            Self::Hours => "h",
            Self::Days => "d",
        }
    }

    const fn seconds(self) -> u64 {
        match self {
            Self::Seconds => 1,
            Self::Minutes => 60,
            Self::Hours => 3_600,
            Self::Days => 86_400,
        }
    }

    /// The largest unit in which so many seconds are a whole number.
    fn exact(seconds: u64) -> Self {
        let fits = |unit: &Self| seconds.is_multiple_of(unit.seconds());
        let found = Self::ALL.into_iter().rfind(fits);
        found.filter(|_| seconds > 0).unwrap_or(Self::Minutes)
    }
}

impl Row {
    /// The form of a step.
    pub(crate) fn of(step: &Step) -> Self {
        let mut row = Self {
            share: step.share.percent_text(),
            kind: Kind::Time,
            time: "10".to_owned(),
            unit: Unit::Minutes,
            requests: "500".to_owned(),
        };
        match step.hold {
            Hold::Time(seconds) => {
                row.unit = Unit::exact(seconds);
                row.time = (seconds / row.unit.seconds()).to_string();
            }
            Hold::Approval => row.kind = Kind::Approval,
            Hold::Requests(count) => {
                row.kind = Kind::Requests;
                row.requests = count.to_string();
            }
        }
        row
    }

    /// A step to go on with between `before` and `after`: a share between theirs, or about twice
    /// the one before where nothing follows, held like the one before.
    pub(crate) fn between(before: Option<&Self>, after: Option<&Self>) -> Self {
        let usual = Step {
            share: Weight::ZERO,
            hold: Hold::Time(600),
        };
        let held = before.or(after).cloned();
        let share = |row: Option<&Self>| row.and_then(|row| row.share().ok());
        let low = share(before).unwrap_or(Weight::ZERO);
        Self {
            share: next_share(low, share(after)).map_or_else(String::new, Weight::percent_text),
            ..held.unwrap_or_else(|| Self::of(&usual))
        }
    }

    pub(super) fn share(&self) -> Result<Weight, Unread> {
        Weight::parse_percent(&self.share).map_err(Unread::Share)
    }

    pub(super) fn hold(&self) -> Result<Hold, Unread> {
        match self.kind {
            Kind::Time => {
                let time = whole(self.time.trim())?;
                Ok(Hold::Time(time.saturating_mul(self.unit.seconds())))
            }
            Kind::Approval => Ok(Hold::Approval),
            Kind::Requests => whole(self.requests.trim()).map(Hold::Requests),
        }
    }
}

/// A share above `low`, and below `high` if there is one: in whole percent where one lies between.
fn next_share(low: Weight, high: Option<Weight>) -> Option<Weight> {
    let (low, full) = (low.ten_thousandths(), Weight::FULL.ten_thousandths());
    let wanted = match high.map(Weight::ten_thousandths) {
        Some(high) => low.midpoint(high),
        None if low == 0 => 100,
        None if low * 2 < full => low * 2,
        None => low.midpoint(full),
    };
    let high = high.map_or(full, Weight::ten_thousandths);
    let rounded = wanted / 100 * 100;
    let share = if rounded > low { rounded } else { wanted };
    Weight::from_ten_thousandths(share).filter(|_| (low + 1..high).contains(&share))
}
