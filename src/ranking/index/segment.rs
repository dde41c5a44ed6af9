//! A run of stories that stand in the index: a sorted dictionary, and for each term the stories
//! that have it.

use core::cmp::Ordering;
use core::ops::Range;

use crate::ranking::tokenizer::letter_mask;
use crate::ranking::weights::{length, presences, rarity};

/// Where in a story a term was found: one byte a posting. In [`fields`] the masks of its parts.
pub type Fields = u8;

/// The parts of [`Fields`].
pub mod fields {
    /// How often the headline has it, 0 to 3 (for 3 and more).
    pub const HEADLINE: u8 = 0b0000_0011;
    /// How often the standfirst has it, 0 to 3 (for 3 and more), in units of 4.
    pub const STANDFIRST: u8 = 0b0000_1100;
    /// How often the first words of the text have it, in units of 16: 1 once, 2 two or three
    /// times, 3 four times and more.
    pub const BODY: u8 = 0b0011_0000;
    /// A word of a tag or of the section; or, for a whole name, that it is one.
    pub const LABEL: u8 = 0b0100_0000;
    /// A word of the name of an author, person or place; or, for a whole name, that it is one.
    pub const NAME: u8 = 0b1000_0000;
}

/// A date that is unknown.
pub(super) const UNDATED: i32 = i32::MIN;

/// A run of stories, at most [`Segment::MOST`].
///
/// Stories are counted from 0 within the segment; [`Segment::first`] is what the first one is
/// called in the index.
#[derive(Debug, Default)]
pub struct Segment {
    pub(super) first: u32,
    pub(super) text: String,
    pub(super) text_ends: Vec<u32>,
    pub(super) masks: Vec<u32>,
    pub(super) posting_ends: Vec<u32>,
    pub(super) stories: Vec<u16>,
    pub(super) fields: Vec<Fields>,
    pub(super) headline_ends: Vec<u32>,
    pub(super) headline_terms: Vec<u32>,
    pub(super) dates: Vec<i32>,
    pub(super) languages: Vec<u8>,
    pub(super) norms: Vec<f32>,
}

impl Segment {
    /// One without stories, of which the first will have this number.
    pub(super) const fn starting_at(first: u32) -> Segment {
        Segment {
            first,
            text: String::new(),
            text_ends: Vec::new(),
            masks: Vec::new(),
            posting_ends: Vec::new(),
            stories: Vec::new(),
            fields: Vec::new(),
            headline_ends: Vec::new(),
            headline_terms: Vec::new(),
            dates: Vec::new(),
            languages: Vec::new(),
            norms: Vec::new(),
        }
    }

    /// How many stories a segment has at most: a posting names one in 16 bits.
    pub const MOST: usize = 1 << 15;

    /// The number in the index of the segment's first story.
    pub fn first(&self) -> u32 {
        self.first
    }

    /// How many stories it has.
    pub fn len(&self) -> usize {
        self.dates.len()
    }

    /// Whether it has no story.
    pub fn is_empty(&self) -> bool {
        self.dates.is_empty()
    }

    /// How many terms its dictionary has. Terms are called 0 and up, in the order of their bytes.
    pub fn terms(&self) -> u32 {
        u32::try_from(self.masks.len()).unwrap_or(u32::MAX)
    }

    /// What the term is; empty for a number that no term has.
    pub fn term(&self, term: u32) -> &str {
        self.text.get(span(&self.text_ends, term)).unwrap_or("")
    }

    /// The letters of the term, as [`letter_mask`](crate::ranking::tokenizer::letter_mask) has them.
    pub fn mask(&self, term: u32) -> u32 {
        self.masks.get(term as usize).copied().unwrap_or(0)
    }

    /// The bytes of the term: what the dictionary is sorted by.
    #[inline]
    pub(super) fn term_bytes(&self, term: u32) -> &[u8] {
        self.text.as_bytes().get(span(&self.text_ends, term)).unwrap_or(b"")
    }

    /// The number of a term, if a story has it.
    pub fn find(&self, term: &str) -> Option<u32> {
        let place = self.first_from(term.as_bytes());
        (self.term_bytes(place) == term.as_bytes() && !term.is_empty()).then_some(place)
    }

    /// The terms that begin with `prefix`, itself among them.
    pub fn beginning_with(&self, prefix: &str) -> Range<u32> {
        let first = self.first_from(prefix.as_bytes());
        // No byte of UTF-8 is as high as this: behind all that begin with the prefix.
        let mut behind = prefix.as_bytes().to_vec();
        behind.push(u8::MAX);
        first..self.first_from(&behind)
    }

