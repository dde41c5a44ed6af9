//! Pictures: addresses, sizes, and the exclusion of tracking pixels and symbols.

use std::collections::BTreeMap;

use super::elements::{Attribute, Element};
use super::lexer::WHITE_SPACE;
use super::quirks::{COUNTERS, PLACEHOLDERS, Role};
use super::sizes::{MAX_PIXELS, pixels};
use super::text::collapsed;
use super::tree::{Node, Tree};
use super::walker::{Walker, is_hidden};
use crate::article::{Image, Rendition, SafeUrl};

/// Most sizes of one picture.
const MAX_RENDITIONS: usize = 16;

/// Largest width and height of a symbol within the text, in pixels.
const SYMBOL_PIXELS: u32 = 32;

/// Types of pictures that browsers show, as `<source type>` names them.
const TYPES: [&str; 6] = ["image/avif", "image/webp", "image/jpeg", "image/png", "image/gif", "image/jxl"];

/// The kinds of `img`.
pub(super) enum Picture {
    /// A picture of the story.
    Image(Box<Image>),
    /// An emoji or similar symbol, as text.
    Symbol(String),
}

impl Walker<'_, '_> {
    /// The pictures of an `img` or a `picture`.
    pub(super) fn picture_at(&mut self, node: Node) -> Vec<Picture> {
        match node.element() {
            Some(Element::Image) => self.picture(node, &[]).into_iter().collect(),
            _ => self.pictures(node),
        }
    }

    /// The pictures in `node`, in order.
    pub(super) fn pictures(&mut self, node: Node) -> Vec<Picture> {
        let mut pictures = Vec::new();
        let mut sources = Vec::new();
        let mut nodes = node.descendants();
        while let Some(node) = nodes.next() {
            match node.element() {
                Some(Element::Source) => sources.push(node),
                Some(Element::Video | Element::Audio) => nodes.pass_over(node),
                Some(Element::Image) => {
                    pictures.extend(self.picture(node, &sources));
                    sources.clear();
                }
                _ => {}
            }
        }
        pictures
    }

    /// The keys of all pictures outside of `noscript`; empty if there is no `noscript`. A map with unused
    /// values, because this map type is in the program already and a set is not.
    pub(super) fn keys_of_pictures(&self, tree: &Tree) -> BTreeMap<String, usize> {
        let mut keys = BTreeMap::new();
        if !tree.all().any(|node| node.element() == Some(Element::NoScript)) {
            return keys;
        }
        let mut nodes = tree.all();
        while let Some(node) = nodes.next() {
            if node.element() == Some(Element::NoScript) {
                nodes.pass_over(node);
            } else if node.element() == Some(Element::Image) {
                let address = addresses(node).find_map(|address| SafeUrl::web(address, self.base));
                if let Some(address) = address {
                    keys.insert(address.picture_key().to_owned(), keys.len());
                }
            }
        }
        keys
    }

    /// The picture of an `img` and the `source` elements before it; `None` if it has no safe address or is
    /// a tracking pixel.
    fn picture(&mut self, node: Node, sources: &[Node]) -> Option<Picture> {
        let pixels = |attribute| node.attribute(attribute).and_then(pixels);
        let (width, height) = (pixels(Attribute::Width), pixels(Attribute::Height));
        let is_counted = width.is_some_and(|width| width < 2) || height.is_some_and(|height| height < 2);
        let alt = node.attribute(Attribute::Alt).map(collapsed);
        if is_counted || is_hidden(node) || self.pictures_left == 0 {
            self.is_cut |= self.pictures_left == 0;
            self.dropped.add("img");
            return None;
        }
        self.pictures_left -= 1;
        let is_small = |size: Option<u32>| size.is_some_and(|size| size <= SYMBOL_PIXELS);
        if node.has(Role::Symbol) || is_small(width) && is_small(height) {
            return Some(Picture::Symbol(alt.unwrap_or_default()));
        }
        let mut renditions = self.renditions(node, sources);
        let written =
            addresses(node).find_map(|address| self.web_address(address).filter(|url| !is_no_picture(url)));
        let largest =
            || renditions.iter().max_by_key(|rendition| rendition.width).map(|largest| largest.url.clone());
        // Without a size, a file extension or a description it is a tracking request, not a picture.
        let is_asked = |url: &SafeUrl| {
            let says_nothing =
                alt.as_deref().is_none_or(str::is_empty) && width.is_none() && height.is_none();
            says_nothing
                && renditions.is_empty()
                && url.as_str().contains('?')
                && !url.path().rsplit('/').next().is_some_and(|file| file.contains('.'))
        };
        let Some(url) = written.or_else(largest).filter(|url| !is_asked(url)) else {
            self.dropped.add("img");
            return None;
        };
        renditions.retain(|rendition| rendition.width > 1);
        Some(Picture::Image(Box::new(Image { width, height, alt, renditions, ..Image::at(url) })))
    }

