//! Pictures, for all formats: their sizes, captions and credits.

use super::facts::{Fact, Facts};
use super::fields::Fields;
use crate::article::{Image, Rendition, SafeUrl};
use crate::body::{self, Snippet};
use crate::credit::{self, Evidence};

/// Originals wider than this, in pixels, are for printing; the next smaller size is shown.
const MAX_WIDTH: u32 = 2_560;

/// Most sizes of one picture.
const MAX_SIZES: usize = 16;

/// How much the shapes of two sizes of one picture may differ by rounding, as a divisor of the height.
const SHAPE_TOLERANCE: u32 = 50;

/// One size of a picture, as listed by a format.
pub(super) struct Size {
    pub url: SafeUrl,
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub mime: Option<String>,
}

/// The size with its address, width, height and type in the fields of these names.
pub(super) fn size(fields: &Fields, names: [&str; 4], base: &SafeUrl) -> Option<Size> {
    let [url, width, height, mime] = names;
    Some(Size {
        url: fields.web_address(url, base)?,
        width: fields.size(width),
        height: fields.size(height),
        mime: fields.text(mime),
    })
}

/// Whether a size is a picture, by its media type if it has one.
pub(super) fn is_picture(size: &Size) -> bool {
    size.mime.as_deref().is_none_or(|mime| mime.starts_with("image/"))
}

/// Puts the widest size first, for formats in which the order has no meaning.
pub(super) fn widest_first(sizes: &mut [Size]) {
    let widest = sizes.iter().map(|size| size.width).max();
    if let Some(first) = sizes.iter().position(|size| Some(size.width) == widest) {
        sizes.swap(0, first);
    }
}

/// The picture with `sizes`; `None` if there are none.
///
/// The first is the publisher's own choice, and its shape counts: crops of another shape are not
/// the same picture. If it is wider than 2,560 pixels, the largest that is not is shown.
pub(super) fn of_sizes(mut sizes: Vec<Size>, about: &mut Facts) -> Option<Image> {
    sizes.retain(is_picture);
    let first = sizes.first()?;
    let shape = (first.width, first.height);
    let is_huge = first.width.is_some_and(|width| width > MAX_WIDTH);
    let mut chosen = 0;
    if is_huge {
        let mut widest = 0;
        for (index, size) in sizes.iter().enumerate() {
            let width = size.width.unwrap_or(0);
            if width <= MAX_WIDTH && width > widest && has_shape(size, shape) {
                (chosen, widest) = (index, width);
            }
        }
    }
    let main = sizes.get(chosen)?;
    let mut image = Image::at(main.url.clone());
    (image.width, image.height) = (main.width, main.height);
    for size in &sizes {
        let Some(width) = size.width.filter(|width| *width <= MAX_WIDTH) else { continue };
        let is_known = |known: &Rendition| known.width == width || known.url == size.url;
        if has_shape(size, shape)
            && !image.renditions.iter().any(is_known)
            && image.renditions.len() < MAX_SIZES
        {
            let place = image.renditions.partition_point(|known| known.width < width);
            image.renditions.insert(place, Rendition { url: size.url.clone(), width, mime: modern(size) });
        }
    }
    // A single size needs no `srcset`.
    if let [only] = image.renditions.as_slice()
        && only.url == image.url
    {
        image.renditions.clear();
    }
    describe(&mut image, about);
    Some(image).filter(Image::is_seen)
}

/// The media type, if browsers need it to choose.
fn modern(size: &Size) -> Option<String> {
    size.mime.clone().filter(|mime| mime == "image/avif" || mime == "image/webp")
}

/// Whether a size has the shape of the first one, as far as both are known.
fn has_shape(size: &Size, shape: (Option<u32>, Option<u32>)) -> bool {
    match (size.width, size.height, shape) {
        (Some(width), Some(height), (Some(first_width), Some(first_height))) => {
            let expected = u64::from(width) * u64::from(first_height) / u64::from(first_width.max(1));
            u64::from(height).abs_diff(expected) <= u64::from(height / SHAPE_TOLERANCE + 1)
        }
        _ => true,
    }
}

