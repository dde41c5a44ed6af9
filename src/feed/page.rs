//! The result of reading one response.

use std::fmt;
use std::rc::Rc;

use super::fields::Warning;
use super::note::Noted;
use crate::article::{Article, Body, SafeUrl, Section};

/// One page of a source: some of its stories, and the addresses of more.
#[derive(Debug, Default)]
pub struct FeedPage {
    /// The name of the feed.
    pub title: Option<String>,
    /// In the order of the file.
    pub articles: Vec<Article>,
    /// The next page, older stories.
    pub next: Option<SafeUrl>,
    /// Addresses of stories of this page that are each in a separate file.
    pub listed: Vec<SafeUrl>,
    /// The number of stories on all pages, where the source gives one.
    pub total: Option<u32>,
    /// The root of the search index of older stories, if there is one.
    pub search: Option<SafeUrl>,
    /// The sections that the source lists, with pages of their own where it has such.
    pub sections: Vec<NamedSection>,
    /// Stories that could not be read.
    pub skipped: Vec<Skipped>,
    /// Fields that were dropped from stories that could be read.
    pub warnings: Vec<Warning>,
    /// Notes on changed content, in the order of the file. Empty in a browser.
    pub notes: Vec<Noted>,
}

impl FeedPage {
    /// Removes addresses of further files (pages, sections, texts, search) that `is_allowed` rejects, so that a
    /// feed cannot make a reader's browser send requests anywhere. Returns the removed addresses.
    pub fn keep_allowed(&mut self, is_allowed: &dyn Fn(&SafeUrl) -> bool) -> Vec<SafeUrl> {
        let mut refused = Vec::new();
        let mut may_stay = |address: &SafeUrl| {
            let is_allowed = is_allowed(address);
            if !is_allowed {
                refused.push(address.clone());
            }
            is_allowed
        };
        self.next = self.next.take().filter(&mut may_stay);
        self.search = self.search.take().filter(&mut may_stay);
        self.listed.retain(&mut may_stay);
        for section in &mut self.sections {
            section.feed = section.feed.take().filter(&mut may_stay);
        }
        for article in &mut self.articles {
            let related = article.found.iter_mut().filter_map(|related| Rc::get_mut(&mut related.article));
            let related = related.map(|article| &mut article.body);
            for body in related.chain([&mut article.body]) {
                if let Body::Elsewhere(address) = body
                    && !may_stay(address)
                {
                    *body = Body::None;
                }
            }
        }
        refused
    }
}

/// A section as listed by a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedSection {
    /// Its id and its name.
    pub section: Section,
    /// The number of its stories, at least 1, where the source gives one.
    pub count: Option<u32>,
    /// The first page of its stories, the newest; `None`: they are on the pages of all stories only.
    pub feed: Option<SafeUrl>,
}

/// A story that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its position: a JSON Pointer (RFC 6901).
    pub pointer: String,
    /// The reason.
    pub reason: SkipReason,
}

/// The reason why a story was skipped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SkipReason {
    /// It is not a JSON object.
    NotAnObject,
    /// Its JSON cannot be decoded (such as for an invalid escape).
    Broken(&'static str),
    /// It has neither an id nor an address, so nothing can point to it.
    NoId,
    /// It is not the address of a story, as expected.
    NotAnAddress,
    /// It has neither a title, nor a summary, nor a text.
    NothingToShow,
    /// It is a plan, an event or an advisory: for newsrooms, not for readers.
    NotNews,
}

impl fmt::Display for Skipped {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: ", self.pointer)?;
        match &self.reason {
            SkipReason::NotAnObject => formatter.write_str("a story must be an object"),
            SkipReason::Broken(why) => write!(formatter, "cannot be decoded: {why}"),
            SkipReason::NoId => formatter.write_str("has neither \"id\" nor \"url\""),
            SkipReason::NotAnAddress => formatter.write_str("should be the address of a story"),
            SkipReason::NotNews => formatter.write_str("is a plan or a notice for newsrooms, and no news"),
            SkipReason::NothingToShow => formatter.write_str("has no title, summary or text"),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::article::{Body, SafeUrl};
    use crate::feed::{Format, read};

    #[test]
    fn a_feed_names_further_files_only_where_the_configuration_allows_it() {
        let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "next_url": "https://evil.example/2.json",
            "_dateline": {"sections": [{"id": "a", "feed": "https://evil.example/a.json"}, {"id": "b", "feed": "b.json"}]},
            "items": [{"id": "1", "title": "A", "_dateline": {"article": "https://evil.example/1.json",
                "found": [{"id": "3", "title": "C", "reason": "editor", "_dateline": {"article": "https://evil.example/3.json"}}]}},
                {"id": "2", "title": "B", "_dateline": {"article": "2.json"}}]}"#;
        let home = SafeUrl::web("https://paper.example/feed.json", None).unwrap();
        let mut page = read(feed, &home, Format::Auto).unwrap();
        let refused = page.keep_allowed(&|address| address.is_same_origin(&home));
        assert_eq!(refused.len(), 4);
        assert_eq!((page.next, page.sections[0].feed.as_ref()), (None, None));
        assert!(page.sections[1].feed.is_some() && matches!(page.articles[1].body, Body::Elsewhere(_)));
        assert_eq!(page.articles[0].body, Body::None);
        assert_eq!(page.articles[0].found[0].article.body, Body::None);
    }
}
