//! What every format does alike with a picture: its sizes and whose it is.

use super::fields::Fields;
use crate::article::{Image, Rendition, SafeUrl};
use crate::credit::{self, Evidence};

/// Originals wider than this, in pixels, are for printing; the next smaller size is shown.
const WIDEST: u32 = 2_560;

/// Most sizes of one picture.
const MOST_SIZES: usize = 16;

/// What two sizes of one picture may differ in shape, as a part of their height: rounding.
const SHAPE_TOLERANCE: u32 = 50;

/// One size of a picture, as a format lists it.
pub(super) struct Size {
    pub url: SafeUrl,
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub mime: Option<String>,
}

/// All that a publisher says about a picture; see [`Evidence`].
#[derive(Default)]
pub(super) struct About {
    pub alt: Option<String>,
    pub caption: Option<String>,
    pub credit: Option<String>,
    pub credit_url: Option<SafeUrl>,
    pub photographer: Option<String>,
    pub source: Option<String>,
    pub byline: Option<String>,
    pub rights_holder: Option<String>,
    pub copyright: Option<String>,
    pub file_credit: Option<String>,
    pub file_copyright: Option<String>,
    /// The publisher forbids a credit.
    pub hides_credit: bool,
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

/// The picture that `sizes` show; `None` if there are none.
///
/// The first is the publisher's own choice, and its shape counts: crops of another shape are not
/// the same picture. If it is wider than 2,560 pixels, the largest that is not is shown.
pub(super) fn of_sizes(mut sizes: Vec<Size>, about: About) -> Option<Image> {
    let is_picture = |size: &Size| size.mime.as_deref().is_none_or(|mime| mime.starts_with("image/"));
    sizes.retain(is_picture);
    let first = sizes.first()?;
    let shape = (first.width, first.height);
    let is_huge = first.width.is_some_and(|width| width > WIDEST);
    let mut chosen = 0;
    if is_huge {
        let mut widest = 0;
        for (index, size) in sizes.iter().enumerate() {
            let width = size.width.unwrap_or(0);
            if width <= WIDEST && width > widest && has_shape(size, shape) {
                (chosen, widest) = (index, width);
            }
        }
    }
    let main = sizes.get(chosen)?;
    let mut image = Image::at(main.url.clone());
    (image.width, image.height) = (main.width, main.height);
    for size in &sizes {
        let Some(width) = size.width.filter(|width| *width <= WIDEST) else { continue };
        let is_known = |known: &Rendition| known.width == width || known.url == size.url;
        if has_shape(size, shape)
            && !image.renditions.iter().any(is_known)
            && image.renditions.len() < MOST_SIZES
        {
            let place = image.renditions.partition_point(|known| known.width < width);
            image.renditions.insert(place, Rendition { url: size.url.clone(), width, mime: modern(size) });
        }
    }
    // One size is no choice.
    if let [only] = image.renditions.as_slice()
        && only.url == image.url
    {
        image.renditions.clear();
    }
    describe(&mut image, about);
    Some(image)
}

/// The type, where browsers need to know it.
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

/// Caption and credit of `image`, each printed once.
#[inline(never)]
pub(super) fn describe(image: &mut Image, about: About) {
    let choice = credit::choose(Evidence {
        field: about.credit.as_deref(),
        photographer: about.photographer.as_deref(),
        source: about.source.as_deref(),
        picture_byline: about.byline.as_deref(),
        caption: about.caption.as_deref(),
        rights_holder: about.rights_holder.as_deref(),
        copyright_notice: about.copyright.as_deref(),
        file_credit: about.file_credit.as_deref(),
        file_copyright: about.file_copyright.as_deref(),
        url: about.credit_url,
        display: !about.hides_credit,
        ..Evidence::default()
    });
    image.alt = about.alt;
    image.caption = choice.caption;
    image.credit = choice.credit;
}

#[cfg(test)]
mod tests {
    use super::{About, Size, of_sizes};
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
        let image = of_sizes(sizes, About::default()).unwrap();
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
        assert!(of_sizes(vec![film], About::default()).is_none());
    }
}
