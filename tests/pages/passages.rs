//! How a story page sets what a text may hold besides plain paragraphs.

use super::{CONFIG, page, printer};

/// The text of a story with this HTML, as its page has it.
fn prose(html: &str) -> String {
    let html = serde_json::to_string(html).unwrap();
    let feed = format!(
        r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "C", "items": [{{"id": "s", "title": "T",
            "url": "https://news.example/s", "date_published": "2023-09-17T18:30:00Z", "content_html": {html},
            "_dateline": {{"slug": "s"}}}}]}}"#
    );
    let main = page(&printer(CONFIG, &feed), "/article/s").main;
    let (_, text) = main.split_once("<div class=\"prose\">").unwrap();
    text.to_owned()
}

#[track_caller]
fn assert_set(html: &str, expected: &str) {
    let prose = prose(html);
    assert!(prose.starts_with(expected), "{html}\n{prose}\nnot\n{expected}");
}

#[test]
fn words_are_set_by_the_elements_that_say_what_they_are() {
    assert_set(
        "<p><s>$40</s> $30 <ins>a</ins> <u>b</u> <mark>c</mark> <small>d</small></p>",
        "<p><del>$40</del> $30 <ins>a</ins> <u>b</u> <mark>c</mark> <small>d</small></p>",
    );
    assert_set(
        "<p><ruby>北<rt>きた</rt></ruby></p>",
        "<p><ruby>北<rp>(</rp><rt>きた</rt><rp>)</rp></ruby></p>",
    );
    assert_set("<p>e<math><msup><mi>e</mi><mi>k</mi></msup></math></p>", "<p>ee<sup>k</sup></p>");
}

#[test]
fn lists_have_their_own_numbers() {
    assert_set(
        "<ol reversed start=3 type=a><li>x<li>y</ol>",
        "<ol type=\"a\" start=\"3\"><li>x</li><li value=\"2\">y</li></ol>",
    );
}

#[test]
fn a_footnote_is_a_press_away_under_an_id_of_ours() {
    assert_set(
        "<p>A<a href=#evil>1</a></p><p id=evil>Note</p>",
        "<p>A<a href=\"#at-1\">1</a></p><p><span id=\"at-1\" tabindex=\"-1\"></span>Note</p>",
    );
}

#[test]
fn a_passage_has_its_own_language_and_direction() {
    assert_set(
        "<blockquote dir=rtl lang=ar><p>مرحبا</p></blockquote><p>It ends there, in the harbour.</p>",
        "<div lang=\"ar\" dir=\"rtl\"><blockquote><p>مرحبا</p></blockquote></div><p>It ends",
    );
}

#[test]
fn a_chart_that_cannot_be_shown_leaves_a_line_with_a_link() {
    let prose = prose("<figure><svg aria-label='Petrol'><text>1</text></svg></figure>");
    assert!(prose.starts_with("<p class=\"missing\""), "{prose}");
    assert!(prose.contains(">Petrol</b>") && prose.contains("href=\"https://news.example/s\""), "{prose}");
}
