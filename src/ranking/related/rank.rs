//! The ranking of related news: candidates by similarity, time, feedback, the rules of a page.

use super::candidates::{Candidate, MAX_CANDIDATES, insert};
use super::near_copies::{Overlap, are_close_in_time};
use super::query_document::QueryDocument;
use super::reasons::{Reason, explain_terms, may_be_same_story, reason};
use super::suffixes::without_suffix;
use super::temporal::{TimeEvidence, base_rate};
use crate::ranking::index::{Document, Index, UNDATED};

/// With this similarity a story is shown even if no honest reason for it can be given: nearness in time alone
/// relates nothing.
const SURE: f32 = 0.42;
/// … and not more than so many stories, itself among them, are (nearly) as similar: a crowd has the sentence in
/// common, not the subject.
const MAX_CROWD: usize = 4;
const NEARLY: f32 = 0.8;
/// A story is shown with this score; and with a fifth of the best one's, up to the score that stories of
/// one event have.
const MIN_SCORE: f32 = 0.16;
const MIN_PART_OF_BEST: f32 = 0.2;
const SCORE_OF_EVENT: f32 = 1.5;
/// The weight of a headline of the two best results in the query, times its score.
const FEEDBACK: f32 = 0.4;

/// Which results are wanted; [`Options::default`] is what a reader gets.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// How many stories at most, up to 96.
    pub count: usize,
    /// Numbers of stories that must not come: the one being read, those that the page shows
    /// already, and those that are embargoed or withheld. In any order.
    pub excluded: &'a [u32],
    /// Cosine similarity below which a story is not related, 0 to 1.
    pub min_similarity: f32,
    /// The most stories of one running story.
    pub max_of_one_story: usize,
    /// Leaves out stories without a [`Reason`], but for those whose score leaves no doubt.
    pub needs_reason: bool,
    /// Leaves out stories with (almost) the headline of the one being read or of a better one.
    pub drops_copies: bool,
}

impl Default for Options<'_> {
    /// Five, none of them noise, no copies, at most three of one story.
    fn default() -> Self {
        Options {
            count: 5,
            excluded: &[],
            min_similarity: MIN_SIMILARITY,
            max_of_one_story: 3,
            needs_reason: true,
            drops_copies: true,
        }
    }
}

impl Options<'_> {
    /// The ranking itself, for its evaluation, which asks for all stories of one event however
    /// many there are and however little they are alike. Copies are folded, as a reader has it:
    /// that costs .001 of nDCG where copies count as right, and decides where they do not.
    pub const RANKING_ONLY: Options<'static> = Options {
        count: 20,
        excluded: &[],
        min_similarity: 0.0,
        max_of_one_story: usize::MAX,
        needs_reason: false,
        drops_copies: true,
    };
}

/// Two unrelated stories of an edition are less similar.
const MIN_SIMILARITY: f32 = 0.1;

/// A story that belongs to the one being read.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// Its number in the index.
    pub number: u32,
    /// Its cosine similarity (0 to 1) times the factor of its nearness in time.
    pub score: f32,
    /// The reason why it is shown, if there is one to name.
    pub reason: Option<Reason>,
}

/// The stories that belong to `reading`, best first.
///
/// `reading` need not be in the index; if it is, its number belongs to [`Options::excluded`].
/// Stories in another language come only if there is none in the language of `reading`.
pub fn related(index: &Index, reading: &Document, options: &Options) -> Vec<Match> {
    let language = index.language(reading.language);
    let reading = &Document { headline: without_suffix(reading.headline, index), ..*reading };
    let query = QueryDocument::of(reading, language, index);
    let mut dots = vec![0.0; index.len() as usize];
    query.score(index, &mut dots);
    let mut wanted = Some(language);
    let mut candidates = candidates(&query, &dots, index, options, wanted);
    if candidates.is_empty() {
        wanted = None;
        candidates = self::candidates(&query, &dots, index, options, wanted);
    }
    let date = query.segment.dates.first().copied().filter(|date| *date != UNDATED);
    if let Some(date) = date {
        let base_rate = base_rate(date, index, language);
        rerank_by_time(&mut candidates, date, base_rate, &query);
        for best in candidates.iter().take(2) {
            query.score_feedback(best.number, FEEDBACK * best.score.min(1.0), index, &mut dots);
        }
        candidates = self::candidates(&query, &dots, index, options, wanted);
        rerank_by_time(&mut candidates, date, base_rate, &query);
    }
    choose(&candidates, &query, index, reading, options)
}

