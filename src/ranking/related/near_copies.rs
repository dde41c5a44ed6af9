//! Near copies and running stories, by the words that two headlines share.

use crate::ranking::index::Segment;
use crate::ranking::math::ratio;

/// Stories at most so many minutes apart can be of the same event.
const MAX_MINUTES_APART: u32 = 3 * 24 * 60;
/// The least Jaccard index of two headlines of one running story.
const MIN_OVERLAP_OF_STORY: f32 = 0.4;
/// The least Jaccard index of two headlines that are near copies.
const MIN_OVERLAP_OF_COPY: f32 = 0.8;

/// The least part of the shorter headline that two near copies share, if it has so many words.
const MIN_CONTAINED: f32 = 0.9;
const MIN_WORDS_CONTAINED: usize = 5;

/// A story by its segment and its number there.
pub(super) type StoryRef<'a> = (&'a Segment, u16);

/// How many different words two headlines have in common, and how many each has.
pub(super) struct Overlap {
    common: usize,
    mine: usize,
    theirs: usize,
}

impl Overlap {
    pub(super) fn of(one: StoryRef, other: StoryRef) -> Overlap {
        Overlap {
            common: common_words(one, other),
            mine: common_words(one, one),
            theirs: common_words(other, other),
        }
    }

    /// The Jaccard index.
    fn share(&self) -> f32 {
        ratio(self.common, self.mine + self.theirs - self.common)
    }

    /// Whether two stories look like parts of one running story by their headlines, if they are close in time.
    pub(super) fn is_of_one_story(&self) -> bool {
        self.share() >= MIN_OVERLAP_OF_STORY
    }

    /// Whether one story has (almost) the headline of the other, or one headline contains the other: a wire
    /// report printed twice.
    pub(super) fn is_copy(&self) -> bool {
        let shorter = self.mine.min(self.theirs);
        self.share() >= MIN_OVERLAP_OF_COPY
            || (shorter >= MIN_WORDS_CONTAINED && ratio(self.common, shorter) >= MIN_CONTAINED)
    }
}

/// Whether two dated stories are at most three days apart.
pub(super) fn are_close_in_time(one: StoryRef, other: StoryRef) -> bool {
    match (one.0.date(one.1), other.0.date(other.1)) {
        (Some(one), Some(other)) => one.abs_diff(other) <= MAX_MINUTES_APART,
        _ => false,
    }
}

/// How many different words of the one headline are in the other. At most 64 terms each: a nested loop is
/// fast enough.
fn common_words((mine, my_story): StoryRef, (theirs, their_story): StoryRef) -> usize {
    let mut terms = mine.headline(my_story);
    let mut common = 0;
    while let Some((term, rest)) = terms.split_last() {
        terms = rest;
        let word = mine.term_bytes(*term);
        let mut headline = theirs.headline(their_story).iter();
        if !terms.contains(term) && headline.any(|their| theirs.term_bytes(*their) == word) {
            common += 1;
        }
    }
    common
}
