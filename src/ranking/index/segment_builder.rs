//! The stories that have been added and are not sealed yet.

use super::{Document, whole, whole_name};
use super::segment::{Fields, Segment, UNDATED, count, fields, span};
use crate::ranking::tokenizer::Tokens;
use crate::text::hash::fnv1a_32;

/// How many stories are sealed at once: so few that it takes less than a slice.
const MOST_STORIES: usize = 512;
/// And how many postings, for stories with long texts.
const MOST_POSTINGS: usize = 60_000;
/// How many tokens of each part of a story count; what stands further down says less, and a
/// headline of a megabyte must not cost more than a long one.
const HEADLINE_TOKENS: u32 = 64;
const STANDFIRST_TOKENS: u32 = 128;
const BODY_TOKENS: u32 = 200;
const NAME_TOKENS: u32 = 12;
/// How many tags and names of a story count.
const MOST_TAGS: usize = 32;
const MOST_NAMES: usize = 16;

#[derive(Debug)]
struct Posting {
    term: u32,
    story: u16,
    headline: u8,
    standfirst: u8,
    body: u8,
    labels: Fields,
}

impl Posting {
    /// The counts, each in its bits of [`fields`].
    fn fields(&self) -> Fields {
        let body = match self.body {
            0 | 1 => self.body,
            2 | 3 => 2,
            _ => 3,
        };
        self.headline.min(3) | self.standfirst.min(3) << 2 | body << 4 | self.labels
    }
}

/// A block of stories with the terms in the order in which they first appeared.
#[derive(Debug)]
pub(super) struct Growing {
    text: String,
    text_ends: Vec<u32>,
    /// The latest posting of each term.
    latest: Vec<u32>,
    postings: Vec<Posting>,
    /// Open addressing: the number of a term and 1, or 0; its length is a power of two.
    table: Vec<u32>,
    /// The rest, as the sealed segment will have it; headlines with the terms of here.
    rest: Segment,
}

#[derive(Clone, Copy)]
enum Part {
    Headline,
    Standfirst,
    Body,
    Label(Fields),
}

impl Growing {
    /// An empty block whose first story will have the number `first`.
    pub(super) const fn starting_at(first: u32) -> Growing {
        Growing {
            text: String::new(),
            text_ends: Vec::new(),
            latest: Vec::new(),
            postings: Vec::new(),
            table: Vec::new(),
            rest: Segment::starting_at(first),
        }
    }

