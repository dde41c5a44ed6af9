//! The messages between the page and the search worker, and their answers.
//!
//! The page encodes requests and decodes answers, the worker the other way round; both are compiled
//! from this file. `public/search-worker*.js` read the kinds, too; a test holds them together
//! (`tests/search_worker/kinds.rs`).

use super::codec::{Decoder, Encoder};
use crate::ranking::index::Document;
use crate::ranking::related::{Match, Options, Reason};
use crate::ranking::search::{FacetChoice, Facets, Filters, Hit, MatchedIn, Request, Results, Span};

/// The message that adds stories to the index.
pub const ADD: &str = "a";
/// The message that asks for related stories.
pub const RELATED: &str = "r";
/// The message that searches the index. Of several that wait only the newest is answered.
pub const SEARCH: &str = "s";
/// The same with facets, filters or a suggested query: sent when the reader pauses.
pub const SEARCH_WITH_FACETS: &str = "sf";
/// The message that searches the index of a large edition. Of several that wait only the newest is
/// answered.
pub const SEARCH_ARCHIVE: &str = "q";
/// The message that brings a file of such an index.
pub const ADD_FILE: &str = "g";
/// How the answer to [`SEARCH_ARCHIVE`] begins if more files of the index are needed first.
pub const NEEDS_FILES: &str = "n";
/// How it begins if the index was searched.
pub const FOUND: &str = "f";

/// How many tags or authors of a story are sent; the index reads no more.
const MAX_NAMES: usize = 32;

/// Builds the message that adds stories.
#[derive(Debug)]
pub struct AddMessage(Encoder);

impl Default for AddMessage {
    fn default() -> AddMessage {
        AddMessage(Encoder::message(ADD))
    }
}

impl AddMessage {
    /// One more story; it gets the next number.
    pub fn add(&mut self, document: &Document) {
        write_document(&mut self.0, document);
    }

    /// The encoded message.
    pub fn into_message(self) -> String {
        self.0.0
    }
}

/// Encodes the request for stories related to one; [`decode_related`] reads the answer.
///
/// `excluded` numbers do not come: the story itself, those that the page shows already, outdated
/// versions and withdrawn stories.
pub fn encode_related(document: &Document, excluded: &[u32]) -> String {
    let mut encoder = Encoder::message(RELATED);
    write_document(&mut encoder, document);
    for number in excluded {
        encoder.number(i64::from(*number));
    }
    encoder.0
}

/// Encodes a search; [`decode_results`] reads the answer.
pub fn encode_search(request: &Request) -> String {
    let has_facets = request.wants_facets || request.filters.are_set();
    let mut encoder = Encoder::message(if has_facets { SEARCH_WITH_FACETS } else { SEARCH });
    let Filters { section, tag, author, since, before } = request.filters;
    for text in [request.typed, section, tag, author] {
        encoder.text(text);
    }
    for minutes in [since, before, request.now] {
        encoder.optional(minutes.map(i64::from));
    }
    for count in [
        usize::from(request.is_newest_first),
        usize::from(request.wants_facets),
        request.offset,
        request.count,
    ] {
        encoder.count(count);
    }
    for number in request.excluded {
        encoder.number(i64::from(*number));
    }
    encoder.0
}

fn write_document(encoder: &mut Encoder, document: &Document) {
    for text in [document.headline, document.standfirst, document.body, document.section, document.language] {
        encoder.text(text);
    }
    encoder.texts(document.tags, MAX_NAMES);
    encoder.texts(document.names, MAX_NAMES);
    encoder.optional(document.date);
}

/// Reads a story and passes it on, with the rest of the message.
pub(super) fn with_document(decoder: &mut Decoder, use_it: &mut dyn FnMut(&Document, &mut Decoder)) {
    let (headline, standfirst, body) = (decoder.text(), decoder.text(), decoder.text());
    let (section, language) = (decoder.text(), decoder.text());
    let (tags, names) = (decoder.texts(), decoder.texts());
    let date = decoder.optional();
    let document =
        Document { headline, standfirst, body, tags: &tags, section, names: &names, language, date };
    use_it(&document, decoder);
}

/// Reads a request and passes it on.
pub(super) fn with_request<T>(decoder: &mut Decoder, use_it: &mut dyn FnMut(&Request) -> T) -> T {
    let (typed, section, tag, author) = (decoder.text(), decoder.text(), decoder.text(), decoder.text());
    let mut minutes = || decoder.optional().and_then(|minutes| i32::try_from(minutes).ok());
    let (since, before, now) = (minutes(), minutes(), minutes());
    let (is_newest_first, wants_facets) = (decoder.count() > 0, decoder.count() > 0);
    let (offset, count) = (decoder.count(), decoder.count());
    let filters = Filters { section, tag, author, since, before };
    let excluded = &decoder.stories();
    use_it(&Request { typed, filters, is_newest_first, offset, count, wants_facets, now, excluded })
}

