//! Pictures and their credits.

use super::SafeUrl;
#[cfg(feature = "quirks")]
use crate::text::percent;

/// A picture with its metadata.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize, serde::Deserialize))]
pub struct Image {
    /// The address of the picture, resolved against its story.
    pub url: SafeUrl,
    /// Width of the original in pixels, at least 1.
    pub width: Option<u32>,
    /// Height of the original in pixels, at least 1.
    pub height: Option<u32>,
    /// The alternative text. `Some("")` marks a decorative picture.
    pub alt: Option<String>,
    /// The caption as plain text, without the credit.
    pub caption: Option<String>,
    /// Links in the caption, in the order of the text.
    pub links: Vec<CaptionLink>,
    /// The target of a link around the picture, unless it is the picture itself.
    pub leads_to: Option<SafeUrl>,
    /// The credit.
    pub credit: Option<Credit>,
    /// The focal point that a crop keeps in view, in per cent from the inline start and the top.
    pub focus: Option<(u8, u8)>,
    /// The same picture in other sizes and types.
    pub renditions: Vec<Rendition>,
}

/// A link in a caption.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize, serde::Deserialize))]
pub struct CaptionLink {
    /// The link text, exactly as in the caption.
    pub text: String,
    /// The target.
    pub url: SafeUrl,
}

/// A picture in one size.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize, serde::Deserialize))]
pub struct Rendition {
    /// The address of this size.
    pub url: SafeUrl,
    /// Width in pixels, at least 1, for `srcset`.
    pub width: u32,
    /// Media type, where the publisher gives one ("image/avif").
    pub mime: Option<String>,
}

/// The credit of a picture.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize, serde::Deserialize))]
pub struct Credit {
    /// The text to print after "Image source: ".
    pub text: String,
    /// The page of the credited person or agency.
    pub url: Option<SafeUrl>,
    /// The evidence that it comes from.
    pub origin: CreditOrigin,
}

/// The evidence that a credit comes from, in order of precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize, serde::Deserialize))]
pub enum CreditOrigin {
    /// A dedicated credit field.
    Field,
    /// Photographer and source fields.
    PhotographerAndSource,
    /// The picture's own byline.
    PictureByline,
    /// Parsed from the caption.
    Caption,
    /// The caption of the same picture in the text.
    BodyCaption,
    /// The rights holder, or the copyright notice.
    RightsHolder,
    /// The metadata of the file (IPTC, EXIF).
    FileMetadata,
}

impl Image {
    /// Whether the picture is visible: one that is a single pixel wide or high is a tracking pixel.
    pub fn is_seen(&self) -> bool {
        self.width != Some(1) && self.height != Some(1)
    }

    /// A picture with an address and no other metadata.
    pub fn at(url: SafeUrl) -> Image {
        Image {
            url,
            width: None,
            height: None,
            alt: None,
            caption: None,
            links: Vec::new(),
            leads_to: None,
            credit: None,
            focus: None,
            renditions: Vec::new(),
        }
    }

    /// The caption split at its links: each piece with its link target.
    pub fn caption_pieces(&self) -> Vec<(&str, Option<&SafeUrl>)> {
        let mut rest = self.caption.as_deref().unwrap_or_default();
        let mut pieces = Vec::new();
        for CaptionLink { text, url } in &self.links {
            if let Some((before, behind)) = rest.split_once(text.as_str()) {
                pieces.extend([(before, None), (text.as_str(), Some(url))]);
                rest = behind;
            }
        }
        pieces.push((rest, None));
        pieces
    }

    /// Whether both are the same picture, in whatever size: compares the addresses of this picture and of
    /// its renditions. The address of a resizing service counts as that of the original in it.
    pub fn is_same_picture(&self, other: &Image) -> bool {
        #[cfg(feature = "quirks")]
        let (source, source_of) = (source_of(&other.url), source_of);
        #[cfg(not(feature = "quirks"))]
        let (source, source_of) = (&other.url, SafeUrl::clone);
        let key = original(source.picture_key());
        let is_same = |url: &SafeUrl| is_same_file(original(source_of(url).picture_key()), key);
        is_same(&self.url) || self.renditions.iter().any(|rendition| is_same(&rendition.url))
    }

    /// Whether the picture is known to be clearly taller than wide, and so unsuitable as a hero.
    pub fn is_portrait(&self) -> bool {
        matches!((self.width, self.height), (Some(width), Some(height)) if height > width + width / 10)
    }
}

