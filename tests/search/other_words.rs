//! Readers do not type the words of a headline: questions, other forms, joined words, other spellings.

use dateline::ranking::index::Document;
use dateline::ranking::search::{MatchedIn, Request};

use crate::paper::Paper;

#[test]
fn the_rare_word_of_a_question_decides() {
    let mut headlines = vec!["Marigold ferry runs aground"];
    headlines.extend(["What happened to the old bus", "What happened to the summer"]);
    headlines.extend(
        ["What happened in Orth", "What happened next", "It happened at night", "What now?"].repeat(3),
    );
    headlines
        .extend(["The mayor goes to the sea", "The price of the bread", "To the end of the line"].repeat(20));
    let mut paper = Paper::of(&headlines);
    assert_eq!(paper.found("what happened to the ferry")[0], "Marigold ferry runs aground");
    assert_eq!(paper.found("what happened to the old bus")[0], "What happened to the old bus");
}

#[test]
fn words_that_only_ask_do_not_decide() {
    let asking = ["What happened to Kelm", "It is true", "The true cost", "Where to read", "Come and read"];
    let mut headlines = vec!["Marigold ferry runs aground", "Der Streit um die Fähre", "Le port de Brest"];
    headlines.extend(["A ferry to the islands", "The old ferry", "Der Hafen der Fähre", "Port de mer"]);
    headlines.extend(asking);
    headlines.extend(["Is that it?", "It is the sea", "That is what the mayor can do"].repeat(15));
    headlines.extend(["Was ist mit dem Meer", "Que faire à la mer"].repeat(10));
    let mut paper = Paper::of(&headlines);
    for typed in [
        "is it true that the marigold ",
        "where can i read about the marigold ",
        "marigold what happened to it ",
    ] {
        assert_eq!(paper.found(typed)[0], "Marigold ferry runs aground", "{typed}");
    }
    assert_eq!(paper.found("was ist mit dem streit passiert ")[0], "Der Streit um die Fähre");
    assert_eq!(paper.found("que s’est-il passé à brest ")[0], "Le port de Brest");
    // In a short query they are words like others.
    assert_eq!(paper.found("true cost ")[0], "The true cost");
}

#[test]
fn other_forms_of_a_word_are_found_behind_the_word_itself() {
    let forms = ["hope hoping hopes", "rate rating rates", "shape shaping shapes", "trade trading trades"];
    let more = ["move moving moves", "dance dancing dances", "close closing closes", "rule ruling rules"];
    let mut headlines = vec!["Voting begins in Orth", "The vote of the council"];
    headlines.extend(forms);
    headlines.extend(more);
    let mut paper = Paper::of(&headlines);
    assert_eq!(paper.found("vote "), ["The vote of the council", "Voting begins in Orth"]);
    assert_eq!(paper.found("votes "), ["The vote of the council", "Voting begins in Orth"]);
    assert_eq!(paper.search("\"votes\"").total, 0);
}

#[test]
fn words_are_found_joined_and_with_a_hyphen() {
    let mut paper =
        Paper::of(&["Free Wi-Fi on ferries", "Wifi for schools", "F-16 lands", "5G for the islands"]);
    for (typed, found) in [
        ("wifi ", vec!["Wifi for schools", "Free Wi-Fi on ferries"]),
        ("wi-fi ", vec!["Free Wi-Fi on ferries", "Wifi for schools"]),
        ("f16", vec!["F-16 lands"]),
        ("f 16", vec!["F-16 lands"]),
        ("5 g", vec!["5G for the islands"]),
        ("wi fi ", vec!["Free Wi-Fi on ferries", "Wifi for schools"]),
        ("f 16 ", vec!["F-16 lands"]),
    ] {
        let mut results = paper.found(typed);
        results.truncate(found.len());
        assert_eq!(results, found, "{typed}");
    }
    let hit = &paper.search("wifi ").hits[1];
    assert_eq!((hit.headline[0].start, hit.headline[0].end), (5, 10));
}

#[test]
fn spellings_of_one_word_are_one() {
    let mut paper = Paper::of(&["Loan of 1.5 billion", "Loan of 15 billion", "Neue Strasse", "ﾆｭｰｽの時間"]);
    assert_eq!(paper.found("1.5 billion")[0], "Loan of 1.5 billion");
    assert_eq!(paper.found("1,5 billion")[0], "Loan of 1.5 billion");
    assert_eq!(paper.found("15 billion")[0], "Loan of 15 billion");
    assert_eq!(paper.found("Straße"), ["Neue Strasse"]);
    assert_eq!(paper.found("ニュース"), ["ﾆｭｰｽの時間"]);
}

#[test]
fn nonsense_is_not_suggested() {
    let mut paper = Paper::of(&["à la carte", "A red kite", "x and y", "Election in Orth"]);
    for typed in ["5 q", "<b>\"x & q\"", "qq", "kxtz", "9999", "b"] {
        assert_eq!(paper.search(typed).did_you_mean, None, "{typed}");
    }
    assert_eq!(paper.search("\"eletcion\"").did_you_mean.as_deref(), Some("Election"));
}

#[test]
fn quoted_words_and_excluded_words_are_strict() {
    let mut paper = Paper::of(&["The red ferry", "The blue ferry", "The blue ferries", "A red bus"]);
    assert_eq!(paper.found("\"the\" ferry").len(), 3);
    assert_eq!(paper.found("red \"bus\""), ["A red bus"]);
    assert_eq!(paper.found("ferry -blue"), ["The red ferry"]);
}

#[test]
fn a_hit_says_where_its_words_are() {
    let mut paper = Paper::default();
    paper.add(&Document { headline: "Ferry sails", body: "Fog at the pier", ..Document::default() });
    paper.add(&Document {
        headline: "Bus stops",
        tags: &["Night buses", "Rail"],
        section: "Traffic",
        names: &["Ada Mirel"],
        ..Document::default()
    });
    let mut matched_in = |typed: &str| {
        let request = Request { typed, count: 1, ..Request::default() };
        paper.ask(&request).hits.remove(0).matched_in
    };
    assert_eq!(matched_in("ferry"), MatchedIn::Highlights);
    assert_eq!(matched_in("pier"), MatchedIn::Body);
    assert_eq!(matched_in("rail"), MatchedIn::Tag("Rail".to_owned()));
    assert_eq!(matched_in("traffic"), MatchedIn::Section("Traffic".to_owned()));
    assert_eq!(matched_in("mirel"), MatchedIn::Name("Ada Mirel".to_owned()));
}
