//! One story with its text: from memory, from its own file, or from an older page.

use std::rc::Rc;

use web_sys::AbortSignal;

use super::errors::LoadError;
use super::loaded_page::LoadedPage;
use super::loader::{PATIENCE, StoryLoader};
use super::notice::Notice;
use crate::article::{Article, Block, Body, SafeUrl, Slug};
use crate::body;
use crate::browser::offline_cache;
use crate::browser::part::{self, ProgramPart};
use crate::browser::timer::{self, Work, spawn};
#[cfg(not(target_arch = "wasm32"))]
use crate::feed::FeedPage;
use crate::route;

/// How many older pages are read to find a story that no source has a file for.
const PAGES_FOR_ONE_STORY: usize = 20;

/// A story and its text.
pub struct Opened {
    pub article: Rc<Article>,
    pub text: Rc<[Block]>,
}

impl StoryLoader {
    /// The story `slug` with its text, from memory, from its own file, or from a source that can be asked for
    /// it. `None`: it is in none of them, but may be among the stories of the edition.
    ///
    /// # Errors
    /// [`LoadError::NoSuchStory`] if it is nowhere; else why it could not be read.
    pub async fn story(
        self: &Rc<Self>,
        slug: &Slug,
        visit: Option<AbortSignal>,
    ) -> Result<Option<Opened>, LoadError> {
        if let Some(story) = self.story_read(slug).await? {
            return Ok(Some(story));
        }
        let card = self.site.edition.borrow().story(slug.as_str());
        if let Some(Body::Elsewhere(address)) = card.as_ref().map(|card| &card.body) {
            let source = self.source_of(address);
            return self.story_file(source, address.clone(), slug, visit).await.map(Some);
        }
        let mut unread = None;
        for (source, template) in self.article_files(slug, card.as_deref()) {
            match self.story_file(source, template, slug, visit.clone()).await {
                Ok(story) => return Ok(Some(story)),
                Err(LoadError::NoSuchStory) => {}
                Err(error) => unread = Some(error),
            }
        }
        if let Some(error) = unread {
            return Err(error);
        }
        #[cfg(feature = "source-queries")]
        let is_nowhere = self.ask_by_slug(slug, visit.as_ref()).await?;
        #[cfg(not(feature = "source-queries"))]
        let is_nowhere = false;
        match self.story_read(slug).await? {
            None if is_nowhere => Err(LoadError::NoSuchStory),
            story => Ok(story),
        }
    }

    /// The story `slug` from the edition, now that its first pages are in, or from an older page.
    ///
    /// # Errors
    /// [`LoadError::NoSuchStory`] if it is not there; else why a page could not be read.
    pub async fn story_of_the_edition(
        &self,
        slug: &Slug,
        visit: Option<AbortSignal>,
    ) -> Result<Opened, LoadError> {
        // If every story has a file, one without a file is on no older page, either.
        let has_files = self.site.config.sources.iter().all(|source| source.article.is_some());
        let most_pages = if has_files { 0 } else { PAGES_FOR_ONE_STORY };
        for _ in 0..most_pages {
            if self.has_text(slug) || !self.next_pages(None, visit.clone()).await? {
                break;
            }
        }
        self.story_read(slug).await?.ok_or(LoadError::NoSuchStory)
    }

    /// The story `slug` if its text is in memory; the HTML parser is loaded if the text needs it.
    ///
    /// # Errors
    /// The HTML parser could not be loaded.
    async fn story_read(&self, slug: &Slug) -> Result<Option<Opened>, LoadError> {
        if let Some(story) = self.story_in_memory(slug) {
            return Ok(Some(story));
        }
        if !self.has_text(slug) {
            return Ok(None);
        }
        part::load(ProgramPart::Feeds).await?;
        Ok(self.story_in_memory(slug))
    }

    /// Whether the text of the story `slug` is in memory, parsed or not.
    pub(super) fn has_text(&self, slug: &Slug) -> bool {
        let edition = self.site.edition.borrow();
        let article = edition.story(slug.as_str());
        article.is_some_and(|article| !matches!(edition.text(&article), Body::Elsewhere(_)))
    }

    /// The story `slug` if it can be shown without a request; its text is parsed now, once.
    pub fn story_in_memory(&self, slug: &Slug) -> Option<Opened> {
        let mut edition = self.site.edition.borrow_mut();
        let article = edition.story(slug.as_str())?;
        let text = match edition.text(&article) {
            Body::Elsewhere(_) => return None,
            Body::Blocks(text) => text,
            unparsed => {
                let blocks = match body::exact_text(&article, &unparsed) {
                    Some(blocks) => blocks,
                    None if part::is_loaded(ProgramPart::Feeds) => {
                        body::of_story(&article, &unparsed).map(|parsed| parsed.blocks).unwrap_or_default()
                    }
                    None => return None,
                };
                let text: Rc<[Block]> = blocks.into();
                edition.keep_text(&article.slug, Rc::clone(&text));
                text
            }
        };
        Some(Opened { article, text })
    }

