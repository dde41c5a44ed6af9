//! How much of one text a page shows: a page of a megabyte must not hold its reader up.

use super::elements::Element;

/// All that a page shows of one text, in bytes of words; about 80,000 words of English. A megabyte of anything may
/// take a fifth of a second of the page (`make bench-heavy`), most of it for elements and their layout.
const MAX_COST: usize = 500_000;

/// The cost of an element within a line, in bytes of words: what its creation takes.
const INLINE_COST: usize = 20;

/// The cost of a paragraph or another block.
const BLOCK_COST: usize = 30;

/// The cost of an item and of a cell. All of a list or a table is laid out at once, unlike paragraphs, which are
/// divided into parts.
const ITEM_COST: usize = 100;
const CELL_COST: usize = 130;

/// The length of a piece of text, in bytes, from where on it costs twice as much: all of a paragraph is laid out at
/// once.
const LONG_TEXT: usize = 50_000;

/// What is left of one text's share of the page.
#[derive(Debug)]
pub(super) struct PageBudget {
    left: usize,
    is_spent: bool,
}

impl PageBudget {
    /// The whole share.
    pub(super) fn new() -> PageBudget {
        PageBudget { left: MAX_COST, is_spent: false }
    }

    /// Pays for an element.
    pub(super) fn element(&mut self, element: Element) {
        self.pay(match element {
            Element::Item => ITEM_COST,
            Element::Cell | Element::HeadCell => CELL_COST,
            other if other.is_block() => BLOCK_COST,
            _ => INLINE_COST,
        });
    }

    /// Pays for `text`; returns as much of it as fits. White space is free, as it takes no room.
    pub(super) fn take<'t>(&mut self, text: &'t str) -> &'t str {
        if text.trim().is_empty() {
            return text;
        }
        let fits = if self.left > LONG_TEXT { LONG_TEXT + (self.left - LONG_TEXT) / 2 } else { self.left };
        self.pay(text.len() + text.len().saturating_sub(LONG_TEXT));
        text.get(..text.floor_char_boundary(fits)).unwrap_or_default()
    }

    /// Whether something did not fit.
    pub(super) fn is_spent(&self) -> bool {
        self.is_spent
    }

    fn pay(&mut self, cost: usize) {
        self.is_spent |= cost > self.left;
        self.left = self.left.saturating_sub(cost);
    }
}
