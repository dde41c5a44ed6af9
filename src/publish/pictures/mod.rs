//! Pictures in other sizes (`--pictures`): those of the project, and those at addresses that its stories name. Each is
//! made once, into files that are named by its content; what cannot be made is said, and the picture stays as it is.

mod decode;
mod encode;
mod record;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::copies::may_be_copied;
use super::error::PublishError;
use super::output::Output;
use super::project::{EDITION, Project};
use super::sources::{KEPT, PictureFetcher, path_below};
use crate::article::{Image, Rendition, SafeUrl};
use crate::disk;
use crate::press::native::HOME;
use crate::press::{PictureWorkshop, PressError};
use crate::text::hash::fnv1a_64;
use record::{FileState, MadePicture, PictureRecord};

/// Their folder in the edition.
const FOLDER: &str = "i";
/// The most bytes of a picture that is read.
const MAX_BYTES: u64 = 64 * 1024 * 1024;
/// Changes when pictures are made in another way.
const WAY: u64 = 1;
/// How many pictures are made before the record is written.
const AT_ONCE: usize = 20;

/// The workshop of a run.
pub struct Pictures<'a> {
    project: &'a Project,
    output: &'a Output,
    fetcher: PictureFetcher,
    record: PictureRecord,
    /// The pictures of this run, by their numbers.
    used: BTreeSet<u64>,
    /// Why pictures stay as they are, by their places.
    faults: BTreeMap<String, String>,
    made: usize,
}

impl<'a> Pictures<'a> {
    /// A workshop that knows what earlier runs have made.
    pub fn new(project: &'a Project, output: &'a Output) -> Pictures<'a> {
        let kept = project.folder.join(KEPT).join(project.record_name());
        Pictures {
            project,
            output,
            fetcher: PictureFetcher::new(project, MAX_BYTES),
            record: PictureRecord::read(&kept.with_extension("pictures.json")),
            used: BTreeSet::new(),
            faults: BTreeMap::new(),
            made: 0,
        }
    }

    /// Removes what no story needs any more; returns how many pictures were made, and what stays as it is.
    ///
    /// # Errors
    /// When the record cannot be written, or a file not be removed.
    pub fn end(mut self) -> Result<(usize, Vec<String>), PublishError> {
        let used = std::mem::take(&mut self.used);
        self.record.keep_only(&used);
        self.record.write()?;
        let names = self.record.made.iter().flat_map(|(number, made)| made.names(*number));
        let names: BTreeSet<String> = names.map(|name| format!("{EDITION}/{FOLDER}/{name}")).collect();
        self.output.keep_only(&format!("{EDITION}/{FOLDER}"), &names)?;
        let said = self.faults.into_iter().map(|(place, why)| format!("{place} stays as it is: {why}"));
        Ok((self.made, said.collect()))
    }

    /// The path of a picture of the project, if it is one that is copied.
    fn own(&self, address: &SafeUrl) -> Option<String> {
        path_below(address).filter(|path| may_be_copied(path) && self.project.folder.join(path).is_file())
    }

    /// The number of a picture by its content, if that is known or near.
    fn number_of(&mut self, address: &SafeUrl) -> Option<u64> {
        let Some(path) = self.own(address) else {
            return self.record.sources.get(address.as_str()).map(|state| state.number);
        };
        let file = self.project.folder.join(&path);
        let now = FileState::of(&file)?;
        if let Some(known) = self.record.sources.get(&path).filter(|known| known.is_same(&now)) {
            return Some(known.number);
        }
        let bytes = read(&file).ok()?;
        let number = number(&bytes);
        self.record.sources.insert(path, FileState { number, ..now });
        Some(number)
    }

    /// What was made of a picture, if all of it is there.
    fn known(&self, number: u64) -> Option<&MadePicture> {
        let made = self.record.made.get(&number)?;
        let is_there = |name: &String| self.output.has(&format!("{EDITION}/{FOLDER}/{name}"));
        made.names(number).iter().all(is_there).then_some(made)
    }

    fn make(&mut self, address: &SafeUrl) -> Result<Option<u64>, PressError> {
        let own = self.own(address);
        let place = own.clone().unwrap_or_else(|| address.as_str().to_owned());
        let bytes = match &own {
            Some(path) => read(&self.project.folder.join(path)),
            None => self.fetcher.get(address),
        };
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(why) => {
                self.faults.insert(place, why);
                return Ok(None);
            }
        };
        let number = number(&bytes);
        if own.is_none() {
            self.record.sources.insert(place.clone(), FileState { number, ..FileState::default() });
        }
        if self.known(number).is_none() {
            let made = self.made_of(&bytes, number)?;
            self.record.made.insert(number, made);
            self.made += 1;
            if self.made.is_multiple_of(AT_ONCE) {
                self.record.write().map_err(as_press_error)?;
            }
        }
        Ok(Some(number))
    }

    fn made_of(&self, bytes: &[u8], number: u64) -> Result<MadePicture, PressError> {
        let fault = |why: String| MadePicture { fault: Some(why), ..MadePicture::default() };
        let pixels = match decode::decode(bytes) {
            Ok(Some(pixels)) => pixels,
            Ok(None) => return Ok(MadePicture::default()),
            Err(why) => return Ok(fault(why)),
        };
        let renditions = match encode::renditions(&pixels) {
            Ok(renditions) => renditions,
            Err(why) => return Ok(fault(why)),
        };
        let mut made = MadePicture {
            width: pixels.width,
            height: pixels.height,
            has_alpha: pixels.has_alpha,
            ..MadePicture::default()
        };
        for encode::EncodedPicture { width, ending, bytes } in renditions {
            let path = format!("{EDITION}/{FOLDER}/{}", record::name_of(number, width, ending));
            self.output.put(&path, &bytes).map_err(as_press_error)?;
            made.widths.insert(width);
        }
        Ok(made)
    }
}

