//! The state of the walk over one body, and helpers shared by its parts.

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

/// Most bytes of addresses in one body, to bound the cost of a long address that is repeated.
const MAX_ADDRESS_BYTES: usize = 4 << 20;

/// Most table cells of one body; a cell counts once for each slot of the grid that it spans, as each costs
/// layout time.
const MAX_CELLS: usize = 10_000;

/// Longest text of a link to the rest of the story, in bytes.
const MAX_MORE_LINK_BYTES: usize = 100;

/// Most frames and players of one body.
pub(super) const MAX_FRAMES: u32 = 100;

/// The metadata of a body.
#[derive(Clone, Copy, Default)]
pub(super) struct BodySource<'a> {
    /// The base of relative addresses.
    pub base: Option<&'a SafeUrl>,
    /// The story's page at its publisher.
    pub page: Option<&'a SafeUrl>,
    /// The story's language.
    pub language: Option<&'a Language>,
}

impl BodySource<'_> {
    /// The placeholder for missing content.
    pub(super) fn omission(&self, kind: OmissionKind, title: Option<String>) -> Block {
        Block::Omission(Omission { kind, title, address: self.page.cloned() })
    }
}

/// Walks one body.
pub(super) struct Walker<'a, 'd> {
    pub(super) base: Option<&'a SafeUrl>,
    pub(super) dropped: &'d mut Dropped,
    pub(super) budget: Budget,
    pub(super) pictures_left: u32,
    /// The keys of the pictures outside of `noscript`, so that none is shown twice.
    pub(super) seen: BTreeMap<String, usize>,
    /// Whether `noscript` is unwrapped like any other element.
    pub(super) opens_noscript: bool,
    /// Whether line breaks in the text are significant, as in a verse.
    pub(super) keeps_lines: bool,
    /// The numbers of the anchors that links within the text lead to, by id.
    pub(super) places: BTreeMap<String, usize>,
    /// The anchors already written: a second element of the same id gets none.
    pub(super) marked: Vec<usize>,
    /// The language and direction of the surrounding text.
    pub(super) tongue: Tongue,
    /// The number of open quotation marks.
    pub(super) quotations: u8,
    /// The story's page at its publisher.
    pub(super) page: Option<&'a SafeUrl>,
    /// How many more table cells are allowed.
    pub(super) cells_left: usize,
    /// How many more frames and players are allowed.
    pub(super) frames_left: u32,
    /// Whether pictures or frames were dropped because of a limit.
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

    /// The placeholder for missing content.
    pub(super) fn omission(&self, kind: OmissionKind, title: Option<String>) -> Block {
        BodySource { page: self.page, ..BodySource::default() }.omission(kind, title)
    }

    /// A web address, within the budget for all addresses of the body.
    pub(super) fn web_address(&self, text: &str) -> Option<SafeUrl> {
        SafeUrl::web(text, self.base).filter(|address| spend(&self.budget, address.as_str().len()))
    }
}

/// Whether the publisher hides it from readers.
pub(super) fn is_hidden(node: Node) -> bool {
    node.attribute(Attribute::Hidden).is_some() || node.has(Role::Unseen)
}

/// Whether it is not part of the story.
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
