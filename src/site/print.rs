//! Pages as HTML text, made on the host from the same components as in the browser, and as whole documents that the
//! program takes over in place.

mod document;
mod shell;
pub mod tags;

use std::rc::Rc;

use self::shell::PageParts;
pub use self::shell::{PRINTED, Shell, ShellError};
use super::context::{AppContext, Prepared};
use super::frame::frame;
use super::head;
use super::navigation::Navigator;
use super::pages::{self, list};
use super::platform::Host;
use super::search::SearchClient;
use super::state::Site;
pub use super::story_loader::LoadError;
use super::story_loader::StoryLoader;
use crate::article::{SafeUrl, Slug, Timestamp};
use crate::browser::head::DocumentHead;
use crate::config::{Config, ConfigProblem};
use crate::element::{El, Live, el};
use crate::feed::FeedPage;
use crate::route::{self, Route};

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
            navigator: Navigator::start(&site.base, true),
            skeletons: [None, None],
            shown: Live::new(None),
            painted: Live::new(u32::MAX),
            kept_front: Rc::default(),
            is_printed: false,
            site,
        };
        (Printer { context }, problems)
    }

    /// Adds the stories of a page of the source number `source`, which was read from `address`.
    pub fn merge_page(&self, source: usize, address: &SafeUrl, page: FeedPage) {
        let now = self.context.site.clock.now();
        self.context.site.edition.borrow_mut().merge_page(source, address, page, now);
        self.context.loader.arrived.set(1);
    }

    /// The finished `index.html` as the shell of this site's documents.
    ///
    /// # Errors
    /// It is another file.
    pub fn shell(&self, index_html: &str) -> Result<Shell, ShellError> {
        Shell::read(index_html, &self.context.site.config.language)
    }

    /// The whole document of the page at `route`: the front page, a page that does not exist, the search page, or
    /// what else can be made of the pages that were merged. `None`: stories that it needs are not there.
    pub fn document(&self, shell: &Shell, route: &Route) -> Option<String> {
        let prepared = Rc::new(pages::from_memory(&self.context, route)?);
        let words = self.context.site.words.search_needs_script;
        let notice = match route {
            Route::Search { .. } => el("noscript")
                .child(el("aside").class("wrap").child(el("p").class("notice").text(words)))
                .html(),
            _ => String::new(),
        };
        let file = match route {
            Route::Article { slug } => self.story_file(slug),
            _ => None,
        };
        Some(self.fill(shell, &prepared, file.as_deref(), &notice))
    }

    /// The document of a story, of which `file` of the source number `source` has the text: made of the first pages
    /// and of this file, as in a reader's browser. The file is forgotten again. `shared` is the picture for those who
    /// share the page, where the story's own cannot be. `None`: the file has no such story.
    pub fn story_document(
        &self,
        shell: &Shell,
        slug: &Slug,
        (source, file): (usize, FeedPage),
        shared: Option<&SafeUrl>,
    ) -> Option<String> {
        let site = &self.context.site;
        let before = site.edition.borrow().clone();
        self.context.loader.merge_file(source, slug, file);
        let story = site.edition.borrow().story(slug.as_str());
        if let Some(story) = story.filter(|story| !story.found.is_empty()) {
            self.context.search_client.know_related(&story);
        }
        let prepared = pages::from_memory(&self.context, &Route::Article { slug: slug.clone() });
        let document = prepared.map(|mut page| {
            if let Some(picture) = shared {
                page.head.image = Some(picture.as_str().to_owned());
                let story = site.edition.borrow().story(slug.as_str());
                page.head.image_alt = story.and_then(|story| story.hero.as_ref()?.alt.clone());
            }
            self.fill(shell, &Rc::new(page), self.story_file(slug).as_deref(), "")
        });
        site.edition.replace(before);
        document
    }

    /// The document of a section or a topic. `read` gives a further page of a source, which a long list needs as it
    /// does in a reader's browser; what it gives is forgotten again. `None`: the route is no list, or the first
    /// pages are not there.
    pub fn list_document(
        &self,
        shell: &Shell,
        route: &Route,
        mut read: impl FnMut(usize, &SafeUrl) -> Option<FeedPage>,
    ) -> Option<String> {
        let (of, pages) = match route {
            Route::Section { id, page } => (list::Of::Section(id.clone()), *page),
            Route::Topic { id, page } => (list::Of::Topic(id.clone()), *page),
            _ => return None,
        };
        let edition = &self.context.site.edition;
        if !edition.borrow().has_first_page() {
            return None;
        }
        let before = edition.borrow().clone();
        for count in 0.. {
            let missing = list::missing(&self.context, &of, pages, count);
            let found: Vec<_> = missing
                .into_iter()
                .filter_map(|(source, at)| Some((source, read(source, &at)?, at)))
                .collect();
            if found.is_empty() {
                break;
            }
            for (source, page, at) in found {
                self.merge_page(source, &at, page);
            }
        }
        let document = self.fill(shell, &Rc::new(list::found(&self.context, of, pages)), None, "");
        edition.replace(before);
        Some(document)
    }

    /// The document of a page, which asks early for its lead picture and for the `file` of its story.
    fn fill(&self, shell: &Shell, page: &Rc<Prepared>, file: Option<&str>, notice: &str) -> String {
        let site = self.print_site(page);
        let preloads = document::lead_picture(&site).into_iter().chain(file.map(document::later_file));
        let account = self.context.site.config.fediverse.as_deref();
        let mut about = page.head.clone();
        if about.image.is_some() && about.image == head::share_image(&self.context.site) {
            about.image_alt = Some(self.context.site.name());
        }
        let head = document::head(&about, account, preloads.collect());
        shell.fill(&PageParts { head: &head, notice, site: &site })
    }

    /// The address of a story's file, if it is of this site.
    fn story_file(&self, slug: &Slug) -> Option<String> {
        let site = &self.context.site;
        let [source] = site.config.sources.as_slice() else { return None };
        let file = SafeUrl::web(&route::article_file(source.article.as_ref()?, slug), Some(&site.address))?;
        let path = file.as_str().strip_prefix(site.address.origin()?)?;
        file.is_same_origin(&site.address).then(|| path.to_owned())
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
        let main = prepared.view(&self.context).iter().map(El::html).collect();
        PrintedPage { head: prepared.head.clone(), site: self.print_site(prepared), main }
    }

    fn print_site(&self, prepared: &Rc<Prepared>) -> String {
        self.context.shown.set(Some(Rc::clone(prepared)));
        frame(&self.context).html()
    }
}
