//! The two sides of a weighted split, whichever way round its scheme puts them.

use crate::traffic::{AliasName, Routing, Split, Version, Weight};

/// A weighted split as the control shows it: the new code on the left, the stable on the right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sides {
    /// The new code.
    pub(super) canary: Version,
    /// What it is compared with.
    pub(super) stable: Version,
    /// The share of the new code.
    pub(super) share: Weight,
}

impl Sides {
    /// The sides of a split, if it has two.
    pub(super) fn of(split: &Split, alias: &AliasName) -> Option<Self> {
        let canary = split.canary(alias)?;
        Some(Self {
            canary,
            stable: split.stable(alias)?,
            share: split.share(canary)?,
        })
    }
}

/// The split with `share` for its new code; unchanged if it has no two sides.
pub(super) fn with_share(split: &Split, alias: &AliasName, share: Weight) -> Split {
    let mut changed = split.clone();
    let canary = split.canary(alias);
    if let Routing::Weighted { version, weight } = &mut changed.routing {
        *weight = if canary == Some(*version) {
            share
        } else {
            share.complement()
        };
    }
    changed
}

/// How far it is from one share to another, in percentage points with the sign: `+5`, `−0.5`.
pub(super) fn points(from: Weight, to: Weight) -> String {
    let distance = from.ten_thousandths().abs_diff(to.ten_thousandths());
    let size = Weight::from_ten_thousandths(distance).unwrap_or(Weight::FULL);
    let sign = if to < from { '−' } else { '+' };
    format!("{sign}{}", size.percent_text())
}
