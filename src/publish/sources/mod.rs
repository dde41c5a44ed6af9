//! Where stories come from: files, folders and addresses, in all formats that the browser reads, and on the host also
//! RSS and Atom, exports of Ghost and `WordPress`, and lists of a newsroom's own. These are put into the form of one
//! that the browser reads, so that one reader cleans them all.

mod fetch;
mod field_map;
mod ghost_export;
mod local;
mod remote;
mod syndication;
mod wxr;
mod xml;

pub use field_map::FieldMap;
pub use local::{Inputs, path_below};

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use serde_json::Value;

use super::error::PublishError;
use super::project::{Project, ProjectSource};
use crate::article::{Article, Body, Manuscript, SafeUrl};
use crate::feed::{self, FeedPage, Format};
use crate::press::Stories;
use crate::press::native::HOME;
use fetch::Fetcher;

/// How many faults of one source are named.
const MAX_FAULTS: usize = 200;

/// The folder below the project's with what was fetched, and what the last run did.
pub const KEPT: &str = ".dateline";

/// What the sources have.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The stories of all of them.
    pub stories: Stories,
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

/// Reads all sources of a project.
///
/// # Errors
/// When one cannot be read.
pub fn gather(project: &Project, inputs: &Inputs) -> Result<Gathered, PublishError> {
    let fetcher = Fetcher::new(project.folder.join(KEPT).join("fetched"));
    let mut gathered = Gathered::default();
    let mut known = KnownStories::default();
    for source in &project.sources {
        let mut pages = Vec::new();
        let failed = |why: String| PublishError::Source(source.place.clone(), why);
        if source.is_remote() {
            let mut remote = remote::RemoteSource::new(source, &fetcher);
            remote.read().map_err(failed)?;
            gathered.notes.append(&mut remote.notes);
            pages.append(&mut remote.pages);
        } else {
            for document in inputs.documents(source)? {
                let page = read(&document, source)
                    .map_err(|why| failed(format!("has {}, which {why}", document.name)))?;
                if let Some(next) = page.next.as_ref().filter(|next| !inputs.has(next)) {
                    let next = path_below(next).unwrap_or_else(|| next.as_str().to_owned());
                    let name = &document.name;
                    gathered.notes.push(format!("{name} names a further page, {next}, which no source has"));
                }
                pages.push((document.name, page));
            }
        }
        let mut articles = Vec::new();
        for (name, mut page) in pages {
            // A feed names files of its own host only: nobody has this computer ask others.
            let own = if source.is_remote() { SafeUrl::web(&source.place, None) } else { home("feed.json") };
            for refused in
                page.keep_allowed(&|address| own.as_ref().is_some_and(|own| own.is_same_origin(address)))
            {
                gathered
                    .stories
                    .faults
                    .push(format!("{name}: names {}, which is elsewhere", refused.as_str()));
            }
            let faults = page
                .skipped
                .iter()
                .map(ToString::to_string)
                .chain(page.warnings.iter().map(ToString::to_string));
            gathered.stories.faults.extend(faults.take(MAX_FAULTS).map(|fault| format!("{name}: {fault}")));
            if let Some(section) = &source.section {
                page.put_into(section);
            }
            if gathered.stories.title.is_empty() {
                gathered.stories.title = page.title.unwrap_or_default();
            }
            articles.extend(page.articles);
        }
        fill_texts(&mut articles, project, &fetcher, &mut gathered);
        gathered.stories.articles.extend(known.of_one_source(articles));
    }
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

/// The texts of stories that are in files of their own.
fn fill_texts(articles: &mut Vec<Article>, project: &Project, fetcher: &Fetcher, gathered: &mut Gathered) {
    let has_text: HashSet<String> = articles
        .iter()
        .filter(|article| !matches!(article.body, Body::Elsewhere(_)))
        .map(|article| article.id.clone())
        .collect();
    // Cards of files that are among those of the folder.
    articles.retain(|article| !matches!(article.body, Body::Elsewhere(_)) || !has_text.contains(&article.id));
    for article in articles.iter_mut() {
        let Body::Elsewhere(address) = article.body.clone() else { continue };
        let text = match local::path_of(project, &address) {
            Some(path) => crate::disk::read_text(&path).map_err(|error| error.to_string()),
            None => fetcher
                .get(address.as_str())
                .and_then(|answer| answer.map(|answer| answer.text).ok_or_else(|| "is not there".to_owned())),
        };
        let read = text.and_then(|text| read_as(&text, &address, Format::Auto));
        match read.map(|page| page.articles.into_iter().find(|one| one.id == article.id)) {
            Ok(Some(whole)) => *article = whole,
            Ok(None) => gathered.stories.faults.push(format!(
                "{}: {} has another story",
                article.id,
                address.as_str()
            )),
            Err(why) => gathered.stories.faults.push(format!(
                "{}: its text at {} {why}",
                article.id,
                address.as_str()
            )),
        }
    }
}

/// What the sources before have, so that a story is taken once, and no two have one id.
#[derive(Default)]
struct KnownStories {
    ids: HashSet<String>,
    addresses: HashMap<String, usize>,
    sources: usize,
}

impl KnownStories {
    /// The stories of the next source, without those that an earlier one has at the same address.
    fn of_one_source(&mut self, articles: Vec<Article>) -> Vec<Article> {
        let number = self.sources;
        self.sources += 1;
        let mut kept = Vec::with_capacity(articles.len());
        let mut own = HashSet::new();
        for mut article in articles {
            if let Some(url) = article.url.as_ref().filter(|url| url.as_str().starts_with("http")) {
                let address = url.without_tracking();
                let address =
                    address.as_str().split_once("://").map_or("", |(_, rest)| rest).trim_end_matches('/');
                let holder = *self.addresses.entry(address.to_owned()).or_insert(number);
                if holder != number {
                    continue;
                }
            }
            if self.ids.contains(&article.id) {
                // Ids are unique within one source only.
                let host = article.url.as_ref().and_then(SafeUrl::host).unwrap_or_default();
                article.id = format!("{number}:{host}:{}", article.id);
            }
            own.insert(article.id.clone());
            kept.push(article);
        }
        self.ids.extend(own);
        kept
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
