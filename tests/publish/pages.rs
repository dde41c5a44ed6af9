//! Printed pages, feeds and lists of addresses.

use scraper::{Html, Selector};
use serde_json::json;
use std::fs;

use super::project::{TestProject, URL};

fn texts(page: &Html, selector: &str) -> Vec<String> {
    page.select(&Selector::parse(selector).unwrap()).map(|element| element.text().collect()).collect()
}

fn attribute(page: &Html, selector: &str, name: &str) -> Option<String> {
    page.select(&Selector::parse(selector).unwrap()).next()?.attr(name).map(str::to_owned)
}

fn paper(test: &str) -> TestProject {
    let project = TestProject::new(test, &json!(["stories"]));
    for number in 0..8 {
        project.story(
            &format!("boat-{number}"),
            &format!("Boat {number} & crew"),
            &format!("<p>Text of boat {number}.</p>"),
        );
    }
    project
}

#[test]
fn every_page_is_there_and_names_itself() {
    let project = paper("pages");
    project.build();
    for (path, address) in [
        ("index.html", URL.to_owned()),
        ("section/harbour.html", format!("{URL}section/harbour")),
        ("topic/ships.html", format!("{URL}topic/ships")),
        ("article/boat-3.html", format!("{URL}article/boat-3")),
    ] {
        let page = Html::parse_document(&project.text(path));
        assert_eq!(attribute(&page, "link[rel=canonical]", "href"), Some(address), "{path}");
        assert_eq!(texts(&page, "main h1").len(), 1, "{path}");
        assert!(
            attribute(&page, "meta[http-equiv=Content-Security-Policy]", "content")
                .unwrap()
                .contains("default-src 'none'")
        );
        assert_eq!(attribute(&page, "html", "lang").as_deref(), Some("en-GB"));
        assert!(!texts(&page, ".brand").is_empty(), "{path}");
    }
    let story = Html::parse_document(&project.text("article/boat-3.html"));
    assert_eq!(texts(&story, "main h1"), ["Boat 3 & crew"]);
    assert!(texts(&story, ".prose p").contains(&"Text of boat 3.".to_owned()));
    assert!(texts(&story, "noscript").iter().all(|words| !words.contains("needs JavaScript")));
    let search = Html::parse_document(&project.text("search.html"));
    assert!(texts(&search, "noscript").concat().contains("JavaScript"), "a search page says what it needs");
}

#[test]
fn links_of_pages_lead_to_pages() {
    let project = paper("links");
    project.build();
    let files = project.files();
    for path in project.pages() {
        let page = Html::parse_document(&project.text(&path));
        for link in page.select(&Selector::parse("a[href^='/']").unwrap()) {
            let href = link.attr("href").unwrap();
            let below =
                href.strip_prefix("/news/").unwrap_or_else(|| panic!("{path}: {href} is not below the base"));
            let below = below.split(['?', '#']).next().unwrap();
            let is_there =
                below.is_empty() || files.contains(&format!("{below}.html")) || files.contains(below);
            assert!(is_there, "{path}: {href} leads nowhere");
        }
    }
}

#[test]
fn the_shell_has_the_publishers_name_policy_and_colours() {
    let project = TestProject::new("shell", &json!(["stories"]));
    project.story("boats", "Boats", "<p>Boats.</p>");
    let settings = json!({ "name": "Al|Bahr </script>", "language": "ar", "url": URL, "embeds": ["youtube", "maps.example"],
        "colours": { "accent": "#0a4d8c" },
        "sources": ["stories", { "url": "https://wire.example/feed.json", "read": "browser" }] });
    project.set(&settings);
    project.build();
    let text = project.text("404.html");
    let page = Html::parse_document(&text);
    assert_eq!(attribute(&page, "html", "dir").as_deref(), Some("rtl"));
    assert_eq!(texts(&page, "title"), ["AlBahr </script>"]);
    let policy = attribute(&page, "meta[http-equiv]", "content").unwrap();
    assert!(policy.contains("connect-src 'self' https://wire.example;"), "{policy}");
    assert!(policy.contains("frame-src https://www.youtube-nocookie.com https://maps.example;"), "{policy}");
    let block = texts(&page, "script#dateline").concat();
    let block: serde_json::Value = serde_json::from_str(&block).unwrap();
    assert_eq!(block["name"], settings["name"]);
    assert_eq!((&block["sources"][0]["url"], block.get("colours")), (&json!("edition/feed.json"), None));
    assert_eq!(attribute(&page, "script[data-wasm]", "data-base").as_deref(), Some("/news/"));
    let sheet = attribute(&page, "link[rel=stylesheet]", "href").unwrap();
    let css = project.text(sheet.strip_prefix("/news/").unwrap());
    assert!(css.starts_with("p{color:red}") && css.contains("--accent:#0a4d8c"), "{css}");
    let manifest: serde_json::Value = serde_json::from_str(&project.text("manifest.webmanifest")).unwrap();
    assert_eq!((&manifest["name"], &manifest["dir"]), (&json!("AlBahr </script>"), &json!("rtl")));
    assert!(
        project.text("_headers").contains(&format!("{sheet}\n  Cache-Control: public, max-age=31536000"))
    );
    assert!(project.text("_redirects").contains("/news/article/* /news/index.html 200"));
}

