//! Tells the finder of the edition and asks it. Part of the supplement.

use std::cell::RefCell;
use std::rc::Rc;

use super::Answer;
use crate::article::Article;
use crate::browser::finder::{self, Lost};
use crate::browser::timer::{self, Work};
use crate::finder::told::{Found, Told};
use crate::ranking::search::Request;
use crate::ranking::{Related, add_by_tags, chosen_by_editor};
use crate::site::Site;

/// The most stories that are related to one.
const MOST_RELATED: usize = 5;
/// How long a story waits for the finder, in milliseconds; then tags have to do.
const PATIENCE: i32 = 2_000;

/// Why a search has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsearched {
    /// The finder cannot run in this browser, or has stopped.
    Lost,
    /// What searches could not be fetched; the next search tries again.
    NotLoaded,
}

impl From<Lost> for Unsearched {
    fn from(_: Lost) -> Unsearched {
        Unsearched::Lost
    }
}

/// Asks the finder for stories of the edition.
pub struct Asker {
    site: Rc<Site>,
    told: RefCell<Told>,
}

impl Asker {
    pub fn new(site: Rc<Site>) -> Rc<Asker> {
        // Where each story has a file of its own, only the texts of those that were opened are here.
        let with_texts = site.config.sources.iter().all(|source| source.article.is_none());
        let told = RefCell::new(Told::new(site.config.language.tag(), with_texts));
        Rc::new(Asker { site, told })
    }

    /// Tells the finder of what is loaded.
    #[inline(never)]
    pub fn prepare(self: Rc<Self>) -> Work<'static, ()> {
        // Without a finder each question gets to know.
        Box::pin(async move { self.tell().await.unwrap_or_default() })
    }

    /// What the story's file names; else the editor's own list, then what the finder finds; by tags, if
    /// there is no finder in time.
    #[inline(never)]
    pub fn related(self: Rc<Self>, story: Rc<Article>) -> Work<'static, Answer> {
        Box::pin(async move {
            // The publishing tool has looked in all of the edition.
            if !story.found.is_empty() {
                return story.found.as_slice().into();
            }
            let mut related = chosen_by_editor(&story, &self.site.edition.borrow().newest());
            let answer = {
                let mut asking: Work<_> = Box::pin(self.ask_related(&story, &related));
                timer::within(&mut asking, PATIENCE).await
            };
            let edition = self.site.edition.borrow();
            if let Some(Ok(Some(answer))) = answer {
                related.append(&mut self.told.borrow().related(&edition, &answer));
            } else {
                add_by_tags(&mut related, &story, edition.newest(), MOST_RELATED);
            }
            related.truncate(MOST_RELATED);
            related.into()
        })
    }

    async fn ask_related(&self, story: &Article, chosen: &[Related]) -> Result<Option<String>, Lost> {
        self.tell().await?;
        let is_shown = |other: &Article| chosen.iter().any(|chosen| chosen.article.slug == other.slug);
        let message = self.told.borrow().ask_related(&self.site.edition.borrow(), story, &is_shown);
        finder::ask(&message).await
    }

    /// The stories that `request` asks for; `None` if a newer request has overtaken this one.
    pub async fn search(&self, request: &Request<'_>) -> Result<Option<Found>, Unsearched> {
        self.tell().await?;
        let message = self.told.borrow().ask_search(&self.site.edition.borrow(), request);
        let Some(answer) = finder::ask(&message).await? else { return Ok(None) };
        if answer.is_empty() {
            return Err(Unsearched::NotLoaded);
        }
        Ok(Some(self.told.borrow().found(&self.site.edition.borrow(), &answer)))
    }

    /// Tells the finder what it does not know yet, a message at a time, so that the page can do
    /// something else in between.
    async fn tell(&self) -> Result<(), Lost> {
        loop {
            let next = self.told.borrow_mut().next(&self.site.edition.borrow());
            let Some(message) = next else { return Ok(()) };
            finder::ask(&message).await?;
        }
    }
}
