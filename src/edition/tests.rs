use std::collections::BTreeSet;
use std::rc::Rc;

use super::{Edition, Merged, StripLayout, front};
use crate::article::{
    Article, Block, Body, Correction, Image, Manuscript, Markup, Reason, Related, SafeUrl, Section, Slug,
    Status, Timestamp,
};
use crate::config::Config;
use crate::feed::{self, FeedPage, Format, NamedSection};

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
    edition.merge_page(0, &address("feed.json"), page(articles), at(1000));
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
    let taken = edition.merge_page(0, &address("2"), page(vec![story("A", 0)]), at(1000));
    assert_eq!((taken.new, taken.updated), (0, 1));
    assert_eq!(headlines(&edition), ["A, updated"]);
}

#[test]
fn a_body_that_is_here_survives_a_newer_card_without_one() {
    let mut whole = story("A", 0);
    whole.body = Body::Unparsed(Rc::new(Manuscript {
        markup: Markup::Text("text".into()),
        base: address(""),
        is_exact: false,
    }));
    let mut edition = edition_of(vec![whole]);
    let mut card = story("A", 0);
    card.updated = Some(at(3));
    edition.merge_page(0, &address("2"), page(vec![card]), at(1000));
    assert!(matches!(edition.text(&edition.story("a").unwrap()), Body::Unparsed(_)));
}

#[test]
fn the_file_of_a_story_does_not_take_away_the_length_that_its_card_names() {
    let mut card = story("A", 0);
    card.words = Some(240);
    let mut edition = edition_of(vec![card]);
    edition.merge_story(0, story("A", 0), at(1000));
    assert_eq!(edition.story("a").unwrap().words, Some(240));
}

#[test]
fn a_text_that_comes_with_an_older_state_than_the_card_is_shown_all_the_same() {
    let mut card = story("A", 0);
    card.updated = Some(at(3));
    card.standfirst = Some("newer".into());
    let mut edition = edition_of(vec![card]);
    let mut file = story("A", 0);
    file.body = Body::Unparsed(Rc::new(Manuscript {
        markup: Markup::Text("text".into()),
        base: address(""),
        is_exact: false,
    }));
    edition.merge_story(0, file, at(1000));
    let shown = edition.story("a").unwrap();
    assert_eq!(shown.standfirst.as_deref(), Some("newer"));
    assert!(matches!(edition.text(&shown), Body::Unparsed(_)));
}

#[test]
fn a_card_does_not_take_away_what_the_file_of_its_story_named() {
    let mut file = story("A", 0);
    let reason = Some(Reason::SameStory);
    file.found = vec![Related { article: Rc::new(story("B", 0)), reason }];
    file.body = Body::Blocks(Rc::from([Block::Rule]));
    let mut edition = Edition::default();
    edition.merge_story(0, file.clone(), at(1000));
    edition.merge_page(0, &address("feed.json"), page(vec![story("A", 0)]), at(1000));
    assert_eq!(edition.story("A").unwrap().found, file.found);
    // A newer file without related stories clears them.
    file.found.clear();
    edition.merge_story(0, file, at(1000));
    assert!(edition.story("A").unwrap().found.is_empty());
}

#[test]
fn a_parsed_text_is_kept_until_the_story_changes() {
    let text = || {
        Body::Unparsed(Rc::new(Manuscript {
            markup: Markup::Text("text".into()),
            base: address(""),
            is_exact: false,
        }))
    };
    let state = |updated: i64| {
        let mut state = story("A", 0);
        state.updated = Some(at(updated));
        state.body = text();
        state
    };
    let mut edition = edition_of(vec![state(3)]);
    let slug = edition.story("a").unwrap().slug.clone();
    edition.keep_text(&slug, Rc::from([Block::Rule]));
    edition.merge_page(0, &address("2"), page(vec![state(3)]), at(1000));
    assert!(matches!(edition.text(&edition.story("a").unwrap()), Body::Blocks(_)));
    edition.merge_page(0, &address("3"), page(vec![state(4)]), at(1000));
    assert!(matches!(edition.text(&edition.story("a").unwrap()), Body::Unparsed(_)));
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
        edition.merge_page(1, &address("other"), page(vec![other]), at(1000));
    }
    assert_eq!(edition.len(), 1);
    let mut another = story("C", 0);
    another.url = Some(address("story?id=2"));
    edition.merge_page(1, &address("other"), page(vec![another]), at(1000));
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

