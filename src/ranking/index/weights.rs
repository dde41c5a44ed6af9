//! What a term weighs in a story, and a story in all.

use super::index::segment::{Fields, fields};

/// The headline says what the story is: twice the standfirst.
const HEADLINE: f32 = 2.0;
/// The unit: a word once in the standfirst.
const STANDFIRST: f32 = 1.0;
/// Texts wander, and are longer: a word once in the text is a third of one in the standfirst.
const BODY: f32 = 0.3;
/// A tag or a section, or a word of one: as a word of the standfirst. How common it is decides
/// the rest.
const LABEL: f32 = 1.0;
/// Half of that for a name: writers are names too, and one writes about many things.
const NAME: f32 = 0.5;
/// How fast saying it again stops mattering: at this many units a term has half of what it can have.
const SATURATION: f32 = 3.0;

/// How much a story says a term, 0 to 1.
pub(super) fn presence(found: Fields) -> f32 {
    let part = |bits: Fields, shift: u8| f32::from((found & bits) >> shift);
    let body = [0.0, 1.0, 2.5, 5.0].get(usize::from((found & fields::BODY) >> 4)).copied().unwrap_or(0.0);
    let said = HEADLINE * part(fields::HEADLINE, 0)
        + STANDFIRST * part(fields::STANDFIRST, 2)
        + BODY * body
        + LABEL * part(fields::LABEL, 6)
        + NAME * part(fields::NAME, 7);
    said / (said + SATURATION)
}

/// [`presence`] of all that can be found: a table.
pub(super) fn presences() -> [f32; 256] {
    let mut table = [0.0; 256];
    for (found, presence) in (0..=Fields::MAX).zip(&mut table) {
        *presence = self::presence(found);
    }
    table
}

/// How much a term tells about a story that has it, from 0 to 1 (one of a great many has it):
/// how often one has to halve the edition to come to its stories. What half of the stories have
/// tells little more than what all have.
pub(super) fn rarity(stories: u32, frequency: u32) -> f32 {
    let (stories, frequency) = (float(stories.max(2)), float(frequency.max(1)));
    log2(1.0 + stories / (2.0 * frequency)) / log2(1.0 + stories / 2.0)
}

/// A story's length by the sum of its squared weights.
///
/// Its root would make all stories equal; as longer ones do have more in common with others,
/// they keep a little of it. That is worth a hundredth of nDCG.
pub(super) fn length(squares: f32) -> f32 {
    let fourth = squares.sqrt().sqrt();
    fourth * fourth.sqrt()
}

/// What the likeness of a story to the one being read is divided by, beside the story's own
/// [`length`]: so that each is 1 like itself.
pub(super) fn own_length(squares: f32) -> f32 {
    squares.sqrt() * squares.sqrt().sqrt().sqrt()
}

#[expect(clippy::cast_precision_loss, reason = "stories are counted: far below 2^24")]
pub(super) fn float(count: u32) -> f32 {
    count as f32
}

/// The logarithm to the base of two of a number from 1 up, right to a hundredth; without the
/// table of a mathematical library.
pub(super) fn log2(number: f32) -> f32 {
    let bits = number.to_bits();
    let fraction = f32::from_bits(bits & 0x007f_ffff | 0x3f80_0000) - 1.0;
    float(bits >> 23) - 127.0 + fraction * (1.346 - 0.346 * fraction)
}

/// Two to the power of a number from 0 to 60, right to a hundredth.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 60")]
pub(super) fn exp2(power: f32) -> f32 {
    let power = power.clamp(0.0, 60.0);
    let whole = power as u32;
    let fraction = power - float(whole);
    f32::from_bits((whole + 127) << 23) * (1.0 + fraction * (0.656 + 0.344 * fraction))
}

#[cfg(test)]
mod tests {
    use super::{exp2, length, log2, own_length, presence, rarity};
    use crate::ranking::index::segment::fields;

    #[test]
    fn logarithm_and_power_are_right_to_a_hundredth() {
        for number in [1.0_f32, 1.2, 1.5, 1.9, 2.0, 3.0, 10.0, 1000.5, 100_000.0] {
            assert!((log2(number) - number.log2()).abs() < 0.01, "{number}");
            let power = number.min(60.0);
            assert!((exp2(power) / power.exp2() - 1.0).abs() < 0.01, "{number}");
        }
    }

    #[test]
    fn a_headline_says_more_than_a_standfirst_and_that_more_than_a_text() {
        let [headline, standfirst, body] = [0b01, 0b0100, 0b01_0000].map(presence);
        assert!(headline > standfirst && standfirst > body && body > 0.0);
        assert!(presence(fields::HEADLINE | fields::STANDFIRST) < 1.0);
        assert!(presence(0).abs() < f32::EPSILON);
    }

    #[test]
    fn a_rare_term_tells_more_than_a_common_one() {
        assert!(rarity(1000, 1) > 0.99);
        assert!(rarity(1000, 10) > rarity(1000, 100));
        assert!(rarity(1000, 1000) < 0.15);
    }

    #[test]
    fn a_story_is_as_long_as_itself() {
        for squares in [0.5_f32, 3.0, 12.0] {
            assert!((length(squares) * own_length(squares) / squares - 1.0).abs() < 0.001);
        }
    }
}
