//! A list of stories that grows on demand: a section, a topic, the foot of the front page.

use std::rc::Rc;

use crate::article::Article;

/// How many stories each press of "Load more stories" adds.
pub const PAGE_OF_STORIES: usize = 12;

/// The part of a list that is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    /// What is shown, newest first.
    pub stories: Vec<Rc<Article>>,
    /// Whether more is loaded than is shown.
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
