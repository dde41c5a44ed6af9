//! Sources that can be asked: for one story by its slug, and for stories that a page lists by
//! their addresses.

use web_sys::AbortSignal;

use super::errors::LoadError;
use super::loaded_page::{LoadedPage, PendingPage, all_that_loaded};
use super::loader::StoryLoader;
use super::notice::Notice;
use crate::article::{SafeUrl, Slug};
use crate::browser::offline_cache;
use crate::feed::{self, Counts, FeedPage};

impl LoadedPage {
    /// The answer with the totals that the server sent in headers.
    pub(super) fn with_counts(mut self, [stories, pages]: [Option<u32>; 2]) -> LoadedPage {
        self.page.apply_counts(&self.address, Counts { stories, pages });
        self
    }
}

impl StoryLoader {
    /// A page with all its stories, also those that are in files of their own.
    pub(super) fn page(
        &self,
        source: usize,
        address: SafeUrl,
        visit: Option<AbortSignal>,
    ) -> PendingPage<'_> {
        Box::pin(async move {
            let mut answer = self.file(source, address, visit.clone()).await?;
            if answer.page.listed.is_empty() {
                return Ok(answer);
            }
            let listed = answer.page.listed.iter();
            let works = listed.map(|item| self.file(source, item.clone(), visit.clone())).collect();
            let items = all_that_loaded(works).await?;
            answer.page.articles.extend(items.into_iter().flat_map(|item| item.page.articles));
            Ok(answer)
        })
    }

    /// A page after the first.
    pub(super) fn older_page(
        &self,
        source: usize,
        address: SafeUrl,
        visit: Option<AbortSignal>,
    ) -> PendingPage<'_> {
        Box::pin(async move {
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
                // That is how a static export says that there are no more pages.
                Err(LoadError::NoSuchStory) => {
                    Ok(LoadedPage { source, address, bytes: 0, page: FeedPage::default() })
                }
                Err(error) => Err(error),
            }
        })
    }

    /// Asks the sources that can be asked for one story. `true`: all of them can, and none has it.
    pub(super) async fn ask_by_slug(
        &self,
        slug: &Slug,
        visit: Option<&AbortSignal>,
    ) -> Result<bool, LoadError> {
        let mut is_nowhere = true;
        for (index, source) in self.site.config.sources.iter().enumerate() {
            let Some(address) = feed::story_address(&source.url, source.format, slug) else {
                is_nowhere = false;
                continue;
            };
            match self.page(index, address.clone(), visit.cloned()).await {
                Ok(answer) => {
                    // If there are other stories, the source ignored the query.
                    is_nowhere &= answer.page.articles.is_empty();
                    self.merge_wanted(answer, slug);
                    is_nowhere &= self.search_for(index, slug, visit).await?;
                }
                Err(LoadError::Left) => return Err(LoadError::Left),
                Err(LoadError::NoSuchStory) => {}
                Err(error) => {
                    is_nowhere = false;
                    if let Some(kept) = offline_cache::get(address.as_str()).await {
                        self.notice.set(Some(Notice::because(&error, kept.at)));
                        self.merge_wanted(self.read(index, address, &kept.text).await?, slug);
                    }
                }
            }
        }
        Ok(is_nowhere)
    }

    /// Whether a source has a search of its own.
    pub fn has_queryable_source(&self) -> bool {
        let mut sources = self.site.config.sources.iter();
        sources.any(|source| feed::search_address(&source.url, source.format, "").is_some())
    }

    /// Searches a source for the words of a slug that it does not know: the source's own slug may have
    /// capitals, marks or more characters. `true`: it finds nothing, or need not be searched.
    async fn search_for(
        &self,
        source: usize,
        slug: &Slug,
        visit: Option<&AbortSignal>,
    ) -> Result<bool, LoadError> {
        if self.story_in_memory(slug).is_some() {
            return Ok(true);
        }
        let words = slug.as_str().replace('-', " ");
        let setting = self.site.config.sources.get(source);
        let Some(address) = setting.and_then(|set| feed::search_address(&set.url, set.format, &words)) else {
            return Ok(true);
        };
        let is_asked = setting.and_then(|set| feed::story_address(&set.url, set.format, slug)).as_ref()
            == Some(&address);
        if is_asked {
            return Ok(true);
        }
        match self.page(source, address, visit.cloned()).await {
            Ok(answer) => {
                let is_empty = answer.page.articles.is_empty();
                self.merge_wanted(answer, slug);
                Ok(is_empty)
            }
            Err(LoadError::Left) => Err(LoadError::Left),
            Err(_) => Ok(false),
        }
    }

    /// Asks the sources that have a search of their own. `None`: none has one; else the hosts of those that
    /// were asked, and how many new stories came.
    ///
    /// # Errors
    /// The reason why not a single one could be asked.
    pub async fn search_sources(&self, typed: &str) -> Result<Option<(String, usize)>, LoadError> {
        let mut hosts = Vec::new();
        let mut works = Vec::new();
        for (index, source) in self.site.config.sources.iter().enumerate() {
            if let Some(address) = feed::search_address(&source.url, source.format, typed) {
                hosts.push(source.url.host().unwrap_or_default());
                works.push(self.page(index, address, None));
            }
        }
        if works.is_empty() {
            return Ok(None);
        }
        let answers = all_that_loaded(works).await?;
        let mut edition = self.site.edition.borrow_mut();
        let before = edition.len();
        for answer in answers {
            for article in answer.page.articles {
                edition.merge_story(answer.source, article, self.site.clock.now());
            }
        }
        Ok(Some((hosts.join(", "), edition.len() - before)))
    }

    /// The answer with those of its listed stories that are cached.
    pub(super) async fn with_kept_items(&self, mut answer: LoadedPage) -> LoadedPage {
        for item in std::mem::take(&mut answer.page.listed) {
            if let Some(kept) = offline_cache::get(item.as_str()).await
                && let Ok(item) = self.read(answer.source, item, &kept.text).await
            {
                answer.page.articles.extend(item.page.articles);
            }
        }
        answer
    }
}
