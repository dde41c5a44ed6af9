//! Each format from recorded shapes to articles: what an editor sees of them on the site.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

use dateline::article::{Access, Article, Body, CreditOrigin, Image, SafeUrl, Status, Timestamp};
use dateline::body;
use dateline::feed::{self, FeedPage, Format, SkipReason, Skipped};

fn address(text: &str) -> SafeUrl {
    SafeUrl::web(text, None).unwrap()
}

fn read_at(file: &str, at: &str) -> FeedPage {
    let text = std::fs::read_to_string(format!("tests/fixtures/{file}")).unwrap();
    let page = feed::read(&text, &address(at), Format::Auto).unwrap();
    let format = Format::named(file.split('/').next().unwrap()).unwrap();
    let named = feed::read(&text, &address(at), format).unwrap();
    assert_eq!(page.articles, named.articles, "{file} is detected as another format");
    page
}

fn credit(image: &Image) -> (&str, CreditOrigin) {
    let credit = image.credit.as_ref().unwrap();
    (&credit.text, credit.origin)
}

fn widths(image: &Image) -> Vec<u32> {
    image.renditions.iter().map(|rendition| rendition.width).collect()
}

fn tags(article: &Article) -> Vec<&str> {
    article.tags.iter().map(|tag| tag.name.as_str()).collect()
}

fn names(article: &Article) -> Vec<&str> {
    article.authors.iter().map(|author| author.name.as_str()).collect()
}

fn section(article: &Article) -> Option<(&str, &str)> {
    article.section.as_ref().map(|section| (section.id.as_str(), section.name.as_str()))
}

fn at(date: &str) -> Option<Timestamp> {
    feed::date::parse(date)
}

mod wordpress {
    use super::*;

    const POSTS: &str = "https://bay.example/wp-json/wp/v2/posts?_embed&per_page=3";

    #[test]
    fn a_post_keeps_all_that_it_says() {
        let page = read_at("wordpress/posts-1.json", POSTS);
        assert_eq!((page.skipped, page.warnings), (vec![], vec![]));
        let post = &page.articles[0];
        assert_eq!(post.headline, "Winter timetable ends – what ‘summer’ means for the ferries");
        assert_eq!(
            post.standfirst.as_deref(),
            Some("Twelve minutes late and half full: the last ferry of the winter timetable…")
        );
        assert_eq!((post.id.as_str(), post.slug.as_str()), ("104", "winter-timetable-ends"));
        assert_eq!(section(post), Some(("harbour", "Harbour & Coast")));
        assert_eq!(tags(post), ["Front page", "Ferries", "Fares"]);
        assert_eq!(names(post), ["Mina Halvorsen"]);
        assert_eq!(post.authors[0].url.as_ref().unwrap().path(), "/author/mina/");
        assert_eq!((post.published, post.updated), (at("2026-03-02T09:00:00Z"), at("2026-03-02T11:30:00Z")));
        assert!(post.featured);
        let hero = post.hero.as_ref().unwrap();
        assert_eq!(credit(hero), ("Nils Aker / Bay Pictures", CreditOrigin::Field));
        assert_eq!(hero.credit.as_ref().unwrap().url, Some(address("https://aker.example/")));
        assert_eq!(hero.caption.as_deref(), Some("The 6.40 leaves the quay."));
        assert_eq!((hero.width, hero.alt.as_deref()), (Some(1200), Some("A white ferry leaves the quay")));
        // Widths are texts here and there, and the square is a crop.
        assert_eq!(widths(hero), [300, 1024, 1200]);
    }

    #[test]
    fn newspack_says_the_standfirst_and_the_caption_the_credit() {
        let post = &read_at("wordpress/posts-1.json", POSTS).articles[1];
        assert_eq!(post.standfirst.as_deref(), Some("Nine hours, one vote, no new road"));
        // The author is an error object.
        assert!(post.authors.is_empty() && post.tags.is_empty());
        let hero = post.hero.as_ref().unwrap();
        assert_eq!(credit(hero), ("Ada Berg/Bay Pictures", CreditOrigin::Caption));
        assert_eq!(hero.caption.as_deref(), Some("The chamber at midnight."));
    }

