//! Printed pages, feeds and lists of addresses.

use scraper::{Html, Selector};
use serde_json::json;

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

/// Strings that try to leave their place, in every field that a story has.
const VECTORS: [&str; 12] = [
    "</title><script>evil()</script>",
    "\"><img src=x onerror=evil()>",
    "'-evil()-'",
    "</script><script>evil()</script>",
    "<!--<script>",
    "]]><script>evil()</script>",
    "&lt;script&gt;evil()&lt;/script&gt;",
    "<svg/onload=evil()>",
    "javascript:evil()",
    "{{constructor.constructor('evil()')()}}",
    "\u{2028}</style><style>*{}</style>",
    "<noscript><p title=\"</noscript><img src=x onerror=evil()>\">",
];

#[test]
fn no_string_of_a_story_leaves_its_place_on_any_page() {
    let project = TestProject::new("vectors", &json!(["stories"]));
    for (number, vector) in VECTORS.iter().enumerate() {
        let story = json!({ "version": "https://jsonfeed.org/version/1.1", "title": vector, "items": [{
            "id": format!("{number}{vector}"), "title": format!("T{number} {vector}"), "summary": vector, "url": vector, "external_url": vector,
            "content_html": format!("<p>{vector}</p><a href=\"{vector}\">{vector}</a>"), "image": vector, "tags": [vector],
            "authors": [{ "name": vector, "url": vector }], "date_published": "2026-11-20T10:00:00Z", "language": vector,
            "_dateline": { "slug": format!("v-{number}"), "kicker": vector, "place": vector, "section": { "id": "s", "name": vector },
                "image": { "alt": vector, "caption": vector, "credit": vector, "credit_url": vector } } }] });
        project.write(&format!("stories/{number}.json"), &story.to_string());
    }
    project.build();
    let mut pages = project.pages();
    pages.push("404.html".to_owned());
    assert!(pages.len() > VECTORS.len() + 4, "{pages:?}");
    for path in pages {
        let page = Html::parse_document(&project.text(&path));
        // The scripts of the template: the first of the page, the configuration and the program; and structured data.
        for script in page.select(&Selector::parse("script").unwrap()) {
            let kind = script.attr("type").unwrap_or_default();
            let text: String = script.text().collect();
            match kind {
                "application/json" | "application/ld+json" => {
                    _ = serde_json::from_str::<serde_json::Value>(&text).unwrap();
                }
                "module" => assert!(script.attr("data-wasm").is_some(), "{path}"),
                _ => assert!(text.starts_with("(function(e,s)"), "{path}: {text}"),
            }
        }
        for node in page.tree.nodes().filter_map(|node| node.value().as_element()) {
            assert!(
                !matches!(node.name(), "style" | "iframe" | "object" | "embed" | "base"),
                "{path}: <{}>",
                node.name()
            );
            for (name, value) in node.attrs() {
                assert!(
                    !name.starts_with("on") && name != "style" && name != "srcdoc",
                    "{path}: {name}={value}"
                );
                let is_address = matches!(name, "href" | "src" | "action" | "formaction");
                assert!(
                    !is_address || !value.trim().to_ascii_lowercase().starts_with("javascript:"),
                    "{path}: {value}"
                );
            }
        }
    }
    for name in ["rss.xml", "atom.xml"] {
        assert_eq!(
            feed_rs::parser::parse(project.text(name).as_bytes()).unwrap().entries.len(),
            VECTORS.len(),
            "{name}"
        );
    }
    for name in ["sitemap.xml", "news-sitemap.xml"] {
        assert!(!project.text(name).contains("<script"), "{name}");
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
