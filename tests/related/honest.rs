//! Reasons are claims: what is named is a subject, and the same story is the same.

use dateline::ranking::index::Document;
use dateline::ranking::related::Reason;

use crate::paper::{Paper, among_others, dated, headline};

fn reasons(stories: &[Document]) -> Vec<Reason> {
    Paper::of(&among_others(stories)).reasons(0)
}

#[test]
fn no_function_word_and_no_piece_of_one_is_named() {
    let stories = [
        headline("The harbour didn't sleep through Monday"),
        headline("A brewery that didn't want to move through"),
        headline("Through Monday with the weather"),
    ];
    for reason in reasons(&stories) {
        let Reason::About(words) = reason else { continue };
        for word in ["didn", "through", "monday", "that"] {
            assert!(!words.to_lowercase().contains(word), "{words}");
        }
    }
}

#[test]
fn a_first_name_alone_is_not_named() {
    let one = headline("Jury hears Donald Fenn about bakery fire");
    assert_eq!(reasons(&[one, headline("Film shows Donald Ashby at sea")]), []);
    let same = headline("Long evening with Donald Fenn at sea");
    assert_eq!(reasons(&[one, same]), [Reason::About("Donald Fenn".to_owned())]);
}

#[test]
fn what_a_publisher_puts_behind_each_headline_relates_nothing() {
    let stories = [
        headline("Ferry aground – The Orth Gazette"),
        headline("Rents fall – The Orth Gazette"),
        headline("A library for tools – The Orth Gazette"),
        headline("Frost at night – The Orth Gazette"),
        headline("Choir seeks basses – The Orth Gazette"),
    ];
    assert_eq!(reasons(&stories), []);
}

#[test]
fn a_template_is_not_the_same_story() {
    let mut stories =
        vec![dated("Weightlifter Lisova Tamm wins gold", 100), dated("Boxer Zolotic Orr wins gold", 101)];
    let later = ["Cyclist Carapaz wins gold", "Judoka Diaz wins gold", "Rower Osei wins gold"];
    stories.extend(later.iter().zip([0, 40, 200]).map(|(headline, day)| dated(headline, day)));
    assert!(!reasons(&stories).contains(&Reason::SameStory));
    stories.push(dated("Record and gold for Lisova Tamm", 100));
    assert!(reasons(&stories).contains(&Reason::SameStory));
}

#[test]
fn a_headline_that_contains_another_is_a_copy() {
    let stories = [
        headline("Glacier above Kelm breaks apart"),
        headline("Glacier above Kelm breaks apart, villages in the valley are evacuated at night"),
        headline("Kelm: what a glacier leaves behind"),
    ];
    assert_eq!(Paper::of(&among_others(&stories)).numbers(0), [2]);
}

#[test]
fn common_words_of_a_language_do_not_relate_its_stories_in_an_edition_of_another() {
    let german = |headline| Document { language: "de", ..self::headline(headline) };
    let stories = [
        german("Die Fähre und das Meer"),
        german("Die Rechnung und das Wetter"),
        german("Das Brot und die Kohle"),
        german("Was das Licht und die Nacht kosten"),
        german("Eine Fähre im Nebel"),
        german("Der Rat und die Schule"),
        german("Die Mühle und der Wind"),
        german("Die Kirche und die Uhr"),
        german("Das Haus und die Miete"),
        german("Die Post und das Geld"),
        german("Der Hund und die Katze"),
        german("Die Brücke und das Eis"),
    ];
    let found = Paper::of(&among_others(&stories)).shown(0);
    assert_eq!(found.first().map(|found| found.number), Some(4));
    assert!(found.iter().all(|found| found.number == 4), "{found:?}");
}

#[test]
fn a_common_tag_gives_way_to_a_rare_name() {
    let tags: &[&str] = &["Culture"];
    let mut stories = vec![
        Document { tags, ..headline("Court order against the gallery of Ilse Tamm") },
        Document { tags, ..headline("A gallery closes for Ilse Tamm") },
    ];
    stories.extend(
        ["A song", "A play", "A poem", "A print", "A dance"].map(|text| Document { tags, ..headline(text) }),
    );
    assert_eq!(reasons(&stories)[0], Reason::About("Ilse Tamm".to_owned()));
}
