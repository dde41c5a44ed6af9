//! Pictures for those who share a page: services show no drawing in SVG, so the drawing of a story is painted as PNG,
//! and so is the name of the paper, for pages without a picture.

mod own;

pub use own::{OwnPicture, own_picture_of};

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use super::error::PublishError;
use super::output::Output;
use super::project::Project;
use super::sources::path_below;
use crate::article::SafeUrl;
use crate::disk;
use crate::press::ListedStory;
use crate::text::hash::fnv1a_64;

/// Their folder in the site.
const FOLDER: &str = "share";
/// Their width, in pixels.
const WIDTH: f32 = 1200.0;
/// Their greatest height.
const MAX_HEIGHT: f32 = 1200.0;
/// The most bytes of a drawing that is painted.
const MAX_BYTES: u64 = 2 * 1024 * 1024;

/// The paths in the site of painted drawings, by the addresses of the drawings.
pub type SharePictures = BTreeMap<String, String>;

/// Paints the site's own picture and the drawings that lead stories, each once, and removes those of earlier runs. One that cannot be painted is a
/// note, and its stories are shared with the picture of the site.
///
/// # Errors
/// When one cannot be written.
pub fn paint_drawings(
    project: &Project,
    stories: &[ListedStory],
    output: &Output,
    notes: &mut Vec<String>,
) -> Result<SharePictures, PublishError> {
    let drawings = stories.iter().filter_map(|story| story.drawing.as_ref());
    let drawings: BTreeMap<&str, &SafeUrl> = drawings.map(|address| (address.as_str(), address)).collect();
    let mut painted = SharePictures::new();
    for (address, drawing) in drawings {
        let Some(path) = path_below(drawing) else { continue };
        let file = project.folder.join(&path);
        // That it is not there has been said.
        if !file.is_file() {
            continue;
        }
        match picture(&file, output) {
            Ok((name, png)) => {
                if let Some(png) = png {
                    output.put(&name, &png)?;
                }
                painted.insert(address.to_owned(), name);
            }
            Err(why) => notes.push(format!("{path} cannot be painted for those who share its story: {why}")),
        }
    }
    let mut names: BTreeSet<String> = painted.values().cloned().collect();
    if let Some(own) = &project.own_picture {
        if !output.has(&own.path) {
            match self::painted(own.svg.as_bytes()) {
                Ok(png) => output.put(&own.path, &png)?,
                Err(why) => notes.push(format!("the picture of the site cannot be painted: {why}")),
            }
        }
        names.insert(own.path.clone());
        if !own.is_named {
            notes.push(
                "the picture of pages without one cannot have the paper's name, for its letters are not there: name a \
                 PNG or JPEG with \"shareImage\""
                    .to_owned(),
            );
        }
    }
    output.keep_only(FOLDER, &names)?;
    Ok(painted)
}

/// The path of a painted drawing, which follows from the drawing, and its content unless it is there.
fn picture(file: &Path, output: &Output) -> Result<(String, Option<Vec<u8>>), String> {
    let is_large = fs::metadata(file).is_ok_and(|about| about.len() > MAX_BYTES);
    if is_large {
        return Err(format!("it has more than {} MB", MAX_BYTES / 1024 / 1024));
    }
    let drawing = disk::read(file).map_err(|error| error.to_string())?;
    let name = format!("{FOLDER}/{:016x}.png", fnv1a_64(&drawing));
    if output.has(&name) {
        return Ok((name, None));
    }
    Ok((name, Some(painted(&drawing)?)))
}

/// A drawing as PNG, on white. What it names outside of itself is left out, and so are its words, for which it would
/// need the fonts of this computer.
fn painted(drawing: &[u8]) -> Result<Vec<u8>, String> {
    let text = std::str::from_utf8(drawing).map_err(|_| "it is no text".to_owned())?;
    let image_href_resolver =
        ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options { image_href_resolver, ..Options::default() };
    let tree = Tree::from_str(text, &options).map_err(|error| error.to_string())?;
    let size = tree.size();
    let scale = (WIDTH / size.width()).min(MAX_HEIGHT / size.height());
    let pixels = |length: f32| {
        // At least one, at most as many as the limits say.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let pixels = (length * scale).round().clamp(1.0, WIDTH.max(MAX_HEIGHT)) as u32;
        pixels
    };
    let mut picture = Pixmap::new(pixels(size.width()), pixels(size.height())).ok_or("it has no size")?;
    picture.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    picture.encode_png().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::painted;

    fn size(png: &[u8]) -> (u32, u32) {
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        let number = |at: usize| u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]);
        (number(16), number(20))
    }

    #[test]
    fn a_drawing_is_painted_in_the_size_that_services_show() {
        let wide = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360"><path d="M0 0h640v360z"/></svg>"#;
        assert_eq!(size(&painted(wide.as_bytes()).unwrap()), (1200, 675));
        let high =
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="10" height="9000"><path d="M0 0h9z"/></svg>"#;
        assert_eq!(size(&painted(high.as_bytes()).unwrap()), (1, 1200));
    }

    #[test]
    fn what_is_no_drawing_or_too_much_of_one_is_refused() {
        for drawing in ["", "<svg", "{}", "<html></html>"] {
            assert!(painted(drawing.as_bytes()).is_err(), "{drawing}");
        }
        assert!(painted(b"\x1f\x8b\x08").is_err());
        // Each group is ten of the one before: ten million elements.
        let mut bomb =
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g id="a0"><path d="M0 0h9z"/></g>"#
                .to_owned();
        for level in 1..8 {
            bomb +=
                &format!("<g id=\"a{level}\">{}</g>", format!("<use href=\"#a{}\"/>", level - 1).repeat(10));
        }
        assert!(painted((bomb + "</svg>").as_bytes()).is_err());
    }
}