/// One newsroom with a blog in `WordPress`, letters in Ghost and a wire makes one paper.
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
    let taken: Vec<Merged> = [blog, letters, wire]
        .iter()
        .enumerate()
        .map(|(source, text)| edition.merge_page(source, &address("feed"), read(text), at(0)))
        .collect();
    assert_eq!(headlines(&edition), ["Fog", "Wind", "Rain", "Ice"]);
    assert_eq!(
        taken.iter().map(|taken| (taken.new, taken.folded, taken.held)).collect::<Vec<_>>(),
        [(2, 0, 0), (1, 1, 0), (1, 0, 1)]
    );
    // An older version from the first source again changes nothing.
    edition.merge_page(0, &address("again"), read(blog), at(0));
    assert_eq!(headlines(&edition), ["Fog", "Wind", "Rain", "Ice"]);
    // The same item again, withdrawn.
    edition.merge_page(2, &address("again"), read(&wire.replace("usable", "canceled")), at(0));
    assert_eq!(headlines(&edition), ["Fog", "Rain", "Ice"]);
}

#[test]
fn two_stories_of_the_same_name_have_two_addresses() {
    let mut second = story("Same", 1);
    second.id = "another".into();
    let edition = edition_of(vec![story("Same", 0), second]);
    let slugs: BTreeSet<_> = edition.newest().map(|story| story.slug.to_string()).collect();
    assert_eq!(slugs, BTreeSet::from(["same".to_owned(), "same-2a0f89ec".to_owned()]));
}

/// Stories of two sources, many of which would have the same slug.
fn rivals() -> Vec<(usize, Article)> {
    let mut rivals = Vec::new();
    for number in 0..12_u32 {
        let id = (number * 7 % 12).to_string();
        let headline = ["Fog", "Rain", "Fog"][number as usize % 3];
        let mut story = Article { id, ..story(headline, (number / 3).into()) };
        if number % 4 == 0 {
            story.url = Some(address("live"));
        }
        if number == 5 {
            (story.published, story.updated) = (None, None);
        }
        rivals.push((number as usize % 2, story));
    }
    rivals
}

#[test]
fn addresses_do_not_depend_on_the_order_of_loading() {
    let slugs = |order: &[(usize, Article)]| {
        let mut edition = Edition::default();
        for (source, article) in order {
            edition.merge_page(*source, &address("feed"), page(vec![article.clone()]), at(1000));
        }
        let named = edition.newest().map(|story| (story.id.clone(), story.slug.to_string()));
        named.collect::<BTreeSet<_>>()
    };
    let mut order = rivals();
    let expected = slugs(&order);
    let distinct: BTreeSet<_> = expected.iter().map(|(_, slug)| slug).collect();
    assert_eq!(distinct.len(), expected.len());
    let mut chance = 7_u64;
    for _ in 0..300 {
        for place in (1..order.len()).rev() {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(place, usize::try_from(chance >> 33).unwrap() % (place + 1));
        }
        assert_eq!(slugs(&order), expected);
    }
}

#[test]
fn a_story_keeps_its_address_when_a_newer_one_of_its_name_is_published() {
    let monday = Article { id: "1".into(), ..story("Fog", 0) };
    let tuesday = Article { id: "2".into(), ..story("Fog", 9) };
    let alone = edition_of(vec![monday.clone()]);
    let both = edition_of(vec![tuesday, monday]);
    for edition in [alone, both] {
        assert_eq!(edition.story("fog").unwrap().id, "1");
    }
}

#[test]
fn two_ids_are_two_stories_also_at_one_address() {
    let at_live = |id: &str| Article { id: id.into(), url: Some(address("live")), ..story("Live", 0) };
    let edition = edition_of(vec![at_live("1"), at_live("2")]);
    assert_eq!(edition.len(), 2);
    let slugs: BTreeSet<_> = edition.newest().map(|story| story.slug.to_string()).collect();
    assert_eq!(slugs.len(), 2);
}

