//! Sections, authors, tags and times of what a search found, to choose from; and the choice.

use crate::ranking::stored_fields::{Clippings, Part};
use crate::ranking::index::{Index, whole, whole_name};
use super::Standing;
use crate::ranking::index::segment::UNDATED;

/// The most choices of a kind.
const MOST_CHOICES: usize = 12;
/// The times that are counted, in minutes back from now: a day, a week, thirty days, a year.
pub const TIMES: [i32; 4] = [24 * 60, 7 * 24 * 60, 30 * 24 * 60, 365 * 24 * 60];

/// What a reader has chosen; names as shown, empty for any.
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

/// A choice, and how many stories it leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// As a story has it.
    pub name: String,
    /// With the choices of the other kinds as they are.
    pub stories: u32,
}

/// What there is to choose from; most stories first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Of the section.
    pub sections: Vec<Choice>,
    /// Of a tag.
    pub tags: Vec<Choice>,
    /// Of an author.
    pub authors: Vec<Choice>,
    /// How many stories are not older than each of [`TIMES`]; 0 without a clock.
    pub times: [u32; 4],
}

/// The kinds of names, and the bit of each in what a story is out for.
const KINDS: [(char, Part, u8); 3] =
    [(whole::SECTION, Part::Section, 1), (whole::TAG, Part::Tags, 2), (whole::NAME, Part::Authors, 4)];
/// The bit of the time.
const TIME: u8 = 8;

impl Filters<'_> {
    /// Sets for each story the bits of the kinds that it is out for; whether there was any to set.
    pub(super) fn mark(&self, index: &Index, standings: &mut [Standing]) -> bool {
        let mut is_marked = false;
        for ((kind, _, bit), name) in KINDS.into_iter().zip([self.section, self.tag, self.author]) {
            if name.is_empty() {
                continue;
            }
            let term = whole_name(kind, name);
            is_marked = true;
            for standing in standings.iter_mut() {
                standing.out |= bit;
            }
            for segment in index.segments() {
                let Some(term) = segment.find(&term) else { continue };
                for story in segment.postings(term).0 {
                    if let Some(standing) = standings.get_mut(segment.first() as usize + usize::from(*story))
                    {
                        standing.out &= !bit;
                    }
                }
            }
        }
        if self.since.is_some() || self.before.is_some() {
            is_marked = true;
            let (since, before) = (self.since.unwrap_or(UNDATED), self.before.unwrap_or(i32::MAX));
            for segment in index.segments() {
                let standings = standings.get_mut(segment.first() as usize..).unwrap_or(&mut []);
                for (standing, date) in standings.iter_mut().zip(&segment.dates) {
                    if *date == UNDATED || *date < since || *date >= before {
                        standing.out |= TIME;
                    }
                }
            }
        }
        is_marked
    }
}

/// Counts the stories with `least` words that are not out, for each kind as if nothing of that
/// kind were chosen.
pub(super) fn count(
    index: &Index,
    clippings: &Clippings,
    standings: &[Standing],
    least: u8,
    now: Option<i32>,
) -> Facets {
    let is_in = |story: u32, bit: u8| {
        standings.get(story as usize).is_some_and(|standing| standing.is_found(least, bit))
    };
    let mut facets = Facets::default();
    let lists = [&mut facets.sections, &mut facets.tags, &mut facets.authors];
    for ((kind, part, bit), list) in KINDS.into_iter().zip(lists) {
        count_names(index, clippings, (kind, part), &|story| is_in(story, bit), list);
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

/// Walks through the names of a kind in all segments side by side, which are sorted alike.
fn count_names(
    index: &Index,
    clippings: &Clippings,
    (kind, part): (char, Part),
    is_in: &dyn Fn(u32) -> bool,
    choices: &mut Vec<Choice>,
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
        if place < MOST_CHOICES
            && let Some(example) = example
            && let Some(name) = clippings.name(example, part, &mut |shown| whole_name(kind, shown) == name)
        {
            choices.insert(place, Choice { name: name.to_owned(), stories });
            choices.truncate(MOST_CHOICES);
        }
    }
}