    /// All renditions with a width; those without one get width 1, as candidates for the picture itself.
    fn renditions(&self, node: Node, sources: &[Node]) -> Vec<Rendition> {
        let mut renditions: Vec<Rendition> = Vec::new();
        // Sources with a `media` query may be cropped differently.
        let for_all = sources.iter().filter(|source| source.attribute(Attribute::Media).is_none());
        for source in for_all.chain([&node]) {
            let mime = source.attribute(Attribute::Type).map(|mime| mime.trim().to_ascii_lowercase());
            if mime.as_ref().is_some_and(|mime| !TYPES.contains(&mime.as_str())) {
                continue;
            }
            for attribute in [Attribute::LazySrcset, Attribute::Srcset] {
                for (address, width) in candidates(source.attribute(attribute).unwrap_or_default()) {
                    if renditions.len() == MAX_RENDITIONS {
                        return renditions;
                    }
                    let width = width.unwrap_or(1);
                    if let Some(url) = self.web_address(address)
                        && !is_no_picture(&url)
                        && !renditions.iter().any(|other| other.url == url)
                    {
                        renditions.push(Rendition { url, width, mime: mime.clone() });
                    }
                }
            }
        }
        renditions
    }
}

/// Candidate addresses of an `img`, best first.
fn addresses(node: Node<'_>) -> impl Iterator<Item = &str> {
    [Attribute::LazySrc, Attribute::Src].into_iter().filter_map(move |attribute| node.attribute(attribute))
}

/// Whether the address is that of a placeholder or a tracking pixel.
pub(super) fn is_no_picture(url: &SafeUrl) -> bool {
    let file = url.path().rsplit('/').next().unwrap_or_default();
    let is_counter =
        |host: &str| COUNTERS.iter().any(|counter| host.starts_with(counter)) || host.ends_with(".vgwort.de");
    PLACEHOLDERS.contains(&file) || file == "count.gif" || url.host().is_some_and(is_counter)
}

/// The addresses of a `srcset`, with their width descriptors if any (HTML Standard, §4.8.4.3.10).
pub(super) fn candidates(srcset: &str) -> impl Iterator<Item = (&str, Option<u32>)> {
    let mut rest = srcset;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|next| WHITE_SPACE.contains(&next) || next == ',');
        let end = rest.find(WHITE_SPACE).unwrap_or(rest.len());
        let (address, behind) = rest.split_at_checked(end)?;
        let whole = address.trim_end_matches(',');
        if whole.is_empty() {
            return None;
        }
        if whole.len() < address.len() {
            rest = behind;
            return Some((whole, None));
        }
        let (descriptors, next) = behind.split_once(',').unwrap_or((behind, ""));
        rest = next;
        let width =
            descriptors.split_ascii_whitespace().find_map(|word| word.strip_suffix('w')?.parse().ok());
        Some((address, width.filter(|width| (1..=MAX_PIXELS).contains(width))))
    })
}

#[cfg(test)]
mod tests {
    use super::{candidates, pixels};

    #[test]
    fn a_srcset_is_read_as_browsers_read_it() {
        let read = |srcset| candidates(srcset).collect::<Vec<_>>();
        assert_eq!(read("a.jpg 300w, b.jpg 600w"), [("a.jpg", Some(300)), ("b.jpg", Some(600))]);
        assert_eq!(read(" ,a,b.jpg 2x,,c.jpg,\nd 5w"), [("a,b.jpg", None), ("c.jpg", None), ("d", Some(5))]);
        assert_eq!(read("a.jpg 300w 200h"), [("a.jpg", Some(300))]);
        assert_eq!(read("https://x/w_300,h_200/a.jpg 300w"), [("https://x/w_300,h_200/a.jpg", Some(300))]);
        assert_eq!(read(""), []);
        assert_eq!(read(" , ,"), []);
    }

    #[test]
    fn only_pixels_are_sizes() {
        let sizes = ["600", "600px", "600.5", "0", "100%", "66.6%", "auto", "-1", "99999999999", ""];
        let read: Vec<_> = sizes.into_iter().filter_map(pixels).collect();
        assert_eq!(read, [600, 600, 600, 0]);
    }
}
