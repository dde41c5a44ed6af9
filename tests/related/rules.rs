//! What is shown together and what never is.

use dateline::ranking::index::Document;
use dateline::ranking::related::{Options, Reason};

use crate::paper::{DAY, OTHERS, Paper, START, among_others, dated, headline};

#[test]
fn stories_that_have_nothing_in_common_have_no_related_news() {
    let paper = Paper::of(&OTHERS.map(headline));
    for number in 0..24 {
        assert_eq!(paper.shown(number), [], "{}", OTHERS[number as usize]);
    }
}

#[test]
fn words_that_most_stories_have_connect_nothing() {
    let texts: Vec<String> = OTHERS.iter().map(|text| format!("City news today: {text}")).collect();
    let stories: Vec<Document> = texts.iter().map(|text| headline(text)).collect();
    let paper = Paper::of(&stories);
    assert!((0..24).all(|number| paper.shown(number).is_empty()));
}

#[test]
fn a_headline_connects_more_than_a_standfirst_and_that_more_than_a_text() {
    let reading = headline("Otters reach Selm");
    let in_standfirst = Document { standfirst: "Otters near Selm", ..headline("Weekend afloat") };
    let in_body = Document { body: "Otters near Selm", ..headline("Walking blindly") };
    let paper =
        Paper::of(&among_others(&[reading, in_body, in_standfirst, headline("Selm otters eat carp")]));
    let ranking = paper.with(0, &Options::RANKING_ONLY);
    assert_eq!(ranking[..3].iter().map(|found| found.number).collect::<Vec<_>>(), [3, 2, 1]);
}

#[test]
fn other_forms_of_a_word_connect_and_mere_beginnings_do_not() {
    let stories = [
        "Immigrants reach Lund",
        "Immigration to be easier",
        "Constitution is read aloud",
        "Construction of a pier",
    ];
    let paper = Paper::of(&among_others(&stories.map(headline)));
    let best = |number| paper.with(number, &Options::RANKING_ONLY).first().map(|found| found.number);
    assert_eq!(best(0), Some(1));
    assert_ne!(best(2), Some(3));
}

#[test]
fn a_rare_tag_connects_and_a_tag_of_all_does_not() {
    let tagged = |text, tags| Document { tags, ..headline(text) };
    let mut stories = OTHERS.map(|text| tagged(text, &["City"]));
    stories[3].tags = &["City", "Tide mill"];
    stories[17].tags = &["tide mill", "City"];
    let paper = Paper::of(&stories);
    assert_eq!(paper.numbers(3), [17]);
    assert_eq!(paper.reasons(3), [Reason::About("Tide mill".into())]);
    assert_eq!(paper.shown(5), []);
}

#[test]
fn copies_of_the_story_or_of_one_another_are_not_shown() {
    let stories = among_others(&[
        headline("Selm ferry sinks at night near Orth"),
        headline("Selm Ferry sinks at night near Orth!"),
        headline("Divers search the Selm ferry"),
        headline("Divers search the Selm ferry"),
    ]);
    let paper = Paper::of(&stories);
    assert_eq!(paper.numbers(0), [2]);
    let all = paper.with(0, &Options { drops_copies: false, ..Options::default() });
    assert_eq!(all.len(), 3);
}

#[test]
fn at_most_three_of_one_running_story_are_shown() {
    let running = [
        "Selm ferry sinks near Orth",
        "Divers reach sunken Selm ferry off Orth",
        "Captain of Selm ferry questioned in Orth",
        "Orth mourns dead of Selm ferry",
        "Owner of Selm ferry silent in Orth",
        "Minister visits Orth after Selm ferry sinks",
    ];
    let paper = Paper::of(&among_others(&running.map(|text| dated(text, 0))));
    let reasons = paper.reasons(0);
    assert_eq!(reasons, vec![Reason::SameStory; 3]);
    let all = paper.with(0, &Options { max_of_one_story: 5, ..Options::default() });
    assert_eq!(all.len(), 5);
}

#[test]
fn what_is_excluded_never_comes() {
    let stories =
        among_others(&["Selm ferry sinks", "Divers at Selm ferry", "Selm ferry raised"].map(headline));
    let paper = Paper::of(&stories);
    let without = paper.with(0, &Options { excluded: &[2], ..Options::default() });
    assert_eq!(without.iter().map(|found| found.number).collect::<Vec<_>>(), [1]);
}

#[test]
fn other_languages_come_only_when_nothing_else_is_there() {
    let german = |text| Document { language: "de-AT", ..headline(text) };
    let stories =
        among_others(&[headline("Selm ferry Khasan sinks"), german("Fähre Khasan auf der Selm gesunken")]);
    assert_eq!(Paper::of(&stories).numbers(0), [1]);
    let mut stories = stories;
    stories.push(headline("Divers find the Khasan"));
    assert_eq!(Paper::of(&stories).numbers(0), [u32::try_from(stories.len() - 1).unwrap()]);
}

#[test]
fn a_story_that_is_not_in_the_index_has_related_news_too() {
    let stories = among_others(&[headline("Divers at Selm ferry")]);
    let paper = Paper::of(&stories);
    let reading = headline("Selm ferry raised");
    let found = dateline::ranking::related::related(&paper.index, &reading, &Options::default());
    assert_eq!(found.iter().map(|found| found.number).collect::<Vec<_>>(), [0]);
}

#[test]
fn an_empty_index_and_an_empty_story_have_none() {
    assert_eq!(Paper::of(&[headline("Alone")]).shown(0), []);
    let mut stories = among_others(&[]);
    stories.push(Document { date: Some(START + DAY), ..Document::default() });
    let last = u32::try_from(stories.len() - 1).unwrap();
    assert_eq!(Paper::of(&stories).shown(last), []);
}
