use std::rc::Rc;

use super::SearchWorker;
use super::indexed_stories::IndexedStories;
use crate::article::{Article, Body, Manuscript, Markup, SafeUrl, Section, Tag, Timestamp};
use crate::edition::Edition;
use crate::feed::FeedPage;
use crate::ranking::related::Reason;
use crate::ranking::search::Request;

const NOON: i64 = 1_694_952_000;

fn at(minutes: i64) -> Timestamp {
    Timestamp::from_seconds(NOON + 60 * minutes).unwrap()
}

fn home() -> SafeUrl {
    SafeUrl::web("https://paper.example/feed.json", None).unwrap()
}

fn story(headline: &str) -> Article {
    Article { published: Some(at(0)), ..Article::titled(headline) }
}

/// A page of a reader: the loaded edition, the stories that were sent, and the worker.
#[derive(Default)]
struct Page {
    edition: Edition,
    indexed: IndexedStories,
    worker: SearchWorker,
}

impl Page {
    fn of(articles: Vec<Article>) -> Page {
        let mut page = Page { indexed: IndexedStories::new("en", true), ..Page::default() };
        page.take_in(articles);
        page
    }

    fn take_in(&mut self, articles: Vec<Article>) {
        let feed_page = FeedPage { articles, ..FeedPage::default() };
        self.edition.merge_page(0, &home(), feed_page, at(0));
    }

    /// Sends the stories that the worker does not have; returns how many messages that took.
    fn tell(&mut self) -> usize {
        let mut messages = 0;
        while let Some(message) = self.indexed.next_message(&self.edition) {
            self.worker.answer(&message, &[]);
            messages += 1;
        }
        messages
    }

    fn found(&mut self, typed: &str) -> Vec<String> {
        self.tell();
        let request = Request { typed, count: 10, ..Request::default() };
        let answer = self.worker.answer(&self.indexed.search_message(&self.edition, &request), &[]);
        let found = self.indexed.read_results(&self.edition, &answer);
        assert_eq!(found.total as usize, found.hits.len());
        found.hits.iter().map(|hit| hit.article.headline.clone()).collect()
    }

    fn related(&mut self, slug: &str, shown: &str) -> Vec<(String, Option<Reason>)> {
        self.tell();
        let reading = self.edition.story(slug).unwrap();
        let is_shown = |story: &Article| story.slug.as_str() == shown;
        let answer =
            self.worker.answer(&self.indexed.related_message(&self.edition, &reading, &is_shown), &[]);
        let related = self.indexed.read_related(&self.edition, &answer);
        related.into_iter().map(|related| (related.article.headline.clone(), related.reason)).collect()
    }
}

#[test]
fn each_story_is_told_once() {
    let mut page = Page::of(vec![story("Fog at sea"), story("A lighthouse")]);
    assert_eq!((page.tell(), page.tell()), (1, 0));
    page.take_in(vec![story("Fog at sea"), story("Fog on land")]);
    assert_eq!(page.found("fog"), ["Fog at sea", "Fog on land"]);
    assert_eq!(page.tell(), 0);
}

#[test]
fn many_stories_are_told_in_several_messages() {
    let mut page = Page::of((0..200).map(|number| story(&format!("Ferry {number}"))).collect());
    assert_eq!(page.tell(), 4);
    assert_eq!(page.found("\"ferry 199\""), ["Ferry 199"]);
}

#[test]
fn a_worker_that_was_started_again_is_sent_everything_again() {
    let mut page = Page::of(vec![story("Fog at sea"), story("A lighthouse")]);
    page.tell();
    page.worker = SearchWorker::default();
    page.indexed.clear();
    assert_eq!(page.found("lighthouse"), ["A lighthouse"]);
}

#[test]
fn a_story_that_has_changed_is_found_by_what_it_says_now() {
    let mut page = Page::of(vec![Article { id: "1".into(), ..story("Ferry sails") }, story("Fog")]);
    assert_eq!(page.found("ferry"), ["Ferry sails"]);
    let newer = Article { id: "1".into(), updated: Some(at(9)), ..story("Ferry stays in") };
    page.take_in(vec![newer]);
    assert_eq!(page.found("ferry"), ["Ferry stays in"]);
    assert!(page.found("sails").is_empty());
}

