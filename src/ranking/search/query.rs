//! Parses the text of the search field.

use crate::ranking::fold::{CharClass, class};
use crate::ranking::tokenizer::Tokenizer;

/// The most bytes of a query that are read.
const MAX_BYTES: usize = 1000;
/// The most words that are looked for, and the most phrases and exclusions.
const MAX_WORDS: usize = 16;

/// A word to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryWord {
    /// Folded, as in the index.
    pub folded: String,
    /// A pair of neighbours of a script without spaces.
    pub is_gram: bool,
    /// It is part of a phrase: only the word itself matches.
    pub is_quoted: bool,
    /// It is still being typed: nothing follows it, not even a space.
    pub is_unfinished: bool,
}

/// A query. All words are folded as those of the index are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words outside and inside of quotation marks, each once, in the order typed.
    pub words: Vec<QueryWord>,
    /// Words that must follow one another: those of a pair of quotation marks.
    pub phrases: Vec<Vec<String>>,
    /// Exclusions: a word, or words that follow one another.
    pub excluded: Vec<Vec<String>>,
    /// Neighbouring words that may be written as one, by the places of both in [`Query::words`]: those
    /// with a hyphen or a single space between them.
    pub joined: Vec<(usize, usize, String)>,
}

/// The kind of a part of the query.
#[derive(Clone, Copy, PartialEq, Eq)]
enum QueryPart {
    Words,
    Phrase,
    Excluded,
}

impl Query {
    /// Parses the typed text: words, `"phrases"`, `-exclusions` and `-"excluded phrases"`.
    ///
    /// Quotation marks of all scripts are alike. One without a partner yet has no effect, so that the results
    /// do not jump while a phrase is being typed. Control characters separate words; accents, marks of
    /// direction and joiners are ignored. So is all text after 1,000 bytes or 16 words.
    pub fn parse(typed: &str) -> Query {
        let typed = typed.get(..typed.floor_char_boundary(MAX_BYTES)).unwrap_or("");
        let mut marks_left = typed.chars().filter(|character| is_quotation_mark(*character)).count();
        let mut query = Query::default();
        let mut part = QueryPart::Words;
        let mut content = String::new();
        let mut is_quoting = false;
        let mut before = ' ';
        for character in typed.chars() {
            if class(character) == CharClass::Dropped {
                continue;
            }
            if is_quotation_mark(character) {
                marks_left -= 1;
                // Closing, opening, or without a partner.
                if is_quoting || marks_left > 0 {
                    let is_excluded = !is_quoting && part == QueryPart::Excluded && content.is_empty();
                    query.add(part, &content, false);
                    content.clear();
                    is_quoting = !is_quoting;
                    part = match (is_quoting, is_excluded) {
                        (false, _) => QueryPart::Words,
                        (true, false) => QueryPart::Phrase,
                        (true, true) => QueryPart::Excluded,
                    };
                } else {
                    content.push(' ');
                }
            } else {
                let begins_word = !is_quoting && is_space(before);
                let ends_word = !is_quoting && is_space(character) && part == QueryPart::Excluded;
                if ends_word || (begins_word && matches!(character, '-' | '\u{2212}')) {
                    query.add(part, &content, false);
                    content.clear();
                    part = if ends_word { QueryPart::Words } else { QueryPart::Excluded };
                } else {
                    content.push(character);
                }
            }
            before = character;
        }
        query.add(part, &content, true);
        query
    }

    /// Whether no word is searched for. Exclusions alone search for nothing.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    fn add(&mut self, part: QueryPart, content: &str, is_last: bool) {
        let mut words: Vec<String> = Vec::new();
        let mut tokens = Tokenizer::with_joined(content);
        // The places of the last two words, and where the last one ends.
        let mut last: (Option<usize>, Option<usize>, usize) = (None, None, 0);
        while words.len() < MAX_WORDS
            && let Some(token) = tokens.advance()
        {
            let folded = tokens.word().to_owned();
            if token.is_joined {
                if part == QueryPart::Words
                    && let (Some(one), Some(other), _) = last
                {
                    self.joined.push((one, other, folded));
                }
                continue;
            }
            words.push(folded.clone());
            if part == QueryPart::Excluded {
                continue;
            }
            let is_quoted = part == QueryPart::Phrase;
            let is_unfinished = part == QueryPart::Words && is_last && token.end == content.len();
            let is_full = self.words.len() >= MAX_WORDS;
            let known = self.words.iter().position(|word| word.folded == folded);
            match known.and_then(|place| self.words.get_mut(place)) {
                Some(word) => word.is_quoted |= is_quoted,
                None if is_full => {}
                None => {
                    let is_gram = token.is_gram;
                    self.words.push(QueryWord { folded, is_gram, is_quoted, is_unfinished });
                }
            }
            let place = known.or(if is_full { None } else { self.words.len().checked_sub(1) });
            let is_spaced = content.get(last.2..token.start) == Some(" ");
            last = (last.1, place, token.end);
            if let (Some(one), Some(other), _) = last
                && is_spaced
                && part == QueryPart::Words
                && let (Some(before), Some(word)) = (self.words.get(one), self.words.get(other))
            {
                let mut joined = before.folded.clone();
                joined.push_str(&word.folded);
                // "2 3" is not 23.
                if !is_number(&joined) {
                    self.joined.push((one, other, joined));
                }
            }
        }
        let list = match part {
            QueryPart::Phrase if words.len() > 1 => &mut self.phrases,
            QueryPart::Excluded if !words.is_empty() => &mut self.excluded,
            _ => return,
        };
        if list.len() < MAX_WORDS {
            list.push(words);
        }
    }
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_space(character: char) -> bool {
    matches!(character, '\0'..=' ' | '\u{a0}' | '\u{3000}')
}

