//! Several sources as one edition: a story is taken once, and no two have one id.

use std::collections::{HashMap, HashSet};

use crate::article::SafeUrl;
use crate::press::SpooledStory;

/// What the sources before have, so that a story is taken once, and no two have one id.
#[derive(Default)]
pub(super) struct KnownStories {
    ids: HashSet<String>,
    addresses: HashMap<String, usize>,
    sources: usize,
}

impl KnownStories {
    /// The stories of the next source, without those that an earlier one has at the same address.
    pub(super) fn of_one_source(&mut self, stories: Vec<SpooledStory>) -> Vec<SpooledStory> {
        let number = self.sources;
        self.sources += 1;
        let mut kept = Vec::with_capacity(stories.len());
        let mut own = HashSet::new();
        for mut story in stories {
            let article = &mut story.article;
            if let Some(url) = article.url.as_ref().filter(|url| url.as_str().starts_with("http")) {
                let address = url.without_tracking();
                let address =
                    address.as_str().split_once("://").map_or("", |(_, rest)| rest).trim_end_matches('/');
                let holder = *self.addresses.entry(address.to_owned()).or_insert(number);
                if holder != number {
                    continue;
                }
            }
            if self.ids.contains(&article.id) {
                // Ids are unique within one source only.
                let host = article.url.as_ref().and_then(SafeUrl::host).unwrap_or_default();
                article.id = format!("{number}:{host}:{}", article.id);
            }
            own.insert(article.id.clone());
            kept.push(story);
        }
        self.ids.extend(own);
        kept
    }
}
