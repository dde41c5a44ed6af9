//! A list of stories that grows on demand: a section, a topic, the foot of the front page.

use std::rc::Rc;

use crate::article::Article;

/// How many stories each press of "Load more stories" adds.
pub const PAGE_OF_STORIES: usize = 12;

/// The shown part of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    /// The shown stories, newest first.
    pub stories: Vec<Rc<Article>>,
    /// Whether more stories are loaded than shown.
    pub more_loaded: bool,
}

impl Listing {
    /// The first `count` of `stories`.
    pub fn first<'a>(stories: impl Iterator<Item = &'a Rc<Article>>, count: usize) -> Listing {
        let mut stories = stories.cloned();
        let shown: Vec<_> = stories.by_ref().take(count).collect();
        Listing { stories: shown, more_loaded: stories.next().is_some() }
    }
}
