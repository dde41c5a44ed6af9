//! What a reader may rely on.

use dateline::ranking::index::Document;
use dateline::ranking::search::{Filters, Request};

use crate::paper::Paper;

fn harbour() -> Paper {
    let mut paper = Paper::default();
    let stories = [
        (
            "Ferry strike enters second week",
            "Harbour pilots join the walkout.",
            "Business",
            "Ada Lind",
            5_000,
        ),
        ("Harbour fog delays the morning ferry", "The strike is not to blame.", "City", "Bo Okoro", 9_000),
        ("Council votes on harbour bridge", "The ferry would stop in 2030.", "City", "Ada Lind", 7_000),
        ("Wheat prices fall", "A good year for farmers.", "Business", "Bo Okoro", 8_000),
    ];
    for (headline, standfirst, section, author, date) in stories {
        paper.add(&Document {
            headline,
            standfirst,
            section,
            tags: &["Port Ansel", section],
            names: &[author],
            date: Some(date * 60),
            ..Document::default()
        });
    }
    paper
}

#[test]
fn two_letters_find_every_story_with_a_word_that_begins_so() {
    let mut paper = harbour();
    for typed in ["fe", "fer", "ferr", "ferry"] {
        assert_eq!(paper.search(typed).total, 3, "{typed}");
    }
    assert_eq!(paper.search("st").total, 3);
    assert_eq!(paper.search("f").total, 0);
}

#[test]
fn words_in_the_headline_come_first() {
    let found = harbour().found("strike");
    assert_eq!(found, ["Ferry strike enters second week", "Harbour fog delays the morning ferry"]);
}

#[test]
fn stories_with_all_words_come_before_those_that_lack_one() {
    let found = harbour().found("fog ferry");
    assert_eq!(found[0], "Harbour fog delays the morning ferry");
    assert_eq!(found.len(), 3);
}

#[test]
fn words_that_stand_together_come_first() {
    let mut paper =
        Paper::of(&["Bus at night in the new lane", "The lane for a night bus", "A bus lane at night"]);
    assert_eq!(paper.found("bus lane")[0], "A bus lane at night");
    assert_eq!(paper.found("night bus")[0], "The lane for a night bus");
}

#[test]
fn one_error_is_forgiven_from_four_letters_and_two_from_eight() {
    let mut paper = Paper::of(&["Parliament debates the harbour", "Wool and the rest"]);
    for typed in ["harbuor", "habrour", "arbour", "jarbour", "parlaimnet", "wol", "woll "] {
        let is_found = !paper.found(typed).is_empty();
        assert_eq!(is_found, typed != "wol" || typed.len() > 3, "{typed}");
    }
    assert!(paper.found("wxl").is_empty(), "three letters are too few to guess");
    assert!(paper.found("hxrbxur").is_empty(), "two errors in seven letters are too many");
}

#[test]
fn an_error_in_an_unfinished_word_is_forgiven() {
    let mut paper = Paper::of(&["Parliament debates the harbour", "Wool and the rest"]);
    assert_eq!(paper.found("parila"), ["Parliament debates the harbour"]);
    assert_eq!(paper.found("debates habro"), ["Parliament debates the harbour"]);
}

#[test]
fn a_word_that_finds_enough_is_not_corrected() {
    let mut paper = Paper::of(&["Coast", "Coast road", "Coast path", "Roast"]);
    assert_eq!(paper.search("coast ").total, 3);
    assert_eq!(paper.search("roast ").total, 4);
}

#[test]
fn accents_and_case_make_no_difference() {
    let mut paper = Paper::of(&["Élections à São Paulo", "Ёлка в Москве", "Wahl in Köln"]);
    assert_eq!(paper.found("sao paulo elections"), ["Élections à São Paulo"]);
    assert_eq!(paper.found("ЕЛКА"), ["Ёлка в Москве"]);
    assert_eq!(paper.found("koln"), ["Wahl in Köln"]);
}

#[test]
fn scripts_without_spaces_and_from_right_to_left_are_found() {
    let mut paper = Paper::of(&["北京市议会投票", "東京の天気", "الرئيس يزور الميناء", "הנמל סגור היום"]);
    assert_eq!(paper.found("北京"), ["北京市议会投票"]);
    assert_eq!(paper.found("天"), ["東京の天気"]);
    assert_eq!(paper.found("\u{202b}الميناء\u{202c}"), ["الرئيس يزور الميناء"]);
    assert_eq!(paper.found("\u{200f}סגור"), ["הנמל סגור היום"]);
}

#[test]
fn a_phrase_is_found_only_as_it_stands() {
    let mut paper = Paper::of(&["North Korea votes", "Korea turns north", "In the north, Korea waits"]);
    assert_eq!(paper.search("\"north korea\"").total, 2);
    assert_eq!(paper.search("\"korea north\"").total, 0);
    assert_eq!(paper.found("waits \"north korea\"")[0], "In the north, Korea waits");
    assert_eq!(paper.search("\"nort korea\"").total, 0, "a phrase has no unfinished words");
}

