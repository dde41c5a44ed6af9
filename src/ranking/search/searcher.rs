//! Search: which stories have what a reader types, best first.
//!
//! Each word stands for terms of the index ([`expand`]); a story has of each word the best
//! term. What counts is how many of the words it has, squared; how rare they are; where they
//! stand; and how short the headline is that has them. Of the best [`CLOSELY`] the headline is
//! read again: words that stand together, in the order typed, and early.

use crate::ranking::stored_fields::{Clippings, Part};
use expand::{Expanded, Expansion, correction, expand};
use facets;
pub use facets::{Choice, Facets, Filters, TIMES};
use crate::ranking::index::segment_builder::merge_sort;
use crate::ranking::index::{Document, Index};
pub use highlight::Span;
use highlight::{extract, marks};
use query::Query;
use crate::ranking::index::segment::{Fields, count, fields};
use crate::ranking::tokenizer::Tokens;
use crate::ranking::weights::rarity;

/// The most results that are ordered; what comes after them is counted.
pub const MOST_RESULTS: usize = 1_000;
/// How many of the best are looked at closely.
const CLOSELY: usize = 64;
/// With fewer stories that have all words, those that lack one are shown after them.
pub(super) const ENOUGH: u32 = 10;
/// A headline of this many tokens says half as much of each of its words as the shortest.
pub(super) const LENGTH: u32 = 6;
/// The most stories whose texts are read for phrases: the best of those that have the words.
const MOST_READ: usize = 2_000;

/// Where a phrase may stand.
const PARTS: &[Part] = &[Part::Headline, Part::Standfirst, Part::Section, Part::Tags, Part::Authors];

/// What a reader asks for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Request<'a> {
    /// What stands in the search field.
    pub typed: &'a str,
    /// Which of the matching stories are wanted.
    pub filters: Filters<'a>,
    /// The newest first, not the best.
    pub is_newest_first: bool,
    /// How many results to leave out.
    pub offset: usize,
    /// How many results to give, from there.
    pub count: usize,
    /// Whether to count sections, authors, tags and times of what matched; it takes longer than
    /// the results themselves.
    pub wants_facets: bool,
    /// The time now, in minutes since 1970, from which the times are counted.
    pub now: Option<i32>,
    /// Numbers of stories that must not come, now and ever again: those of which there is a newer
    /// state under another number, and what may not be shown any more.
    pub excluded: &'a [u32],
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// How many stories match in all.
    pub total: u32,
    /// The part that was asked for.
    pub hits: Vec<Hit>,
    /// When nothing matched: what would have.
    pub did_you_mean: Option<String>,
    /// If they were asked for.
    pub facets: Facets,
}

/// A story that was found, and what of it to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its number in the index.
    pub story: u32,
    /// What to mark in the headline.
    pub headline: Vec<Span>,
    /// Which part of the standfirst to show.
    pub extract: Span,
    /// What to mark in that part; places in the whole standfirst.
    pub standfirst: Vec<Span>,
}

/// What is known of each story, and the paper that a query is worked out on.
#[derive(Debug)]
pub struct Searcher {
    clippings: Clippings,
    /// Stories, oldest first.
    order: Vec<u32>,
    standings: Vec<Standing>,
    /// The stories that have a word of the query.
    touched: Vec<u32>,
    /// Whether the last query has left marks on stories that it has not touched.
    is_filtered: bool,
}

/// How a story stands in the query.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Standing {
    /// Its place in the order of time; this and the length outlast the query.
    rank: u32,
    /// How many tokens its headline has.
    length: u8,
    /// For which reasons it is out: a bit for each kind of filter, or [`OUT`].
    pub out: u8,
    /// How many of the words it has.
    words: u8,
    /// What it has of all of them.
    score: u32,
    /// What it has of the word being looked up.
    best: u32,
}

/// Out for good: excluded, or without the phrase.
const OUT: u8 = 0x80;

impl Standing {
    /// Whether it has so many words and is in, or would be, but for the reasons given.
    pub fn is_found(&self, least: u8, but: u8) -> bool {
        self.words >= least && self.out & !but == 0
    }

    fn key(&self, is_newest_first: bool) -> u64 {
        let words = u32::from(self.words);
        let score = self.score * words * words / 16 * 256 / (u32::from(self.length) + LENGTH);
        u64::from(if is_newest_first { 0 } else { score }) << 32 | u64::from(self.rank)
    }
}

impl Default for Searcher {
    fn default() -> Searcher {
        Searcher::new()
    }
}

