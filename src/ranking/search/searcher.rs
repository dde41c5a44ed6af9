//! The searcher: expands, scores, filters, reranks and highlights.

use super::expand::{ExpandedWord, TermRange, expand};
use super::facets::{self, Facets};
use super::highlight::{extract, highlights};
use super::phrase::story_has_phrase;
use super::query::Query;
use super::request::{Hit, Request, Results};
use super::scores::{DocScore, EXCLUDED, MAX_RESULTS, MIN_FULL_MATCHES, TopK, field_weight};
use super::suggest::did_you_mean;
use crate::ranking::index::weights::idf;
use crate::ranking::index::{Document, FieldCounts, Index, merge_sort};
use crate::ranking::math::count;
use crate::ranking::stored_fields::{StoredField, StoredFields};

/// How many of the best are reranked by their headlines.
const MAX_RERANKED: usize = 64;
/// The most stories whose texts are read for phrases: the best of those that have the words.
const MAX_READ: usize = 2_000;

/// The stored fields of the stories, and scratch space for one query.
#[derive(Debug)]
pub struct Searcher {
    stored: StoredFields,
    /// Stories, oldest first.
    order: Vec<u32>,
    scores: Vec<DocScore>,
    /// The stories that match a word of the query.
    touched: Vec<u32>,
    /// Whether the last query has filtered stories that it has not touched.
    is_filtered: bool,
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
            stored: StoredFields::new(),
            order: Vec::new(),
            scores: Vec::new(),
            touched: Vec::new(),
            is_filtered: false,
        }
    }

    /// Stores the texts of a story; to be called with every document that [`Index::add`] is called
    /// with, in the same order.
    pub fn add(&mut self, document: &Document) {
        self.stored.add(document);
    }

    /// The stories of `index` that `request` asks for.
    ///
    /// Every sealed story is searched. Takes time in proportion to the number of stories that have the
    /// words, and, for fuzzy matches, to the size of the dictionary.
    pub fn search(&mut self, index: &Index, request: &Request) -> Results {
        let query = Query::parse(request.typed);
        if query.is_empty() {
            return Results::default();
        }
        self.prepare(index);
        let words: Vec<ExpandedWord> = query.words.iter().map(|word| expand(index, word)).collect();
        let weights: Vec<u32> = (0..=FieldCounts::MAX).map(field_weight).collect();
        for word in &words {
            self.score_word(index, word, &weights);
        }
        for story in request.excluded {
            self.set_filter(*story, EXCLUDED);
        }
        self.exclude_words(index, &query);
        if !query.phrases.is_empty() {
            self.require_phrases(&query);
        }
        let min_words = self.min_words();
        self.is_filtered = request.filters.apply(index, &mut self.scores);

        let mut total = 0;
        let wanted = (request.offset.saturating_add(request.count)).min(MAX_RESULTS);
        let mut best = TopK::of(wanted.max(MAX_RERANKED));
        for story in &self.touched {
            let score = self.score_of(*story);
            if score.is_match(min_words, 0) {
                total += 1;
                best.add(score.key(request.is_newest_first));
            }
        }
        if !request.is_newest_first {
            self.rerank(index, &words, &mut best);
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
            facets::count(index, &self.stored, &self.scores, min_words, request.now)
        } else {
            Facets::default()
        };
        let did_you_mean = if total == 0 { did_you_mean(index, &self.stored, &query, &words) } else { None };
        Results { total, hits, did_you_mean, facets }
    }

    /// Memory that search takes beside the index, in bytes.
    pub fn bytes(&self) -> usize {
        let each = size_of::<DocScore>() + 2 * size_of::<u32>();
        self.stored.bytes() + self.order.capacity() * each
    }

    /// Clears the scores of the last query, and takes in what has been sealed since.
    fn prepare(&mut self, index: &Index) {
        let stories = index.len() as usize;
        if self.order.len() != stories {
            let dates: Vec<i32> =
                index.segments().iter().flat_map(|segment| segment.dates.iter().copied()).collect();
            // An edition begins with its newest: of equals the first counts as newer.
            self.order = (0..index.len()).rev().collect();
            let date = |story: u32| dates.get(story as usize).copied();
            merge_sort(&mut self.order, &|one, other| date(one) < date(other));
            self.scores.resize(stories, DocScore::default());
            for (rank, story) in (0..).zip(&self.order) {
                if let Some(score) = self.scores.get_mut(*story as usize)
                    && let Some((segment, number)) = index.locate(*story)
                {
                    score.rank = rank;
                    score.headline_tokens = u8::try_from(segment.headline(number).len()).unwrap_or(u8::MAX);
                }
            }
        }
        if self.is_filtered {
            self.touched = (0..index.len()).collect();
        }
        for story in self.touched.drain(..) {
            if let Some(score) = self.scores.get_mut(story as usize) {
                (score.words, score.score, score.filtered_by) = (0, 0, 0);
            }
        }
    }

    fn score_of(&self, story: u32) -> DocScore {
        self.scores.get(story as usize).copied().unwrap_or_default()
    }

    /// Adds to each story that matches the word its best term of it, times the IDF of all of them.
    fn score_word(&mut self, index: &Index, word: &ExpandedWord, weights: &[u32]) {
        let mut matching: Vec<u32> = Vec::new();
        for TermRange { segment, first, end, closeness } in &word.ranges {
            let Some(segment) = index.segments().get(*segment) else { continue };
            let scores = self.scores.get_mut(segment.first() as usize..).unwrap_or(&mut []);
            let (stories, counts) = segment.postings_from(*first, *end);
            for (story, counts) in stories.iter().zip(counts) {
                let weight = weights.get(usize::from(*counts)).copied().unwrap_or(0) * closeness;
                if let Some(score) = scores.get_mut(usize::from(*story))
                    && score.best < weight
                {
                    if score.best == 0 {
                        matching.push(segment.first() + u32::from(*story));
                    }
                    score.best = weight;
                }
            }
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 64")]
        let idf = (idf(index.len(), count(matching.len())) * 64.0) as u32 + 1;
        for story in matching {
            if let Some(score) = self.scores.get_mut(story as usize) {
                if score.words == 0 {
                    self.touched.push(story);
                }
                score.score += score.best * idf / 128;
                score.words += 1;
                score.best = 0;
            }
        }
    }

    /// Excludes the stories with an excluded word or phrase.
    fn exclude_words(&mut self, index: &Index, query: &Query) {
        let mut left = MAX_READ;
        for excluded in &query.excluded {
            let Some(word) = excluded.iter().min_by_key(|word| index.frequency(word)) else { continue };
            for segment in index.segments() {
                let Some(term) = segment.find(word) else { continue };
                for story in segment.postings(term).0 {
                    let story = segment.first() + u32::from(*story);
                    if self.score_of(story).words == 0 {
                        continue;
                    }
                    if excluded.len() > 1 {
                        left = left.saturating_sub(1);
                    }
                    if excluded.len() == 1 || (left > 0 && story_has_phrase(&self.stored, story, excluded)) {
                        self.set_filter(story, EXCLUDED);
                    }
                }
            }
        }
    }

    fn set_filter(&mut self, story: u32, filter: u8) {
        if let Some(score) = self.scores.get_mut(story as usize) {
            score.filtered_by = filter;
        }
    }

    /// Excludes, of the stories with the words, those without a phrase.
    fn require_phrases(&mut self, query: &Query) {
        let min_words = query.phrases.iter().map(Vec::len).min().unwrap_or(0);
        let mut best = TopK::of(MAX_READ);
        for story in core::mem::take(&mut self.touched) {
            let score = self.score_of(story);
            if score.is_match(u8::try_from(min_words).unwrap_or(u8::MAX), 0) {
                best.add(score.key(false));
            }
            self.set_filter(story, EXCLUDED);
            self.touched.push(story);
        }
        for key in best.keys {
            if let Some(story) = self.story(key)
                && query.phrases.iter().all(|phrase| story_has_phrase(&self.stored, story, phrase))
            {
                self.set_filter(story, 0);
            }
        }
    }

    /// How many words a story must match: as many as the best one, or one less, if those are few.
    fn min_words(&self) -> u8 {
        let (mut max, mut matching) = (1, 0);
        for story in &self.touched {
            let score = self.score_of(*story);
            if score.is_match(max, 0) {
                matching = if score.words > max { 1 } else { matching + 1 };
                max = score.words;
            }
        }
        if matching >= MIN_FULL_MATCHES || max < 2 { max } else { max - 1 }
    }

    fn story(&self, key: u64) -> Option<u32> {
        let rank = u32::try_from(key & u64::from(u32::MAX)).ok()?;
        self.order.get(rank as usize).copied()
    }

    /// Compares the headlines of the best with the query, and orders these anew.
    fn rerank(&self, index: &Index, words: &[ExpandedWord], best: &mut TopK) {
        let rest = best.keys.split_off(best.keys.len().min(MAX_RERANKED));
        let mut reranked = TopK::of(MAX_RERANKED);
        for key in &best.keys {
            let Some(story) = self.story(*key) else { continue };
            let score = u32::try_from(key >> 32).unwrap_or(0);
            let score = score / 64 * headline_boost(index, words, story);
            reranked.add(u64::from(score) << 32 | key & u64::from(u32::MAX));
        }
        reranked.keys.extend(rest);
        best.keys = reranked.keys;
    }

    /// What to show and to highlight of a story.
    fn hit(&self, index: &Index, words: &[ExpandedWord], story: u32) -> Hit {
        let at = index.segments().partition_point(|segment| segment.first() <= story).saturating_sub(1);
        let segment = index.segments().get(at);
        let mut is_wanted = |word: &str| {
            segment.is_some_and(|segment| words.iter().any(|known| known.covers(at, segment, word)))
        };
        let headline = highlights(self.stored.field(story, StoredField::Headline), &mut is_wanted);
        let text = self.stored.field(story, StoredField::Standfirst);
        let mut standfirst = highlights(text, &mut is_wanted);
        let extract = extract(text, standfirst.first().copied());
        standfirst.retain(|mark| extract.start <= mark.start && mark.end <= extract.end);
        Hit { story, headline, extract, standfirst }
    }
}

/// The factor of a headline, in 64ths, for words of the query that are adjacent, in order and early in it.
fn headline_boost(index: &Index, words: &[ExpandedWord], story: u32) -> u32 {
    let at = index.segments().partition_point(|segment| segment.first() <= story).saturating_sub(1);
    let Some((segment, number)) = index.locate(story) else { return 0 };
    let headline = segment.headline(number);
    let mut before: Option<usize> = None;
    let mut boost = 64;
    for (number, word) in words.iter().enumerate() {
        let place = headline.iter().position(|term| word.has(at, *term));
        boost += match (before, place) {
            (Some(before), Some(place)) if place == before + 1 => 16,
            (Some(before), Some(place)) if place > before => 4,
            (None, Some(place)) if number == 0 => count(8_usize.saturating_sub(place)),
            _ => 0,
        };
        before = place;
    }
    boost
}