/// Prefixes of the original's address in the addresses of resizing services: Jetpack's Photon, Cloudinary's
/// "fetch" and others, AMP's cache.
const RESIZERS: &[&str] = &[
    "i0.wp.com/",
    "i1.wp.com/",
    "i2.wp.com/",
    "i3.wp.com/",
    "/https://",
    "/http://",
    ".cdn.ampproject.org/i/s/",
    #[cfg(feature = "quirks")]
    "cdn.statically.io/img/",
    #[cfg(feature = "quirks")]
    "cdn.shortpixel.ai/",
    #[cfg(feature = "quirks")]
    "/https:/", // a slash is lost in some
];

/// The key of the original, if `key` is that of a resizing service; any other key unchanged.
fn original(key: &str) -> &str {
    // The last match, searched forward: a search from the end is code of its own.
    let last = |before: &&str| key.match_indices(*before).last().map(|(at, found)| at + found.len());
    let found = RESIZERS.iter().filter_map(last).max();
    found.and_then(|start| key.get(start..)).unwrap_or(key)
}

/// The original's address, if a resizing service has it percent-encoded in its path (Substack) or in its query
/// (Next.js, wsrv.nl), resolved against `url`. Any other address unchanged.
#[cfg(feature = "quirks")]
fn source_of(url: &SafeUrl) -> SafeUrl {
    let whole = url.as_str();
    let encoded =
        ["/https%3A%2F%2F", "/https%3a%2f%2f", "/http%3A%2F%2F"].iter().find_map(|mark| whole.rfind(mark));
    let in_path = encoded.and_then(|at| whole.get(at + 1..)).map(|inner| inner.split(['?', '#']).next());
    let in_query = || {
        let (_, query) = whole.split_once('?')?;
        query
            .split('&')
            .find_map(|pair| ["url=", "src=", "image="].iter().find_map(|name| pair.strip_prefix(name)))
    };
    let Some(inner) = in_path.flatten().or_else(in_query) else { return url.clone() };
    let inner = percent::decoded(inner);
    let address =
        if inner.contains("://") || inner.starts_with('/') { inner } else { ["https://", &inner].concat() };
    SafeUrl::web(&address, Some(url)).filter(SafeUrl::is_of_picture_file).unwrap_or_else(|| url.clone())
}

/// Whether two keys differ only in path segments that encode a size: "/976/", "/`w_600,c_fill`/",
/// "/size/w600/".
fn is_same_file(one: &str, other: &str) -> bool {
    #[cfg(not(feature = "quirks"))]
    return one == other;
    #[cfg(feature = "quirks")]
    is_same_but_for_sizes(one, other)
}

#[cfg(feature = "quirks")]
fn is_same_but_for_sizes(one: &str, other: &str) -> bool {
    let (ones, others) = (without_sizes(one), without_sizes(other));
    let (Some((one, ones)), Some((other, others))) = (ones.split_last(), others.split_last()) else {
        return false;
    };
    ones == others && file_without_size(one) == file_without_size(other)
}

/// The segments of a path without those that encode a size.
#[cfg(feature = "quirks")]
fn without_sizes(key: &str) -> Vec<&str> {
    let (folders, file) = key.rsplit_once('/').unwrap_or(("", key));
    let mut parts: Vec<&str> = folders.split('/').filter(|part| !is_size(part)).chain([file]).collect();
    // Drupal: "styles/large/public/p.jpg".
    if let Some(at) = parts.windows(3).position(|three| matches!(three, ["styles", _, "public"])) {
        parts.drain(at..at + 3);
    }
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let [.., before, last] = parts.as_slice() {
        // MediaWiki: "P.jpg/800px-P.jpg"; the Guardian: "0_0_5000_3000/500.jpg".
        let is_of_wiki =
            last.split_once("px-").is_some_and(|(size, name)| is_number(size) && before.starts_with(name));
        let is_of_crop =
            is_number(last) && before.split('_').count() == 4 && before.split('_').all(is_number);
        if is_of_wiki || is_of_crop {
            parts.pop();
        }
    }
    parts
}

