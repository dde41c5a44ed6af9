//! Logarithm and power to a hundredth, without the tables of a mathematical library (kilobytes of
//! wasm), and counts as floating-point numbers.

/// A length as it is stored; none comes near 2^32.
pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// A count as a number to calculate with.
#[expect(clippy::cast_precision_loss, reason = "stories are counted: far below 2^24")]
pub(super) fn float(count: u32) -> f32 {
    count as f32
}

/// `part / whole`, for small counts; 0 where both are 0.
pub(super) fn ratio(part: usize, whole: usize) -> f32 {
    float(count(part)) / float(count(whole.max(1)))
}

/// The logarithm to base 2 of a number from 1 up; within .01.
pub(super) fn log2(number: f32) -> f32 {
    let bits = number.to_bits();
    let fraction = f32::from_bits(bits & 0x007f_ffff | 0x3f80_0000) - 1.0;
    float(bits >> 23) - 127.0 + fraction * (1.346 - 0.346 * fraction)
}

/// Two to the power of a number from 0 to 60; within one per cent.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 60")]
pub(super) fn exp2(power: f32) -> f32 {
    let power = power.clamp(0.0, 60.0);
    let whole = power as u32;
    let fraction = power - float(whole);
    f32::from_bits((whole + 127) << 23) * (1.0 + fraction * (0.656 + 0.344 * fraction))
}

#[cfg(test)]
mod tests {
    use super::{exp2, log2};

    #[test]
    fn logarithm_and_power_are_right_to_a_hundredth() {
        for number in [1.0_f32, 1.2, 1.5, 1.9, 2.0, 3.0, 10.0, 1000.5, 100_000.0] {
            assert!((log2(number) - number.log2()).abs() < 0.01, "{number}");
            let power = number.min(60.0);
            assert!((exp2(power) / power.exp2() - 1.0).abs() < 0.01, "{number}");
        }
    }
}
