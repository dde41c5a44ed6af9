//! The state of the walk over one body, and what every part of the walk asks of it.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::dropped::Dropped;
use super::elements::Attribute;
use super::inlines::{Budget, spend};
use super::quirks::Role;
use super::tree::Node;
use crate::article::{Block, Language, Omission, OmissionKind, SafeUrl, Tongue};

/// Most pictures of one body.
pub(super) const MAX_PICTURES: u32 = 500;

/// Most bytes of addresses in one body, so that a long address that is repeated stays affordable.
const MAX_ADDRESS_BYTES: usize = 4 << 20;

/// Most cells of the tables of one body, each counted as often as it spans rows and columns: a browser's layout takes
/// time for each of these.
const MAX_CELLS: usize = 10_000;

/// Longest text of a link to the rest of the story, in bytes.
const MAX_MORE_LINK_BYTES: usize = 100;

/// Most frames and players of one body.
pub(super) const MAX_FRAMES: u32 = 100;

/// What is known of a body beside its text.
#[derive(Clone, Copy, Default)]
pub(super) struct BodySource<'a> {
    /// What addresses are relative to.
    pub base: Option<&'a SafeUrl>,
    /// The story's page at its publisher.
    pub page: Option<&'a SafeUrl>,
    /// The story's language.
    pub language: Option<&'a Language>,
}

/// Walks one body.
pub(super) struct Walker<'a, 'd> {
    pub(super) base: Option<&'a SafeUrl>,
    pub(super) dropped: &'d mut Dropped,
    pub(super) budget: Budget,
    pub(super) pictures_left: u32,
    /// The keys of the pictures outside of `noscript`, so that none is shown a second time.
    pub(super) seen: BTreeMap<String, usize>,
    /// Whether `noscript` counts like any other element.
    pub(super) opens_noscript: bool,
    /// Whether line breaks in the text count, as in a verse.
    pub(super) keeps_lines: bool,
    /// The numbers of the places that links within the text lead to, by their ids.
    pub(super) places: BTreeMap<String, usize>,
    /// Those that have been marked: a second element of the same id is none.
    pub(super) marked: Vec<usize>,
    /// The language and direction of what is around.
    pub(super) tongue: Tongue,
    /// Quotation marks that are open.
    pub(super) quotations: u8,
    /// The story's page at its publisher.
    pub(super) page: Option<&'a SafeUrl>,
    /// How many more cells of tables there may be.
    pub(super) cells_left: usize,
    /// How many more frames and players there may be.
    pub(super) frames_left: u32,
    /// Whether there were more pictures or frames than that.
    pub(super) is_cut: bool,
}

impl<'a, 'd> Walker<'a, 'd> {
    /// A walk over the body of `source`.
    pub(super) fn new(source: BodySource<'a>, dropped: &'d mut Dropped) -> Walker<'a, 'd> {
        let BodySource { base, page, language } = source;
        let tongue = Tongue { language: Some(language.cloned().unwrap_or_default()), direction: None };
        Walker {
            base,
            dropped,
            budget: Rc::new(Cell::new(MAX_ADDRESS_BYTES)),
            pictures_left: MAX_PICTURES,
            seen: BTreeMap::new(),
            opens_noscript: false,
            keeps_lines: false,
            places: BTreeMap::new(),
            marked: Vec::new(),
            tongue,
            quotations: 0,
            page,
            cells_left: MAX_CELLS,
            frames_left: MAX_FRAMES,
            is_cut: false,
        }
    }

    /// The line that stands where something is missing.
    pub(super) fn omission(&self, kind: OmissionKind, title: Option<String>) -> Block {
        Block::Omission(Omission { kind, title, address: self.page.cloned() })
    }

    /// A web address, as long as the body's addresses are not too long in all.
    pub(super) fn web_address(&self, text: &str) -> Option<SafeUrl> {
        SafeUrl::web(text, self.base).filter(|address| spend(&self.budget, address.as_str().len()))
    }
}

/// Whether the publisher hides it from readers.
pub(super) fn is_hidden(node: Node) -> bool {
    node.attribute(Attribute::Hidden).is_some() || node.has(Role::Unseen)
}

/// Whether it is no part of the story.
pub(super) fn is_boilerplate(node: Node) -> bool {
    node.has(Role::Boilerplate) || node.has(Role::MoreLink) && is_short(node, MAX_MORE_LINK_BYTES)
}

/// Whether the text in `node` has at most `bytes`.
pub(super) fn is_short(node: Node, bytes: usize) -> bool {
    let mut left = bytes;
    node.descendants().filter_map(Node::text).all(|text| {
        let fits = text.len() <= left;
        left = left.saturating_sub(text.len());
        fits
    })
}