/// The name of a file without a size suffix: "@2x", "=w800-h500" (Google), "_800x800" (Shopify), and without
/// a second extension ("p.jpg.webp").
#[cfg(feature = "quirks")]
fn file_without_size(name: &str) -> &str {
    let is_of_size = |byte: u8| byte.is_ascii_digit() || b"xwhs-c".contains(&byte);
    let name = name.strip_suffix(".webp").or_else(|| name.strip_suffix(".avif")).unwrap_or(name);
    // Keys have no extension; only the first of two is left here.
    let name = [".jpg", ".jpeg", ".png"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    for mark in ['=', '_', '@'] {
        if let Some((stem, size)) = name.rsplit_once(mark)
            && !stem.is_empty()
            && size.bytes().any(|byte| byte.is_ascii_digit())
            && size.bytes().all(is_of_size)
            && (mark == '=' && size.starts_with(['w', 's', 'h']) || mark != '=' && size.contains('x'))
            && !stem.contains('?')
        {
            return stem;
        }
    }
    name
}

/// Whether a path segment encodes a size, or belongs to the address scheme of a service that does. Years and
/// months do not count.
#[cfg(feature = "quirks")]
fn is_size(part: &str) -> bool {
    let digits = part.strip_prefix('w').or_else(|| part.strip_prefix('s')).unwrap_or(part);
    let is_number = digits.len() > 2 && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x');
    let is_year = part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    // Ghost; the Guardian; Cloudflare; MediaWiki; Medium.
    ["size", "master", "cdn-cgi", "image", "thumb", "v2", "max"].contains(&part)
        || is_number && !is_year
        || ["w_", "h_", "c_", "f_auto", "width=", "resize:", "f=", "q=", "$s_"]
            .iter()
            .any(|start| part.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::Image;
    use crate::article::SafeUrl;

    fn is_same(one: &str, other: &str) -> bool {
        let image = |address| Image::at(SafeUrl::web(address, None).unwrap());
        image(one).is_same_picture(&image(other))
    }

    #[test]
    fn a_picture_is_the_same_in_every_size_and_through_services() {
        let original = "https://paper.example/wp-content/uploads/2026/11/phone.png";
        for other in [
            "https://paper.example/wp-content/uploads/2026/11/phone-725x209.png",
            "https://i0.wp.com/paper.example/wp-content/uploads/2026/11/phone-725x209.png?ssl=1",
            "https://res.cloudinary.com/x/image/fetch/w_600/https://paper.example/wp-content/uploads/2026/11/phone.png",
            "https://paper-example.cdn.ampproject.org/i/s/paper.example/wp-content/uploads/2026/11/phone.png",
        ] {
            assert!(is_same(original, other) && is_same(other, original), "{other}");
        }
        assert!(is_same("https://i.example/news/976/ab/1.jpg", "https://i.example/news/240/ab/1.jpg"));
        assert!(is_same(
            "https://g.example/content/images/size/w600/2026/11/o.jpg",
            "https://g.example/content/images/2026/11/o.jpg"
        ));
    }

    #[cfg(feature = "quirks")]
    #[test]
    fn a_picture_is_the_same_behind_the_services_of_other_systems() {
        for (one, other) in [
            ("https://p.example/p.jpg", "https://p.example/cdn-cgi/image/width=800,quality=75/p.jpg"),
            (
                "https://b.example/public/images/abc.jpeg",
                "https://substackcdn.com/image/fetch/$s_!x!,w_848/https%3A%2F%2Fb.example%2Fpublic%2Fimages%2Fabc.jpeg",
            ),
            ("https://p.example/_next/image?url=%2Fp.jpg&w=1080", "https://p.example/p.jpg"),
            ("https://wsrv.nl/?url=p.example/p.jpg&w=1200", "https://p.example/p.jpg"),
            ("https://p.example/img/p@2x.jpg", "https://p.example/img/p.jpg"),
            ("https://p.example/p.jpg", "https://p.example/p.jpg.webp"),
            ("https://cdn.statically.io/img/p.example/f=auto/p.jpg", "https://p.example/p.jpg"),
            ("https://g.example/img/R29/AVv/s1600/p.jpg", "https://g.example/img/R29/AVv/s400/p.jpg"),
            (
                "https://p.example/sites/default/files/p.jpg",
                "https://p.example/sites/default/files/styles/large/public/p.jpg?itok=abc",
            ),
            ("https://s.example/a/p_1200x.jpg?v=1", "https://s.example/a/p_800x800.jpg?v=1"),
            (
                "https://i.guim.example/img/media/abc/0_0_5000_3000/master/5000.jpg",
                "https://i.guim.example/img/media/abc/0_0_5000_3000/500.jpg",
            ),
            (
                "https://u.example/commons/a/ab/P.jpg",
                "https://u.example/commons/thumb/a/ab/P.jpg/800px-P.jpg",
            ),
        ] {
            assert!(is_same(one, other) && is_same(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("https://p.example/a.php?img=1", "https://p.example/a.php?img=2"),
            ("https://p.example/photo_1.jpg", "https://p.example/photo_2.jpg"),
            ("https://p.example/2026/500.jpg", "https://p.example/2026/501.jpg"),
            ("https://p.example/_next/image?url=%2Fp.jpg", "https://p.example/_next/image?url=%2Fq.jpg"),
        ] {
            assert!(!is_same(one, other), "{one} {other}");
        }
    }

    #[test]
    fn pictures_of_one_name_in_different_months_are_two() {
        assert!(!is_same("https://p.example/2026/11/photo.jpg", "https://p.example/2026/12/photo.jpg"));
        assert!(!is_same("https://p.example/2025/photo.jpg", "https://p.example/2026/photo.jpg"));
        assert!(!is_same("https://p.example/a.jpg", "https://p.example/b.jpg"));
    }
}
