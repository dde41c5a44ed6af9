//! Why a related story is shown, by what both stories have in common.

use super::near_copies::{StoryRef, are_close_in_time};
use super::query_document::{QueryDocument, WeightedTerm};
pub use crate::article::Reason;
use crate::ranking::index::weights::term_frequency_saturation;
use crate::ranking::index::{Document, FieldCounts, fields, name_kind, whole_name};
use crate::ranking::tokenizer::{TokenSpan, Tokenizer};

/// From this similarity on two stories of the same days tell of the same event.
const MIN_SIMILARITY_OF_STORY: f32 = 0.28;
/// The least IDF of a tag or name as a reason: it is in every tenth of five hundred stories, in every
/// thirtieth of ten thousand.
const MIN_IDF: f32 = 0.3;
/// A word that is not seen to be a name must be rarer: "all" and "several" are rare enough to help, and
/// no subject …
const MIN_IDF_OF_WORD: f32 = 0.45;
/// … and the edition large enough to know: so many stories for each one with the word and for four
/// more. Two stories of thirty can share "without".
const STORIES_A_WORD: u32 = 64;
const DOUBTFUL_STORIES: u32 = 4;
/// Two different such words in both headlines need no large edition; only so many stories that "the"
/// is in more of them than in two.
const MIN_STORIES: u32 = 20;
/// The weight of a name, relative to another word of the same IDF.
const NAME: f32 = 2.0;
/// The shortest word that is a reason by itself, in letters.
const MIN_CHARS: usize = 3;
/// How many tokens of a text are looked at for a reason.
const MAX_TOKENS: u32 = 128;

/// Whether two stories of this similarity tell of the same event: never for undated ones.
pub(super) fn is_same_story(one: StoryRef, other: StoryRef, similarity: f32) -> bool {
    similarity >= MIN_SIMILARITY_OF_STORY && are_close_in_time(one, other)
}

/// The most telling reason, in an edition of so many `stories`; `None` if none can be named.
pub(super) fn reason(
    query: &QueryDocument,
    document: &Document,
    terms: &[ReasonWord],
    other: StoryRef,
    stories: u32,
    is_same: bool,
) -> Option<Reason> {
    let (words, are_sure) = strongest_words(terms, other, stories).unzip();
    // Stories of few words are alike by chance: what happened has a name, or a word of its own.
    if is_same && are_sure == Some(true) {
        return Some(Reason::SameStory);
    }
    let mut best = MIN_IDF;
    let mut about = None;
    for tag in document.tags {
        let term = whole_name(name_kind::TAG, tag);
        if let Some(word) = query.term(&term)
            && word.idf > best
            && counts_in(other, &term).is_some()
        {
            best = word.idf;
            about = Some(*tag);
        }
    }
    let about = about.map(|tag| tag.trim_ascii().to_owned());
    if let Some(about) = about.or(words) {
        return Some(Reason::About(about));
    }
    let is_of_section = !document.section.is_empty()
        && counts_in(other, &whole_name(name_kind::SECTION, document.section)).is_some();
    is_of_section.then(|| Reason::Section(document.section.trim_ascii().to_owned()))
}

/// The counts of the term in the story, if it has it.
fn counts_in((segment, story): StoryRef, term: &str) -> Option<FieldCounts> {
    let (stories, counts) = segment.postings(segment.find(term)?);
    stories.binary_search(&story).ok().and_then(|place| counts.get(place).copied())
}

/// A word of the story being read that can be named as a reason, by its place in the text.
pub(super) struct ReasonWord<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    term: &'a WeightedTerm,
    is_name: bool,
    /// Only a space separates it from the one before.
    is_joined: bool,
}

