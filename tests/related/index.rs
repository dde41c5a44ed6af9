//! The index says the same however it has grown.

use dateline::ranking::index::{Document, Index, Segment, UNKNOWN_LANGUAGE, fields, name_kind};

use crate::paper::{OTHERS, headline};

/// All that an index says, in words.
fn described(index: &Index) -> Vec<String> {
    let mut lines = Vec::new();
    for segment in index.segments() {
        for term in 0..segment.terms() {
            let (stories, fields) = segment.postings(term);
            for (story, fields) in stories.iter().zip(fields) {
                lines.push(format!(
                    "{} {} {fields}",
                    segment.term(term),
                    segment.first() + u32::from(*story)
                ));
            }
        }
        for story in 0..u16::try_from(segment.len()).unwrap() {
            let words: Vec<&str> = segment.headline(story).iter().map(|term| segment.term(*term)).collect();
            let number = segment.first() + u32::from(story);
            lines.push(format!("{number} {words:?} {:?} {}", segment.date(story), segment.language(story)));
        }
    }
    lines.sort();
    lines
}

fn many(stories: usize) -> Vec<String> {
    (0..stories).map(|at| format!("{} {at} {}", OTHERS[at % 24], OTHERS[at * 5 % 23])).collect()
}

#[test]
fn pages_sealed_one_by_one_are_the_same_as_all_at_once() {
    let texts = many(700);
    let document = |text| Document { date: Some(60), language: "pt-BR", tags: &["Sea"], ..headline(text) };
    let mut at_once = Index::default();
    for text in &texts {
        at_once.add(&document(text));
    }
    while !at_once.seal_slice(u32::MAX) {}

    let mut by_pages = Index::default();
    for page in texts.chunks(33) {
        for text in page {
            by_pages.add(&document(text));
        }
        // Half of the work is left for the next page.
        by_pages.seal_slice(500);
    }
    while !by_pages.seal_slice(100) {}
    assert_eq!(described(&by_pages), described(&at_once));
    assert_eq!((by_pages.len(), at_once.len()), (700, 700));
    assert!(by_pages.segments().len() <= 4, "{}", by_pages.segments().len());
}

#[test]
fn a_merge_halfway_hides_nothing() {
    let texts = many(600);
    let mut index = Index::default();
    for text in &texts[..300] {
        index.add(&headline(text));
    }
    while !index.seal_slice(u32::MAX) {}
    for text in &texts[300..] {
        index.add(&headline(text));
    }
    loop {
        let is_done = index.seal_slice(64);
        assert_eq!(index.frequency("599"), 1);
        assert_eq!(index.frequency("7"), 1);
        if is_done {
            break;
        }
    }
    assert_eq!(index.segments().len(), 1);
}

#[test]
fn a_term_says_where_it_was_found() {
    let mut index = Index::default();
    index.add(&Document {
        headline: "Sea, sea, sea, sea",
        standfirst: "The sea at Orth",
        body: "sea and sea",
        tags: &["Sea level"],
        section: "Climate",
        names: &["Ada Mirel"],
        ..Document::default()
    });
    while !index.seal_slice(1_000) {}
    let segment = &index.segments()[0];
    let fields_of = |term: &str| segment.find(term).map(|term| segment.postings(term).1[0]);
    assert_eq!(fields_of("sea"), Some(fields::HEADLINE | 0b0100 | 0b10_0000 | fields::LABEL));
    assert_eq!(fields_of("orth"), Some(0b0100));
    assert_eq!(fields_of("mirel"), Some(fields::NAME));
    assert_eq!(fields_of(&format!("{}sea level", name_kind::TAG)), Some(fields::LABEL));
    assert_eq!(fields_of(&format!("{}climate", name_kind::SECTION)), Some(fields::LABEL));
    assert_eq!(fields_of(&format!("{}ada mirel", name_kind::NAME)), Some(fields::NAME));
    assert_eq!(fields_of("seal"), None);
    assert_eq!(fields_of(""), None);
}

#[test]
fn terms_with_a_beginning_are_a_range() {
    let mut index = Index::default();
    index.add(&headline("car card cards care cat зима зимой"));
    while !index.seal_slice(1_000) {}
    let segment = &index.segments()[0];
    let words =
        |prefix: &str| segment.beginning_with(prefix).map(|term| segment.term(term)).collect::<Vec<_>>();
    assert_eq!(words("car"), ["car", "card", "cards", "care"]);
    assert_eq!(words("зим"), ["зима", "зимои"]);
    assert_eq!(words("x"), [""; 0]);
    assert_eq!(words("").len(), 7);
}

#[test]
fn languages_are_told_apart_by_their_first_part() {
    let mut index = Index::default();
    for language in ["pt-BR", "PT", "", "ru", "!"] {
        index.add(&Document { language, ..headline("x") });
    }
    while !index.seal_slice(1_000) {}
    let segment = &index.segments()[0];
    let spoken: Vec<u8> = (0..5).map(|story| segment.language(story)).collect();
    assert_eq!(spoken, [1, 1, UNKNOWN_LANGUAGE, 2, UNKNOWN_LANGUAGE]);
    assert_eq!(index.language("pt"), 1);
    assert_eq!(index.language("fi"), UNKNOWN_LANGUAGE);
}

#[test]
fn a_story_is_located_by_its_number() {
    let mut index = Index::default();
    for text in many(1_100) {
        index.add(&headline(&text));
    }
    while !index.seal_slice(u32::MAX) {}
    for number in [0, 511, 512, 1_023, 1_099] {
        let (segment, story) = index.locate(number).unwrap();
        assert!(segment.headline(story).iter().any(|term| segment.term(*term) == number.to_string()));
    }
    assert!(index.locate(1_100).is_none());
    assert!(index.segments().iter().all(|segment| segment.len() <= Segment::MAX_STORIES));
}

#[test]
fn dates_of_any_number_are_taken_or_left() {
    let mut index = Index::default();
    for date in [Some(i64::MAX), Some(i64::MIN), Some(-61), Some(125), None] {
        index.add(&Document { date, ..headline("x") });
    }
    while !index.seal_slice(1_000) {}
    let dates: Vec<Option<i32>> = (0..5).map(|story| index.segments()[0].date(story)).collect();
    assert_eq!(dates, [None, None, Some(-2), Some(2), None]);
}
