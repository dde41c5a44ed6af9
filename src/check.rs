//! Checking feeds before they are published: what is in a file, and what a reader would not see.
//! Host only.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::article::{Article, Block, Image, SafeUrl, Status, Timestamp};
use crate::body;
use crate::disk;
use crate::edition::Edition;
use crate::feed::{self, FeedError, FeedPage, Format, Log, Skipped, Warning};

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
    pub held: Vec<Held>,
    /// States of stories in the place of which another one shows, or shows no more.
    pub repeated: usize,
    /// Addresses of stories in files of their own.
    pub listed: usize,
    /// Pictures: above the stories, in their texts and beside them.
    pub pictures: usize,
    /// How many of them have a credit.
    pub credits: usize,
    /// Elements that were left out of the texts, by name, also such as nobody knows.
    pub dropped: Vec<(String, u32)>,
    /// Stories that could not be read.
    pub skipped: Vec<Skipped>,
    /// Fields that were dropped.
    pub warnings: Vec<Warning>,
}

/// A story that may not be shown.
#[derive(Debug, PartialEq, Eq)]
pub struct Held {
    /// Its id.
    pub id: String,
    /// Its headline.
    pub headline: String,
    /// Why.
    pub why: HeldBack,
}

/// Why a story may not be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldBack {
    /// It is withheld, or has a status or an embargo that nobody understands.
    Withheld,
    /// It has been taken back.
    Cancelled,
    /// Its time has not come.
    Embargo(Timestamp),
}

impl HeldBack {
    fn of(article: &Article) -> HeldBack {
        match (article.status, article.embargo_until) {
            (Status::Cancelled, _) => HeldBack::Cancelled,
            (Status::Usable, Some(until)) => HeldBack::Embargo(until),
            (Status::Usable | Status::Withheld, _) => HeldBack::Withheld,
        }
    }
}

impl fmt::Display for HeldBack {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HeldBack::Withheld => formatter.write_str("it is withheld"),
            HeldBack::Cancelled => formatter.write_str("it is cancelled"),
            HeldBack::Embargo(until) => write!(formatter, "it is under embargo until {until}"),
        }
    }
}

/// Why there is nothing to report.
#[derive(Debug)]
pub enum CheckError {
    /// The file or folder could not be read.
    Io(io::Error),
    /// It is no feed.
    NotAFeed(FeedError),
    /// A folder has no `.json` file, nor have its folders.
    NoFiles,
}

impl Report {
    /// How bad it is.
    pub fn verdict(&self) -> Verdict {
        match &self.result {
            Ok(found) if found.skipped.is_empty() => Verdict::Good,
            Err(
                CheckError::Io(_) | CheckError::NoFiles | CheckError::NotAFeed(FeedError::NotJson { .. }),
            ) => Verdict::Unreadable,
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
            Err(CheckError::NoFiles) => return write!(formatter, "{path}: holds no .json file"),
        };
        let Found { held, repeated, listed, .. } = found;
        let counted = |number: usize, one: &str, more: &str| {
            let noun = if number == 1 { one } else { more };
            format!("{number} {noun}")
        };
        let stories = counted(found.stories, "story", "stories");
        let pictures = counted(found.pictures, "picture", "pictures");
        let credits = counted(found.credits, "credit", "credits");
        write!(formatter, "{path}: {}, {stories}, {pictures}, {credits}", found.format)?;
        if !held.is_empty() {
            write!(formatter, ", {} held back", held.len())?;
        }
        if *repeated > 0 {
            write!(formatter, ", {repeated} other states of stories")?;
        }
        if *listed > 0 {
            write!(formatter, ", {listed} addresses of stories")?;
        }
        if !found.dropped.is_empty() {
            let dropped: Vec<String> =
                found.dropped.iter().map(|(name, count)| format!("{name} {count}")).collect();
            write!(formatter, "\n  left out of the texts: {}", dropped.join(", "))?;
        }
        for Held { id, headline, why } in held {
            write!(formatter, "\n  held back: {headline:?} ({}): {why}", id.escape_debug())?;
        }
        for skipped in &found.skipped {
            write!(formatter, "\n  story skipped: {skipped}")?;
        }
        for warning in &found.warnings {
            write!(formatter, "\n  field dropped: {warning}")?;
        }
        if found.warnings.len() == Log::MAX {
            write!(formatter, "\n  there may be more: only {} fields are named", Log::MAX)?;
        }
        Ok(())
    }
}

