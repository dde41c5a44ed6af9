//! Whatever a feed or a reader writes, a message stays what it is.

use dateline::ranking::index::Document;
use dateline::ranking::search::{Filters, Request};
use dateline::search_worker::SearchWorker;

use crate::{related, search, tell, worker};

fn typed(typed: &str) -> Request<'_> {
    Request { typed, count: 10, wants_facets: true, ..Request::default() }
}

#[test]
fn control_characters_in_texts_do_not_end_a_field() {
    let all: String = (0..0x20_u8).map(char::from).collect();
    let spoilt = format!("{all}fog{all}harbour{all}");
    let tags = [spoilt.as_str(), "\u{1f}", "Bread\u{1f}9\u{1f}"];
    let stories = [
        Document {
            headline: &spoilt,
            standfirst: &spoilt,
            body: &spoilt,
            section: &spoilt,
            language: "e\u{1f}n",
            tags: &tags,
            names: &tags,
            date: Some(-1),
        },
        Document { headline: "A lighthouse", ..Document::default() },
    ];
    let mut worker = worker(&stories);
    let results = search(&mut worker, &typed("lighthouse"));
    assert_eq!((results.total, results.hits[0].story), (1, 1), "the next story is whole");
    let results = search(&mut worker, &typed("fog\u{1f}harbour"));
    assert_eq!((results.total, results.hits[0].story), (1, 0));
    let names: Vec<&str> = results.facets.tags.iter().map(|choice| choice.name.trim()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names.contains(&"Bread 9"), "{names:?}");
    let filters = Filters { section: &spoilt, tag: &spoilt, author: &spoilt, ..Filters::default() };
    assert_eq!(search(&mut worker, &Request { filters, ..typed("fog") }).total, 1);
    assert_eq!(related(&mut worker, &stories[0], &[0]), []);
}

#[test]
fn what_is_no_message_is_answered_with_nothing() {
    let mut worker = worker(&[Document { headline: "Fog", ..Document::default() }]);
    for message in ["", "\u{1f}", "x", "x\u{1f}y", "fog", "🙂\u{1f}", "A\u{1f}"] {
        assert_eq!(worker.answer(message, &[]), "", "{message:?}");
    }
    for kind in ["a", "r", "s", "q", "g"] {
        for rest in ["", "\u{1f}", "\u{1f}\u{1f}\u{1f}", "\u{1f}-\u{1f}99999999999999999999\u{1f}x", "🙂"] {
            worker.answer(&format!("{kind}{rest}"), &[]);
            worker.answer(
                &format!("{kind}\u{1f}a\u{1f}b\u{1f}c\u{1f}d\u{1f}e\u{1f}4000000000\u{1f}{rest}"),
                &[],
            );
        }
    }
    assert_eq!(search(&mut worker, &typed("fog")).hits[0].story, 0);
}

#[test]
fn empty_stories_and_an_empty_edition_are_no_trouble() {
    let mut worker = SearchWorker::default();
    assert!(worker.work(1));
    assert_eq!(search(&mut worker, &typed("fog")).total, 0);
    assert_eq!(related(&mut worker, &Document::default(), &[]), []);
    tell(&mut worker, &[Document::default(), Document::default()]);
    assert_eq!(search(&mut worker, &typed("")).total, 0);
    assert_eq!(related(&mut worker, &Document::default(), &[0]), []);
}

#[test]
fn of_giants_as_much_is_sent_as_counts() {
    let text = "harbour é ".repeat(100_000);
    let names: Vec<String> = (0..1_000_000).map(|number| format!("tag {number}")).collect();
    let tags: Vec<&str> = names.iter().map(String::as_str).collect();
    let giant = Document {
        headline: &text,
        standfirst: &text,
        body: &text,
        section: &text,
        language: &text,
        tags: &tags,
        names: &tags,
        date: Some(i64::MIN),
    };
    let mut added = dateline::search_worker::protocol::AddMessage::default();
    added.add(&giant);
    let message = added.into_message();
    assert!(message.len() < 25_000, "{} bytes", message.len());
    let mut worker = SearchWorker::default();
    worker.answer(&message, &[]);
    let results = search(&mut worker, &typed("harbour"));
    assert_eq!(results.total, 1);
    assert_eq!(search(&mut worker, &typed(&text)).total, 1);
    related(&mut worker, &giant, &(0..100_000).collect::<Vec<u32>>());
}
