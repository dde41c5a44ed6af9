//! Older stories from the search indexes of large editions. Part of the supplement, except
//! [`ArchiveClient::new`].

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::AbortSignal;

use crate::article::SafeUrl;
use crate::browser::later_file::LaterFileError;
use crate::browser::search_worker::{self, WorkerError};
use crate::browser::timer::{self, Work};
use crate::search_worker::archive::{decode_archive_answer, encode_archive_search};
use crate::site::state::Site;
use crate::site::story_loader::{LoadError, StoryLoader};

/// A search in the indexes.
#[derive(Clone, Copy)]
pub struct ArchiveRequest<'a> {
    /// The text of the search field.
    pub typed: &'a str,
    /// How many stories are wanted of each index.
    pub count: usize,
    /// The newest first, not the best.
    pub is_newest_first: bool,
}

/// The number of stories found; the wanted ones are part of the edition now.
#[derive(Default)]
pub struct ArchiveResults {
    /// How many match; 0 where that cannot be known.
    pub total: u32,
    /// More may match than were counted.
    pub is_cut: bool,
    /// There may be more than were wanted.
    pub has_more: bool,
}

/// Why a search index could not be read to its end; the console has more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArchiveError {
    /// A file of the index, or of the cards, could not be read: there may be another index by now.
    Unread,
    /// The worker does not answer.
    Worker(WorkerError),
}

impl core::fmt::Display for ArchiveError {
    fn fmt(&self, formatter: &mut core::fmt::Formatter) -> core::fmt::Result {
        match self {
            ArchiveError::Unread => formatter.write_str(
                "the search index could not be read: look in the console for the file, and try again",
            ),
            ArchiveError::Worker(error) => error.fmt(formatter),
        }
    }
}

impl core::error::Error for ArchiveError {}

impl From<WorkerError> for ArchiveError {
    fn from(error: WorkerError) -> ArchiveError {
        match error {
            WorkerError::File(LaterFileError::NotLoaded) => ArchiveError::Unread,
            error => ArchiveError::Worker(error),
        }
    }
}

/// Searches the indexes and loads the cards of the stories that they find.
pub struct ArchiveClient {
    site: Rc<Site>,
    /// The files of cards whose stories are part of the edition already.
    loaded_files: RefCell<Vec<SafeUrl>>,
}

impl ArchiveClient {
    /// Nothing searched yet.
    pub fn new(site: &Rc<Site>) -> ArchiveClient {
        ArchiveClient { site: Rc::clone(site), loaded_files: RefCell::default() }
    }

    /// Searches the index of every source that has one; `None`: a newer search has followed, or the
    /// reader has left the page.
    ///
    /// # Errors
    /// [`ArchiveError`] if one of the indexes, or of their files, cannot be read.
    #[inline(never)]
    pub fn search<'a>(
        &'a self,
        loader: &'a StoryLoader,
        request: ArchiveRequest<'a>,
        visit: Option<AbortSignal>,
    ) -> Work<'a, Result<Option<ArchiveResults>, ArchiveError>> {
        Box::pin(async move {
            let indexes: Vec<(usize, SafeUrl)> = {
                let edition = self.site.edition.borrow();
                edition.search_indexes().map(|(source, root)| (source, root.clone())).collect()
            };
            let mut results = ArchiveResults::default();
            for (source, root) in indexes {
                let message = encode_archive_search(
                    root.as_str(),
                    request.typed,
                    request.count,
                    request.is_newest_first,
                );
                let answer = search_worker::ask(&message).await?;
                let Some(answer) = answer else { return Ok(None) };
                let found = decode_archive_answer(&answer).ok_or(ArchiveError::Unread)?;
                results.total = results.total.saturating_add(found.total);
                results.is_cut |= found.is_cut;
                results.has_more |= found.has_more;
                let mut works = Vec::new();
                for name in found.files {
                    let file = SafeUrl::web(&name, Some(&root)).ok_or(ArchiveError::Unread)?;
                    if !self.loaded_files.borrow().contains(&file) {
                        // Not kept in the offline cache: without a network there is no index to search, and
                        // these files would push out stories that were read.
                        works.push(loader.file_for(source, file, visit.clone(), false));
                    }
                }
                for file in timer::all(works).await {
                    let file = match file {
                        Ok(file) => file,
                        Err(LoadError::Left) => return Ok(None),
                        Err(_) => return Err(ArchiveError::Unread),
                    };
                    let mut edition = self.site.edition.borrow_mut();
                    for story in file.page.articles {
                        // A loaded story is as new as the index, or newer.
                        if edition.story(story.slug.as_str()).is_none() {
                            edition.merge_story(source, story, self.site.clock.now());
                        }
                    }
                    self.loaded_files.borrow_mut().push(file.address);
                }
            }
            Ok(Some(results))
        })
    }
}
