//! From whole numbers to floats and back, the only place where that is done.

/// The float nearest to a count. Exact up to 2⁵³, more requests than any function serves.
#[expect(clippy::cast_precision_loss)]
pub(super) const fn float(count: u64) -> f64 {
    count as f64
}

/// The whole part of a number, 0 below zero and for what is not a number, the largest count above
/// all counts.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(super) const fn whole(number: f64) -> u64 {
    number as u64
}

/// The whole number nearest to a number, with the limits of [`whole`].
pub(super) fn nearest(number: f64) -> u64 {
    whole(number.round())
}

/// A count as an index or a length.
pub(super) fn index(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// An evidence whose natural logarithm this is, in tenths, rounded down: 200 for 20 to 1.
pub(super) fn tenths(ln_evidence: f64) -> u64 {
    // What only the logarithm lost is given back, so that 20 to 1 is not told as 19.9.
    whole(ln_evidence.exp() * 10.0 * (1.0 + 1e-9))
}
