//! TF-IDF weights with saturated term frequency, and the norms of cosine similarity.
//!
//! - Term frequency over weighted fields, saturated as in BM25F: Robertson, Zaragoza, Taylor,
//!   "Simple BM25 extension to multiple weighted fields" (2004).
//! - Inverse document frequency: Spärck Jones, "A statistical interpretation of term specificity"
//!   (1972), scaled to 0 to 1.
//! - Cosine of two weighted vectors: Salton, Wong, Yang, "A vector space model for automatic
//!   indexing" (1975), with norms softened for long documents as Singhal, Buckley, Mitra, "Pivoted
//!   document length normalization" (1996), argue.

use super::fields::{self, FieldCounts};
use crate::ranking::math::log2;

/// Weight of an occurrence in the headline: twice the standfirst.
const HEADLINE: f32 = 2.0;
/// Weight of an occurrence in the standfirst: the unit.
const STANDFIRST: f32 = 1.0;
/// Weight of an occurrence in the body, which is longer and wanders.
const BODY: f32 = 0.3;
/// Weight of a tag or section, or of a word of one; IDF takes care of common ones.
const LABEL: f32 = 1.0;
/// Weight of a name: authors are names too, and write about many things.
const NAME: f32 = 0.5;
/// The `k1` of BM25 without length normalisation: at this weighted frequency a term has half of its
/// possible weight.
const K1: f32 = 3.0;

/// The saturated term frequency `tf / (tf + k1)`, 0 to 1, where `tf` is the sum of the occurrences
/// by field, each with the weight of its field.
// Not inlined, so that the module has it once, and not once more in the table's loop.
#[inline(never)]
pub(in crate::ranking) fn term_frequency_saturation(counts: FieldCounts) -> f32 {
    let part = |bits: FieldCounts, shift: u8| f32::from((counts & bits) >> shift);
    let body = [0.0, 1.0, 2.5, 5.0].get(usize::from((counts & fields::BODY) >> 4)).copied().unwrap_or(0.0);
    let frequency = HEADLINE * part(fields::HEADLINE, 0)
        + STANDFIRST * part(fields::STANDFIRST, 2)
        + BODY * body
        + LABEL * part(fields::LABEL, 6)
        + NAME * part(fields::NAME, 7);
    frequency / (frequency + K1)
}

/// [`term_frequency_saturation`] of all 256 counts.
pub(in crate::ranking) fn saturation_table() -> [f32; 256] {
    let mut table = [0.0; 256];
    for (counts, saturation) in table.iter_mut().enumerate() {
        *saturation = term_frequency_saturation(FieldCounts::try_from(counts).unwrap_or(0));
    }
    table
}

/// The inverse document frequency of a term that `frequency` of `stories` have, 0 to 1:
/// `log(1 + N / 2df) / log(1 + N / 2)`.
///
/// A term of half of the stories weighs hardly more than one of all of them. As it is scaled by the
/// size of the edition, thresholds hold for editions of any size.
pub(in crate::ranking) fn idf(stories: f32, frequency: f32) -> f32 {
    let (stories, frequency) = (stories.max(2.0), frequency.max(1.0));
    log2(1.0 + stories / (2.0 * frequency)) / log2(1.0 + stories / 2.0)
}

/// The norm of a story whose squared weights sum to `squares`: the Euclidean norm to the power of
/// 3/4. The full norm would favour short stories; this is worth .01 of nDCG.
pub(in crate::ranking) fn document_norm(squares: f32) -> f32 {
    let fourth = squares.sqrt().sqrt();
    fourth * fourth.sqrt()
}

/// The norm of the story that is the query. Its product with the [`document_norm`] is `squares`: a story has
/// similarity 1 to itself.
pub(in crate::ranking) fn query_norm(squares: f32) -> f32 {
    squares.sqrt() * squares.sqrt().sqrt().sqrt()
}

#[cfg(test)]
mod tests {
    use super::{document_norm, fields, idf, query_norm, term_frequency_saturation};

    #[test]
    fn a_headline_weighs_more_than_a_standfirst_and_that_more_than_a_text() {
        let [headline, standfirst, body] = [0b01, 0b0100, 0b01_0000].map(term_frequency_saturation);
        assert!(headline > standfirst && standfirst > body && body > 0.0);
        assert!(term_frequency_saturation(fields::HEADLINE | fields::STANDFIRST) < 1.0);
        assert!(term_frequency_saturation(0).abs() < f32::EPSILON);
    }

    #[test]
    fn a_rare_term_weighs_more_than_a_common_one() {
        assert!(idf(1000.0, 1.0) > 0.99);
        assert!(idf(1000.0, 10.0) > idf(1000.0, 100.0));
        assert!(idf(1000.0, 1000.0) < 0.15);
    }

    #[test]
    fn a_story_has_similarity_one_to_itself() {
        for squares in [0.5_f32, 3.0, 12.0] {
            assert!((document_norm(squares) * query_norm(squares) / squares - 1.0).abs() < 0.001);
        }
    }
}
