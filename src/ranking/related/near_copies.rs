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

/// Whether two stories look like parts of one running story by their headlines.
pub(super) fn is_same_headline(one: StoryRef, other: StoryRef) -> bool {
    let (common, mine, theirs) = words(one, other);
    are_close_in_time(one, other) && ratio(common, mine + theirs - common) >= MIN_OVERLAP_OF_STORY
}

/// Whether one story has (almost) the headline of the other, or one headline contains the other: a wire
/// report printed twice.
pub(super) fn is_copy(one: StoryRef, other: StoryRef) -> bool {
    let (common, mine, theirs) = words(one, other);
    let shorter = mine.min(theirs);
    ratio(common, mine + theirs - common) >= MIN_OVERLAP_OF_COPY
        || (shorter >= MIN_WORDS_CONTAINED && ratio(common, shorter) >= MIN_CONTAINED)
}

/// Whether two dated stories are at most three days apart.
pub(super) fn are_close_in_time(one: StoryRef, other: StoryRef) -> bool {
    match (one.0.date(one.1), other.0.date(other.1)) {
        (Some(one), Some(other)) => one.abs_diff(other) <= MAX_MINUTES_APART,
        _ => false,
    }
}

/// How many different words two headlines have in common, and how many each has.
fn words(one: StoryRef, other: StoryRef) -> (usize, usize, usize) {
    // At most 64 terms each: a nested loop is fast enough.
    let count = |(mine, my_story): StoryRef, is_counted: &dyn Fn(&[u8]) -> bool| {
        let mut terms = mine.headline(my_story);
        let mut count = 0;
        while let Some((term, rest)) = terms.split_last() {
            terms = rest;
            count += usize::from(!terms.contains(term) && is_counted(mine.term_bytes(*term)));
        }
        count
    };
    let is_theirs =
        |term: &[u8]| other.0.headline(other.1).iter().any(|their| other.0.term_bytes(*their) == term);
    (count(one, &is_theirs), count(one, &|_| true), count(other, &|_| true))
}
