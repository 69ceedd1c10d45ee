//! Chance for the tests, of another kind than the judge's own: every request is drawn by itself.

/// `Xorshift64*` (S. Vigna 2016).
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number between 0 and 1.
    pub(super) fn unit(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let mixed = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d);
        f64::from(u32::try_from(mixed >> 32).unwrap()) / 4_294_967_296.0
    }

    /// How many of so many happen if each does with this chance.
    pub(super) fn of(&mut self, many: u64, chance: f64) -> u64 {
        (0..many).map(|_| u64::from(self.unit() < chance)).sum()
    }

    /// A number with the standard normal distribution (G. Box and M. Muller 1958).
    pub(super) fn normal(&mut self) -> f64 {
        let (u, v) = (1.0 - self.unit(), self.unit());
        (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
    }
}
