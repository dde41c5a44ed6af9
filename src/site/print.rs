//! Pages as HTML text, made on the host from the same components as in the browser.

use std::rc::Rc;

use super::context::{AppContext, Prepared};
use super::frame::frame;
use super::navigation::Navigator;
use super::pages;
use super::platform::Host;
use super::search::SearchClient;
use super::state::Site;
pub use super::story_loader::LoadError;
use super::story_loader::StoryLoader;
use crate::article::{SafeUrl, Timestamp};
use crate::browser::head::DocumentHead;
use crate::config::{Config, ConfigProblem};
use crate::element::{El, Live};
use crate::feed::FeedPage;
use crate::route::Route;

/// A site of which pages are printed.
pub struct Printer {
    context: AppContext,
}

/// A page on its way into a file.
pub struct PrintedPage {
    /// The document's head.
    pub head: DocumentHead,
    /// The whole page, which replaces the `.site` of `index.html`.
    pub site: String,
    /// The contents of `<main>` alone.
    pub main: String,
}

impl Printer {
    /// A site with the configuration `block` (JSON, as in `index.html`), at the public `address`, whose pages
    /// have the time `now`; and the problems of the configuration.
    pub fn new(block: &str, address: &SafeUrl, now: Timestamp) -> (Printer, Vec<ConfigProblem>) {
        let (config, problems) = Config::read(block, address);
        let base = address.path().to_owned();
        let site = Site::new(config, Vec::new(), address.clone(), base, Rc::new(Host { now }));
        let context = AppContext {
            loader: StoryLoader::new(Rc::clone(&site)),
            search_client: SearchClient::new(&site),
            navigator: Navigator::start(&site.base),
            skeletons: [None, None],
            shown: Live::new(None),
            site,
        };
        (Printer { context }, problems)
    }

    /// Adds the stories of a page of the source number `source`, which was read from `address`.
    pub fn merge_page(&self, source: usize, address: &SafeUrl, page: FeedPage) {
        let now = self.context.site.clock.now();
        self.context.site.edition.borrow_mut().merge_page(source, address, page, now);
    }

    /// The page at `route`. `None`: stories that it needs are not there.
    pub fn page(&self, route: &Route) -> Option<PrintedPage> {
        let prepared = Rc::new(pages::from_memory(&self.context, route)?);
        Some(self.print(&prepared))
    }

    /// The skeleton that is shown while the page at `route` loads.
    pub fn loading_page(&self, route: &Route) -> PrintedPage {
        self.print(&Rc::new(pages::loading(&self.context.site, route)))
    }

    /// The page that says why nothing could be loaded.
    pub fn error_page(&self, error: &LoadError) -> PrintedPage {
        self.print(&Rc::new(pages::of_error(&self.context.site, error)))
    }

    fn print(&self, prepared: &Rc<Prepared>) -> PrintedPage {
        self.context.shown.set(Some(Rc::clone(prepared)));
        let main = prepared.view(&self.context).iter().map(El::html).collect();
        PrintedPage { head: prepared.head.clone(), site: frame(&self.context).html(), main }
    }
}
