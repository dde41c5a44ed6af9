//! Whatever is put in, nothing breaks and no text makes the work grow with its square.

use dateline::ranking::index::{Document, Index};
use dateline::ranking::related::{Options, related};

#[test]
fn megabytes_signs_and_crowds_of_tags_are_taken() {
    let long = "Selm ferry ".repeat(100_000);
    let word = "x".repeat(1_000_000);
    let signs = "\u{202e}\u{0}\u{301}🙂'.\"".repeat(20_000);
    let tags: Vec<String> = (0..100_000).map(|number| format!("tag {number}")).collect();
    let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
    let pairs = "渡し船".repeat(50_000);
    let stories = [
        Document {
            headline: &long,
            standfirst: &long,
            body: &long,
            section: &long,
            language: &long,
            ..Document::default()
        },
        Document { headline: &word, names: &[&word, ""], date: Some(i64::MAX), ..Document::default() },
        Document { headline: &signs, body: &signs, date: Some(i64::MIN), ..Document::default() },
        Document { tags: &tags, names: &tags, ..Document::default() },
        Document { headline: &pairs, standfirst: "\u{1}tag 1", ..Document::default() },
        Document::default(),
    ];
    let mut index = Index::default();
    for _ in 0..4 {
        for story in &stories {
            index.add(story);
        }
        index.seal_slice(10);
    }
    while !index.seal_slice(100) {}
    assert_eq!(index.len(), 24);
    for story in &stories {
        for options in [Options::default(), Options::RANKING_ONLY] {
            let found = related(&index, story, &options);
            assert!(found.len() <= options.count);
            assert!(found.iter().all(|found| found.score.is_finite()));
        }
    }
}

#[test]
fn words_with_one_beginning_are_walked_once() {
    // Forty thousand words that all begin alike, in stories that have many of them.
    let texts: Vec<String> = (0..800_usize)
        .map(|story| {
            let words: Vec<String> = (0..50).map(|word| format!("prefix{}", story * 50 + word)).collect();
            words.join(" ")
        })
        .collect();
    let mut index = Index::default();
    for text in &texts {
        index.add(&Document { standfirst: text, ..Document::default() });
    }
    while !index.seal_slice(50_000) {}
    let found =
        related(&index, &Document { standfirst: &texts[3], ..Document::default() }, &Options::RANKING_ONLY);
    assert_eq!(found.first().map(|found| found.number), Some(3));
}
