//! The site: pages and components, laid out from what the edition has.

mod app;
mod components;
mod desk;
mod element;
mod head;
mod live;
mod navigation;
mod pages;
mod reader;
mod search;
mod structured_data;
mod words;

use std::cell::RefCell;
use std::rc::Rc;

use crate::article::{Article, SafeUrl, Timestamp};
use crate::browser::clock::{self, Clock};
use crate::browser::{boot, console, intl, page, panic};
use crate::config::{Config, ConfigProblem};
use crate::edition::Edition;
use crate::route::Route;
use words::Words;

pub use app::start;

/// What every page needs to know; made once, when the program starts.
pub struct Site {
    config: Config,
    problems: Vec<ConfigProblem>,
    base: String,
    address: SafeUrl,
    words: &'static Words,
    clock: Clock,
    edition: RefCell<Edition>,
}

impl Site {
    /// Reads the configuration and names what is wrong with it in the console. `None` if the
    /// page's own address is none that a site can live at.
    fn open() -> Option<Rc<Site>> {
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
    fn name(&self) -> String {
        self.config.name.replace('|', "")
    }

    /// A count as the paper's readers write it.
    fn count(&self, count: usize) -> String {
        intl::count(count, self.config.language.tag())
    }

    fn href(&self, route: &Route) -> String {
        route.href(&self.base)
    }

    fn story_href(&self, article: &Article) -> String {
        self.href(&Route::to(article))
    }

    /// The public address of a route: below the configured address, else below the page's own.
    fn public_address(&self, route: &Route) -> String {
        let site = self.config.url.as_ref().unwrap_or(&self.address).as_str();
        format!("{}{}", site.trim_end_matches('/'), route.href("/"))
    }
}

/// This moment, to the second.
fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "seconds since 1970 fit")]
    let seconds = (clock::now() / 1000.0) as i64;
    Timestamp::from_seconds(seconds).unwrap_or(Timestamp::EPOCH)
}
