//! Facets: sections, authors, tags and times of the matching stories with counts, and the filters that a
//! reader has chosen from them.

use super::scores::DocScore;
use crate::ranking::index::{Index, UNDATED, name_kind, whole_name};
use crate::ranking::stored_fields::{StoredField, StoredFields};

/// The most choices of a kind.
const MAX_CHOICES: usize = 12;
/// The times that are counted, in minutes back from now: a day, a week, thirty days, a year.
pub const TIMES: [i32; 4] = [24 * 60, 7 * 24 * 60, 30 * 24 * 60, 365 * 24 * 60];

/// The filters that a reader has chosen; names as shown, empty for any.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filters<'a> {
    /// The section's name.
    pub section: &'a str,
    /// A tag's name.
    pub tag: &'a str,
    /// An author's name.
    pub author: &'a str,
    /// Not older than this, in minutes since 1970.
    pub since: Option<i32>,
    /// Older than this, in minutes since 1970.
    pub before: Option<i32>,
}

/// A value of a facet, and how many stories have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetChoice {
    /// As a story has it.
    pub name: String,
    /// With the choices of the other kinds as they are.
    pub stories: u32,
}

/// The facets of a result; values with most stories first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Of the section.
    pub sections: Vec<FacetChoice>,
    /// Of a tag.
    pub tags: Vec<FacetChoice>,
    /// Of an author.
    pub authors: Vec<FacetChoice>,
    /// How many stories are not older than each of [`TIMES`]; 0 without a clock.
    pub times: [u32; 4],
}

/// The kinds of names, and the bit of each in [`DocScore::filtered_by`].
const KINDS: [(char, StoredField, u8); 3] = [
    (name_kind::SECTION, StoredField::Section, 1),
    (name_kind::TAG, StoredField::Tags, 2),
    (name_kind::NAME, StoredField::Authors, 4),
];
/// The bit of the time.
const TIME: u8 = 8;

impl Filters<'_> {
    /// Whether one of them is set.
    pub fn are_set(&self) -> bool {
        let names = self.section.len() + self.tag.len() + self.author.len();
        names > 0 || self.since.is_some() || self.before.is_some()
    }

    /// Sets for each story the bits of the filters that it does not pass.
    // Not inlined: the wasm module is cut at this function.
    #[inline(never)]
    pub(super) fn apply(&self, index: &Index, scores: &mut [DocScore]) {
        for ((kind, _, bit), name) in KINDS.into_iter().zip([self.section, self.tag, self.author]) {
            if name.is_empty() {
                continue;
            }
            let term = whole_name(kind, name);
            for score in scores.iter_mut() {
                score.filtered_by |= bit;
            }
            for segment in index.segments() {
                let Some(term) = segment.find(&term) else { continue };
                for story in segment.postings(term).0 {
                    if let Some(score) = scores.get_mut(segment.first() as usize + usize::from(*story)) {
                        score.filtered_by &= !bit;
                    }
                }
            }
        }
        if self.since.is_some() || self.before.is_some() {
            let (since, before) = (self.since.unwrap_or(UNDATED), self.before.unwrap_or(i32::MAX));
            for segment in index.segments() {
                let scores = scores.get_mut(segment.first() as usize..).unwrap_or(&mut []);
                for (score, date) in scores.iter_mut().zip(&segment.dates) {
                    if *date == UNDATED || *date < since || *date >= before {
                        score.filtered_by |= TIME;
                    }
                }
            }
        }
    }
}

/// Counts the stories with `min_covered` that pass the filters, for each kind as if no filter of that kind
/// were set.
// Not inlined: the wasm module is cut at this function.
#[inline(never)]
pub(super) fn count(
    index: &Index,
    stored: &StoredFields,
    scores: &[DocScore],
    min_covered: f32,
    now: Option<i32>,
) -> Facets {
    let is_in = |story: u32, bit: u8| {
        scores.get(story as usize).is_some_and(|score| score.is_match(min_covered, bit))
    };
    let mut facets = Facets::default();
    let lists = [&mut facets.sections, &mut facets.tags, &mut facets.authors];
    for ((kind, field, bit), list) in KINDS.into_iter().zip(lists) {
        count_names(index, stored, (kind, field), &|story| is_in(story, bit), list);
    }
    if let Some(now) = now {
        for segment in index.segments() {
            for (story, date) in (segment.first()..).zip(&segment.dates) {
                if *date == UNDATED || !is_in(story, TIME) {
                    continue;
                }
                for (stories, minutes) in facets.times.iter_mut().zip(TIMES) {
                    *stories += u32::from(*date >= now.saturating_sub(minutes));
                }
            }
        }
    }
    facets
}

/// Counts the names of a kind by a merge of all segments, which are sorted alike.
fn count_names(
    index: &Index,
    stored: &StoredFields,
    (kind, field): (char, StoredField),
    is_in: &dyn Fn(u32) -> bool,
    choices: &mut Vec<FacetChoice>,
) {
    let mut buffer = [0; 4];
    let prefix: &str = kind.encode_utf8(&mut buffer);
    let segments = index.segments();
    let mut ranges: Vec<_> = segments.iter().map(|segment| segment.beginning_with(prefix)).collect();
    loop {
        let heads = segments.iter().zip(&ranges).filter(|(_, range)| range.start < range.end);
        let Some(name) = heads.map(|(segment, range)| segment.term(range.start)).min() else { return };
        let mut stories = 0;
        let mut example = None;
        for (segment, range) in segments.iter().zip(&mut ranges) {
            if range.start < range.end && segment.term(range.start) == name {
                for story in segment.postings(range.start).0 {
                    let story = segment.first() + u32::from(*story);
                    if is_in(story) {
                        stories += 1;
                        example = Some(story);
                    }
                }
                range.start += 1;
            }
        }
        let place = choices.partition_point(|better| better.stories >= stories);
        if place < MAX_CHOICES
            && let Some(example) = example
            && let Some(name) = stored.find_name(example, field, &mut |shown| whole_name(kind, shown) == name)
        {
            choices.insert(place, FacetChoice { name: name.to_owned(), stories });
            choices.truncate(MAX_CHOICES);
        }
    }
}
