//! Function words of the larger languages: they join subjects and are none. For reasons only; the ranking itself
//! needs no stop words, as it has IDF.
//!
//! One list for all languages, of words that are no reason in any: five letters and more, and shorter ones that
//! begin clauses and so have a capital. Days and months are among them: their capitals make them look like names.

use crate::ranking::bloom::{BYTES, filter, has};

/// Folded as the tokenizer does, and with the tokens of "wouldn't". Words that most stories have are missing:
/// their IDF excludes them.
const WORDS: &str = "after again against ahead almost another april august because become before being between could december during \
every everything february first friday from getting here how into january least july june just march may might monday \
never not nothing november now october often other others outside really saturday september should since still \
sunday than that their them then there these they this those three through thursday today tuesday under \
wednesday what when where whether which while who whose why will with within without would wouldn years \
yesterday you your alles aus damit diese dieser durch einen einer gegen haben heute immer jetzt keine nach nicht \
schon seine uber unter viele warum was wegen weiter werden wieder zwischen apres aucun aussi autre autres avant \
avec comme contre dans depuis devant encore entre faire moins outre pendant pour pourquoi quand quelle selon \
sommes toujours toute toutes aunque cuando desde donde hasta mucho otros porque segun siempre sobre tambien \
tiene todas todos ainda antes depois mesmo muito quando segundo tambem altri altro anche ancora contro dalla \
delle essere fuori nella oltre perche prima quale quali questo sempre senza stato stesso sulla tutte tutti tutto \
achter alleen boven heeft onder steeds tegen tijdens tussen vooral waarom wanneer worden wordt zonder более \
больше будет какие когда между может можно новые очень перед после почему снова стали стало также такие только \
через чтобы этого этому";

static FILTER: [u8; BYTES] = filter(WORDS);

/// Whether the word is a function word.
pub(super) fn is_function_word(word: &str) -> bool {
    has(&FILTER, word)
}

#[cfg(test)]
mod tests {
    use super::{WORDS, is_function_word};
    use crate::ranking::tokenizer::Tokenizer;

    #[test]
    fn the_words_are_folded_as_the_tokenizer_folds_them() {
        for word in WORDS.split(' ') {
            let mut tokens = Tokenizer::new(word);
            tokens.advance();
            assert_eq!(tokens.word(), word);
            assert!(is_function_word(word), "{word}");
        }
    }

    #[test]
    fn hardly_any_other_word_is_taken_for_one() {
        let others = (0..10_000).filter(|number| is_function_word(&format!("x{number}"))).count();
        assert!(others < 200, "{others} of 10,000");
    }
}