    /// The number of the story that comes next.
    pub(super) fn next(&self) -> u32 {
        self.rest.first + count(self.rest.len())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn is_full(&self) -> bool {
        self.rest.len() >= MOST_STORIES || self.postings.len() >= MOST_POSTINGS
    }

    /// How many postings wait to be sealed.
    pub(super) fn postings(&self) -> usize {
        self.postings.len()
    }

    pub(super) fn add(&mut self, document: &Document, language: u8) -> u32 {
        let number = self.next();
        self.text_of(document.headline, HEADLINE_TOKENS, Part::Headline);
        self.text_of(document.standfirst, STANDFIRST_TOKENS, Part::Standfirst);
        self.text_of(document.body, BODY_TOKENS, Part::Body);
        for tag in document.tags.iter().take(MOST_TAGS) {
            self.name(tag, whole::TAG, fields::LABEL);
        }
        self.name(document.section, whole::SECTION, fields::LABEL);
        for name in document.names.iter().take(MOST_NAMES) {
            self.name(name, whole::NAME, fields::NAME);
        }
        self.rest.headline_ends.push(count(self.rest.headline_terms.len()));
        let minutes = document.date.map(|seconds| seconds.div_euclid(60));
        self.rest.dates.push(minutes.and_then(|minutes| i32::try_from(minutes).ok()).unwrap_or(UNDATED));
        self.rest.languages.push(language);
        number
    }

    fn text_of(&mut self, text: &str, most: u32, part: Part) {
        let mut tokens = Tokens::new(text);
        while let Some(token) = tokens.advance() {
            if token.position >= most {
                break;
            }
            let term = self.note(tokens.word(), part);
            if let Part::Headline = part {
                self.rest.headline_terms.push(term);
            }
        }
    }

    fn name(&mut self, name: &str, kind: char, label: Fields) {
        self.text_of(name, NAME_TOKENS, Part::Label(label));
        let term = whole_name(kind, name);
        if term.len() > 1 {
            self.note(&term, Part::Label(label));
        }
    }

    /// Records that the story now being added has `word`; gives its term.
    fn note(&mut self, word: &str, part: Part) -> u32 {
        let term = self.term(word);
        let story = u16::try_from(self.rest.len()).unwrap_or(u16::MAX);
        let place = self.latest.get(term as usize).copied().unwrap_or(u32::MAX) as usize;
        if self.postings.get(place).is_none_or(|posting| posting.story != story) {
            if let Some(latest) = self.latest.get_mut(term as usize) {
                *latest = count(self.postings.len());
            }
            self.postings.push(Posting { term, story, headline: 0, standfirst: 0, body: 0, labels: 0 });
        }
        let place = self.latest.get(term as usize).copied().unwrap_or(u32::MAX) as usize;
        if let Some(posting) = self.postings.get_mut(place) {
            match part {
                Part::Headline => posting.headline = posting.headline.saturating_add(1),
                Part::Standfirst => posting.standfirst = posting.standfirst.saturating_add(1),
                Part::Body => posting.body = posting.body.saturating_add(1),
                Part::Label(label) => posting.labels |= label,
            }
        }
        term
    }

    /// The number of `word`, a new one if it has none.
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

    /// The block as a segment: terms sorted, postings by term, headlines in the new numbers.
    pub(super) fn seal(mut self) -> Segment {
        let mut order: Vec<u32> = (0..count(self.latest.len())).collect();
        merge_sort(&mut order, &|one, other| self.word(one) < self.word(other));

        // Postings by term: `latest` becomes the place of the term's next posting.
        self.latest.fill(0);
        for posting in &self.postings {
            if let Some(frequency) = self.latest.get_mut(posting.term as usize) {
                *frequency += 1;
            }
        }
        let mut sealed = core::mem::take(&mut self.rest);
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
                *fields = posting.fields();
            }
        }
        for term in &mut sealed.headline_terms {
            *term = numbers.get(*term as usize).copied().unwrap_or(0);
        }
        sealed.weigh();
        sealed.fit();
        sealed
    }
}

/// A hash of 32 bits whose lowest bits all depend on all of the word.
fn hash(word: &str) -> u32 {
    let mixed = fnv1a_32(word.as_bytes());
    let mixed = (mixed ^ mixed >> 15).wrapping_mul(0x2c1b_3c6d);
    mixed ^ mixed >> 13
}

/// Sorts numbers by what they stand for; equal ones stay in their order. One copy in the
/// program, whatever is sorted.
pub(super) fn merge_sort(numbers: &mut Vec<u32>, is_before: &dyn Fn(u32, u32) -> bool) {
    let length = numbers.len();
    let mut sorted = Vec::with_capacity(length);
    let mut run = 1;
    while run < length {
        sorted.clear();
        let mut rest = numbers.as_slice();
        while !rest.is_empty() {
            let (one, behind) = rest.split_at(run.min(rest.len()));
            let (other, behind) = behind.split_at(run.min(behind.len()));
            rest = behind;
            let (mut one, mut other) = (one.iter(), other.iter());
            let (mut left, mut right) = (one.next(), other.next());
            loop {
                match (left, right) {
                    (Some(a), Some(b)) if is_before(*b, *a) => {
                        sorted.push(*b);
                        right = other.next();
                    }
                    (Some(a), _) => {
                        sorted.push(*a);
                        left = one.next();
                    }
                    (None, Some(b)) => {
                        sorted.push(*b);
                        right = other.next();
                    }
                    (None, None) => break,
                }
            }
        }
        core::mem::swap(numbers, &mut sorted);
        run *= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::merge_sort;

    #[test]
    fn sorting_sorts_and_keeps_equals_in_order() {
        for length in [0, 1, 2, 3, 7, 64, 1000] {
            let mut numbers: Vec<u32> = (0..length).map(|number| number * 7919 % 1009).collect();
            let mut expected = numbers.clone();
            expected.sort_by_key(|number| number / 10);
            merge_sort(&mut numbers, &|one, other| one / 10 < other / 10);
            assert_eq!(numbers, expected);
        }
    }
}
