//! Why a story is shown beside another, in what both of them say.

use crate::ranking::index::{Document, whole, whole_name};
use super::query_document::{Reading, Word, share};
use crate::ranking::index::segment::{Fields, Segment, fields};
use crate::ranking::tokenizer::{Token, Tokens};
use crate::ranking::weights::presence;
pub use crate::article::Reason;

/// From this likeness on two stories of the same days tell of the same event.
const SAME: f32 = 0.28;
/// So far apart, in minutes, a running story is still the same.
const SAME_DAYS: u32 = 3 * 24 * 60;
/// Two headlines with this share of words in common, in the same days, are of one story too.
const SAME_HEADLINE: f32 = 0.4;
/// Two headlines with this share of words in common are copies.
const COPY: f32 = 0.8;
/// A tag or name that tells less than this names no relation: it stands in every tenth story of
/// five hundred, in every thirtieth of ten thousand.
const LEAST_RARITY: f32 = 0.3;
/// A word of which one cannot see that it is a name must tell more: "all" and "several" are rare
/// enough to help, and no subject …
const LEAST_RARITY_OF_WORD: f32 = 0.45;
/// … and the edition must be large enough to know that it is rare. If it has so many stories for
/// each one with the word and for four more, it is; two stories of thirty can share "without".
const STORIES_A_WORD: u32 = 64;
const DOUBTFUL_STORIES: u32 = 4;
/// Two different such words in both headlines need no large edition; only so many stories that "the"
/// is in more of them than in two.
const FEWEST_STORIES: u32 = 20;
/// A name is so much better a reason than another word that tells as much.
const NAME: f32 = 2.0;
/// The shortest word that says something to a reader by itself, in letters.
const SHORTEST: usize = 3;

/// How many tokens of a text are looked at for a reason.
const MOST_TOKENS: u32 = 128;

/// A story in its segment.
pub(super) type Place<'a> = (&'a Segment, u16);

/// Whether two stories, so much alike, tell of the same event: never for undated ones, of which
/// nobody knows.
pub(super) fn is_same_story(one: Place, other: Place, likeness: f32) -> bool {
    likeness >= SAME && are_of_the_same_days(one, other)
}

/// Whether two stories look like parts of one running story by their headlines.
pub(super) fn is_same_headline(one: Place, other: Place) -> bool {
    are_of_the_same_days(one, other) && overlap(one, other) >= SAME_HEADLINE
}

/// Whether one story has (almost) the headline of the other: a wire report printed twice.
pub(super) fn is_copy(one: Place, other: Place) -> bool {
    overlap(one, other) >= COPY
}

fn are_of_the_same_days(one: Place, other: Place) -> bool {
    match (one.0.date(one.1), other.0.date(other.1)) {
        (Some(one), Some(other)) => one.abs_diff(other) <= SAME_DAYS,
        _ => false,
    }
}

/// The share of the words of two headlines that are common to both, each word counted once.
fn overlap(one: Place, other: Place) -> f32 {
    // At most 64 terms each: looking through them is fast enough.
    let (mut common, mut all) = (0, 0);
    for (mine, theirs, is_counting_common) in [(one, other, true), (other, one, false)] {
        let mut terms = mine.0.headline(mine.1);
        while let Some((term, rest)) = terms.split_last() {
            terms = rest;
            if !terms.contains(term) {
                let term = mine.0.term_bytes(*term);
                let is_common =
                    theirs.0.headline(theirs.1).iter().any(|their| theirs.0.term_bytes(*their) == term);
                common += usize::from(is_common && is_counting_common);
                all += usize::from(!is_common || is_counting_common);
            }
        }
    }
    share(common, all)
}

/// The reason that counts most for a reader, in an edition of so many `stories`; `None` if none
/// can be named.
pub(super) fn reason(
    reading: &Reading,
    document: &Document,
    said: &[Said],
    other: Place,
    stories: u32,
    is_same: bool,
) -> Option<Reason> {
    let (words, are_sure) = strongest_words(said, other, stories).unzip();
    // Stories of few words are alike by chance: what happened has a name, or a word of its own.
    if is_same && are_sure == Some(true) {
        return Some(Reason::SameStory);
    }
    let mut best = LEAST_RARITY;
    let mut about = None;
    for tag in document.tags {
        let term = whole_name(whole::TAG, tag);
        if let Some(word) = reading.word(&term)
            && word.rarity > best
            && found(other, &term).is_some()
        {
            best = word.rarity;
            about = Some(*tag);
        }
    }
    let about = about.map(|tag| tag.trim_ascii().to_owned());
    if let Some(about) = about.or(words) {
        return Some(Reason::About(about));
    }
    let is_of_section =
        !document.section.is_empty() && found(other, &whole_name(whole::SECTION, document.section)).is_some();
    is_of_section.then(|| Reason::Section(document.section.trim_ascii().to_owned()))
}

/// Where the story has the term.
fn found((segment, story): Place, term: &str) -> Option<Fields> {
    let (stories, fields) = segment.postings(segment.find(term)?);
    stories.binary_search(&story).ok().and_then(|place| fields.get(place).copied())
}

