//! The reason why a related story is shown, from the words, tags and section that both stories share.

use super::function_words::is_function_word;
use super::near_copies::{StoryRef, are_close_in_time};
use super::query_document::{QueryDocument, WeightedTerm};
pub use crate::article::Reason;
use crate::ranking::index::weights::term_frequency_saturation;
use crate::ranking::index::{Document, FieldCounts, Index, fields, name_kind, whole_name};
use crate::ranking::tokenizer::{TokenSpan, Tokenizer, first_letters};

/// From this similarity on, two stories that are close in time are about the same event.
const MIN_SIMILARITY_OF_STORY: f32 = 0.28;
/// The least IDF of a tag or name as a reason: it is in every tenth of five hundred stories, in every
/// thirtieth of ten thousand.
const MIN_IDF: f32 = 0.3;
/// A word that is not recognised as a name must be rarer: "all" and "several" are rare enough to help, and no
/// subject …
const MIN_IDF_OF_WORD: f32 = 0.45;
/// … and the edition large enough to know: so many stories for each one with the word and for four
/// more. Two stories of thirty can share "without".
const STORIES_A_WORD: u32 = 128;
const DOUBTFUL_STORIES: u32 = 4;
/// Two different such words in both headlines need no large edition; only so many stories that "the"
/// is in more of them than in two.
const MIN_STORIES: u32 = 20;
/// A name so rare is enough to tell an event; other words need a second one.
const MIN_IDF_OF_EVENT: f32 = 0.42;
const ENOUGH: u32 = 2;
/// The weight of a name, relative to another word of the same IDF.
const NAME: f32 = 2.0;
/// A tag is named rather than a name of the headline that is at most so much rarer.
const TAG: f32 = 0.1;
/// Numbers sort before this, words after it.
const FIRST_BEHIND_NUMBERS: &str = ":";
/// The shortest word that is a reason by itself, in letters.
const MIN_CHARS: usize = 3;
/// The same for a word that is not recognised as a name, of an alphabet that has capitals: shorter ones are
/// function words more often than subjects.
const MIN_CHARS_OF_WORD: usize = 5;
/// Latin, Greek and Cyrillic letters sort before this.
const FIRST_WITHOUT_CAPITALS: &str = "\u{530}";
/// How many tokens of a text are looked at for a reason.
const MAX_TOKENS: u32 = 128;

/// Whether two stories of this similarity and date can be about the same event: never undated ones.
pub(super) fn may_be_same_story(one: StoryRef, other: StoryRef, similarity: f32) -> bool {
    similarity >= MIN_SIMILARITY_OF_STORY && are_close_in_time(one, other)
}

/// The best reason; `None` if none can be named.
pub(super) fn reason(
    query: &QueryDocument,
    document: &Document,
    terms: &[ReasonWord],
    other: StoryRef,
    may_be_same: bool,
) -> Option<Reason> {
    let shared = shared_words(terms, other, query.stories());
    if may_be_same && shared.evidence >= ENOUGH {
        return Some(Reason::SameStory);
    }
    // The rarer a tag, the better a reason: "culture" gives way to the names of the headline.
    let mut best = MIN_IDF.max(shared.idf_of_names - TAG);
    let mut about = None;
    for tag in document.tags {
        let term = whole_name(name_kind::TAG, tag);
        if let Some(term) = query.term(&term)
            && term.idf > best
            && counts_in(other, &term.text).is_some()
        {
            best = term.idf;
            about = Some(tag.trim_ascii());
        }
    }
    if let Some(about) = about.map(ToOwned::to_owned).or(shared.words) {
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
    /// Directly after the word before it in the list.
    is_joined: bool,
    /// The next word of the same name.
    next: Option<&'a WeightedTerm>,
    /// At least half of the stories that have it are close in time to the one being read.
    is_of_event: bool,
}

/// The words of the story being read that can be named, in their order.
pub(super) fn explain_terms<'a>(
    query: &'a QueryDocument,
    document: &Document<'a>,
    index: &Index,
) -> Vec<ReasonWord<'a>> {
    let mut words: Vec<ReasonWord> = Vec::new();
    let mut section = Vec::new();
    let mut tokens = Tokenizer::new(document.section);
    while tokens.advance().is_some() {
        section.extend(query.term(tokens.word()));
    }
    for &text in &[document.headline, document.standfirst] {
        let tells_names = tells_names(text);
        let mut tokens = Tokenizer::new(text);
        let (mut end_before, mut was_named) = (0, false);
        while let Some(TokenSpan { start, end, position, is_gram, .. }) = tokens.advance() {
            if position >= MAX_TOKENS {
                break;
            }
            let is_behind = is_joined(text, end_before, start);
            let first = text.get(start..).and_then(|rest| rest.chars().next());
            let is_name = tells_names && is_behind && position > 0 && first.is_some_and(is_capital);
            let term = query.term(tokens.word());
            if is_name
                && let Some(before) = words.last_mut()
                && before.end == end_before
                && before.is_name
            {
                before.next = term;
            }
            let term = term.filter(|term| {
                let word = term.text.as_str();
                let min_idf = if is_name || is_gram { MIN_IDF } else { MIN_IDF_OF_WORD };
                term.idf >= min_idf
                    && (is_name || is_in_headline(query, term))
                    && word >= FIRST_BEHIND_NUMBERS
                    // Kana alone are endings and particles.
                    && if is_gram { word.chars().any(|letter| !matches!(letter, '\u{3041}'..='\u{309f}')) }
                    else { first_letters(word, min_chars(word, is_name, position)).is_some()
                        && (is_name && was_named || !is_function_word(word)) }
                    && !section.iter().any(|own| core::ptr::eq(*own, *term))
            });
            if let Some(term) = term {
                let is_of_event = is_of_event(query, term, index);
                let is_joined = was_named && is_behind;
                words.push(ReasonWord {
                    text,
                    start,
                    end,
                    term,
                    is_name,
                    is_joined,
                    next: None,
                    is_of_event,
                });
            }
            (end_before, was_named) = (end, term.is_some());
        }
    }
    words
}

