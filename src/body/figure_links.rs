//! Where the links of a figure lead.

use super::allow_list::Walker;
use super::elements::{Attribute, Element};
use super::figures::words;
use super::tree::Node;
use crate::article::{CaptionLink, Image};

/// Most links of a figure that are looked at.
const MOST_LINKS: usize = 64;

impl Walker<'_, '_> {
    /// The links of a figure: of its credit, of words of its caption, or of the picture.
    pub(super) fn follow(&self, image: &mut Image, figure: Node) {
        let mut rest = image.caption.as_deref().unwrap_or_default();
        let links = figure.descendants().filter(|node| node.element() == Some(Element::Link));
        for link in links.take(MOST_LINKS) {
            // Within the page it leads to a place that is none here.
            let href = link.attribute(Attribute::Href).filter(|href| !href.trim_start().starts_with('#'));
            let Some(url) = href.and_then(|href| self.web_address(href)) else { continue };
            let text = words(link, &|_| false);
            if text.is_empty() {
                let is_of_picture = link.descendants().any(|inner| inner.element() == Some(Element::Image));
                if is_of_picture
                    && !url.is_of_picture_file()
                    && !image.is_same_picture(&Image::at(url.clone()))
                {
                    image.leads_to.get_or_insert(url);
                }
                continue;
            }
            if let Some(credit) = &mut image.credit
                && (credit.text.contains(&text) || text.contains(&credit.text))
            {
                credit.url.get_or_insert(url);
            } else if let Some((_, behind)) = rest.split_once(text.as_str()) {
                rest = behind;
                image.links.push(CaptionLink { text, url });
            }
        }
    }
}