impl Searcher {
    /// For an index without stories.
    pub const fn new() -> Searcher {
        Searcher {
            clippings: Clippings::new(),
            order: Vec::new(),
            standings: Vec::new(),
            touched: Vec::new(),
            is_filtered: false,
        }
    }

    /// Keeps of a story what search needs; to be called with what [`Index::add`] is called with,
    /// in the same order.
    pub fn add(&mut self, document: &Document) {
        self.clippings.add(document);
    }

    /// The stories of `index` that `request` asks for.
    ///
    /// Every sealed story is searched. Takes time in proportion to how many stories have the
    /// words, and, for a typing error, to the length of the dictionary.
    pub fn search(&mut self, index: &Index, request: &Request) -> Results {
        let query = Query::parse(request.typed);
        if query.is_empty() {
            return Results::default();
        }
        self.read(index);
        let words: Vec<Expanded> = query.words.iter().map(|word| expand(index, word)).collect();
        let worths: Vec<u32> = (0..=Fields::MAX).map(worth).collect();
        for word in &words {
            self.look_up(index, word, &worths);
        }
        for story in request.excluded {
            self.put_out(*story, OUT);
        }
        self.exclude(index, &query);
        if !query.phrases.is_empty() {
            self.keep_phrases(&query);
        }
        let least = self.least_words();
        self.is_filtered = request.filters.mark(index, &mut self.standings);

        let mut total = 0;
        let wanted = (request.offset.saturating_add(request.count)).min(MOST_RESULTS);
        let mut best = Best::of(wanted.max(CLOSELY));
        for story in &self.touched {
            let standing = self.standing(*story);
            if standing.is_found(least, 0) {
                total += 1;
                best.add(standing.key(request.is_newest_first));
            }
        }
        if !request.is_newest_first {
            self.look_closely(index, &words, &mut best);
        }
        let mut hits = Vec::new();
        for key in best.keys.get(request.offset..).unwrap_or(&[]) {
            if hits.len() < request.count
                && let Some(story) = self.story(*key)
            {
                hits.push(self.hit(index, &words, story));
            }
        }
        let facets = if request.wants_facets {
            facets::count(index, &self.clippings, &self.standings, least, request.now)
        } else {
            Facets::default()
        };
        let did_you_mean = if total == 0 { self.did_you_mean(index, &query, &words) } else { None };
        Results { total, hits, did_you_mean, facets }
    }

    /// What search needs of each story beside the index, in bytes.
    pub fn bytes(&self) -> usize {
        let each = size_of::<Standing>() + 2 * size_of::<u32>();
        self.clippings.bytes() + self.order.capacity() * each
    }

    /// Clears what the last query has left, and reads what was sealed since.
    fn read(&mut self, index: &Index) {
        let stories = index.len() as usize;
        if self.order.len() != stories {
            let dates: Vec<i32> =
                index.segments().iter().flat_map(|segment| segment.dates.iter().copied()).collect();
            // An edition begins with its newest: of equals the first counts as newer.
            self.order = (0..index.len()).rev().collect();
            let date = |story: u32| dates.get(story as usize).copied();
            merge_sort(&mut self.order, &|one, other| date(one) < date(other));
            self.standings.resize(stories, Standing::default());
            for (rank, story) in (0..).zip(&self.order) {
                if let Some(standing) = self.standings.get_mut(*story as usize)
                    && let Some((segment, number)) = index.locate(*story)
                {
                    standing.rank = rank;
                    standing.length = u8::try_from(segment.headline(number).len()).unwrap_or(u8::MAX);
                }
            }
        }
        if self.is_filtered {
            self.touched = (0..index.len()).collect();
        }
        for story in self.touched.drain(..) {
            if let Some(standing) = self.standings.get_mut(story as usize) {
                (standing.words, standing.score, standing.out) = (0, 0, 0);
            }
        }
    }

    fn standing(&self, story: u32) -> Standing {
        self.standings.get(story as usize).copied().unwrap_or_default()
    }