fn is_quotation_mark(character: char) -> bool {
    matches!(
        character,
        '"' | '\u{ab}' | '\u{bb}' | '\u{201c}'..='\u{201f}' | '\u{300c}'..='\u{300f}' | '\u{301d}'..='\u{301f}'
            | '\u{ff02}'
    )
}

#[cfg(test)]
mod tests {
    use super::Query;

    fn words(typed: &str) -> Vec<String> {
        Query::parse(typed).words.into_iter().map(|word| word.folded).collect()
    }

    fn unfinished(typed: &str) -> Vec<String> {
        Query::parse(typed)
            .words
            .into_iter()
            .filter(|word| word.is_unfinished)
            .map(|word| word.folded)
            .collect()
    }

    #[test]
    fn words_phrases_and_exclusions_are_told_apart() {
        let typed = "Kim \"North Korea\" -summit -\"bus lane\" visit";
        let query = Query::parse(typed);
        assert_eq!(words(typed), ["kim", "north", "korea", "visit"]);
        let quoted: Vec<bool> = query.words.iter().map(|word| word.is_quoted).collect();
        assert_eq!(quoted, [false, true, true, false]);
        assert_eq!(query.phrases, [["north", "korea"]]);
        assert_eq!(query.excluded, [vec!["summit"], vec!["bus", "lane"]]);
    }

    #[test]
    fn the_last_word_is_unfinished_until_something_follows_it() {
        assert_eq!(unfinished("night bu"), ["bu"]);
        for finished in ["night bus ", "night bus?", "\"night bus\"", "bus -lane", "", " ", "bus -lane "] {
            assert!(unfinished(finished).is_empty(), "{finished:?}");
        }
    }

    #[test]
    fn a_quotation_mark_without_a_partner_asks_for_nothing() {
        let query = Query::parse("\"night bu");
        assert!(query.phrases.is_empty());
        assert_eq!(words("\"night bu"), ["night", "bu"]);
        assert_eq!(unfinished("\"night bu"), ["bu"]);
    }

    #[test]
    fn quotation_marks_of_other_scripts_are_quotation_marks() {
        for typed in ["„night bus“", "«night bus»", "“night bus”", "「night bus」"] {
            assert_eq!(Query::parse(typed).phrases, [["night", "bus"]], "{typed}");
        }
    }

    #[test]
    fn a_hyphen_within_a_word_and_a_dash_between_words_exclude_nothing() {
        let typed = "covid-19 north - south -";
        assert!(Query::parse(typed).excluded.is_empty());
        assert_eq!(words(typed), ["covid", "19", "north", "south"]);
    }

    #[test]
    fn words_that_may_be_one_are_known() {
        let joined =
            |typed: &str| Query::parse(typed).joined.into_iter().map(|(.., word)| word).collect::<Vec<_>>();
        assert_eq!(
            joined("wi-fi in F 16s. 5 g, covid-19 2 3"),
            ["wifi", "fiin", "inf", "f16s", "5g", "covid19"]
        );
        assert_eq!(joined("north south \"wi-fi\" -by-law"), ["northsouth"]);
    }

    #[test]
    fn marks_of_direction_and_controls_do_not_change_a_word() {
        assert_eq!(words("\u{200f}\u{202b}har\u{200d}bour\u{202c}\u{0}fog\u{7}"), ["harbour", "fog"]);
        assert_eq!(Query::parse("\u{200f}-fog").excluded, [["fog"]]);
    }

    #[test]
    fn a_query_of_ten_thousand_characters_is_cut() {
        let long = "ab cd \"ef gh\" -ij ".repeat(600);
        let query = Query::parse(&long);
        assert_eq!(words(&long)[..4], ["ab", "cd", "ef", "gh"]);
        assert_eq!((query.phrases.len(), query.excluded.len()), (16, 16));
        let numbers: String = (10..5000).map(|number| number.to_string() + " ").collect();
        assert_eq!(words(&numbers).len(), 16);
        assert!(Query::parse(&"\"".repeat(10_000)).is_empty());
        assert!(Query::parse(&"-".repeat(10_000)).is_empty());
        assert!(Query::parse(&"\u{202b}".repeat(10_000)).is_empty());
    }

    #[test]
    fn accents_and_case_are_folded_in_every_script() {
        assert_eq!(words("CAFÉ Ёлка"), words("cafe елка"));
        assert_eq!(words("שָׁלוֹם"), words("שלום"));
    }
}