#[test]
fn one_source_neither_rewrites_nor_withdraws_the_story_of_another() {
    let own = Article { url: Some(address("a")), ..story("Council votes", 0) };
    let rewritten =
        Article { updated: Some(at(9)), headline: "HIJACKED".into(), id: "b1".into(), ..own.clone() };
    let cancelled = Article { status: Status::Cancelled, ..rewritten.clone() };
    for theirs in [rewritten, cancelled] {
        for own_first in [true, false] {
            let mut edition = Edition::default();
            let both = [(0, own.clone()), (1, theirs.clone())];
            let order = if own_first { [0, 1] } else { [1, 0] };
            for (source, article) in order.map(|place| both[place].clone()) {
                edition.merge_page(source, &address("feed"), page(vec![article]), at(1000));
            }
            assert_eq!(headlines(&edition), ["Council votes"], "{own_first}");
            assert_eq!(edition.story_at(&address("a?utm_source=b")).unwrap().id, own.id);
        }
    }
    // A story that the first source withdrew stays withdrawn, even if another source still has it.
    let gone = Article { status: Status::Cancelled, ..own.clone() };
    let copy = Article { id: "b1".into(), ..own };
    for own_first in [true, false] {
        let mut edition = Edition::default();
        let both = [(0, gone.clone()), (1, copy.clone())];
        let order = if own_first { [0, 1] } else { [1, 0] };
        for (source, article) in order.map(|place| both[place].clone()) {
            edition.merge_page(source, &address("feed"), page(vec![article]), at(1000));
        }
        assert!(edition.is_empty(), "{own_first}");
    }
}

#[test]
fn a_story_whose_headline_has_changed_is_found_by_the_hash_in_its_address() {
    let hash = story("Fog", 0).identity();
    let renamed = Article { id: "Fog".into(), ..story("Fog lifts", 1) };
    let edition = edition_of(vec![renamed]);
    let old = Slug::from_text("Fog").unwrap().with_hash(hash);
    assert_eq!(edition.story(old.as_str()).unwrap().headline, "Fog lifts");
}

#[test]
fn many_stories_of_one_name_all_have_addresses() {
    let same = |number: u32| Article { id: number.to_string(), ..story("Same", 0) };
    let edition = edition_of((0..300).map(same).collect());
    let slugs: BTreeSet<_> = edition.newest().map(|story| story.slug.to_string()).collect();
    assert_eq!(slugs.len(), 300);
}

#[test]
fn a_feed_that_begins_with_its_oldest_story_is_turned_round() {
    let edition = edition_of((0..50).map(|minute| story(&minute.to_string(), minute)).collect());
    let expected: Vec<String> = (0..50).rev().map(|minute: i64| minute.to_string()).collect();
    assert_eq!(headlines(&edition), expected);
}

#[test]
fn embargoed_withheld_and_cancelled_stories_never_show() {
    let mut embargoed = story("embargoed", 0);
    embargoed.embargo_until = Some(at(2000));
    let mut cancelled = story("shown", 0);
    cancelled.status = Status::Cancelled;
    let mut edition = edition_of(vec![embargoed.clone(), story("shown", 0)]);
    assert_eq!(headlines(&edition), ["shown"]);
    edition.merge_page(0, &address("2"), page(vec![cancelled]), at(1000));
    assert!(edition.is_empty());
    edition.merge_page(0, &address("3"), page(vec![embargoed]), at(2000));
    assert_eq!(headlines(&edition), ["embargoed"]);
}

/// A wire sends a story, and later the same story cancelled; lists hold both, and older pages the first only.
#[test]
fn a_story_that_was_withdrawn_stays_away_when_an_older_state_of_it_comes() {
    let mut cancelled = story("A", 0);
    cancelled.updated = Some(at(9));
    cancelled.status = Status::Cancelled;
    let mut edition = edition_of(vec![cancelled.clone(), story("A", 0)]);
    assert!(edition.is_empty());
    edition.merge_page(0, &address("older"), page(vec![story("A", 0)]), at(1000));
    assert!(!edition.merge_story(0, story("A", 0), at(1000)));
    assert!(edition.is_empty());
    let mut again = story("A", 0);
    again.updated = Some(at(10));
    edition.merge_page(0, &address("1"), page(vec![again]), at(1000));
    assert_eq!((edition.len(), edition.by_place().iter().flatten().count()), (1, 1));
}

#[test]
fn a_state_that_may_be_shown_again_is_not_withdrawn_by_an_older_one() {
    let mut held = story("A", 0);
    held.embargo_until = Some(at(2000));
    let mut released = story("A", 0);
    released.updated = Some(at(5));
    let mut edition = edition_of(vec![released.clone(), held.clone()]);
    assert_eq!(headlines(&edition), ["A"]);
    // A withdrawal without a date always counts.
    let mut cancelled = story("A", 0);
    (cancelled.published, cancelled.status) = (None, Status::Cancelled);
    edition.merge_page(0, &address("2"), page(vec![cancelled]), at(1000));
    assert!(edition.is_empty());
}

