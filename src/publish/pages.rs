//! Printed pages: front page, search, sections, topics and every story, each as a file that a host serves at the
//! page's address. Pages are made of the same files that a reader's browser would load for them, so that the program
//! finds there what it would have made itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use super::error::PublishError;
use super::output::{Output, page_of};
use super::project::{EDITION, Project};
use super::share::SharePictures;
use crate::article::{Article, SafeUrl, Slug, Tag, Timestamp};
use crate::disk;
use crate::feed::{self, FeedPage, Format};
use crate::press::{ListedStory, article_path};
use crate::route::Route;
use crate::site::print::{Printer, Shell};
use crate::text::hash::fnv1a_64;

/// How many threads make pages: most of their time they wait for the disk.
const WORKERS: usize = 8;
/// The number of a section without stories.
const EMPTY: u64 = 0;
/// How many older pages of the edition the program reads to fill the list of a topic.
const PAGES_FOR_TOPICS: usize = 3;

/// What pages are made of.
pub struct PageMaker<'a> {
    /// The settings.
    pub project: &'a Project,
    /// The page that everything is printed with.
    pub shell: &'a str,
    /// The time on the pages.
    pub now: Timestamp,
    /// Where they are written.
    pub output: &'a Output,
    /// Pictures for those who share stories with drawings.
    pub shared: &'a SharePictures,
    /// How often all pages had to be made again.
    pub generation: u64,
    /// Is called when so many of the stories are done.
    pub progress: &'a (dyn Fn(usize) + Sync),
}

/// A printer and the shell of its documents.
struct Press {
    printer: Printer,
    shell: Shell,
}

impl Press {
    /// A number for everything that all pages have in common: shell, masthead, the line of breaking news, footer;
    /// without the date and the newest story, which change all the time and are corrected by the reader's browser.
    fn frame(&self) -> u64 {
        let page = self.printer.document(&self.shell, &Route::NotFound).unwrap_or_default();
        let page = without(&page, "masthead__date", "</p>");
        fnv1a_64(without(&page, "<section class=\"wire\"", "</section>").as_bytes())
    }
}

