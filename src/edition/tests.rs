use std::collections::BTreeSet;
use std::rc::Rc;

use super::{Edition, TakenIn, front};
use crate::article::{
    Article, Block, Body, Credit, CreditOrigin, Image, Manuscript, Markup, SafeUrl, Section, Slug, Status,
    Timestamp,
};
use crate::config::{Config, StripForm};
use crate::feed::{self, FeedPage, Format};

const NOON: i64 = 1_694_952_000;

fn at(minutes: i64) -> Timestamp {
    Timestamp::from_seconds(NOON + minutes * 60).unwrap()
}

fn address(path: &str) -> SafeUrl {
    SafeUrl::parse(&format!("https://paper.example/{path}"), None).unwrap()
}

fn story(headline: &str, minutes: i64) -> Article {
    let mut article = Article::titled(headline);
    article.published = Some(at(minutes));
    article
}

fn page(articles: Vec<Article>) -> FeedPage {
    FeedPage { articles, ..FeedPage::default() }
}

fn edition_of(articles: Vec<Article>) -> Edition {
    let mut edition = Edition::default();
    edition.take_in(0, &address("feed.json"), page(articles), at(1000));
    edition
}

fn headlines(edition: &Edition) -> Vec<&str> {
    edition.newest().map(|story| story.headline.as_str()).collect()
}

fn config(block: &str) -> Config {
    Config::read(block, &address("")).0
}

#[test]
fn stories_stand_newest_first_and_undated_ones_last() {
    let edition = edition_of(vec![Article::titled("undated"), story("old", 0), story("new", 5)]);
    assert_eq!(headlines(&edition), ["new", "old", "undated"]);
}

#[test]
fn the_newest_state_of_a_story_wins() {
    let mut newer = story("A", 0);
    newer.updated = Some(at(9));
    newer.headline = "A, updated".into();
    newer.id = "A".into();
    let mut edition = edition_of(vec![newer.clone()]);
    let taken = edition.take_in(0, &address("2"), page(vec![story("A", 0)]), at(1000));
    assert_eq!((taken.new, taken.updated), (0, 1));
    assert_eq!(headlines(&edition), ["A, updated"]);
}

#[test]
fn a_body_that_is_here_survives_a_newer_card_without_one() {
    let mut whole = story("A", 0);
    whole.body =
        Body::Unparsed(Rc::new(Manuscript { markup: Markup::Text("text".into()), base: address("") }));
    let mut edition = edition_of(vec![whole]);
    let mut card = story("A", 0);
    card.updated = Some(at(3));
    edition.take_in(0, &address("2"), page(vec![card]), at(1000));
    assert!(matches!(edition.story("a").unwrap().body, Body::Unparsed(_)));
}

#[test]
fn the_same_address_in_two_sources_is_one_story() {
    let mut one = story("A", 0);
    one.url = Some(address("story"));
    let mut edition = edition_of(vec![one]);
    for same in
        ["https://paper.example/story", "http://paper.example/story/", "https://paper.example/story#top"]
    {
        let mut other = story("B", 0);
        other.url = SafeUrl::web(same, None);
        edition.take_in(1, &address("other"), page(vec![other]), at(1000));
    }
    assert_eq!(edition.len(), 1);
    let mut another = story("C", 0);
    another.url = Some(address("story?id=2"));
    edition.take_in(1, &address("other"), page(vec![another]), at(1000));
    assert_eq!(edition.len(), 2);
}

#[test]
fn a_server_that_sends_the_same_page_again_is_noticed() {
    let edition = edition_of(vec![story("A", 0), story("B", 1)]);
    assert!(edition.has_all(0, &page(vec![story("B", 1), story("A", 0)])));
    assert!(!edition.has_all(0, &page(vec![story("B", 1), story("C", 0)])));
    assert!(!edition.has_all(1, &page(vec![story("B", 1)])));
    assert!(!edition.has_all(0, &page(Vec::new())));
}

#[test]
fn a_leading_picture_takes_its_credit_from_the_text() {
    let mut article = story("A", 0);
    article.hero = Some(Image::at(address("a.jpg")));
    let mut edition = edition_of(vec![article]);
    let mut figure = Image::at(address("a-300x200.jpg"));
    figure.credit = Some(Credit { text: "Jo Doe".into(), url: None, origin: CreditOrigin::Caption });
    let slug = Slug::from_text("A").unwrap();
    edition.keep_body(&slug, Body::Blocks(vec![Block::Figure(figure)].into()));
    let credit = edition.story("a").unwrap().hero.clone().unwrap().credit.unwrap();
    assert_eq!((credit.text.as_str(), credit.origin), ("Jo Doe", CreditOrigin::BodyCaption));
}

