//! Bodies through the gate: what real shapes come to, and what no attack gets through.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[path = "corpus/hostile.rs"]
mod hostile;
#[path = "corpus/outline.rs"]
mod outline;
#[path = "corpus/bodies.rs"]
mod shapes;

use std::rc::Rc;

use dateline::article::{
    Article, Block, Body, Inline, Manuscript, Markup, Omission, OmissionKind, SafeUrl, Slug,
};
use dateline::body::{Parsed, exact_text, of_story, parse};

fn parsed(html: &str) -> Parsed {
    let base = SafeUrl::web("https://news.example/2026/story.html", None);
    parse(&Markup::Html(html.to_owned()), base.as_ref())
}

/// `BLESS=1 cargo test --test bodies` writes what the bodies come to; read the difference. The
/// tests in the browser compare with the same files.
fn compare(file: &str, report: &str) {
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(file, report).unwrap();
    }
    let expected = std::fs::read_to_string(file).unwrap();
    for (one, other) in report.split("\n== ").zip(expected.split("\n== ")) {
        assert_eq!(one, other);
    }
    assert_eq!(report.len(), expected.len());
}

#[test]
fn real_shapes_come_to_what_is_written() {
    let named = shapes::CORPUS.iter().map(|(name, html)| ((*name).to_owned(), *html));
    compare("tests/corpus/bodies.txt", &outline::report(named));
}

#[test]
fn attacks_come_to_what_is_written() {
    let numbered = hostile::HOSTILE.iter().enumerate().map(|(index, html)| (index.to_string(), *html));
    compare("tests/corpus/hostile.txt", &outline::report(numbered));
}

#[test]
fn no_attack_gets_through() {
    for attack in hostile::HOSTILE {
        for html in [format!("<p>start</p>{attack}"), format!("<p>start</p><div><b><a href=/x>{attack}")] {
            let parsed = parsed(&html);
            let outline = outline::outline(&parsed.blocks);
            assert!(outline.starts_with("p: start\n"), "{html}\n{outline}");
            assert!(!outline.contains("EVIL"), "{html}\n{outline}");
            outline::assert_safe(&parsed.blocks);
        }
    }
}

#[test]
fn attacks_one_after_the_other_are_none_either() {
    for chunk in hostile::HOSTILE.windows(3) {
        outline::assert_safe(&parsed(&chunk.concat()).blocks);
    }
    outline::assert_safe(&parsed(&hostile::HOSTILE.concat()).blocks);
}

#[test]
fn bodies_cut_off_anywhere_are_safe() {
    for (_, html) in shapes::CORPUS {
        for cut in (0..html.len()).step_by(3).filter_map(|end| html.get(..end)) {
            outline::assert_safe(&parsed(cut).blocks);
        }
    }
}

#[test]
fn what_comes_out_is_the_same_every_time() {
    for (name, html) in shapes::CORPUS {
        assert_eq!(parsed(html), parsed(html), "{name}");
    }
}

#[test]
fn the_source_of_a_quotation_begins_with_words() {
    for source in [
        "<footer>—<br>Jo Doe</footer>",
        "<footer>— – Jo Doe</footer>",
        "<footer>— Jo Doe</footer>",
        "<p>—<br> Jo Doe</p>",
    ] {
        let blocks = parsed(&format!("<blockquote><p>Words.</p>{source}</blockquote>")).blocks;
        assert_eq!(outline::outline(&blocks), "quote: Jo Doe\n  p: Words.\n", "{source}");
    }
}

#[test]
fn a_paragraph_of_nothing_but_a_dash_is_no_source_and_hides_none() {
    for source in
        ["<p>— Jo Doe</p><p>—</p>", "<p>— Jo Doe</p><p>– –</p><p>—</p>", "<footer>—</footer><p>— Jo Doe</p>"]
    {
        let blocks = parsed(&format!("<blockquote><p>Words.</p>{source}</blockquote>")).blocks;
        assert_eq!(outline::outline(&blocks), "quote: Jo Doe\n  p: Words.\n", "{source}");
    }
}

