//! The tokenizer of the index and of queries: words of any language, folded.
//!
//! Lower case, without accents; Arabic without vowel marks, with one alef, ya and ta marbuta, and
//! without its article; Hebrew without points, final letters as others; scripts without spaces
//! (Chinese, Japanese, Thai …) and Korean as bigrams; `'s` dropped; `U.S.` is `us`, `2,000` is `2000`,
//! and `1,5` is `1.5`. On request, the parts of `wi-fi` are followed by `wifi`. No stop words and no
//! stemmer: IDF weighs words, and prefixes are ranges of the sorted dictionary.

use core::str::Chars;

use super::fold::{CharClass, class, fold, letter};

/// Longest token, in characters. The rest of a longer word is read, and not kept.
pub const MAX_TOKEN_CHARS: usize = 32;

/// The place of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenSpan {
    /// Its first byte in the text that was given.
    pub start: usize,
    /// The byte after its last one. The tokens of a script without spaces overlap.
    pub end: usize,
    /// How many tokens come before it.
    pub position: u32,
    /// Whether it is a bigram (or a single character) of a script without spaces.
    pub is_gram: bool,
    /// Whether it repeats the two tokens before it, which a hyphen connects, as one word.
    pub is_joined: bool,
}

/// Reads the tokens of a text one after the other, in time linear in the text.
#[expect(clippy::struct_excessive_bools, reason = "each is a state of its own of one pass")]
pub struct Tokenizer<'a> {
    length: usize,
    chars: Chars<'a>,
    word: String,
    position: u32,
    /// The next character is already the second half of a token.
    is_covered: bool,
    /// Whether words that a hyphen connects are joined.
    is_joining: bool,
    /// The place of the word that was read last.
    span: (usize, usize),
    /// The word before it, or both as one while it is their turn; and where it begins.
    before: String,
    before_start: usize,
    /// The byte after the hyphen that follows the word, or a place that no text has.
    behind_hyphen: usize,
    /// The two last words come next, as one; or have come.
    is_joined_next: bool,
    is_joined: bool,
}

