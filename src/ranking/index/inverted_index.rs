//! Adding stories, sealing them into segments, merging the segments.

use super::document::Document;
use super::merge::{SegmentMerge, merge_slice};
use super::segment::Segment;
use super::segment_builder::SegmentBuilder;
use crate::ranking::math::count;
use crate::ranking::tokenizer::ascii_letters;

/// The language of stories that do not say theirs, and of the 255th and later languages.
pub const UNKNOWN_LANGUAGE: u8 = 0;

/// The inverted index; see the [module](super).
///
/// A hundred thousand stories end in four segments and take part in seven merges each.
#[derive(Debug)]
pub struct Index {
    segments: Vec<Segment>,
    builder: SegmentBuilder,
    merge: Option<SegmentMerge>,
    languages: Vec<String>,
}

impl Default for Index {
    fn default() -> Index {
        Index::new()
    }
}

impl Index {
    /// An index without stories.
    pub const fn new() -> Index {
        Index {
            segments: Vec::new(),
            builder: SegmentBuilder::starting_at(0),
            merge: None,
            languages: Vec::new(),
        }
    }

    /// Adds a story and returns its number: 0 for the first, and so on.
    ///
    /// It is found once it is sealed. Takes time linear in the texts, up to the tokens that count;
    /// every 512th call also sorts the stories since the last sealing (a millisecond).
    pub fn add(&mut self, document: &Document) -> u32 {
        if self.builder.is_full() {
            self.seal_builder();
        }
        let language = self.language_or_new(document.language);
        self.builder.add(document, language)
    }

    /// Seals and merges about `budget` postings (at most twice as many, or one block of 512 stories);
    /// true once all is sealed and merged.
    ///
    /// A story with a standfirst is about 45 postings; a desktop browser does some 50,000
    /// postings a millisecond.
    pub fn seal_slice(&mut self, budget: u32) -> bool {
        let postings = count(self.builder.postings());
        self.seal();
        self.merge(budget.saturating_sub(postings))
    }

    /// Seals the stories that were added since the last call: queries find them from now on.
    pub fn seal(&mut self) {
        if !self.builder.is_empty() {
            self.seal_builder();
        }
    }

    /// Merges about `budget` postings of the sealed segments; true once all is merged. A budget of 0 only
    /// asks for that.
    pub fn merge(&mut self, budget: u32) -> bool {
        let mut left = budget as usize;
        while let Some(at) = self.next_merge() {
            if left == 0 {
                return false;
            }
            left = merge_slice(&mut self.segments, &mut self.merge, at, left);
        }
        true
    }

    fn seal_builder(&mut self) {
        let next = self.builder.next();
        let segment = core::mem::replace(&mut self.builder, SegmentBuilder::starting_at(next)).seal();
        self.segments.push(segment);
    }

    /// The two last neighbours of which the first is at most twice as long as the second: each
    /// story is then part of a number of merges that grows with the logarithm of the edition.
    fn next_merge(&self) -> Option<usize> {
        self.segments.windows(2).rposition(|pair| match pair {
            [one, other] => one.len() <= 2 * other.len() && one.len() + other.len() <= Segment::MAX_STORIES,
            _ => false,
        })
    }

    /// The sealed segments, in the order in which their stories were added.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// How many stories are sealed.
    pub fn len(&self) -> u32 {
        self.segments.last().map_or(0, |last| last.first + count(last.len()))
    }

    /// Whether no story is sealed.
    pub fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    /// The segment that has story `number`, and the number of the story within it.
    pub fn locate(&self, number: u32) -> Option<(&Segment, u16)> {
        // From the last: there are few of them.
        let segment = self.segments.iter().rev().find(|segment| segment.first <= number)?;
        let story = number - segment.first;
        ((story as usize) < segment.len()).then(|| u16::try_from(story).ok().map(|story| (segment, story)))?
    }

    /// How many sealed stories have the term.
    pub fn frequency(&self, term: &str) -> u32 {
        self.segments
            .iter()
            .filter_map(|segment| segment.find(term).map(|term| segment.frequency(term)))
            .sum()
    }

    /// The number of a language in the index; [`UNKNOWN_LANGUAGE`] if no story has it.
    pub fn language(&self, tag: &str) -> u8 {
        let primary = primary_language(tag);
        self.languages
            .iter()
            .position(|known| known.eq_ignore_ascii_case(primary))
            .and_then(|place| u8::try_from(place + 1).ok())
            .unwrap_or(UNKNOWN_LANGUAGE)
    }

    fn language_or_new(&mut self, tag: &str) -> u8 {
        let (primary, known) = (primary_language(tag), self.language(tag));
        if known != UNKNOWN_LANGUAGE || primary.is_empty() || self.languages.len() >= usize::from(u8::MAX) {
            return known;
        }
        self.languages.push(primary.to_owned());
        u8::try_from(self.languages.len()).unwrap_or(UNKNOWN_LANGUAGE)
    }

    /// Memory of the sealed part, in bytes.
    pub fn bytes(&self) -> usize {
        self.segments.iter().map(Segment::bytes).sum()
    }
}

/// The first part of a language tag: `pt` for `pt-BR`.
fn primary_language(tag: &str) -> &str {
    let primary = ascii_letters(tag).0;
    if primary.len() <= 8 { primary } else { "" }
}