#[test]
fn the_source_of_a_quotation_in_a_figure_is_set_like_any_other() {
    for source in ["Jo Doe", "<em>Jo Doe</em>", "— <cite>Jo Doe</cite>"] {
        let html = format!(
            "<figure><blockquote><p>Words.</p></blockquote><figcaption>{source}</figcaption></figure>"
        );
        assert_eq!(outline::outline(&parsed(&html).blocks), "quote: Jo Doe\n  p: Words.\n", "{source}");
    }
}

#[test]
fn plain_text_is_taken_by_its_lines() {
    let text = |text: &str| outline::outline(&parse(&Markup::Text(text.to_owned()), None).blocks);
    assert_eq!(text("one\n\ntwo <b>&amp;\r\n \r\n\n  three  "), "p: one\np: two <b>&amp;\np: three\n");
    assert_eq!(text("Roses are red,\nViolets are blue"), "p: Roses are red,⏎Violets are blue\n");
    let wrapped = "This is the first line of a text that was broken\nto fit a width of fifty characters";
    assert_eq!(
        text(&format!("{wrapped}  \nmore and more of the same text to the end.")).matches('⏎').count(),
        2
    );
    let wrapped = "This is the first line of a text that was broken to fit\na width of some characters, as agencies do it.";
    assert_eq!(text(wrapped), format!("p: {}\n", wrapped.replace('\n', " ")));
    let long = "word ".repeat(40);
    assert_eq!(text(&format!("Head\n{long}\n{long}")).lines().count(), 3);
    assert_eq!(text(" \n\n "), "");
}

/// Too much of anything is read as plain text, and none of it takes long (the figures are in
/// `docs`; nothing is timed here).
#[test]
fn too_much_of_anything_keeps_its_words() {
    let cases = [
        ("nested", "<div>".repeat(100_000) + "word"),
        ("links", "<a href=/x>".repeat(100_000) + "word"),
        ("tags", "<p>word</p>".repeat(20_001)),
        ("tables", "<table><tr><td>".repeat(17) + "word"),
        ("bytes", "<p>word</p>".to_owned() + &"<!---->".repeat(200_000)),
    ];
    for (name, html) in cases {
        let parsed = parsed(&html);
        let outline = outline::outline(&parsed.blocks);
        assert!(outline.contains("word"), "{name}");
        assert!(parsed.dropped.contains(&("markup".to_owned(), 1)), "{name} {:?}", parsed.dropped);
    }
}

/// Real stories of 17 kB had 200 `strong` around a paragraph, and lost their headings and pictures.
#[test]
fn elements_that_set_words_apart_more_than_once_cost_a_story_nothing() {
    for (open, close) in
        [("<b>", "</b>"), ("<em>", "</em>"), ("<span style=x>", "</span>"), ("<font>", "</font>")]
    {
        let html =
            [&open.repeat(300), "<h2>Head</h2><img src=/a.jpg>", &close.repeat(300), "<p>after</p>"].concat();
        let parsed = parsed(&html);
        assert!(parsed.dropped.is_empty(), "{open}");
        let [Block::Heading { .. }, Block::Figure(_), Block::Paragraph(after)] = &parsed.blocks[..] else {
            panic!("{open} {:?}", parsed.blocks)
        };
        assert_eq!(*after, [Inline::Text("after".into())], "{open}");
    }
    let parsed = parsed(&("<b>".repeat(100_000) + "word"));
    assert!(outline::outline(&parsed.blocks).contains("word"));
}

#[test]
fn much_that_is_normal_is_parsed() {
    let html = "<p>One <b>two</b> <a href=/x>three</a><br>".repeat(4_000);
    let parsed = parsed(&html);
    assert_eq!((parsed.blocks.len(), parsed.dropped.len()), (4_000, 0));
    let deep = "<blockquote><ul><li>".repeat(60) + "word";
    let blocks = self::parsed(&deep).blocks;
    assert!(depth(&blocks) <= 16 && outline::outline(&blocks).contains("word"));
}

fn depth(blocks: &[Block]) -> usize {
    let inner = |block: &Block| match block {
        Block::Quote { blocks, .. } | Block::Passage { blocks, .. } => depth(blocks),
        Block::List { items, .. } => items.iter().map(|item| depth(item)).max().unwrap_or(0),
        _ => 0,
    };
    blocks.iter().map(inner).max().map_or(0, |inner| inner + 1)
}

