//! Builds a segment: stories as they are added, before their terms are sorted.

use super::document::{Document, name_kind, whole_name};
use super::fields::{self, FieldCounts};
use super::segment::{Segment, UNDATED, span};
use super::sort::merge_sort;
use crate::ranking::math::count;
use crate::ranking::tokenizer::Tokenizer;
use crate::text::hash::fnv1a_32;

/// A block has at most so many stories: sealing it takes less than a slice.
const MAX_STORIES: usize = 512;
/// A block with so many postings is full, for stories with long texts.
const MAX_POSTINGS: usize = 60_000;
/// The indexed tokens of each field: words further down say less, and a headline of a megabyte must
/// not cost more than a long one.
const MAX_HEADLINE_TOKENS: u32 = 64;
const MAX_STANDFIRST_TOKENS: u32 = 128;
const MAX_BODY_TOKENS: u32 = 200;
const MAX_NAME_TOKENS: u32 = 12;
/// The indexed tags and names of a story.
const MAX_TAGS: usize = 32;
const MAX_NAMES: usize = 16;

#[derive(Debug)]
struct PendingPosting {
    term: u32,
    story: u16,
    /// The counts, each in its bits of [`fields`], but for the body.
    counts: FieldCounts,
    body: u8,
}

impl PendingPosting {
    /// Counts an occurrence in a field: one bit of [`fields`], the lowest of the field.
    fn count(&mut self, field: FieldCounts) {
        if field == IN_BODY {
            self.body = self.body.saturating_add(1);
        } else if field >= fields::LABEL {
            self.counts |= field;
        } else if self.counts & (3 * field) < 3 * field {
            self.counts += field;
        }
    }

    fn counts(&self) -> FieldCounts {
        let body = match self.body {
            0 | 1 => self.body,
            2 | 3 => 2,
            _ => 3,
        };
        self.counts | (body * IN_BODY)
    }
}

/// One occurrence in each of the texts.
const IN_HEADLINE: FieldCounts = 1;
const IN_STANDFIRST: FieldCounts = 4;
const IN_BODY: FieldCounts = 16;

/// A block of stories whose terms are in the order of their first occurrence.
#[derive(Debug)]
pub(in crate::ranking) struct SegmentBuilder {
    text: String,
    text_ends: Vec<u32>,
    /// The latest posting of each term.
    latest: Vec<u32>,
    postings: Vec<PendingPosting>,
    /// A hash table with open addressing: the number of a term plus 1, or 0 for a free place. Its length
    /// is a power of two.
    table: Vec<u32>,
    /// The data of the sealed segment; its headlines have the unsorted numbers of terms until then.
    segment: Segment,
}

impl SegmentBuilder {
    /// An empty block whose first story will have the number `first`.
    pub(in crate::ranking) const fn starting_at(first: u32) -> SegmentBuilder {
        SegmentBuilder {
            text: String::new(),
            text_ends: Vec::new(),
            latest: Vec::new(),
            postings: Vec::new(),
            table: Vec::new(),
            segment: Segment::starting_at(first),
        }
    }

    /// The number of the story that comes next.
    pub(in crate::ranking) fn next(&self) -> u32 {
        self.segment.first + count(self.segment.len())
    }

    pub(in crate::ranking) fn is_empty(&self) -> bool {
        self.segment.is_empty()
    }

    pub(in crate::ranking) fn is_full(&self) -> bool {
        self.segment.len() >= MAX_STORIES || self.postings.len() >= MAX_POSTINGS
    }

    /// How many postings it has.
    pub(in crate::ranking) fn postings(&self) -> usize {
        self.postings.len()
    }

    pub(in crate::ranking) fn add(&mut self, document: &Document, language: u8) -> u32 {
        let number = self.next();
        self.add_text(document.headline, MAX_HEADLINE_TOKENS, IN_HEADLINE);
        self.add_text(document.standfirst, MAX_STANDFIRST_TOKENS, IN_STANDFIRST);
        self.add_text(document.body, MAX_BODY_TOKENS, IN_BODY);
        for tag in document.tags.iter().take(MAX_TAGS) {
            self.add_name(tag, name_kind::TAG, fields::LABEL);
        }
        self.add_name(document.section, name_kind::SECTION, fields::LABEL);
        for name in document.names.iter().take(MAX_NAMES) {
            self.add_name(name, name_kind::NAME, fields::NAME);
        }
        self.segment.headline_ends.push(count(self.segment.headline_terms.len()));
        let minutes = document.date.map(|seconds| seconds.div_euclid(60));
        self.segment.dates.push(minutes.and_then(|minutes| i32::try_from(minutes).ok()).unwrap_or(UNDATED));
        self.segment.languages.push(language);
        number
    }

