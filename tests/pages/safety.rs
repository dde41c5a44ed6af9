//! What no printed page may have, whatever a feed says.

use super::{CONFIG, english, page, printer};

/// A story in which every field tries to leave its place.
pub const HOSTILE: &str = r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [{
  "id": "h1", "title": "</h1><script>evil()</script>\" onload=\"evil()", "summary": "'><img src=x onerror=evil()>",
  "date_published": "2023-09-17T10:00:00Z", "image": "javascript:evil()", "tags": ["</a><style>*{}</style>"],
  "authors": [{ "name": "<b onclick=evil()>A</b>", "url": "javascript:evil()" }],
  "content_html": "<p id=main onclick=evil()>Words <a href='javascript:evil()'>here</a><script>evil()</script></p><style>*{}</style><img src='https://pictures.example/a.jpg' alt='\"><script>evil()</script>' style='x' width=10 height=10>",
  "_dateline": { "slug": "hostile", "kicker": "</p><svg onload=evil()>", "section": { "id": "s", "name": "\"><script>evil()</script>" } }
}] }"#;

/// The pages, parsed as a browser parses them.
fn parsed(path: &str) -> scraper::Html {
    scraper::Html::parse_fragment(&page(&printer(CONFIG, HOSTILE), path).site)
}

#[test]
fn no_text_of_a_feed_becomes_an_element_or_a_listener() {
    for path in ["/", "/article/hostile", "/section/s", "/search?q=%22%3E%3Cscript%3Eevil()%3C/script%3E"] {
        let html = parsed(path);
        for element in html.tree.nodes().filter_map(|node| node.value().as_element()) {
            assert!(!matches!(element.name(), "script" | "style" | "iframe"), "{path}: <{}>", element.name());
            for (name, value) in element.attrs() {
                assert!(!name.starts_with("on") && name != "style", "{path}: {name}={value}");
                assert!(!value.trim_start().to_lowercase().starts_with("javascript:"), "{path}: {value}");
            }
        }
    }
}

#[test]
fn a_hostile_headline_is_read_as_it_is_written() {
    let json = HOSTILE
        .replace(r#"</h1><script>evil()</script>\" onload=\"evil()"#, r#"5 < 6 && \"x\" onload='evil()' <3"#);
    let html = scraper::Html::parse_fragment(&page(&printer(CONFIG, &json), "/article/hostile").site);
    let heading = html.select(&scraper::Selector::parse("h1").unwrap()).next().unwrap();
    assert_eq!(heading.text().collect::<String>(), "5 < 6 && \"x\" onload='evil()' <3");
}

#[test]
fn no_page_has_a_style_attribute_which_the_policy_forbids() {
    for path in ["/", "/section/culture", "/article/world-1", "/article/culture-1", "/search"] {
        assert!(!page(&english(), path).site.contains(" style="), "{path}");
    }
}

#[test]
fn a_printed_page_reads_back_as_it_was_printed() {
    // What a parser makes of a page, printed again: nothing moved, nothing was closed early.
    for path in ["/", "/section/culture", "/topic/weather", "/article/world-1", "/search", "/nothing"] {
        let site = page(&english(), path).site;
        let html = scraper::Html::parse_fragment(&site);
        let texts = |html: &scraper::Html| html.root_element().text().collect::<String>();
        let again = scraper::Html::parse_fragment(&html.root_element().inner_html());
        // Without those that a parser adds around a fragment.
        let own = |name: &str| !matches!(name, "html" | "body");
        let elements = |html: &scraper::Html| {
            html.tree
                .nodes()
                .filter(|node| node.value().as_element().is_some_and(|it| own(it.name())))
                .count()
        };
        assert_eq!(elements(&html), elements(&again), "{path}");
        assert_eq!(texts(&html), texts(&again), "{path}");
        // Each start tag that was printed is one element.
        let printed = site.matches('<').count() - site.matches("</").count() - site.matches("<!--").count();
        assert_eq!(elements(&html), printed, "{path}");
    }
}