/// The most similar stories, best first.
fn candidates(
    query: &QueryDocument,
    dots: &[f32],
    index: &Index,
    options: &Options,
    language: Option<u8>,
) -> Vec<Candidate> {
    let mut best: Vec<Candidate> = Vec::with_capacity(MAX_CANDIDATES + 1);
    let mut worst = options.min_similarity;
    let mut dots = dots.iter();
    for segment in index.segments() {
        for ((story, norm), dot) in (0..).zip(&segment.norms).zip(&mut dots) {
            let number = segment.first() + u32::from(story);
            let similarity = query.similarity(*dot, *norm);
            let other = segment.language(story);
            if *dot > 0.0
                && similarity > worst
                // The languages are the same, or one of them is not known.
                && language.is_none_or(|language| other == language || other == 0 || language == 0)
                && !options.excluded.contains(&number)
            {
                let date = segment.date(story).unwrap_or(UNDATED);
                insert(&mut best, Candidate { number, similarity, date, score: similarity });
                best.truncate(MAX_CANDIDATES);
                if best.len() == MAX_CANDIDATES {
                    worst = best.last().map_or(0.0, |last| last.score);
                }
            }
        }
    }
    best
}

/// Multiplies the similarities by the factor of time, and sorts the candidates again.
fn rerank_by_time(candidates: &mut Vec<Candidate>, date: i32, base_rate: f32, query: &QueryDocument) {
    let words = query.segment.terms();
    let Some(time) = TimeEvidence::of(date, words, candidates, base_rate) else { return };
    for mut candidate in core::mem::take(candidates) {
        candidate.score = candidate.similarity * time.factor(candidate.date);
        insert(candidates, candidate);
    }
}

/// Whether a story without a reason is shown: it is very similar, as few others are.
fn stands_out(candidate: &Candidate, candidates: &[Candidate]) -> bool {
    let crowd = candidates.iter().filter(|other| other.similarity >= NEARLY * candidate.similarity);
    candidate.similarity >= SURE && crowd.count() <= MAX_CROWD
}

/// The best candidates that a page should show together.
fn choose(
    candidates: &[Candidate],
    query: &QueryDocument,
    index: &Index,
    reading: &Document,
    options: &Options,
) -> Vec<Match> {
    let mut chosen: Vec<Match> = Vec::with_capacity(options.count.min(MAX_CANDIDATES));
    let itself = (&query.segment, 0);
    let terms = explain_terms(query, reading, index);
    let best = candidates.first().map_or(0.0, |best| best.score.min(SCORE_OF_EVENT));
    let min_score = if options.needs_reason { MIN_SCORE.max(MIN_PART_OF_BEST * best) } else { 0.0 };
    for candidate in candidates {
        if chosen.len() >= options.count {
            break;
        }
        let Some(story) = index.locate(candidate.number) else { continue };
        let is_same = may_be_same_story(itself, story, candidate.similarity);
        let mut is_a_copy = options.drops_copies && Overlap::of(itself, story).is_copy();
        let mut of_one_story = 0;
        let compares_shown = options.drops_copies || options.max_of_one_story < options.count;
        for other in chosen.iter().filter(|_| compares_shown) {
            let Some(shown) = index.locate(other.number) else { continue };
            let overlap = Overlap::of(shown, story);
            is_a_copy |= options.drops_copies && overlap.is_copy();
            let is_part = is_same && other.reason == Some(Reason::SameStory)
                || are_close_in_time(shown, story) && overlap.is_of_one_story();
            of_one_story += usize::from(is_part);
        }
        if is_a_copy || of_one_story >= options.max_of_one_story {
            continue;
        }
        let reason = reason(query, reading, &terms, story, is_same);
        // Few tags are shared by chance.
        let is_by_tag = matches!(&reason, Some(Reason::About(about))
            if reading.tags.iter().any(|tag| tag.trim_ascii() == about));
        let is_enough = candidate.score >= min_score || is_by_tag;
        let is_sure = reason.is_some() || !options.needs_reason || stands_out(candidate, candidates);
        if is_enough && is_sure {
            chosen.push(Match { number: candidate.number, score: candidate.score, reason });
        }
    }
    chosen
}
