//! The chance of an account: what an identifier is, and which way a request goes.

use crate::random::SplitMix64;

/// Numbers that follow from a seed.
#[derive(Clone, Debug)]
pub(super) struct Random(SplitMix64);

impl Random {
    pub(super) const fn new(seed: u64) -> Self {
        Self(SplitMix64::new(seed))
    }

    /// The next 64 bits.
    pub(super) const fn next(&mut self) -> u64 {
        self.0.next()
    }

    /// A number in `0..bound`, for a bound above zero. The bias is below one in 2⁴⁸.
    pub(super) const fn below(&mut self, bound: u16) -> u16 {
        #[expect(clippy::cast_possible_truncation)] // below a u16
        let number = (self.next() % bound as u64) as u16;
        number
    }

    /// An identifier in the form of a random UUID.
    pub(super) fn uuid(&mut self) -> String {
        let (high, low) = (self.next(), self.next());
        let first = format!("{:08x}-{:04x}", high >> 32, (high >> 16) & 0xffff);
        let version = 0x4000 | high & 0x0fff;
        let variant = 0x8000 | (low >> 48) & 0x3fff;
        format!(
            "{first}-{version:04x}-{variant:04x}-{:012x}",
            low & 0xffff_ffff_ffff
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_has_the_form_of_a_random_uuid() {
        let uuid = Random::new(7).uuid();
        let lengths: Vec<usize> = uuid.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12]);
        assert_eq!(&uuid[14..15], "4");
    }
}
