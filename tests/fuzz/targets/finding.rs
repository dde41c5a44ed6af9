//! Stories of any text, and any question about them.

use std::collections::BTreeSet;

use dateline::ranking::index::Document;
use dateline::ranking::search::{Filters, Request, Span};
use dateline::search_worker::SearchWorker;
use dateline::search_worker::archive::{decode_archive_answer, encode_archive_search};
use dateline::search_worker::protocol::{
    AddMessage, decode_related, decode_results, encode_related, encode_search,
};

use super::generated::Chance;
use super::text::{self, HEADLINE_PARTS, HEADLINES};

const QUERY_PARTS: [&str; 14] =
    ["\"", "-", "-\"", " ", "  ", "\u{1f}", "\u{200f}", "\u{301}", "字", "ا", "ไ", "🙂", "night", "и"];
/// What the page is shown at most.
const MOST_RELATED: usize = 5;

/// A story that owns its texts.
pub struct Story {
    headline: String,
    standfirst: String,
    tags: Vec<String>,
    section: String,
    date: Option<i64>,
}

impl Story {
    /// A story of any texts.
    pub fn any(chance: &mut Chance) -> Story {
        let mut text = |times: usize| {
            let text = *chance.of(&HEADLINES);
            text::edited(chance, text, &HEADLINE_PARTS).repeat(times)
        };
        let (headline, section) = (text(1), text(1));
        let standfirst = text(3);
        let tags = [text(1), text(1)].into();
        let date = [None, Some(i64::MIN), Some(0), Some(1_700_000_000), Some(i64::MAX)];
        Story { headline, standfirst, tags, section, date: *chance.of(&date) }
    }

    /// What a reader may type to find it.
    pub fn typed(&self, chance: &mut Chance) -> String {
        text::edited(chance, &self.headline, &QUERY_PARTS)
    }

    /// As the index takes it.
    pub fn with_document<T>(&self, use_it: impl FnOnce(&Document) -> T) -> T {
        let tags: Vec<&str> = self.tags.iter().map(String::as_str).collect();
        let Story { headline, standfirst, section, date, .. } = self;
        use_it(&Document { headline, standfirst, section, tags: &tags, date: *date, ..Document::default() })
    }
}

/// Any question is answered.
pub fn any_question_is_answered(chance: &mut Chance) {
    finding_promises(chance);
}

/// Tells a worker of some stories and asks what a reader may ask: how many marks and how many related
/// stories came.
pub fn finding_promises(chance: &mut Chance) -> (usize, usize) {
    let stories: Vec<Story> = (0..=chance.below(30)).map(|_| Story::any(chance)).collect();
    let mut worker = SearchWorker::default();
    let mut added = AddMessage::default();
    for story in &stories {
        story.with_document(|document| added.add(document));
    }
    worker.answer(&added.into_message(), &[]);
    worker.work(u32::try_from(chance.below(10_000)).unwrap());

    let excluded: Vec<u32> = (0..chance.below(3)).map(|_| u32::try_from(chance.below(40)).unwrap()).collect();
    let is_sound = |numbers: &[u32]| {
        let different: BTreeSet<&u32> = numbers.iter().collect();
        different.len() == numbers.len()
            && numbers.iter().all(|number| (*number as usize) < stories.len() && !excluded.contains(number))
    };
    let message = chance.of(&stories).with_document(|document| encode_related(document, &excluded));
    let related = decode_related(&worker.answer(&message, &[]));
    assert!(related.len() <= MOST_RELATED);
    assert!(is_sound(&related.iter().map(|relation| relation.number).collect::<Vec<u32>>()), "{related:?}");

    let typed = chance.of(&stories).typed(chance);
    let chosen = chance.of(&stories);
    let filters = match chance.below(4) {
        0 => Filters { section: &chosen.section, ..Filters::default() },
        1 => Filters { tag: &chosen.tags[0], since: Some(0), ..Filters::default() },
        _ => Filters::default(),
    };
    let request = Request {
        typed: &typed,
        filters,
        is_newest_first: chance.below(2) == 0,
        wants_facets: chance.below(2) == 0,
        offset: chance.below(3),
        count: chance.below(12),
        now: Some(i32::MAX),
        excluded: &excluded,
    };
    let results = decode_results(&worker.answer(&encode_search(&request), &[]));
    assert!(results.hits.len() <= request.count && results.hits.len() <= results.total as usize);
    assert!(results.total as usize <= stories.len());
    assert!(is_sound(&results.hits.iter().map(|hit| hit.story).collect::<Vec<u32>>()), "{:?}", results.hits);
    for hit in &results.hits {
        let story = &stories[hit.story as usize];
        spans_promises(&story.headline, Span { start: 0, end: story.headline.len() }, &hit.headline);
        spans_promises(&story.standfirst, hit.extract, &hit.standfirst);
    }
    assert!(results.total == 0 || results.did_you_mean.is_none());
    (results.hits.iter().map(|hit| hit.headline.len() + hit.standfirst.len()).sum(), related.len())
}

/// Marks follow one another inside of what is shown, at the boundaries of characters.
fn spans_promises(text: &str, shown: Span, marks: &[Span]) {
    assert!(text.get(shown.start..shown.end).is_some(), "{shown:?} in {text:?}");
    let mut at = shown.start;
    for mark in marks {
        assert!(at <= mark.start && mark.end <= shown.end, "{mark:?} behind {at} in {shown:?}");
        assert!(
            text.get(mark.start..mark.end).is_some_and(|marked| !marked.is_empty()),
            "{mark:?} in {text:?}"
        );
        at = mark.end;
    }
}

/// What stands in messages to the worker, and cuts them.
pub const MESSAGE_PARTS: [&str; 12] =
    ["\u{1f}", "\u{1f}\u{1f}", "a", "r", "s", "q", "g", "-1", "9", "99999999999", "\u{1e}", "night"];

/// Stories to add, a question what belongs to one and one that searches, each behind the byte 2.
pub fn messages() -> Vec<String> {
    let chance = &mut Chance::new(1);
    let story = Story::any(chance);
    let mut added = AddMessage::default();
    for story in [&story, &Story::any(chance)] {
        story.with_document(|document| added.add(document));
    }
    let added = added.into_message();
    let request = Request { typed: &story.headline, count: 9, wants_facets: true, ..Request::default() };
    let related = story.with_document(|document| encode_related(document, &[1]));
    vec![
        format!("{added}\u{2}{added}\u{2}{related}"),
        format!(
            "{added}\u{2}{}\u{2}{}",
            encode_search(&request),
            encode_archive_search("/r", "night", 5, true)
        ),
    ]
}

/// Messages, also such as no page writes, are answered.
pub fn any_message_is_answered(messages: &str) {
    let mut worker = SearchWorker::default();
    for message in messages.split('\u{2}') {
        let answer = worker.answer(message, message.as_bytes());
        decode_related(&answer);
        decode_results(&answer);
        decode_archive_answer(&answer);
        worker.work(100);
    }
}
