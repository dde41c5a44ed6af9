//! The state that every page and component needs: the configuration, the words, the clock, the edition.

use std::cell::RefCell;
use std::rc::Rc;

use super::clock::Clock;
#[cfg(feature = "site")]
use super::platform::Browser;
use super::platform::Platform;
use super::words::Words;
#[cfg(feature = "source-queries")]
use crate::article::Slug;
use crate::article::{Article, SafeUrl, Section};
#[cfg(feature = "site")]
use crate::browser::{boot, console, page, panic};
use crate::config::{Config, ConfigProblem, StripForm};
use crate::edition::Edition;
#[cfg(feature = "source-queries")]
use crate::feed;
use crate::route::{self, Route};

/// The state that every page needs; made once, when the program starts.
pub struct Site {
    pub config: Config,
    pub problems: Vec<ConfigProblem>,
    pub base: String,
    pub address: SafeUrl,
    pub words: &'static Words,
    pub clock: Clock,
    pub platform: Rc<dyn Platform>,
    pub edition: RefCell<Edition>,
}

impl Site {
    #[cfg(feature = "site")]
    /// Reads the configuration and reports its problems in the console. `None` if the page's own address
    /// cannot be the address of a site.
    pub fn open() -> Option<Rc<Site>> {
        panic::install();
        let base = boot::base();
        let address = SafeUrl::web(&format!("{}{base}", page::origin()), None)?;
        let (config, problems) = Config::read(&boot::config_block(), &address);
        for problem in &problems {
            console::warn(&format!("Dateline, configuration: {problem}."));
        }
        let platform = Browser::new(config.language.tag(), config.time_zone.as_deref());
        if !platform.zone_is_known {
            let zone = config.time_zone.as_deref().unwrap_or_default();
            console::warn(&format!("Dateline, configuration: /timeZone: this browser knows no zone {zone}."));
        }
        Some(Site::new(config, problems, address, base, Rc::new(platform)))
    }

    /// A site of an empty edition, at `address` and with its pages below the path `base`.
    pub fn new(
        config: Config,
        problems: Vec<ConfigProblem>,
        address: SafeUrl,
        base: String,
        platform: Rc<dyn Platform>,
    ) -> Rc<Site> {
        let words = platform.words(config.language.tag());
        let clock = Clock::new(Rc::clone(&platform));
        let mut edition = Edition::default();
        for (index, source) in config.sources.iter().enumerate() {
            edition.add_source(index, source.url.clone());
        }
        let edition = RefCell::new(edition);
        Rc::new(Site { config, problems, base, address, words, clock, platform, edition })
    }

    /// The name of the paper, without the bar that marks its meridian.
    pub fn name(&self) -> String {
        self.config.name.replace('|', "")
    }

    /// A count as the paper's readers write it.
    pub fn count(&self, count: usize) -> String {
        self.platform.count(count)
    }

    /// The name that the publisher gives a section here, else the story's own.
    pub fn section_name(&self, section: &Section) -> String {
        self.config
            .section(&section.id)
            .map_or_else(|| section.name.clone(), |setting| setting.section.name.clone())
    }

    /// The name of the story's section, if the publisher sets that section as opinions.
    pub fn opinion_section(&self, story: &Article) -> Option<&str> {
        let setting = self.config.section(&story.section.as_ref()?.id)?;
        (setting.form == Some(StripForm::Text)).then_some(setting.section.name.as_str())
    }

    pub fn href(&self, route: &Route) -> String {
        route.href(&self.base)
    }

    pub fn story_href(&self, article: &Article) -> String {
        self.href(&Route::to(article))
    }

    /// The address for a link in a text: our page of the story, if the address is that of a story of this
    /// edition, or certainly of one that a source can be asked for.
    pub fn link_to(&self, address: &SafeUrl) -> Option<String> {
        let edition = self.edition.try_borrow().ok()?;
        let loaded = edition.story_at(address).map(|story| self.story_href(story));
        let loaded = loaded.or_else(|| {
            let mut sources = self.config.sources.iter();
            let slug = sources.find_map(|source| route::story_of_file(address, &source.url))?;
            Some(self.href(&Route::Article { slug }))
        });
        #[cfg(feature = "source-queries")]
        let loaded = loaded.or_else(|| {
            let may_ask = |source: usize| {
                let source = self.config.sources.get(source);
                source.is_some_and(|source| {
                    let slug = Slug::numbered("");
                    source.article.is_some()
                        || feed::story_address(&source.url, source.format, &slug).is_some()
                })
            };
            let slug = edition.slug_of_unloaded(address, &may_ask)?;
            Some(self.href(&Route::Article { slug }))
        });
        loaded
    }

    /// The public address of a route: below the configured address, else below the page's own.
    pub fn public_address(&self, route: &Route) -> String {
        let site = self.config.url.as_ref().unwrap_or(&self.address).as_str();
        format!("{}{}", site.trim_end_matches('/'), route.href("/"))
    }
}
