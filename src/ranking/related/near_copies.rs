//! Near copies and running stories, by the words that two headlines share.

use crate::ranking::index::Segment;
use crate::ranking::math::ratio;

/// Stories at most so many minutes apart can be of the same event.
const MAX_MINUTES_APART: u32 = 3 * 24 * 60;
/// The least Jaccard index of two headlines of one running story.
const MIN_OVERLAP_OF_STORY: f32 = 0.4;
/// The least Jaccard index of two headlines that are near copies.
const MIN_OVERLAP_OF_COPY: f32 = 0.8;

/// A story by its segment and its number there.
pub(super) type StoryRef<'a> = (&'a Segment, u16);

/// Whether two stories look like parts of one running story by their headlines.
pub(super) fn is_same_headline(one: StoryRef, other: StoryRef) -> bool {
    are_close_in_time(one, other) && overlap(one, other) >= MIN_OVERLAP_OF_STORY
}

/// Whether one story has (almost) the headline of the other: a wire report printed twice.
pub(super) fn is_copy(one: StoryRef, other: StoryRef) -> bool {
    overlap(one, other) >= MIN_OVERLAP_OF_COPY
}

/// Whether two dated stories are at most three days apart.
pub(super) fn are_close_in_time(one: StoryRef, other: StoryRef) -> bool {
    match (one.0.date(one.1), other.0.date(other.1)) {
        (Some(one), Some(other)) => one.abs_diff(other) <= MAX_MINUTES_APART,
        _ => false,
    }
}

/// The Jaccard index of the words of two headlines.
fn overlap(one: StoryRef, other: StoryRef) -> f32 {
    // At most 64 terms each: a nested loop is fast enough.
    let (mut common, mut all) = (0, 0);
    for (mine, theirs, is_counting_common) in [(one, other, true), (other, one, false)] {
        let mut terms = mine.0.headline(mine.1);
        while let Some((term, rest)) = terms.split_last() {
            terms = rest;
            if !terms.contains(term) {
                let term = mine.0.term_bytes(*term);
                let is_common =
                    theirs.0.headline(theirs.1).iter().any(|their| theirs.0.term_bytes(*their) == term);
                common += usize::from(is_common && is_counting_common);
                all += usize::from(!is_common || is_counting_common);
            }
        }
    }
    ratio(common, all)
}
