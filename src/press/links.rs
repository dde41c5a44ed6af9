//! Changes the links of a text, in words and around pictures.

use crate::article::{Block, Image, Inline, SafeUrl};

/// Gives each link of `blocks` the address that `change` has for its own, if there is one; whether any was changed.
pub fn change_links(blocks: &mut [Block], change: &dyn Fn(&SafeUrl) -> Option<SafeUrl>) -> bool {
    LinkChange(change).in_blocks(blocks)
}

struct LinkChange<'a>(&'a dyn Fn(&SafeUrl) -> Option<SafeUrl>);

impl LinkChange<'_> {
    fn in_link(&self, to: &mut SafeUrl) -> bool {
        let changed = (self.0)(to);
        let is_changed = changed.is_some();
        if let Some(changed) = changed {
            *to = changed;
        }
        is_changed
    }

    // No `any`: it would stop at the first link.
    fn in_blocks(&self, blocks: &mut [Block]) -> bool {
        blocks.iter_mut().fold(false, |changed, block| changed | self.in_block(block))
    }

    fn in_block(&self, block: &mut Block) -> bool {
        match block {
            Block::Paragraph(text) | Block::Heading { text, .. } | Block::PullQuote(text) => {
                self.in_text(text)
            }
            Block::List { items, .. } => {
                items.iter_mut().fold(false, |changed, item| changed | self.in_blocks(item))
            }
            Block::Quote { blocks, cite } => self.in_blocks(blocks) | self.in_text(cite),
            Block::Passage { blocks, .. } => self.in_blocks(blocks),
            Block::Table(table) => {
                let cells = table.head.iter_mut().chain(&mut table.rows).flatten();
                let in_cells = cells.fold(false, |changed, cell| changed | self.in_text(&mut cell.text));
                self.in_text(&mut table.caption) | in_cells
            }
            Block::Figure(image) => self.in_image(image),
            Block::Gallery { images, .. } => {
                images.iter_mut().fold(false, |changed, image| changed | self.in_image(image))
            }
            Block::Code(_) | Block::Rule | Block::Embed(_) | Block::Omission(_) => false,
        }
    }

    fn in_image(&self, image: &mut Image) -> bool {
        image.leads_to.as_mut().is_some_and(|to| self.in_link(to))
    }

    fn in_text(&self, text: &mut [Inline]) -> bool {
        text.iter_mut().fold(false, |changed, inline| {
            changed
                | match inline {
                    Inline::Link { to, text } => self.in_link(to) | self.in_text(text),
                    Inline::Jump { text, .. } | Inline::Passage(_, text) | Inline::Styled(_, text) => {
                        self.in_text(text)
                    }
                    Inline::Text(_)
                    | Inline::Code(_)
                    | Inline::Break
                    | Inline::Place(_)
                    | Inline::Ruby { .. } => false,
                }
        })
    }
}
