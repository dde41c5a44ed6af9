//! Where stories come from: files, folders and addresses, in all formats that the browser reads, and on the host also
//! RSS and Atom, exports of Ghost and `WordPress`, and lists of a newsroom's own. These are put into the form of one
//! that the browser reads, so that one reader cleans them all.

mod fetch;
mod fetch_pictures;
mod field_map;
mod ghost_export;
mod known;
mod local;
mod remote;
mod several;
mod syndication;
mod wxr;
mod xml;

pub use fetch_pictures::PictureFetcher;
pub use field_map::FieldMap;
pub use known::KnownItems;
pub use local::{Inputs, path_below};

use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;

use serde_json::Value;

use super::copies;
use super::error::PublishError;
use super::project::{Project, ProjectSource};
use crate::article::{Article, Body, Manuscript, SafeUrl, Timestamp};
use crate::feed::{self, FeedPage, Format};
use crate::press::native::HOME;
use crate::press::{SpooledStory, Stories};
use fetch::Fetcher;
use known::CutDocument;
use several::KnownStories;

/// How many faults of one source are named.
const MAX_FAULTS: usize = 200;

/// The folder below the project's with what was fetched, and what the last run did.
pub const KEPT: &str = ".dateline";

/// What the sources have.
#[derive(Debug)]
pub struct Gathered {
    /// The stories of all of them.
    pub stories: Stories,
    /// Paths below the project's of files that they name.
    pub files: BTreeSet<String>,
    /// What somebody should know.
    pub notes: Vec<String>,
    /// A number that changes with what was fetched.
    pub fetched: u64,
}

/// An answer of a source, and what it is relative to.
pub(super) struct SourceText {
    /// For people.
    pub name: String,
    pub address: SafeUrl,
    pub text: String,
}

/// What an address answers, as text; nothing is kept.
///
/// # Errors
/// Why it could not be had.
pub fn fetch_text(address: &str) -> Result<String, String> {
    let kept = std::env::temp_dir().join(format!("dateline-{}", std::process::id()));
    let answer = Fetcher::new(kept.clone()).get(address);
    drop(std::fs::remove_dir_all(kept));
    answer?.map(|answer| answer.text).ok_or_else(|| "is not there".to_owned())
}

/// Reads all sources of a project at the moment `now`, one document after the other. Stories of the project's own files
/// that are `known` are not decoded again; those that may be shown are known the next time.
///
/// # Errors
/// When one cannot be read.
pub fn gather(
    project: &Project,
    inputs: &Inputs,
    known_items: &mut KnownItems,
    now: Timestamp,
) -> Result<Gathered, PublishError> {
    let kept = project.folder.join(KEPT);
    let fetcher = Fetcher::new(kept.join("fetched"));
    let stories = Stories::new(&kept.join("texts.spool"))?;
    let mut gathered = Gathered { stories, files: BTreeSet::new(), notes: Vec::new(), fetched: 0 };
    let mut known = KnownStories::default();
    for source in &project.sources {
        let mut reading =
            SourceReading { source, gathered: &mut gathered, stories: Vec::new(), known_items, now };
        let failed = |why: String| PublishError::Source(source.place.clone(), why);
        if source.is_remote() {
            let mut remote = remote::RemoteSource::new(source, &fetcher);
            remote.read().map_err(failed)?;
            reading.gathered.notes.append(&mut remote.notes);
            for (name, page) in remote.pages {
                reading.add(&name, page, CutDocument::default())?;
            }
        } else {
            for document in inputs.documents(source) {
                let document = document?;
                let cut = CutDocument::of(&document, source, reading.known_items);
                let page = match &cut.text {
                    Some(text) => read_as(text, &document.address, Format::JsonFeed),
                    None => read(&document, source),
                };
                let page = page.map_err(|why| failed(format!("has {}, which {why}", document.name)))?;
                let name = document.name;
                // A text of many stories, of which each has its own by now.
                drop(document.text);
                if let Some(next) = page.next.as_ref().filter(|next| !inputs.has(next)) {
                    let next = path_below(next).unwrap_or_else(|| next.as_str().to_owned());
                    let note = format!("{name} names a further page, {next}, which no source has");
                    reading.gathered.notes.push(note);
                }
                reading.add(&name, page, cut)?;
            }
        }
        reading.fill_texts(project, &fetcher)?;
        let stories = known.of_one_source(reading.stories);
        gathered.stories.stories.extend(stories);
    }
    known_items.forget();
    gathered.fetched = fetcher.seen();
    gathered.stories.title = super::shell::paper(&project.config);
    Ok(gathered)
}

/// Reads one answer, in whichever format it is.
fn read(document: &SourceText, source: &ProjectSource) -> Result<FeedPage, String> {
    let SourceText { address, text, .. } = document;
    let text = text.trim_start_matches('\u{feff}');
    let json =
        |text: &str| serde_json::from_str::<Value>(text).map_err(|error| format!("is no JSON: {error}"));
    if let Some(fields) = &source.fields {
        return read_as(&fields.to_json_feed(&json(text)?)?, address, Format::JsonFeed);
    }
    if text.trim_start().starts_with('<') {
        return if wxr::is_export(text) {
            read_as(&wxr::to_rest(text)?, address, Format::WordPress).map(without_next)
        } else {
            let mut page =
                read_as(&syndication::to_json_feed(text, address.as_str())?, address, Format::JsonFeed)?;
            page.articles.iter_mut().for_each(below_own_page);
            Ok(page)
        };
    }
    // An export is told by its tables, and only then is the whole of it decoded.
    if text.contains("\"posts_tags\"")
        && let Some(posts) = ghost_export::to_content_api(&json(text)?)
    {
        return read_as(&posts, address, Format::Ghost).map(without_next);
    }
    read_as(text, address, Format::Auto)
}