/// Whether a word belongs to an event: at most a third of the stories with it are far in time from the one being
/// read. Words of a template ("wins gold in …") and of a subject come back all the time.
fn is_of_event(query: &QueryDocument, term: &WeightedTerm, index: &Index) -> bool {
    let (mut near, mut far) = (0_usize, 0_usize);
    for segment in index.segments() {
        let Some(term) = segment.find(&term.text) else { continue };
        for story in segment.postings(term).0 {
            if are_close_in_time((&query.segment, 0), (segment, *story)) {
                near += 1;
            } else {
                far += 1;
            }
        }
    }
    2 * far <= near
}

/// The words that two stories share.
#[derive(Default)]
struct SharedWords {
    /// The words to name as the reason.
    words: Option<String>,
    /// The IDF of the rarest name among them.
    idf_of_names: f32,
    /// How surely they are of one event: two for a rare name that belongs to it and can be named alone, one for
    /// another such word.
    evidence: u32,
}

/// The heaviest words that the other story shares, in the spelling of the one being read; with their
/// neighbours, if those are shared too ("North Korea", and characters that make a word).
fn shared_words(terms: &[ReasonWord], other: StoryRef, stories: u32) -> SharedWords {
    // The best words that need a second shared word in a small edition, and the best that can be named alone.
    let [mut waiting, mut sure] = [(0.0, None); 2];
    let mut different: Vec<&WeightedTerm> = Vec::new();
    let mut shared = SharedWords::default();
    // The run of shared words that the word belongs to: its first byte, its weight, whether it can be named
    // alone.
    let mut run: Option<(usize, f32, bool)> = None;
    for word in terms {
        let weight = term_weight(word, other, stories);
        if weight.is_some() && !different.iter().any(|known| core::ptr::eq(*known, word.term)) {
            different.push(word.term);
            if word.is_of_event && weight.is_some_and(|(_, is_sure)| is_sure) {
                shared.evidence += if word.is_name && word.term.idf >= MIN_IDF_OF_EVENT { ENOUGH } else { 1 };
            }
            if word.is_name {
                shared.idf_of_names = shared.idf_of_names.max(word.term.idf);
            }
        }
        run = match (run, weight) {
            (Some((start, before, was_sure)), Some((weight, is_sure))) if word.is_joined => {
                Some((start, before.max(weight), was_sure || is_sure))
            }
            (_, weight) => weight.map(|(weight, is_sure)| (word.start, weight, is_sure)),
        };
        let Some((start, weight, is_sure)) = run else { continue };
        let best = if is_sure { &mut sure } else { &mut waiting };
        if weight >= best.0 {
            *best = (weight, word.text.get(start..word.end));
        }
    }
    let waiting = waiting.1.filter(|_| different.len() > 1 && stories >= MIN_STORIES);
    shared.words = sure.1.or(waiting).map(ToOwned::to_owned);
    shared
}

/// The weight of the word as a reason for the other story, if that has it, and whether it can be named
/// alone: as a name anywhere, else as a word of both headlines.
fn term_weight(reason: &ReasonWord, other: StoryRef, stories: u32) -> Option<(f32, bool)> {
    let term = reason.term;
    let counts = counts_in(other, &term.text)?;
    if !reason.is_name && counts & fields::HEADLINE == 0 {
        return None;
    }
    // The first name of another person, if the rest of the name is missing.
    if let Some(next) = reason.next {
        counts_in(other, &next.text)?;
    }
    let weight = term.idf * term.saturation * term_frequency_saturation(counts);
    let is_surely_rare = (term.frequency + DOUBTFUL_STORIES) * STORIES_A_WORD <= stories;
    Some(if reason.is_name { (NAME * weight, true) } else { (weight, is_surely_rare) })
}

/// The letters that a word needs; the first of a text may be a name.
fn min_chars(word: &str, is_name: bool, position: u32) -> usize {
    if is_name || word >= FIRST_WITHOUT_CAPITALS {
        MIN_CHARS
    } else {
        MIN_CHARS_OF_WORD - usize::from(position == 0)
    }
}

fn is_in_headline(query: &QueryDocument, term: &WeightedTerm) -> bool {
    counts_in((&query.segment, 0), &term.text).is_some_and(|own| own & fields::HEADLINE != 0)
}

/// Whether capitals in this text mark names: not if more than two of three words have one.
fn tells_names(text: &str) -> bool {
    let (mut capitals, mut words, mut before) = (0, 0, ' ');
    for letter in text.chars() {
        if before == ' ' {
            words += 1;
            capitals += u32::from(is_capital(letter));
        }
        before = letter;
    }
    3 * capitals <= 2 * words
}

/// Whether it is a capital letter; of the alphabets that have capitals, those that need no table.
fn is_capital(letter: char) -> bool {
    matches!(letter, 'A'..='Z' | 'À'..='Þ' | 'Ά'..='Ϋ' | 'Ѐ'..='Я' | 'Ա'..='Ֆ')
}

/// Whether there is at most a space or a hyphen between the end of a word and the next.
fn is_joined(text: &str, end: usize, next: usize) -> bool {
    next <= end || text.get(end..next).is_some_and(|between| matches!(between, " " | "-" | "\u{a0}"))
}