    #[test]
    fn a_protected_post_is_a_card_that_says_so() {
        let post = &read_at("wordpress/posts-1.json", POSTS).articles[2];
        assert_eq!((post.access, &post.body, &post.hero), (Access::Locked, &Body::None, &None));
        // "Uncategorized" is no section.
        assert_eq!(section(post), None);
    }

    #[test]
    fn slugs_of_other_scripts_media_without_sizes_and_the_files_own_notice_are_read() {
        let page = read_at("wordpress/posts-2.json", POSTS);
        let post = &page.articles[0];
        assert_eq!((post.slug.as_str(), post.language.as_ref().unwrap().tag()), ("море-и-лёд", "ru"));
        let hero = post.hero.as_ref().unwrap();
        // "Picasa 2.6" is no person.
        assert_eq!(credit(hero), ("Lena Nord", CreditOrigin::FileMetadata));
        let hero = page.articles[1].hero.as_ref().unwrap();
        assert_eq!(credit(hero), ("Jo Lind | Bay Pictures", CreditOrigin::Field));
        assert_eq!(hero.credit.as_ref().unwrap().url, Some(address("https://jo.example/")));
    }

    #[test]
    fn a_full_page_promises_another_and_a_shorter_one_does_not() {
        let next = |file, at| read_at(file, at).next.map(|next| next.as_str().to_owned());
        assert_eq!(
            next("wordpress/posts-1.json", POSTS).as_deref(),
            Some("https://bay.example/wp-json/wp/v2/posts?_embed&per_page=3&page=2")
        );
        assert_eq!(next("wordpress/posts-2.json", "https://bay.example/p?per_page=3&page=2"), None);
        assert_eq!(next("wordpress/slug-none.json", POSTS), None);
        // More than it was asked for: a file that is always the same.
        assert_eq!(next("wordpress/posts-1.json", "https://bay.example/p?per_page=2"), None);
    }

    #[test]
    fn empty_objects_errors_and_wrong_types_cost_no_story() {
        let text = r#"[{"id": 1, "slug": "a", "date_gmt": "0000-00-00T00:00:00", "title": {"rendered": "A &amp;amp; B"}, "content": [],
            "excerpt": [], "meta": [], "_embedded": {"author": [], "wp:term": [{"code": "x"}, [{"taxonomy": "category"}]],
            "wp:featuredmedia": [{"source_url": "/a.jpg", "caption": [], "media_details": [], "meta": []}]}},
            {"id": 2, "title": "x \q"}, null, {"id": 3, "title": {"rendered": "C"}, "status": "draft"}]"#;
        let page = feed::read(text, &address(POSTS), Format::Auto).unwrap();
        // Encoded twice, as some themes do.
        assert_eq!(page.articles[0].headline, "A & B");
        assert_eq!(page.articles[0].published, None);
        assert_eq!(page.articles[0].hero.as_ref().unwrap().url, address("https://bay.example/a.jpg"));
        let skipped: Vec<_> = page.skipped.iter().map(|skipped| skipped.pointer.as_str()).collect();
        assert_eq!(skipped, ["/1", "/2"]);
        assert_eq!(page.articles[1].status, Status::Withheld);
        let warned: Vec<_> = page.warnings.iter().map(|warning| warning.pointer.as_str()).collect();
        assert_eq!(warned, ["/0/date_gmt"]);
    }

    #[test]
    fn a_list_without_texts_says_where_the_text_is() {
        let text =
            r#"[{"id": 1, "slug": "a-b", "title": {"rendered": "A"}, "link": "https://bay.example/a-b/"}]"#;
        let card = &feed::read(text, &address(POSTS), Format::Auto).unwrap().articles[0];
        let there = address("https://bay.example/wp-json/wp/v2/posts?_embed&slug=a-b");
        assert_eq!(card.body, Body::Elsewhere(there.clone()));
        // Asked for by itself, a post without a text has none.
        assert_eq!(feed::read(text, &there, Format::Auto).unwrap().articles[0].body, Body::None);
    }
}

mod ghost {
    use super::*;

    const POSTS: &str =
        "https://lantern.example/ghost/api/content/posts/?key=0a1b&include=authors,tags&limit=3";

