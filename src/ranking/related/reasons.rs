//! Why a related story is shown, by what both stories have in common.

use super::function_words::is_function_word;
use super::near_copies::{StoryRef, are_close_in_time};
use super::query_document::{QueryDocument, WeightedTerm};
pub use crate::article::Reason;
use crate::ranking::index::weights::term_frequency_saturation;
use crate::ranking::index::{Document, FieldCounts, Index, fields, name_kind, whole_name};
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
/// A tag is named rather than a name of the headline that is at most so much rarer.
const TAG: f32 = 0.1;
/// The shortest word that is a reason by itself, in letters.
const MIN_CHARS: usize = 3;
/// How many tokens of a text are looked at for a reason.
const MAX_TOKENS: u32 = 128;

/// Whether two stories of this similarity and date can tell of the same event: never undated ones.
pub(super) fn may_be_same_story(one: StoryRef, other: StoryRef, similarity: f32) -> bool {
    similarity >= MIN_SIMILARITY_OF_STORY && are_close_in_time(one, other)
}

/// The most telling reason; `None` if none can be named.
pub(super) fn reason(
    query: &QueryDocument,
    document: &Document,
    terms: &[ReasonWord],
    other: StoryRef,
    may_be_same: bool,
) -> Option<Reason> {
    let shared = shared_words(terms, other, query.stories());
    if may_be_same && shared.events > 0 {
        return Some(Reason::SameStory);
    }
    // A tag tells as much as it is rare: "culture" gives way to the names of the headline.
    let mut best = MIN_IDF.max(shared.idf_of_names - TAG);
    let mut about = None;
    for tag in document.tags {
        let term = whole_name(name_kind::TAG, tag);
        if let Some(term) = query.term(&term)
            && term.idf > best
            && counts_in(other, &term.text).is_some()
        {
            best = term.idf;
            about = Some(*tag);
        }
    }
    let about = about.map(|tag| tag.trim_ascii().to_owned());
    if let Some(about) = about.or(shared.words) {
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
    /// The next part of the name that it is a part of; empty for none.
    next: String,
    /// Most stories of the edition that have it are of these days.
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
        section.push(tokens.word().to_owned());
    }
    let language = document.language.get(..2).unwrap_or("");
    for &text in &[document.headline, document.standfirst] {
        let tells_names = tells_names(text);
        let mut tokens = Tokenizer::new(text);
        let (mut end_before, mut was_named) = (0, false);
        while let Some(TokenSpan { start, end, position, is_gram, .. }) = tokens.advance() {
            if position >= MAX_TOKENS {
                break;
            }
            let is_behind = is_joined(text, end_before, start);
            let is_part_of_name = tells_names && is_capital(text, start) && is_behind && position > 0;
            if is_part_of_name
                && let Some(before) =
                    words.last_mut().filter(|before| before.end == end_before && before.is_name)
            {
                tokens.word().clone_into(&mut before.next);
            }
            let is_name = is_part_of_name;
            let term = query.term(tokens.word()).filter(|term| {
                let is_number = term.text.starts_with(|letter: char| letter.is_ascii_digit());
                let is_short = !is_gram && term.text.chars().count() < MIN_CHARS;
                let min_idf = if is_name || is_gram { MIN_IDF } else { MIN_IDF_OF_WORD };
                let can_be_named = is_name || is_in_headline(query, term);
                // Kana alone are endings and particles.
                let is_kana = term.text.chars().all(|letter| matches!(letter, '\u{3041}'..='\u{309f}'));
                !is_number
                    && !is_short
                    && !is_kana
                    && term.idf >= min_idf
                    && can_be_named
                    && !section.contains(&term.text)
                    && (is_gram || !is_function_word(&term.text, language))
            });
            if let Some(term) = term {
                let is_of_event = is_of_event(query, term, index);
                let is_joined = was_named && is_behind;
                let next = String::new();
                words.push(ReasonWord { text, start, end, term, is_name, is_joined, next, is_of_event });
            }
            (end_before, was_named) = (end, term.is_some());
        }
    }
    words
}

/// Whether a word belongs to an event: most stories with it are of the days of the one being read. Those
/// of a template ("wins gold in …") and of a subject come back all the time.
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
    far <= near
}

/// What two stories share.
#[derive(Default)]
struct SharedWords {
    /// What to name of it.
    words: Option<String>,
    /// The IDF of the rarest name in it.
    idf_of_names: f32,
    /// How many of the words belong to the event.
    events: usize,
}

/// The heaviest words that the other story shares, as the one being read spells them; with their
/// neighbours, if those are shared too ("North Korea", and characters that make a word).
fn shared_words(terms: &[ReasonWord], other: StoryRef, stories: u32) -> SharedWords {
    // What can be named alone, and what needs a second shared word in a small edition.
    let (mut best, mut words) = (0.0, None);
    let (mut second, mut waiting) = (0.0, None);
    let mut different: Vec<&str> = Vec::new();
    let mut shared = SharedWords::default();
    // The run of shared words that the word belongs to: its first byte, its weight.
    let mut run: Option<(usize, f32, bool)> = None;
    for word in terms {
        let weight = term_weight(word, other, stories);
        if weight.is_some() && !different.contains(&word.term.text.as_str()) {
            different.push(&word.term.text);
            shared.events += usize::from(word.is_of_event && weight.is_some_and(|(_, is_sure)| is_sure));
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
        if is_sure && weight >= best {
            best = weight;
            words = word.text.get(start..word.end);
        } else if !is_sure && weight >= second {
            second = weight;
            waiting = word.text.get(start..word.end);
        }
    }
    let waiting = waiting.filter(|_| different.len() > 1 && stories >= MIN_STORIES);
    shared.words = words.or(waiting).map(ToOwned::to_owned);
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
    // The first name of somebody else.
    if !reason.next.is_empty() && counts_in(other, &reason.next).is_none() {
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