    /// The files in which the story `slug` may be, of which the `card` may be known.
    #[cfg_attr(
        not(feature = "source-queries"),
        expect(unused_variables, reason = "editions have no other slugs")
    )]
    pub(super) fn article_files(&self, slug: &Slug, card: Option<&Article>) -> Vec<(usize, SafeUrl)> {
        let sources = self.site.config.sources.iter().enumerate();
        let file = |template: &str| {
            #[cfg(feature = "source-queries")]
            if let Some(own) = card.and_then(|card| card.own_slug.as_deref()) {
                return route::own_article_file(template, slug, own);
            }
            route::article_file(template, slug)
        };
        sources
            .filter_map(|(index, source)| {
                let file = file(source.article.as_ref()?);
                Some((index, SafeUrl::web(&file, Some(&self.site.address))?))
            })
            .collect()
    }

    /// The source that the file at `address` belongs to.
    fn source_of(&self, address: &SafeUrl) -> usize {
        let mut sources = self.site.config.sources.iter();
        sources.position(|source| source.url.is_same_origin(address)).unwrap_or(0)
    }

    /// The story in the file at `address`. The cached copy is shown when the network takes longer than
    /// [`PATIENCE`], and renewed in the background; or when the network fails.
    async fn story_file(
        self: &Rc<Self>,
        source: usize,
        address: SafeUrl,
        slug: &Slug,
        visit: Option<AbortSignal>,
    ) -> Result<Opened, LoadError> {
        let mut fresh: Work<'static, _> = {
            let (loader, address) = (Rc::clone(self), address.clone());
            Box::pin(async move { loader.page(source, address, visit).await })
        };
        let answer = match timer::within(&mut fresh, PATIENCE).await {
            Some(answer) => answer,
            None => {
                if let Some(kept) = offline_cache::get(address.as_str()).await
                    && let Ok(page) = self.read(source, address.clone(), &kept.text).await
                {
                    self.merge_wanted(page, slug);
                    if let Ok(opened) = self.opened(slug).await {
                        self.notice.set(Some(Notice::Loading(kept.at)));
                        let (loader, slug) = (Rc::clone(self), slug.clone());
                        spawn(Box::pin(async move { loader.renew(&slug, fresh.await, kept.at) }));
                        return Ok(opened);
                    }
                }
                fresh.await
            }
        };
        let answer = match answer {
            Ok(answer) => answer,
            Err(error @ (LoadError::Left | LoadError::NoSuchStory)) => return Err(error),
            Err(error) => {
                let kept = offline_cache::get(address.as_str()).await.ok_or_else(|| error.clone())?;
                self.notice.set(Some(Notice::because(&error, kept.at)));
                self.read(source, address, &kept.text).await?
            }
        };
        self.merge_wanted(answer, slug);
        self.opened(slug).await
    }

    async fn opened(&self, slug: &Slug) -> Result<Opened, LoadError> {
        self.story_read(slug).await?.ok_or(LoadError::NoSuchStory)
    }

    /// The file of a story was loaded, or not, after its cached copy was shown.
    fn renew(&self, slug: &Slug, answer: Result<LoadedPage, LoadError>, kept_at: f64) {
        let state = |loader: &Self| loader.site.edition.borrow().story(slug.as_str());
        match answer {
            Ok(page) => {
                let before = state(self).and_then(|story| story.changed());
                self.merge_wanted(page, slug);
                let after = state(self).and_then(|story| story.changed());
                self.notice.set((before != after).then_some(Notice::StoryChanged));
            }
            Err(LoadError::Left) => self.notice.set(None),
            Err(error) => self.notice.set(Some(Notice::because(&error, kept_at))),
        }
    }

    /// Adds the story `slug` of a file that was read on the host.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn merge_file(&self, source: usize, slug: &Slug, page: FeedPage) {
        self.merge_wanted(LoadedPage { source, address: self.site.address.clone(), bytes: 0, page }, slug);
    }

    pub(super) fn merge_wanted(&self, answer: LoadedPage, slug: &Slug) {
        for mut article in answer.page.articles {
            // It was asked for by this slug, so this is the story's slug here.
            if article.slug == *slug || article.is_called(slug.as_str()) {
                article.slug = slug.clone();
                self.site.edition.borrow_mut().merge_story(answer.source, article, self.site.clock.now());
            }
        }
    }
}
