//! A feed that elements of a page show: its stories, and what its newsroom is called.

use std::rc::Rc;

use serde_json::Value;

use super::error::WidgetError;
use super::platform::HostPage;
use super::stories::FeedStories;
use crate::article::{Article, Language, SafeUrl};
#[cfg(feature = "widget-stories")]
use crate::article::{Block, LinkFate, change_links};
use crate::config::{Config, Source};
use crate::feed::{self, FeedPage, Format};
use crate::json;
#[cfg(feature = "widget-stories")]
use crate::route;
use crate::route::Route;
use crate::site::platform::Platform;
use crate::site::state::Site;
use crate::site::words::{self, Words};

/// The language of a newsroom that names none.
const DEFAULT_LANGUAGE: &str = "en";

/// What is known of a feed beside its text.
#[derive(Clone, Debug)]
pub struct FeedOptions {
    /// Its address.
    pub address: SafeUrl,
    /// Its format.
    pub format: Format,
    /// The language of the widget's own words and dates.
    pub language: Language,
    /// The address of the newsroom's front page, where its stories have their pages; `None`: stories open at the
    /// addresses that the feed gives.
    pub home: Option<SafeUrl>,
    /// The newsroom's name, with a bar where it has its mark.
    pub name: Option<String>,
    /// The words of that language, which a file of its own has; in English what is not there.
    pub words: &'static Words,
}

impl FeedOptions {
    /// Reads an object of JSON with `src`, `format`, `lang`, `home`, `name` and `words`.
    ///
    /// # Errors
    /// [`WidgetError::Attribute`] names the first that is wrong.
    pub fn read(options: &str) -> Result<FeedOptions, WidgetError> {
        let options = json::value(options).unwrap_or_default();
        let text = |name: &str| {
            options.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
        };
        let wrong = |name: &'static str, expected: &'static str| WidgetError::Attribute {
            name,
            value: text(name).unwrap_or_default().chars().take(80).collect(),
            expected,
        };
        let address = text("src").and_then(|src| SafeUrl::web(src, None));
        Ok(FeedOptions {
            address: address.ok_or_else(|| wrong("src", "the address of a feed"))?,
            format: match text("format") {
                Some(name) => Format::named(name)
                    .ok_or_else(|| wrong("format", "auto, json-feed, wordpress, ghost, ninjs or guardian"))?,
                None => Format::Auto,
            },
            language: Language::parse(text("lang").unwrap_or(DEFAULT_LANGUAGE))
                .ok_or_else(|| wrong("lang", "a language tag such as en-GB"))?,
            home: text("home").and_then(|home| SafeUrl::web(home, None)),
            name: text("name").map(str::to_owned),
            words: words::of_table(options.get("words").unwrap_or(&Value::Null)),
        })
    }
}

/// The stories of one feed, for all elements of a page that show it.
pub struct Newsroom {
    /// What components need: words, dates, the language.
    pub site: Rc<Site>,
    /// The stories.
    pub stories: FeedStories,
    options: FeedOptions,
}

impl Newsroom {
    /// Reads the text of a feed.
    ///
    /// # Errors
    /// [`WidgetError::NotAFeed`] if it is none.
    pub fn open(text: &str, options: FeedOptions) -> Result<Newsroom, WidgetError> {
        let platform = Rc::new(HostPage::new(options.language.tag(), options.words));
        Newsroom::open_on(platform, text, options)
    }

    /// The same on a platform of one's own, for tests.
    ///
    /// # Errors
    /// [`WidgetError::NotAFeed`] if it is none.
    pub fn open_on(
        platform: Rc<dyn Platform>,
        text: &str,
        options: FeedOptions,
    ) -> Result<Newsroom, WidgetError> {
        let page = page(text, &options.address, options.format)?;
        let host = || {
            let host = options.address.host().unwrap_or_default();
            host.strip_prefix("www.").unwrap_or(host).to_owned()
        };
        let source =
            Source { url: options.address.clone(), format: options.format, article: None, section: None };
        let config = Config {
            name: options.name.clone().or_else(|| page.title.clone()).unwrap_or_else(host),
            language: options.language.clone(),
            // Links between stories lead to the newsroom's pages, where these are known.
            sources: options.home.iter().map(|_| source.clone()).collect(),
            sections: Vec::new(),
            home_sections: Vec::new(),
            time_zone: None,
            url: options.home.clone(),
            feed: None,
            share_image: None,
            #[cfg(not(target_arch = "wasm32"))]
            fediverse: None,
            embeds: Vec::new(),
            links: Vec::new(),
            legal: None,
        };
        let home = options.home.as_ref().map_or_else(String::new, |home| home.as_str().to_owned());
        let site = Site::new(config, Vec::new(), options.address.clone(), home, platform);
        let mut newsroom = Newsroom { site, stories: FeedStories::default(), options };
        newsroom.add(page);
        Ok(newsroom)
    }

    /// Reads the file of a story, which the feed has named.
    ///
    /// # Errors
    /// [`WidgetError::NotAFeed`] if it is none.
    pub fn add_story(&mut self, text: &str, address: &SafeUrl) -> Result<(), WidgetError> {
        let page = page(text, address, self.options.format)?;
        self.add(page);
        Ok(())
    }

    fn add(&mut self, mut page: FeedPage) {
        // A feed can name files where it lies itself, and nowhere else.
        page.keep_allowed(&|file| file.is_same_origin(&self.options.address));
        self.stories.add(page.articles, self.site.clock.now());
    }

    /// The address of a story's page and whether it is the newsroom's own; `None` if it has none.
    pub fn page_of(&self, story: &Article) -> Option<(String, bool)> {
        match &self.options.home {
            Some(_) => Some((self.site.story_href(story), true)),
            None => story.url.as_ref().map(|url| (url.as_str().to_owned(), false)),
        }
    }

    /// Lets links to files of stories, as `press` writes them, lead to what readers can open: with a site to the page
    /// there, which the components see to; without one to the address that the feed has for the story, and if it has
    /// none, nowhere.
    #[cfg(feature = "widget-stories")]
    pub fn lead_to_pages(&self, blocks: &mut [Block]) {
        if self.options.home.is_some() {
            return;
        }
        change_links(blocks, &|to| match route::story_of_file(to, &self.options.address) {
            None => LinkFate::Same,
            Some(slug) => {
                let story = self.stories.find(slug.as_str());
                story.and_then(|story| story.url.clone()).map_or(LinkFate::Words, LinkFate::To)
            }
        });
    }

    /// The address of a list of the newsroom's site.
    pub fn list(&self, route: &Route) -> Option<String> {
        self.options.home.as_ref().map(|_| self.site.href(route))
    }
}

/// The stories of a text: strictly if `press` wrote it, which costs less.
fn page(text: &str, address: &SafeUrl, format: Format) -> Result<FeedPage, WidgetError> {
    match feed::read_exact(text, address) {
        Some(page) => Ok(page),
        #[cfg(feature = "widget-feeds")]
        None => feed::read(text, address, format).map_err(WidgetError::NotAFeed),
        #[cfg(not(feature = "widget-feeds"))]
        None => Err(WidgetError::NeedsMore { format }),
    }
}