    #[test]
    fn a_post_keeps_all_that_it_says() {
        let page = read_at("ghost/posts-1.json", POSTS);
        assert_eq!((page.skipped, page.warnings, page.total), (vec![], vec![], Some(5)));
        assert!(page.next.unwrap().as_str().ends_with("limit=3&page=2"));
        let post = &page.articles[0];
        assert_eq!(post.headline, "The lamp is lit & the keeper is 81");
        assert_eq!(names(post), ["Ines Corvo", "Tomas Rua"]);
        assert_eq!((section(post), tags(post)), (Some(("coast", "Coast")), vec!["History"]));
        assert_eq!((post.published, post.featured), (at("2026-02-22T16:30:00Z"), true));
        let hero = post.hero.as_ref().unwrap();
        assert_eq!(credit(hero), ("Tomas Rua", CreditOrigin::Caption));
        assert_eq!(hero.credit.as_ref().unwrap().url, Some(address("https://shots.example/@rua")));
        assert_eq!(hero.caption.as_deref(), Some("The lamp room at dusk."));
        assert_eq!(hero.renditions[0].url.path(), "/content/images/size/w600/2026/02/lamp.jpg");
    }

    #[test]
    fn paywalled_posts_are_previews_or_locked() {
        let posts = read_at("ghost/posts-1.json", POSTS).articles;
        let access: Vec<_> = posts.iter().map(|post| post.access).collect();
        assert_eq!(access, [Access::Full, Access::Preview, Access::Locked]);
        assert_eq!(posts[2].body, Body::None);
        let standfirst = posts[1].standfirst.as_deref().unwrap();
        assert!(standfirst.ends_with('…') && standfirst.chars().count() <= 201, "{standfirst}");
        // Internal tags are for the theme.
        assert!(posts[1].tags.is_empty() && posts[1].section.is_none());
    }

    #[test]
    fn the_last_page_ends_and_pictures_are_resolved_against_their_story() {
        let page = read_at("ghost/posts-2.json", POSTS);
        assert_eq!(page.next, None);
        let hero = page.articles[0].hero.as_ref().unwrap();
        assert_eq!(hero.url, address("https://lantern.example/content/images/2026/02/room.jpg"));
        // Nothing shows that there are other sizes.
        assert!(hero.renditions.is_empty());
    }
}

mod ninjs {
    use super::*;

    const INDEX: &str = "https://wire.example/index.json";

    fn item(name: &str) -> Article {
        let mut page = read_at(&format!("ninjs/items/{name}.json"), "https://wire.example/items/x.json");
        assert_eq!(page.skipped, []);
        page.articles.remove(0)
    }

    #[test]
    fn version_1_is_read() {
        let story = item("strike");
        assert_eq!(story.headline, "Harbour pilots call off their strike");
        assert_eq!(story.standfirst.as_deref(), Some("Ships moved again at dawn after nine days."));
        assert_eq!(names(&story), ["Sol Reyes and Kit Noor"]);
        assert_eq!((story.place.as_deref(), story.priority), (Some("Port Ansel"), Some(2)));
        assert_eq!(tags(&story), ["Shipping", "Labour dispute", "Current"]);
        assert_eq!(
            (story.published, story.updated),
            (at("2026-03-02T09:00:00Z"), at("2026-03-02T11:00:00Z"))
        );
        let hero = story.hero.as_ref().unwrap();
        // The byline of the picture, never that of the story.
        assert_eq!(credit(hero), ("Kit Noor / Wire", CreditOrigin::PictureByline));
        // The original is for printing and 4-3 is a crop.
        assert_eq!((hero.url.path(), widths(hero)), ("/media/ships-1200.jpg", vec![180, 1200]));
        assert_eq!(story.pictures.len(), 1, "the portrait, and not the film");
        let parsed = body::of_story(&story, &story.body).unwrap();
        assert_eq!(parsed.blocks.len(), 3, "two paragraphs and the second picture");
    }

    #[test]
    fn version_2_is_read_by_roles_and_types() {
        let story = item("wheat");
        assert_eq!(story.headline, "Weizenernte über den Erwartungen");
        assert_eq!(story.standfirst.as_deref(), Some("Trotz Regen & Wind."));
        assert_eq!(names(&story), ["Uta Feld, Wire"]);
        let parsed = body::of_story(&story, &story.body).unwrap();
        assert!(format!("{:?}", parsed.blocks).contains("besser als gedacht"));
        let hero = story.hero.as_ref().unwrap();
        assert_eq!(credit(hero), ("Uta Feld/Feldbild", CreditOrigin::PictureByline));
        assert_eq!(story.pictures.len(), 1, "a cancelled picture is not shown");
        assert_eq!(credit(&story.pictures[0]).1, CreditOrigin::Field);
    }

