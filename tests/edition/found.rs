//! Related news in the files of a large edition.

use std::fs;
use std::path::Path;

use dateline::article::{Article, Body, Reason, Slug};
use dateline::route;

use super::{Folder, address, generated};

fn story(folder: &Folder, slug: &str) -> Article {
    let slug = Slug::from_text(slug).unwrap();
    let file = address(&route::article_file("a/{hash}/{slug}.json", &slug));
    folder.page(&file).articles.pop().unwrap()
}

fn named(story: &Article) -> Vec<&str> {
    story.found.iter().map(|related| related.article.slug.as_str()).collect()
}

/// A feed of stories with these titles, texts, and further fields of `_dateline`; a day lies between two.
fn feed(stories: &[(&str, &str, &str)]) -> String {
    let items: Vec<String> = stories
        .iter()
        .enumerate()
        .map(|(number, (title, text, ours))| {
            format!(
                r#"{{"id":"{number}","title":"{title}","content_text":"{text}","language":"en",
                    "date_published":"2023-09-{:02}T10:00:00Z","_dateline":{{{ours}}}}}"#,
                number + 1
            )
        })
        .collect();
    format!(r#"{{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{}]}}"#, items.join(","))
}

const FERRY: (&str, &str, &str) = (
    "Ferry to Port Ansel sails again after the storm",
    "The Port Ansel ferry left the quay at noon with a new captain.",
    r#""slug":"ferry""#,
);
const CAPTAIN: (&str, &str, &str) = (
    "Captain of the Port Ansel ferry retires",
    "Forty years on the quay and on the Port Ansel ferry end in a storm of thanks.",
    r#""slug":"captain""#,
);
const ORCHIDS: (&str, &str, &str) =
    ("Orchids bloom early", "Gardeners were surprised by violet petals.", r#""slug":"orchids""#);

#[test]
fn a_reader_sees_what_belongs_to_a_story_without_another_file() {
    let folder = Folder::new("found");
    folder.pressed(&generated::feed(0..300));
    let mut named = 0;
    for number in [0, 7, 150, 299] {
        let story = story(&folder, &generated::slug(number));
        assert!(story.found.len() <= 5);
        for related in &story.found {
            let (other, reason) = (&related.article, &related.reason);
            let number: usize = other.id.strip_prefix("story:").unwrap().parse().unwrap();
            assert_eq!(other.headline, generated::headline(number));
            assert_eq!(other.slug.as_str(), generated::slug(number));
            assert!(other.slug != story.slug && other.body == Body::None && other.published.is_some());
            // The picture is where it was, and one size of it fits a row.
            let hero = other.hero.as_ref().unwrap();
            assert_eq!(hero.url, address(&format!("pictures/{number}.jpg")));
            assert_eq!(hero.renditions.iter().map(|size| size.width).collect::<Vec<_>>(), [320]);
            if let Some(Reason::Section(name)) = reason {
                assert_eq!(*name, story.section.as_ref().unwrap().name);
            }
            named += 1;
        }
    }
    assert!(named >= 10, "{named}");
}

#[test]
fn whole_texts_are_compared_and_what_has_nothing_in_common_is_not_named() {
    let folder = Folder::new("found-threshold");
    folder.pressed(&feed(&[FERRY, CAPTAIN, ORCHIDS]));
    let ferry = story(&folder, "ferry");
    assert_eq!(named(&ferry), ["captain"]);
    assert_eq!(ferry.found[0].reason, Some(Reason::SameStory));
    assert!(story(&folder, "orchids").found.is_empty());
}

#[test]
fn the_editors_own_come_first_and_once() {
    let folder = Folder::new("found-editor");
    let mut stories = [FERRY, CAPTAIN, ORCHIDS];
    stories[0].2 = r#""slug":"ferry","related":["orchids","gone","ferry","2"]"#;
    folder.pressed(&feed(&stories));
    let ferry = story(&folder, "ferry");
    assert_eq!(named(&ferry), ["orchids", "captain"]);
    assert_eq!(ferry.found[0].reason, Some(Reason::Editor));
    // The editor drops one and takes another: the rest follows.
    stories[0].2 = r#""slug":"ferry","related":["captain"]"#;
    folder.pressed(&feed(&stories));
    let ferry = story(&folder, "ferry");
    assert_eq!((named(&ferry), &ferry.found[0].reason), (vec!["captain"], &Some(Reason::Editor)));
}

#[test]
fn what_is_withheld_or_under_embargo_is_named_by_no_file_any_more() {
    let folder = Folder::new("found-held");
    folder.pressed(&feed(&[FERRY, CAPTAIN, ORCHIDS]));
    assert_eq!(named(&story(&folder, "ferry")), ["captain"]);
    for held in [r#""status":"withheld""#, r#""embargo_until":"2030-01-01T00:00:01Z""#] {
        let mut stories = [FERRY, CAPTAIN, ORCHIDS];
        let ours = format!("{},{held}", CAPTAIN.2);
        stories[1].2 = &ours;
        folder.pressed(&feed(&stories));
        assert!(story(&folder, "ferry").found.is_empty(), "{held}");
        folder.pressed(&feed(&[FERRY, CAPTAIN, ORCHIDS]));
        assert_eq!(named(&story(&folder, "ferry")), ["captain"]);
    }
}

#[test]
fn a_new_headline_is_new_wherever_the_story_is_named() {
    let folder = Folder::new("found-headline");
    folder.pressed(&feed(&[FERRY, CAPTAIN, ORCHIDS]));
    let mut stories = [FERRY, CAPTAIN, ORCHIDS];
    stories[1].0 = "Captain of the Port Ansel ferry stays";
    folder.pressed(&feed(&stories));
    assert_eq!(story(&folder, "ferry").found[0].article.headline, "Captain of the Port Ansel ferry stays");
}

#[test]
fn a_new_story_is_named_by_those_that_it_names_and_the_other_lists_stay() {
    let folder = Folder::new("found-new");
    let early = ("Orchids of Kew Gardens bloom early", "Violet petals surprise Kew.", r#""slug":"orchids""#);
    let late = ("Orchids of Kew Gardens bloom late", "Kew waits for violet petals.", r#""slug":"late""#);
    folder.pressed(&feed(&[FERRY, early, late]));
    assert!(story(&folder, "ferry").found.is_empty());
    // A list that somebody has shortened is not made again: nothing near it has changed.
    let path = route::article_file("a/{hash}/{slug}.json", &Slug::from_text("late").unwrap());
    let path = folder.edition().join(path);
    let shortened = |path: &Path| {
        let mut file: serde_json::Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        *file.pointer_mut("/items/0/_dateline/found").unwrap() = serde_json::json!([]);
        fs::write(path, file.to_string() + "\n").unwrap();
    };
    assert_eq!(named(&story(&folder, "late")), ["orchids"]);
    shortened(&path);
    folder.pressed(&feed(&[FERRY, early, late, CAPTAIN]));
    assert!(story(&folder, "late").found.is_empty());
    assert_eq!(named(&story(&folder, "captain")), ["ferry"]);
    assert_eq!(named(&story(&folder, "ferry")), ["captain"]);
}
