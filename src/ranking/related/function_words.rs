//! Function words of the larger languages, of three letters and more: they join subjects and are none. For
//! reasons only; the ranking itself needs no stop words, as it has IDF.
//!
//! Days and months are among them: their capitals make them look like names.

use crate::ranking::bloom::{filter, has};

/// The languages of the lists, by two letters.
const LANGUAGES: &str = "endefresptitnl";
const LISTS: usize = LANGUAGES.len() / 2;

/// By language; folded as the tokenizer does, and with the tokens of "don't". Words that most stories have
/// are missing: their IDF excludes them.
const WORDS: [&str; LISTS] = [
    "about after again against all also amid any are back because been before being between both but can could \
     did didn does doesn don down during even ever every first has have her here him his how into isn its just \
     last like make many may might more most much must never new not now off once one only other our out over \
     own per same say says see set she should since some still such take than that their them then there these \
     they this those three through too two under until very was wasn way were what when where which while who \
     why will with without won would year years yet you your monday tuesday wednesday thursday friday saturday \
     sunday january february march april june july august september october november december",
    "aber alle alles als auch bei bis damit dann das dem den der des die diese doch durch ein eine einen einer \
     gegen hat ihr ihre immer jetzt kann kein keine mehr mit muss nach nicht noch nur oder ohne sehr sein seine \
     seit sich sind soll uber und uns unter vom von vor war warum was wegen wenn wer werden wie wieder will wir \
     wird zum zur zwei zwischen",
    "apres aussi aux avant avec bien ces cette chez comme comment contre dans depuis des deux doit dont elle \
     encore entre est etre faire fait faut ils jamais les leur lors mais meme moins nos notre ont par pas \
     pendant peut plus pour pourquoi quand que quel qui sans ses son sont sous sur tous tout toujours tres une \
     vers vous",
    "ante aun bajo cada como con contra cuando del desde donde dos durante ella entre era esta este fue han \
     hasta hay las los mas muy nos para pero por porque que quien ser sin sobre son sus tambien tiene todo \
     todos tras una uno",
    "ainda apos ate com como contra das depois dos entre esta este foi mais mas muito nao nas nos para pela pelo \
     por porque quando que quem sem ser seu sua sobre tem uma vai",
    "alla alle anche ancora che chi come con contro cosa dal dei del della delle dopo dove due gli hanno mai nel \
     nella non ogni per perche piu prima quando questo senza solo sono sul sulla tra tutti una",
    "aan als bij dan dat deze die dit door een geen had heb heeft het hij hoe kan maar meer met moet naar niet \
     nog ook omdat over tegen uit van veel voor waar wat weer wel werd wil wordt zal zich zijn zonder",
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
