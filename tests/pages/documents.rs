//! Whole documents: the finished `index.html` with a page in it.

use dateline::article::Language;
use dateline::route::Route;
use dateline::site::print::{Printer, Shell, ShellError};
use scraper::{ElementRef, Html, Selector};

use super::{CONFIG, FEED, HOSTILE, arabic, english, printer};

/// What is in an `index.html` that the build has finished.
const SHELL: &str = r#"<!doctype html>
<html lang="en" dir="ltr" class="x">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>Courier</title>
<meta name="description" content="The latest stories from Courier.">
<meta name="robots" content="max-image-preview:large">
<meta name="color-scheme" content="light dark">
<script>start("<title>")</script>
<script type="application/json" id="dateline">{"name":"Courier"}</script>
<link rel="preload" href="/fonts/a.woff2" as="font" type="font/woff2" crossorigin>
<link rel="modulepreload" href="/site.js">
<link rel="preload" href="/site.wasm" as="fetch" type="application/wasm" crossorigin>
<script type="module" src="/boot.js" data-wasm="/site.wasm" data-js="/site.js"></script>
<link rel="preload" as="fetch" crossorigin href="/edition/feed.json">
<link rel="canonical" href="https://news.example/courier/">
<meta property="og:title" content="Courier">
</head>
<body id="top">
<noscript><div class="recovery">needs JavaScript</div></noscript>
<div class="site"><main><div class="sk sk--front" hidden><div><p>Front</p></div></div><div class="sk sk--story" hidden>Story</div></main></div>
<div id="recovery" hidden></div>
</body>
</html>
"#;

fn document(printer: &Printer, route: &Route) -> Html {
    let shell = printer.shell(SHELL).unwrap();
    Html::parse_document(&printer.document(&shell, route).unwrap())
}

fn at(path: &str) -> Route {
    Route::read(&format!("/courier{path}"), "", "/courier/").unwrap()
}

fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

#[track_caller]
fn one<'a>(html: &'a Html, selector: &str) -> ElementRef<'a> {
    let found = all(html, selector);
    assert_eq!(found.len(), 1, "{selector}");
    found[0]
}

#[test]
fn what_a_page_says_of_itself_takes_the_place_of_what_the_shell_says() {
    let html = document(&english(), &at("/article/world-1"));
    let head = english().page(&at("/article/world-1")).unwrap().head;
    let content = |selector: &str| one(&html, selector).attr("content").map(str::to_owned);
    assert_eq!(one(&html, "title").text().collect::<String>(), head.title);
    assert_eq!(content("meta[name=description]"), head.description);
    assert_eq!(content("meta[name=robots]").as_deref(), Some("max-image-preview:large"));
    assert_eq!(content("meta[property='og:title']"), Some(head.share_title));
    assert_eq!(content("meta[property='og:type']").as_deref(), Some("article"));
    assert_eq!(one(&html, "link[rel=canonical]").attr("href"), head.canonical.as_deref());
    let data = one(&html, "script[type='application/ld+json']").text().collect::<String>();
    assert_eq!(Some(data), head.json_ld);
}

#[test]
fn the_shell_stays_as_the_build_has_written_it() {
    let shell = english().shell(SHELL).unwrap();
    let html = english().document(&shell, &at("/")).unwrap();
    for kept in [
        r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'">"#,
        r#"<script>start("<title>")</script>"#,
        r#"<script type="application/json" id="dateline">{"name":"Courier"}</script>"#,
        r#"as="font" type="font/woff2" crossorigin>"#,
        "<div id=\"recovery\" hidden></div>\n</body>\n</html>\n",
    ] {
        assert!(html.contains(kept), "{kept}");
    }
    let policy = html.find("Content-Security-Policy").unwrap();
    assert!(policy < html.find("<title>Courier").unwrap(), "the policy stands before what it governs");
}

#[test]
fn a_printed_page_is_marked_and_has_the_language_of_the_site() {
    let html = document(&arabic(), &at("/"));
    let root = html.root_element();
    assert_eq!(
        (root.attr("lang"), root.attr("dir"), root.attr("class")),
        (Some("ar"), Some("rtl"), Some("x"))
    );
    assert_eq!(root.attr("data-printed"), Some(""));
}

#[test]
fn nothing_of_the_program_is_asked_for_before_the_page_is_seen() {
    let html = document(&english(), &at("/article/world-1"));
    assert!(all(&html, "link[rel=modulepreload], link[type='application/wasm']").is_empty());
    assert_eq!(one(&html, "script[data-wasm]").attr("fetchpriority"), Some("low"));
    let picture = one(&html, "link[rel=preload][as=image]");
    assert_eq!(picture.attr("fetchpriority"), Some("high"));
    let shown = one(&html, "img[fetchpriority=high]");
    assert!(picture.attr("href") == shown.attr("src") || picture.attr("imagesrcset") == shown.attr("srcset"));
}

