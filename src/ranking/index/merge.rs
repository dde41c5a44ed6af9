//! Merges two neighbouring segments, a slice at a time, while both can still be queried.
//!
//! In the browser this is a file of its own, which comes with the first edition of more than one block
//! (`.ci/finish/search-worker.mjs`).

use core::cmp::Ordering;

use super::segment::Segment;
use crate::ranking::math::count;

/// A merge under way.
#[derive(Debug)]
pub(super) struct SegmentMerge {
    /// The place of the first of the two among the segments.
    at: usize,
    /// The next term of each.
    next: (u32, u32),
    /// The new number of each term, for both segments.
    numbers: (Vec<u32>, Vec<u32>),
    merged: Segment,
    is_done: bool,
}

/// Continues the merge in progress, or begins that of the segments at `at` and after it, for about `budget`
/// postings; returns the rest of the budget.
// Not inlined: the wasm module is cut at this function.
#[inline(never)]
pub(super) fn merge_slice(
    segments: &mut Vec<Segment>,
    merge: &mut Option<SegmentMerge>,
    at: usize,
    budget: usize,
) -> usize {
    let at = merge.as_ref().map_or(at, |merge| merge.at);
    let Some([one, other]) = segments.get(at..).and_then(|rest| rest.first_chunk::<2>()) else { return 0 };
    let under_way = merge.get_or_insert_with(|| SegmentMerge::of(at, one, other));
    let left = under_way.work(one, other, budget);
    if under_way.is_done {
        let merged = merge.take().map(|merge| merge.merged).unwrap_or_default();
        segments.remove(at + 1);
        if let Some(place) = segments.get_mut(at) {
            *place = merged;
        }
    }
    left
}

impl SegmentMerge {
    /// A merge of `one`, at place `at`, with `other`, the next one.
    fn of(at: usize, one: &Segment, other: &Segment) -> SegmentMerge {
        let mut merged = Segment::starting_at(one.first);
        merged.stories = Vec::with_capacity(one.stories.len() + other.stories.len());
        merged.fields = Vec::with_capacity(one.fields.len() + other.fields.len());
        SegmentMerge { at, next: (0, 0), numbers: (Vec::new(), Vec::new()), merged, is_done: false }
    }

    /// Merges about `budget` postings; returns the rest of the budget.
    fn work(&mut self, one: &Segment, other: &Segment, budget: usize) -> usize {
        let mut left = budget;
        while left > 0 {
            let (mine, theirs) = self.next;
            let order = match (mine < one.terms(), theirs < other.terms()) {
                (false, false) => {
                    self.finish(one, other);
                    return left;
                }
                (true, false) => Ordering::Less,
                (false, true) => Ordering::Greater,
                (true, true) => one.order(mine, other, theirs),
            };
            let number = self.merged.terms();
            let before = self.merged.stories.len();
            let (mut term, mut mask) = ("", 0);
            if order != Ordering::Greater {
                let (stories, fields) = one.postings(mine);
                self.merged.stories.extend_from_slice(stories);
                self.merged.fields.extend_from_slice(fields);
                self.numbers.0.push(number);
                self.next.0 += 1;
                (term, mask) = (one.term(mine), one.mask(mine));
            }
            if order != Ordering::Less {
                let (stories, fields) = other.postings(theirs);
                // Stories of the second follow those of the first; a segment has at most 2^15.
                let offset = u16::try_from(one.len()).unwrap_or(u16::MAX);
                self.merged.stories.extend(stories.iter().map(|story| story.saturating_add(offset)));
                self.merged.fields.extend_from_slice(fields);
                self.numbers.1.push(number);
                self.next.1 += 1;
                (term, mask) = (other.term(theirs), other.mask(theirs));
            }
            self.merged.push_known_word(term, mask);
            self.merged.posting_ends.push(count(self.merged.stories.len()));
            left = left.saturating_sub(self.merged.stories.len() - before + 1);
        }
        0
    }

    /// Copies the data of stories, as opposed to that of terms.
    fn finish(&mut self, one: &Segment, other: &Segment) {
        let merged = &mut self.merged;
        for (from, numbers) in [(one, &self.numbers.0), (other, &self.numbers.1)] {
            let offset = count(merged.headline_terms.len());
            merged.headline_ends.extend(from.headline_ends.iter().map(|end| end + offset));
            merged.headline_terms.extend(
                from.headline_terms.iter().map(|term| numbers.get(*term as usize).copied().unwrap_or(0)),
            );
            merged.dates.extend_from_slice(&from.dates);
            merged.languages.extend_from_slice(&from.languages);
        }
        merged.compute_norms();
        merged.fit();
        self.is_done = true;
    }
}