/// One newsroom with a blog in `WordPress`, letters in Ghost and a wire: all that the editor sees
/// is one paper.
#[test]
fn stories_of_several_formats_are_one_edition() {
    let mut edition = Edition::default();
    let read = |text: &str| feed::read(text, &address("feed"), Format::Auto).unwrap();
    let blog = r#"[{"id": 7, "slug": "fog", "link": "https://paper.example/fog/", "title": {"rendered": "Fog"}, "date_gmt": "2023-09-17T10:00:00", "modified_gmt": "2023-09-17T10:00:00", "content": {"rendered": "<p>Text</p>"}},
        {"id": 8, "slug": "ice", "link": "https://paper.example/ice/", "title": {"rendered": "Ice"}, "date_gmt": "2023-09-17T08:00:00", "content": {"rendered": "<p>Text</p>"}}]"#;
    let letters = r#"{"posts": [{"id": "7", "slug": "fog", "url": "https://paper.example/fog/", "title": "Fog lifts", "published_at": "2023-09-17T10:00:00.000Z", "updated_at": "2023-09-17T11:00:00.000Z", "html": "<p>Newer</p>"},
        {"id": "9", "slug": "rain", "url": "https://letters.example/rain/", "title": "Rain", "published_at": "2023-09-17T09:00:00.000Z", "html": "<p>Text</p>"}]}"#;
    let wire = r#"[{"uri": "urn:a", "headline": "Wind", "versioncreated": "2023-09-17T09:30:00Z", "pubstatus": "usable"},
        {"uri": "urn:b", "headline": "Held", "versioncreated": "2023-09-17T09:40:00Z", "pubstatus": "withheld"}]"#;
    let taken: Vec<TakenIn> = [blog, letters, wire]
        .iter()
        .enumerate()
        .map(|(source, text)| edition.take_in(source, &address("feed"), read(text), at(0)))
        .collect();
    assert_eq!(headlines(&edition), ["Fog lifts", "Wind", "Rain", "Ice"]);
    assert_eq!(
        taken.iter().map(|taken| (taken.new, taken.updated, taken.held)).collect::<Vec<_>>(),
        [(2, 0, 0), (1, 1, 0), (1, 0, 1)]
    );
    // An older state of the same address, from elsewhere, changes nothing.
    edition.take_in(0, &address("again"), read(blog), at(0));
    assert_eq!(headlines(&edition), ["Fog lifts", "Wind", "Rain", "Ice"]);
    // The same item again, withdrawn.
    edition.take_in(2, &address("again"), read(&wire.replace("usable", "canceled")), at(0));
    assert_eq!(headlines(&edition), ["Fog lifts", "Rain", "Ice"]);
}

#[test]
fn two_stories_of_the_same_name_have_two_addresses() {
    let mut second = story("Same", 1);
    second.id = "another".into();
    let edition = edition_of(vec![story("Same", 0), second]);
    let slugs: BTreeSet<_> = edition.newest().map(|story| story.slug.to_string()).collect();
    assert_eq!(slugs, BTreeSet::from(["same".to_owned(), "same-2".to_owned()]));
}

#[test]
fn embargoed_withheld_and_cancelled_stories_never_show() {
    let mut embargoed = story("embargoed", 0);
    embargoed.embargo_until = Some(at(2000));
    let mut cancelled = story("shown", 0);
    cancelled.status = Status::Cancelled;
    let mut edition = edition_of(vec![embargoed.clone(), story("shown", 0)]);
    assert_eq!(headlines(&edition), ["shown"]);
    edition.take_in(0, &address("2"), page(vec![cancelled]), at(1000));
    assert!(edition.is_empty());
    edition.take_in(0, &address("3"), page(vec![embargoed]), at(2000));
    assert_eq!(headlines(&edition), ["embargoed"]);
}

