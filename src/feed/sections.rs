//! The section that a publisher gives all stories of a source.

use super::page::FeedPage;
use crate::article::{Section, Tag};

impl FeedPage {
    /// Puts every story into `section`; the section that it had becomes its first topic.
    pub fn put_into(&mut self, section: &Section) {
        for article in &mut self.articles {
            if let Some(own) = article.section.replace(section.clone())
                && own.id != section.id
                && !article.tags.iter().any(|tag| tag.id == own.id)
            {
                article.tags.insert(0, Tag { id: own.id, name: own.name });
            }
        }
    }
}
