//! Older stories by the search index of a large edition. Part of the supplement.

use std::cell::RefCell;

use web_sys::AbortSignal;

use crate::article::SafeUrl;
use crate::browser::finder;
use crate::browser::timer::{self, Work};
use crate::finder::archive::{self, looked};
use crate::site::desk::{Desk, LoadError};
use crate::site::{Site, now};

/// What a reader looks for in the indexes.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    pub typed: &'a str,
    /// How many stories, of each index.
    pub most: usize,
    pub is_newest_first: bool,
}

/// What the indexes have found; those that were wanted are part of the edition now.
#[derive(Default)]
pub struct Older {
    /// How many match; 0 where that cannot be known.
    pub total: u32,
    /// More may match than were counted.
    pub is_cut: bool,
    /// There may be more than were wanted.
    pub has_more: bool,
}

/// An index could not be read to the end; the publisher knows from the console why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread;

/// The files of cards that were read.
pub type CardFiles = RefCell<Vec<SafeUrl>>;

/// Looks in the index of every source that has one; `None`: the reader has gone on to other words.
///
/// # Errors
/// [`Unread`] if one of them is.
#[inline(never)]
pub fn look<'a>(
    site: &'a Site,
    desk: &'a Desk,
    read: &'a CardFiles,
    wanted: Wanted<'a>,
    visit: Option<AbortSignal>,
) -> Work<'a, Result<Option<Older>, Unread>> {
    Box::pin(async move {
        let indexes: Vec<(usize, SafeUrl)> = {
            let edition = site.edition.borrow();
            edition.search_indexes().map(|(source, root)| (source, root.clone())).collect()
        };
        let mut older = Older::default();
        for (source, root) in indexes {
            let question = archive::look(root.as_str(), wanted.typed, wanted.most, wanted.is_newest_first);
            let Some(answer) = finder::ask(&question).await.map_err(|_| Unread)? else { return Ok(None) };
            let cards = looked(&answer).ok_or(Unread)?;
            older.total = older.total.saturating_add(cards.total);
            older.is_cut |= cards.is_cut;
            older.has_more |= cards.has_more;
            let mut works = Vec::new();
            for name in cards.files {
                let file = SafeUrl::web(&name, Some(&root)).ok_or(Unread)?;
                if !read.borrow().contains(&file) {
                    // Not kept: without a network there is no index to look in, and stories that were
                    // read would go.
                    works.push(desk.file_for(source, file, visit.clone(), false));
                }
            }
            for answer in timer::all(works).await {
                let answer = match answer {
                    Ok(answer) => answer,
                    Err(LoadError::Left) => return Ok(None),
                    Err(_) => return Err(Unread),
                };
                let mut edition = site.edition.borrow_mut();
                for story in answer.page.articles {
                    // What is loaded is as new as its index, or newer.
                    if edition.story(story.slug.as_str()).is_none() {
                        edition.take_in_story(source, story, now());
                    }
                }
                read.borrow_mut().push(answer.address);
            }
        }
        Ok(Some(older))
    })
}