#[test]
fn the_file_of_a_story_is_fetched_early_and_last() {
    let source = "{ \"url\": \"edition/feed.json\" }";
    let with_files = "{ \"url\": \"edition/feed.json\", \"article\": \"edition/articles/{slug}.json\" }";
    let printer = printer(&CONFIG.replace(source, with_files), include_str!("edition.json"));
    let html = document(&printer, &at("/article/world-1"));
    let file = one(&html, "link[rel=preload][as=fetch]");
    assert_eq!(file.attr("href"), Some("/courier/edition/articles/world-1.json"));
    assert_eq!((file.attr("fetchpriority"), file.attr("crossorigin")), (Some("low"), Some("")));
    assert!(all(&document(&printer, &at("/")), "link[rel=preload][as=fetch]").is_empty());
}

#[test]
fn the_account_of_the_newsroom_is_named_if_there_is_one() {
    let with = CONFIG.replacen('{', r#"{ "fediverse": "@desk@social.example","#, 1);
    let html = document(&printer(&with, include_str!("edition.json")), &at("/article/world-1"));
    assert_eq!(one(&html, "meta[name='fediverse:creator']").attr("content"), Some("@desk@social.example"));
    assert!(all(&document(&english(), &at("/")), "meta[name='fediverse:creator']").is_empty());
    let wrong = CONFIG.replacen('{', r#"{ "fediverse": "desk@social.example","#, 1);
    let address = dateline::article::SafeUrl::web(super::ADDRESS, None).unwrap();
    let (_, problems) = Printer::new(&wrong, &address, dateline::article::Timestamp::EPOCH);
    assert!(
        problems.iter().any(|problem| problem.to_string().contains("@desk@social.example")),
        "{problems:?}"
    );
}

#[test]
fn skeletons_are_kept_for_the_program_where_nobody_reads_them() {
    let html = document(&english(), &at("/"));
    assert!(all(&html, "main .sk").is_empty());
    let kept = one(&html, "body > template").inner_html();
    assert!(
        kept.contains("sk--front") && kept.contains("<p>Front</p>") && kept.contains("sk--story"),
        "{kept}"
    );
}

#[test]
fn only_the_search_page_needs_scripts_and_says_so() {
    assert!(all(&document(&english(), &at("/")), "noscript").is_empty());
    let html = document(&english(), &Route::Search { query: String::new() });
    assert!(one(&html, "noscript").text().collect::<String>().contains("needs JavaScript"));
}

#[test]
fn no_story_leaves_its_place_in_a_document() {
    let printer = printer(CONFIG, HOSTILE);
    for path in ["/", "/article/hostile", "/section/s"] {
        let html = document(&printer, &at(path));
        let of_page = all(&html, "head > script[type='application/ld+json']").len();
        assert!(of_page <= 1, "{path}");
        assert_eq!(all(&html, "script").len(), 3 + of_page, "{path}");
        for element in html.tree.nodes().filter_map(|node| node.value().as_element()) {
            for (name, value) in element.attrs() {
                assert!(!name.starts_with("on") && name != "style", "{path}: {name}={value}");
            }
        }
    }
    // What the structured data says is the headline as it was sent.
    let html = document(&printer, &at("/article/hostile"));
    let data = one(&html, "script[type='application/ld+json']").text().collect::<String>();
    let data: serde_json::Value = serde_json::from_str(&data).unwrap();
    assert_eq!(data["headline"], "</h1><script>evil()</script>\" onload=\"evil()");
}

/// A parser makes of the document what it makes of the page alone: nothing around it moves it.
#[test]
fn a_page_in_its_document_reads_back_as_it_was_printed() {
    for path in
        ["/", "/section/culture", "/topic/weather", "/article/world-1", "/article/culture-1", "/nothing"]
    {
        let html = document(&english(), &at(path));
        let alone = Html::parse_fragment(&english().page(&at(path)).unwrap().site);
        assert_eq!(one(&html, ".site").html(), one(&alone, ".site").html(), "{path}");
    }
}

#[test]
fn a_story_and_its_neighbours_come_of_its_file() {
    let printer = english();
    let shell = printer.shell(SHELL).unwrap();
    let feed_address = dateline::article::SafeUrl::web(FEED, None).unwrap();
    let file = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "C", "items": [{"id": "new", "title": "Only in its file",
        "url": "https://news.example/new", "date_published": "2023-09-17T18:30:00Z", "content_html": "<p>Words of the file.</p>",
        "_dateline": {"slug": "new", "related": [{"slug": "world-1", "title": "A neighbour", "why": "story"}]}}]}"#;
    let file = dateline::feed::read(file, &feed_address, dateline::feed::Format::Auto).unwrap();
    let slug = dateline::article::Slug::from_text("new").unwrap();
    let html = printer.story_document(&shell, &slug, (0, file), None).unwrap();
    assert!(html.contains("Words of the file."));
    assert!(printer.document(&shell, &Route::Article { slug }).is_none(), "it is forgotten again");
}

#[test]
fn a_file_that_is_no_shell_is_named_as_such() {
    let english = Language::parse("en").unwrap();
    let without = |part: &str| Shell::read(&SHELL.replace(part, ""), &english).unwrap_err();
    assert_eq!(without("<title>Courier</title>"), ShellError::Missing("<title>"));
    assert!(without("class=\"site\"").to_string().contains("`make build`"));
    assert_eq!(without(" data-wasm=\"/site.wasm\""), ShellError::Missing("<script data-wasm>"));
}
