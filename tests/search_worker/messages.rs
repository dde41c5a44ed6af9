//! What goes through messages comes out as if there were none.

use dateline::ranking::index::{Document, Index};
use dateline::ranking::related::{Options, Reason};
use dateline::ranking::search::{FacetChoice, Filters, Request, Searcher};
use dateline::search_worker::protocol::Relation;

use crate::{related, search, tell, worker};

const DAY: i64 = 24 * 60 * 60;

fn paper() -> [Document<'static>; 6] {
    let story = |headline, day| Document {
        headline,
        section: "Harbour",
        language: "en",
        date: Some(19_000 * DAY + day * DAY),
        ..Document::default()
    };
    [
        Document {
            standfirst: "Boats wait at the quay of Orth.",
            body: "The harbour master of Orth let nobody out.",
            tags: &["Fog", "Ferries"],
            names: &["Ada Mirel", "Jo Doe"],
            ..story("Fog holds the Orth ferry in the harbour", 1)
        },
        Document { tags: &["Fog"], ..story("Fog lifts and the Orth ferry sails", 2) },
        story("The museum opens a hall of clocks", 300),
        Document { language: "de", date: None, ..story("Nebel hält die Fähre auf", 0) },
        Document { section: "Food", tags: &["Bread"], ..story("Café Müller bakes at night", -400) },
        Document::default(),
    ]
}

#[test]
fn related_news_are_those_of_the_library() {
    let stories = paper();
    let mut worker = worker(&stories);
    let mut index = Index::default();
    for story in &stories {
        index.add(story);
    }
    while !index.seal_slice(1_000) {}
    for (number, story) in (0..).zip(&stories) {
        let excluded = [number, 4];
        let options = Options { excluded: &excluded, ..Options::default() };
        let expected = dateline::ranking::related::related(&index, story, &options);
        let expected: Vec<Relation> = expected
            .into_iter()
            .map(|found| Relation { number: found.number, reason: found.reason })
            .collect();
        assert_eq!(related(&mut worker, story, &excluded), expected, "{}", story.headline);
    }
    let best = related(&mut worker, &stories[0], &[0]);
    assert_eq!(best.first(), Some(&Relation { number: 1, reason: Some(Reason::SameStory) }));
}

#[test]
fn results_are_those_of_the_library() {
    let stories = paper();
    let mut worker = worker(&stories);
    let (mut index, mut searcher) = (Index::default(), Searcher::default());
    for story in &stories {
        index.add(story);
        searcher.add(story);
    }
    while !index.seal_slice(1_000) {}
    let typed = |typed| Request { typed, count: 10, wants_facets: true, ..Request::default() };
    let of = |filters| Request { filters, ..typed("the fog ferry") };
    for request in [
        typed("fog"),
        typed("cafe muller"),
        typed("harbor \"orth ferry\" -clocks"),
        typed("fery"),
        typed("clcks of musem"),
        typed("zzzzzz"),
        typed(""),
        Request { now: Some(19_002 * 24 * 60), ..typed("the") },
        Request { is_newest_first: true, offset: 1, count: 1, ..typed("the") },
        Request { wants_facets: false, ..typed("the") },
        of(Filters { section: "harbour", ..Filters::default() }),
        of(Filters { tag: "Fog", author: "jo doe", ..Filters::default() }),
        of(Filters { since: Some(-5), before: Some(19_002 * 24 * 60), ..Filters::default() }),
        Request { excluded: &[1, 77], ..typed("ferry") },
    ] {
        let expected = searcher.search(&index, &request);
        assert_eq!(search(&mut worker, &request), expected, "{request:?}");
    }
    let results = search(&mut worker, &typed("fog"));
    assert_eq!(results.total, 2);
    assert_eq!(results.facets.authors[0], FacetChoice { name: "Ada Mirel".to_owned(), stories: 1 });
    let correction = search(&mut worker, &typed("clockx of museux")).did_you_mean;
    assert_eq!((correction, search(&mut worker, &typed("qqqqqq")).did_you_mean), (None, None));
}

#[test]
fn what_is_excluded_is_neither_found_nor_counted() {
    let mut worker = worker(&paper());
    let fog = Request { typed: "fog", count: 10, wants_facets: true, ..Request::default() };
    let without = |excluded| Request { excluded, ..fog };
    for _ in 0..2 {
        let results = search(&mut worker, &without(&[0]));
        assert_eq!((results.total, results.hits.len(), results.hits[0].story), (1, 1, 1));
        assert_eq!(results.facets.tags, [FacetChoice { name: "Fog".to_owned(), stories: 1 }]);
        assert_eq!(search(&mut worker, &without(&[0, 1])).total, 0);
        let phrase = Request { typed: "\"orth ferry\"", ..without(&[1]) };
        assert_eq!(search(&mut worker, &phrase).total, 1);
    }
}

#[test]
fn stories_are_numbered_through_all_messages_and_found_at_once() {
    let mut worker = worker(&paper());
    tell(&mut worker, &[]);
    tell(&mut worker, &[Document { headline: "A lighthouse for sale", ..Document::default() }]);
    let results = search(&mut worker, &Request { typed: "lighthouse", count: 1, ..Request::default() });
    assert_eq!(results.hits.iter().map(|hit| hit.story).collect::<Vec<_>>(), [6]);
    for _ in 0..4 {
        tell(&mut worker, &paper());
        // A question seals what was added.
        search(&mut worker, &Request { typed: "fog", count: 1, ..Request::default() });
    }
    let mut steps = 0;
    while !worker.work(1) {
        steps += 1;
    }
    assert!(steps > 1, "the work is done in steps");
    let results = search(&mut worker, &Request { typed: "lighthouse", count: 1, ..Request::default() });
    assert_eq!(results.hits[0].story, 6);
}

#[test]
fn marks_are_places_of_the_text_as_the_page_has_it() {
    let headline = "Öl\u{1f}und\tCafé\nÉtage 🙂 café";
    let standfirst = "Ein\u{0}Café für das Café’s\r\nHaus";
    let mut worker = worker(&[Document { headline, standfirst, ..Document::default() }]);
    let request = Request { typed: "cafe", count: 1, ..Request::default() };
    let hit = search(&mut worker, &request).hits.remove(0);
    let marked: Vec<&str> = hit.headline.iter().map(|mark| &headline[mark.start..mark.end]).collect();
    assert_eq!(marked, ["Café", "café"]);
    let marked: Vec<&str> = hit.standfirst.iter().map(|mark| &standfirst[mark.start..mark.end]).collect();
    assert_eq!(marked, ["Café", "Café"]);
    assert_eq!((hit.extract.start, hit.extract.end), (0, standfirst.len()));
}
