//! A large edition: what `press split` writes, and how the site reads it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "tests may fail loudly")]

#[path = "../corpus/generated.rs"]
mod generated;

mod found;
mod search;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use dateline::article::{Article, Body, SafeUrl, Slug, Timestamp, identity};
use dateline::edition::Edition;
use dateline::feed::{self, FeedPage, Format};
use dateline::press::{CARDS_ON_A_SEALED_PAGE, Faults, MAX_BYTES_OF_HEAD, PressError, SplitReport, split};
use dateline::{body, route};

const ORIGIN: &str = "https://paper.example/edition/";

/// A folder of its own for each test; emptied before, and left for a look afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Folder {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("split").join(test);
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        fs::create_dir_all(&folder).unwrap();
        Folder(folder)
    }

    fn edition(&self) -> PathBuf {
        self.0.join("edition")
    }

    fn press(&self, feed: &str, faults: Faults) -> Result<SplitReport, PressError> {
        let path = self.0.join("input.json");
        fs::write(&path, feed).unwrap();
        split(&path, &self.edition(), faults, now())
    }

    fn pressed(&self, feed: &str) -> SplitReport {
        self.press(feed, Faults::Refuse).unwrap()
    }

    /// What the site reads at `address`.
    fn page(&self, address: &SafeUrl) -> FeedPage {
        let path = self.edition().join(address.as_str().strip_prefix(ORIGIN).unwrap());
        let page = feed::read(&fs::read_to_string(path).unwrap(), address, Format::Auto).unwrap();
        assert!(page.skipped.is_empty() && page.warnings.is_empty(), "{:?}", page.warnings);
        page
    }

    /// All stories on the pages from `first` on, each once, newest first as they stand.
    fn walk(&self, first: SafeUrl) -> Vec<Article> {
        let (mut next, mut stories, mut known) = (Some(first), Vec::new(), BTreeSet::new());
        while let Some(address) = next.take() {
            let page = self.page(&address);
            stories.extend(page.articles.into_iter().filter(|story| known.insert(story.id.clone())));
            next = page.next;
        }
        stories
    }

    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.edition()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    files.insert(path.clone(), fs::read(&path).unwrap());
                }
            }
        }
        files
    }
}

fn now() -> Timestamp {
    feed::date::parse("2030-01-01T00:00:00Z").unwrap()
}

fn address(path: &str) -> SafeUrl {
    SafeUrl::web(&format!("{ORIGIN}{path}"), None).unwrap()
}

#[test]
fn every_story_is_on_the_pages_newest_first_and_on_those_of_its_section() {
    let folder = Folder::new("every-story");
    let report = folder.pressed(&generated::feed(0..1_234));
    assert_eq!((report.stories, report.held, report.repeated), (1_234, 0, 0));
    let stories = folder.walk(address("feed.json"));
    let ids: Vec<String> = (0..1_234).rev().map(|number| format!("story:{number}")).collect();
    assert_eq!(stories.iter().map(|story| story.id.as_str()).collect::<Vec<_>>(), ids);
    let head = folder.page(&address("feed.json"));
    assert_eq!(head.total, Some(1_234));
    assert_eq!(head.sections.len(), generated::SECTIONS.len());
    assert!(head.sections.is_sorted_by_key(|named| std::cmp::Reverse(named.count)));
    for named in &head.sections {
        let own = folder.walk(named.feed.clone().unwrap());
        let id = &named.section.id;
        let wanted: Vec<&Article> =
            stories.iter().filter(|story| story.section.as_ref().unwrap().id == *id).collect();
        assert_eq!(
            own.iter().map(|story| &story.id).collect::<Vec<_>>(),
            wanted.iter().map(|story| &story.id).collect::<Vec<_>>()
        );
        assert_eq!(named.count, Some(u32::try_from(own.len()).unwrap()), "{id}");
    }
}

