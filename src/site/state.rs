//! What every page and component needs to know: the configuration, the words, the clock, the edition.

use std::cell::RefCell;
use std::rc::Rc;

use super::words::{self, Words};
use crate::article::{Article, SafeUrl, Section, Timestamp};
use crate::browser::clock::{self, Clock};
use crate::browser::{boot, console, intl, page, panic};
use crate::config::{Config, ConfigProblem};
use crate::edition::Edition;
use crate::route::Route;

/// What every page needs to know; made once, when the program starts.
pub struct Site {
    pub config: Config,
    pub problems: Vec<ConfigProblem>,
    pub base: String,
    pub address: SafeUrl,
    pub words: &'static Words,
    pub clock: Clock,
    pub edition: RefCell<Edition>,
}

impl Site {
    /// Reads the configuration and names what is wrong with it in the console. `None` if the
    /// page's own address is none that a site can live at.
    pub fn open() -> Option<Rc<Site>> {
        panic::install();
        let base = boot::base();
        let address = SafeUrl::web(&format!("{}{base}", page::origin()), None)?;
        let (config, problems) = Config::read(&boot::config_block(), &address);
        for problem in &problems {
            console::warn(&format!("Dateline, configuration: {problem}."));
        }
        let clock = Clock::new(config.language.tag(), config.time_zone.as_deref());
        if !clock.zone_is_known {
            let zone = config.time_zone.as_deref().unwrap_or_default();
            console::warn(&format!("Dateline, configuration: /timeZone: this browser knows no zone {zone}."));
        }
        let words = words::words(config.language.tag());
        Some(Rc::new(Site { config, problems, base, address, words, clock, edition: RefCell::default() }))
    }

    /// The name of the paper, without the bar that marks its meridian.
    pub fn name(&self) -> String {
        self.config.name.replace('|', "")
    }

    /// A count as the paper's readers write it.
    pub fn count(&self, count: usize) -> String {
        intl::count(count, self.config.language.tag())
    }

    /// The name that the publisher gives a section here, else the story's own.
    pub fn section_name(&self, section: &Section) -> String {
        self.config
            .section(&section.id)
            .map_or_else(|| section.name.clone(), |setting| setting.section.name.clone())
    }

    pub fn href(&self, route: &Route) -> String {
        route.href(&self.base)
    }

    pub fn story_href(&self, article: &Article) -> String {
        self.href(&Route::to(article))
    }

    /// The public address of a route: below the configured address, else below the page's own.
    pub fn public_address(&self, route: &Route) -> String {
        let site = self.config.url.as_ref().unwrap_or(&self.address).as_str();
        format!("{}{}", site.trim_end_matches('/'), route.href("/"))
    }
}

/// This moment, to the second.
pub fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "seconds since 1970 fit")]
    let seconds = (clock::now() / 1000.0) as i64;
    Timestamp::from_seconds(seconds).unwrap_or(Timestamp::EPOCH)
}
