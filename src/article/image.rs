//! Pictures and whose they are.

use super::SafeUrl;

/// A picture with all that a newsroom says about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// The address of the picture, resolved against its story.
    pub url: SafeUrl,
    /// Width of the original in pixels, at least 1.
    pub width: Option<u32>,
    /// Height of the original in pixels, at least 1.
    pub height: Option<u32>,
    /// What is seen, for those who do not see it. `Some("")` marks a decoration.
    pub alt: Option<String>,
    /// What it means, plain text, without the credit.
    pub caption: Option<String>,
    /// Links in the caption, in the order in which their words stand there.
    pub links: Vec<CaptionLink>,
    /// Where a press on the picture leads: another page than the picture itself.
    pub leads_to: Option<SafeUrl>,
    /// Whose it is.
    pub credit: Option<Credit>,
    /// The point that a crop keeps in view, in per cent from the inline start and the top.
    pub focus: Option<(u8, u8)>,
    /// The same picture in other sizes and types.
    pub renditions: Vec<Rendition>,
}

/// Words of a caption that lead somewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct CaptionLink {
    /// As they stand in the caption.
    pub text: String,
    /// Where they lead.
    pub url: SafeUrl,
}

/// One size of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Rendition {
    /// The address of this size.
    pub url: SafeUrl,
    /// Width in pixels, at least 1: what `srcset` needs.
    pub width: u32,
    /// Media type, where the publisher says one ("image/avif").
    pub mime: Option<String>,
}

/// Whose a picture is.
#[derive(Clone, Debug, PartialEq)]
pub struct Credit {
    /// As it is printed after "Image source: ".
    pub text: String,
    /// The owner's page.
    pub url: Option<SafeUrl>,
    /// Which rule found it.
    pub origin: CreditOrigin,
}

/// Which rule found a credit, in order of precedence (shared notes on formats, "Credit").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CreditOrigin {
    /// A field that exists for it.
    Field,
    /// Photographer and source fields.
    PhotographerAndSource,
    /// The picture's own byline.
    PictureByline,
    /// Read out of the caption.
    Caption,
    /// The caption of the same picture in the text.
    BodyCaption,
    /// The holder of the rights, or the copyright notice.
    RightsHolder,
    /// What the camera or the picture editor wrote into the file.
    FileMetadata,
}

impl Image {
    /// Whether there is something to see: a picture of one pixel is there to be counted.
    pub fn is_seen(&self) -> bool {
        self.width != Some(1) && self.height != Some(1)
    }

    /// A picture of which nothing but the address is known.
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

    /// The caption in pieces, each with where it leads.
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

    /// Whether both are one picture, in whatever size: by their addresses, and by those of this
    /// picture's other sizes. Services that resize pictures count as the address that they are given.
    pub fn is_same_picture(&self, other: &Image) -> bool {
        let key = original(other.url.picture_key());
        let is_same = |url: &SafeUrl| is_same_file(original(url.picture_key()), key);
        is_same(&self.url) || self.renditions.iter().any(|rendition| is_same(&rendition.url))
    }

    /// Whether the picture is known to be clearly higher than wide, and so is no hero.
    pub fn is_portrait(&self) -> bool {
        matches!((self.width, self.height), (Some(width), Some(height)) if height > width + width / 10)
    }
}

/// What stands before the address of the original in those of services that resize pictures: Jetpack's Photon,
/// Cloudinary's "fetch" and others, AMP's cache.
const RESIZERS: [&str; 7] = [
    "i0.wp.com/",
    "i1.wp.com/",
    "i2.wp.com/",
    "i3.wp.com/",
    "/https://",
    "/http://",
    ".cdn.ampproject.org/i/s/",
];

/// The key of the picture that a service resizes; any other key as it is.
fn original(key: &str) -> &str {
    let found = RESIZERS.iter().filter_map(|before| Some(key.rfind(before)? + before.len())).max();
    found.and_then(|start| key.get(start..)).unwrap_or(key)
}

/// Whether two keys differ in nothing but parts of the path that say a size: "/976/", "/`w_600,c_fill`/", "/size/w600/".
fn is_same_file(one: &str, other: &str) -> bool {
    if one == other || !cfg!(feature = "quirks") {
        return one == other;
    }
    let mut ones = one.split('/').filter(|part| !is_size(part));
    let mut others = other.split('/').filter(|part| !is_size(part));
    loop {
        match (ones.next(), others.next()) {
            (None, None) => return true,
            (one, other) if one == other => {}
            _ => return false,
        }
    }
}

/// Whether a part of a path says a size. Years do not, nor do months.
fn is_size(part: &str) -> bool {
    let digits = part.strip_prefix('w').unwrap_or(part);
    let is_number = digits.len() > 2 && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x');
    let is_year = part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    part == "size"
        || is_number && !is_year
        || ["w_", "h_", "c_", "f_auto"].iter().any(|start| part.starts_with(start))
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

    #[test]
    fn pictures_of_one_name_in_different_months_are_two() {
        assert!(!is_same("https://p.example/2026/11/photo.jpg", "https://p.example/2026/12/photo.jpg"));
        assert!(!is_same("https://p.example/2025/photo.jpg", "https://p.example/2026/photo.jpg"));
        assert!(!is_same("https://p.example/a.jpg", "https://p.example/b.jpg"));
    }
}
