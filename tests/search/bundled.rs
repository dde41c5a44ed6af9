//! Known stories of the bundled edition are found by what readers remember of them.

use dateline::article::{Article, SafeUrl};
use dateline::feed::{self, Format};
use dateline::ranking::index::Document;

use crate::chance::Chance;
use crate::known_items::{KINDS, Kind, OTHER_WORDS, query};
use crate::paper::Paper;

/// Queries of each kind for each story.
const EACH: usize = 8;

fn stories() -> Vec<Article> {
    let mut stories = Vec::new();
    for file in ["feed.json", "feed-2.json"] {
        let path = format!("{}/public/edition/{file}", env!("CARGO_MANIFEST_DIR"));
        let address = SafeUrl::parse("https://paper.example/edition/feed.json", None).unwrap();
        let page = feed::read(&std::fs::read_to_string(path).unwrap(), &address, Format::Auto).unwrap();
        stories.extend(page.articles);
    }
    stories
}

fn paper(stories: &[Article]) -> Paper {
    let mut paper = Paper::default();
    for story in stories {
        let tags: Vec<&str> = story.tags.iter().map(|tag| tag.name.as_str()).collect();
        let names: Vec<&str> = story.authors.iter().map(|author| author.name.as_str()).collect();
        paper.add(&Document {
            headline: &story.headline,
            standfirst: story.standfirst.as_deref().unwrap_or_default(),
            section: story.section.as_ref().map_or("", |section| &section.name),
            tags: &tags,
            names: &names,
            date: story.dated().map(dateline::article::Timestamp::seconds),
            ..Document::default()
        });
    }
    paper
}

/// The share of queries of a kind whose story is among the first three: ten of 38 would be no test.
fn among_first_three(kind: Kind) -> f64 {
    let stories = stories();
    let mut paper = paper(&stories);
    let mut chance = Chance(38);
    let (mut asked, mut found) = (0.0, 0.0);
    for story in &stories {
        for _ in 0..EACH {
            let Some(typed) = query(&story.headline, kind, &mut chance) else { continue };
            asked += 1.0;
            found +=
                f64::from(u8::from(paper.found(&typed).iter().take(3).any(|found| *found == story.headline)));
        }
    }
    assert!(asked > 100.0, "only {asked} queries");
    found / asked
}

#[test]
fn a_known_story_is_found_by_what_is_remembered_of_it() {
    let least = [0.95, 0.99, 0.99, 0.90, 0.90, 0.50];
    for ((kind, name), least) in KINDS.into_iter().zip(least) {
        let share = among_first_three(kind);
        assert!(share >= least, "{name}: {share:.3} of the stories, {least} are wanted");
    }
}

#[test]
fn a_known_story_is_found_by_other_words_than_its_own() {
    // No headline of this edition has a hyphen: joined words are tested in `behaviour`.
    let least = [0.98, 0.92, 0.99, 0.99, 0.99];
    for ((kind, name), least) in OTHER_WORDS.into_iter().zip(least) {
        let share = among_first_three(kind);
        assert!(share >= least, "{name}: {share:.3} of the stories, {least} are wanted");
    }
}

#[test]
fn sections_tags_authors_and_times_can_be_chosen_from() {
    let stories = stories();
    let mut paper = paper(&stories);
    let now = 1_694_979_000 / 60;
    let request = dateline::ranking::search::Request {
        typed: "port ansel",
        count: 10,
        wants_facets: true,
        now: Some(now),
        ..Default::default()
    };
    let results = paper.ask(&request);
    let tag = results.facets.tags.iter().find(|tag| tag.name == "Port Ansel").unwrap();
    let tagged = stories.iter().filter(|story| story.tags.iter().any(|tag| tag.name == "Port Ansel")).count();
    assert_eq!(tag.stories as usize, tagged);
    let in_sections: u32 = results.facets.sections.iter().map(|section| section.stories).sum();
    assert_eq!(in_sections, results.total);
    assert!(results.facets.authors.iter().any(|author| author.name == "Dateline city desk"));
    assert!(results.facets.times.is_sorted() && results.facets.times[3] == results.total);
}