/// The words of a text, and whether it ends by saying that its rest is missing.
fn words_and_end(blocks: &[Block]) -> (usize, bool) {
    let says_so = |block: &Block| matches!(block, Block::Omission(Omission { kind: OmissionKind::Text, .. }));
    assert!(blocks.iter().rev().skip(1).all(|block| !says_so(block)), "said once, at the end");
    (outline::outline(blocks).split_whitespace().count(), blocks.last().is_some_and(says_so))
}

#[test]
fn a_text_too_long_for_a_page_ends_with_a_line_that_says_so() {
    let long = |unit: &str| unit.repeat(1_000_000 / unit.len());
    for html in [
        "<p>Some words of a paragraph".repeat(19_000),
        long("x"),
        long("word "),
        long("<p>A paragraph of some words, <a href=/x>a link</a> and <b>more</b>.</p>"),
        format!("<pre>{}</pre>", long("code ")),
        format!("<ul>{}</ul>", "<li>An item".repeat(15_000)),
        format!("<table>{}</table>", "<tr><td>a cell<td>another".repeat(6_000)),
        // Over a limit of the parser: only the words are read.
        long(">c</p>"),
        long("<table>x"),
    ] {
        let parsed = parsed(&html);
        let (words, is_said) = words_and_end(&parsed.blocks);
        let name: String = html.chars().take(40).collect();
        assert!(is_said && words > 0 && words < 110_000, "{name}: {words}");
        assert!(parsed.dropped.iter().any(|(kind, _)| kind == "text"), "{name}: {:?}", parsed.dropped);
        assert!(parsed.losses.iter().any(|loss| loss.to_string().contains("too long for a page")), "{name}");
    }
    let text = parse(&Markup::Text("A line of plain text.\n\n".repeat(20_000)), None);
    assert!(words_and_end(&text.blocks).1);
    assert!(text.dropped.iter().any(|(kind, _)| kind == "text"));
}

#[test]
fn the_rest_of_a_long_text_is_at_its_publisher() {
    let page = SafeUrl::web("https://news.example/2026/story.html", None);
    let slug = Slug::from_text("story").unwrap();
    let article = Article { url: page.clone(), ..Article::new("1".to_owned(), slug, "Story".to_owned()) };
    let text = Body::Unparsed(Rc::new(Manuscript {
        markup: Markup::Html("<p>Some words of a paragraph".repeat(19_000)),
        base: page.clone().unwrap(),
        is_exact: false,
    }));
    let parsed = of_story(&article, &text).unwrap();
    let Some(Block::Omission(omission)) = parsed.blocks.last() else { panic!("no line") };
    assert_eq!(omission.address, page);
}

#[test]
fn a_long_text_that_fits_is_whole() {
    // 60,000 words in 1,500 paragraphs, each with two links: longer than anything that newspapers print.
    let paragraph =
        format!("<p>{}<a href=/x>one</a> and <a href=/y>two</a>.</p>\n", "words of a report ".repeat(10));
    let parsed_report = parsed(&paragraph.repeat(1_500));
    let (words, is_said) = words_and_end(&parsed_report.blocks);
    assert!(!is_said && words > 60_000, "{words}");
    // White space takes no room.
    let white = format!("<p>One</p>{}<p>Two</p>", " \n\t".repeat(300_000));
    assert!(!words_and_end(&parsed(&white).blocks).1);
}

#[test]
fn a_text_too_long_for_a_page_is_cut_in_our_own_format_too() {
    let slug = Slug::from_text("story").unwrap();
    let article = Article::new("1".to_owned(), slug, "Story".to_owned());
    let exact = |html: String| {
        let base = SafeUrl::web("https://news.example/2026/story.html", None).unwrap();
        let text = Body::Unparsed(Rc::new(Manuscript { markup: Markup::Html(html), base, is_exact: true }));
        (exact_text(&article, &text), of_story(&article, &text).unwrap().blocks)
    };
    let (blocks, _) = exact("<p>Some words</p>".repeat(5_000));
    assert_eq!(blocks.map(|blocks| blocks.len()), Some(5_000));
    let (blocks, read_leniently) = exact("<p>Some words</p>".repeat(19_000));
    assert!(blocks.is_none() && words_and_end(&read_leniently).1);
}
