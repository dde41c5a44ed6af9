//! Checking feeds before they are published: what is in a file, and what a reader would not see.
//! Host only.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::article::{Article, Block, Image, SafeUrl};
use crate::body;
use crate::feed::{self, FeedError, FeedPage, Format, Skipped, Warning};

/// Where the files pretend to be; addresses in them may be relative.
const CHECKED_AT: &str = "https://feed.invalid/";

/// How bad a file is; as a number, the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// All stories can be shown.
    Good = 0,
    /// It is no feed, or stories of it would be skipped.
    Faulty = 1,
    /// It cannot be read, or is not JSON.
    Unreadable = 2,
}

/// What is in one file.
#[derive(Debug)]
pub struct Report {
    /// The file.
    pub path: PathBuf,
    /// What was found.
    pub result: Result<Found, CheckError>,
}

/// What was found in a feed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The name of its format in the configuration.
    pub format: &'static str,
    /// Stories that can be shown.
    pub stories: usize,
    /// Stories that are withheld, cancelled, or under an embargo.
    pub held: usize,
    /// Addresses of stories in files of their own.
    pub listed: usize,
    /// Pictures: above the stories, in their texts and beside them.
    pub pictures: usize,
    /// How many of them have a credit.
    pub credits: usize,
    /// Elements that were left out of the texts, by name.
    pub dropped: Vec<(String, u32)>,
    /// Stories that could not be read.
    pub skipped: Vec<Skipped>,
    /// Fields that were dropped.
    pub warnings: Vec<Warning>,
}

/// Why there is nothing to report.
#[derive(Debug)]
pub enum CheckError {
    /// The file or folder could not be read.
    Io(io::Error),
    /// It is no feed.
    NotAFeed(FeedError),
}

impl Report {
    /// How bad it is.
    pub fn verdict(&self) -> Verdict {
        match &self.result {
            Ok(found) if found.skipped.is_empty() => Verdict::Good,
            Err(CheckError::Io(_) | CheckError::NotAFeed(FeedError::NotJson { .. })) => Verdict::Unreadable,
            Ok(_) | Err(CheckError::NotAFeed(_)) => Verdict::Faulty,
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        let found = match &self.result {
            Ok(found) => found,
            Err(CheckError::Io(error)) => return write!(formatter, "{path}: cannot be read: {error}"),
            Err(CheckError::NotAFeed(error)) => return write!(formatter, "{path}: {error}"),
        };
        let Found { held, listed, .. } = found;
        let counted = |number: usize, one: &str, more: &str| {
            let noun = if number == 1 { one } else { more };
            format!("{number} {noun}")
        };
        let stories = counted(found.stories, "story", "stories");
        let pictures = counted(found.pictures, "picture", "pictures");
        let credits = counted(found.credits, "credit", "credits");
        write!(formatter, "{path}: {}, {stories}, {pictures}, {credits}", found.format)?;
        if *held > 0 {
            write!(formatter, ", {held} held back")?;
        }
        if *listed > 0 {
            write!(formatter, ", {listed} addresses of stories")?;
        }
        if !found.dropped.is_empty() {
            let dropped: Vec<String> =
                found.dropped.iter().map(|(name, count)| format!("{name} {count}")).collect();
            write!(formatter, "\n  left out of the texts: {}", dropped.join(", "))?;
        }
        for skipped in &found.skipped {
            write!(formatter, "\n  story skipped: {skipped}")?;
        }
        for warning in &found.warnings {
            write!(formatter, "\n  field dropped: {warning}")?;
        }
        Ok(())
    }
}

/// Checks a file, or every `.json` file in a folder and in its folders, in the order of their names.
pub fn check(path: &Path) -> Vec<Report> {
    let mut reports = Vec::new();
    if path.is_dir() {
        check_folder(path, &mut reports);
    } else {
        reports.push(check_file(path));
    }
    reports
}

fn check_folder(folder: &Path, reports: &mut Vec<Report>) {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut paths: Vec<PathBuf> = match entries {
        Ok(entries) => entries.into_iter().map(|entry| entry.path()).collect(),
        Err(error) => {
            reports.push(Report { path: folder.to_owned(), result: Err(CheckError::Io(error)) });
            return;
        }
    };
    paths.sort();
    for path in paths {
        if path.is_dir() {
            check_folder(&path, reports);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            reports.push(check_file(&path));
        }
    }
}

fn check_file(path: &Path) -> Report {
    let text = fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let result = text.map_err(CheckError::Io).and_then(|text| check_text(&text));
    Report { path: path.to_owned(), result }
}

/// Checks the text of a feed.
///
/// # Errors
/// [`CheckError::NotAFeed`].
pub fn check_text(text: &str) -> Result<Found, CheckError> {
    let Some(address) = SafeUrl::web(CHECKED_AT, None) else { return Ok(Found::default()) };
    let page = feed::read(text, &address, Format::Auto).map_err(CheckError::NotAFeed)?;
    let format = Format::of(text.trim_start_matches('\u{feff}')).unwrap_or_default();
    let FeedPage { articles, listed, skipped, warnings, .. } = page;
    let mut found =
        Found { format: format.name(), skipped, warnings, listed: listed.len(), ..Found::default() };
    for article in &articles {
        // Without a clock: an embargo that has passed is one for the check.
        if article.may_be_shown(crate::article::Timestamp::EPOCH) {
            found.stories += 1;
        } else {
            found.held += 1;
        }
        count(article, &mut found);
    }
    Ok(found)
}

fn count(article: &Article, found: &mut Found) {
    let parsed = body::of_story(article, &article.body);
    let (text, dropped) = parsed.map_or((Vec::new(), Vec::new()), |parsed| (parsed.blocks, parsed.dropped));
    count_blocks(&text, found);
    for (name, number) in dropped {
        match found.dropped.iter_mut().find(|(known, _)| *known == name) {
            Some((_, sum)) => *sum += number,
            None => found.dropped.push((name, number)),
        }
    }
    // A leading picture that is in the text as well is one picture.
    if let Some(hero) = &article.hero
        && !text.iter().any(|block| matches!(block, Block::Figure(image) if hero.is_same_picture(image)))
    {
        count_picture(hero, found);
    }
}

fn count_blocks(blocks: &[Block], found: &mut Found) {
    for block in blocks {
        match block {
            Block::Figure(image) => count_picture(image, found),
            Block::Gallery { images, .. } => images.iter().for_each(|image| count_picture(image, found)),
            Block::List { items, .. } => items.iter().for_each(|item| count_blocks(item, found)),
            Block::Quote { blocks, .. } => count_blocks(blocks, found),
            _ => {}
        }
    }
}

fn count_picture(image: &Image, found: &mut Found) {
    found.pictures += 1;
    found.credits += usize::from(image.credit.is_some());
}
