//! The story being read as a query to the index: a vector of weighted terms.

use crate::ranking::index::weights::{idf, query_norm, saturation_table, term_frequency_saturation};
use crate::ranking::index::{Document, Index, Segment, SegmentBuilder, UNKNOWN_LANGUAGE, merge_sort};
use crate::ranking::math::{count, float, ratio};
use crate::ranking::tokenizer::first_letters;

/// The terms of a segment that are scored, the heaviest first: as many as a long standfirst has.
const MAX_TERMS: usize = 128;
/// In a large edition, the postings that are scored for each of its stories, those of the heaviest terms
/// first: the words of most stories are left out, which cost most and weigh least.
const MAX_POSTINGS_A_STORY: usize = 3;
/// So many postings are scored in any edition.
const MIN_POSTINGS: usize = 60_000;
/// Words of so many letters match words with the same first so many letters …
const MIN_PREFIX: usize = 4;
/// … if the longer word is at most so many times as long as their common prefix: "immigrant" matches
/// "immigration", and "constitution" not "construction".
const MAX_LENGTH_TO_PREFIX: usize = 2;

/// A story of so few terms is hardly more than a headline. Its rare words weigh more: half of a headline are often
/// the words of a sentence that every victory and every verdict has.
const MAX_TERMS_OF_HEADLINE: u32 = 24;
/// In a smaller edition no sentence comes often.
const MIN_STORIES_OF_SENTENCES: u32 = 256;

/// A term of the story being read.
pub(super) struct WeightedTerm {
    pub(super) text: String,
    /// [`term_frequency_saturation`] in the story, 0 to 1.
    pub(super) saturation: f32,
    /// Its document frequency in the edition.
    pub(super) frequency: u32,
    /// [`idf`], 0 to 1.
    pub(super) idf: f32,
}

/// The story being read.
pub(super) struct QueryDocument {
    /// Sorted by their texts.
    pub(super) terms: Vec<WeightedTerm>,
    /// The story as a segment of one.
    pub(super) segment: Segment,
    norm: f32,
    /// The stories whose document frequencies count.
    scope: Scope,
}

/// The stories of a language; or all, if there is only one language or the story's is unknown. "die" is rare
/// in an edition that is mostly English, but not in its German stories.
#[derive(Clone, Copy)]
struct Scope {
    /// [`UNKNOWN_LANGUAGE`] for all.
    language: u8,
    stories: u32,
}

impl Scope {
    fn of(language: u8, index: &Index) -> Scope {
        let mut own = 0;
        for segment in index.segments() {
            for other in &segment.languages {
                own += u32::from(*other == language);
            }
        }
        if language == UNKNOWN_LANGUAGE || own == 0 || own == index.len() {
            Scope { language: UNKNOWN_LANGUAGE, stories: index.len() }
        } else {
            Scope { language, stories: own }
        }
    }

    fn frequency_in(self, segment: &Segment, term: u32) -> u32 {
        if self.language == UNKNOWN_LANGUAGE {
            return segment.frequency(term);
        }
        segment.frequency_in(term, self.language)
    }

    fn frequency(self, text: &str, index: &Index) -> u32 {
        let segments = index.segments().iter();
        segments.filter_map(|segment| Some(self.frequency_in(segment, segment.find(text)?))).sum()
    }

    fn idf(self, frequency: u32) -> f32 {
        idf(float(self.stories), float(frequency))
    }
}

/// A term of a segment and its weight for the query.
struct QueryTerm {
    weight: f32,
    term: u32,
}

impl QueryDocument {
    pub(super) fn of(document: &Document, language: u8, index: &Index) -> QueryDocument {
        let mut builder = SegmentBuilder::starting_at(0);
        builder.add(document, language);
        let segment = builder.seal();
        let scope = Scope::of(language, index);
        let mut terms = Vec::with_capacity(segment.terms() as usize);
        let mut squares = 0.0;
        for term in 0..segment.terms() {
            let counts = segment.postings(term).1.first().copied().unwrap_or(0);
            let mut term =
                WeightedTerm::new(segment.term(term), term_frequency_saturation(counts), scope, index);
            if segment.terms() <= MAX_TERMS_OF_HEADLINE && scope.stories >= MIN_STORIES_OF_SENTENCES {
                term.saturation *= term.idf.sqrt();
            }
            squares += term.saturation * term.saturation * term.idf;
            terms.push(term);
        }
        QueryDocument { terms, segment, norm: query_norm(squares), scope }
    }

    /// Adds to `dots` the dot product of the query with each story of the index.
    pub(super) fn score(&self, index: &Index, dots: &mut [f32]) {
        self.score_terms(&self.terms, index, dots);
    }

