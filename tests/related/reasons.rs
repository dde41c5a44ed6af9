//! Reasons are what a reader understands, and true.

use dateline::ranking::index::Document;
use dateline::ranking::related::Reason;

use crate::paper::{OTHERS, Paper, among_others, dated, headline};

fn about(what: &str) -> Vec<Reason> {
    vec![Reason::About(what.to_owned())]
}

fn reasons(one: Document, other: Document) -> Vec<Reason> {
    Paper::of(&among_others(&[one, other])).reasons(0)
}

#[test]
fn a_shared_tag_is_named_as_the_reader_sees_it() {
    let tags: &[&str] = &["  Sea-Level Rise "];
    let one = Document { tags, ..headline("Dykes of Orth grow by a metre") };
    let other = Document { tags: &["sea level rise"], ..headline("A village gives up") };
    assert_eq!(reasons(one, other), about("Sea-Level Rise"));
}

#[test]
fn shared_words_are_named_with_their_neighbours_as_the_story_has_them() {
    let one = headline("Talks with North Vesland begin");
    assert_eq!(reasons(one, headline("North Vesland closes its border")), about("North Vesland"));
}

#[test]
fn a_name_is_a_better_reason_than_another_word() {
    let one =
        Document { standfirst: "The mayor met Ada Mirel about schedules.", ..headline("Schedules change") };
    let other =
        Document { standfirst: "The verdict on Ada Mirel is out.", ..headline("Schedules: the verdict") };
    assert_eq!(reasons(one, other), about("Ada Mirel"));
}

#[test]
fn words_of_scripts_without_spaces_are_named_whole() {
    let one = headline("東京湾の渡し船が沈没");
    assert_eq!(reasons(one, headline("渡し船の船長に聞く")), about("渡し船"));
}

#[test]
fn the_same_event_in_the_same_days_is_the_same_story() {
    let [one, other] = ["Fire on a ferry at Port Ansel", "Smoke over Port Ansel as ferry burns"];
    assert_eq!(reasons(dated(one, 3), dated(other, 4)), [Reason::SameStory]);
    // A year later it is the same subject.
    assert_eq!(reasons(dated(one, 3), dated(other, 368)), about("Port Ansel"));
    // And of stories without dates nobody knows.
    assert_eq!(reasons(headline(one), headline(other)), about("Port Ansel"));
}

#[test]
fn stories_of_one_day_that_share_common_words_only_are_not_the_same_story() {
    let one = "Why the tide comes twice and not once in the day";
    let other = "Why the mill turns not once in the day, and never twice";
    for reason in reasons(dated(one, 3), dated(other, 3)) {
        assert_ne!(reason, Reason::SameStory);
    }
}

#[test]
fn a_word_that_stands_twice_is_no_company_to_itself() {
    let one = headline("The dykes are full and the wells are not");
    assert_eq!(reasons(one, headline("Pictures are drawings")), []);
}

#[test]
fn an_edition_of_a_handful_of_stories_names_no_article() {
    let stories = ["The fog is in the harbour", "The clock is in the museum", "A bridge", "Rain", "Bread"];
    assert_eq!(Paper::of(&stories.map(headline)).reasons(0), []);
}

#[test]
fn a_section_is_a_reason_where_nothing_nearer_is() {
    let mut stories = OTHERS.map(headline);
    stories[2].section = "Garden";
    stories[17].section = "Garden";
    let paper = Paper::of(&stories);
    assert_eq!(paper.reasons(2), [Reason::Section("Garden".into())]);
}

#[test]
fn whatever_is_named_stands_in_both_stories() {
    let texts: Vec<String> =
        (0..24_usize).map(|at| format!("{} near {}", OTHERS[at], OTHERS[(at * 5 + 1) % 24])).collect();
    let stories: Vec<Document> = texts.iter().map(|text| headline(text)).collect();
    let paper = Paper::of(&stories);
    let mut named = 0;
    for number in 0..24 {
        for found in paper.shown(number) {
            let Some(Reason::About(words)) = found.reason else { continue };
            assert!(texts[number as usize].contains(&words));
            let other = texts[found.number as usize].to_lowercase();
            for word in words.to_lowercase().split([' ', '-']) {
                assert!(other.contains(word), "{word}: {other}");
            }
            named += 1;
        }
    }
    assert!(named >= 24, "{named}");
}