/// In the edition such a link leads to a file that only the program shows as a page.
#[test]
fn a_link_from_one_story_to_another_leads_to_its_page_in_pages_and_feeds() {
    let project = TestProject::new("own-links", &json!(["stories"]));
    let text = "<p><a href=\"https://old.example/first?utm_source=x\">First</a> <a href=\"https://b.example/a.json\">B</a></p>";
    for (slug, text) in [("first", "<p>One.</p>"), ("second", text)] {
        let story = json!({ "version": "https://jsonfeed.org/version/1.1", "items": [{ "id": slug, "title": slug,
            "url": format!("https://old.example/{slug}"), "content_html": text, "_dateline": { "slug": slug } }] });
        project.write(&format!("stories/{slug}.json"), &story.to_string());
    }
    project.build();
    let page = Html::parse_document(&project.text("article/second.html"));
    assert_eq!(attribute(&page, ".prose a", "href").as_deref(), Some("/news/article/first"));
    for name in ["rss.xml", "atom.xml", "feed.json"] {
        let feed = project.text(name);
        assert!(feed.contains(&format!("{URL}article/first")), "{name}: {feed}");
        assert!(!feed.contains("first.json") && feed.contains("https://b.example/a.json"), "{name}: {feed}");
    }
}

#[test]
fn feeds_and_lists_of_addresses_read_back() {
    let project = paper("feeds");
    project.build();
    for name in ["rss.xml", "atom.xml"] {
        let feed = feed_rs::parser::parse(project.text(name).as_bytes()).unwrap();
        assert_eq!(feed.entries.len(), 8, "{name}");
        let entry = feed
            .entries
            .iter()
            .find(|entry| entry.title.as_ref().unwrap().content == "Boat 5 & crew")
            .unwrap();
        assert_eq!(entry.links[0].href, format!("{URL}article/boat-5"));
        assert_eq!(entry.content.as_ref().unwrap().body.as_deref(), Some("<p>Text of boat 5.</p>"));
    }
    let feed: serde_json::Value = serde_json::from_str(&project.text("feed.json")).unwrap();
    assert_eq!(feed["items"].as_array().unwrap().len(), 8);
    let sitemap = project.text("sitemap.xml");
    for address in ["", "section/harbour", "topic/ships", "article/boat-7"] {
        assert!(sitemap.contains(&format!("<loc>{URL}{address}</loc>")), "{address}");
    }
    assert!(project.text("robots.txt").contains(&format!("Sitemap: {URL}sitemap.xml")));
    assert!(project.text("index.html").contains("type=\"application/rss+xml\""));
}

/// The attacks that the tests in a browser use as well (`vectors.mjs`): text and address.
fn vectors() -> Vec<(String, String)> {
    let listed: Vec<serde_json::Value> = serde_json::from_str(include_str!("fixtures/vectors.json")).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    listed.iter().map(|vector| (text(&vector["text"]), text(&vector["address"]))).collect()
}

