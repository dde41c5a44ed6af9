//! The desk: gets stories in, from the network or from what was kept, and into the edition.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::AbortSignal;

use super::live::Live;
use super::{Site, now};
use crate::article::{Article, Block, Body, SafeUrl, Slug};
use crate::body;
use crate::browser::fetch::{self, FetchError};
use crate::browser::timer::{self, Work, spawn};
use crate::browser::{clock, console, kept};
use crate::edition::{self, Front};
#[cfg(feature = "asks")]
use crate::feed::Counts;
use crate::feed::{self, FeedError, FeedPage, Format};
use crate::route;

/// How long the network may take before what was kept is shown, in milliseconds.
const PATIENCE: i32 = 2_500;
/// How many older pages are read to find a story that no source has a file for.
const PAGES_FOR_ONE_STORY: usize = 20;

/// Why there are no stories.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadError {
    /// The device has no network.
    Offline,
    /// The server does not answer, or answers with an error.
    NotAnswering,
    /// The answer is no feed.
    NotAFeed,
    /// The page's policy does not name the server at this origin.
    Blocked(String),
    /// No source has such a story.
    NoSuchStory,
    /// The configuration names no source.
    NoSource,
    /// The reader has left the page.
    Left,
}

/// What the reader should know about the age of what is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// Without a network; kept at this time (milliseconds since the epoch).
    Offline(f64),
    /// The server is silent; kept at this time.
    Silent(f64),
    /// The network is slow; kept at this time.
    Loading(f64),
    /// This many new stories wait to be shown.
    NewStories(usize),
}

impl Notice {
    /// Why what is shown was kept at the time `at`.
    fn because(error: &LoadError, at: f64) -> Notice {
        if *error == LoadError::Offline { Notice::Offline(at) } else { Notice::Silent(at) }
    }
}

/// A story and its text.
pub struct Opened {
    pub article: Rc<Article>,
    pub text: Rc<[Block]>,
}

/// Gets stories in.
pub struct Desk {
    site: Rc<Site>,
    /// What is to be said above the page.
    pub notice: Live<Option<Notice>>,
    /// Counts up when the first page of the edition has come in, and when newer ones are shown.
    pub arrived: Live<u32>,
    /// The front page as it was laid out last: it changes only when the reader asks.
    front: RefCell<Option<Rc<Front>>>,
    /// How often in a row loading has failed.
    tries: Cell<usize>,
}

struct Answer {
    source: usize,
    address: SafeUrl,
    page: FeedPage,
}

impl Answer {
    /// The answer with what the server said beside it.
    #[cfg(feature = "asks")]
    fn heeding(mut self, [stories, pages]: [Option<u32>; 2]) -> Answer {
        self.page.heed(&self.address, Counts { stories, pages });
        self
    }
}

impl Desk {
    pub fn new(site: Rc<Site>) -> Rc<Desk> {
        Rc::new(Desk {
            site,
            notice: Live::new(None),
            arrived: Live::new(0),
            front: RefCell::default(),
            tries: Cell::new(0),
        })
    }

    /// Makes sure that the first page of each source is in.
    ///
    /// If the network takes longer than [`PATIENCE`] or fails, what was kept is shown and labelled.
    ///
    /// # Errors
    /// The reason why not a single source could be read.
    pub async fn first_pages(self: &Rc<Self>) -> Result<(), LoadError> {
        if !self.site.edition.borrow().is_empty() {
            return Ok(());
        }
        if self.site.config.sources.is_empty() {
            return Err(LoadError::NoSource);
        }
        let desk = Rc::clone(self);
        let mut fresh: Work<'static, _> = Box::pin(async move { desk.fetch_first_pages().await });
        let in_time = timer::within(&mut fresh, PATIENCE).await;
        if let Some(Ok(answers)) = in_time {
            self.notice.set(None);
            self.take_in(answers);
            return Ok(());
        }
        let kept = self.show_kept().await;
        match (in_time, kept) {
            (Some(Err(error)), Some(at)) => self.notice.set(Some(Notice::because(&error, at))),
            (None, Some(at)) => {
                self.notice.set(Some(Notice::Loading(at)));
                let desk = Rc::clone(self);
                spawn(Box::pin(async move { desk.arrive_late(fresh.await, at) }));
            }
            (Some(Err(error)), None) => return Err(error),
            (_, None) => self.take_in(fresh.await?),
            (Some(Ok(_)), Some(_)) => {}
        }
        Ok(())
    }

