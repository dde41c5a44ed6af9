//! An immutable part of the index: the sorted dictionary of a run of stories and the postings of each
//! term.

use core::cmp::Ordering;
use core::ops::Range;

use super::fields::FieldCounts;
use super::weights::{document_norm, saturation_table};
use crate::ranking::math::{count, float};
use crate::ranking::tokenizer::letter_mask;

/// The date of an undated story.
pub(in crate::ranking) const UNDATED: i32 = i32::MIN;

/// A run of stories, at most [`Segment::MAX_STORIES`].
///
/// Stories are counted from 0 within the segment; [`Segment::first`] is the number of the first one in
/// the index.
#[derive(Debug, Default)]
pub struct Segment {
    pub(in crate::ranking) first: u32,
    pub(in crate::ranking) text: String,
    pub(in crate::ranking) text_ends: Vec<u32>,
    pub(in crate::ranking) masks: Vec<u32>,
    pub(in crate::ranking) posting_ends: Vec<u32>,
    pub(in crate::ranking) stories: Vec<u16>,
    pub(in crate::ranking) fields: Vec<FieldCounts>,
    pub(in crate::ranking) headline_ends: Vec<u32>,
    pub(in crate::ranking) headline_terms: Vec<u32>,
    pub(in crate::ranking) dates: Vec<i32>,
    pub(in crate::ranking) languages: Vec<u8>,
    pub(in crate::ranking) norms: Vec<f32>,
}