impl PageMaker<'_> {
    /// The file of the edition at an address of the site, parsed.
    fn read(&self, address: &SafeUrl) -> Option<FeedPage> {
        let text = fs::read_to_string(self.file(address)?).ok()?;
        parsed(&text, address)
    }

    fn file(&self, address: &SafeUrl) -> Option<PathBuf> {
        let site = self.project.url.as_ref()?.as_str();
        Some(self.project.output().join(address.as_str().strip_prefix(site)?))
    }

    fn head_address(&self) -> Option<SafeUrl> {
        self.project.address(&format!("{EDITION}/feed.json"))
    }

    /// A printer that has what a browser has read when it begins. `None`: there is no edition.
    fn press(&self) -> Option<Press> {
        let (printer, _) = Printer::new(&self.project.block, self.project.url.as_ref()?, self.now);
        let head = self.head_address()?;
        printer.merge_page(0, &head, self.read(&head)?);
        let shell = printer.shell(self.shell).ok()?;
        Some(Press { printer, shell })
    }

    /// Makes the pages of all stories, the newest first.
    ///
    /// # Errors
    /// When one cannot be written.
    pub fn stories(&self, stories: &[ListedStory]) -> Result<(), PublishError> {
        let (next, failed) = (AtomicUsize::new(0), AtomicBool::new(false));
        let work = || -> Result<(), PublishError> {
            let Some(press) = self.press() else { return Ok(()) };
            let frame = press.frame() ^ self.generation.rotate_left(32);
            loop {
                let turn = next.fetch_add(1, Ordering::Relaxed);
                let Some(story) = stories.iter().rev().nth(turn) else { return Ok(()) };
                if failed.load(Ordering::Relaxed) {
                    return Ok(());
                }
                self.story(&press, frame, story).inspect_err(|_| failed.store(true, Ordering::Relaxed))?;
                (self.progress)(turn + 1);
            }
        };
        thread::scope(|scope| {
            let workers: Vec<_> = (1..WORKERS.min(stories.len())).map(|_| scope.spawn(work)).collect();
            let own = work();
            workers.into_iter().filter_map(|worker| worker.join().ok()).fold(own, Result::and)
        })
    }

    fn story(&self, press: &Press, frame: u64, story: &ListedStory) -> Result<(), PublishError> {
        let slug = &story.slug;
        let path = page_of(slug);
        let shared = story.drawing.as_ref().and_then(|drawing| self.shared.get(drawing.as_str()));
        let made_of = story.file ^ shared.map_or(0, |shared| fnv1a_64(shared.as_bytes()));
        if self.output.is_current(&path, made_of ^ frame) {
            return Ok(());
        }
        let shared = shared.and_then(|path| self.project.address(path));
        let Some(address) = self.project.address(&format!("{EDITION}/{}", encoded(&article_path(slug))))
        else {
            return Ok(());
        };
        let file = self.project.output().join(EDITION).join(article_path(slug));
        let text = fs::read_to_string(&file).map_err(PublishError::at(&file))?;
        let page = parsed(&text, &address);
        match page
            .and_then(|page| press.printer.story_document(&press.shell, slug, (0, page), shared.as_ref()))
        {
            Some(document) => self.output.put(&path, document.as_bytes()),
            None => Ok(()),
        }
    }

    /// Makes the pages of sections and topics, the search page, and as the last the front page. Returns their routes.
    ///
    /// One whose file would be called like a device of Windows has no page; a browser makes it when it is asked for, and
    /// a note says so.
    ///
    /// # Errors
    /// When one cannot be written.
    pub fn lists(&self, notes: &mut Vec<String>) -> Result<Vec<Route>, PublishError> {
        let Some(press) = self.press() else { return Ok(Vec::new()) };
        let frame = press.frame() ^ self.generation.rotate_left(32);
        let front = Route::Front { page: 1 };
        let mut routes = vec![front.clone()];
        let (sections, topics) = self.found();
        let mut may_be_file = |folder: &str, id: &Slug| {
            let is_device = disk::is_device(id.as_str());
            if is_device {
                notes.push(format!(
                    "{folder}/{id} is not printed, for Windows keeps that name for a device: without scripts it is not there"
                ));
            }
            !is_device
        };
        for (section, key) in sections.into_iter().filter(|(id, _)| may_be_file("section", id)) {
            let route = Route::Section { id: section.clone(), page: 1 };
            self.list(&press, &route, &format!("section/{section}.html"), key ^ frame)?;
            // A section of the settings without stories has a page, which nobody needs to find.
            if key != EMPTY {
                routes.push(route);
            }
        }
        for (topic, key) in topics.into_iter().filter(|(id, _)| may_be_file("topic", id)) {
            let route = Route::Topic { id: topic.clone(), page: 1 };
            self.list(&press, &route, &format!("topic/{topic}.html"), key ^ frame)?;
            routes.push(route);
        }
        let search = Route::Search { query: String::new() };
        for (path, route) in [("search.html", &search), ("index.html", &front)] {
            if let Some(document) = press.printer.document(&press.shell, route) {
                self.output.put(path, document.as_bytes())?;
            }
        }
        Ok(routes)
    }

    fn list(&self, press: &Press, route: &Route, path: &str, key: u64) -> Result<(), PublishError> {
        if self.output.is_current(path, key) {
            return Ok(());
        }
        let document = press.printer.list_document(&press.shell, route, |_, address| self.read(address));
        match document {
            Some(document) => self.output.put(path, document.as_bytes()),
            None => Ok(()),
        }
    }

    /// The sections, and the topics that a browser finds stories of, each with a number that changes with its stories.
    fn found(&self) -> (BTreeMap<Slug, u64>, BTreeMap<Slug, u64>) {
        let (mut sections, mut topics) = (BTreeMap::new(), BTreeMap::new());
        for setting in &self.project.config.sections {
            sections.insert(setting.section.id.clone(), EMPTY);
        }
        let mut next = self.head_address();
        for _ in 0..=PAGES_FOR_TOPICS {
            let Some(page) = next.take().and_then(|address| self.read(&address)) else { break };
            for section in &page.sections {
                // The name of a section's first page is a hash of it.
                let first = section.feed.as_ref().map_or("", SafeUrl::as_str);
                sections.insert(section.section.id.clone(), fnv1a_64(first.as_bytes()));
            }
            for article in &page.articles {
                // Everything of a card, for a list may show any of it.
                let key = fnv1a_64(format!("{article:?}").as_bytes());
                for Tag { id, .. } in &article.tags {
                    let known: &mut u64 = topics.entry(id.clone()).or_insert(0);
                    *known = known.rotate_left(5) ^ key;
                }
            }
            next = page.next;
        }
        (sections, topics)
    }

    /// The newest stories with their texts, for feeds.
    pub fn newest(&self, stories: &[ListedStory], count: usize) -> Vec<Article> {
        let read = |story: &ListedStory| {
            let address =
                self.project.address(&format!("{EDITION}/{}", encoded(&article_path(&story.slug))))?;
            let file = self.project.output().join(EDITION).join(article_path(&story.slug));
            let page = parsed(&fs::read_to_string(file).ok()?, &address)?;
            page.articles.into_iter().next()
        };
        stories.iter().rev().take(count).filter_map(read).collect()
    }
}

/// The text without what stands from `start` to `end`.
fn without(text: &str, start: &str, end: &str) -> String {
    let parts = text.split_once(start).and_then(|(before, rest)| Some((before, rest.split_once(end)?.1)));
    parts.map_or_else(|| text.to_owned(), |(before, after)| [before, after].concat())
}

fn parsed(text: &str, address: &SafeUrl) -> Option<FeedPage> {
    feed::read_exact(text, address).or_else(|| feed::read(text, address, Format::JsonFeed).ok())
}

/// A path as an address has it.
fn encoded(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    crate::text::percent::push_encoded(&mut address, path, |byte| byte.is_ascii());
    address
}

/// Whether most files of the edition are as `press` writes them, so that a first page needs no reader of other feeds.
pub fn is_exact(edition: &Path, stories: &[ListedStory]) -> bool {
    /// As many files tell enough.
    const MAX_FILES: usize = 500;
    /// With a larger share of others, in a hundred, what reads these is fetched with every first page.
    const MAX_OTHERS: usize = 10;
    let is_marked = |path: PathBuf| {
        let text = fs::read_to_string(path).unwrap_or_default();
        text.starts_with("{\"_dateline\":{\"exact\":true")
    };
    let files: BTreeSet<String> =
        stories.iter().rev().take(MAX_FILES).map(|story| article_path(&story.slug)).collect();
    let others = files.iter().filter(|file| !is_marked(edition.join(file))).count();
    is_marked(edition.join("feed.json")) && others * 100 <= files.len() * MAX_OTHERS
}
