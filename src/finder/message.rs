//! What the page and the finder say to each other, as texts: short, and read without a library.
//!
//! The page writes what the finder reads and the other way round; both halves are the same code.

use super::fields::{Fields, Written};
use crate::ranking::index::Document;
use crate::ranking::related::{Match, Options, Reason};
use crate::ranking::search::{Choice, Facets, Filters, Hit, Request, Results, Span};

/// The kinds of messages: stories to add, …
pub(super) const ADD: &str = "a";
/// … what belongs to a story, …
pub(super) const RELATED: &str = "r";
/// … and what a reader looks for.
pub(super) const SEARCH: &str = "s";

/// How many tags or authors of a story are sent; no more count.
const MOST_NAMES: usize = 32;

/// Stories to be added: the first message about them.
#[derive(Debug)]
pub struct Added(Written);

impl Default for Added {
    fn default() -> Added {
        Added(Written::message(ADD))
    }
}

impl Added {
    /// One more story, with the next number.
    pub fn add(&mut self, document: &Document) {
        write_document(&mut self.0, document);
    }

    /// The message.
    pub fn into_message(self) -> String {
        self.0.0
    }
}

/// The question what belongs to a story; its answer is read by [`relations`].
///
/// Stories of the numbers `excluded` do not come: the one being read, what the page shows already,
/// and what is outdated or may not be shown any more.
pub fn ask_related(document: &Document, excluded: &[u32]) -> String {
    let mut written = Written::message(RELATED);
    write_document(&mut written, document);
    for number in excluded {
        written.number(i64::from(*number));
    }
    written.0
}

/// The question of a reader who searches; its answer is read by [`found`].
pub fn ask_search(request: &Request) -> String {
    let mut written = Written::message(SEARCH);
    let Filters { section, tag, author, since, before } = request.filters;
    for text in [request.typed, section, tag, author] {
        written.text(text);
    }
    for minutes in [since, before, request.now] {
        written.optional(minutes.map(i64::from));
    }
    for count in [
        usize::from(request.is_newest_first),
        usize::from(request.wants_facets),
        request.offset,
        request.count,
    ] {
        written.count(count);
    }
    for number in request.excluded {
        written.number(i64::from(*number));
    }
    written.0
}

fn write_document(written: &mut Written, document: &Document) {
    for text in [document.headline, document.standfirst, document.body, document.section, document.language] {
        written.text(text);
    }
    written.texts(document.tags, MOST_NAMES);
    written.texts(document.names, MOST_NAMES);
    written.optional(document.date);
}

/// Reads a story and passes it on, with the fields behind it.
pub(super) fn with_document(fields: &mut Fields, use_it: &mut dyn FnMut(&Document, &mut Fields)) {
    let (headline, standfirst, body) = (fields.text(), fields.text(), fields.text());
    let (section, language) = (fields.text(), fields.text());
    let (tags, names) = (fields.texts(), fields.texts());
    let date = fields.optional();
    let document =
        Document { headline, standfirst, body, tags: &tags, section, names: &names, language, date };
    use_it(&document, fields);
}

/// Reads a request and passes it on.
pub(super) fn with_request<T>(fields: &mut Fields, use_it: &mut dyn FnMut(&Request) -> T) -> T {
    let (typed, section, tag, author) = (fields.text(), fields.text(), fields.text(), fields.text());
    let mut minutes = || fields.optional().and_then(|minutes| i32::try_from(minutes).ok());
    let (since, before, now) = (minutes(), minutes(), minutes());
    let (is_newest_first, wants_facets) = (fields.count() > 0, fields.count() > 0);
    let (offset, count) = (fields.count(), fields.count());
    let filters = Filters { section, tag, author, since, before };
    let excluded = &fields.stories();
    use_it(&Request { typed, filters, is_newest_first, offset, count, wants_facets, now, excluded })
}

/// What a reader is shown, with these numbers left out.
pub(super) fn options(excluded: &[u32]) -> Options<'_> {
    Options { excluded, ..Options::default() }
}

/// A story that belongs to the one being read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// Its number.
    pub number: u32,
    /// Why it is shown.
    pub reason: Reason,
}

/// The answer to [`ask_related`].
pub(super) fn matches(matches: &[Match]) -> String {
    let mut written = Written::default();
    for found in matches {
        let (kind, words) = match &found.reason {
            Some(Reason::About(words)) => (1, words.as_str()),
            Some(Reason::Section(name)) => (2, name.as_str()),
            Some(Reason::SameStory) => (0, ""),
            None => continue,
        };
        written.number(i64::from(found.number));
        written.count(kind);
        written.text(words);
    }
    written.0
}

/// Reads the answer to [`ask_related`], best first.
pub fn relations(answer: &str) -> Vec<Relation> {
    let mut fields = Fields::of(answer);
    let mut relations = Vec::new();
    while !fields.is_empty() {
        let (number, kind, words) = (fields.story(), fields.count(), fields.text());
        let reason = match kind {
            1 => Reason::About(words.to_owned()),
            2 => Reason::Section(words.to_owned()),
            _ => Reason::SameStory,
        };
        relations.push(Relation { number, reason });
    }
    relations
}

/// The answer to [`ask_search`].
pub(super) fn results(results: &Results) -> String {
    let mut written = Written::default();
    let Facets { sections, tags, authors, times } = &results.facets;
    written.number(i64::from(results.total));
    written.text(results.did_you_mean.as_deref().unwrap_or(""));
    for stories in times {
        written.number(i64::from(*stories));
    }
    for choices in [sections, tags, authors] {
        written.count(choices.len());
        for choice in choices {
            written.text(&choice.name);
            written.number(i64::from(choice.stories));
        }
    }
    for hit in &results.hits {
        written.number(i64::from(hit.story));
        write_spans(&mut written, core::slice::from_ref(&hit.extract));
        write_spans(&mut written, &hit.headline);
        write_spans(&mut written, &hit.standfirst);
    }
    written.0
}

fn write_spans(written: &mut Written, spans: &[Span]) {
    written.count(spans.len());
    for span in spans {
        written.count(span.start);
        written.count(span.end);
    }
}

fn read_spans(fields: &mut Fields) -> Vec<Span> {
    let mut spans = Vec::new();
    for _ in 0..fields.count() {
        if fields.is_empty() {
            break;
        }
        spans.push(Span { start: fields.count(), end: fields.count() });
    }
    spans
}

/// Reads the answer to [`ask_search`].
pub fn found(answer: &str) -> Results {
    let mut fields = Fields::of(answer);
    let mut results = Results { total: fields.story(), ..Results::default() };
    results.did_you_mean = Some(fields.text().to_owned()).filter(|words| !words.is_empty());
    let Facets { sections, tags, authors, times } = &mut results.facets;
    for stories in times {
        *stories = fields.story();
    }
    for choices in [sections, tags, authors] {
        for _ in 0..fields.count() {
            if fields.is_empty() {
                break;
            }
            choices.push(Choice { name: fields.text().to_owned(), stories: fields.story() });
        }
    }
    while !fields.is_empty() {
        results.hits.push(Hit {
            story: fields.story(),
            extract: read_spans(&mut fields).first().copied().unwrap_or_default(),
            headline: read_spans(&mut fields),
            standfirst: read_spans(&mut fields),
        });
    }
    results
}
