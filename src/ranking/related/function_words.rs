//! Function words of the larger languages, of three letters and more: they join subjects and are none. For
//! reasons only; the ranking itself needs no stop words, as it has IDF.
//!
//! Days and months are among them: their capitals make them look like names.

use crate::ranking::bloom::{filter, has};

/// The languages of the lists, by two letters.
const LANGUAGES: &str = "endefresptitnlru";
const LISTS: usize = LANGUAGES.len() / 2;

/// By language; folded as the tokenizer does, and with the tokens of "don't". Words that most stories have
/// are missing: their IDF excludes them.
const WORDS: [&str; LISTS] = [
    "about after again against ahead all also amid april are august back because before being between \
     beyond both but can could december didn doesn don during even ever every everything february first \
     friday getting have her here his how into january july june just last least like many march may \
     might monday more most much must never new not november now october once one only other our out over \
     own really saturday say says september she should since some still sunday that their then there \
     these they this those three through thursday today too tuesday two under until wednesday what when \
     where whether which while who why will with without won would wouldn year years yet you your",
    "aber alle alles als auch aus bei bis damit dann das dem den der des die diese doch durch ein eine \
     einen einer gegen hat heute ihr ihre immer jetzt kann kein keine mehr mit muss nach nicht noch nur \
     oder ohne sehr sein seine seit sich sind soll uber und uns unter vom von vor war warum was wegen \
     weiter wenn wer werden wie wieder will wir wird zum zur zwei zwischen",
    "apres aucun aussi aux avant avec bien ces cette chez comme comment contre dans depuis des deux \
     devant doit dont elle encore entre est etre faire fait faut ils jamais les leur lors mais meme moins \
     nos notre ont outre par pas pendant peut plus pour pourquoi quand que quel qui sans selon ses sommes \
     son sont sous sur toujours tous tout tres une vers vous",
    "ante aun bajo cada como con contra cuando del desde donde dos durante ella entre era esta este fue \
     han hasta hay las los mas muy nos para pero por porque que quien segun ser sin sobre son sus tambien \
     tiene todo todos tras una uno",
    "ainda apos ate com como contra das depois dos entre esta este foi mais mas muito nao nas nos para \
     pela pelo por porque quando que quem segundo sem ser seu sobre sua tem uma vai",
    "alla alle altri altro anche ancora che chi come con contro cosa dal dei del della delle dopo dove \
     due gli hanno mai nel nella nelle non ogni oltre per perche piu prima quando questo senza solo sono \
     stesso sul sulla tra tutte tutti tutto una",
    "aan als bij boven dan dat deze die dit door een geen had heb heeft het hij hoe kan maar meer met \
     moet naar niet nog omdat ook over tegen uit van veel voor waar wat weer wel werd wil wordt zal zich \
     zijn zonder",
    "более будет если какие когда между может очень перед после почему стали стало также только через \
     чтобы этого этому",
];

static FILTER: [u8; 512] = filter(&WORDS);

/// Whether the word is a function word: of the language, if it has a list, else of any.
pub(super) fn is_function_word(word: &str, language: &str) -> bool {
    let is_of = |list: &usize| LANGUAGES.get(2 * list..2 * list + 2) == Some(language);
    match (0..LISTS).find(is_of) {
        Some(list) => has(&FILTER, list, word),
        None => (0..LISTS).any(|list| has(&FILTER, list, word)),
    }
}

#[cfg(test)]
mod tests {
    use super::{LANGUAGES, WORDS, is_function_word};
    use crate::ranking::tokenizer::Tokenizer;

    #[test]
    fn the_words_are_folded_as_the_tokenizer_folds_them() {
        for (list, words) in WORDS.into_iter().enumerate() {
            let language = &LANGUAGES[2 * list..2 * list + 2];
            for word in words.split(' ') {
                let mut tokens = Tokenizer::new(word);
                tokens.advance();
                assert_eq!(tokens.word(), word, "{language}");
                assert!(is_function_word(word, language), "{language} {word}");
            }
        }
    }

    #[test]
    fn hardly_any_other_word_is_taken_for_one() {
        let others = (0..10_000).filter(|number| is_function_word(&format!("x{number}"), "en")).count();
        assert!(others < 150, "{others} of 10,000");
    }

    #[test]
    fn a_word_is_one_in_its_language_only() {
        assert!(is_function_word("die", "de") && !is_function_word("die", "en"));
        assert!(is_function_word("die", "") && is_function_word("didn", "en"));
    }
}