    /// Asks all sources again, now that the edition may be old. New stories are taken in.
    ///
    /// # Errors
    /// As [`Desk::first_pages`].
    pub async fn refresh(&self) -> Result<(), LoadError> {
        let answers = self.fetch_first_pages().await?;
        self.take_in(answers);
        self.lay_out_again();
        Ok(())
    }

    /// The next page of every source that has one, of `section` or of all stories. `false`: there
    /// was none.
    ///
    /// # Errors
    /// The reason why not a single one could be read.
    pub async fn next_pages(
        &self,
        section: Option<&Slug>,
        visit: Option<AbortSignal>,
    ) -> Result<bool, LoadError> {
        let next: Vec<_> = self
            .site
            .edition
            .borrow()
            .next_pages_of(section)
            .map(|(source, address)| (source, address.clone()))
            .collect();
        if next.is_empty() {
            return Ok(false);
        }
        let works = next.into_iter().map(|(source, address)| -> Work<'_, _> {
            Box::pin(self.older_page(source, address, visit.clone()))
        });
        let answers = some_of(timer::all(works.collect()).await)?;
        self.take_in(answers);
        Ok(true)
    }

    /// The story `slug` with its text, from memory, from its own file, or from an older page.
    ///
    /// # Errors
    /// [`LoadError::NoSuchStory`] if all was read and it is not there; else why it could not be read.
    pub async fn story(
        self: &Rc<Self>,
        slug: &Slug,
        visit: Option<AbortSignal>,
    ) -> Result<Opened, LoadError> {
        if let Some(story) = self.story_in_memory(slug) {
            return Ok(story);
        }
        let card = self.site.edition.borrow().story(slug.as_str());
        if let Some(Body::Elsewhere(address)) = card.as_ref().map(|card| &card.body) {
            return self.story_file(self.source_of(address), address.clone(), slug, visit).await;
        }
        let mut unread = None;
        for (source, template) in self.article_files(slug) {
            match self.story_file(source, template, slug, visit.clone()).await {
                Ok(story) => return Ok(story),
                Err(LoadError::NoSuchStory) => {}
                Err(error) => unread = Some(error),
            }
        }
        if let Some(error) = unread {
            return Err(error);
        }
        #[cfg(feature = "asks")]
        let is_nowhere = self.ask_by_slug(slug, visit.as_ref()).await?;
        #[cfg(not(feature = "asks"))]
        let is_nowhere = false;
        if let Some(story) = self.story_in_memory(slug) {
            return Ok(story);
        }
        self.first_pages().await?;
        // Where every story has a file, one without a file is on no older page, either.
        let has_files = self.site.config.sources.iter().all(|source| source.article.is_some());
        let most_pages = if is_nowhere || has_files { 0 } else { PAGES_FOR_ONE_STORY };
        for _ in 0..most_pages {
            if self.story_in_memory(slug).is_some() || !self.next_pages(None, visit.clone()).await? {
                break;
            }
        }
        self.story_in_memory(slug).ok_or(LoadError::NoSuchStory)
    }

    /// The story `slug` if it can be shown without asking anybody; its text is parsed now, once.
    pub fn story_in_memory(&self, slug: &Slug) -> Option<Opened> {
        let mut edition = self.site.edition.borrow_mut();
        let article = edition.story(slug.as_str())?;
        let text = match edition.text(&article) {
            Body::Elsewhere(_) => return None,
            Body::Blocks(text) => text,
            unparsed => {
                let blocks = body::of_story(&article, &unparsed).map(|parsed| parsed.blocks);
                let text: Rc<[Block]> = blocks.unwrap_or_default().into();
                edition.keep_text(&article.slug, Rc::clone(&text));
                text
            }
        };
        Some(Opened { article, text })
    }

    fn article_files(&self, slug: &Slug) -> Vec<(usize, SafeUrl)> {
        let sources = self.site.config.sources.iter().enumerate();
        sources
            .filter_map(|(index, source)| {
                let file = route::article_file(source.article.as_ref()?, slug);
                Some((index, SafeUrl::web(&file, Some(&self.site.address))?))
            })
            .collect()
    }

    #[cfg(feature = "asks")]
    /// Asks the sources that can be asked for one story. `true`: all of them can, and none has it.
    async fn ask_by_slug(&self, slug: &Slug, visit: Option<&AbortSignal>) -> Result<bool, LoadError> {
        let mut is_nowhere = true;
        for (index, source) in self.site.config.sources.iter().enumerate() {
            let Some(address) = feed::story_address(&source.url, source.format, slug) else {
                is_nowhere = false;
                continue;
            };
            match self.page(index, address.clone(), visit.cloned()).await {
                Ok(answer) => {
                    // Other stories: it did not understand the question.
                    is_nowhere &= answer.page.articles.is_empty();
                    self.take_in_wanted(answer, slug);
                }
                Err(LoadError::Left) => return Err(LoadError::Left),
                Err(LoadError::NoSuchStory) => {}
                Err(error) => {
                    is_nowhere = false;
                    if let Some(kept) = kept::get(address.as_str()).await {
                        self.notice.set(Some(Notice::because(&error, kept.at)));
                        self.take_in_wanted(self.read(index, address, &kept.text)?, slug);
                    }
                }
            }
        }
        Ok(is_nowhere)
    }

    /// The source that the file at `address` belongs to.
    fn source_of(&self, address: &SafeUrl) -> usize {
        let mut sources = self.site.config.sources.iter();
        sources.position(|source| source.url.is_same_origin(address)).unwrap_or(0)
    }

    async fn story_file(
        &self,
        source: usize,
        address: SafeUrl,
        slug: &Slug,
        visit: Option<AbortSignal>,
    ) -> Result<Opened, LoadError> {
        let answer = match self.page(source, address.clone(), visit).await {
            Ok(answer) => answer,
            Err(LoadError::Left) => return Err(LoadError::Left),
            Err(LoadError::NoSuchStory) => return Err(LoadError::NoSuchStory),
            Err(error) => {
                let kept = kept::get(address.as_str()).await.ok_or_else(|| error.clone())?;
                self.notice.set(Some(Notice::because(&error, kept.at)));
                self.read(source, address, &kept.text)?
            }
        };
        self.take_in_wanted(answer, slug);
        self.story_in_memory(slug).ok_or(LoadError::NoSuchStory)
    }

    fn take_in_wanted(&self, answer: Answer, slug: &Slug) {
        for mut article in answer.page.articles {
            // It was asked for by this slug, so this is the story's slug here.
            if article.slug == *slug || article.is_called(slug.as_str()) {
                article.slug = slug.clone();
                self.site.edition.borrow_mut().take_in_story(answer.source, article, now());
            }
        }
    }

    /// How often loading has failed before this time; starts again when something comes in.
    pub fn count_try(&self) -> usize {
        self.tries.replace(self.tries.get() + 1)
    }

    /// The layout of the front page; made once, and again after [`Desk::lay_out_again`].
    pub fn front(&self) -> Rc<Front> {
        let mut kept = self.front.borrow_mut();
        Rc::clone(
            kept.get_or_insert_with(|| {
                Rc::new(edition::front(&self.site.edition.borrow(), &self.site.config))
            }),
        )
    }

    /// Lets the next front page show what has come in since.
    pub fn lay_out_again(&self) {
        self.front.replace(None);
        self.notice.set(None);
        self.arrived.set(self.arrived.peek() + 1);
    }

    async fn fetch_first_pages(&self) -> Result<Vec<Answer>, LoadError> {
        let sources = self.site.config.sources.iter().enumerate();
        let first = sources.map(|(index, source)| (index, source.url.clone())).collect();
        // A feed that is not there is not a story that is not there.
        self.pages(first, None).await.map_err(|error| match error {
            LoadError::NoSuchStory => LoadError::NotAnswering,
            error => error,
        })
    }

    /// Several pages at a time; those that could be read.
    async fn pages(
        &self,
        which: Vec<(usize, SafeUrl)>,
        visit: Option<AbortSignal>,
    ) -> Result<Vec<Answer>, LoadError> {
        let works = which
            .into_iter()
            .map(|(source, address)| -> Work<'_, _> { Box::pin(self.page(source, address, visit.clone())) });
        some_of(timer::all(works.collect()).await)
    }

    /// A page behind the first.
    #[cfg(not(feature = "asks"))]
    async fn older_page(
        &self,
        source: usize,
        address: SafeUrl,
        visit: Option<AbortSignal>,
    ) -> Result<Answer, LoadError> {
        self.page(source, address, visit).await
    }

    /// A page behind the first.
    #[cfg(feature = "asks")]
    async fn older_page(
        &self,
        source: usize,
        address: SafeUrl,
        visit: Option<AbortSignal>,
    ) -> Result<Answer, LoadError> {
        match self.page(source, address.clone(), visit).await {
            Ok(mut answer) => {
                let is_same_file = |next: &SafeUrl| next.path() == address.path();
                if answer.page.listed.is_empty()
                    && answer.page.next.as_ref().is_some_and(is_same_file)
                    && self.site.edition.borrow().has_all(source, &answer.page)
                {
                    answer.page.next = None;
                }
                Ok(answer)
            }
            // So says a static export that there are no more pages.
            Err(LoadError::NoSuchStory) => Ok(Answer { source, address, page: FeedPage::default() }),
            Err(error) => Err(error),
        }
    }

    /// A page with all its stories, also those that are in files of their own.
    #[cfg(feature = "asks")]
    async fn page(
        &self,
        source: usize,
        address: SafeUrl,
        visit: Option<AbortSignal>,
    ) -> Result<Answer, LoadError> {
        let mut answer = self.file(source, address, visit.clone()).await?;
        if answer.page.listed.is_empty() {
            return Ok(answer);
        }
        let works = answer
            .page
            .listed
            .iter()
            .map(|item| -> Work<'_, _> { Box::pin(self.file(source, item.clone(), visit.clone())) });
        let items = some_of(timer::all(works.collect()).await)?;
        answer.page.articles.extend(items.into_iter().flat_map(|item| item.page.articles));
        Ok(answer)
    }

    #[cfg(not(feature = "asks"))]
    async fn page(
        &self,
        source: usize,
        address: SafeUrl,
        visit: Option<AbortSignal>,
    ) -> Result<Answer, LoadError> {
        self.file(source, address, visit).await
    }

    async fn file(
        &self,
        source: usize,
        address: SafeUrl,
        visit: Option<AbortSignal>,
    ) -> Result<Answer, LoadError> {
        match fetch::text(address.as_str(), feed::MOST_BYTES, visit).await {
            Ok(fetched) => {
                let text = fetched.text;
                // A host with a rewrite rule answers with the site's own page where there is no file.
                let is_feed = self.site.config.sources.iter().any(|source| source.url == address);
                if !is_feed && text.trim_start().starts_with('<') {
                    return Err(load_error(&address, &FetchError::Status(404)));
                }
                let answer = self.read(source, address, &text)?;
                #[cfg(feature = "asks")]
                let answer = answer.heeding(fetched.counts);
                let address = answer.address.as_str().to_owned();
                spawn(Box::pin(async move { kept::keep(&address, &text, clock::now()).await }));
                Ok(answer)
            }
            Err(error) => Err(load_error(&address, &error)),
        }
    }

    /// Takes in what was kept of the first pages; the time of the oldest of them.
    async fn show_kept(&self) -> Option<f64> {
        let mut answers = Vec::new();
        let mut oldest = f64::INFINITY;
        for (index, source) in self.site.config.sources.iter().enumerate() {
            if let Some(kept) = kept::get(source.url.as_str()).await
                && let Ok(answer) = self.read(index, source.url.clone(), &kept.text)
            {
                #[cfg(feature = "asks")]
                let mut answer = answer;
                #[cfg(feature = "asks")]
                for item in std::mem::take(&mut answer.page.listed) {
                    if let Some(kept) = kept::get(item.as_str()).await
                        && let Ok(item) = self.read(index, item, &kept.text)
                    {
                        answer.page.articles.extend(item.page.articles);
                    }
                }
                oldest = oldest.min(kept.at);
                answers.push(answer);
            }
        }
        if answers.is_empty() {
            return None;
        }
        self.take_in(answers);
        Some(oldest)
    }

    /// Fresh stories have come after what was kept has been shown: they wait for the reader.
    fn arrive_late(&self, answers: Result<Vec<Answer>, LoadError>, kept_at: f64) {
        match answers {
            Ok(answers) => {
                let before = self.site.edition.borrow().len();
                self.take_in(answers);
                let new = self.site.edition.borrow().len().saturating_sub(before);
                self.notice.set((new > 0).then_some(Notice::NewStories(new)));
            }
            Err(error) => self.notice.set(Some(Notice::because(&error, kept_at))),
        }
    }

    fn take_in(&self, answers: Vec<Answer>) {
        self.tries.set(0);
        for answer in answers {
            let mut edition = self.site.edition.borrow_mut();
            edition.take_in(answer.source, &answer.address, answer.page, now());
        }
        if self.arrived.peek() == 0 {
            self.arrived.set(self.arrived.peek() + 1);
        }
    }
}

/// The answers that came; if none did, the first error.
fn some_of(results: Vec<Result<Answer, LoadError>>) -> Result<Vec<Answer>, LoadError> {
    let mut answers = Vec::new();
    let mut failed = None;
    for result in results {
        match result {
            Ok(answer) => answers.push(answer),
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    match failed {
        Some(error) if answers.is_empty() => Err(error),
        _ => Ok(answers),
    }
}

impl Desk {
    fn read(&self, source: usize, address: SafeUrl, text: &str) -> Result<Answer, LoadError> {
        let setting = self.site.config.sources.get(source);
        let format = setting.map_or(Format::Auto, |source| source.format);
        let mut answer = read(source, address, text, format)?;
        if let Some(section) = setting.and_then(|source| source.section.as_ref()) {
            answer.page.put_into(section);
        }
        Ok(answer)
    }
}

/// Reads an answer and tells the publisher in the console what is wrong with it.
fn read(source: usize, address: SafeUrl, text: &str, format: Format) -> Result<Answer, LoadError> {
    const MOST_NAMED: usize = 10;
    let page = feed::read(text, &address, format).map_err(|error: FeedError| {
        console::error(&format!("Dateline: {} {error}.", address.as_str()));
        LoadError::NotAFeed
    })?;
    let named =
        page.skipped.iter().map(ToString::to_string).chain(page.warnings.iter().map(ToString::to_string));
    let named: Vec<String> = named.collect();
    if !named.is_empty() {
        let rest = named.len().saturating_sub(MOST_NAMED);
        let listed = named.iter().take(MOST_NAMED).fold(String::new(), |list, line| list + "\n  " + line);
        let rest = if rest > 0 { format!("\n  and {rest} more") } else { String::new() };
        console::warn(&format!(
            "Dateline: {}: {} of {} stories were skipped, {} fields were dropped.{listed}{rest}",
            address.as_str(),
            page.skipped.len(),
            page.skipped.len() + page.articles.len(),
            page.warnings.len(),
        ));
    }
    Ok(Answer { source, address, page })
}

fn load_error(address: &SafeUrl, error: &FetchError) -> LoadError {
    let origin = address.origin().unwrap_or_default();
    let name = address.as_str();
    match error {
        FetchError::Left => return LoadError::Left,
        // WordPress answers 400 to a page behind the last.
        FetchError::Status(status @ (400 | 404 | 410)) => {
            console::warn(&format!("Dateline: {name} is not there ({status})."));
            return LoadError::NoSuchStory;
        }
        FetchError::Status(status) => {
            console::error(&format!("Dateline: {name} answered with status {status}."));
        }
        FetchError::TimedOut => console::error(&format!("Dateline: {name} did not answer in time.")),
        FetchError::TooLarge => {
            let most = feed::MOST_BYTES / (1024 * 1024);
            console::error(&format!("Dateline: {name} is larger than {most} MiB and was not read."));
            return LoadError::NotAFeed;
        }
        FetchError::Unreachable => console::error(&format!(
            "Dateline: {name} cannot be reached, or does not let this site read it: \
             {origin} would have to answer with Access-Control-Allow-Origin."
        )),
        FetchError::BlockedByPolicy => {
            console::error(&format!(
                "Dateline: the policy of this page does not name {origin}. Build the site again with this feed \
                 in its configuration, or add {origin} to connect-src in index.html."
            ));
            return LoadError::Blocked(origin.to_owned());
        }
        FetchError::Offline => return LoadError::Offline,
    }
    LoadError::NotAnswering
}