#[test]
fn a_loop_of_pages_ends() {
    let mut edition = Edition::default();
    let linked = |next: &str| FeedPage { next: Some(address(next)), ..FeedPage::default() };
    edition.take_in(0, &address("1"), linked("2"), at(0));
    assert_eq!(edition.next_pages().count(), 1);
    edition.take_in(0, &address("2"), linked("1"), at(0));
    assert_eq!(edition.next_pages().count(), 0);
}

#[test]
fn a_story_is_found_by_slug_and_by_id() {
    let mut article = story("A headline", 0);
    article.id = "https://paper.example/?p=17".into();
    let edition = edition_of(vec![article]);
    assert!(edition.story("a-headline").is_some());
    assert!(edition.story("https://paper.example/?p=17").is_some());
    assert!(edition.story("nothing").is_none());
}

fn full_edition() -> Edition {
    let sections = ["Climate", "Sport", "Opinion", "Culture"];
    let mut articles = Vec::new();
    for number in 0..60_u32 {
        let mut article = story(&format!("story {number}"), -i64::from(number));
        article.section = Section::named(sections[number as usize % 4]);
        article.hero = number.is_multiple_of(3).then(|| Image::at(address("a.jpg")));
        articles.push(article);
    }
    articles[7].featured = true;
    articles[7].related = vec!["story 30".into(), "story-7".into(), "story 31".into()];
    edition_of(articles)
}

#[test]
fn no_story_stands_twice_on_the_front_page() {
    let edition = full_edition();
    let front = front(&edition, &config("{}"));
    let mut shown: Vec<String> = Vec::new();
    let strips = front.strips.iter().flat_map(|strip| &strip.stories);
    for story in
        front.lead.iter().chain(&front.also).chain(&front.secondary).chain(&front.latest).chain(strips)
    {
        shown.push(story.slug.to_string());
    }
    assert_eq!(shown.len(), front.len());
    shown.extend(front.more(&edition, 24).stories.iter().map(|story| story.slug.to_string()));
    let distinct: BTreeSet<_> = shown.iter().collect();
    assert_eq!(distinct.len(), shown.len());
    assert!(shown.len() > 40, "only {} stories are placed", shown.len());
}

#[test]
fn the_editors_lead_leads_with_its_related_stories() {
    let front = front(&full_edition(), &config("{}"));
    assert_eq!(front.lead.unwrap().headline, "story 7");
    assert_eq!(
        front.also.iter().map(|story| story.headline.as_str()).collect::<Vec<_>>(),
        ["story 30", "story 31"]
    );
}

#[test]
fn a_mark_that_is_days_old_no_longer_leads() {
    let mut old = story("old", -60 * 24 * 9);
    old.featured = true;
    let front = front(&edition_of(vec![old, story("new", 0)]), &config("{}"));
    assert_eq!(front.lead.unwrap().headline, "new");
}

#[test]
fn without_a_mark_the_newest_with_a_picture_leads() {
    let mut pictured = story("pictured", -3);
    pictured.hero = Some(Image::at(address("a.jpg")));
    let front = front(&edition_of(vec![story("newest", 0), pictured]), &config("{}"));
    assert_eq!(front.lead.unwrap().headline, "pictured");
}

#[test]
fn strips_follow_the_configuration() {
    let block = r#"{"sections": [{"id": "opinion", "name": "Views", "form": "text"}], "homeSections": ["opinion", "sport", "none"]}"#;
    let front = front(&full_edition(), &config(block));
    let strips: Vec<_> = front.strips.iter().map(|strip| (strip.section.name.as_str(), strip.form)).collect();
    assert_eq!(strips, [("Views", StripForm::Text), ("Sport", StripForm::Feature)]);
    assert_eq!(front.strips[0].stories.len(), 3);
}

#[test]
fn an_empty_edition_has_an_empty_front_page() {
    let front = front(&Edition::default(), &config("{}"));
    assert!(front.is_empty() && front.lead.is_none() && front.strips.is_empty());
}

#[test]
fn the_total_is_known_at_the_end_or_when_the_source_says_it() {
    let mut edition = Edition::default();
    let first = FeedPage { articles: vec![story("a", 0)], next: Some(address("2")), ..FeedPage::default() };
    edition.take_in(0, &address("1"), first, at(0));
    assert_eq!(edition.total(), None);
    let second = FeedPage { articles: vec![story("b", 0)], ..FeedPage::default() };
    edition.take_in(0, &address("2"), second, at(0));
    assert_eq!(edition.total(), Some(2));
}
