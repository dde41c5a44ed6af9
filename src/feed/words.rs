//! Plain text from the text fields of a feed, which may hold HTML and character references.

use crate::body::{self, Snippet};

/// Elements that occur in headlines, summaries and names. Any other `<` is literal. A single string: a list of
/// strings is twice as long in the wasm.
const TAGS: &str = " a abbr address article aside audio b bdi big blockquote br center cite code dd del details dfn \
    div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i iframe img ins kbd li \
    main mark math nav nobr noscript ol p pre q rb rp rt rtc ruby s samp script section small span \
    strike strong style sub summary sup table td time tr tt u ul var video wbr ";

/// `text` as plain text, guessing what was meant: one rule for the text fields of all formats.
///
/// - HTML is converted where there are tags, with a space between blocks; `a < b` stays.
/// - Character references are decoded, also doubly encoded ones: nobody means to print a numeric or known
///   reference with its semicolon. `Q&A` stays.
/// - Escaped tags in pairs (`&lt;em&gt;now&lt;/em&gt;`) are HTML, too.
#[inline(never)]
pub(super) fn words(text: &str) -> String {
    let is_hiding = |at: usize| {
        let is_at =
            |tag: &&str| text.get(at..at + tag.len()).is_some_and(|found| found.eq_ignore_ascii_case(tag));
        HIDING.iter().any(is_at)
    };
    if text.match_indices('<').any(|(at, _)| is_hiding(at)) {
        return text.trim().to_owned();
    }
    let mut words = without_cdata(text).trim().to_owned();
    for round in 0..2 {
        if has_tag(&words, round > 0) {
            words = body::plain(&words);
        } else if words.contains('&') {
            words = body::decode(&words);
        } else {
            break;
        }
    }
    body::plain(Snippet::Text(&words))
}

/// `text` without CDATA delimiters around it.
pub(super) fn without_cdata(text: &str) -> &str {
    let text = text.trim();
    match text.strip_prefix("<![CDATA[") {
        Some(inner) => inner.strip_suffix("]]>").unwrap_or(inner),
        None => text,
    }
}

/// Elements whose content is not displayed. A text with one of them mentions it, or is hostile: it is kept
/// literally, and none of its words are lost.
const HIDING: [&str; 4] = ["<script", "<style", "<iframe", "<noscript"];

/// Whether `text` has a tag of [`TAGS`]; `in_pairs`: also its end tag.
pub(super) fn has_tag(text: &str, in_pairs: bool) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = text.get(at + 1..).unwrap_or_default();
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let end = rest.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let (name, behind) = rest.split_at_checked(end).unwrap_or_default();
        let inside = behind.split_once('>').map(|(inside, _)| inside.trim());
        let is_tag = inside.is_some_and(|inside| inside.is_empty() || inside == "/" || inside.contains('='))
            && !name.is_empty()
            && TAGS.contains(&[" ", &name.to_ascii_lowercase(), " "].concat());
        is_tag && (!in_pairs || behind.contains(&["</", name, ">"].concat()))
    })
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn text_is_read_as_its_desk_meant_it() {
        for (written, meant) in [
            (
                "The &#8216;harbour&#8217; that wasn&#8217;t &amp; the pier",
                "The ‘harbour’ that wasn’t & the pier",
            ),
            ("Q&amp;amp;A: the user&amp;#8217;s guide", "Q&A: the user’s guide"),
            ("This is my title &#8211 online now", "This is my title – online now"),
            ("The <em>Endeavour</em> &#038; its crew: 5 &lt; 6", "The Endeavour & its crew: 5 < 6"),
            ("The &lt;em&gt;Endeavour&lt;/em&gt; sails", "The Endeavour sails"),
            ("If a < b and b &lt; c", "If a < b and b < c"),
            ("a<b and c>d, <3", "a<b and c>d, <3"),
            ("Q&A, R&D; AT&T", "Q&A, R&D; AT&T"),
            ("<p>One.</p><p>Two.</p>", "One. Two."),
            ("<![CDATA[The <b>pier</b>]]>", "The pier"),
            ("How the &lt;b&gt; element works", "How the <b> element works"),
            ("&nbsp;x&nbsp;", "x"),
            ("<ruby>大雨<rp>(</rp><rt>おおあめ</rt><rp>)</rp></ruby>が降る", "大雨が降る"),
            ("&lt;ruby&gt;港&lt;rt&gt;みなと&lt;/rt&gt;&lt;/ruby&gt;の朝", "港の朝"),
            ("How <b>the</b> <script> element works", "How <b>the</b> <script> element works"),
        ] {
            assert_eq!(words(written), meant, "{written}");
        }
    }
}