#[test]
fn a_deep_link_needs_no_index() {
    let folder = Folder::new("deep-link");
    folder.pressed(&generated::feed(0..300));
    for number in [0, 150, 299] {
        let slug = Slug::from_text(&generated::slug(number)).unwrap();
        let page = folder.page(&address(&route::article_file("a/{hash}/{slug}.json", &slug)));
        assert_eq!((page.articles.len(), &page.articles[0].slug), (1, &slug));
        let Body::Unparsed(manuscript) = &page.articles[0].body else { panic!("no text") };
        assert!(body::parse(&manuscript.markup, None).blocks.len() > 3);
        // The picture is where it was, seen from the folder of the story.
        let hero = page.articles[0].hero.as_ref().unwrap();
        assert_eq!(hero.url, address(&format!("pictures/{number}.jpg")));
        assert_eq!(hero.renditions.len(), 3);
    }
}

#[test]
fn a_card_says_where_its_text_is_and_how_long_it_is() {
    let folder = Folder::new("cards");
    folder.pressed(&generated::feed(0..300));
    let card = folder.walk(address("feed.json")).pop().unwrap();
    let Body::Elsewhere(file) = &card.body else { panic!("a card with a text") };
    assert_eq!(folder.page(file).articles[0].id, "story:0");
    assert!(card.words.is_some_and(|words| words > 100));
}

#[test]
fn the_same_feed_again_writes_nothing() {
    let folder = Folder::new("again");
    let first = folder.pressed(&generated::feed(0..300));
    assert_eq!(first.written.last(), Some(&folder.edition().join("feed.json")));
    let before = folder.files();
    let second = folder.pressed(&generated::feed(0..300));
    assert_eq!((second.written.len(), second.unchanged), (0, first.written.len()));
    assert!(second.outdated.is_empty() && folder.files() == before);
}

#[test]
fn one_more_story_changes_its_file_the_head_the_open_pages_and_what_it_belongs_to() {
    let folder = Folder::new("one-more");
    folder.pressed(&generated::feed(0..1_075));
    let before = folder.files();
    let report = folder.pressed(&generated::feed(0..1_076));
    let stories = report.written.iter().filter(|path| path.starts_with(folder.edition().join("a"))).count();
    assert_eq!(report.written.len() - stories, 3, "{:?}", report.written);
    assert!((1..=6).contains(&stories), "{:?}", report.written);
    for (path, content) in before {
        let may_change = path.ends_with("feed.json") || path.starts_with(folder.edition().join("a"));
        assert!(
            may_change || fs::read(&path).unwrap() == content,
            "{} was changed in its place",
            path.display()
        );
    }
}

/// The name of a page is a hash of its text, so another order would rename every page of every edition.
#[test]
fn fields_are_written_in_the_order_of_their_names() {
    let folder = Folder::new("order");
    folder.pressed(&generated::feed(0..110));
    for (path, text) in folder.files().into_iter().filter(|(path, _)| path.extension().unwrap() == "json") {
        let text = String::from_utf8(text).unwrap();
        let sorted: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(text, format!("{sorted}\n"), "{}", path.display());
    }
}

#[test]
fn every_number_of_stories_has_no_gap() {
    let folder = Folder::new("numbers");
    for count in [1, 2, 59, 60, 61, 99, 100, 101, 159, 160, 161, 199, 200, 260] {
        folder.pressed(&generated::feed(0..count));
        assert_eq!(folder.walk(address("feed.json")).len(), count);
    }
}

#[test]
fn the_head_stays_small_whatever_the_cards_are() {
    let folder = Folder::new("small-head");
    let long = generated::feed(0..150)
        .replace("\"kicker\"", &format!("\"place\":\"{}\",\"kicker\"", "x".repeat(3_000)));
    folder.pressed(&long);
    let head = fs::read(folder.edition().join("feed.json")).unwrap();
    assert!((40_000..=MAX_BYTES_OF_HEAD).contains(&head.len()), "{}", head.len());
    assert_eq!(folder.walk(address("feed.json")).len(), 150);
}

