//! From one feed to an edition of any size: a head, sealed pages, sections of their own, and each
//! story in a file whose address follows from its slug.
//!
//! ```text
//! feed.json               the newest cards; names the next older page and the sections
//! p/<hash>.json           older cards, 100 a page
//! s/<section>/<hash>.json the same for each section
//! a/<hash of slug>/<slug>.json   a story with its text
//! q/<hash>.bin            the search index of an edition with 1,000 stories or more
//! q/c/<hash>/<n>.json     the cards of what it finds
//! ```
//!
//! Pages are counted from the oldest story, so a page that is full is sealed: publishing one more
//! story writes that story, the head, and the open page of all stories and of its section. The
//! name of a page is a hash of its content, so it may be cached for ever. Files are written before the
//! pages that name them, and the head at the end, so that a reader never follows a dead link.
//! See `docs/decisions/0006-sealed-pages.md`. A file of a story that has left the feed stays, and its slug stays taken
//! (`docs/decisions/0017-addresses-of-stories.md`).

mod files;
mod intake;
mod last_run;
mod links;
mod pages;
mod pictures;
mod places;
mod prepared;
mod related;
mod search;
mod spool;
mod stories;
mod story_files;
mod text;

pub use intake::Faults;
pub use last_run::LastRun;
pub use pictures::PictureWorkshop;
pub use stories::{SpooledStory, Stories};

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use files::Folder;
use intake::Intake;
use pages::{EditionHead, PageChain, SectionPages};
use pictures::StoryPictures;
use places::StoryPlaces;
use prepared::Preparation;
use related::{RelatedFinder, RelatedLists};

use super::PressError;
use crate::article::{Article, Image, Language, Rendition, SafeUrl, Section, Slug, Timestamp};
use crate::disk;

/// How many cards a sealed page has.
pub const CARDS_ON_A_SEALED_PAGE: usize = 100;
/// How many cards the head has at most.
pub const MAX_CARDS_IN_HEAD: usize = 60;
/// How many bytes the head has at most, as long as one card and the sections are smaller.
pub const MAX_BYTES_OF_HEAD: usize = 50_000;
/// How many sections the head names at most: those with most stories.
const MAX_SECTIONS: usize = 64;

/// The result of [`split`].
#[derive(Debug, Default, PartialEq, Eq)]
pub struct SplitReport {
    /// Stories in the edition.
    pub stories: usize,
    /// These, oldest first.
    pub listed: Vec<ListedStory>,
    /// Stories that may not be shown: withheld, cancelled or under embargo. They have no file.
    pub held: usize,
    /// Older versions of stories that are in the feed more than once.
    pub repeated: usize,
    /// Pages of cards, without the head.
    pub pages: usize,
    /// Elements that were left out of texts, by name and how often.
    pub dropped: Vec<(String, u32)>,
    /// Faults of stories that were left out or changed; see [`Faults`].
    pub faults: Vec<String>,
    /// Signs that the feed is not complete, for the publisher to think about.
    pub hints: Vec<String>,
    /// Files that are new or have changed, in the order they were written.
    pub written: Vec<PathBuf>,
    /// Files that had the same content already.
    pub unchanged: usize,
    /// Files of an older version that no page names any more. They are left for readers who have an older
    /// head, except stories that may not be shown: their files have been removed.
    pub outdated: Vec<PathBuf>,
}

/// A story of an edition, as far as lists of addresses name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedStory {
    /// Its address in the site.
    pub slug: Slug,
    /// Its headline.
    pub headline: String,
    /// Its language, if it has one of its own.
    pub language: Option<Language>,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// When it was last changed.
    pub changed: Option<Timestamp>,
    /// Whether its own page is elsewhere.
    pub has_page_elsewhere: bool,
    /// Its lead picture, if that is a drawing in SVG and nothing else.
    pub drawing: Option<SafeUrl>,
    /// A hash of its file.
    pub file: u64,
}

impl ListedStory {
    fn of(article: &Article, file: u64) -> ListedStory {
        ListedStory {
            drawing: article.hero.as_ref().filter(|hero| is_only_drawn(hero)).map(|hero| hero.url.clone()),
            file,
            slug: article.slug.clone(),
            headline: article.headline.clone(),
            language: article.language.clone(),
            published: article.published,
            changed: article.changed(),
            has_page_elsewhere: article.url.as_ref().is_some_and(SafeUrl::is_web),
        }
    }
}

/// Whether a picture is a drawing in SVG, and there is no other form of it that services know.
fn is_only_drawn(picture: &Image) -> bool {
    let is_drawing = |address: &SafeUrl| address.path().to_ascii_lowercase().ends_with(".svg");
    let is_avif = |rendition: &Rendition| rendition.mime.as_deref() == Some("image/avif");
    is_drawing(&picture.url)
        && picture.renditions.iter().all(|rendition| is_drawing(&rendition.url) || is_avif(rendition))
}

/// Writes the stories of `feed` as an edition into `folder`. Stories under embargo at the moment `now` are
/// left out, also of the related news of other stories.
///
/// In a folder that has the edition already, related news is computed for stories that are new or have
/// changed and for the stories related to these; the other lists stay. Into an empty folder all are written.
/// A hundred thousand stories take some minutes of two processors.
///
/// # Errors
/// [`PressError`] when a file cannot be read or written, when `feed` is no feed or has no story,
/// and, unless `faults` says otherwise, when there is anything wrong with any story; nothing has
/// been written then.
pub fn split(feed: &Path, folder: &Path, faults: Faults, now: Timestamp) -> Result<SplitReport, PressError> {
    if would_be_written_over(feed, folder) {
        return Err(PressError::OverInput(feed.to_owned()));
    }
    let intake = intake::read(feed, &passing_file(), faults, now)?;
    write(intake, folder, LastRun::none(&passing_file())?, StoryPictures(None))
}

