//! Related news: the stories of the edition that belong to the one being read, and why.
//!
//! Likeness of texts, tags, section and names comes from the [index](crate::ranking::index); time counts
//! as far as the edition shows that it matters. The headlines of the two
//! best then speak for the third, and a story that says what another one says already is left out.

use crate::ranking::index::{Document, Index};
use temporal::{Time, chance};
use query_document::Reading;
pub use reasons::Reason;
use reasons::{is_copy, is_same_headline, is_same_story, reason, said};
use crate::ranking::index::segment::UNDATED;

/// How many stories of one ranking are looked at more closely.
const MOST_CANDIDATES: usize = 96;
/// How much a headline of the two best counts beside the story's own words, times its score.
const LEARNING: f32 = 0.4;

/// What the asker wants. [`Options::default`] is what a reader gets.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// How many stories at most, up to 96.
    pub count: usize,
    /// Numbers of stories that must not come: the one being read, those that the page shows
    /// already, and what is embargoed or withheld. In any order.
    pub excluded: &'a [u32],
    /// Likeness below which a story is no relation, 0 to 1.
    pub least: f32,
    /// How many stories of one running story at most.
    pub most_of_one_story: usize,
    /// Leaves out stories of which one cannot tell the reader why they are shown.
    pub needs_reason: bool,
    /// Leaves out stories with (almost) the headline of the one being read or of a better one.
    pub drops_copies: bool,
}

impl Default for Options<'_> {
    /// What a reader gets: five, none of them noise, no copies, three of one story.
    fn default() -> Self {
        Options {
            count: 5,
            excluded: &[],
            least: LEAST,
            most_of_one_story: 3,
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
        least: 0.0,
        most_of_one_story: usize::MAX,
        needs_reason: false,
        drops_copies: true,
    };
}

/// What two stories of an edition have in common by chance is less: with this likeness …
const LEAST: f32 = 0.12;

/// A story that belongs to the one being read.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// Its number in the index.
    pub number: u32,
    /// How much it belongs: its likeness (0 to 1) times what its nearness in time is worth.
    pub score: f32,
    /// Why it is shown; never missing with [`Options::needs_reason`].
    pub reason: Option<Reason>,
}

/// A story under examination.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    number: u32,
    pub(super) likeness: f32,
    /// When it was published.
    pub(super) date: i32,
    score: f32,
}

/// The stories that belong to `reading`, best first.
///
/// `reading` need not be in the index; if it is, its number belongs to [`Options::excluded`].
/// Stories in another language come only if there is none in the language of `reading`.
pub fn related(index: &Index, reading: &Document, options: &Options) -> Vec<Match> {
    let language = index.language(reading.language);
    let story = Reading::of(reading, language, index);
    let mut said = vec![0.0; index.len() as usize];
    story.speak(index, &mut said);
    let mut wanted = Some(language);
    let mut candidates = candidates(&story, &said, index, options, wanted);
    if candidates.is_empty() {
        wanted = None;
        candidates = self::candidates(&story, &said, index, options, wanted);
    }
    let date = story.segment.dates.first().copied().filter(|date| *date != UNDATED);
    if let Some(date) = date {
        let chance = chance(date, index, language);
        by_time(&mut candidates, date, chance, &story);
        for best in candidates.iter().take(2) {
            story.speak_with_headline(best.number, LEARNING * best.score.min(1.0), index, &mut said);
        }
        candidates = self::candidates(&story, &said, index, options, wanted);
        by_time(&mut candidates, date, chance, &story);
    }
    choose(&candidates, &story, index, reading, options)
}

/// The stories most like the one being read, best first.
fn candidates(
    reading: &Reading,
    said: &[f32],
    index: &Index,
    options: &Options,
    language: Option<u8>,
) -> Vec<Candidate> {
    let mut best: Vec<Candidate> = Vec::with_capacity(MOST_CANDIDATES + 1);
    let mut worst = options.least;
    let mut said = said.iter();
    for segment in index.segments() {
        for ((story, norm), said) in (0..).zip(&segment.norms).zip(&mut said) {
            let number = segment.first() + u32::from(story);
            let likeness = reading.likeness(*said, *norm);
            let spoken = segment.language(story);
            if *said > 0.0
                && likeness > worst
                // The languages are the same, or one of them is not known.
                && language.is_none_or(|language| spoken == language || spoken == 0 || language == 0)
                && !options.excluded.contains(&number)
            {
                let date = segment.date(story).unwrap_or(UNDATED);
                insert(&mut best, Candidate { number, likeness, date, score: likeness });
                best.truncate(MOST_CANDIDATES);
                if best.len() == MOST_CANDIDATES {
                    worst = best.last().map_or(0.0, |last| last.score);
                }
            }
        }
    }
    best
}

/// Puts a candidate behind those that are as good.
fn insert(best: &mut Vec<Candidate>, candidate: Candidate) {
    let place = best.partition_point(|other| other.score >= candidate.score);
    best.insert(place, candidate);
}

/// Orders the candidates anew by what time has to say.
fn by_time(candidates: &mut Vec<Candidate>, date: i32, chance: f32, reading: &Reading) {
    let Some(time) = Time::of(date, reading.own_words(), candidates, chance) else { return };
    for mut candidate in core::mem::take(candidates) {
        candidate.score = candidate.likeness * time.factor(candidate.date);
        insert(candidates, candidate);
    }
}

/// The best of the candidates that a page should show together.
fn choose(
    candidates: &[Candidate],
    story: &Reading,
    index: &Index,
    reading: &Document,
    options: &Options,
) -> Vec<Match> {
    let mut chosen: Vec<Match> = Vec::with_capacity(options.count.min(MOST_CANDIDATES));
    let itself = (&story.segment, 0);
    let said = said(story, reading);
    for candidate in candidates {
        if chosen.len() >= options.count {
            break;
        }
        let Some(place) = index.locate(candidate.number) else { continue };
        let is_same = is_same_story(itself, place, candidate.likeness);
        let mut is_a_copy = options.drops_copies && is_copy(itself, place);
        let mut of_one_story = 0;
        let is_sifted = options.drops_copies || options.most_of_one_story < options.count;
        for other in chosen.iter().filter(|_| is_sifted) {
            let Some(shown) = index.locate(other.number) else { continue };
            is_a_copy |= options.drops_copies && is_copy(shown, place);
            let is_part =
                is_same && other.reason == Some(Reason::SameStory) || is_same_headline(shown, place);
            of_one_story += usize::from(is_part);
        }
        if is_a_copy || of_one_story >= options.most_of_one_story {
            continue;
        }
        let reason = reason(story, reading, &said, place, index.len(), is_same);
        if reason.is_some() || !options.needs_reason {
            chosen.push(Match { number: candidate.number, score: candidate.score, reason });
        }
    }
    chosen
}