/// A paper of which every text and every address is an attack.
fn hostile_paper(test: &str) -> (TestProject, usize) {
    let project = TestProject::new(test, &json!(["stories"]));
    let vectors = vectors();
    let items: Vec<serde_json::Value> = vectors
        .iter()
        .enumerate()
        .map(|(number, (text, address))| {
            json!({
                "id": format!("{number} {text}"), "title": format!("Title {number} {text}"), "summary": text, "url": address,
                "external_url": address, "content_html": format!("<p>First words.</p>{text}<p>And the last.</p>"), "image": address,
                "tags": if number % 20 == 0 { json!(["vectors", text]) } else { json!(["vectors"]) }, "authors": [{ "name": text, "url": address, "_role": text }], "language": text,
                "date_published": "2026-11-20T10:00:00Z", "attachments": [{ "url": address, "mime_type": text, "title": text }],
                "_dateline": { "slug": format!("v-{number}"), "kicker": text, "place": text, "section": { "id": "s", "name": text },
                    "breaking": number == 0, "corrections": [{ "date": "2026-11-20T10:00:00Z", "text": text }],
                    "image": { "alt": text, "caption": text, "credit": text, "credit_url": address,
                        "srcset": [{ "url": address, "width": 640, "type": text }] } } })
        })
        .collect();
    let feed =
        json!({ "version": "https://jsonfeed.org/version/1.1", "title": vectors[0].0, "items": items });
    project.write("stories/feed.json", &feed.to_string());
    (project, vectors.len())
}

#[test]
fn no_string_of_a_story_leaves_its_place_on_any_page() {
    let (project, count) = hostile_paper("vectors");
    let done = project.build();
    let stories = usize::try_from(done["stories"].as_u64().unwrap()).unwrap();
    assert!(stories > count * 9 / 10, "{done}");
    let mut pages = project.pages();
    pages.push("404.html".to_owned());
    for path in &pages {
        let page = Html::parse_document(&project.text(path));
        // The scripts of the template: the first of the page, the configuration and the program; and structured data.
        for script in page.select(&Selector::parse("script").unwrap()) {
            let text: String = script.text().collect();
            match script.attr("type").unwrap_or_default() {
                "application/json" | "application/ld+json" => {
                    serde_json::from_str::<serde_json::Value>(&text).unwrap();
                }
                "module" => assert!(script.attr("data-wasm").is_some(), "{path}"),
                _ => assert!(text.starts_with("(function(e,s)"), "{path}: {text}"),
            }
        }
        let foreign =
            ["style", "iframe", "frame", "object", "embed", "base", "applet", "portal", "math", "textarea"];
        for node in page.tree.nodes().filter_map(|node| node.value().as_element()) {
            assert!(!foreign.contains(&node.name()), "{path}: <{}>", node.name());
            assert!(node.name() != "form" || path == "search.html", "{path}: <form>");
            for (name, value) in node.attrs() {
                assert!(
                    !name.starts_with("on") && !matches!(name, "style" | "srcdoc" | "ping"),
                    "{path}: {name}={value}"
                );
                if matches!(name, "href" | "src" | "action" | "formaction" | "poster") {
                    let site = url::Url::parse(URL).unwrap();
                    let scheme = site.join(value).map(|url| url.scheme().to_owned()).unwrap_or_default();
                    assert!(
                        matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel"),
                        "{path}: {value}"
                    );
                }
            }
        }
        // One policy, and nothing that stands before it.
        let metas: Vec<String> = page
            .select(&Selector::parse("meta[http-equiv]").unwrap())
            .map(|meta| meta.attr("http-equiv").unwrap().to_owned())
            .collect();
        assert_eq!(metas, ["Content-Security-Policy"], "{path}");
    }
    for name in ["rss.xml", "atom.xml"] {
        assert_eq!(
            feed_rs::parser::parse(project.text(name).as_bytes()).unwrap().entries.len(),
            60,
            "{name}"
        );
    }
    for name in ["sitemap.xml", "news-sitemap.xml"] {
        let text = project.text(name);
        assert!(!text.contains("<script") && !text.contains("javascript:"), "{name}");
    }
}

/// Each start tag that was printed is one element to a parser, and every text is whole: nothing moved or closed early.
#[test]
fn a_page_parses_back_to_what_was_printed() {
    let project = paper("parsed");
    project.build();
    for path in project.pages() {
        let text = project.text(&path);
        let (_, body) = text.split_once("<div class=\"site\">").unwrap();
        let (site, _) = body.split_once("<template").unwrap();
        let site = format!("<div class=\"site\">{}", site.trim_end());
        let parsed = Html::parse_fragment(&site);
        let printed = site.matches('<').count() - site.matches("</").count() - site.matches("<!--").count();
        let elements = parsed.tree.nodes().filter_map(|node| node.value().as_element());
        // Without those that a parser adds around a fragment.
        let own = elements.filter(|element| !matches!(element.name(), "html" | "body"));
        assert_eq!(own.count(), printed, "{path}");
        let again = Html::parse_fragment(&parsed.root_element().inner_html());
        let words = |html: &Html| html.root_element().text().collect::<String>();
        assert!(words(&again) == words(&parsed), "{path}: a text has changed");
    }
}

