//! One file for each kind of page. A page is prepared (its data and its head) and then shown.

mod front;
#[cfg(target_arch = "wasm32")]
mod list;
#[cfg(not(target_arch = "wasm32"))]
pub mod list;
mod loading;
mod message;
mod story;
mod story_sidebar;

use std::rc::Rc;

use web_sys::AbortSignal;

use super::context::{AppContext, Prepared};
use super::search;
use super::state::Site;
use super::story_loader::LoadError;
use crate::browser::part::{self, ProgramPart};
use crate::browser::timer::{self, Work};
use crate::route::Route;

pub use loading::loading;
#[cfg(not(target_arch = "wasm32"))]
pub use message::of_error;

/// The page at `route`, if all that it needs is in memory.
pub fn from_memory(context: &AppContext, route: &Route) -> Option<Prepared> {
    match route {
        Route::Front { page } => front::from_memory(context, *page),
        Route::Section { id, page } if part::is_loaded(ProgramPart::Lists) => {
            list::from_memory(context, list::Of::Section(id.clone()), *page)
        }
        Route::Topic { id, page } if part::is_loaded(ProgramPart::Lists) => {
            list::from_memory(context, list::Of::Topic(id.clone()), *page)
        }
        Route::Search { query }
            if part::is_loaded(ProgramPart::Search) && context.site.edition.borrow().has_first_page() =>
        {
            Some(search_page(&context.site, query))
        }
        Route::Section { .. } | Route::Topic { .. } | Route::Search { .. } => None,
        Route::Article { slug } => story::from_memory(context, slug),
        Route::NotFound => Some(message::not_found(&context.site)),
    }
}

/// The page at `route`, once all that it needs is loaded. `None`: the reader has left.
pub async fn prepare(context: &AppContext, route: &Route, visit: Option<AbortSignal>) -> Option<Prepared> {
    let prepared = match route {
        Route::Front { page } => front::prepare(context, *page, visit).await,
        Route::Section { id, page } => {
            list_when_here(context, list::Of::Section(id.clone()), *page, visit).await
        }
        Route::Topic { id, page } => list_when_here(context, list::Of::Topic(id.clone()), *page, visit).await,
        Route::Search { query } => search_when_here(context, query).await,
        Route::Article { slug } => story::prepare(context, slug, visit).await,
        Route::NotFound => {
            // The page needs no story, the navigation and the wire do.
            let _edition = context.loader.first_pages().await;
            Ok(message::not_found(&context.site))
        }
    };
    match prepared {
        Ok(prepared) => Some(prepared),
        Err(LoadError::Left) => None,
        Err(error) => Some(message::of_error(&context.site, &error)),
    }
}

/// Waits for the part of the program that a page is in, and for the first pages of the edition.
async fn all_here(context: &AppContext, part: ProgramPart) -> Result<(), LoadError> {
    let loader = Rc::clone(&context.loader);
    let edition: Work<_> = Box::pin(async move { loader.first_pages().await });
    let more: Work<_> = Box::pin(async move { Ok(part::load(part).await?) });
    timer::all(vec![edition, more]).await.into_iter().collect()
}

async fn list_when_here(
    context: &AppContext,
    of: list::Of,
    pages: u32,
    visit: Option<AbortSignal>,
) -> Result<Prepared, LoadError> {
    all_here(context, ProgramPart::Lists).await?;
    list::prepare(context, of, pages, visit).await
}

async fn search_when_here(context: &AppContext, query: &str) -> Result<Prepared, LoadError> {
    all_here(context, ProgramPart::Search).await?;
    Ok(search_page(&context.site, query))
}

fn search_page(site: &Site, query: &str) -> Prepared {
    let (head, page) = search::prepare(site, query);
    Prepared::new(head, Box::new(move |context| search::view(context, &page)))
}