    #[test]
    fn superdesks_dialect_is_read() {
        let story = item("night-bus");
        assert_eq!(story.id, "tag:desk.example:2026:newsml_1");
        assert_eq!(section(&story), Some(("domestic-news", "Domestic News")));
        assert_eq!((names(&story), story.words), (vec!["Ida Brandt"], Some(120)));
        assert_eq!(story.published, at("2026-02-27T05:45:00Z"));
        assert_eq!(story.priority, Some(3));
        let hero = story.hero.as_ref().unwrap();
        assert_eq!(hero.alt.as_deref(), Some("A yellow bus beside dark water"));
        assert_eq!(hero.caption.as_deref(), Some("The N2 on the quay road."));
        assert_eq!(credit(hero), ("Ole Stern / Desk Pictures", CreditOrigin::PictureByline));
        assert_eq!(story.status, Status::Usable);
    }

    #[test]
    fn a_picture_by_itself_is_a_story() {
        let story = item("fog");
        let hero = story.hero.as_ref().unwrap();
        assert_eq!((credit(hero).1, story.standfirst.as_deref()), (CreditOrigin::Field, None));
        assert!(hero.caption.as_deref().unwrap().starts_with("FILE - Fog lies"));
        assert_eq!(story.headline, "Fog over the roads");
    }

    #[test]
    fn what_is_held_back_never_shows() {
        let now = feed::date::parse("2026-06-01T00:00:00Z").unwrap();
        for name in ["embargo", "unclear", "held", "gone"] {
            assert!(!item(name).may_be_shown(now), "{name}");
        }
        assert!(item("embargo").may_be_shown(feed::date::parse("2099-01-01T00:00:00Z").unwrap()));
    }

    #[test]
    fn an_index_is_fetched_by_parts() {
        let first = read_at("ninjs/index.json", INDEX);
        assert_eq!((first.listed.len(), first.total), (20, Some(29)));
        assert_eq!(first.listed[0], address("https://wire.example/items/strike.json"));
        let next = first.next.unwrap();
        assert_eq!(next.as_str(), "https://wire.example/index.json#20");
        let second = read_at("ninjs/index.json", next.as_str());
        assert_eq!((second.listed.len(), second.next), (9, None));
        assert_eq!(second.listed[8], address("https://wire.example/items/brief-1.json"));
    }

    #[test]
    fn a_list_is_read_and_one_bad_item_costs_no_other() {
        let page = read_at("ninjs/list.json", INDEX);
        assert_eq!(page.articles.len(), 3);
        assert_eq!(page.skipped, [Skipped { pointer: "/2".into(), reason: SkipReason::NoId }]);
    }
}

mod guardian {
    use super::*;

    const SEARCH: &str = "https://content.guardianapis.com/search?api-key=k&show-fields=all&show-blocks=main&page-size=3&order-by=newest";

    #[test]
    fn an_article_keeps_all_that_it_says() {
        let page = read_at("guardian/search-1.json", SEARCH);
        assert_eq!((page.skipped, page.warnings, page.total), (vec![], vec![], Some(6)));
        assert!(page.next.unwrap().as_str().ends_with("order-by=newest&page=2"));
        let story = &page.articles[0];
        assert_eq!(story.headline, "Kelp returns to the bay & brings the otters");
        assert_eq!(story.standfirst.as_deref(), Some("After thirty years the forest is back"));
        assert_eq!((story.slug.as_str(), names(story)), ("kelp-returns", vec!["Rana Osei in Port Ansel"]));
        assert_eq!(story.authors[0].url.as_ref().unwrap().path(), "/profile/rana");
        assert_eq!(
            (section(story), tags(story)),
            (Some(("environment", "Environment")), vec!["Oceans", "Wildlife"])
        );
        let hero = story.hero.as_ref().unwrap();
        assert_eq!((hero.width, widths(hero)), (Some(2000), vec![140, 500, 1000, 2000]));
        assert_eq!(credit(hero), ("Lio Tan/Alamy", CreditOrigin::Field));
    }

