//! The gate: untrusted HTML to [`Block`]s, by allow-list.
//!
//! Whatever a publisher's text contains, what comes out is typed data: text without markup, and
//! addresses that are [`SafeUrl`]s. There is no type for a script, a style, an id, a class or a
//! handler, so none can get into a page.
//!
//! ```text
//! HTML ─▶ prescan ─▶ the platform's parser ─▶ tree ─▶ allow_list ─▶ Vec<Block>
//!            └─ over a limit ─▶ text ─────────────────────────────▶ paragraphs
//! ```
//!
//! 1. `prescan` bounds what a parser gets to do and passes on nothing but what is in the table of
//!    `elements`.
//! 2. `dom` runs the browser's own parser on a document that is inert, `html5` one on the host.
//!    Both copy what they find into one `tree`, which can express nothing but that table.
//! 3. `allow_list` walks the tree and makes blocks. It is the gate: it relies on nothing before it.
//!
//! All of it takes linear time and bounded memory and stack for any text; the tests say how much.

mod allow_list;
mod beside;
#[cfg(target_arch = "wasm32")]
mod dom;
mod dropped;
mod elements;
mod embeds;
mod entities;
mod figure_links;
mod figures;
mod flow;
#[cfg(not(target_arch = "wasm32"))]
mod html5;
mod images;
mod inlines;
#[cfg(not(target_arch = "wasm32"))]
mod leaves;
mod lexer;
#[cfg(not(target_arch = "wasm32"))]
mod links;
mod names;
mod prescan;
mod quotes;
mod tables;
mod text;
mod tree;

#[cfg(target_arch = "wasm32")]
use dom as parser;
#[cfg(not(target_arch = "wasm32"))]
use html5 as parser;

pub use beside::lead_picture;
#[cfg(not(target_arch = "wasm32"))]
pub use leaves::left_out;
pub use text::{Snippet, first_link, plain};

use crate::article::{Article, Block, Body, Markup, SafeUrl};
use dropped::Dropped;

/// A body that has been let through.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The story.
    pub blocks: Vec<Block>,
    /// What was left out, by name, and how often: elements that went with their content,
    /// pictures and frames without a safe address, `hidden` elements; `markup` if the text was
    /// over a limit and only its words are left.
    pub dropped: Vec<(String, u32)>,
}

/// The blocks of a publisher's text; addresses in it are relative to `base`.
///
/// HTML is read as browsers read it (HTML Standard §13.2). Over 1 MiB, 20,000 tags, 200 open
/// elements or 16 tables within each other its words are kept as plain paragraphs, up to 1 MiB.
pub fn parse(markup: &Markup, base: Option<&SafeUrl>) -> Parsed {
    match markup {
        Markup::Text(text) => Parsed { blocks: text::paragraphs(text), dropped: Vec::new() },
        Markup::Html(html) => {
            let mut dropped = Dropped::default();
            let document = prescan::clean(html, &mut dropped);
            let tree = document.and_then(|document| parser::read(&document, &mut dropped));
            let blocks = if let Some(tree) = tree {
                allow_list::blocks(&tree, base, &mut dropped)
            } else {
                dropped.add("markup");
                text::paragraphs_of_html(html)
            };
            Parsed { blocks, dropped: dropped.into_list() }
        }
    }
}

/// The text of a story, and behind it the pictures that came with the story and are not in the
/// text; `None` if there is neither, or the text is elsewhere or parsed already.
///
/// `text` is the article's own body, or one that came with another state of the story.
pub fn of_story(article: &Article, text: &Body) -> Option<Parsed> {
    let mut parsed = match text {
        Body::Unparsed(manuscript) => parse(&manuscript.markup, Some(&manuscript.base)),
        Body::None if !article.pictures.is_empty() => Parsed { blocks: Vec::new(), dropped: Vec::new() },
        _ => return None,
    };
    beside::add(&mut parsed.blocks, article);
    Some(parsed)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
