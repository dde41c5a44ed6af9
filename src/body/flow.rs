//! Builds a sequence of blocks: text between the blocks becomes paragraphs.

use super::inlines::{Run, is_blank, is_dinkus, is_invisible};
use crate::article::{Block, Inline};

/// Deepest nesting of lists and quotations; deeper ones are flattened. A paragraph nests at most 12
/// kinds of inlines, so nothing is nested deeper than 24.
const MAX_NESTED: u8 = 8;

/// The blocks so far, and the run of text after them.
pub(super) struct Flow {
    blocks: Vec<Block>,
    pub(super) run: Run,
    /// Whether all text is a single run, as in a heading.
    is_line: bool,
    nested: u8,
}

/// A line of fewer dashes may mean "nothing" ("–").
const STROKES_OF_A_RULE: usize = 3;

impl Flow {
    pub(super) fn new() -> Flow {
        Flow { blocks: Vec::new(), run: Run::new(), is_line: false, nested: 0 }
    }

    /// An empty flow for an item or a quotation within this one.
    pub(super) fn inner(&self) -> Flow {
        Flow { blocks: Vec::new(), run: self.run.within(), is_line: false, nested: self.nested + 1 }
    }

    /// An empty flow for text that has no paragraphs, within this one.
    pub(super) fn line(&self) -> Flow {
        Flow { is_line: true, ..self.inner() }
    }

    /// Whether headings, lists, quotations and tables are not allowed here.
    pub(super) fn is_line(&self) -> bool {
        self.is_line
    }

    /// Whether a list or a quotation may be nested here.
    pub(super) fn may_nest(&self) -> bool {
        !self.is_line && self.nested < MAX_NESTED
    }

    /// Adds text; after two line breaks it begins a paragraph.
    pub(super) fn text(&mut self, text: &str) {
        if self.run.is_apart() && !self.is_line && !text.chars().all(is_invisible) {
            self.end_paragraph();
        }
        self.run.text(text);
    }

    /// Ends the paragraph or, where there are none, the line.
    pub(super) fn end_paragraph(&mut self) {
        if self.is_line {
            self.run.end_line();
            return;
        }
        let inlines = self.run.take();
        if is_dinkus(&inlines, STROKES_OF_A_RULE) {
            self.add(Block::Rule);
        } else if !is_blank(&inlines) {
            self.add(Block::Paragraph(inlines));
        }
    }

    /// Adds a block. In a line it comes after all of the text.
    pub(super) fn push(&mut self, block: Block) {
        if !self.is_line {
            self.end_paragraph();
        }
        self.add(block);
    }

    /// Merges adjacent rules, embeds of the same address, and passages in the same language and direction.
    fn add(&mut self, block: Block) {
        match (self.blocks.last_mut(), block) {
            (Some(Block::Rule), Block::Rule) => {}
            // A placeholder that a script fills, and its content.
            (Some(Block::Embed(before)), Block::Embed(embed)) if before.address == embed.address => {
                before.title = before.title.take().or(embed.title);
            }
            (Some(Block::Passage { tongue: before, blocks: known }), Block::Passage { tongue, blocks })
                if *before == tongue =>
            {
                known.extend(blocks);
            }
            (_, block) => self.blocks.push(block),
        }
    }

    /// The blocks.
    pub(super) fn into_blocks(mut self) -> Vec<Block> {
        self.end_paragraph();
        self.blocks
    }

    /// The text, empty if nothing of it is visible, and the blocks found within it.
    pub(super) fn into_line(mut self) -> (Vec<Inline>, Vec<Block>) {
        let inlines = self.run.take();
        (if is_blank(&inlines) { Vec::new() } else { inlines }, self.blocks)
    }
}
