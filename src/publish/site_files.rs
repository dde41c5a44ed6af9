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

/// The folder of the site that reads its own format only.
const OWN_FORMAT: &str = "native";
/// The folder of the site that reads all formats.
const ALL_FORMATS: &str = "all";

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
    /// The site in `folder`; `None` is the one that this program carries. `reads_others`: whether its browser part
    /// reads feeds of other systems, which a site of an own edition need not download.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn open(folder: Option<&Path>, reads_others: bool) -> Result<SiteFiles, PublishError> {
        let kind = if reads_others { ALL_FORMATS } else { OWN_FORMAT };
        match folder {
            Some(folder) => {
                let below = folder.join(kind);
                let folder = if below.is_dir() { &below } else { folder };
                SiteFiles::of(in_folder(folder)?, folder)
            }
            None => {
                let files = carried(kind).ok_or(PublishError::NoSite)?;
                SiteFiles::of(files, Path::new("the site of this program"))
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
fn carried(kind: &str) -> Option<Vec<(String, Vec<u8>)>> {
    let root = CARRIED.get_dir(kind)?;
    let (mut open, mut files) = (vec![root], Vec::new());
    while let Some(folder) = open.pop() {
        open.extend(folder.dirs());
        for file in folder.files() {
            let name = file.path().strip_prefix(root.path()).unwrap_or(file.path());
            files.push((name.to_string_lossy().replace('\\', "/"), file.contents().to_vec()));
        }
    }
    Some(files)
}

#[cfg(not(feature = "carried-site"))]
fn carried(_kind: &str) -> Option<Vec<(String, Vec<u8>)>> {
    None
}