    /// Adds the headline of story `number`, a result, to the query, at a part of its weight (relevance
    /// feedback: Rocchio, 1971).
    pub(super) fn score_feedback(&self, number: u32, weight: f32, index: &Index, dots: &mut [f32]) {
        let Some((segment, story)) = index.locate(number) else { return };
        // As if each word occurred once in the headline.
        let saturation = weight * term_frequency_saturation(1);
        let terms: Vec<WeightedTerm> = segment
            .headline(story)
            .iter()
            .map(|term| WeightedTerm::new(segment.term(*term), saturation, self.scope, index))
            .collect();
        self.score_terms(&terms, index, dots);
    }

    fn score_terms(&self, terms: &[WeightedTerm], index: &Index, dots: &mut [f32]) {
        let saturations = saturation_table();
        let mut rest = dots;
        for segment in index.segments() {
            let (dots, behind) = rest.split_at_mut(segment.len().min(rest.len()));
            rest = behind;
            let terms = self.query_terms(terms, segment, index);
            let mut left = MAX_POSTINGS_A_STORY * segment.len() + MIN_POSTINGS;
            for query_term in heaviest(&terms) {
                let (stories, counts) = segment.postings(query_term.term);
                let Some(rest) = left.checked_sub(stories.len()) else { break };
                left = rest;
                for (story, counts) in stories.iter().zip(counts) {
                    if let (Some(dot), Some(saturation)) =
                        (dots.get_mut(usize::from(*story)), saturations.get(usize::from(*counts)))
                    {
                        *dot += query_term.weight * saturation;
                    }
                }
            }
        }
    }

    /// Cosine similarity by the dot product and the norm of a story: 0, nothing in common, to about 1.
    pub(super) fn similarity(&self, dot: f32, norm: f32) -> f32 {
        dot / (norm * self.norm)
    }

    /// The terms of a segment that match one of `terms`.
    fn query_terms(&self, terms: &[WeightedTerm], segment: &Segment, index: &Index) -> Vec<QueryTerm> {
        let mut matches = Vec::with_capacity(2 * terms.len());
        for own in terms {
            // Short words have no other forms; whole names are compared as they are.
            let prefix = first_letters(&own.text, MIN_PREFIX).filter(|prefix| *prefix > " ");
            let Some(prefix) = prefix.map(str::as_bytes) else {
                if let Some(term) = segment.find(&own.text) {
                    matches.push(QueryTerm { weight: own.saturation * own.idf, term });
                }
                continue;
            };
            let mut term = segment.first_from(prefix);
            while segment.term_bytes(term).starts_with(prefix) {
                self.match_form(own, term, segment, index, &mut matches);
                term += 1;
            }
        }
        matches
    }

    /// Matches a term with itself, or with a word that shares a long enough prefix, at the square of the
    /// prefix's share of the longer word. This does for all languages what a stemmer does for one.
    fn match_form(
        &self,
        own: &WeightedTerm,
        term: u32,
        segment: &Segment,
        index: &Index,
        matches: &mut Vec<QueryTerm>,
    ) {
        let (mine, other) = (own.text.as_bytes(), segment.term_bytes(term));
        let common = mine.iter().zip(other).take_while(|(one, other)| one == other).count();
        let longer = mine.len().max(other.len());
        if common == longer {
            matches.push(QueryTerm { weight: own.saturation * own.idf, term });
        } else if MAX_LENGTH_TO_PREFIX * common >= longer && self.term(segment.term(term)).is_none() {
            let frequency = if index.segments().len() == 1 {
                self.scope.frequency_in(segment, term)
            } else {
                self.scope.frequency(segment.term(term), index)
            };
            let idf = self.scope.idf(own.frequency + frequency);
            let share = ratio(common, longer);
            matches.push(QueryTerm { weight: own.saturation * idf * share * share, term });
        }
    }

    /// The number of stories that document frequencies are relative to.
    pub(super) fn stories(&self) -> u32 {
        self.scope.stories
    }

    /// The term with this text, if the story has it.
    pub(super) fn term(&self, text: &str) -> Option<&WeightedTerm> {
        let place = self.terms.partition_point(|term| term.text.as_str() < text);
        self.terms.get(place).filter(|term| term.text == text)
    }
}

/// The heaviest [`MAX_TERMS`], the heaviest first.
fn heaviest(terms: &[QueryTerm]) -> impl Iterator<Item = &QueryTerm> {
    let mut order: Vec<u32> = (0..count(terms.len())).collect();
    let weight = |place: u32| terms.get(place as usize).map_or(0.0, |term| term.weight);
    merge_sort(&mut order, &|one, other| weight(one) > weight(other));
    order.truncate(MAX_TERMS);
    order.into_iter().filter_map(|place| terms.get(place as usize))
}

impl WeightedTerm {
    fn new(text: &str, saturation: f32, scope: Scope, index: &Index) -> WeightedTerm {
        let frequency = scope.frequency(text, index);
        WeightedTerm { text: text.to_owned(), saturation, frequency, idf: scope.idf(frequency) }
    }
}