#[test]
fn a_story_that_comes_back_has_the_address_that_it_had() {
    let mut cancelled = story("A", 0);
    cancelled.status = Status::Cancelled;
    let mut edition = edition_of(vec![story("A", 0)]);
    edition.merge_page(0, &address("2"), page(vec![cancelled]), at(1000));
    edition.merge_page(0, &address("3"), page(vec![story("A", 0)]), at(1000));
    assert_eq!(edition.story("a").unwrap().slug.as_str(), "a");
}

#[test]
fn a_loop_of_pages_ends() {
    let mut edition = Edition::default();
    let linked = |next: &str| FeedPage { next: Some(address(next)), ..FeedPage::default() };
    edition.merge_page(0, &address("1"), linked("2"), at(0));
    assert_eq!(edition.next_pages().count(), 1);
    edition.merge_page(0, &address("2"), linked("1"), at(0));
    assert_eq!(edition.next_pages().count(), 0);
}

fn linked(articles: Vec<Article>, next: &str) -> FeedPage {
    FeedPage { next: Some(address(next)), ..page(articles) }
}

fn next_of<'a>(edition: &'a Edition, section: Option<&'a Slug>) -> Vec<&'a str> {
    let origin = address("").as_str().len();
    edition.next_pages_of(section).map(|(_, next)| &next.as_str()[origin..]).collect()
}

/// A reloaded first page links to a page that was read already: older pages are still unread.
#[test]
fn a_head_that_is_read_again_loses_no_older_page() {
    let mut edition = Edition::default();
    edition.merge_page(0, &address("1"), linked(vec![story("A", 0)], "2"), at(0));
    edition.merge_page(0, &address("2"), linked(vec![story("B", -1)], "3"), at(0));
    edition.merge_page(0, &address("1"), linked(vec![story("A", 0)], "2"), at(0));
    assert_eq!(next_of(&edition, None), ["3"]);
    // A page was added in between: it is read first, then reading continues where it had stopped.
    edition.merge_page(0, &address("1"), linked(vec![story("C", 9)], "new"), at(0));
    assert_eq!(next_of(&edition, None), ["new"]);
    edition.merge_page(0, &address("new"), linked(vec![story("D", 5)], "2"), at(0));
    assert_eq!(next_of(&edition, None), ["3"]);
    edition.merge_page(0, &address("3"), page(vec![story("E", -5)]), at(0));
    assert_eq!(next_of(&edition, None).len(), 0);
}

fn of_section(headline: &str, minutes: i64, section: &str) -> Article {
    Article { section: Section::named(section), ..story(headline, minutes) }
}

fn named(section: &str, count: u32, feed: Option<&str>) -> NamedSection {
    NamedSection { section: Section::named(section).unwrap(), count: Some(count), feed: feed.map(address) }
}

fn large_edition() -> Edition {
    let mut edition = Edition::default();
    let stories = vec![of_section("S1", 0, "Sport"), of_section("P1", -1, "Politics")];
    let head = FeedPage {
        total: Some(400),
        sections: vec![
            named("Sport", 90, Some("s")),
            named("Politics", 300, Some("p")),
            named("Art", 10, None),
        ],
        ..linked(stories, "2")
    };
    edition.merge_page(0, &address("1"), head, at(0));
    edition
}

#[test]
fn a_section_is_read_by_its_own_pages() {
    let mut edition = large_edition();
    let (sport, art) = (Slug::from_text("sport").unwrap(), Slug::from_text("art").unwrap());
    assert_eq!(next_of(&edition, Some(&sport)), ["s"]);
    assert_eq!((edition.total_of(Some(&sport)), edition.total()), (Some(90), Some(400)));
    // A section without pages of its own uses the pages of all stories.
    assert_eq!((next_of(&edition, Some(&art)), edition.total_of(Some(&art))), (vec!["2"], None));
    edition.merge_page(0, &address("s"), linked(vec![of_section("S1", 0, "Sport")], "s2"), at(0));
    assert_eq!((next_of(&edition, Some(&sport)), next_of(&edition, None)), (vec!["s2"], vec!["2"]));
    edition.merge_page(0, &address("s2"), page(vec![of_section("S2", -900, "Sport")]), at(0));
    assert_eq!((next_of(&edition, Some(&sport)).len(), edition.total_of(Some(&sport))), (0, Some(2)));
}

