//! The site's own words within a story in another language are marked as what they are (WCAG 3.1.2).

use scraper::{ElementRef, Html, Node};

use super::{CONFIG, page, printer};

/// A story in Arabic that makes the page say as much as it can, with `extra` fields of its own.
fn arabic_story(html: &str, extra: &str) -> String {
    let html = serde_json::to_string(html).unwrap();
    let feed = format!(
        r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "C", "items": [{{"id": "s", "title": "الماء",
            "url": "https://news.example/s", "date_published": "2023-09-17T18:30:00Z",
            "date_modified": "2023-09-17T19:30:00Z", "content_html": {html}, "language": "ar",
            "authors": [{{"name": "قسم"}}, {{"name": "مراسل"}}], "tags": ["ماء"], "_dateline": {{"slug": "s",
            "section": {{"id": "opinion", "name": "Opinion"}}, "place": "عمان",
            "corrections": [{{"date": "2023-09-17T19:00:00Z", "text": "تصحيح"}}] {extra}}}}}]}}"#
    );
    page(&printer(CONFIG, &feed), "/article/s").main
}

/// Each text with the language it is marked as, where Latin letters are not marked as English, or Arabic ones as that.
fn unmarked(html: &str) -> Vec<String> {
    let parsed = Html::parse_fragment(html);
    let mut found = Vec::new();
    for node in parsed.root_element().descendants() {
        let Node::Text(text) = node.value() else { continue };
        let is_latin = text.chars().filter(char::is_ascii_alphabetic).count() > 1;
        let is_address = text.starts_with("http");
        let language = node
            .ancestors()
            .filter_map(ElementRef::wrap)
            .find_map(|element| element.attr("lang"))
            .unwrap_or("en");
        let is_arabic = text.chars().any(|letter| ('\u{600}'..'\u{700}').contains(&letter));
        let is_wrong =
            if is_arabic { language.starts_with("en") } else { is_latin && !language.starts_with("en") };
        if is_wrong && !is_address {
            found.push(format!("{:?} is marked {language}", text.trim()));
        }
    }
    found
}

#[test]
fn words_of_the_site_in_a_story_of_another_language_are_marked() {
    let everything = "<p>نص</p><figure><img src=\"https://news.example/a.jpg\" alt=\"صورة\">\
        <figcaption>مرفأ (Image source: AFP)</figcaption></figure>\
        <iframe src=\"https://www.youtube.com/embed/aaaaaaaaaaa\"></iframe>\
        <iframe src=\"https://charts.example/1\"></iframe>\
        <figure><svg aria-label='نفط'><text>1</text></svg></figure>";
    for (html, extra) in [
        (everything, ""),
        (everything, r#", "access": "preview""#),
        ("", r#", "access": "locked""#),
        ("", ""),
        ("<p>نص</p>", r#", "about": "https://other.example/page""#),
    ] {
        let main = arabic_story(html, extra);
        assert!(main.contains("<article class=\"article\" lang=\"ar\" dir=\"rtl\">"), "{main}");
        assert_eq!(unmarked(&main), Vec::<String>::new(), "{extra}\n{main}");
    }
}

#[test]
fn words_of_the_site_on_a_story_in_its_own_language_stay_unmarked() {
    let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "C", "items": [{"id": "s", "title": "Water",
        "url": "https://news.example/s", "tags": ["Water"], "content_html": "<p>Text</p>", "_dateline": {"slug": "s"}}]}"#;
    let main = page(&printer(CONFIG, feed), "/article/s").main;
    assert!(!main.contains("lang="), "{main}");
}
