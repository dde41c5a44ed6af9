//! The stories of one feed, newest first.

use std::rc::Rc;

use crate::article::{Article, SafeUrl, Slug, Timestamp};

/// The stories of a feed that may be shown. An [`Edition`](crate::edition::Edition) does more than one feed on
/// another's page needs, and is a third of the program.
#[derive(Debug, Default)]
pub struct FeedStories(Vec<Rc<Article>>);

impl FeedStories {
    /// Adds stories; one that is there already is replaced.
    pub fn add(&mut self, articles: Vec<Article>, now: Timestamp) {
        for article in articles {
            self.0.retain(|known| known.id != article.id);
            if article.may_be_shown(now) {
                let date = article.dated();
                let place = self.0.partition_point(|known| known.dated() >= date);
                self.0.insert(place, Rc::new(article));
            }
        }
    }

    /// All of them, newest first; those without a date last.
    pub fn newest(&self) -> impl Iterator<Item = &Rc<Article>> + Clone {
        self.0.iter()
    }

    /// The story with this slug, id or address.
    pub fn find(&self, key: &str) -> Option<&Rc<Article>> {
        if let Some(address) = SafeUrl::web(key, None) {
            let address = address.without_tracking();
            let is_at = |story: &&Rc<Article>| {
                story.url.as_ref().is_some_and(|url| url.without_tracking().as_str() == address.as_str())
            };
            if let Some(story) = self.0.iter().find(is_at) {
                return Some(story);
            }
            let slug = Slug::of_address(&address)?;
            return self.0.iter().find(|story| story.slug == slug);
        }
        self.0.iter().find(|story| story.slug.as_str() == key || story.id == key)
    }
}
