//! The state of the walk over one body, and what every part of the walk asks of it.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::dropped::Dropped;
use super::elements::Attribute;
use super::inlines::{Budget, spend};
use super::quirks::Role;
use super::tree::Node;
use crate::article::SafeUrl;

/// Most pictures of one body.
pub(super) const MAX_PICTURES: u32 = 2_000;

/// Most bytes of addresses in one body, so that a long address that is repeated stays affordable.
const MAX_ADDRESS_BYTES: usize = 4 << 20;

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
}

impl<'a, 'd> Walker<'a, 'd> {
    /// A walk whose addresses are relative to `base`.
    pub(super) fn new(base: Option<&'a SafeUrl>, dropped: &'d mut Dropped) -> Walker<'a, 'd> {
        Walker {
            base,
            dropped,
            budget: Rc::new(Cell::new(MAX_ADDRESS_BYTES)),
            pictures_left: MAX_PICTURES,
            seen: BTreeMap::new(),
            opens_noscript: false,
            keeps_lines: false,
        }
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