/// The size in the facts about a picture.
pub(super) fn size_of(about: &mut Facts) -> Option<Size> {
    Some(Size {
        url: about.take_address(Fact::Picture)?,
        width: about.size(Fact::Width),
        height: about.size(Fact::Height),
        mime: about.text(Fact::Mime),
    })
}

/// Caption and credit of `image`, each printed once.
pub(super) fn describe(image: &mut Image, about: &mut Facts) {
    let mut said = |fact| about.text(fact);
    let (credit, organisation) = (said(Fact::Credit), said(Fact::CreditOrganisation));
    let credit = match (credit, organisation) {
        (Some(credit), Some(organisation)) => Some(credit::join(&credit, &organisation)),
        (credit, organisation) => credit.or(organisation),
    };
    let photographer = said(Fact::Photographer);
    let source = said(Fact::Source);
    let byline = said(Fact::PictureByline);
    let caption = said(Fact::Caption).map(|caption| body::excerpt(Snippet::Text(&caption)));
    let holder = said(Fact::Holder);
    let copyright = said(Fact::Copyright);
    let file_credit = said(Fact::FileCredit);
    let file_copyright = said(Fact::FileCopyright);
    image.alt = said(Fact::Alt);
    let choice = credit::choose(Evidence {
        field: credit.as_deref(),
        photographer: photographer.as_deref(),
        source: source.as_deref(),
        picture_byline: byline.as_deref(),
        caption: caption.as_deref(),
        rights_holder: holder.as_deref(),
        copyright_notice: copyright.as_deref(),
        file_credit: file_credit.as_deref(),
        file_copyright: file_copyright.as_deref(),
        url: about.take_address(Fact::CreditUrl),
        display: !about.has(Fact::HidesCredit),
        ..Evidence::default()
    });
    image.caption = choice.caption;
    image.credit = choice.credit;
}

#[cfg(test)]
mod tests {
    use super::{Facts, Size, of_sizes};
    use crate::article::SafeUrl;

    fn size(name: &str, width: u32, height: u32) -> Size {
        Size {
            url: SafeUrl::web(&format!("https://p.example/{name}.jpg"), None).unwrap(),
            width: (width > 0).then_some(width),
            height: (height > 0).then_some(height),
            mime: None,
        }
    }

    fn widths(sizes: Vec<Size>) -> (String, Vec<u32>) {
        let image = of_sizes(sizes, &mut Facts::default()).unwrap();
        (image.url.path().to_owned(), image.renditions.iter().map(|rendition| rendition.width).collect())
    }

    #[test]
    fn crops_of_another_shape_are_left_out() {
        let sizes = vec![size("full", 1200, 800), size("square", 150, 150), size("medium", 300, 200)];
        assert_eq!(widths(sizes), ("/full.jpg".into(), vec![300, 1200]));
    }

    #[test]
    fn an_original_for_printing_is_not_loaded() {
        let sizes = vec![size("original", 8000, 6000), size("small", 400, 300), size("big", 2000, 1501)];
        assert_eq!(widths(sizes), ("/big.jpg".into(), vec![400, 2000]));
        assert_eq!(widths(vec![size("original", 8000, 6000)]), ("/original.jpg".into(), vec![]));
    }

    #[test]
    fn a_size_without_a_width_is_none_to_choose() {
        assert_eq!(widths(vec![size("a", 0, 0), size("b", 0, 300)]), ("/a.jpg".into(), vec![]));
    }

    #[test]
    fn what_is_no_picture_is_none() {
        let mut film = size("film", 1200, 800);
        film.mime = Some("video/mp4".into());
        assert!(of_sizes(vec![film], &mut Facts::default()).is_none());
        assert!(of_sizes(vec![size("counts", 1, 1)], &mut Facts::default()).is_none());
    }
}
