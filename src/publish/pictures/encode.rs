//! Smaller forms of a picture, as JPEG and WebP.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::decode::Pixels;

/// The widths of renditions, in pixels; none is wider than the picture.
const WIDTHS: [u32; 6] = [320, 480, 640, 960, 1280, 1920];
/// Of 100: what differs from the picture is not seen beside it.
const JPEG_QUALITY: u8 = 80;
const WEBP_QUALITY: f32 = 78.0;

/// A rendition.
pub(super) struct EncodedPicture {
    pub width: u32,
    pub ending: &'static str,
    pub bytes: Vec<u8>,
}

/// The widths in which a picture of this width is made. A small one needs no other.
pub(super) fn widths(width: u32) -> Vec<u32> {
    let mut widths: Vec<u32> = WIDTHS.iter().copied().filter(|wanted| *wanted < width).collect();
    let largest = WIDTHS.iter().copied().max().unwrap_or_default();
    // The picture itself, unless that is hardly more.
    let is_more = widths.last().is_some_and(|last| width.min(largest) > last + last / 8);
    if is_more || widths.is_empty() && width >= 200 {
        widths.push(width.min(largest));
    }
    widths
}

/// The endings of the renditions of a picture, best first. What can be seen through is no JPEG.
pub(super) fn endings(has_alpha: bool) -> &'static [&'static str] {
    if has_alpha { &["webp"] } else { &["webp", "jpg"] }
}

/// All renditions of a picture. All processors work.
///
/// # Errors
/// Why one cannot be made.
pub(super) fn renditions(picture: &Pixels) -> Result<Vec<EncodedPicture>, String> {
    let widths = widths(picture.width);
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(widths.len());
    let next = AtomicUsize::new(0);
    let work = || -> Result<Vec<EncodedPicture>, String> {
        let mut made = Vec::new();
        // The widest takes as long as all others, and is the first to be begun.
        while let Some(width) = widths.iter().rev().nth(next.fetch_add(1, Ordering::Relaxed)) {
            made.extend(encoded(picture, *width)?);
        }
        Ok(made)
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut made = work()?;
        for worker in workers {
            made.extend(worker.join().map_err(|_| "its encoder has failed".to_owned())??);
        }
        Ok(made)
    })
}

fn encoded(picture: &Pixels, width: u32) -> Result<Vec<EncodedPicture>, String> {
    let said = |error: &dyn std::fmt::Display| format!("it cannot be made {width} pixels wide: {error}");
    let kind = if picture.has_alpha { PixelType::U8x4 } else { PixelType::U8x3 };
    let height = u64::from(picture.height) * u64::from(width) + u64::from(picture.width / 2);
    let height = u32::try_from(height / u64::from(picture.width.max(1))).unwrap_or(u32::MAX).max(1);
    let (Ok(narrow), Ok(low)) = (u16::try_from(width), u16::try_from(height)) else {
        return Err(said(&"it is too high"));
    };
    let source = ImageRef::new(picture.width, picture.height, &picture.bytes, kind);
    let source = source.map_err(|error| said(&error))?;
    let mut scaled = Image::new(width, height, kind);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new().resize(&source, &mut scaled, &options).map_err(|error| said(&error))?;
    let pixels = scaled.buffer();
    let layout = if picture.has_alpha { webp::PixelLayout::Rgba } else { webp::PixelLayout::Rgb };
    let webp = webp::Encoder::new(pixels, layout, width, height)
        .encode_simple(false, WEBP_QUALITY)
        .map_err(|error| said(&format!("{error:?}")))?;
    let mut made = vec![EncodedPicture { width, ending: "webp", bytes: webp.to_vec() }];
    if !picture.has_alpha {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, JPEG_QUALITY);
        encoder.set_progressive(true);
        encoder.set_optimized_huffman_tables(true);
        encoder.set_sampling_factor(SamplingFactor::F_2_2);
        encoder.encode(pixels, narrow, low, ColorType::Rgb).map_err(|error| said(&error))?;
        made.push(EncodedPicture { width, ending: "jpg", bytes });
    }
    Ok(made)
}

#[cfg(test)]
mod tests {
    use super::widths;

    #[test]
    fn no_rendition_is_wider_than_its_picture() {
        assert_eq!(widths(6000), [320, 480, 640, 960, 1280, 1920]);
        assert_eq!(widths(1000), [320, 480, 640, 960]);
        assert_eq!(widths(1200), [320, 480, 640, 960, 1200]);
        assert_eq!(widths(320), [320]);
        assert_eq!(widths(100), [0; 0]);
    }
}