#[test]
fn what_is_wrong_is_named_and_nothing_is_written() {
    let folder = Folder::new("faults");
    let feed = generated::feed(0..10)
        .replace("\"2006-01-01T04:51:00Z\"", "\"yesterday\"")
        .replace("\"id\":\"story:5\",", "");
    let Err(PressError::Faulty(_, faults)) = folder.press(&feed, Faults::Refuse) else {
        panic!("was pressed")
    };
    assert_eq!(
        faults,
        [
            "/items/4: has neither \"id\" nor \"url\"",
            "/items/6/date_published should be a date in the form 2023-09-17T14:20:00Z"
        ]
    );
    assert!(!folder.edition().exists());
    let report = folder.press(&feed, Faults::LeaveOut).unwrap();
    assert_eq!((report.stories, report.faults.len()), (9, 2));
    assert!(matches!(folder.press("{}", Faults::LeaveOut), Err(PressError::NotAFeed(..))));
    assert!(matches!(folder.press("{\"items\": []}", Faults::LeaveOut), Err(PressError::Faulty(..))));
}

#[test]
fn a_head_without_texts_is_no_input() {
    let folder = Folder::new("head-as-input");
    folder.pressed(&generated::feed(0..10));
    let head = fs::read_to_string(folder.edition().join("feed.json")).unwrap();
    let Err(PressError::Faulty(_, faults)) = folder.press(&head, Faults::Refuse) else {
        panic!("was pressed")
    };
    assert!(faults.len() == 10 && faults[0].contains("its text is elsewhere"), "{faults:?}");
}

#[test]
fn what_may_not_be_shown_has_no_file_any_more() {
    let folder = Folder::new("held");
    let feed = generated::feed(0..10);
    folder.pressed(&feed);
    let mark = |number: usize, field: &str| {
        let slug = format!("\"slug\":\"{}\"", generated::slug(number));
        (slug.clone(), format!("{field},{slug}"))
    };
    let mut held = feed;
    for (number, field) in [
        (1, "\"status\":\"cancelled\""),
        (2, "\"status\":\"withheld\""),
        (3, "\"embargo_until\":\"2030-01-01T00:00:01Z\""),
        (4, "\"embargo_until\":\"2029-12-31T00:00:00Z\""),
    ] {
        let (old, new) = mark(number, field);
        held = held.replace(&old, &new);
    }
    let report = folder.pressed(&held);
    assert_eq!((report.stories, report.held), (7, 3));
    let files = folder.files();
    for number in 1..4 {
        let id = format!("\"story:{number}\"");
        let naming = files
            .iter()
            .filter(|(path, _)| !report.outdated.contains(path))
            .filter(|(_, content)| String::from_utf8_lossy(content).contains(&id));
        assert_eq!(naming.count(), 0, "story {number}");
        let slug = Slug::from_text(&generated::slug(number)).unwrap();
        assert!(!folder.edition().join(route::article_file("a/{hash}/{slug}.json", &slug)).exists());
    }
}

#[test]
fn of_two_states_the_newest_counts_and_two_stories_of_one_name_have_two_files() {
    let folder = Folder::new("states");
    let item = |id: &str, title: &str, more: &str| {
        format!(
            "{{\"id\":\"{id}\",\"title\":\"{title}\",\"content_text\":\"Text.\",\"date_published\":\"2023-09-17T14:20:00Z\"{more}}}"
        )
    };
    let items = [
        item("1", "Old state", ",\"date_modified\":\"2023-09-17T15:00:00Z\""),
        item("1", "New state", ",\"date_modified\":\"2023-09-17T16:00:00Z\""),
        item("2", "Same", ""),
        item("3", "Same", ""),
        // Cancelled, and after that its first state once more.
        item(
            "4",
            "Gone",
            ",\"date_modified\":\"2023-09-17T16:00:00Z\",\"_dateline\":{\"status\":\"cancelled\"}",
        ),
        item("4", "Gone", ""),
    ];
    let report = folder.pressed(&format!(
        "{{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"T\",\"items\":[{}]}}",
        items.join(",")
    ));
    assert_eq!((report.stories, report.held, report.repeated), (3, 1, 2));
    let mut slugs: Vec<String> =
        folder.walk(address("feed.json")).iter().map(|story| story.slug.to_string()).collect();
    slugs.sort();
    // A headline is no address for ever: a hash of the story's id is behind it.
    let of = |headline: &str, id: &str| {
        Slug::from_text(headline).unwrap().with_hash(identity(id, None)).to_string()
    };
    let mut expected = [of("New state", "1"), of("Same", "2"), of("Same", "3")];
    expected.sort();
    assert_eq!(slugs, expected);
}