/// Checks a file, or every `.json` file in a folder and in its folders, in the order of their names,
/// as a reader sees them at the moment `now`.
pub fn check(path: &Path, now: Timestamp) -> Vec<Report> {
    let mut reports = Vec::new();
    if path.is_dir() {
        check_folder(path, now, &mut BTreeSet::new(), &mut reports);
        if reports.is_empty() {
            reports.push(Report { path: path.to_owned(), result: Err(CheckError::NoFiles) });
        }
    } else {
        reports.push(check_file(path, now));
    }
    reports
}

/// `seen` are the folders above and before this one: a link may lead back to one of them.
fn check_folder(folder: &Path, now: Timestamp, seen: &mut BTreeSet<PathBuf>, reports: &mut Vec<Report>) {
    if fs::canonicalize(folder).is_ok_and(|folder| !seen.insert(folder)) {
        return;
    }
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
            check_folder(&path, now, seen, reports);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            reports.push(check_file(&path, now));
        }
    }
}

fn check_file(path: &Path, now: Timestamp) -> Report {
    let text = disk::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let result = text.map_err(CheckError::Io).and_then(|text| check_text(&text, now));
    Report { path: path.to_owned(), result }
}

/// Checks the text of a feed, as a reader sees it at the moment `now`.
///
/// # Errors
/// [`CheckError::NotAFeed`].
pub fn check_text(text: &str, now: Timestamp) -> Result<Found, CheckError> {
    let Some(address) = SafeUrl::web(CHECKED_AT, None) else { return Ok(Found::default()) };
    let read = |at: &SafeUrl| feed::read(text, at, Format::Auto).map_err(CheckError::NotAFeed);
    let FeedPage { articles, listed, mut skipped, warnings, mut next, .. } = read(&address)?;
    let mut listed = listed.len();
    // An index is read by parts, whose addresses differ in the fragment.
    while let Some(part) = next.filter(|next| next.as_str().split('#').next() == Some(CHECKED_AT)) {
        let more = read(&part)?;
        listed += more.listed.len();
        skipped.extend(more.skipped);
        next = more.next;
    }
    let format = Format::of(text.trim_start_matches('\u{feff}')).unwrap_or_default();
    let mut found = Found { format: format.name(), skipped, warnings, listed, ..Found::default() };
    for article in &articles {
        if article.may_be_shown(now) {
            found.repeated += 1;
        } else {
            let (id, headline) = (article.id.clone(), article.headline.clone());
            found.held.push(Held { id, headline, why: HeldBack::of(article) });
        }
        count(article, &mut found);
    }
    let mut edition = Edition::default();
    edition.merge_page(0, &address, FeedPage { articles, ..FeedPage::default() }, now);
    found.stories = edition.len();
    found.repeated -= found.stories;
    Ok(found)
}

fn count(article: &Article, found: &mut Found) {
    let parsed = body::of_story(article, &article.body);
    let (text, dropped) = parsed.map_or((Vec::new(), Vec::new()), |parsed| {
        let dropped = body::left_out(&article.body, &parsed);
        (parsed.blocks, dropped)
    });
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
            Block::Quote { blocks, .. } | Block::Passage { blocks, .. } => count_blocks(blocks, found),
            _ => {}
        }
    }
}

fn count_picture(image: &Image, found: &mut Found) {
    found.pictures += 1;
    found.credits += usize::from(image.credit.is_some());
}
