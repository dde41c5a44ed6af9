//! The links of a figure.

use super::elements::{Attribute, Element};
use super::flow::Flow;
use super::tree::Node;
use super::walker::Walker;
use super::words::words;
use crate::article::{CaptionLink, Image, SafeUrl};

/// Most links of a figure that are followed.
const MAX_LINKS: usize = 64;

/// Links the picture to the target of the enclosing link.
pub(super) fn within_link(image: &mut Image, flow: &Flow) {
    if image.leads_to.is_none()
        && let Some(url) = flow.run.open_link().filter(|url| url.origin().is_some() && leads_away(image, url))
    {
        image.leads_to = Some(url.clone());
    }
}

/// Whether the link leads to anything but the picture itself, in whatever size.
fn leads_away(image: &Image, url: &SafeUrl) -> bool {
    !url.is_of_picture_file() && !image.is_same_picture(&Image::at(url.clone()))
}

impl Walker<'_, '_> {
    /// Assigns the links of a figure to its credit, to its caption, or to the picture.
    pub(super) fn follow(&self, image: &mut Image, figure: Node) {
        let mut rest = image.caption.as_deref().unwrap_or_default();
        let links = figure.descendants().filter(|node| node.element() == Some(Element::Link));
        for link in links.take(MAX_LINKS) {
            // A fragment alone has no target here.
            let href = link.attribute(Attribute::Href).filter(|href| !href.trim_start().starts_with('#'));
            let Some(url) = href.and_then(|href| self.web_address(href)) else { continue };
            let text = words(link, &|_| false);
            if text.is_empty() {
                let is_of_picture = link.descendants().any(|inner| inner.element() == Some(Element::Image));
                if is_of_picture && leads_away(image, &url) {
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