/// A link from the edition of yesterday, which had no files, leads to the same story today.
#[test]
fn stories_have_the_addresses_that_an_edition_gives_them() {
    let folder = Folder::new("rivals");
    let item = |id: u32, day: u32, url: &str| {
        format!(
            r#"{{"id": "{id}", "title": "Fog", "url": "https://paper.example{url}", "content_text": "Text {id}.",
                "date_published": "2023-09-{day:02}T08:00:00Z"}}"#
        )
    };
    let items = [
        item(1, 9, "/a/fog"),
        item(2, 3, "/b/fog"),
        item(3, 5, "/c/fog"),
        item(4, 5, "/c/fog"),
        item(5, 1, "/live#fog"),
        item(6, 2, "/fog.php?id=6&utm_source=rss"),
    ];
    let text = format!(
        r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{}]}}"#,
        items.join(",")
    );
    folder.pressed(&text);
    let pressed = folder.walk(address("feed.json"));
    let mut edition = Edition::default();
    let page = feed::read(&text, &address("feed.json"), Format::Auto).unwrap();
    edition.merge_page(0, &address("feed.json"), page, now());
    let named = |story: &Article| (story.id.clone(), story.slug.to_string());
    let mut pressed: Vec<_> = pressed.iter().map(&named).collect();
    let mut merged: Vec<_> = edition.newest().map(|story| named(story)).collect();
    pressed.sort();
    merged.sort();
    assert_eq!(pressed, merged);
    assert_eq!(merged[1], ("2".to_owned(), "fog".to_owned()), "the oldest keeps it");
    assert_eq!(merged[5].1, "fog-id-6");
}

/// A JSON Feed of stories with these ids, days in September 2023, addresses and texts.
fn feed_of(items: &[(&str, u32, &str, &str)]) -> String {
    let item = |(id, day, url, html): &(&str, u32, &str, &str)| {
        format!(
            r#"{{"id": "{id}", "title": "Letters {id}", "url": "https://paper.example{url}",
                "content_html": {html:?}, "date_published": "2023-09-{day:02}T08:00:00Z"}}"#
        )
    };
    let items: Vec<String> = items.iter().map(item).collect();
    format!(
        r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{}]}}"#,
        items.join(",")
    )
}

/// A link that was shared for the older of two rivals must never open the newer one.
#[test]
fn the_slug_of_a_story_that_has_left_the_feed_stays_its_own() {
    let folder = Folder::new("left");
    let older = ("1", 3, "/a/letters-of-the-week", "<p>Old.</p>");
    let newer = ("2", 9, "/b/letters-of-the-week", "<p>New.</p>");
    let newest = ("3", 12, "/c/letters-of-the-week", "<p>Newest.</p>");
    folder.pressed(&feed_of(&[newer, older]));
    let own = |id: &str| folder.walk(address("feed.json")).into_iter().find(|story| story.id == id);
    let yesterday = own("2").unwrap().slug;
    assert_ne!(yesterday.as_str(), "letters-of-the-week");
    let report = folder.pressed(&feed_of(&[newest, newer]));
    assert_eq!(own("2").unwrap().slug, yesterday);
    assert_ne!(own("3").unwrap().slug.as_str(), "letters-of-the-week");
    // The file of the story that left is still there, and named as no page's any more.
    let file = route::article_file(route::EDITION_FILE, &Slug::from_text("letters of the week").unwrap());
    assert_eq!(folder.page(&address(&file)).articles[0].id, "1");
    assert_eq!(report.outdated.iter().filter(|path| path.ends_with(&file)).count(), 1);
    // A story under a new id, as after a move to another system, keeps its address.
    folder.pressed(&feed_of(&[newest, newer, ("1-moved", 3, "/a/letters-of-the-week", "<p>Old.</p>")]));
    assert_eq!(own("1-moved").unwrap().slug.as_str(), "letters-of-the-week");
}

