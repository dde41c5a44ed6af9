//! The prebuilt site: in this program, or in a folder.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::error::PublishError;
use crate::disk;

/// The page that everything is printed with.
const PAGE: &str = "index.html";
/// What cannot be seen in the page.
const ABOUT: &str = "site.json";

#[cfg(feature = "carried-site")]
static CARRIED: include_dir::Dir = include_dir::include_dir!("$DATELINE_SITE");

/// The template of the site, with nothing of a publisher in it.
#[derive(Debug)]
pub struct SiteFiles {
    /// The page.
    pub page: String,
    /// The hashes of its inline scripts.
    pub scripts: Vec<String>,
    /// Paths of files whose names change with their content.
    pub named: Vec<String>,
    /// All other files: path and content.
    pub files: Vec<(String, Vec<u8>)>,
}

/// `site.json`, as `.ci/finish.mjs --template` writes it.
#[derive(Deserialize)]
struct AboutSite {
    named: Vec<String>,
    scripts: Vec<String>,
}

impl SiteFiles {
    /// The site in `folder`; `None` is the one that this program carries.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn open(folder: Option<&Path>) -> Result<SiteFiles, PublishError> {
        match folder {
            Some(folder) => SiteFiles::of(in_folder(folder)?, folder),
            None => {
                SiteFiles::of(carried().ok_or(PublishError::NoSite)?, Path::new("the site of this program"))
            }
        }
    }

    fn of(mut files: Vec<(String, Vec<u8>)>, place: &Path) -> Result<SiteFiles, PublishError> {
        files.sort();
        let mut take = |name: &str| {
            let at = files.iter().position(|(path, _)| path == name)?;
            String::from_utf8(files.remove(at).1).ok()
        };
        let (page, about) = (take(PAGE), take(ABOUT));
        let about = about.and_then(|about| serde_json::from_str::<AboutSite>(&about).ok());
        let (Some(page), Some(AboutSite { named, scripts })) = (page, about) else {
            return Err(PublishError::NotASite(place.to_owned()));
        };
        Ok(SiteFiles { page, scripts, named, files })
    }
}

fn in_folder(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, PublishError> {
    let (mut open, mut files) = (vec![folder.to_owned()], Vec::new());
    while let Some(below) = open.pop() {
        for entry in fs::read_dir(&below).map_err(PublishError::at(&below))? {
            let path: PathBuf = entry.map_err(PublishError::at(&below))?.path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                files.push((name, disk::read(&path).map_err(PublishError::at(&path))?));
            }
        }
    }
    Ok(files)
}

#[cfg(feature = "carried-site")]
fn carried() -> Option<Vec<(String, Vec<u8>)>> {
    let (mut open, mut files) = (vec![&CARRIED], Vec::new());
    while let Some(folder) = open.pop() {
        open.extend(folder.dirs());
        for file in folder.files() {
            files.push((file.path().to_string_lossy().replace('\\', "/"), file.contents().to_vec()));
        }
    }
    Some(files)
}

#[cfg(not(feature = "carried-site"))]
fn carried() -> Option<Vec<(String, Vec<u8>)>> {
    None
}
