//! Is the configured share the one that is served?

use crate::traffic::Weight;

use super::Alpha;
use super::bound::{at_every_look, at_one_look, ln_evidence_against};
use super::number::{float, nearest, whole};

/// The share of the requests that the canary really got, while one weight was configured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServedShare {
    /// The share that was counted, to the nearest ten-thousandth.
    pub share: Weight,
    /// Between these shares lies the true one, if one looks once (Clopper and Pearson).
    pub at_one_look: (Weight, Weight),
    /// Between these shares lies the true one, however often one looks.
    pub at_every_look: (Weight, Weight),
    /// True if the counts contradict the configured weight, judged in the way that holds for every
    /// look: over all looks a split that is as configured is contradicted with a chance of at most α.
    pub disagrees: bool,
}

/// What the counts say of the configured weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ShareReading {
    /// They agree with it, and are enough to tell.
    Agrees,
    /// The canary gets more than it should.
    More,
    /// The canary gets less than it should.
    Less,
    /// They do not contradict it, but would not contradict a quite different one either.
    TooFew,
}

/// The interval has to end within this many ten-thousandths of what was counted, or within half of
/// the smaller share, before the counts are enough to tell.
const NARROW: u16 = 100;

impl ServedShare {
    /// What the counts say of the weight that they were compared with.
    pub fn reading(&self, configured: Weight) -> ShareReading {
        let (lowest, highest) = self.at_every_look;
        let share = self.share.ten_thousandths();
        let reach = u16::max(
            share.saturating_sub(lowest.ten_thousandths()),
            highest.ten_thousandths().saturating_sub(share),
        );
        let smaller = configured.min(configured.complement()).ten_thousandths();
        match self.disagrees {
            true if self.share > configured => ShareReading::More,
            true => ShareReading::Less,
            false if reach > u16::max(smaller / 2, NARROW) => ShareReading::TooFew,
            false => ShareReading::Agrees,
        }
    }
}

/// Compares the requests that both versions got with the weight of the canary that was configured
/// the whole time; nothing without a request. The counts start anew when the weight changes.
///
/// Supposes that the cloud draws the version of every request by itself. Where it follows rules or
/// keeps callers at a version, the share says nothing about the weight.
pub fn served_share(
    canary_requests: u64,
    stable_requests: u64,
    configured: Weight,
    alpha: Alpha,
) -> Option<ServedShare> {
    let all = canary_requests.checked_add(stable_requests)?;
    if all == 0 {
        return None;
    }
    let steps = Weight::FULL.ten_thousandths();
    let (from, to) = at_one_look(canary_requests, all, alpha.fraction(), steps);
    let (lowest, highest) = at_every_look(canary_requests, all, alpha.ln_threshold());
    let scale = f64::from(steps);
    let p = f64::from(configured.ten_thousandths()) / scale;
    Some(ServedShare {
        share: weight(nearest(float(canary_requests) / float(all) * scale)),
        at_one_look: (weight(from.into()), weight(to.into())),
        at_every_look: (
            weight(whole(lowest * scale)),
            weight(whole((highest * scale).ceil())),
        ),
        disagrees: ln_evidence_against(p, canary_requests, all) >= alpha.ln_threshold(),
    })
}

fn weight(ten_thousandths: u64) -> Weight {
    u16::try_from(ten_thousandths)
        .ok()
        .and_then(Weight::from_ten_thousandths)
        .unwrap_or(Weight::FULL)
}