/// A reader of page one has not loaded the stories of page nine; their addresses are of the old site.
#[test]
fn links_between_stories_of_the_edition_stay_in_it() {
    let folder = Folder::new("links");
    let linking = concat!(
        r#"<h2><a href="/2023/first.html#part">Heading</a></h2><ul><li><a href="https://paper.example/2023/first.html?utm_source=x">"#,
        r#"List</a></li></ul><p><a href="https://elsewhere.example/first.html">Out</a> and "#,
        r#"<a href="https://paper.example/2023/unknown.html">unknown</a></p>"#,
        r#"<figure><a href="https://paper.example/2023/first.html"><img src="/p.jpg" alt="x" width="600" height="400"></a></figure>"#
    );
    folder.pressed(&feed_of(&[
        ("2", 9, "/2023/second.html", linking),
        ("1", 3, "/2023/first.html", "<p>First.</p>"),
    ]));
    let file = |slug: &str| route::article_file(route::EDITION_FILE, &Slug::from_text(slug).unwrap());
    let page = folder.page(&address(&file("second")));
    let Body::Unparsed(manuscript) = &page.articles[0].body else { panic!("no text") };
    let text = format!("{:?}", body::parse(&manuscript.markup, Some(&manuscript.base)).blocks);
    let own = address(&file("first"));
    assert_eq!(text.matches(own.as_str()).count(), 3, "{text}");
    assert!(!text.contains("paper.example/2023/first"), "{text}");
    assert!(text.contains("https://elsewhere.example/first.html"), "{text}");
    assert!(text.contains("https://paper.example/2023/unknown.html"), "{text}");
}

/// First page, section, story: how many requests they need, and what the edition holds then.
#[test]
fn the_site_asks_for_what_is_looked_at_and_no_more() {
    let folder = Folder::new("requests");
    folder.pressed(&generated::feed(0..3_000));
    let mut edition = Edition::default();
    let head = address("feed.json");
    edition.merge_page(0, &head, folder.page(&head), now());
    assert!(edition.len() <= 60 && edition.total() == Some(3_000));
    // The navigation knows every section.
    assert_eq!(edition.sections().len(), generated::SECTIONS.len());

    let sport = Slug::from_text("sport").unwrap();
    let before = edition.in_section(&sport).count();
    for _ in 0..2 {
        let next: Vec<(usize, SafeUrl)> =
            edition.next_pages_of(Some(&sport)).map(|(source, next)| (source, next.clone())).collect();
        let [(0, next)] = next.as_slice() else { panic!("{next:?}") };
        edition.merge_page(0, next, folder.page(next), now());
    }
    let loaded = edition.in_section(&sport).count();
    assert!(
        loaded >= before + CARDS_ON_A_SEALED_PAGE && edition.len() < 60 + 2 * CARDS_ON_A_SEALED_PAGE + 30
    );
    // No story of the section is missing between those that are loaded.
    let all = folder.walk(head);
    let all = all.iter().filter(|story| story.section.as_ref().is_some_and(|section| section.id == sport));
    assert!(edition.in_section(&sport).map(|story| &story.id).eq(all.take(loaded).map(|story| &story.id)));
    // Neither is one in the list of all stories: it ends where the older ones of other sections begin.
    let complete = edition.complete(None, edition.newest()).count();
    assert!(complete <= 60, "{complete}");
}
