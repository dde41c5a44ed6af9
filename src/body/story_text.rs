//! A publisher's text, from markup to blocks.

use super::dropped::Dropped;
use super::parsed::Parsed;
use super::walker::BodySource;
use super::{attached_pictures, parser, prescan, repeated, text, walk};
#[cfg(feature = "quirks")]
use super::{bare_addresses, walker};
use crate::article::{Article, Body, Markup, OmissionKind, SafeUrl};

/// The blocks of a publisher's text; addresses in it are relative to `base`.
///
/// HTML is parsed as by browsers (HTML Standard §13.2). Over 1 MiB, 20,000 tags, 200 open elements or 16
/// nested tables only its words are kept, as plain paragraphs. A text that goes on beyond what a page shows ends
/// with an [`OmissionKind::Text`].
#[inline(never)]
pub fn parse(markup: &Markup, base: Option<&SafeUrl>) -> Parsed {
    parse_source(markup, BodySource { base, ..BodySource::default() })
}

fn parse_source(markup: &Markup, source: BodySource) -> Parsed {
    let mut dropped = Dropped::default();
    let (mut blocks, is_cut) = match markup {
        Markup::Text(text) => {
            #[cfg_attr(
                not(feature = "quirks"),
                expect(unused_mut, reason = "only there is something to change")
            )]
            let (mut blocks, is_cut) = text::paragraphs(text);
            #[cfg(feature = "quirks")]
            bare_addresses::embed_bare_addresses(&mut blocks, &mut { walker::MAX_FRAMES });
            (blocks, is_cut)
        }
        Markup::Html(html) => {
            let document = prescan::clean(html, &mut dropped);
            match document.and_then(|document| parser::read(&document, &mut dropped)) {
                Some(tree) => (walk::blocks(&tree, source, &mut dropped), tree.is_cut),
                None => {
                    dropped.add("markup");
                    text::paragraphs_of_html(html)
                }
            }
        }
    };
    if is_cut {
        dropped.add("text");
        blocks.push(source.omission(OmissionKind::Text, None));
    }
    Parsed {
        blocks,
        #[cfg(not(target_arch = "wasm32"))]
        losses: dropped.take_losses(),
        dropped: dropped.into_list(),
    }
}

/// The text of a story, followed by its attached pictures that are not in the text; `None` if there is
/// neither, or the text is elsewhere or parsed already.
///
/// `text` is the article's own body, or that of another version of the story.
#[inline(never)]
pub fn of_story(article: &Article, text: &Body) -> Option<Parsed> {
    let mut parsed = match text {
        Body::Unparsed(manuscript) => {
            let (page, language) = (article.url.as_ref(), article.language.as_ref());
            parse_source(&manuscript.markup, BodySource { base: Some(&manuscript.base), page, language })
        }
        Body::None if !article.pictures.is_empty() => Parsed::default(),
        _ => return None,
    };
    if repeated::take_headline(&mut parsed.blocks, &article.headline) {
        parsed.dropped.push(("repeated headline".to_owned(), 1));
    }
    attached_pictures::add(&mut parsed.blocks, article);
    Some(parsed)
}

/// Plain text of HTML, on one line. In this file, so that its callers do not link the HTML reader.
#[inline(never)]
pub fn plain_of_html(html: &str) -> String {
    text::plain(html)
}