    #[test]
    fn a_credit_that_must_not_be_shown_is_not() {
        let story = &read_at("guardian/search-1.json", SEARCH).articles[1];
        let hero = story.hero.as_ref().unwrap();
        assert_eq!(hero.credit, None);
        assert_eq!(hero.caption.as_deref(), Some("The choir at rehearsal. Photographs: Vera Moss/The Dock"));
        assert_eq!(names(story), ["Ben Aske", "Ida Ruiz"]);
    }

    #[test]
    fn the_older_elements_are_read_and_a_card_says_where_its_text_is() {
        let story = &read_at("guardian/search-1.json", SEARCH).articles[2];
        let hero = story.hero.as_ref().unwrap();
        assert_eq!(hero.url, address("https://static.paper.example/vote/1000.jpg"));
        assert_eq!((hero.height, hero.alt.as_deref()), (Some(600), Some("Hands in the air")));
        assert_eq!(credit(hero), ("Jon Ek/Reuters", CreditOrigin::Field));
        assert_eq!(
            story.body,
            Body::Elsewhere(address(
                "https://content.guardianapis.com/politics/2026/feb/28/one-vote?api-key=k&show-fields=all&show-blocks=main&show-tags=all"
            ))
        );
        let Body::Elsewhere(there) = &story.body else { panic!() };
        let item = &read_at("guardian/item-one-vote.json", there.as_str()).articles[0];
        assert!(matches!(item.body, Body::Unparsed(_)) && item.id == story.id);
    }

    #[test]
    fn films_reports_in_blocks_and_what_is_gone_are_read() {
        let page = read_at("guardian/search-2.json", SEARCH);
        assert_eq!(page.next, None);
        assert!(page.articles[0].hero.is_some(), "its thumbnail");
        let report =
            format!("{:?}", body::of_story(&page.articles[1], &page.articles[1].body).unwrap().blocks);
        assert!(
            report.contains("Power <back> & running") && report.contains("The lights are off."),
            "{report}"
        );
        assert_eq!(page.articles[2].status, Status::Cancelled);
    }
}

mod json_feed {
    use super::*;

    #[test]
    fn version_1_is_read_with_its_pages() {
        let page = read_at("json-feed/feed-1.json", "https://quay.example/feed-1.json");
        assert_eq!(page.next, Some(address("https://quay.example/feed-2.json")));
        assert_eq!((names(&page.articles[0]), names(&page.articles[1])), (vec!["Ada Quay"], vec!["Guest"]));
        assert_eq!(page.articles[0].hero.as_ref().unwrap().url, address("https://quay.example/img/tar.jpg"));
        assert_eq!(page.skipped.len(), 1);
    }

    #[test]
    fn pictures_of_our_own_files_stand_beside_the_file_and_those_of_others_beside_the_story() {
        let picture = |extension: &str| {
            let item =
                format!(r#"{{"id": 1, "url": "/2026/a/", "title": "A", "image": "p.jpg"{extension}}}"#);
            let text = format!(r#"{{"items": [{item}]}}"#);
            let page =
                feed::read(&text, &address("https://quay.example/edition/feed.json"), Format::Auto).unwrap();
            page.articles[0].hero.as_ref().unwrap().url.path().to_owned()
        };
        assert_eq!(picture(r#", "_dateline": {"kicker": "x"}"#), "/edition/p.jpg");
        assert_eq!(picture(""), "/2026/a/p.jpg");
    }
}

#[test]
fn every_answer_cut_off_anywhere_is_an_error_and_no_panic() {
    for file in ["wordpress/posts-1.json", "ghost/posts-1.json", "ninjs/list.json", "guardian/search-1.json"]
    {
        let text = std::fs::read_to_string(format!("tests/fixtures/{file}")).unwrap();
        let text = text.trim_end();
        for end in (0..text.len()).step_by(37).filter(|end| text.is_char_boundary(*end)) {
            assert!(feed::read(&text[..end], &address("https://x.example/"), Format::Auto).is_err());
        }
    }
}

#[test]
fn a_format_that_was_set_and_is_not_there_is_named() {
    for (name, format) in Format::NAMES.iter().skip(1) {
        for text in ["{}", r#"{"response": {}}"#, r#"{"posts": 1}"#, "7"] {
            assert!(feed::read(text, &address("https://x.example/"), *format).is_err(), "{name} {text}");
        }
    }
}