impl Segment {
    /// An empty segment whose first story will have this number.
    pub(in crate::ranking) const fn starting_at(first: u32) -> Segment {
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

    /// The most stories of a segment: a posting has 16 bits for one.
    pub const MAX_STORIES: usize = 1 << 15;

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

    /// The size of its dictionary. Terms are numbered from 0, in the order of their bytes.
    pub fn terms(&self) -> u32 {
        u32::try_from(self.masks.len()).unwrap_or(u32::MAX)
    }

    /// The text of a term; empty for a number that no term has.
    pub fn term(&self, term: u32) -> &str {
        self.text.get(span(&self.text_ends, term)).unwrap_or("")
    }

    /// The [`letter_mask`] of the term.
    pub fn mask(&self, term: u32) -> u32 {
        self.masks.get(term as usize).copied().unwrap_or(0)
    }

    /// The bytes of the term, by which the dictionary is sorted.
    #[inline]
    pub(in crate::ranking) fn term_bytes(&self, term: u32) -> &[u8] {
        self.text.as_bytes().get(span(&self.text_ends, term)).unwrap_or(b"")
    }

    /// The number of a term, if a story has it.
    pub fn find(&self, term: &str) -> Option<u32> {
        let place = self.first_from(term.as_bytes());
        (self.term_bytes(place) == term.as_bytes() && !term.is_empty()).then_some(place)
    }

    /// The terms with this prefix, itself among them.
    pub fn beginning_with(&self, prefix: &str) -> Range<u32> {
        let first = self.first_from(prefix.as_bytes());
        // No byte of UTF-8 is as high as this: it sorts after all terms with the prefix.
        let mut behind = prefix.as_bytes().to_vec();
        behind.push(u8::MAX);
        first..self.first_from(&behind)
    }

    /// The first term that is not before `bytes`.
    pub(in crate::ranking) fn first_from(&self, bytes: &[u8]) -> u32 {
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

    /// The document frequency of the term: how many stories have it.
    pub fn frequency(&self, term: u32) -> u32 {
        u32::try_from(span(&self.posting_ends, term).len()).unwrap_or(u32::MAX)
    }

    /// How many stories of a language have the term.
    pub(in crate::ranking) fn frequency_in(&self, term: u32, language: u8) -> u32 {
        let stories = self.postings(term).0.iter();
        count(stories.filter(|story| self.language(**story) == language).count())
    }

    /// The postings of the term: its stories, ascending, and the counts of each by field.
    pub fn postings(&self, term: u32) -> (&[u16], &[FieldCounts]) {
        let span = span(&self.posting_ends, term);
        (self.stories.get(span.clone()).unwrap_or(&[]), self.fields.get(span).unwrap_or(&[]))
    }

    /// The postings of the terms from `first` to before `end`, one term after the other.
    pub(in crate::ranking) fn postings_from(&self, first: u32, end: u32) -> (&[u16], &[FieldCounts]) {
        let start = span(&self.posting_ends, first).start;
        let end = span(&self.posting_ends, end.saturating_sub(1)).end;
        (self.stories.get(start..end).unwrap_or(&[]), self.fields.get(start..end).unwrap_or(&[]))
    }

    /// The terms of the story's headline, in its order.
    pub fn headline(&self, story: u16) -> &[u32] {
        self.headline_terms.get(span(&self.headline_ends, u32::from(story))).unwrap_or(&[])
    }

    /// When the story was published, in minutes since 1970.
    pub fn date(&self, story: u16) -> Option<i32> {
        self.dates.get(usize::from(story)).copied().filter(|date| *date != UNDATED)
    }

    /// The language of the story, by its number in [`Index::language`](super::Index::language).
    pub fn language(&self, story: u16) -> u8 {
        self.languages.get(usize::from(story)).copied().unwrap_or(0)
    }

    /// The norm of the story's vector of TF-IDF weights.
    pub fn norm(&self, story: u16) -> f32 {
        self.norms.get(usize::from(story)).copied().unwrap_or(0.0)
    }

    /// Memory of the segment, in bytes.
    pub fn bytes(&self) -> usize {
        self.text.capacity()
            + 4 * (self.text_ends.capacity() + self.masks.capacity() + self.posting_ends.capacity())
            + 4 * (self.headline_ends.capacity() + self.headline_terms.capacity())
            + 4 * (self.dates.capacity() + self.norms.capacity())
            + 2 * self.stories.capacity()
            + self.fields.capacity()
            + self.languages.capacity()
    }

    /// Appends a term, which must sort after all others.
    pub(in crate::ranking) fn push_word(&mut self, term: &str) {
        self.push_known_word(term, letter_mask(term));
    }

    /// The same, with its known letter mask.
    pub(in crate::ranking) fn push_known_word(&mut self, term: &str, mask: u32) {
        self.text.push_str(term);
        self.text_ends.push(count(self.text.len()));
        self.masks.push(mask);
    }

    /// Computes the norms of the stories, with the document frequencies of this segment; by language, as a
    /// common word of one language is a rare one among others.
    pub(in crate::ranking) fn compute_norms(&mut self) {
        let mut squares = vec![0.0; self.len()];
        let saturations = saturation_table();
        let mut stories_of = [0_u32; 256];
        for language in &self.languages {
            count_one(&mut stories_of, *language);
        }
        for term in 0..self.terms() {
            let (stories, counts) = self.postings(term);
            let mut frequencies = [0_u32; 256];
            for story in stories {
                count_one(&mut frequencies, self.language(*story));
            }
            let (mut idf_of, mut idf) = (None, 0.0);
            for (story, counts) in stories.iter().zip(counts) {
                let language = self.language(*story);
                if idf_of != Some(language) {
                    let of = |list: &[u32; 256]| float(list.get(usize::from(language)).copied().unwrap_or(0));
                    (idf_of, idf) = (Some(language), super::weights::idf(of(&stories_of), of(&frequencies)));
                }
                if let Some(square) = squares.get_mut(usize::from(*story)) {
                    let saturation = saturations.get(usize::from(*counts)).copied().unwrap_or(0.0);
                    *square += saturation * saturation * idf;
                }
            }
        }
        self.norms = squares.into_iter().map(document_norm).collect();
    }

    /// Frees memory that was reserved and is not used.
    pub(in crate::ranking) fn fit(&mut self) {
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
    pub(in crate::ranking) fn order(&self, term: u32, other: &Segment, theirs: u32) -> Ordering {
        self.term_bytes(term).cmp(other.term_bytes(theirs))
    }
}

fn count_one(counts: &mut [u32; 256], language: u8) {
    if let Some(count) = counts.get_mut(usize::from(language)) {
        *count += 1;
    }
}

/// The range of entry `number` in a list, where `ends` has the end of each entry.
#[inline]
pub(in crate::ranking) fn span(ends: &[u32], number: u32) -> Range<usize> {
    let number = number as usize;
    let Some(end) = ends.get(number) else { return 0..0 };
    let start = number.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    start as usize..*end as usize
}