/// Addresses in a text of a feed are relative to the page of the story.
fn below_own_page(article: &mut Article) {
    if let Body::Unparsed(manuscript) = &article.body
        && let Some(url) = article.url.as_ref().filter(|url| url.is_web())
    {
        let manuscript = Manuscript { base: url.clone(), ..Manuscript::clone(manuscript) };
        article.body = Body::Unparsed(Rc::new(manuscript));
    }
}

fn read_as(text: &str, address: &SafeUrl, format: Format) -> Result<FeedPage, String> {
    feed::read(text, address, format).map_err(|error| error.to_string())
}

/// An export has no further pages.
fn without_next(page: FeedPage) -> FeedPage {
    FeedPage { next: None, ..page }
}

/// A source that is being read.
struct SourceReading<'a> {
    source: &'a ProjectSource,
    gathered: &'a mut Gathered,
    stories: Vec<SpooledStory>,
    known_items: &'a mut KnownItems,
    now: Timestamp,
}

impl SourceReading<'_> {
    /// Takes the stories of a page, and those that were `cut` out of it, in the order of the document.
    fn add(&mut self, name: &str, mut page: FeedPage, cut: CutDocument) -> Result<(), PublishError> {
        let source = self.source;
        // A feed names files of its own host only: nobody has this computer ask others.
        let own = if source.is_remote() { SafeUrl::web(&source.place, None) } else { home("feed.json") };
        let faults = &mut self.gathered.stories.faults;
        let refused =
            page.keep_allowed(&|address| own.as_ref().is_some_and(|own| own.is_same_origin(address)));
        faults.extend(
            refused.iter().map(|refused| format!("{name}: names {}, which is elsewhere", refused.as_str())),
        );
        let keys = if refused.is_empty() { cut.keys(&mut page) } else { cut.no_keys(&page) };
        let found =
            page.skipped.iter().map(ToString::to_string).chain(page.warnings.iter().map(ToString::to_string));
        faults.extend(found.take(MAX_FAULTS).map(|fault| format!("{name}: {fault}")));
        if let Some(section) = &source.section {
            page.put_into(section);
        }
        let mut known = cut.known.into_iter().peekable();
        for (article, (place, key)) in page.articles.into_iter().zip(keys) {
            while let Some((_, story, files)) = known.next_if(|(before, ..)| *before < place) {
                self.take(story, files);
            }
            let may_be_shown = article.may_be_shown(self.now);
            let (story, files) = self.spool(article)?;
            if let Some(key) = key.filter(|_| may_be_shown) {
                self.known_items.put(key, &story, &files)?;
            }
            self.take(story, files);
        }
        known.for_each(|(_, story, files)| self.take(story, files));
        Ok(())
    }

    fn take(&mut self, story: SpooledStory, files: BTreeSet<String>) {
        self.gathered.files.extend(files);
        self.stories.push(story);
    }

    /// The story with its text on the disk, and the files that it names.
    fn spool(&mut self, article: Article) -> Result<(SpooledStory, BTreeSet<String>), PublishError> {
        let mut files = BTreeSet::new();
        copies::add_named_files(&article, &mut files);
        Ok((self.gathered.stories.spool(article)?, files))
    }

    /// The texts of stories that are in files of their own.
    fn fill_texts(&mut self, project: &Project, fetcher: &Fetcher) -> Result<(), PublishError> {
        let is_elsewhere = |story: &SpooledStory| matches!(story.article.body, Body::Elsewhere(_));
        let texts = self.stories.iter().filter(|story| !is_elsewhere(story));
        let has_text: HashSet<String> = texts.map(|story| story.article.id.clone()).collect();
        // Cards of files that are among those of the folder.
        self.stories.retain(|story| !is_elsewhere(story) || !has_text.contains(&story.article.id));
        for place in 0..self.stories.len() {
            let Some((id, address)) = self.stories.get(place).and_then(|story| match &story.article.body {
                Body::Elsewhere(address) => Some((story.article.id.clone(), address.clone())),
                _ => None,
            }) else {
                continue;
            };
            let text = match local::path_of(project, &address) {
                Some(path) => crate::disk::read_text(&path).map_err(|error| error.to_string()),
                None => fetcher.get(address.as_str()).and_then(|answer| {
                    answer.map(|answer| answer.text).ok_or_else(|| "is not there".to_owned())
                }),
            };
            let read = text.and_then(|text| read_as(&text, &address, Format::Auto));
            let why = match read.map(|page| page.articles.into_iter().find(|one| one.id == id)) {
                Ok(Some(whole)) => {
                    let (whole, files) = self.spool(whole)?;
                    self.gathered.files.extend(files);
                    if let Some(story) = self.stories.get_mut(place) {
                        *story = whole;
                    }
                    continue;
                }
                Ok(None) => format!("{id}: {address} has another story"),
                Err(why) => format!("{id}: its text at {address} {why}"),
            };
            self.gathered.stories.faults.push(why);
        }
        Ok(())
    }
}

/// The address that a file of the project has while it is read: below [`HOME`], as the edition's own files.
fn home(path: &str) -> Option<SafeUrl> {
    let mut address = HOME.to_owned();
    crate::text::percent::push_encoded(&mut address, path, |byte| {
        byte == b'/' || crate::text::percent::is_unreserved(byte)
    });
    SafeUrl::web(&address, None)
}

/// Without members that are null: a reader would name each as wrong.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name, without_nulls(value)))
            .collect(),
        Value::Array(list) => list.into_iter().map(without_nulls).collect(),
        other => other,
    }
}
