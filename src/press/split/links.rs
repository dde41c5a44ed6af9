//! Links from one story of the edition to another lead to that story's file, which the site knows as its page.
//!
//! A reader has loaded sixty stories of a hundred thousand: of the others the site cannot know that an address
//! of the publisher's old site is theirs, and the link would lead back there. Here all stories are at hand.

use std::cell::RefCell;
use std::collections::HashMap;

use super::article_path;
use super::last_run::KeptLink;
use super::stories::SpooledStory;
use crate::article::{Block, LinkFate, SafeUrl, Slug, change_links};
use crate::press::native::HOME;
use crate::text::hash::fnv1a_64;

/// The number of a link that leads out of the edition.
const ELSEWHERE: u64 = 0;

/// The stories of an edition by hashes of their addresses.
pub(super) struct OwnPages(HashMap<u64, Slug>);

impl OwnPages {
    pub(super) fn of(stories: &[SpooledStory]) -> OwnPages {
        let slugs = stories.iter().filter_map(|story| {
            let url = story.article.url.as_ref()?;
            Some((fnv1a_64(url.page_key().as_bytes()), story.article.slug.clone()))
        });
        OwnPages(slugs.collect())
    }

    fn at(&self, address: u64, page: u64) -> Option<&Slug> {
        self.0.get(&address).or_else(|| self.0.get(&page))
    }

    /// Whether a link that was written by the last run would be written as the same.
    pub(super) fn is_same(&self, link: KeptLink) -> bool {
        let KeptLink(address, page, story) = link;
        self.at(address, page).map_or(ELSEWHERE, number) == story
    }

    /// Lets links to stories of this edition lead to their files; returns all links of the text.
    pub(super) fn keep_within(&self, blocks: &mut [Block]) -> Vec<KeptLink> {
        let links = RefCell::new(Vec::new());
        let file_of = |address: &SafeUrl| {
            let key = address.page_key();
            let page = fnv1a_64(key.split('#').next().unwrap_or_default().as_bytes());
            let address = fnv1a_64(key.as_bytes());
            let slug = self.at(address, page);
            links.borrow_mut().push(KeptLink(address, page, slug.map_or(ELSEWHERE, number)));
            let file = |slug| SafeUrl::web(&format!("{HOME}{}", article_path(slug)), None);
            slug.and_then(file).map_or(LinkFate::Same, LinkFate::To)
        };
        change_links(blocks, &file_of);
        links.into_inner()
    }
}

fn number(slug: &Slug) -> u64 {
    fnv1a_64(slug.as_str().as_bytes()).max(1)
}
