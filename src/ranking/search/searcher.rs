//! The searcher: expands, scores, filters, reranks and highlights.

use core::ops::Range;

use super::expand::{EXACT, ExpandedWord, OTHER_FORM, expand, expand_joined};
use super::facets::{self, Facets};
use super::highlight::{extract, highlights};
use super::phrase::story_has_phrase;
use super::query::Query;
use super::request::{Hit, MatchedIn, Request, Results};
use super::scores::{DocScore, EXCLUDED, LONG, MAX_RESULTS, TopK, field_weight, min_covered, word_weight};
use super::suffixes::EndingPairs;
use super::suggest::did_you_mean;
use crate::ranking::index::{Document, FieldCounts, Index, merge_sort};
use crate::ranking::math::{count, float};
use crate::ranking::stored_fields::{StoredField, StoredFields};

/// How many of the best are reranked by their headlines.
const MAX_RERANKED: usize = 64;
/// How much of a word another form of it covers in a long query.
const FORM_IN_LONG: f32 = 0.8;
/// Brings the score of a word to at most about 1.
const SCALE: f32 = 4_096.0;
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
    /// The weight of all words of the query that any story has.
    all: f32,
    /// How many words the query has.
    words: usize,
    /// Whether the last query has filtered stories that it has not touched.
    is_filtered: bool,
    pairs: EndingPairs,
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
            all: 0.0,
            words: 0,
            is_filtered: false,
            pairs: EndingPairs::new(),
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
        let mut words: Vec<ExpandedWord> =
            query.words.iter().map(|word| expand(index, word, &self.pairs)).collect();
        expand_joined(index, &query, &mut words);
        self.words = words.len();
        let mut weights = [0.0; 256];
        for (counts, weight) in weights.iter_mut().enumerate() {
            *weight = float(field_weight(FieldCounts::try_from(counts).unwrap_or(0)));
        }
        for word in &words {
            self.score_word(index, word, &weights);
        }
        for story in request.excluded {
            self.set_filter(*story, EXCLUDED);
        }
        self.exclude_words(index, &query);
        self.require_quoted(&words);
        if !query.phrases.is_empty() {
            self.require_phrases(&query);
        }
        let min_covered = min_covered(self.words, &|place| {
            let score = self.score_of(*self.touched.get(place)?);
            Some(if score.filtered_by == 0 { score.covered } else { 0.0 })
        });
        self.is_filtered = request.filters.are_set();
        if self.is_filtered {
            request.filters.apply(index, &mut self.scores);
        }

        let mut total = 0;
        let wanted = (request.offset.saturating_add(request.count)).min(MAX_RESULTS);
        let mut best = TopK::of(wanted.max(MAX_RERANKED));
        for story in &self.touched {
            let score = self.score_of(*story);
            if score.is_match(min_covered, 0) {
                total += 1;
                best.add(score.key(self.all, request.is_newest_first));
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
            facets::count(index, &self.stored, &self.scores, min_covered, request.now)
        } else {
            Facets::default()
        };
        let did_you_mean = if total == 0 && request.wants_facets {
            did_you_mean(index, &self.stored, &query, &words)
        } else {
            None
        };
        Results { total, hits, did_you_mean, facets }
    }

    /// Memory that search takes beside the index, in bytes.
    pub fn bytes(&self) -> usize {
        let each = size_of::<DocScore>() + 2 * size_of::<u32>();
        self.stored.bytes() + self.order.capacity() * each
    }

    /// Clears the scores of the last query, and adds the stories that were sealed since.
    fn prepare(&mut self, index: &Index) {
        let stories = index.len() as usize;
        if self.pairs.stories != index.len() {
            self.pairs.learn(index);
        }
        self.all = 0.0;
        if self.order.len() != stories {
            let mut dates = Vec::new();
            for segment in index.segments() {
                dates.extend_from_slice(&segment.dates);
            }
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
                (score.covered, score.score) = (0.0, 0.0);
                (score.filtered_by, score.quoted) = (0, 0);
            }
        }
    }

    fn score_of(&self, story: u32) -> DocScore {
        self.scores.get(story as usize).copied().unwrap_or_default()
    }

    /// Adds to each story that matches the word its best term of it.
    ///
    /// Prefixes and fuzzy matches, the closest first, are weighted by the document frequency of all terms
    /// that are as close or closer: an exact match keeps its weight however many words begin with the word.
    fn score_word(&mut self, index: &Index, word: &ExpandedWord, weights: &[f32]) {
        let mut matching: Vec<u32> = Vec::new();
        let words = self.words;
        let weigh = |frequency| word_weight(index.len(), frequency, words, word.is_phrasing);
        // The word itself, longer words while it is typed, and its other forms are one word: its frequency is
        // the geometric mean of the frequencies without and with the other forms.
        self.find(index, word, word.own_closeness..EXACT + 1, &mut matching);
        let own = count(matching.len());
        self.find(index, word, OTHER_FORM..EXACT + 1, &mut matching);
        let forms = count(matching.len());
        let frequency = if own == 0 { float(forms) } else { (float(own) * float(forms)).sqrt() };
        let mut best_weight = if forms == 0 { 0.0 } else { weigh(frequency) };
        let own = own as usize;
        let form_weight =
            if own == 0 || self.words < LONG { best_weight } else { FORM_IN_LONG * best_weight };
        self.cover(matching.get(..own).unwrap_or(&[]), best_weight, word.is_quoted);
        self.cover(matching.get(own..).unwrap_or(&[]), form_weight, word.is_quoted);
        self.rate(index, word, OTHER_FORM..EXACT + 1, weights, best_weight);
        let mut closeness = OTHER_FORM;
        while let Some(next) =
            word.ranges.iter().map(|range| range.closeness).filter(|next| *next < closeness).max()
        {
            closeness = next;
            let known = matching.len();
            self.find(index, word, closeness..closeness + 1, &mut matching);
            let weight = weigh(float(count(matching.len())));
            self.cover(matching.get(known..).unwrap_or(&[]), weight, word.is_quoted);
            self.rate(index, word, closeness..closeness + 1, weights, weight);
            best_weight = best_weight.max(weight);
        }
        self.all += best_weight;
        for story in matching {
            if let Some(score) = self.scores.get_mut(story as usize) {
                score.score += score.best;
                score.best = 0.0;
            }
        }
    }

    /// Adds the stories of the terms of this closeness that have not been found yet.
    fn find(&mut self, index: &Index, word: &ExpandedWord, closeness: Range<u32>, matching: &mut Vec<u32>) {
        for range in word.ranges.iter().filter(|range| closeness.contains(&range.closeness)) {
            let Some(segment) = index.segments().get(range.segment) else { continue };
            let scores = self.scores.get_mut(segment.first() as usize..).unwrap_or(&mut []);
            for story in segment.postings_from(range.first, range.end).0 {
                if let Some(score) = scores.get_mut(usize::from(*story))
                    && score.best <= 0.0
                {
                    score.best = f32::MIN_POSITIVE;
                    matching.push(segment.first() + u32::from(*story));
                }
            }
        }
    }

    /// Adds the weight of the word to the coverage of these stories.
    fn cover(&mut self, stories: &[u32], weight: f32, is_quoted: bool) {
        for story in stories {
            if let Some(score) = self.scores.get_mut(*story as usize) {
                if score.covered <= 0.0 {
                    self.touched.push(*story);
                }
                score.covered += weight;
                score.quoted += u8::from(is_quoted);
            }
        }
    }

    /// Updates the best term of each story with the terms of this closeness.
    fn rate(
        &mut self,
        index: &Index,
        word: &ExpandedWord,
        closeness: Range<u32>,
        weights: &[f32],
        weight: f32,
    ) {
        for range in word.ranges.iter().filter(|range| closeness.contains(&range.closeness)) {
            let scale = weight * float(range.closeness) / SCALE;
            let Some(segment) = index.segments().get(range.segment) else { continue };
            let scores = self.scores.get_mut(segment.first() as usize..).unwrap_or(&mut []);
            let (stories, counts) = segment.postings_from(range.first, range.end);
            for (story, counts) in stories.iter().zip(counts) {
                if let (Some(score), Some(weight)) =
                    (scores.get_mut(usize::from(*story)), weights.get(usize::from(*counts)))
                {
                    score.best = score.best.max(weight * scale);
                }
            }
        }
    }

    /// Excludes the stories that lack a quoted word.
    fn require_quoted(&mut self, words: &[ExpandedWord]) {
        let quoted = words.iter().filter(|word| word.is_quoted).count();
        for story in &self.touched {
            if let Some(score) = self.scores.get_mut(*story as usize)
                && usize::from(score.quoted) < quoted
            {
                score.filtered_by = EXCLUDED;
            }
        }
    }

    /// Excludes the stories with an excluded word or phrase.
    fn exclude_words(&mut self, index: &Index, query: &Query) {
        let mut left = MAX_READ;
        for excluded in &query.excluded {
            // The longest word of a phrase is seldom the most frequent.
            let Some(word) = excluded.iter().max_by_key(|word| word.len()) else { continue };
            for segment in index.segments() {
                let Some(term) = segment.find(word) else { continue };
                for story in segment.postings(term).0 {
                    let story = segment.first() + u32::from(*story);
                    if self.score_of(story).covered <= 0.0 {
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
        let mut best = TopK::of(MAX_READ);
        for story in core::mem::take(&mut self.touched) {
            let score = self.score_of(story);
            if score.is_match(0.0, 0) {
                best.add(score.key(self.all, false));
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

    fn story(&self, key: u64) -> Option<u32> {
        let rank = u32::try_from(key & u64::from(u32::MAX)).ok()?;
        self.order.get(rank as usize).copied()
    }

    /// Compares the headlines of the best with the query, and sorts these again.
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

    /// The result for a story: extract and highlights.
    fn hit(&self, index: &Index, words: &[ExpandedWord], story: u32) -> Hit {
        let at = segment_of(index, story);
        let segment = index.segments().get(at);
        let mut is_wanted = |word: &str| {
            segment.is_some_and(|segment| words.iter().any(|known| known.covers(at, segment, word)))
        };
        let headline = highlights(self.stored.field(story, StoredField::Headline), &mut is_wanted);
        let text = self.stored.field(story, StoredField::Standfirst);
        let mut standfirst = highlights(text, &mut is_wanted);
        let extract = extract(text, standfirst.first().copied());
        standfirst.retain(|mark| extract.start <= mark.start && mark.end <= extract.end);
        let matched_in = if headline.is_empty() && standfirst.is_empty() {
            self.matched_in(story, &mut is_wanted)
        } else {
            MatchedIn::Highlights
        };
        Hit { story, headline, extract, standfirst, matched_in }
    }

    /// The tag, section or author that has the words, else the text.
    fn matched_in(&self, story: u32, is_wanted: &mut dyn FnMut(&str) -> bool) -> MatchedIn {
        type Naming = fn(String) -> MatchedIn;
        let kinds: [(StoredField, Naming); 3] = [
            (StoredField::Tags, MatchedIn::Tag),
            (StoredField::Section, MatchedIn::Section),
            (StoredField::Authors, MatchedIn::Name),
        ];
        for (field, matched_in) in kinds {
            let name =
                self.stored.find_name(story, field, &mut |name| !highlights(name, is_wanted).is_empty());
            if let Some(name) = name {
                return matched_in(name.to_owned());
            }
        }
        MatchedIn::Body
    }
}

/// The factor of a headline, in 64ths, for words of the query that are adjacent, in order and early in it.
fn headline_boost(index: &Index, words: &[ExpandedWord], story: u32) -> u32 {
    let at = segment_of(index, story);
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

/// The number of the segment that has a story.
#[inline(never)]
fn segment_of(index: &Index, story: u32) -> usize {
    // From the last: there are few of them.
    index.segments().iter().rposition(|segment| segment.first() <= story).unwrap_or(0)
}
