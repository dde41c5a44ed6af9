//! Links from one story of the edition to another lead to that story's file, which the site knows as its page.
//!
//! A reader has loaded sixty stories of a hundred thousand: of the others the site cannot know that an address
//! of the publisher's old site is theirs, and the link would lead back there. Here all stories are at hand.

use std::collections::HashMap;
use std::rc::Rc;

use super::article_path;
use super::intake::Story;
use crate::article::{Body, LinkFate, SafeUrl, Slug, change_links};
use crate::press::native::HOME;

/// Lets links to stories of this edition lead to their files.
pub(super) fn keep_within(stories: &mut [Story]) {
    let slugs = stories.iter().filter_map(|story| {
        let url = story.article.url.as_ref()?;
        Some((url.page_key(), story.article.slug.clone()))
    });
    let slugs: HashMap<String, Slug> = slugs.collect();
    let to_file = |address: &SafeUrl| {
        let key = address.page_key();
        let page = key.split('#').next().unwrap_or_default();
        let slug = slugs.get(&key).or_else(|| slugs.get(page));
        let file = |slug| SafeUrl::web(&format!("{HOME}{}", article_path(slug)), None);
        slug.and_then(file).map_or(LinkFate::Same, LinkFate::To)
    };
    for story in stories {
        if let Body::Blocks(blocks) = &mut story.article.body {
            let mut changed = blocks.to_vec();
            if change_links(&mut changed, &to_file) {
                *blocks = Rc::from(changed);
            }
        }
    }
}