/// Options for related stories without these numbers.
pub(super) fn options(excluded: &[u32]) -> Options<'_> {
    Options { excluded, ..Options::default() }
}

/// A related story, and the reason why it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// Its number.
    pub number: u32,
    /// The reason why it is shown, if there is one to name.
    pub reason: Option<Reason>,
}

/// Encodes the answer to [`encode_related`].
pub(super) fn encode_matches(matches: &[Match]) -> String {
    let mut encoder = Encoder::default();
    for found in matches {
        let (kind, words) = match &found.reason {
            Some(Reason::About(words)) => (1, words.as_str()),
            Some(Reason::Section(name)) => (2, name.as_str()),
            Some(Reason::SameStory) => (0, ""),
            // The editor's choice is put before the ranking's by the page.
            Some(Reason::Editor) | None => (3, ""),
        };
        encoder.number(i64::from(found.number));
        encoder.count(kind);
        encoder.text(words);
    }
    encoder.0
}

/// Reads the answer to [`encode_related`], best first.
pub fn decode_related(answer: &str) -> Vec<Relation> {
    let mut decoder = Decoder::of(answer);
    let mut relations = Vec::new();
    while !decoder.is_empty() {
        let (number, kind, words) = (decoder.story(), decoder.count(), decoder.text());
        let reason = match kind {
            0 => Some(Reason::SameStory),
            1 => Some(Reason::About(words.to_owned())),
            2 => Some(Reason::Section(words.to_owned())),
            _ => None,
        };
        relations.push(Relation { number, reason });
    }
    relations
}

/// Encodes the answer to [`encode_search`].
pub(super) fn encode_results(results: &Results) -> String {
    let mut encoder = Encoder::default();
    let Facets { sections, tags, authors, times } = &results.facets;
    encoder.number(i64::from(results.total));
    encoder.text(results.did_you_mean.as_deref().unwrap_or(""));
    for stories in times {
        encoder.number(i64::from(*stories));
    }
    for choices in [sections, tags, authors] {
        encoder.count(choices.len());
        for choice in choices {
            encoder.text(&choice.name);
            encoder.number(i64::from(choice.stories));
        }
    }
    for hit in &results.hits {
        encoder.number(i64::from(hit.story));
        write_spans(&mut encoder, core::slice::from_ref(&hit.extract));
        write_spans(&mut encoder, &hit.headline);
        write_spans(&mut encoder, &hit.standfirst);
        let (kind, name) = match &hit.matched_in {
            MatchedIn::Highlights => (0, ""),
            MatchedIn::Body => (1, ""),
            MatchedIn::Tag(name) => (2, name.as_str()),
            MatchedIn::Section(name) => (3, name.as_str()),
            MatchedIn::Name(name) => (4, name.as_str()),
        };
        encoder.count(kind);
        encoder.text(name);
    }
    encoder.0
}

fn write_spans(encoder: &mut Encoder, spans: &[Span]) {
    encoder.count(spans.len());
    for span in spans {
        encoder.count(span.start);
        encoder.count(span.end);
    }
}

fn read_spans(decoder: &mut Decoder) -> Vec<Span> {
    let mut spans = Vec::new();
    for _ in 0..decoder.count() {
        if decoder.is_empty() {
            break;
        }
        spans.push(Span { start: decoder.count(), end: decoder.count() });
    }
    spans
}

/// Reads the answer to [`encode_search`].
pub fn decode_results(answer: &str) -> Results {
    let mut decoder = Decoder::of(answer);
    let mut results = Results { total: decoder.story(), ..Results::default() };
    results.did_you_mean = Some(decoder.text().to_owned()).filter(|words| !words.is_empty());
    let Facets { sections, tags, authors, times } = &mut results.facets;
    for stories in times {
        *stories = decoder.story();
    }
    for choices in [sections, tags, authors] {
        for _ in 0..decoder.count() {
            if decoder.is_empty() {
                break;
            }
            choices.push(FacetChoice { name: decoder.text().to_owned(), stories: decoder.story() });
        }
    }
    while !decoder.is_empty() {
        results.hits.push(Hit {
            story: decoder.story(),
            extract: read_spans(&mut decoder).first().copied().unwrap_or_default(),
            headline: read_spans(&mut decoder),
            standfirst: read_spans(&mut decoder),
            matched_in: match (decoder.count(), decoder.text().to_owned()) {
                (1, _) => MatchedIn::Body,
                (2, name) => MatchedIn::Tag(name),
                (3, name) => MatchedIn::Section(name),
                (4, name) => MatchedIn::Name(name),
                _ => MatchedIn::Highlights,
            },
        });
    }
    results
}