/// A word of the story being read that can be named as a reason, where it stands.
pub(super) struct Said<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    word: &'a Word,
    is_name: bool,
    /// Nothing but a space is between it and the one before.
    is_joined: bool,
}

/// The words of the story being read that can be named, in the order in which they stand there.
pub(super) fn said<'a>(reading: &'a Reading, document: &Document<'a>) -> Vec<Said<'a>> {
    let mut said = Vec::new();
    for &text in &[document.headline, document.standfirst] {
        let tells_names = tells_names(text);
        let mut tokens = Tokens::new(text);
        let (mut end_before, mut was_said) = (0, false);
        while let Some(Token { start, end, position, is_gram }) = tokens.advance() {
            if position >= MOST_TOKENS {
                break;
            }
            let is_behind = is_joined(text, end_before, start);
            let is_name = tells_names && is_capital(text, start) && position > 0 && is_behind;
            let word = reading.word(tokens.word()).filter(|word| {
                let is_number = word.text.starts_with(|letter: char| letter.is_ascii_digit());
                let is_short = !is_gram && word.text.chars().count() < SHORTEST;
                let least = if is_name || is_gram { LEAST_RARITY } else { LEAST_RARITY_OF_WORD };
                let can_be_named = is_name || is_in_headline(reading, word);
                !is_number && !is_short && word.rarity >= least && can_be_named
            });
            if let Some(word) = word {
                said.push(Said { text, start, end, word, is_name, is_joined: was_said && is_behind });
            }
            (end_before, was_said) = (end, word.is_some());
        }
    }
    said
}

/// The words that speak most for the other story, as they stand in the one being read; with
/// their neighbours, if those are shared too ("North Korea", and characters that make a word);
/// and whether they can be named without others beside them.
fn strongest_words(said: &[Said], other: Place, stories: u32) -> Option<(String, bool)> {
    // What can be named alone, and what needs company, where the edition is small.
    let (mut best, mut words) = (0.0, None);
    let (mut second, mut waiting) = (0.0, None);
    let mut first = None;
    let mut has_company = false;
    // The run of shared words that the word stands in: its first byte, and what it tells.
    let mut run: Option<(usize, f32, bool)> = None;
    for said in said {
        let told = told(said, other, stories);
        if told.is_some() {
            has_company |= *first.get_or_insert(&said.word.text) != &said.word.text;
        }
        run = match (run, told) {
            (Some((start, before, was_sure)), Some((told, is_sure))) if said.is_joined => {
                Some((start, before.max(told), was_sure || is_sure))
            }
            (_, told) => told.map(|(told, is_sure)| (said.start, told, is_sure)),
        };
        let Some((start, told, is_sure)) = run else { continue };
        if is_sure && told >= best {
            best = told;
            words = said.text.get(start..said.end);
        } else if !is_sure && told >= second {
            second = told;
            waiting = said.text.get(start..said.end);
        }
    }
    let waiting = waiting.filter(|_| has_company && stories >= FEWEST_STORIES);
    Some((words.or(waiting)?.to_owned(), words.is_some()))
}

/// What the word tells about the other story, if that has it, and whether it can be named alone: as a
/// name anywhere, else as a word of both headlines.
fn told(said: &Said, other: Place, stories: u32) -> Option<(f32, bool)> {
    let word = said.word;
    let fields = found(other, &word.text)?;
    if !said.is_name && fields & fields::HEADLINE == 0 {
        return None;
    }
    let told = word.rarity * word.presence * presence(fields);
    let is_surely_rare = (word.frequency + DOUBTFUL_STORIES) * STORIES_A_WORD <= stories;
    Some(if said.is_name { (NAME * told, true) } else { (told, is_surely_rare) })
}

fn is_in_headline(reading: &Reading, word: &Word) -> bool {
    found((&reading.segment, 0), &word.text).is_some_and(|own| own & fields::HEADLINE != 0)
}

/// Whether capitals in this text tell names: not where two of three words have one.
fn tells_names(text: &str) -> bool {
    let mut tokens = Tokens::new(text);
    let (mut capitals, mut words) = (0, 0);
    while let Some(token) = tokens.advance() {
        if token.position >= MOST_TOKENS {
            break;
        }
        words += 1;
        capitals += u32::from(is_capital(text, token.start));
    }
    3 * capitals <= 2 * words
}

/// Whether a capital stands there: of the alphabets that have them, as far as they need no table.
fn is_capital(text: &str, at: usize) -> bool {
    let first = text.get(at..).and_then(|rest| rest.chars().next());
    first.is_some_and(|letter| matches!(letter, 'A'..='Z' | 'À'..='Þ' | 'Ά'..='Ϋ' | 'Ѐ'..='Я' | 'Ա'..='Ֆ'))
}

/// Whether nothing but a space, or not even that, stands between the end of a word and the next.
fn is_joined(text: &str, end: usize, next: usize) -> bool {
    next <= end || text.get(end..next).is_some_and(|between| matches!(between, " " | "-" | "\u{a0}"))
}
