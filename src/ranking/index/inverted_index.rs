//! The inverted index that related news and search share.
//!
//! Stories are added one by one, page after page of an edition, and sealed in slices: sealing
//! sorts what has been added into a [`Segment`], then merges neighbouring segments of like size
//! as long as the budget lasts. Everything sealed can be asked at any moment, also halfway
//! through a merge. A hundred thousand stories end in four segments and take part in seven
//! merges each.
//!
//! ```
//! use dateline::ranking::index::{Document, Index};
//!
//! let mut index = Index::default();
//! index.add(&Document { headline: "Ferry to Port Ansel sails again", ..Document::default() });
//! while !index.seal_slice(20_000) {
//!     // Leave the thread to others for a moment.
//! }
//! assert_eq!(index.segments().len(), 1);
//! ```

use segment_builder::Growing;
use merge::Merge;
pub use segment::{Fields, Segment, fields};
use crate::ranking::tokenizer::{Tokens, fold_name};

/// A story as the index reads it: plain texts, of which each may be missing (empty).
#[derive(Clone, Copy, Debug, Default)]
pub struct Document<'a> {
    /// The headline; its first 64 tokens count.
    pub headline: &'a str,
    /// The standfirst; its first 128 tokens count.
    pub standfirst: &'a str,
    /// The text; its first 200 tokens count.
    pub body: &'a str,
    /// Topics, by their names; the first 32 count.
    pub tags: &'a [&'a str],
    /// The name of the section.
    pub section: &'a str,
    /// Authors, people and places; the first 16 count.
    pub names: &'a [&'a str],
    /// A language tag (`pt-BR`) of which the first part counts.
    pub language: &'a str,
    /// When it was published, in seconds since 1970.
    pub date: Option<i64>,
}

/// What stands before a whole name in the dictionary, so that the tag "climate change" is a term
/// of its own beside the words; then the name as
/// [`fold_name`](crate::ranking::tokenizer::fold_name) writes it, at most [`LONGEST_NAME`] bytes. All three
/// sort before all words: a range of words never meets them.
pub mod whole {
    /// Before a tag.
    pub const TAG: char = '\u{1}';
    /// Before a section.
    pub const SECTION: char = '\u{2}';
    /// Before an author, person or place.
    pub const NAME: char = '\u{3}';
}

/// Longest whole name in the dictionary, in bytes.
pub const LONGEST_NAME: usize = 64;

/// A name as the dictionary has it; [`whole`] has the kinds.
pub(super) fn whole_name(kind: char, name: &str) -> String {
    let mut term = String::new();
    term.push(kind);
    fold_name(name, LONGEST_NAME, &mut term);
    term
}

/// The language of stories that do not say theirs, and of the 255th and later languages.
pub const UNKNOWN_LANGUAGE: u8 = 0;

/// The index. See the [module](self).
#[derive(Debug)]
pub struct Index {
    segments: Vec<Segment>,
    growing: Growing,
    merge: Option<Merge>,
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
        Index { segments: Vec::new(), growing: Growing::starting_at(0), merge: None, languages: Vec::new() }
    }

    /// Takes in a story and gives its number: 0 for the first, and so on.
    ///
    /// It is found only once it is sealed. Takes time linear in the texts, up to the tokens that
    /// count; every 512th call also sorts what has come since the last sealing (a millisecond).
    pub fn add(&mut self, document: &Document) -> u32 {
        if self.growing.is_full() {
            self.seal_growing();
        }
        let language = self.language_or_new(document.language);
        self.growing.add(document, language)
    }

    /// Works on what has been added, for about `budget` postings (at most twice that, or what one
    /// block of 512 stories takes); true once all is sealed and merged.
    ///
    /// A story with a standfirst is about 45 postings; a desktop browser does some 50,000
    /// postings a millisecond.
    pub fn seal_slice(&mut self, budget: u32) -> bool {
        let mut left = budget as usize;
        if !self.growing.is_empty() {
            left = left.saturating_sub(self.growing.postings());
            self.seal_growing();
        }
        loop {
            if self.merge.is_none() {
                self.merge = self.next_merge();
            }
            let Some(merge) = &mut self.merge else { return true };
            if left == 0 {
                return false;
            }
            let at = merge.first();
            let (Some(one), Some(other)) = (self.segments.get(at), self.segments.get(at + 1)) else {
                return true;
            };
            left = merge.work(one, other, left);
            if merge.is_done() {
                let merged = self.merge.take().map(Merge::into_segment).unwrap_or_default();
                self.segments.remove(at + 1);
                if let Some(place) = self.segments.get_mut(at) {
                    *place = merged;
                }
            }
        }
    }

    fn seal_growing(&mut self) {
        let next = self.growing.next();
        let segment = core::mem::replace(&mut self.growing, Growing::starting_at(next)).seal();
        self.segments.push(segment);
    }

    /// The two last neighbours of which the first is at most twice as long as the second: each
    /// story is then part of a number of merges that grows with the logarithm of the edition.
    fn next_merge(&self) -> Option<Merge> {
        let pairs = self.segments.iter().zip(self.segments.iter().skip(1));
        let mut found = None;
        for (at, (one, other)) in pairs.enumerate() {
            if one.len() <= 2 * other.len() && one.len() + other.len() <= Segment::MOST {
                found = Some(Merge::of(at, one, other));
            }
        }
        found
    }

    /// What has been sealed, in the order in which it was added.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// How many stories are sealed.
    pub fn len(&self) -> u32 {
        self.segments.last().map_or(0, |last| last.first + segment::count(last.len()))
    }

    /// Whether no story is sealed.
    pub fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    /// The segment that has story `number`, and what the story is called there.
    pub fn locate(&self, number: u32) -> Option<(&Segment, u16)> {
        let place = self.segments.partition_point(|segment| segment.first <= number);
        let segment = self.segments.get(place.checked_sub(1)?)?;
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

    /// The number that stories of this language carry; [`UNKNOWN_LANGUAGE`] if none does.
    pub fn language(&self, tag: &str) -> u8 {
        self.known(&primary_language(tag))
    }

    fn known(&self, primary: &str) -> u8 {
        self.languages
            .iter()
            .position(|known| known == primary)
            .and_then(|place| u8::try_from(place + 1).ok())
            .unwrap_or(UNKNOWN_LANGUAGE)
    }

    fn language_or_new(&mut self, tag: &str) -> u8 {
        let primary = primary_language(tag);
        let known = self.known(&primary);
        if known != UNKNOWN_LANGUAGE || primary.is_empty() || self.languages.len() >= usize::from(u8::MAX) {
            return known;
        }
        self.languages.push(primary);
        u8::try_from(self.languages.len()).unwrap_or(UNKNOWN_LANGUAGE)
    }

    /// What the sealed part takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.segments.iter().map(Segment::bytes).sum()
    }
}

/// The first part of a language tag in lower case: `pt` for `pt-BR`.
fn primary_language(tag: &str) -> String {
    let mut tokens = Tokens::new(tag);
    tokens.advance();
    if tokens.word().len() <= 8 { tokens.word().to_owned() } else { String::new() }
}
