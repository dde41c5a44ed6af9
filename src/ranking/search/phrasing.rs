//! The words with which readers ask: in "what happened to the ferry" only the last one says what about. What
//! is frequent in the edition weighs little by itself; "happened" and "true" are frequent in questions only.

use crate::ranking::bloom::{BYTES, filter, has};

/// Of the larger languages, folded as the tokenizer folds.
const WORDS: &str = "about behind came can come could did does explain explained find get going happen happened happening happens \
how know knowing known knows latest many mean means meant much news read should tell there true update updates \
what when where which who whom whose why will would aktuell bedeutet bekannt geschehen gibt kam kommt neueste \
neuesten passiert steckt stimmt uber wahr wann warum was welche welcher welches wer weshalb wie wieso wissen \
actualite arrive arriver combien comment dernieres derriere nouvelles passe pourquoi quand quel quelle quelles \
quels quoi sait savoir vrai cierto como cuando cuanto detras donde noticias ocurre ocurrio paso que quien sabe \
sabemos saber sucedio verdad acontece aconteceu onde quais qual quando quem verdade accaduto chi cosa dietro \
dove notizie perche quale quali sappiamo succede successo ultime vero achter gebeurd gebeurt hoe laatste \
nieuws waar waarheid waarom wanneer wat weten welke где говорит значит известно зачем как какая какие когда \
кто новости последние почему правда произошло случилось стоит что";

static FILTER: [u8; BYTES] = filter(WORDS);

/// Whether a word only asks.
pub(in crate::ranking) fn is_phrasing(word: &str) -> bool {
    has(&FILTER, word)
}

#[cfg(test)]
mod tests {
    use super::{WORDS, is_phrasing};
    use crate::ranking::tokenizer::Tokenizer;

    #[test]
    fn the_words_are_folded_as_the_tokenizer_folds_them() {
        for word in WORDS.split(' ') {
            let mut tokens = Tokenizer::new(word);
            tokens.advance();
            assert_eq!(tokens.word(), word);
            assert!(is_phrasing(word), "{word}");
        }
    }

    #[test]
    fn hardly_any_other_word_is_taken_for_one() {
        let others = (0..10_000).filter(|number| is_phrasing(&format!("x{number}"))).count();
        assert!(others < 150, "{others} of 10,000");
    }
}
