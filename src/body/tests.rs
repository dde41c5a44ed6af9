//! Integration tests of this module, on the host's parser.

use super::dropped::Dropped;
use super::elements::{Attribute, Fate};
use super::lexer::{HtmlToken, Lexer};
use super::names::look_up;
use super::walker::BodySource;
use super::{html5, plain, prescan, walk};
use crate::article::{Block, Markup, SafeUrl};

#[path = "../../tests/corpus/heavy.rs"]
mod heavy;
#[path = "../../tests/corpus/hostile.rs"]
mod hostile;
#[path = "../../tests/corpus/bodies.rs"]
mod shapes;

fn walk(html: &str) -> Vec<Block> {
    let base = SafeUrl::web("https://news.example/2026/story.html", None);
    let mut dropped = Dropped::default();
    let tree = html5::read(html, &mut dropped).unwrap();
    walk::blocks(&tree, BodySource { base: base.as_ref(), ..BodySource::default() }, &mut dropped)
}

fn cleaned(html: &str) -> String {
    prescan::clean(html, &mut Dropped::default()).unwrap()
}

#[test]
fn the_walk_alone_lets_no_attack_through() {
    for attack in hostile::HOSTILE {
        let blocks = format!("{:?}", walk(&format!("<!DOCTYPE html><p>start</p>{attack}")));
        assert!(blocks.contains("start"), "{attack}\n{blocks}");
        assert!(!blocks.contains("EVIL"), "{attack}\n{blocks}");
    }
}

/// Bodies for which the result deliberately differs from that of the parser alone.
const CHANGED: [&str; 12] = [
    "hidden text",
    "lazy pictures",
    "noscript only",
    "nitf",
    "posts",
    "tracking pictures",
    "unseen frames",
    "code",
    "plaintext",
    "unclosed form",
    "svg and math",
    "objects",
];

#[test]
fn the_scan_before_the_parser_changes_no_story() {
    for (name, html) in shapes::CORPUS {
        let is_same = walk(&format!("<!DOCTYPE html><body>{html}")) == walk(&cleaned(html));
        assert_eq!(is_same, !CHANGED.contains(name), "{name}");
    }
}

#[test]
fn nothing_but_the_table_reaches_the_parser() {
    let bodies = shapes::CORPUS.iter().map(|(_, html)| *html);
    for html in bodies.chain(hostile::HOSTILE.iter().copied()) {
        let clean = cleaned(html);
        let body = clean.strip_prefix("<!DOCTYPE html><body>").unwrap();
        for token in Lexer::new(body) {
            if let HtmlToken::Start { name, attributes, .. } = token {
                let (_, fate) = look_up(name);
                let Fate::Keep(element) = fate else { panic!("{name} in {clean}") };
                assert_eq!(name, element.name(), "{clean}");
                for (name, _) in attributes {
                    let attribute = Attribute::called(name).unwrap();
                    assert_eq!(name, attribute.name());
                    assert!(element.attributes().contains(&attribute), "{name} in {clean}");
                }
            }
        }
        assert_eq!(cleaned(body), clean, "a second scan changes nothing");
    }
}

/// A parser drops null characters, so `<\0b>` is the text `<b>`. Without the null it would be an uncounted
/// tag: thousands of them are reopened in each paragraph, and the page hangs.
#[test]
fn a_null_in_a_text_makes_no_tag_and_no_reference_of_it() {
    for html in [
        "<\0b>x",
        "<\0/b>x",
        "</\0b>x",
        "<\0\0img src=x onerror=y>",
        "<x-y>\0<\0script>",
        "&\0lt;b>",
        "&l\0t;b>",
    ] {
        let clean = cleaned(html);
        let body = clean.strip_prefix("<!DOCTYPE html><body>").unwrap();
        assert!(!clean.contains('\0'), "{clean:?}");
        assert!(
            !Lexer::new(body).any(|token| matches!(token, HtmlToken::Start { .. } | HtmlToken::End(_))),
            "{clean}"
        );
        assert!(!body.contains("&lt"), "{clean}");
        assert_eq!(cleaned(body), clean, "a second scan changes nothing");
    }
    assert_eq!(cleaned("a\0b"), cleaned("ab"));
}