    /// Gives each story that has the word what it has of it.
    fn look_up(&mut self, index: &Index, word: &Expanded, worths: &[u32]) {
        let mut having: Vec<u32> = Vec::new();
        for Expansion { segment, first, end, closeness } in &word.expansions {
            let Some(segment) = index.segments().get(*segment) else { continue };
            let standings = self.standings.get_mut(segment.first() as usize..).unwrap_or(&mut []);
            let (stories, found) = segment.postings_from(*first, *end);
            for (story, found) in stories.iter().zip(found) {
                let has = worths.get(usize::from(*found)).copied().unwrap_or(0) * closeness;
                if let Some(standing) = standings.get_mut(usize::from(*story))
                    && standing.best < has
                {
                    if standing.best == 0 {
                        having.push(segment.first() + u32::from(*story));
                    }
                    standing.best = has;
                }
            }
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 64")]
        let rarity = (rarity(index.len(), count(having.len())) * 64.0) as u32 + 1;
        for story in having {
            if let Some(standing) = self.standings.get_mut(story as usize) {
                if standing.words == 0 {
                    self.touched.push(story);
                }
                standing.score += standing.best * rarity / 128;
                standing.words += 1;
                standing.best = 0;
            }
        }
    }

    /// Puts out what has an excluded word or phrase.
    fn exclude(&mut self, index: &Index, query: &Query) {
        let mut left = MOST_READ;
        for excluded in &query.excluded {
            let Some(word) = excluded.iter().min_by_key(|word| index.frequency(word)) else { continue };
            for segment in index.segments() {
                let Some(term) = segment.find(word) else { continue };
                for story in segment.postings(term).0 {
                    let story = segment.first() + u32::from(*story);
                    if self.standing(story).words == 0 {
                        continue;
                    }
                    if excluded.len() > 1 {
                        left = left.saturating_sub(1);
                    }
                    if excluded.len() == 1 || (left > 0 && self.says(story, excluded)) {
                        self.put_out(story, OUT);
                    }
                }
            }
        }
    }

    fn put_out(&mut self, story: u32, out: u8) {
        if let Some(standing) = self.standings.get_mut(story as usize) {
            standing.out = out;
        }
    }

    /// Puts out, of the stories with the words, those without a phrase.
    fn keep_phrases(&mut self, query: &Query) {
        let least = query.phrases.iter().map(Vec::len).min().unwrap_or(0);
        let mut best = Best::of(MOST_READ);
        for story in core::mem::take(&mut self.touched) {
            let standing = self.standing(story);
            if standing.is_found(u8::try_from(least).unwrap_or(u8::MAX), 0) {
                best.add(standing.key(false));
            }
            self.put_out(story, OUT);
            self.touched.push(story);
        }
        for key in best.keys {
            if let Some(story) = self.story(key)
                && query.phrases.iter().all(|phrase| self.says(story, phrase))
            {
                self.put_out(story, 0);
            }
        }
    }

    /// How many words a story must have: as many as the best has, or one less, if those are few.
    fn least_words(&self) -> u8 {
        let (mut most, mut having) = (1, 0);
        for story in &self.touched {
            let standing = self.standing(*story);
            if standing.is_found(most, 0) {
                having = if standing.words > most { 1 } else { having + 1 };
                most = standing.words;
            }
        }
        if having >= ENOUGH || most < 2 { most } else { most - 1 }
    }

    /// Whether the words follow one another in a part of the story.
    fn says(&self, story: u32, phrase: &[String]) -> bool {
        PARTS
            .iter()
            .any(|part| self.clippings.name(story, *part, &mut |text| has_phrase(text, phrase)).is_some())
    }

    fn story(&self, key: u64) -> Option<u32> {
        let rank = u32::try_from(key & u64::from(u32::MAX)).ok()?;
        self.order.get(rank as usize).copied()
    }

    /// Reads the headlines of the best again, and orders these anew.
    fn look_closely(&self, index: &Index, words: &[Expanded], best: &mut Best) {
        let rest = best.keys.split_off(best.keys.len().min(CLOSELY));
        let mut closer = Best::of(CLOSELY);
        for key in &best.keys {
            let Some(story) = self.story(*key) else { continue };
            let score = u32::try_from(key >> 32).unwrap_or(0);
            let closely = score / 64 * headline_worth(index, words, story);
            closer.add(u64::from(closely) << 32 | key & u64::from(u32::MAX));
        }
        closer.keys.extend(rest);
        best.keys = closer.keys;
    }

    /// What to mark and to show of a story.
    fn hit(&self, index: &Index, words: &[Expanded], story: u32) -> Hit {
        let at = index.segments().partition_point(|segment| segment.first() <= story).saturating_sub(1);
        let segment = index.segments().get(at);
        let mut is_wanted = |word: &str| {
            segment.is_some_and(|segment| words.iter().any(|known| known.covers(at, segment, word)))
        };
        let headline = marks(self.clippings.part(story, Part::Headline), &mut is_wanted);
        let text = self.clippings.part(story, Part::Standfirst);
        let mut standfirst = marks(text, &mut is_wanted);
        let extract = extract(text, standfirst.first().copied());
        standfirst.retain(|mark| extract.start <= mark.start && mark.end <= extract.end);
        Hit { story, headline, extract, standfirst }
    }

    /// The query with each word that finds nothing replaced by the closest that finds something,
    /// as a story spells it.
    fn did_you_mean(&self, index: &Index, query: &Query, words: &[Expanded]) -> Option<String> {
        let mut corrected = String::new();
        let mut is_changed = false;
        for (word, expanded) in query.words.iter().zip(words) {
            let mut spelled = word.folded.as_str();
            if expanded.stories == 0 {
                let better = correction(index, spelled);
                if !better.is_empty() {
                    is_changed = true;
                    spelled = self.spelling(index, better).unwrap_or(better);
                }
            }
            if !corrected.is_empty() {
                corrected.push(' ');
            }
            corrected.push_str(spelled);
        }
        is_changed.then_some(corrected)
    }

    /// A term as a story writes it, with its accents.
    fn spelling<'a>(&'a self, index: &Index, term: &str) -> Option<&'a str> {
        let (segment, found) =
            index.segments().iter().find_map(|segment| Some((segment, segment.find(term)?)))?;
        let story = segment.first() + u32::from(*segment.postings(found).0.first()?);
        [Part::Headline, Part::Standfirst, Part::Tags, Part::Authors, Part::Section].into_iter().find_map(
            |part| {
                let text = self.clippings.part(story, part);
                let place = marks(text, &mut |word| word == term).first().copied()?;
                text.get(place.start..place.end)
            },
        )
    }
}