#[test]
fn a_story_with_a_drawing_is_shared_with_a_picture_of_it() {
    let project = TestProject::new("shared", &json!(["stories"]));
    let drawn = |colour: &str| {
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360"><path fill="{colour}" d="M0 0h640v360z"/></svg>"#
        )
    };
    for (slug, picture) in [("drawn", "quay.svg"), ("broken", "broken.svg"), ("photo", "quay.jpg")] {
        let story = json!({ "version": "https://jsonfeed.org/version/1.1", "items": [{ "id": slug, "title": slug, "image": picture,
            "content_html": "<p>Text.</p>", "date_published": "2026-11-20T10:00:00Z" }] });
        project.write(&format!("stories/{slug}.json"), &story.to_string());
    }
    project.write("stories/quay.svg", &drawn("red"));
    project.write("stories/broken.svg", "<svg");
    project.write("stories/quay.jpg", "jpg");
    let done = project.build();
    let shown = |slug: &str| {
        let slug =
            project.files().into_iter().find(|path| path.starts_with(&format!("article/{slug}"))).unwrap();
        let page = Html::parse_document(&project.text(&slug));
        (
            attribute(&page, "meta[property='og:image']", "content"),
            attribute(&page, "meta[name='twitter:card']", "content"),
        )
    };
    let (image, card) = shown("drawn");
    let image = image.unwrap();
    assert_eq!(card.as_deref(), Some("summary_large_image"));
    let path = image.strip_prefix(URL).unwrap().to_owned();
    assert!(
        std::fs::read(project.folder.join("public").join(&path)).unwrap().starts_with(b"\x89PNG"),
        "{image}"
    );
    assert!(shown("broken").0.unwrap().contains("/share/site-"), "the picture of the site stands in");
    assert!(done["notes"].to_string().contains("stories/broken.svg cannot be painted"), "{done}");
    assert!(shown("photo").0.unwrap().ends_with("edition/stories/quay.jpg"));
    // Another drawing under the same name is another picture, and the page names it.
    project.write("stories/quay.svg", &drawn("blue"));
    project.build();
    let again = shown("drawn").0.unwrap();
    assert!(again != image && project.has(again.strip_prefix(URL).unwrap()) && !project.has(&path));
}

#[test]
fn pages_without_a_picture_are_shared_with_one_of_the_paper() {
    let project = TestProject::new("own-picture", &json!(["stories"]));
    project.story("one", "One", "<p>Text.</p>");
    project.build();
    let own = project.files().into_iter().find(|path| path.starts_with("share/site-")).unwrap();
    let png = fs::read(project.folder.join("public").join(&own)).unwrap();
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    for page in ["index.html", "article/one.html", "section/harbour.html", "topic/ships.html"] {
        let html = project.text(page);
        let image = format!("<meta property=\"og:image\" content=\"{URL}{own}\">");
        assert!(html.contains(&image), "{page}");
        assert!(html.contains("<meta property=\"og:image:alt\" content=\"Courier\">"), "{page}");
        assert!(html.contains("content=\"summary_large_image\""), "{page}");
    }
    assert!(project.text("index.html").contains(&format!("\"shareImage\": \"{own}\"")), "browsers know it");
    // Another name is another picture, and the first is gone; the publisher's own takes its place.
    let settings = json!({ "name": "Herald", "language": "en", "url": URL, "sources": ["stories"] });
    project.set(&settings);
    project.build();
    let names = |project: &TestProject| {
        let files = project.files().into_iter();
        files.filter(|path| path.starts_with("share/")).collect::<Vec<String>>()
    };
    assert_eq!(names(&project).len(), 1);
    assert_ne!(names(&project)[0], own);
    let mut settings = settings;
    settings["shareImage"] = "share.png".into();
    project.set(&settings);
    project.build();
    assert_eq!(names(&project), Vec::<String>::new());
    assert!(
        project.text("index.html").contains(&format!("property=\"og:image\" content=\"{URL}share.png\""))
    );
    settings["shareImage"] = "share.svg".into();
    project.set(&settings);
    assert!(String::from_utf8_lossy(&project.run().stderr).contains("/shareImage should be"));
}
