//! From the bytes of a picture to its pixels: within limits that are known before anything is decoded, upright, in the
//! colours of the web, and without anything else that the file says of itself.

use std::io::Cursor;
use std::panic::{self, AssertUnwindSafe};

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, Limits};
use moxcms::{ColorProfile, Layout, TransformOptions};

/// The most pixels of a picture: more than any camera of a newsroom has.
const MAX_PIXELS: u64 = 80_000_000;
/// The longest side.
const MAX_SIDE: u32 = 30_000;
/// The most memory that a decoder may ask for.
const MAX_MEMORY: u64 = 768 * 1024 * 1024;

/// The pixels of a picture, as the reader sees it.
pub(super) struct Pixels {
    pub width: u32,
    pub height: u32,
    /// Four bytes each with `has_alpha`, three otherwise.
    pub bytes: Vec<u8>,
    /// Whether something of it can be seen through.
    pub has_alpha: bool,
}

/// The picture in `file`. `Ok(None)`: it moves, or is of a kind that is left alone.
///
/// # Errors
/// Why it cannot be shown in other sizes, for people.
pub(super) fn decode(file: &[u8]) -> Result<Option<Pixels>, String> {
    // A decoder that fails in a way that nobody has foreseen costs the picture, not the site.
    let decoded = panic::catch_unwind(AssertUnwindSafe(|| decode_known(file)));
    decoded.unwrap_or_else(|_| Err("its decoder has failed".to_owned()))
}

fn decode_known(file: &[u8]) -> Result<Option<Pixels>, String> {
    let cut = |error: ImageError| match error {
        ImageError::Limits(_) => too_large(),
        error => format!("it is damaged or cut off ({error})"),
    };
    match image::guess_format(file) {
        // Its decoder would paint grey what is missing.
        Ok(ImageFormat::Jpeg) if !has_end(file) => Err("it is cut off".to_owned()),
        Ok(ImageFormat::Jpeg) => pixels(JpegDecoder::new(Cursor::new(file)).map_err(cut)?).map(Some),
        Ok(ImageFormat::Png) => {
            let decoder = PngDecoder::new(Cursor::new(file)).map_err(cut)?;
            if decoder.is_apng().map_err(cut)? { Ok(None) } else { pixels(decoder).map(Some) }
        }
        Ok(ImageFormat::WebP) => {
            let decoder = WebPDecoder::new(Cursor::new(file)).map_err(cut)?;
            if decoder.has_animation() { Ok(None) } else { pixels(decoder).map(Some) }
        }
        // They move, or are as small as can be.
        Ok(ImageFormat::Gif | ImageFormat::Avif) => Ok(None),
        _ => Err("it is no JPEG, PNG or WebP, whatever it is called".to_owned()),
    }
}

/// Whether the last scan of a JPEG is followed by the mark of its end. In a scan no mark can stand.
fn has_end(file: &[u8]) -> bool {
    let last = |mark: u8| file.windows(2).rposition(|pair| pair == [0xff, mark]);
    last(0xd9) > last(0xda)
}

fn too_large() -> String {
    format!("it has more than {} million pixels", MAX_PIXELS / 1_000_000)
}

fn pixels(mut decoder: impl ImageDecoder) -> Result<Pixels, String> {
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS || width.max(height) > MAX_SIDE {
        return Err(too_large());
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_MEMORY);
    decoder.set_limits(limits).map_err(|_| too_large())?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let mut picture =
        DynamicImage::from_decoder(decoder).map_err(|error| format!("it is damaged or cut off ({error})"))?;
    picture.apply_orientation(orientation);
    let (width, height) = (picture.width(), picture.height());
    let has_alpha = picture.color().has_alpha();
    let is_colour = picture.color().has_color();
    let mut bytes = if has_alpha { picture.into_rgba8().into_raw() } else { picture.into_rgb8().into_raw() };
    if let Some(profile) = profile.filter(|_| is_colour) {
        to_srgb(&mut bytes, &profile, has_alpha);
    }
    let has_alpha = has_alpha && {
        let is_seen_through = bytes.iter().skip(3).step_by(4).any(|alpha| *alpha != u8::MAX);
        if !is_seen_through {
            bytes = bytes.chunks_exact(4).flat_map(|pixel| pixel.iter().take(3).copied()).collect();
        }
        is_seen_through
    };
    Ok(Pixels { width, height, bytes, has_alpha })
}

/// Turns colours of another profile into those of the web, as the renditions have none. With a profile that cannot be
/// read they stay.
fn to_srgb(bytes: &mut Vec<u8>, profile: &[u8], has_alpha: bool) {
    let layout = if has_alpha { Layout::Rgba } else { Layout::Rgb };
    let Ok(from) = ColorProfile::new_from_slice(profile) else { return };
    let to = ColorProfile::new_srgb();
    let Ok(transform) = from.create_transform_8bit(layout, &to, layout, TransformOptions::default()) else {
        return;
    };
    let mut changed = vec![0; bytes.len()];
    if transform.transform(bytes, &mut changed).is_ok() {
        *bytes = changed;
    }
}
