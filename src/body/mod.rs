//! Untrusted HTML to [`Block`](crate::article::Block)s, by allow-list.
//!
//! Whatever a publisher's text contains, the result is typed data: text without markup, and addresses that are
//! [`SafeUrl`]s. There is no type for a script, a style, a class or a handler, so none can get into a page.
//!
//! ```text
//! HTML ─▶ prescan ─▶ the platform's parser ─▶ tree ─▶ walk ─▶ Vec<Block>
//!            └─ over a limit ─▶ text ─────────────────────────▶ paragraphs
//! ```
//!
//! 1. `prescan` limits what a parser is given and passes on only the elements and attributes in the table of
//!    `elements`.
//! 2. `dom` runs the browser's own parser on an inert document; on the host `html5` runs html5ever. Both copy
//!    the result into one `tree`, which can express only what is in that table.
//! 3. `walk` visits the tree and makes blocks. It does not rely on the steps before it.
//! 4. `quirks` lists what systems, themes and plug-ins do in their own way.
//!
//! All of it takes linear time and bounded memory and stack for any text; the tests measure both.
//! Why the tokenizer and the scan are our own: `docs/decisions/0015-own-tokenizer.md`.
//!
//! ```
//! # #[cfg(not(target_arch = "wasm32"))] {
//! use dateline::article::{Block, Inline, Markup};
//! use dateline::body::parse;
//!
//! let html = "<p onclick=alert(1)>The pier <script>alert(2)</script>reopens.</p>";
//! let parsed = parse(&Markup::Html(html.to_owned()), None);
//! assert_eq!(parsed.blocks, [Block::Paragraph(vec![Inline::Text("The pier reopens.".to_owned())])]);
//! assert_eq!(parsed.dropped, [("script".to_owned(), 1)]);
//! # }
//! ```

mod attached_pictures;
#[cfg(feature = "quirks")]
mod bare_addresses;
mod boilerplate;
#[cfg(feature = "quirks")]
mod boxes;
#[cfg(feature = "quirks")]
mod card_picture;
#[cfg(target_arch = "wasm32")]
mod dom;
mod dropped;
mod elements;
mod embeds;
mod entities;
mod figure_links;
mod figures;
mod flow;
mod formulas;
#[cfg(not(target_arch = "wasm32"))]
mod html5;
mod images;
mod inlines;
#[cfg(not(target_arch = "wasm32"))]
mod leaves;
mod lexer;
#[cfg(not(target_arch = "wasm32"))]
mod links;
#[cfg(not(target_arch = "wasm32"))]
mod losses;
mod marks;
mod names;
mod numbers;
mod parsed;
mod prescan;
mod quirks;
mod quotes;
mod repeated;
#[cfg(feature = "quirks")]
mod shortcodes;
mod sizes;
mod tables;
mod text;
mod tree;
mod walk;
mod walker;
mod words;

#[cfg(target_arch = "wasm32")]
use dom as parser;
#[cfg(not(target_arch = "wasm32"))]
use html5 as parser;

pub use attached_pictures::lead_picture;
#[cfg(feature = "quirks")]
pub use card_picture::add_card_picture;
pub use entities::decode;
#[cfg(not(target_arch = "wasm32"))]
pub use leaves::left_out;
#[cfg(not(target_arch = "wasm32"))]
pub use losses::{Loss, LossKind};
pub use parsed::Parsed;
pub use repeated::is_opening;
#[cfg(feature = "quirks")]
pub use text::cleaned_of_shortcodes;
pub use text::{Snippet, excerpt, first_link, plain};

use crate::article::{Article, Body, Markup, SafeUrl};
use dropped::Dropped;
use walker::BodySource;

/// The blocks of a publisher's text; addresses in it are relative to `base`.
///
/// HTML is read as browsers read it (HTML Standard §13.2). Over 1 MiB, 20,000 tags, 200 open
/// elements or 16 tables within each other its words are kept as plain paragraphs, up to 1 MiB.
pub fn parse(markup: &Markup, base: Option<&SafeUrl>) -> Parsed {
    parse_source(markup, BodySource { base, ..BodySource::default() })
}

fn parse_source(markup: &Markup, source: BodySource) -> Parsed {
    match markup {
        Markup::Text(text) => {
            #[cfg_attr(
                not(feature = "quirks"),
                expect(unused_mut, reason = "only there is something to change")
            )]
            let mut blocks = text::paragraphs(text);
            #[cfg(feature = "quirks")]
            bare_addresses::embed_bare_addresses(&mut blocks, &mut { walker::MAX_FRAMES });
            Parsed { blocks, ..Parsed::default() }
        }
        Markup::Html(html) => {
            let mut dropped = Dropped::default();
            let document = prescan::clean(html, &mut dropped);
            let tree = document.and_then(|document| parser::read(&document, &mut dropped));
            let blocks = if let Some(tree) = tree {
                walk::blocks(&tree, source, &mut dropped)
            } else {
                dropped.add("markup");
                text::paragraphs_of_html(html)
            };
            Parsed {
                blocks,
                #[cfg(not(target_arch = "wasm32"))]
                losses: dropped.take_losses(),
                dropped: dropped.into_list(),
            }
        }
    }
}

/// The text of a story, and behind it the pictures that came with the story and are not in the
/// text; `None` if there is neither, or the text is elsewhere or parsed already.
///
/// `text` is the article's own body, or one that came with another state of the story.
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

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