#[test]
fn nulls_hide_nothing_from_the_limits() {
    for unit in ["<\0", "&\0", "&<x-y>"] {
        assert!(fits(&unit.repeat(9_000)) && !fits(&unit.repeat(20_002)), "{unit:?}");
    }
}

fn fits(html: &str) -> bool {
    prescan::clean(html, &mut Dropped::default()).is_some()
}

#[test]
fn each_limit_holds() {
    assert!(fits(&"x".repeat(1 << 20)) && !fits(&"x".repeat((1 << 20) + 1)));
    assert!(fits(&"<br>".repeat(20_000)) && !fits(&"<br>".repeat(20_001)));
    assert!(fits(&"<div>".repeat(200)) && !fits(&"<div>".repeat(201)));
    assert!(fits(&"<table>".repeat(16)) && !fits(&"<table>".repeat(17)));
    let open = "<b>".repeat(3) + "<code><a href=x>";
    assert!(fits(&(open.clone() + &"<p>".repeat(9_000))) && !fits(&(open + &"<p>".repeat(19_000))));
}

#[test]
fn what_may_stay_open_counts_for_nothing() {
    for unit in ["<p>x", "<ul><li>x<li>y</ul>", "<img src=a>", "x<br>", "<dl><dt>x<dd>y</dl>"] {
        assert!(fits(&unit.repeat(4_000)), "{unit}");
    }
    assert!(fits(&"<p><a name=x>y".repeat(2_000)));
    assert!(fits(&("<table>".to_owned() + &"<tr><td>x<th>y".repeat(6_000))));
    assert!(fits(&"<div><b>x</b></div>".repeat(9_000)));
}

#[test]
fn an_end_tag_of_another_kind_closes_nothing() {
    assert!(!fits(&"<b><div></b>".repeat(201)));
    assert!(!fits(&"<div></span></p></section>".repeat(201).replace("</section>", "")));
}

#[test]
fn end_tags_that_end_nothing_have_a_limit_as_well() {
    for end in ["x</p>", "x</a>", "x</section>"] {
        assert!(fits(&end.repeat(20_000)) && !fits(&end.repeat(20_001)), "{end}");
    }
}

#[test]
fn the_scan_writes_every_tag_in_one_way() {
    let html = "<P CLASS=a STYLE='x' ID=b>x</P ><IMG/SRC='a\"b'/ALT=c onerror=d><iframe src=e>f</iframe><noscript>g</noscript><b>h</b><section style='DISPLAY:none;x:y'>";
    let clean = "<p class=\"a\" id=\"b\">x</p><img src=\"a&quot;b\" alt=\"c\"><x-iframe src=\"e\"></x-iframe><x-noscript>g</x-noscript><strong>h</strong><div hidden>";
    assert_eq!(cleaned(html), format!("<!DOCTYPE html><body>{clean}"));
}

#[test]
fn every_heavy_body_ends_and_is_bounded() {
    let base = SafeUrl::web("https://news.example/2026/story.html", None);
    for (name, mut html) in heavy::heavy() {
        // html5ever is slow without optimisation, and a quarter is enough to detect non-linear time.
        html.truncate(html.floor_char_boundary(250_000));
        let parsed = super::parse(&Markup::Html(html), base.as_ref());
        assert!(parsed.blocks.len() <= 20_000, "{name} {}", parsed.blocks.len());
        assert!(format!("{:?}", parsed.blocks).len() < 20_000_000, "{name}");
    }
}

#[test]
fn a_snippet_becomes_plain_text() {
    assert_eq!(plain("<b>Fish</b> &amp; chips&nbsp;&#8217;s  <i>best</i>\n"), "Fish & chips\u{a0}’s best");
    assert_eq!(plain("AT&amp;amp;T <script>x</script><style>y</style>&lt;b&gt;"), "AT&amp;T <b>");
    assert_eq!(plain("<p>One</p><p>two<br>three</p>"), "One two three");
    assert_eq!(plain("a<em>b</em>c 1 < 2"), "abc 1 < 2");
    assert_eq!(plain(&Markup::Text("a <b> &amp;\n c".into())), "a <b> &amp; c");
    assert_eq!(plain("<title>t</title><svg><text>x</text></svg>y<script>z"), "yz");
}
