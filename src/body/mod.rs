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
//! 1. `prescan` limits the input of the parser and passes on only the elements and attributes in the table of
//!    `elements`.
//! 2. `dom` runs the browser's own parser on an inert document; on the host `html5` runs html5ever. Both copy
//!    the result into one `tree`, which can express only what is in that table.
//! 3. `walk` visits the tree and makes blocks. It does not rely on the steps before it.
//! 4. `quirks` lists the peculiarities of systems, themes and plug-ins.
//!
//! Texts that `press` wrote need none of this: `exact` reads them, and a release has the rest in a file of its own
//! (`docs/decisions/0019-exact-editions.md`).
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
mod exact;
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
mod page_budget;
mod parsed;
mod prescan;
mod quirks;
mod quotes;
mod repeated;
#[cfg(feature = "quirks")]
mod shortcodes;
mod sizes;
mod story_text;
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
pub use exact::exact_text;
#[cfg(not(target_arch = "wasm32"))]
pub use leaves::left_out;
#[cfg(not(target_arch = "wasm32"))]
pub use losses::{Loss, LossKind};
pub use marks::has_few_marks;
pub use parsed::Parsed;
pub use repeated::is_opening;
pub use story_text::{of_story, parse, plain_of_html};
#[cfg(feature = "quirks")]
pub use text::cleaned_of_shortcodes;
pub use text::{Snippet, excerpt, first_link, plain};

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