#[test]
fn sections_that_the_head_names_are_there_before_their_stories() {
    let names: Vec<String> = large_edition().sections().into_iter().map(|section| section.name).collect();
    assert_eq!(names, ["Politics", "Sport", "Art"]);
}

#[test]
fn a_paper_of_nothing_but_sections_has_a_limited_number_of_them() {
    let edition = edition_of((0..500).map(|n| of_section(&n.to_string(), -n, &format!("S{n}"))).collect());
    assert_eq!(edition.sections().len(), 200);
}

/// Or the next page of all stories would insert stories between those that a reader has seen.
#[test]
fn a_list_ends_where_older_pages_may_have_stories_in_between() {
    let mut edition = large_edition();
    let sport = Slug::from_text("sport").unwrap();
    edition.merge_page(0, &address("s"), linked(vec![of_section("S2", -500, "Sport")], "s2"), at(0));
    let headlines = |edition: &Edition, section: Option<&Slug>| -> Vec<String> {
        let listed = edition.complete(section, edition.newest());
        listed.map(|story| story.headline.clone()).collect()
    };
    assert_eq!(headlines(&edition, None), ["S1", "P1"]);
    assert_eq!(headlines(&edition, Some(&sport)).last().unwrap(), "S2");
    edition.merge_page(0, &address("2"), page(vec![of_section("P2", -100, "Politics")]), at(0));
    assert_eq!(headlines(&edition, None), ["S1", "P1", "P2", "S2"]);
}