/// As [`split`], with stories that were read already; relative addresses in them are relative to
/// [`HOME`](native::HOME), which stands for `folder`. Stories that have not changed since `last` are taken as they are;
/// `pictures` makes renditions.
///
/// # Errors
/// As [`split`].
pub fn split_stories(
    stories: Stories,
    folder: &Path,
    last: LastRun,
    (faults, now): (Faults, Timestamp),
    pictures: Option<&mut dyn PictureWorkshop>,
) -> Result<SplitReport, PressError> {
    let intake = intake::of_stories(stories, faults, now);
    let intake = intake.map_err(|found| PressError::Faulty(folder.to_owned(), found))?;
    write(intake, folder, last, StoryPictures(pictures))
}

fn write(
    intake: Intake,
    folder: &Path,
    mut last: LastRun,
    pictures: StoryPictures,
) -> Result<SplitReport, PressError> {
    let Intake { title, mut stories, texts: mut texts_of_stories, held, repeated, faults, hints } = intake;
    let mut report = SplitReport { held: held.len(), repeated, faults, hints, ..SplitReport::default() };
    let mut folder = Folder::open(folder)?;
    // First of all, as this needs no room on the disk: a withdrawn text must not stay.
    for slug in held {
        folder.remove(&article_path(&slug))?;
    }
    intake::keep_taken_slugs(&mut stories, &folder, &last);
    let places = StoryPlaces::of(&stories);
    let mut preparation = Preparation {
        title: &title,
        folder: &folder,
        texts: &mut texts_of_stories,
        last: &mut last,
        dropped: &mut report.dropped,
        pictures,
    };
    let mut prepared = preparation.all(stories, &places)?;
    let cards: Vec<Rc<Article>> = prepared.iter().map(|story| Rc::clone(&story.card)).collect();
    let lists = RelatedLists::of(&mut prepared, &places);
    drop(places);
    let texts = lists.texts(&prepared, &mut last)?;
    // For a few lists, what related news are found in is made beside the pages of cards, which need nothing of them and
    // which only the head names. For many, all processors find them, and its memory is free again before anything else.
    let (lists, pages) = if lists.are_few() {
        let (finder, pages) = thread::scope(|scope| {
            let finder = texts.map(|texts| scope.spawn(|| RelatedFinder::of(texts)));
            let pages = write_pages(&title, &cards, &mut folder);
            (finder.and_then(|finder| finder.join().ok()), pages)
        });
        (lists.finish(finder), Some(pages?))
    } else {
        (lists.finish(texts.map(RelatedFinder::of)), None)
    };
    let files = story_files::write(&prepared, &lists, &mut texts_of_stories, &mut folder)?;
    let pages = pages.map_or_else(|| write_pages(&title, &cards, &mut folder), Ok);
    let CardPages { sections, search, count } = pages?;
    report.pages += count;
    let mut known = HashMap::with_capacity(prepared.len());
    for ((story, list), file) in prepared.iter().zip(&lists).zip(files) {
        report.listed.push(ListedStory::of(&story.card, file.file.0));
        known.insert(story.card.id.clone(), story_files::kept(story, list, file, &prepared));
    }
    drop((prepared, lists));
    report.stories = cards.len();
    let chain = PageChain { title: &title, folder: "p", stories: cards.iter().map(Rc::as_ref).collect() };
    let head = EditionHead { sections: &sections, search: search.as_deref() };
    report.pages += chain.write_edition(&head, &mut folder)?;
    folder.finish(&mut report)?;
    last.end(known)?;
    Ok(report)
}

/// The pages of sections and what searches, as the head names them.
struct CardPages {
    sections: Vec<SectionPages>,
    /// The path of the root of the search index.
    search: Option<String>,
    /// How many pages sections have.
    count: usize,
}

fn write_pages(title: &str, cards: &[Rc<Article>], folder: &mut Folder) -> Result<CardPages, PressError> {
    let (mut sections, mut count) = (Vec::new(), 0);
    for (section, stories) in pages::by_section(cards) {
        // No slug ends in an underscore.
        let mark = if disk::is_device(section.id.as_str()) { "_" } else { "" };
        let chain = PageChain { title, folder: &format!("s/{}{mark}", section.id), stories };
        let (first, pages) = chain.write_section(folder)?;
        count += pages;
        sections.push(SectionPages {
            section: Section::clone(section),
            count: chain.stories.len(),
            feed: first,
        });
    }
    sections.sort_by(|one, other| {
        other.count.cmp(&one.count).then_with(|| one.section.id.cmp(&other.section.id))
    });
    sections.truncate(MAX_SECTIONS);
    let search = search::write(title, cards, folder)?;
    Ok(CardPages { sections, search, count })
}

/// The path of a file that nobody else has, for a spool.
fn passing_file() -> PathBuf {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    std::env::temp_dir().join(format!("dateline-{}-{number}.spool", std::process::id()))
}

/// Whether `feed` is a file of the edition in `folder`.
fn would_be_written_over(feed: &Path, folder: &Path) -> bool {
    let (Ok(feed), Ok(folder)) = (feed.canonicalize(), folder.canonicalize()) else { return false };
    let below = feed.strip_prefix(&folder).ok().and_then(|path| path.iter().next()?.to_str());
    below.is_some_and(|first| files::FOLDERS.contains(&first) || first == "feed.json")
}

/// The path of a story's file from the head. `public/boot.js` and the site know it as `a/{hash}/{slug}.json`.
pub fn article_path(slug: &Slug) -> String {
    format!("a/{:02x}/{slug}.json", slug.folder())
}
