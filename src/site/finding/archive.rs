//! Older stories by the search index of a large edition. Part of the supplement.

use web_sys::AbortSignal;

use crate::article::SafeUrl;
use crate::browser::finder;
use crate::browser::timer::{self, Work};
use crate::finder::archive::{self, looked};
use crate::site::desk::Desk;
use crate::site::{Site, now};

/// What a reader looks for in the indexes.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    pub typed: &'a str,
    /// How many stories, of each index.
    pub most: usize,
    pub is_newest_first: bool,
}

/// What the indexes have found.
#[derive(Default)]
pub struct Older {
    /// How many match; those that were wanted are part of the edition now.
    pub total: u32,
    /// More may match than were counted.
    pub is_cut: bool,
    /// More match than were wanted.
    pub has_more: bool,
}

/// An index could not be read to the end; the publisher knows from the console why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread;

/// Looks in the index of every source that has one. Ends when the reader leaves the `visit`.
///
/// # Errors
/// [`Unread`] if one of them is.
#[inline(never)]
pub fn look<'a>(
    site: &'a Site,
    desk: &'a Desk,
    wanted: Wanted<'a>,
    visit: Option<AbortSignal>,
) -> Work<'a, Result<Older, Unread>> {
    Box::pin(async move {
        let indexes: Vec<(usize, SafeUrl)> = {
            let edition = site.edition.borrow();
            edition.search_indexes().map(|(source, root)| (source, root.clone())).collect()
        };
        let mut older = Older::default();
        for (source, root) in indexes {
            let question = archive::look(root.as_str(), wanted.typed, wanted.most, wanted.is_newest_first);
            let answer = finder::ask(&question).await.ok().flatten();
            let cards = answer.and_then(|answer| looked(&answer)).ok_or(Unread)?;
            older.total = older.total.saturating_add(cards.total);
            older.is_cut |= cards.is_cut;
            older.has_more |= cards.total as usize > cards.places.len();
            let mut works = Vec::new();
            for file in &cards.files {
                let address = SafeUrl::web(file, Some(&root)).ok_or(Unread)?;
                // Not kept: without a network there is no index to look in, and stories that were read would go.
                works.push(desk.file_for(source, address, visit.clone(), false));
            }
            for (file, answer) in timer::all(works).await.into_iter().enumerate() {
                let stories = answer.map_err(|_| Unread)?.page.articles.into_iter();
                for (_, story) in
                    stories.enumerate().filter(|(place, _)| cards.places.contains(&(file, *place)))
                {
                    site.edition.borrow_mut().take_in_story(source, story, now());
                }
            }
        }
        Ok(older)
    })
}
