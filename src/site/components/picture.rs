//! A picture in a slot of the page: sizes and loading.

#[cfg(feature = "site")]
pub mod failures;

use crate::article::{Image, Rendition, SafeUrl};
use crate::element::{El, el};
use crate::site::state::Site;

/// The place of a picture on a page.
#[cfg_attr(not(feature = "site"), expect(dead_code, reason = "the widget has places of its own"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The lead of the front page.
    Lead,
    /// Above a story.
    Hero,
    /// A big card.
    Feature,
    /// A card of three or four.
    Card,
    /// A row's small picture.
    Thumb,
    /// Within a story.
    Body,
    /// A row's small picture on another's page.
    #[cfg(feature = "widget")]
    WidgetThumb,
    /// A card on another's page, of up to 900 pixels for four of them.
    #[cfg(feature = "widget")]
    WidgetCard,
}

impl Slot {
    /// How wide the picture is laid out, by the columns of `style/layout.css`: the attribute `sizes`.
    fn sizes(self) -> &'static str {
        match self {
            Slot::Lead => {
                "(min-width:86rem) 39rem, (min-width:62rem) calc((100vw - 25rem)*.64), (min-width:40rem) 65vw, 100vw"
            }
            Slot::Hero => "(min-width:86rem) 60rem, (min-width:62rem) calc(100vw - 26rem), 100vw",
            Slot::Feature => "(min-width:86rem) 45rem, (min-width:48rem) 55vw, 100vw",
            Slot::Card => "(min-width:86rem) 18rem, (min-width:62rem) 22vw, (min-width:40rem) 46vw, 6.5rem",
            Slot::Thumb => "6.5rem",
            Slot::Body => "(min-width:40rem) 38rem, 100vw",
            #[cfg(feature = "widget")]
            Slot::WidgetThumb => "84px",
            #[cfg(feature = "widget")]
            Slot::WidgetCard => "(min-width:480px) 300px, 100vw",
        }
    }

    fn is_first_of_page(self) -> bool {
        matches!(self, Slot::Lead | Slot::Hero)
    }

    /// Beside a headline that says what the story is, a picture is decoration.
    fn is_decoration(self) -> bool {
        match self {
            Slot::Feature | Slot::Card | Slot::Thumb => true,
            #[cfg(feature = "widget")]
            Slot::WidgetThumb | Slot::WidgetCard => true,
            Slot::Lead | Slot::Hero | Slot::Body => false,
        }
    }

    /// Renditions wider than this are never needed.
    fn max_width(self) -> u32 {
        match self {
            Slot::Thumb => 480,
            #[cfg(feature = "widget")]
            Slot::WidgetThumb => 480,
            _ => 1920,
        }
    }
}

/// The picture. Its box comes from the style sheet, so nothing moves when it arrives or fails.
pub fn picture(site: &Site, image: &Image, slot: Slot) -> El {
    let alt = image.alt.as_deref().filter(|_| !slot.is_decoration()).unwrap_or_default();
    let (loading, priority) =
        if slot.is_first_of_page() { (None, Some("high")) } else { (Some("lazy"), None) };
    let plain = srcset(site, image, slot, |rendition| !is_modern(rendition));
    // The address comes last: all other attributes must be set when the picture loads.
    let mut img = el("img")
        .attr("alt", alt)
        .size("width", image.width)
        .size("height", image.height)
        .maybe("loading", loading)
        .maybe("fetchpriority", priority)
        .attr("decoding", "async")
        .attr("referrerpolicy", "no-referrer");
    if let Some((x, y)) = image.focus {
        img = img.size("data-focus-x", Some(tenths(x)).filter(|x| *x != MIDDLE));
        img = img.size("data-focus-y", Some(tenths(y)));
    }
    if let Some(plain) = plain {
        img = img.attr("sizes", slot.sizes()).attr("srcset", &plain);
    }
    let sources: Vec<El> = MODERN_TYPES
        .iter()
        .filter_map(|mime| {
            let srcset = srcset(site, image, slot, |rendition| rendition.mime.as_deref() == Some(*mime))?;
            Some(el("source").attr("type", mime).attr("sizes", slot.sizes()).attr("srcset", &srcset))
        })
        .collect();
    let src = secure(site, &image.url);
    if sources.is_empty() {
        return img.attr("src", &src);
    }
    el("picture").children(sources).child(img.attr("src", &src))
}

/// Types that need an element of their own, so that a browser without them takes the next; best first.
const MODERN_TYPES: [&str; 2] = ["image/avif", "image/webp"];

fn is_modern(rendition: &Rendition) -> bool {
    rendition.mime.as_deref().is_some_and(|mime| MODERN_TYPES.contains(&mime))
}

fn srcset(site: &Site, image: &Image, slot: Slot, fits: impl Fn(&Rendition) -> bool) -> Option<String> {
    let mut set = String::new();
    for rendition in image.renditions.iter().filter(|rendition| fits(rendition)) {
        if rendition.width <= slot.max_width() {
            if !set.is_empty() {
                set.push_str(", ");
            }
            // A comma in an address would end the candidate.
            set.push_str(&secure(site, &rendition.url).replace(',', "%2C"));
            set.push(' ');
            set.push_str(&rendition.width.to_string());
            set.push('w');
        }
    }
    (!set.is_empty()).then_some(set)
}

/// Pictures come over https, as browsers do it for mixed content. The site's own come from wherever the page does, so
/// that a printed page may be served at another address as well.
fn secure(site: &Site, url: &SafeUrl) -> String {
    let address = url.as_str();
    let is_own = !site.platform.is_page_of_another() && url.is_same_origin(&site.address);
    let own = site.address.origin().filter(|_| is_own);
    // Two slashes would begin another host.
    let own = own.and_then(|origin| address.strip_prefix(origin)).filter(|path| !path.starts_with("//"));
    match (own, address.strip_prefix("http://")) {
        (Some(path), _) => path.to_owned(),
        (None, Some(rest)) if !url.is_same_origin(&site.address) => format!("https://{rest}"),
        _ => address.to_owned(),
    }
}

/// The default focus of a picture, in tenths: the middle.
const MIDDLE: u32 = 5;

/// The focus of a picture, in tenths of its width or height: the style sheet has a rule for each, as the
/// page's policy forbids a `style` attribute.
fn tenths(percent: u8) -> u32 {
    (u32::from(percent.min(100)) + 5) / 10
}
