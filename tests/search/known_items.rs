//! Queries of readers who look for one story that they know: made from its headline, with seeded
//! chance. A query is answered when that story is among the first ten.

use crate::chance::Chance;

/// How a reader remembers and types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One word.
    Word,
    /// Two words, the second not finished.
    TwoCut,
    /// Three words, one of them with a typing error.
    ThreeTypo,
    /// One word with a typing error.
    WordTypo,
    /// The first four letters of a word.
    FourLetters,
    /// The first two letters of a word.
    TwoLetters,
    /// A question that has one word of the headline, a long one: long words are rare.
    Question,
    /// The same word first, and a question after it.
    SubjectFirst,
    /// Two words, one of them in another form.
    OneForm,
    /// Two words, both in another form.
    TwoForms,
    /// Three words, all in another form.
    ThreeForms,
    /// Two words that the headline connects with a hyphen, written as one.
    Joined,
}

/// All of them, with their names in tables.
pub const KINDS: [(Kind, &str); 6] = [
    (Kind::Word, "1 word"),
    (Kind::TwoCut, "2 words, cut"),
    (Kind::ThreeTypo, "3 words + typo"),
    (Kind::WordTypo, "1 word + typo"),
    (Kind::FourLetters, "4 letters"),
    (Kind::TwoLetters, "2 letters"),
];

/// What readers type who do not know the words of the headline.
pub const OTHER_WORDS: [(Kind, &str); 6] = [
    (Kind::Question, "question"),
    (Kind::SubjectFirst, "subject, question"),
    (Kind::OneForm, "2 words, 1 form"),
    (Kind::TwoForms, "2 words, other forms"),
    (Kind::ThreeForms, "3 words, other forms"),
    (Kind::Joined, "joined words"),
];

/// Questions that readers ask; the word comes at the end, finished.
const QUESTIONS: [&str; 6] = [
    "what happened to the ",
    "who is behind the ",
    "where can i read about the ",
    "what do we know about the ",
    "why is there a ",
    "how did it come to the ",
];

const AFTER_THE_SUBJECT: [&str; 3] =
    [" what happened to it ", " latest news and updates ", " how did it go "];

/// The shortest word that a reader remembers a story by.
const SHORTEST: usize = 4;

/// A query of this kind for the story with this headline; `None` if it has too few words.
pub fn query(headline: &str, kind: Kind, chance: &mut Chance) -> Option<String> {
    let mut words: Vec<String> = Vec::new();
    for word in headline.to_lowercase().split(|character: char| !character.is_alphanumeric()) {
        if word.chars().count() >= SHORTEST && words.iter().all(|known| known != word) {
            words.push(word.to_owned());
        }
    }
    let mut pick = |count: usize, least: usize| {
        words.retain(|word| word.chars().count() >= least);
        while words.len() > count {
            words.remove(chance.below(words.len()));
        }
        (words.len() == count).then(|| words.clone())
    };
    match kind {
        Kind::Word => pick(1, SHORTEST).map(|words| words.join(" ")),
        Kind::TwoCut => {
            let mut words = pick(2, SHORTEST)?;
            let letters = words[1].chars().count();
            let kept = 3 + chance.below(letters - 3);
            words[1] = beginning(&words[1], kept);
            Some(words.join(" "))
        }
        Kind::ThreeTypo => {
            let mut words = pick(3, SHORTEST)?;
            let wrong = chance.below(3);
            words[wrong] = mistyped(&words[wrong], chance);
            Some(words.join(" "))
        }
        Kind::WordTypo => {
            let word = pick(1, SHORTEST)?.remove(0);
            Some(mistyped(&word, chance))
        }
        Kind::FourLetters => pick(1, 5).map(|words| beginning(&words[0], 4)),
        Kind::TwoLetters => pick(1, SHORTEST).map(|words| beginning(&words[0], 2)),
        Kind::Question | Kind::SubjectFirst => {
            words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
            let word = words.first()?;
            Some(match kind {
                Kind::Question => format!("{}{word} ", QUESTIONS[chance.below(QUESTIONS.len())]),
                _ => format!("{word}{}", AFTER_THE_SUBJECT[chance.below(AFTER_THE_SUBJECT.len())]),
            })
        }
        Kind::OneForm => pick(2, 5).map(|words| format!("{} {} ", words[0], other_form(&words[1]))),
        Kind::TwoForms => pick(2, 5).map(|words| in_other_forms(&words)),
        Kind::ThreeForms => pick(3, 5).map(|words| in_other_forms(&words)),
        Kind::Joined => joined(headline),
    }
}

fn in_other_forms(words: &[String]) -> String {
    words.iter().map(|word| other_form(word) + " ").collect()
}

/// The plural of a singular, and the other way round.
fn other_form(word: &str) -> String {
    match word.strip_suffix('s') {
        Some(singular) if !singular.ends_with('s') => singular.to_owned(),
        Some(_) => format!("{word}es"),
        None => format!("{word}s"),
    }
}

/// The first two words that a hyphen connects, as one.
fn joined(headline: &str) -> Option<String> {
    let lower = headline.to_lowercase();
    let words = lower.split(|character: char| !character.is_alphanumeric() && character != '-');
    let mut parts = words.filter_map(|word| word.split_once('-'));
    let (one, other) = parts.find(|(one, other)| !one.is_empty() && !other.is_empty())?;
    Some(format!("{one}{} ", other.split('-').next()?))
}

fn beginning(word: &str, characters: usize) -> String {
    word.chars().take(characters).collect()
}

/// The word with one letter too many, too few, wrong, or in its neighbour's place.
fn mistyped(word: &str, chance: &mut Chance) -> String {
    let original: Vec<char> = word.chars().collect();
    loop {
        let mut letters = original.clone();
        let place = chance.below(letters.len());
        let letter = char::from(b'a' + u8::try_from(chance.below(26)).unwrap_or(0));
        match chance.below(4) {
            0 => letters.insert(place, letter),
            1 => drop(letters.remove(place)),
            2 => letters[place] = letter,
            _ if place + 1 < letters.len() => letters.swap(place, place + 1),
            _ => {}
        }
        if letters != original {
            return letters.into_iter().collect();
        }
    }
}