#[test]
fn excluded_words_and_phrases_do_not_occur() {
    let mut paper = harbour();
    assert_eq!(paper.found("ferry -strike"), ["Council votes on harbour bridge"]);
    assert_eq!(paper.search("ferry -\"second week\"").total, 2);
    assert_eq!(paper.search("ferry -\"week second\"").total, 3);
    assert_eq!(paper.search("-strike").total, 0, "exclusions alone look for nothing");
}

#[test]
fn choices_filter_and_are_counted() {
    let mut paper = harbour();
    let asked =
        Request { typed: "ferry", count: 10, wants_facets: true, now: Some(9_500), ..Request::default() };
    let facets = paper.ask(&asked).facets;
    let names = |choices: &[dateline::ranking::search::FacetChoice]| -> Vec<(String, u32)> {
        choices.iter().map(|choice| (choice.name.clone(), choice.stories)).collect()
    };
    assert_eq!(names(&facets.sections), [("City".to_owned(), 2), ("Business".to_owned(), 1)]);
    assert_eq!(names(&facets.authors), [("Ada Lind".to_owned(), 2), ("Bo Okoro".to_owned(), 1)]);
    assert_eq!(facets.tags[0].name, "Port Ansel");
    assert_eq!(facets.times, [1, 3, 3, 3]);

    let filters = Filters { section: "city", author: "ADA LIND", ..Filters::default() };
    let results = paper.ask(&Request { filters, ..asked });
    assert_eq!(paper.headlines(&results), ["Council votes on harbour bridge"]);
    // Each kind is counted as if nothing of its own were chosen.
    assert_eq!(names(&results.facets.sections), [("Business".to_owned(), 1), ("City".to_owned(), 1)]);

    let filters = Filters { since: Some(6_000), before: Some(9_000), ..Filters::default() };
    assert_eq!(paper.ask(&Request { filters, ..asked }).total, 1);
    let filters = Filters { tag: "No such topic", ..Filters::default() };
    assert_eq!(paper.ask(&Request { filters, ..asked }).total, 0);
}

#[test]
fn the_newest_may_come_first() {
    let mut paper = harbour();
    let results =
        paper.ask(&Request { typed: "ferry", count: 10, is_newest_first: true, ..Request::default() });
    let newest = ["Harbour fog delays the morning ferry", "Council votes on harbour bridge"];
    assert_eq!(paper.headlines(&results)[..2], newest);
}

#[test]
fn pages_of_results_do_not_overlap() {
    let headlines: Vec<String> = (0..200).map(|number| format!("Ferry number {number}")).collect();
    let headlines: Vec<&str> = headlines.iter().map(String::as_str).collect();
    let mut paper = Paper::of(&headlines);
    let mut seen = Vec::new();
    for offset in (0..220).step_by(20) {
        let results = paper.ask(&Request { typed: "ferry", offset, count: 20, ..Request::default() });
        assert_eq!(results.total, 200);
        seen.extend(results.hits.iter().map(|hit| hit.story));
    }
    seen.sort_unstable();
    assert!(seen.iter().copied().eq(0..200));
}

#[test]
fn nothing_found_suggests_what_would_be() {
    let mut paper = Paper::of(&["Élections in the harbour", "Harbour fog"]);
    let results = paper.search("elektoinz \"habur\"");
    assert_eq!(results.total, 0);
    assert_eq!(results.did_you_mean.as_deref(), Some("Élections harbour"));
    assert_eq!(paper.search("qqqqqq").did_you_mean, None);
    assert_eq!(paper.search("harbour").did_you_mean, None);
}

#[test]
fn what_was_found_is_marked_as_it_is_written() {
    let mut paper = Paper::default();
    let standfirst =
        format!("{}The CAFÉ by the harbour.", "Nothing of that is in here, not yet. ".repeat(10));
    let headline = "Café’s new Owner";
    paper.add(&Document { headline, standfirst: &standfirst, ..Document::default() });
    let hit = paper.search("cafe harbuor").hits.remove(0);
    let marked = |text: &str, marks: &[dateline::ranking::search::Span]| -> Vec<String> {
        marks.iter().map(|mark| text[mark.start..mark.end].to_owned()).collect()
    };
    assert_eq!(marked(headline, &hit.headline), ["Café"]);
    assert_eq!(marked(&standfirst, &hit.standfirst), ["CAFÉ", "harbour"]);
    let extract = &standfirst[hit.extract.start..hit.extract.end];
    assert!(extract.contains("CAFÉ") && extract.chars().count() <= 160, "{extract}");
}

#[test]
fn stories_that_come_later_are_found_too() {
    let mut paper = Paper::of(&["Ferry strike"]);
    assert_eq!(paper.search("ferry").total, 1);
    paper.add(&Document { headline: "Ferry fog", date: Some(60), ..Document::default() });
    assert_eq!(paper.found("ferry").len(), 2);
}
