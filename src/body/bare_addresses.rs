//! Paragraphs that consist of the address of a video or a post, which an editor meant to be embedded (oEmbed).

use super::embeds::{embed_of, player};
use crate::article::{Block, Inline, SafeUrl};

/// Replaces paragraphs that consist of the address of a video or a post, left unembedded, with players; at most
/// `left`.
pub(super) fn embed_bare_addresses(blocks: &mut [Block], left: &mut u32) {
    for block in blocks {
        match block {
            Block::List { items, .. } => items.iter_mut().for_each(|item| embed_bare_addresses(item, left)),
            Block::Quote { blocks, .. } | Block::Passage { blocks, .. } => embed_bare_addresses(blocks, left),
            Block::Paragraph(text) if *left > 0 => {
                let written = match text.as_slice() {
                    [Inline::Text(written)] => written,
                    [Inline::Link { text, .. }] => match text.as_slice() {
                        [Inline::Text(written)] => written,
                        _ => continue,
                    },
                    _ => continue,
                };
                let is_address = written.starts_with("http") && !written.contains(char::is_whitespace);
                let address = is_address.then(|| SafeUrl::web(written, None)).flatten();
                if let Some(address) = address.filter(|address| player(address).is_some()) {
                    *left -= 1;
                    *block = Block::Embed(embed_of(address, None));
                }
            }
            _ => {}
        }
    }
}