impl<'a> Tokenizer<'a> {
    /// The tokens of `text`.
    pub fn new(text: &'a str) -> Tokenizer<'a> {
        Tokenizer {
            length: text.len(),
            chars: text.chars(),
            word: String::new(),
            position: 0,
            is_covered: false,
            is_joining: false,
            span: (0, 0),
            before: String::new(),
            before_start: 0,
            behind_hyphen: usize::MAX,
            is_joined_next: false,
            is_joined: false,
        }
    }

    /// The tokens of `text`; two that a hyphen connects are followed by both as one word.
    pub fn with_joined(text: &'a str) -> Tokenizer<'a> {
        Tokenizer { is_joining: true, ..Tokenizer::new(text) }
    }

    /// The folded token that [`Tokenizer::advance`] has stopped at.
    pub fn word(&self) -> &str {
        if self.is_joined { &self.before } else { &self.word }
    }

    /// Goes to the next token; `None` at the end.
    pub fn advance(&mut self) -> Option<TokenSpan> {
        self.is_joined = core::mem::take(&mut self.is_joined_next);
        if self.is_joined {
            self.before.push_str(&self.word);
            let (start, end, position) = (self.before_start, self.span.1, self.position.saturating_sub(1));
            return Some(TokenSpan { start, end, position, is_gram: false, is_joined: true });
        }
        if self.is_joining {
            let empty = core::mem::take(&mut self.before);
            self.before = core::mem::replace(&mut self.word, empty);
        }
        self.word.clear();
        let mut letters = 0_usize;
        let mut start = 0;
        let mut end = 0;
        let mut last = '\0';
        let mut joints = 0;
        let mut sign = ' ';
        loop {
            let (run, behind) = ascii_letters(self.chars.as_str());
            if let Some(byte) = run.as_bytes().last() {
                if letters == 0 {
                    start = self.here();
                }
                let kept = run.get(..MAX_TOKEN_CHARS.saturating_sub(letters)).unwrap_or(run);
                let from = self.word.len();
                self.word.push_str(kept);
                if let Some(kept) = self.word.get_mut(from..) {
                    kept.make_ascii_lowercase();
                }
                letters += run.len();
                last = char::from(*byte);
                self.chars = behind.chars();
                end = self.here();
            }
            let before = self.chars.clone();
            let here = self.here();
            let Some(character) = self.chars.next() else { break };
            match class(character) {
                CharClass::Letter => {
                    if letters == 0 {
                        start = here;
                    }
                    if letters < MAX_TOKEN_CHARS {
                        fold(character, &mut self.word);
                    }
                    letters += 1;
                    end = self.here();
                    last = character;
                }
                CharClass::Dropped => {}
                CharClass::Gram if letters > 0 => {
                    self.chars = before;
                    break;
                }
                CharClass::Gram => {
                    if let Some(token) = self.gram(character, here) {
                        return Some(token);
                    }
                }
                CharClass::Separator => {
                    self.is_covered = false;
                    if letters > 0 {
                        if !self.joins(character, last, letters == joints + 1) {
                            sign = character;
                            break;
                        }
                        joints += 1;
                    }
                }
            }
        }
        if letters == 0 {
            return None;
        }
        self.is_covered = false;
        without_article(&mut self.word);
        let length = self.before.len() + self.word.len();
        self.is_joined_next = self.is_joining && start == self.behind_hyphen && length <= MAX_TOKEN_CHARS;
        let is_hyphen = matches!(sign, '-' | '\u{2010}' | '\u{2011}');
        self.behind_hyphen = if is_hyphen { self.here() } else { usize::MAX };
        (self.before_start, self.span) = (self.span.0, (start, end));
        Some(self.token(start, end, false))
    }

    /// The bigram that begins with `first`, or `first` alone where no bigram has it.
    fn gram(&mut self, first: char, start: usize) -> Option<TokenSpan> {
        let first = self.voiced(first);
        let mut end = self.here();
        let behind_first = self.chars.clone();
        let second = loop {
            let before = self.chars.clone();
            match self.chars.next() {
                Some(next) if class(next) == CharClass::Dropped => {}
                Some(next) if class(next) == CharClass::Gram => break Some((self.voiced(next), before)),
                _ => break None,
            }
        };
        let was_covered = core::mem::replace(&mut self.is_covered, second.is_some());
        if second.is_none() && was_covered {
            self.chars = behind_first;
            return None;
        }
        self.word.push(first);
        self.chars = match second {
            Some((second, before)) => {
                self.word.push(second);
                end = self.here();
                before
            }
            None => behind_first,
        };
        Some(self.token(start, end, true))
    }

    /// The letter of a character of a script without spaces, together with the voicing mark of kana after it.
    fn voiced(&mut self, character: char) -> char {
        let mut letter = letter(character as u32).unwrap_or(0);
        // Katakana follow hiragana, in the same order; a voiced letter follows its voiceless one.
        if (0x304b..=0x307b).contains(&(if letter < 0x30a0 { letter } else { letter - 0x60 })) {
            let voice = match self.chars.clone().next() {
                Some('\u{3099}' | '\u{ff9e}') => 1,
                Some('\u{309a}' | '\u{ff9f}') => 2,
                _ => 0,
            };
            if voice > 0 {
                self.chars.next();
                letter += voice;
            }
        }
        char::from_u32(letter).unwrap_or(character)
    }

    fn token(&mut self, start: usize, end: usize, is_gram: bool) -> TokenSpan {
        let position = self.position;
        self.position += 1;
        TokenSpan { start, end, position, is_gram, is_joined: false }
    }

    fn here(&self) -> usize {
        self.length - self.chars.as_str().len()
    }

    /// Whether the word continues after `sign`, which has just been read; drops `'s`.
    fn joins(&mut self, sign: char, last: char, is_initial: bool) -> bool {
        let mut ahead = self.chars.clone();
        let next = ahead.next().unwrap_or(' ');
        let is_last = !ahead.next().is_some_and(is_letter);
        match sign {
            '\'' | '’' | '"' if ('א'..='ת').contains(&last) => is_letter(next),
            '\'' | '’' if matches!(next, 's' | 'S') && is_last => {
                self.chars.next();
                false
            }
            '.' if is_initial && !last.is_ascii_digit() && is_letter(next) && is_last => true,
            '.' | ',' if last.is_ascii_digit() => {
                let rest = self.chars.as_str().bytes();
                let digits = rest.take(4).take_while(u8::is_ascii_digit).count();
                // Groups of three are thousands, longer ones numbers of their own.
                if digits == 1 || digits == 2 {
                    self.word.push('.');
                }
                (1..=3).contains(&digits)
            }
            _ => false,
        }
    }
}

/// Splits a text after its leading ASCII letters and digits: most texts are read a run at a time.
pub(super) fn ascii_letters(text: &str) -> (&str, &str) {
    let end = text.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or(("", text))
}

fn is_letter(character: char) -> bool {
    class(character) == CharClass::Letter
}

/// The first letters of a text that has so many.
pub(super) fn first_letters(text: &str, letters: usize) -> Option<&str> {
    let mut rest = text.chars();
    // By hand: `nth` brings a loop that reads 32 bytes at a time.
    for _ in 0..letters {
        rest.next()?;
    }
    text.get(..text.len() - rest.as_str().len())
}

/// The Arabic article and what is written together with it, the longer ones first.
const ARTICLES: [&str; 6] = ["وال", "بال", "كال", "فال", "ال", "لل"];
/// The least rest of a word after an article, in bytes: two letters.
const MIN_AFTER_ARTICLE: usize = 4;

fn without_article(word: &mut String) {
    // Letters of Arabic begin with one of two bytes.
    if word.as_bytes().first().is_none_or(|byte| byte & 0xfe != 0xd8) {
        return;
    }
    let rest = ARTICLES.iter().find_map(|article| word.strip_prefix(article));
    if let Some(rest) = rest
        && rest.len() >= MIN_AFTER_ARTICLE
    {
        *word = rest.to_owned();
    }
}

/// Appends a folded name (a tag, a section, an author) to `folded`: its tokens with single spaces, at
/// most `max_bytes` of them.
pub fn fold_name(name: &str, max_bytes: usize, folded: &mut String) {
    let from = folded.len();
    let mut tokens = Tokenizer::new(name);
    while tokens.advance().is_some() {
        if folded.len() + tokens.word().len() >= from + max_bytes {
            break;
        }
        if folded.len() > from {
            folded.push(' ');
        }
        folded.push_str(tokens.word());
    }
}

/// The letters of a word as a set of 32 bits, of which an edit changes at most two.
///
/// The letters of an alphabet of up to 32 that is contiguous in Unicode have a bit of their own each.
pub fn letter_mask(word: &str) -> u32 {
    // The last byte of a character has its last bits.
    let (mask, last) = word.bytes().fold((0, 0), |(mask, last), byte| {
        (if byte & 0xc0 == 0x80 { mask } else { mask | last }, 1 << (byte & 31))
    });
    mask | last
}

#[cfg(test)]
mod tests {
    use super::{MAX_TOKEN_CHARS, Tokenizer, fold_name, letter_mask};

    fn words(text: &str) -> String {
        let mut tokens = Tokenizer::new(text);
        let mut words = Vec::new();
        while let Some(token) = tokens.advance() {
            assert_eq!(token.position as usize, words.len());
            assert!(text.get(token.start..token.end).is_some_and(|part| !part.is_empty()), "{token:?}");
            words.push(tokens.word().to_owned());
        }
        words.join(" ")
    }

    #[test]
    fn words_are_lower_case_without_accents() {
        assert_eq!(words("Élections à São Paulo: “Straße”"), "elections a sao paulo strasse");
        assert_eq!(words("Straße STRASSE"), "strasse strasse");
        assert_eq!(words("Η Αθήνα, ξανά"), "η αθηνα ξανα");
        assert_eq!(words("Ёлка в Киеве"), "елка в киеве");
    }

    #[test]
    fn composed_and_decomposed_letters_are_the_same() {
        assert_eq!(words("Cafe\u{301} Bru\u{308}cke"), words("Café Brücke"));
        assert_eq!(words("и\u{306}од"), words("йод"));
    }

    #[test]
    fn a_possessive_is_its_owner() {
        assert_eq!(words("Rivera's plan, the mayor’s"), "rivera plan the mayor");
        assert_eq!(words("l'Europe d’abord"), "l europe d abord");
        assert_eq!(words("Today's 'so' it's"), "today so it");
    }

    #[test]
    fn initials_and_numbers_are_one_word() {
        assert_eq!(words("U.S.-led, in the U.S. J.K. Ito"), "us led in the us jk ito");
        assert_eq!(words("2,000 or 1.5 end. 7, 8"), "2000 or 1.5 end 7 8");
        assert_eq!(words("1,5 und 2.000.000, am 27.11.2026"), "1.5 und 2000000 am 27.11 2026");
        assert_eq!(words("vitamin C. A new"), "vitamin c a new");
    }

    #[test]
    fn hyphens_join_words_on_request() {
        let joined = |text: &str| {
            let mut tokens = Tokenizer::with_joined(text);
            let mut joined = Vec::new();
            while let Some(token) = tokens.advance() {
                if token.is_joined {
                    joined.push(format!("{}: {}", tokens.word(), &text[token.start..token.end]));
                }
            }
            joined.join(", ")
        };
        assert_eq!(
            joined("Wi-Fi and F‑16s, covid-19-like"),
            "wifi: Wi-Fi, f16s: F‑16s, covid19: covid-19, 19like: 19-like"
        );
        assert_eq!(joined("north - south -x y- z \u{5317}-a"), "");
        assert_eq!(words("Wi-Fi"), "wi fi");
    }

    #[test]
    fn half_width_and_decomposed_kana_are_kana() {
        assert_eq!(words("ﾆｭｰｽ"), words("ニュース"));
        assert_eq!(words("ﾊﾟﾘ"), words("パリ"));
        assert_eq!(words("ガス"), words("カ\u{3099}ス"));
        assert_eq!(words("ｶﾞｽ"), words("ガス"));
        assert_ne!(words("ガス"), words("カス"));
    }

    #[test]
    fn arabic_is_one_spelling_without_article() {
        assert_eq!(words("الرَّئيس"), words("رئيس"));
        assert_eq!(words("والمدينة"), words("مدينه"));
        assert_eq!(words("الى"), "الي");
    }

    #[test]
    fn hebrew_is_without_points_and_final_letters() {
        assert_eq!(words("שָׁלוֹם"), words("שלומ"));
        assert_eq!(words("צה\"ל אמר"), "צהל אמר");
    }

    #[test]
    fn scripts_without_spaces_are_pairs() {
        assert_eq!(words("北京市AI 火"), "北京 京市 ai 火");
        assert_eq!(words("東京・大阪"), "東京 大阪");
        assert_eq!(words("한국 경제는"), "한국 경제 제는");
        assert_eq!(words("ไทย"), "ไท ทย");
    }

    #[test]
    fn a_pair_says_where_it_stands() {
        let mut tokens = Tokenizer::new("a北京市");
        assert_eq!(
            tokens.advance().map(|token| (token.start, token.end, token.is_gram)),
            Some((0, 1, false))
        );
        assert_eq!(tokens.advance().map(|token| (token.start, token.end, token.is_gram)), Some((1, 7, true)));
        assert_eq!(
            tokens.advance().map(|token| (token.start, token.end, token.is_gram)),
            Some((4, 10, true))
        );
        assert_eq!(tokens.advance(), None);
        assert_eq!(tokens.advance(), None);
    }

    #[test]
    fn what_is_not_seen_does_not_count() {
        assert_eq!(words("\u{202e}no\u{200d}rth\u{ad} \u{feff}\u{0}\u{7}🙂👩‍👩‍👧 sea\u{fe0f}"), "north sea");
        assert_eq!(words("🙂\u{301}\u{301}"), "");
        assert_eq!(words(""), "");
    }

    #[test]
    fn a_word_without_end_is_read_to_its_end_and_kept_short() {
        let long = "x".repeat(10_000);
        let mut tokens = Tokenizer::new(&long);
        let token = tokens.advance().unwrap();
        assert_eq!((token.start, token.end, tokens.word().len()), (0, 10_000, MAX_TOKEN_CHARS));
        assert_eq!(tokens.advance(), None);
    }

    #[test]
    fn a_megabyte_of_signs_takes_one_walk() {
        for part in ["'", ".", "a.", "\u{301}", "火\u{301}", "'s", "\"", "א\"", "1,"] {
            let text = part.repeat(1_000_000 / part.len());
            let mut tokens = Tokenizer::new(&text);
            while tokens.advance().is_some() {}
            assert_eq!(tokens.here(), text.len());
        }
    }

    #[test]
    fn names_are_compared_by_their_words() {
        let mut folded = String::new();
        fold_name("  North-Korea’s ", 64, &mut folded);
        assert_eq!(folded, "north korea");
        folded.clear();
        fold_name("one two three", 8, &mut folded);
        assert_eq!(folded, "one two");
    }

    #[test]
    fn letters_have_places_of_their_own() {
        assert_eq!(letter_mask("abcdefghijklmnopqrstuvwxyz").count_ones(), 26);
        assert_eq!(letter_mask("абвгдежзиклмнопрстуфхцчшщъыьэюя").count_ones(), 31);
        assert_eq!(letter_mask("aba"), letter_mask("ab"));
        for word in ["", "été", "北京a", "🙂é"] {
            let expected = word.chars().fold(0, |mask, letter| mask | 1 << (letter as u32 & 31));
            assert_eq!(letter_mask(word), expected, "{word}");
        }
    }
}
