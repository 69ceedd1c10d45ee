//! Probabilities, and how often something happens in many tries: exactly distributed, in whole
//! numbers.

use super::random::Random;

/// A probability in units of 2⁻⁶³, so that both ends are in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chance(u64);

/// Certainty.
const ONE: u64 = 1 << 63;

impl Chance {
    /// `part` of `whole`, exact to twelve digits for a whole of at most ten million; everything
    /// from `whole` on is certain.
    pub(super) const fn of(part: u64, whole: u64) -> Self {
        if part >= whole {
            return Self(ONE);
        }
        Self(ONE / whole * part)
    }

    /// One try.
    pub(super) const fn hits(self, random: &mut Random) -> bool {
        random.next() >> 1 < self.0
    }

    /// How many of `tries` hit: a number of the binomial distribution.
    ///
    /// A try hits if its random fraction is below the probability. Here the fractions of all
    /// tries are drawn together, one binary digit after the other: where the probability has a
    /// one, the tries with a zero are below it for good, and where it has a zero, those with a one
    /// are above it. Only the others need their next digit, so that twice as many random bits as
    /// there are tries decide all of them, and the result is the same as if each had been tried.
    pub(super) const fn count(self, tries: u32, random: &mut Random) -> u32 {
        if self.0 == ONE {
            return tries;
        }
        let (mut open, mut hits) = (tries, 0);
        let mut digits = self.0 << 1;
        while open > 0 && digits != 0 {
            let zeros = zeros(open, random);
            if digits >> 63 == 1 {
                hits += zeros;
                open -= zeros;
            } else {
                open = zeros;
            }
            digits <<= 1;
        }
        hits
    }
}

/// How many of as many random bits are zero.
const fn zeros(bits: u32, random: &mut Random) -> u32 {
    let (mut rest, mut count) = (bits, 0);
    while rest >= 64 {
        count += random.next().count_zeros();
        rest -= 64;
    }
    if rest > 0 {
        // Those that are shifted in are zeros and not drawn.
        count += (random.next() << (64 - rest)).count_zeros() - (64 - rest);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counting_and_trying_one_by_one_have_the_same_distribution() {
        // Both have to look like the binomial distribution of 9 tries at 3 in 10, by χ² with 9
        // degrees of freedom: 60 is passed by chance less than once in a billion times.
        let chance = Chance::of(3, 10);
        let mut random = Random::new(42);
        let one_by_one = |random: &mut Random| (0..9).filter(|_| chance.hits(random)).count();
        let rounds = 100_000;
        let (mut counted, mut tried) = ([0_u32; 10], [0_u32; 10]);
        for _ in 0..rounds {
            counted[chance.count(9, &mut random) as usize] += 1;
            tried[one_by_one(&mut random)] += 1;
        }
        let mut probability = 0.7_f64.powi(9);
        let (mut of_counted, mut of_tried) = (0.0, 0.0);
        for hits in 0..10_u32 {
            let expected = probability * f64::from(rounds);
            let distance = |seen: u32| (f64::from(seen) - expected).powi(2) / expected;
            of_counted += distance(counted[hits as usize]);
            of_tried += distance(tried[hits as usize]);
            probability *= 3.0 / 7.0 * f64::from(9 - hits) / f64::from(hits + 1);
        }
        assert!(
            of_counted < 60.0 && of_tried < 60.0,
            "{of_counted} {of_tried}"
        );
    }

    #[test]
    fn what_is_certain_or_impossible_needs_no_luck() {
        let mut random = Random::new(1);
        assert_eq!(Chance::of(0, 10_000).count(1_000, &mut random), 0);
        assert_eq!(Chance::of(10_000, 10_000).count(1_000, &mut random), 1_000);
        assert_eq!(Chance::of(2, 1), Chance(ONE));
        assert!(!Chance::of(0, 1).hits(&mut random) && Chance::of(1, 1).hits(&mut random));
        let half = Chance::of(1, 2).count(1_000_000, &mut random);
        assert!(half.abs_diff(500_000) < 4_000, "{half}");
    }
}