#[test]
fn a_story_whose_text_has_come_since_is_not_told_again() {
    let mut page = Page::of(vec![story("Ferry sails")]);
    page.tell();
    let manuscript =
        Rc::new(Manuscript { markup: Markup::Text("A quiet sea.".into()), base: home(), is_exact: false });
    page.take_in(vec![Article { body: Body::Unparsed(manuscript), ..story("Ferry sails") }]);
    assert_eq!(page.tell(), 0);
    assert_eq!(page.found("ferry"), ["Ferry sails"]);
}

#[test]
fn a_text_that_comes_with_the_card_is_searched() {
    let markup = Markup::Html("<p>The <b>lamp</b> of &eacute;clat</p><script>let hidden</script>".into());
    let body = Body::Unparsed(Rc::new(Manuscript { markup, base: home(), is_exact: false }));
    let mut page = Page::of(vec![Article { body, ..story("A lighthouse") }]);
    assert_eq!(page.found("lamp eclat"), ["A lighthouse"]);
    assert!(page.found("hidden").is_empty());
}

#[test]
fn a_story_under_embargo_is_never_told_and_a_withdrawn_one_never_found_again() {
    let secret = Article { embargo_until: Some(at(60)), ..story("Secret ferry") };
    let mut page = Page::of(vec![story("Ferry sails"), story("Ferry fog"), secret.clone()]);
    assert_eq!(
        page.indexed.next_message(&page.edition).map(|message| message.contains("Secret")),
        Some(false)
    );
    page = Page::of(vec![story("Ferry sails"), story("Ferry fog"), secret]);
    assert_eq!(page.found("ferry").len(), 2);
    page.take_in(vec![Article { embargo_until: Some(at(60)), ..story("Ferry fog") }]);
    assert_eq!(page.found("ferry"), ["Ferry sails"]);
    assert_eq!(page.related("ferry-sails", ""), []);
}

#[test]
fn a_story_that_is_withdrawn_while_the_worker_searches_is_left_out() {
    let mut page = Page::of(vec![story("Ferry sails"), story("Ferry fog")]);
    page.tell();
    let request = Request { typed: "ferry", count: 10, ..Request::default() };
    let answer = page.worker.answer(&page.indexed.search_message(&page.edition, &request), &[]);
    page.take_in(vec![Article { embargo_until: Some(at(60)), ..story("Ferry fog") }]);
    assert_eq!(page.indexed.read_results(&page.edition, &answer).hits.len(), 1);
}

#[test]
fn neither_the_story_itself_nor_what_is_shown_beside_it_is_related() {
    let about = |headline: &str| Article { tags: vec![Tag::named("Lamps").unwrap()], ..story(headline) };
    let mut stories = vec![about("The lamp is lit"), about("Keeper of the lamp"), about("New lamp oil")];
    stories.extend((0..20).map(|number| story(&format!("Story {number}"))));
    let mut page = Page::of(stories);
    let related = page.related("the-lamp-is-lit", "new-lamp-oil");
    let headlines: Vec<&str> = related.iter().map(|(headline, _)| headline.as_str()).collect();
    assert_eq!(headlines, ["Keeper of the lamp"]);
}

#[test]
fn a_story_is_told_with_its_labels_in_its_own_language() {
    let spoken = |tag| crate::article::Language::parse(tag);
    let mut german = story("Fähre im Nebel");
    german.language = spoken("de");
    german.section = Section::named("Hafen");
    german.authors = vec![crate::article::Author { name: "Ada Mirel".into(), url: None, role: None }];
    let mut page = Page::of(vec![german, story("Fog")]);
    for typed in ["hafen", "mirel", "fahre"] {
        assert_eq!(page.found(typed), ["Fähre im Nebel"]);
    }
    let mut indexed = IndexedStories::new("pt-BR", false);
    let message = indexed.next_message(&page.edition).unwrap();
    assert!(message.contains("\u{1f}de\u{1f}") && message.contains("\u{1f}pt-BR\u{1f}"), "{message:?}");
}