impl PictureWorkshop for Pictures<'_> {
    fn number(&mut self, address: &SafeUrl) -> u64 {
        let number = self.number_of(address).filter(|number| self.known(*number).is_some());
        self.used.extend(number);
        number.unwrap_or_default()
    }

    fn complete(&mut self, image: &mut Image) -> Result<Option<u64>, PressError> {
        if !image.renditions.is_empty() || !image.url.is_web() || is_left_alone(&image.url) {
            return Ok(None);
        }
        let mut number = PictureWorkshop::number(self, &image.url);
        if number == 0 {
            number = self.make(&image.url)?.unwrap_or_default();
            self.used.insert(number);
        }
        let Some(made) = self.record.made.get(&number) else { return Ok(Some(0)) };
        if let Some(why) = &made.fault {
            let place = self.own(&image.url).unwrap_or_else(|| image.url.as_str().to_owned());
            self.faults.insert(place, why.clone());
        }
        if made.widths.is_empty() {
            return Ok(Some(number));
        }
        if image.width.is_none() && image.height.is_none() {
            (image.width, image.height) = (Some(made.width), Some(made.height));
        }
        for ending in encode::endings(made.has_alpha) {
            // JPEG is what browsers take that know no better.
            let mime = (*ending == "webp").then(|| "image/webp".to_owned());
            let urls = made.widths.iter().filter_map(|width| {
                let name = record::name_of(number, *width, ending);
                let url = SafeUrl::web(&format!("{HOME}{FOLDER}/{name}"), None)?;
                Some(Rendition { url, width: *width, mime: mime.clone() })
            });
            image.renditions.extend(urls);
        }
        Ok(Some(number))
    }
}

/// The files that a run makes, as a rule for hosts names them: they never change.
pub fn files(project: &Project) -> Option<String> {
    project.pictures.then(|| format!("{EDITION}/{FOLDER}/*"))
}

/// Removes what an earlier run has made.
///
/// # Errors
/// When a file cannot be removed.
pub fn remove_all(output: &Output) -> Result<(), PublishError> {
    output.keep_only(&format!("{EDITION}/{FOLDER}"), &BTreeSet::new())
}

fn number(bytes: &[u8]) -> u64 {
    (fnv1a_64(bytes) ^ WAY).max(1)
}

/// Drawings fit every size, and what moves would stand still.
fn is_left_alone(address: &SafeUrl) -> bool {
    let ending = address.path().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    matches!(ending.as_deref(), Some("svg" | "gif" | "avif"))
}

fn read(file: &Path) -> Result<Vec<u8>, String> {
    let length = std::fs::metadata(file).map_err(|error| error.to_string())?.len();
    if length > MAX_BYTES {
        return Err(format!("it has more than {} MB", MAX_BYTES >> 20));
    }
    disk::read(file).map_err(|error| error.to_string())
}

fn as_press_error(error: PublishError) -> PressError {
    match error {
        PublishError::File(path, error) => PressError::Io(path, error),
        error => PressError::Io(std::path::PathBuf::new(), std::io::Error::other(error.to_string())),
    }
}
