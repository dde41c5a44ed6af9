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
    /// picture's other sizes.
    pub fn is_same_picture(&self, other: &Image) -> bool {
        let key = other.url.picture_key();
        self.url.picture_key() == key
            || self.renditions.iter().any(|rendition| rendition.url.picture_key() == key)
    }

    /// Whether the picture is known to be clearly higher than wide, and so is no hero.
    pub fn is_portrait(&self) -> bool {
        matches!((self.width, self.height), (Some(width), Some(height)) if height > width + width / 10)
    }
}