#[test]
fn a_section_that_has_moved_is_read_at_its_new_address() {
    let mut edition = large_edition();
    let sport = Slug::from_text("sport").unwrap();
    let head = FeedPage { sections: vec![named("Sport", 91, Some("s-new"))], ..page(Vec::new()) };
    edition.merge_page(0, &address("1"), head, at(0));
    assert_eq!(next_of(&edition, Some(&sport)), ["s-new"]);
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
fn breaking_news_is_in_the_line_above_the_page_and_not_below_the_lead() {
    let mut edition = full_edition();
    let mut breaking = Article::clone(&edition.story("story-30").unwrap());
    (breaking.breaking, breaking.updated) = (true, Some(at(2)));
    edition.merge_story(0, breaking, at(1000));
    let front = front(&edition, &config("{}"));
    assert_eq!(front.also.iter().map(|story| story.headline.as_str()).collect::<Vec<_>>(), ["story 31"]);
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
    let strips: Vec<_> =
        front.strips.iter().map(|strip| (strip.section.name.as_str(), strip.layout)).collect();
    assert_eq!(strips, [("Views", StripLayout::Voices), ("Sport", StripLayout::Feature)]);
    assert_eq!(front.strips[0].stories.len(), 3);
}

#[test]
fn a_strip_of_few_stories_takes_a_form_that_they_fill_and_one_story_takes_none() {
    let block = r#"{"homeSections": ["two", "one"]}"#;
    let of = |section: &str, headline: &str| {
        let mut story = story(headline, -600);
        story.section = Section::named(section);
        story
    };
    let mut stories: Vec<Article> = (0..20).map(|index| story(&format!("story {index}"), -index)).collect();
    stories.extend([of("two", "a"), of("two", "b"), of("one", "c")]);
    let front = front(&edition_of(stories), &config(block));
    let strips: Vec<_> = front.strips.iter().map(|strip| (strip.section.id.as_str(), strip.layout)).collect();
    assert_eq!(strips, [("two", StripLayout::Rows)]);
}

#[test]
fn an_empty_edition_has_an_empty_front_page() {
    let front = front(&Edition::default(), &config("{}"));
    assert!(front.is_empty() && front.lead.is_none() && front.strips.is_empty());
}

#[test]
fn a_card_that_comes_after_the_whole_story_takes_nothing_away() {
    let mut whole = story("Ferry", 0);
    whole.body = Body::Blocks(Rc::from([Block::Rule]));
    whole.corrections = vec![Correction { date: None, text: "It was Tuesday.".to_owned() }];
    let mut picture = Image::at(address("a.jpg"));
    picture.caption = Some("The ferry.".to_owned());
    whole.hero = Some(picture);
    let mut card = story("Ferry", 0);
    card.hero = Some(Image::at(address("a.jpg")));
    card.words = Some(120);
    for stories in [[whole.clone(), card.clone()], [card.clone(), whole.clone()]] {
        let mut edition = Edition::default();
        for story in stories {
            edition.merge_story(0, story, at(0));
        }
        let known = edition.story("ferry").unwrap();
        assert_eq!((known.corrections.len(), known.words), (1, Some(120)));
        assert_eq!(known.hero.as_ref().unwrap().caption.as_deref(), Some("The ferry."));
    }
    // A newer card says that the story has changed: its picture may be another.
    let mut edition = edition_of(vec![whole]);
    card.updated = Some(at(60));
    edition.merge_story(0, card, at(100));
    assert_eq!(edition.story("ferry").unwrap().updated, Some(at(60)));
}

#[test]
fn the_total_is_known_at_the_end_or_when_the_source_says_it() {
    let mut edition = Edition::default();
    let first = FeedPage { articles: vec![story("a", 0)], next: Some(address("2")), ..FeedPage::default() };
    edition.merge_page(0, &address("1"), first, at(0));
    assert_eq!(edition.total(), None);
    let second = FeedPage { articles: vec![story("b", 0)], ..FeedPage::default() };
    edition.merge_page(0, &address("2"), second, at(0));
    assert_eq!(edition.total(), Some(2));
}

/// A story may move between two versions: its address is that of the newest, in whatever order they arrive.
#[test]
fn a_story_that_has_moved_has_the_address_of_its_newest_state_and_is_found_under_both() {
    let slug = |text| Slug::of_own(text).unwrap();
    let old = Article { url: Some(address("2026/old")), slug: slug("old"), ..story("Council votes", 0) };
    let new = Article {
        url: Some(address("2026/new")),
        slug: slug("new"),
        updated: Some(at(9)),
        ..story("Council votes", 0)
    };
    let rival = Article { id: "rival".into(), slug: slug("old"), ..story("Another old one", 5) };
    for order in [[0, 1, 2], [1, 0, 2], [2, 1, 0], [0, 2, 1], [2, 0, 1], [1, 2, 0]] {
        let mut edition = Edition::default();
        for place in order {
            let article = [&old, &new, &rival][place].clone();
            edition.merge_page(0, &address("feed"), page(vec![article]), at(1000));
        }
        assert_eq!(edition.story("new").unwrap().headline, "Council votes", "{order:?}");
        assert_eq!(edition.story("Council votes").unwrap().slug, slug("new"), "{order:?}");
        let mut edition = Edition::default();
        for place in order.into_iter().filter(|place| *place < 2) {
            edition.merge_page(0, &address("feed"), page(vec![[&old, &new][place].clone()]), at(1000));
        }
        assert_eq!(edition.story("old").unwrap().slug, slug("new"), "{order:?}");
    }
}

#[cfg(feature = "source-queries")]
#[test]
fn an_address_of_the_form_of_the_papers_stories_is_one_and_others_are_not() {
    let known = address("2026/11/20/council-votes/");
    let mut loaded = story("Council votes", 0);
    loaded.slug = Slug::of_address(&known).unwrap();
    loaded.url = Some(known);
    let mut edition = Edition::default();
    edition.merge_page(0, &address("feed"), page(vec![loaded]), at(1000));
    let found = |edition: &Edition, text: &str| {
        let slug = edition.slug_of_unloaded(&SafeUrl::parse(text, None).unwrap(), &|source| source == 0);
        slug.map(|slug| slug.to_string())
    };
    for (address, slug) in [
        ("https://paper.example/2024/02/01/tide-gate/", "tide-gate"),
        ("https://paper.example/2024/02/01/tide-gate/?utm_source=x#respond", "tide-gate"),
    ] {
        assert_eq!(found(&edition, address).as_deref(), Some(slug), "{address}");
    }
    for other in [
        "https://paper.example/about/",
        "https://paper.example/2024/02/01/",
        "https://paper.example/2024/02/tide-gate/",
        "https://paper.example/2024/02/01/tide-gate/?share=x",
        "https://paper.example/wp-content/uploads/2024/02/01/report.pdf",
        "https://other.example/2024/02/01/tide-gate/",
    ] {
        assert_eq!(found(&edition, other), None, "{other}");
    }
    assert_eq!(edition.slug_of_unloaded(&address("2024/02/01/tide-gate/"), &|_| false), None);
}
