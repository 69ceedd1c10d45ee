//! Numbers that look like chance and follow from a seed.

/// `SplitMix64` (Steele, Lea, Flood 2014): a counter and a mixer, equal for equal seeds.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub(super) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
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
    fn a_seed_always_gives_the_same_numbers() {
        // The reference implementation's first numbers for the seed 1234567.
        let mut random = Random::new(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn an_identifier_has_the_form_of_a_random_uuid() {
        let uuid = Random::new(7).uuid();
        let lengths: Vec<usize> = uuid.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12]);
        assert_eq!(&uuid[14..15], "4");
    }
}