    /// The first term that is not before `bytes`.
    pub(super) fn first_from(&self, bytes: &[u8]) -> u32 {
        let (mut from, mut to) = (0, self.terms());
        while from < to {
            let middle = from + (to - from) / 2;
            if self.term_bytes(middle) < bytes {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        from
    }

    /// How many stories have the term.
    pub fn frequency(&self, term: u32) -> u32 {
        u32::try_from(span(&self.posting_ends, term).len()).unwrap_or(u32::MAX)
    }

    /// The stories that have the term, in rising order, and where each has it.
    pub fn postings(&self, term: u32) -> (&[u16], &[Fields]) {
        let span = span(&self.posting_ends, term);
        (self.stories.get(span.clone()).unwrap_or(&[]), self.fields.get(span).unwrap_or(&[]))
    }

    /// The stories that have one of neighbouring terms, and where each has it: those of one term behind
    /// those of the one before.
    pub(super) fn postings_from(&self, first: u32, end: u32) -> (&[u16], &[Fields]) {
        let start = span(&self.posting_ends, first).start;
        let end = span(&self.posting_ends, end.saturating_sub(1)).end;
        (self.stories.get(start..end).unwrap_or(&[]), self.fields.get(start..end).unwrap_or(&[]))
    }

    /// The terms of the story's headline, in the order they stand there.
    pub fn headline(&self, story: u16) -> &[u32] {
        self.headline_terms.get(span(&self.headline_ends, u32::from(story))).unwrap_or(&[])
    }

    /// When the story was published, in minutes since 1970.
    pub fn date(&self, story: u16) -> Option<i32> {
        self.dates.get(usize::from(story)).copied().filter(|date| *date != UNDATED)
    }

    /// The language of the story, as [`Index::language`](super::Index::language) numbers it.
    pub fn language(&self, story: u16) -> u8 {
        self.languages.get(usize::from(story)).copied().unwrap_or(0)
    }

    /// How long the story is, by what its terms weigh together.
    pub fn norm(&self, story: u16) -> f32 {
        self.norms.get(usize::from(story)).copied().unwrap_or(0.0)
    }

    /// What the segment takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.text.capacity()
            + 4 * (self.text_ends.capacity() + self.masks.capacity() + self.posting_ends.capacity())
            + 4 * (self.headline_ends.capacity() + self.headline_terms.capacity())
            + 4 * (self.dates.capacity() + self.norms.capacity())
            + 2 * self.stories.capacity()
            + self.fields.capacity()
            + self.languages.capacity()
    }

    /// Puts a term behind all others.
    pub(super) fn push_word(&mut self, term: &str) {
        self.push_known_word(term, letter_mask(term));
    }

    /// Puts a term behind all others, whose letters are known.
    pub(super) fn push_known_word(&mut self, term: &str, mask: u32) {
        self.text.push_str(term);
        self.text_ends.push(count(self.text.len()));
        self.masks.push(mask);
    }

    /// The lengths of the stories' vectors, from the terms and how rare each is here.
    pub(super) fn weigh(&mut self) {
        let mut squares = vec![0.0; self.len()];
        let presences = presences();
        for term in 0..self.terms() {
            let rarity = rarity(count(self.len()), self.frequency(term));
            let (stories, fields) = self.postings(term);
            for (story, fields) in stories.iter().zip(fields) {
                if let Some(square) = squares.get_mut(usize::from(*story)) {
                    let presence = presences.get(usize::from(*fields)).copied().unwrap_or(0.0);
                    *square += presence * presence * rarity;
                }
            }
        }
        self.norms = squares.into_iter().map(length).collect();
    }

    /// Gives back what has been reserved and not used.
    pub(super) fn fit(&mut self) {
        self.text.shrink_to_fit();
        for list in [
            &mut self.text_ends,
            &mut self.masks,
            &mut self.posting_ends,
            &mut self.headline_ends,
            &mut self.headline_terms,
        ] {
            list.shrink_to_fit();
        }
        self.dates.shrink_to_fit();
        self.languages.shrink_to_fit();
    }

    /// Compares two terms by number, for the merging of two segments.
    pub(super) fn order(&self, term: u32, other: &Segment, theirs: u32) -> Ordering {
        self.term_bytes(term).cmp(other.term_bytes(theirs))
    }
}

/// The part of a list that belongs to `number`, if each part ends where `ends` says.
#[inline]
pub(super) fn span(ends: &[u32], number: u32) -> Range<usize> {
    let number = number as usize;
    let Some(end) = ends.get(number) else { return 0..0 };
    let start = number.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    start as usize..*end as usize
}

/// A length as it is stored. Nothing here comes near four thousand million.
pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
