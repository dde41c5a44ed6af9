//! Chance with a seed: the same on every machine and at every run.

/// `SplitMix64`.
pub struct Chance(pub u64);

impl Chance {
    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 if there is none.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap_or(0)
    }

    /// A number below `end`, small ones more often: the first about as often as the next two, four, eight.
    pub fn mostly_small(&mut self, end: usize) -> usize {
        #[allow(clippy::cast_precision_loss)]
        let share = self.next() as f64 / u64::MAX as f64;
        #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let number = ((end as f64 + 1.0).powf(share) - 1.0) as usize;
        number.min(end.saturating_sub(1))
    }
}
