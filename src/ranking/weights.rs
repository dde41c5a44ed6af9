//! What a term weighs in a story, and a story in all.

use super::segment::{Fields, fields};

/// The headline says what the story is: twice the standfirst.
const HEADLINE: f32 = 2.0;
/// The unit: a word once in the standfirst.
const STANDFIRST: f32 = 1.0;
/// Texts wander, and are longer: a word once in the text is a third of one in the standfirst.
const BODY: f32 = 0.3;
/// A whole tag, or the name of a person: as a word of the standfirst.
const LABEL: f32 = 1.0;
/// How fast saying it again stops mattering: at this many units a term has half of what it can have.
const SATURATION: f32 = 2.0;

/// How much a story says a term, 0 to 1.
pub(super) fn presence(found: Fields) -> f32 {
    let part = |bits: Fields, shift: u8| f32::from((found & bits) >> shift);
    let body = [0.0, 1.0, 2.5, 5.0].get(usize::from((found & fields::BODY) >> 4)).copied().unwrap_or(0.0);
    let labels = if found & (fields::LABEL | fields::NAME) == 0 { 0.0 } else { LABEL };
    let said = HEADLINE * part(fields::HEADLINE, 0)
        + STANDFIRST * part(fields::STANDFIRST, 2)
        + BODY * body
        + labels;
    said / (said + SATURATION)
}

/// How much a term tells about a story that has it, from 0 (all stories have it) to 1 (one of a
/// great many has it): how often one has to halve the edition to come to its stories.
pub(super) fn rarity(stories: u32, frequency: u32) -> f32 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts far below 2^24 matter, the rest is rare or common alike"
    )]
    let (stories, frequency) = (stories.max(1) as f32, frequency.max(1) as f32);
    log2(1.0 + stories / frequency) / log2(1.0 + stories)
}

/// The logarithm to the base of two of a number from 1 up, right to a hundredth; without the
/// table of a mathematical library.
pub(super) fn log2(number: f32) -> f32 {
    let bits = number.to_bits();
    #[expect(clippy::cast_precision_loss, reason = "an exponent has eight bits")]
    let whole = (bits >> 23) as f32 - 127.0;
    let fraction = f32::from_bits(bits & 0x007f_ffff | 0x3f80_0000) - 1.0;
    whole + fraction * (1.346 - 0.346 * fraction)
}

#[cfg(test)]
mod tests {
    use super::{log2, presence, rarity};
    use crate::ranking::segment::fields;

    #[test]
    fn the_logarithm_is_right_to_a_hundredth() {
        for number in [1.0_f32, 1.2, 1.5, 1.9, 2.0, 3.0, 10.0, 1000.5, 100_000.0] {
            assert!((log2(number) - number.log2()).abs() < 0.01, "{number}");
        }
    }

    #[test]
    fn a_headline_says_more_than_a_standfirst_and_that_more_than_a_text() {
        let [headline, standfirst, body] = [0b01, 0b0100, 0b01_0000].map(presence);
        assert!(headline > standfirst && standfirst > body && body > 0.0);
        assert!(presence(fields::HEADLINE | fields::STANDFIRST) < 1.0);
        assert_eq!(presence(0), 0.0);
    }

    #[test]
    fn a_rare_term_tells_more_than_a_common_one() {
        assert!(rarity(1000, 1) > 0.99);
        assert!(rarity(1000, 10) > rarity(1000, 100));
        assert!(rarity(1000, 1000) < 0.15);
    }
}
