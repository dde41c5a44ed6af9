//! Links of a text that got lost in its blocks: around a picture of a gallery outside of a figure, or
//! with an unsafe address. For the publisher's tools.

use std::collections::HashSet;

use super::dropped::Dropped;
use super::elements::{Attribute, Element};
use super::walker::{is_boilerplate, is_hidden};
use super::{html5, prescan};
use crate::article::{Block, Image, Inline, SafeUrl, each_inline};

/// How many links of `html` have a target that does not occur in `blocks`, its parsed form.
///
/// Links to a shown picture in another size do not count as lost, nor do those whose address was
/// rebuilt. A text over a limit, of which only the words are kept, counts as 0.
pub(super) fn lost(html: &str, base: &SafeUrl, blocks: &[Block]) -> usize {
    let mut dropped = Dropped::default();
    let tree = prescan::clean(html, &mut dropped).and_then(|document| html5::read(&document, &mut dropped));
    let Some(tree) = tree else { return 0 };
    let mut kept = KeptAddresses::default();
    kept.blocks(blocks);
    let is_lost = |href: &str| match SafeUrl::parse(href, Some(base)) {
        Some(address) => !kept.0.contains(place(&address)) && !kept.0.contains(address.picture_key()),
        None => true,
    };
    let mut count = 0;
    let mut nodes = tree.all();
    while let Some(node) = nodes.next() {
        if is_hidden(node) || is_boilerplate(node) {
            nodes.pass_over(node);
        } else if node.element() == Some(Element::Link) {
            let href = node.attribute(Attribute::Href).unwrap_or_default().trim();
            // A fragment alone has no target here.
            count += usize::from(!href.is_empty() && !href.starts_with('#') && is_lost(href));
        }
    }
    count
}

/// An address without query, fragment and trailing slash, which embeds may lack.
fn place(address: &SafeUrl) -> &str {
    let whole = address.as_str();
    whole.split(['?', '#']).next().unwrap_or(whole).trim_end_matches('/')
}

/// The normalized addresses in the blocks of a text.
#[derive(Default)]
struct KeptAddresses(HashSet<String>);

impl KeptAddresses {
    fn address(&mut self, address: &SafeUrl) {
        self.0.insert(place(address).to_owned());
    }

    fn image(&mut self, image: &Image) {
        self.0.insert(image.url.picture_key().to_owned());
        for url in image.links.iter().map(|link| &link.url).chain(&image.leads_to) {
            self.address(url);
        }
        if let Some(url) = image.credit.as_ref().and_then(|credit| credit.url.as_ref()) {
            self.address(url);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        each_inline(blocks, &mut |inline| {
            if let Inline::Link { to, .. } = inline {
                self.address(to);
            }
        });
        self.things(blocks);
    }

    fn things(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::List { items, .. } => items.iter().for_each(|item| self.things(item)),
                Block::Quote { blocks, .. } | Block::Passage { blocks, .. } => self.things(blocks),
                Block::Figure(image) => self.image(image),
                Block::Gallery { images, .. } => images.iter().for_each(|image| self.image(image)),
                Block::Embed(embed) => self.address(&embed.address),
                _ => {}
            }
        }
    }
}