/// The words of the story being read that can be named, in their order.
pub(super) fn explain_terms<'a>(query: &'a QueryDocument, document: &Document<'a>) -> Vec<ReasonWord<'a>> {
    let mut words = Vec::new();
    for &text in &[document.headline, document.standfirst] {
        let tells_names = tells_names(text);
        let mut tokens = Tokenizer::new(text);
        let (mut end_before, mut was_named) = (0, false);
        while let Some(TokenSpan { start, end, position, is_gram, .. }) = tokens.advance() {
            if position >= MAX_TOKENS {
                break;
            }
            let is_behind = is_joined(text, end_before, start);
            let is_name = tells_names && is_capital(text, start) && position > 0 && is_behind;
            let term = query.term(tokens.word()).filter(|term| {
                let is_number = term.text.starts_with(|letter: char| letter.is_ascii_digit());
                let is_short = !is_gram && term.text.chars().count() < MIN_CHARS;
                let least = if is_name || is_gram { MIN_IDF } else { MIN_IDF_OF_WORD };
                let can_be_named = is_name || is_in_headline(query, term);
                !is_number && !is_short && term.idf >= least && can_be_named
            });
            if let Some(term) = term {
                words.push(ReasonWord { text, start, end, term, is_name, is_joined: was_named && is_behind });
            }
            (end_before, was_named) = (end, term.is_some());
        }
    }
    words
}

/// The heaviest words that the other story shares, as the one being read spells them; with their
/// neighbours, if those are shared too ("North Korea", and characters that make a word); and whether
/// they can be named alone.
fn strongest_words(terms: &[ReasonWord], other: StoryRef, stories: u32) -> Option<(String, bool)> {
    // What can be named alone, and what needs a second shared word in a small edition.
    let (mut best, mut words) = (0.0, None);
    let (mut second, mut waiting) = (0.0, None);
    let mut first = None;
    let mut has_company = false;
    // The run of shared words that the word belongs to: its first byte, its weight.
    let mut run: Option<(usize, f32, bool)> = None;
    for word in terms {
        let weight = term_weight(word, other, stories);
        if weight.is_some() {
            has_company |= *first.get_or_insert(&word.term.text) != &word.term.text;
        }
        run = match (run, weight) {
            (Some((start, before, was_sure)), Some((weight, is_sure))) if word.is_joined => {
                Some((start, before.max(weight), was_sure || is_sure))
            }
            (_, weight) => weight.map(|(weight, is_sure)| (word.start, weight, is_sure)),
        };
        let Some((start, weight, is_sure)) = run else { continue };
        if is_sure && weight >= best {
            best = weight;
            words = word.text.get(start..word.end);
        } else if !is_sure && weight >= second {
            second = weight;
            waiting = word.text.get(start..word.end);
        }
    }
    let waiting = waiting.filter(|_| has_company && stories >= MIN_STORIES);
    Some((words.or(waiting)?.to_owned(), words.is_some()))
}

/// The weight of the word as a reason for the other story, if that has it, and whether it can be named
/// alone: as a name anywhere, else as a word of both headlines.
fn term_weight(reason: &ReasonWord, other: StoryRef, stories: u32) -> Option<(f32, bool)> {
    let term = reason.term;
    let counts = counts_in(other, &term.text)?;
    if !reason.is_name && counts & fields::HEADLINE == 0 {
        return None;
    }
    let weight = term.idf * term.saturation * term_frequency_saturation(counts);
    let is_surely_rare = (term.frequency + DOUBTFUL_STORIES) * STORIES_A_WORD <= stories;
    Some(if reason.is_name { (NAME * weight, true) } else { (weight, is_surely_rare) })
}

fn is_in_headline(query: &QueryDocument, term: &WeightedTerm) -> bool {
    counts_in((&query.segment, 0), &term.text).is_some_and(|own| own & fields::HEADLINE != 0)
}

/// Whether capitals in this text tell names: not where two of three words have one.
fn tells_names(text: &str) -> bool {
    let mut tokens = Tokenizer::new(text);
    let (mut capitals, mut words) = (0, 0);
    while let Some(token) = tokens.advance() {
        if token.position >= MAX_TOKENS {
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
