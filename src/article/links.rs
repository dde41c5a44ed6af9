//! Changes the links of a text, in words and around pictures.

use super::{Block, Image, Inline, SafeUrl, Tongue};

/// What becomes of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkFate {
    /// It stays as it is.
    Same,
    /// It leads to another address.
    To(SafeUrl),
    /// Its words stay, and lead nowhere.
    Words,
}

/// Changes each link of `blocks` as `fate` says of its address; whether any was changed.
pub fn change_links(blocks: &mut [Block], fate: &dyn Fn(&SafeUrl) -> LinkFate) -> bool {
    LinkChange(fate).in_blocks(blocks)
}

struct LinkChange<'a>(&'a dyn Fn(&SafeUrl) -> LinkFate);

impl LinkChange<'_> {
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
        let fate = image.leads_to.as_ref().map_or(LinkFate::Same, self.0);
        match fate {
            LinkFate::Same => return false,
            LinkFate::To(address) => image.leads_to = Some(address),
            LinkFate::Words => image.leads_to = None,
        }
        true
    }

    fn in_text(&self, text: &mut [Inline]) -> bool {
        text.iter_mut().fold(false, |changed, inline| changed | self.in_inline(inline))
    }

    fn in_inline(&self, inline: &mut Inline) -> bool {
        match inline {
            Inline::Link { to, text } => {
                let in_words = self.in_text(text);
                match (self.0)(to) {
                    LinkFate::Same => return in_words,
                    LinkFate::To(address) => *to = address,
                    LinkFate::Words => *inline = Inline::Passage(Tongue::default(), std::mem::take(text)),
                }
                true
            }
            Inline::Jump { text, .. } | Inline::Passage(_, text) | Inline::Styled(_, text) => {
                self.in_text(text)
            }
            Inline::Text(_) | Inline::Code(_) | Inline::Break | Inline::Place(_) | Inline::Ruby { .. } => {
                false
            }
        }
    }
}