    fn add_text(&mut self, text: &str, max_tokens: u32, field: FieldCounts) {
        let mut tokens = Tokenizer::with_joined(text);
        while let Some(token) = tokens.advance() {
            if token.position >= max_tokens {
                break;
            }
            let term = self.count(tokens.word(), field);
            if field == IN_HEADLINE && !token.is_joined {
                self.segment.headline_terms.push(term);
            }
        }
    }

    fn add_name(&mut self, name: &str, kind: char, label: FieldCounts) {
        self.add_text(name, MAX_NAME_TOKENS, label);
        let term = whole_name(kind, name);
        if term.len() > 1 {
            self.count(&term, label);
        }
    }

    /// Counts an occurrence of `word` in the story that is being added; returns its term.
    fn count(&mut self, word: &str, field: FieldCounts) -> u32 {
        let term = self.term(word);
        let story = u16::try_from(self.segment.len()).unwrap_or(u16::MAX);
        let mut place = self.latest.get(term as usize).copied().unwrap_or(u32::MAX) as usize;
        if self.postings.get(place).is_none_or(|posting| posting.story != story) {
            place = self.postings.len();
            if let Some(latest) = self.latest.get_mut(term as usize) {
                *latest = count(place);
            }
            self.postings.push(PendingPosting { term, story, counts: 0, body: 0 });
        }
        if let Some(posting) = self.postings.get_mut(place) {
            posting.count(field);
        }
        term
    }

    /// The term of `word`, a new one if it has none.
    fn term(&mut self, word: &str) -> u32 {
        if self.table.len() < 2 * (self.latest.len() + 1) {
            self.grow_table();
        }
        let mask = self.table.len() - 1;
        let mut place = hash(word) as usize & mask;
        loop {
            let found = self.table.get(place).copied().unwrap_or(0);
            let Some(term) = found.checked_sub(1) else { break };
            if self.word(term) == word {
                return term;
            }
            place = (place + 1) & mask;
        }
        let term = count(self.latest.len());
        if let Some(free) = self.table.get_mut(place) {
            *free = term + 1;
        }
        self.text.push_str(word);
        self.text_ends.push(count(self.text.len()));
        self.latest.push(u32::MAX);
        term
    }

    fn word(&self, term: u32) -> &str {
        self.text.get(span(&self.text_ends, term)).unwrap_or("")
    }

    fn grow_table(&mut self) {
        let length = (2 * self.table.len()).max(1024);
        self.table.clear();
        self.table.resize(length, 0);
        for term in 0..count(self.latest.len()) {
            let mut place = hash(self.word(term)) as usize & (length - 1);
            while let Some(taken) = self.table.get_mut(place) {
                if *taken == 0 {
                    *taken = term + 1;
                    break;
                }
                place = (place + 1) & (length - 1);
            }
        }
    }

    /// The block as a segment: terms sorted, postings by term, headlines with the new numbers.
    pub(in crate::ranking) fn seal(mut self) -> Segment {
        let mut order: Vec<u32> = (0..count(self.latest.len())).collect();
        merge_sort(&mut order, &|one, other| self.word(one) < self.word(other));

        // Counting sort of the postings by term: `latest` becomes the place of the term's next posting.
        self.latest.fill(0);
        for posting in &self.postings {
            if let Some(frequency) = self.latest.get_mut(posting.term as usize) {
                *frequency += 1;
            }
        }
        let mut sealed = core::mem::take(&mut self.segment);
        sealed.text = String::with_capacity(self.text.len());
        sealed.stories.resize(self.postings.len(), 0);
        sealed.fields.resize(self.postings.len(), 0);
        let mut numbers = vec![0; order.len()];
        let mut before = 0;
        for (number, term) in order.iter().enumerate() {
            sealed.push_word(self.word(*term));
            if let Some(place) = numbers.get_mut(*term as usize) {
                *place = count(number);
            }
            if let Some(frequency) = self.latest.get_mut(*term as usize) {
                let start = before;
                before += *frequency;
                sealed.posting_ends.push(before);
                *frequency = start;
            }
        }
        for posting in &self.postings {
            let Some(next) = self.latest.get_mut(posting.term as usize) else { continue };
            let place = *next as usize;
            *next += 1;
            if let (Some(story), Some(fields)) = (sealed.stories.get_mut(place), sealed.fields.get_mut(place))
            {
                *story = posting.story;
                *fields = posting.counts();
            }
        }
        for term in &mut sealed.headline_terms {
            *term = numbers.get(*term as usize).copied().unwrap_or(0);
        }
        sealed.compute_norms();
        sealed
    }
}

/// FNV-1a with a final mix, so that the lowest bits depend on the whole word.
fn hash(word: &str) -> u32 {
    let mixed = fnv1a_32(word.as_bytes());
    let mixed = (mixed ^ mixed >> 15).wrapping_mul(0x2c1b_3c6d);
    mixed ^ mixed >> 13
}
