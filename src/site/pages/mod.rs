//! One file for each kind of page. A page is prepared (data, and what the head says) and then shown.

mod beside;
mod front;
mod list;
mod loading;
mod message;
mod story;

use std::rc::Rc;

use web_sys::AbortSignal;

use super::app::Newsroom;
use super::desk::LoadError;
use super::element::El;
use super::search::{self, SearchPage};
use super::{Site, head};
use crate::article::Slug;
use crate::browser::head::Head;
use crate::browser::supplement;
use crate::browser::timer::{self, Work};
use crate::route::Route;

pub use front::FrontPage;
pub use list::ListPage;
pub use message::MessagePage;
pub use story::StoryPage;

/// A page that can be shown at once.
pub struct Prepared {
    /// What the document's head says.
    pub head: Head,
    /// The section that the navigation marks.
    pub section: Option<Slug>,
    /// Whether the page is the section's own.
    pub is_section_page: bool,
    /// Whether the page is the front page.
    pub is_front: bool,
    page: Page,
}

enum Page {
    Front(Rc<FrontPage>),
    List(Rc<ListPage>),
    Story(Rc<StoryPage>),
    Message(Rc<MessagePage>),
    Search(Rc<SearchPage>),
    Loading { story: bool },
}

impl Prepared {
    fn new(head: Head, page: Page) -> Prepared {
        Prepared {
            head,
            section: None,
            is_section_page: false,
            is_front: matches!(page, Page::Front(_)),
            page,
        }
    }

    /// The skeleton of the page that is on its way.
    pub fn loading(site: &Site, route: &Route) -> Prepared {
        let story = matches!(route, Route::Article { .. });
        Prepared::new(head::of_message(site, site.words.loading_stories), Page::Loading { story })
    }

    /// Lays the page out.
    pub fn view(&self, newsroom: &Newsroom) -> Vec<El> {
        match &self.page {
            Page::Front(page) => front::view(newsroom, page),
            Page::List(page) => list::view(newsroom, page),
            Page::Story(page) => story::view(newsroom, page),
            Page::Message(page) => vec![message::view(newsroom, page)],
            Page::Search(page) => search::view(newsroom, page),
            Page::Loading { story } => loading::view(newsroom, *story).into_iter().collect(),
        }
    }
}

/// The page at `route`, if nobody has to be asked for it.
pub fn from_memory(newsroom: &Newsroom, route: &Route) -> Option<Prepared> {
    match route {
        Route::Front { page } => front::from_memory(newsroom, *page),
        Route::Section { id, page } if supplement::is_loaded() => {
            list::from_memory(newsroom, list::Of::Section(id.clone()), *page)
        }
        Route::Topic { id, page } if supplement::is_loaded() => {
            list::from_memory(newsroom, list::Of::Topic(id.clone()), *page)
        }
        Route::Search { query } if supplement::is_loaded() && !newsroom.site.edition.borrow().is_empty() => {
            Some(search_page(&newsroom.site, query))
        }
        Route::Section { .. } | Route::Topic { .. } | Route::Search { .. } => None,
        Route::Article { slug } => story::from_memory(newsroom, slug),
        Route::NotFound => Some(message::not_found(&newsroom.site)),
    }
}

/// The page at `route`, with all that is needed asked for. `None`: the reader has left.
pub async fn prepare(newsroom: &Newsroom, route: &Route, visit: Option<AbortSignal>) -> Option<Prepared> {
    let prepared = match route {
        Route::Front { page } => front::prepare(newsroom, *page, visit).await,
        Route::Section { id, page } => {
            list_when_here(newsroom, list::Of::Section(id.clone()), *page, visit).await
        }
        Route::Topic { id, page } => {
            list_when_here(newsroom, list::Of::Topic(id.clone()), *page, visit).await
        }
        Route::Search { query } => search_when_here(newsroom, query).await,
        Route::Article { slug } => story::prepare(newsroom, slug, visit).await,
        Route::NotFound => {
            // The page needs no story, the navigation and the wire do.
            let _edition = newsroom.desk.first_pages().await;
            Ok(message::not_found(&newsroom.site))
        }
    };
    match prepared {
        Ok(prepared) => Some(prepared),
        Err(LoadError::Left) => None,
        Err(error) => Some(message::of_error(&newsroom.site, &error)),
    }
}

/// Waits for the supplement, which a list and search are in, and for the edition beside it.
async fn all_here(newsroom: &Newsroom) -> Result<(), LoadError> {
    let desk = Rc::clone(&newsroom.desk);
    let edition: Work<_> = Box::pin(async move { desk.first_pages().await });
    let more: Work<_> = Box::pin(async { supplement::load().await.map_err(|_| LoadError::NotAnswering) });
    timer::all(vec![edition, more]).await.into_iter().collect()
}

async fn list_when_here(
    newsroom: &Newsroom,
    of: list::Of,
    pages: u32,
    visit: Option<AbortSignal>,
) -> Result<Prepared, LoadError> {
    all_here(newsroom).await?;
    list::prepare(newsroom, of, pages, visit).await
}

async fn search_when_here(newsroom: &Newsroom, query: &str) -> Result<Prepared, LoadError> {
    all_here(newsroom).await?;
    Ok(search_page(&newsroom.site, query))
}

fn search_page(site: &Site, query: &str) -> Prepared {
    let (head, page) = search::prepare(site, query);
    Prepared::new(head, Page::Search(Rc::new(page)))
}