/// What it is worth to be found there: first of all in the headline.
pub(super) fn worth(found: Fields) -> u32 {
    let part = |bits: Fields, shift: u8| u32::from((found & bits) >> shift);
    let headline = part(fields::HEADLINE, 0);
    let labels = if found & (fields::LABEL | fields::NAME) == 0 { 0 } else { 10 };
    let base = if headline > 0 { 80 } else { 10 };
    base + 4 * headline + 3 * part(fields::STANDFIRST, 2) + part(fields::BODY, 4) + labels
}

/// What a headline is worth in 64ths, for words that stand in it together, in order, and early.
fn headline_worth(index: &Index, words: &[Expanded], story: u32) -> u32 {
    let at = index.segments().partition_point(|segment| segment.first() <= story).saturating_sub(1);
    let Some((segment, number)) = index.locate(story) else { return 0 };
    let headline = segment.headline(number);
    let mut before: Option<usize> = None;
    let mut worth = 64;
    for (number, word) in words.iter().enumerate() {
        let place = headline.iter().position(|term| word.has(at, *term));
        worth += match (before, place) {
            (Some(before), Some(place)) if place == before + 1 => 16,
            (Some(before), Some(place)) if place > before => 4,
            (None, Some(place)) if number == 0 => count(8_usize.saturating_sub(place)),
            _ => 0,
        };
        before = place;
    }
    worth
}

/// Whether the words follow one another in the text.
fn has_phrase(text: &str, phrase: &[String]) -> bool {
    // For each word of the text, how much of the phrase may end there; a bit for each length.
    let mut ending = 0_u32;
    let mut tokens = Tokens::new(text);
    while tokens.advance().is_some() {
        let mut next = 0;
        for (place, word) in phrase.iter().enumerate().take(31) {
            if (place == 0 || ending >> (place - 1) & 1 == 1) && word == tokens.word() {
                next |= 1 << place;
            }
        }
        ending = next;
        if ending >> (phrase.len().clamp(1, 31) - 1) & 1 == 1 {
            return true;
        }
    }
    false
}

/// The best so far: score in the upper half of a key, rank in the lower; falling.
pub(super) struct Best {
    pub keys: Vec<u64>,
    most: usize,
}

impl Best {
    pub fn of(most: usize) -> Best {
        Best { keys: Vec::with_capacity(most + 1), most }
    }

    pub fn add(&mut self, key: u64) {
        if self.keys.len() == self.most && self.keys.last().is_none_or(|last| *last >= key) {
            return;
        }
        self.keys.truncate(self.most.saturating_sub(1));
        let place = self.keys.partition_point(|better| *better > key);
        self.keys.insert(place, key);
    }
}
