//! Links from one story of the edition to another lead to that story's file, which the site knows as its page.
//!
//! A reader has loaded sixty stories of a hundred thousand: of the others the site cannot know that an address
//! of the publisher's old site is theirs, and the link would lead back there. Here all stories are at hand.

use std::collections::HashMap;
use std::rc::Rc;

use super::article_path;
use super::intake::Story;
use crate::article::{Block, Body, Image, Inline, SafeUrl, Slug};
use crate::press::native::HOME;

/// Lets links to stories of this edition lead to their files.
pub(super) fn keep_within(stories: &mut [Story]) {
    let slugs = stories.iter().filter_map(|story| {
        let url = story.article.url.as_ref()?;
        Some((url.page_key(), story.article.slug.clone()))
    });
    let files = StoryFiles(slugs.collect());
    for story in stories {
        if let Body::Blocks(blocks) = &mut story.article.body {
            let mut changed = blocks.to_vec();
            if files.in_blocks(&mut changed) {
                *blocks = Rc::from(changed);
            }
        }
    }
}

/// The slugs of stories by [`SafeUrl::page_key`].
struct StoryFiles(HashMap<String, Slug>);

impl StoryFiles {
    /// Changes the address of a link; whether it was that of a story.
    fn in_link(&self, to: &mut SafeUrl) -> bool {
        let key = to.page_key();
        let page = key.split('#').next().unwrap_or_default();
        let slug = self.0.get(&key).or_else(|| self.0.get(page));
        let file = slug.and_then(|slug| SafeUrl::web(&format!("{HOME}{}", article_path(slug)), None));
        match file {
            Some(file) => {
                *to = file;
                true
            }
            None => false,
        }
    }

    // No `any`: it would stop at the first link.
    fn in_blocks(&self, blocks: &mut [Block]) -> bool {
        blocks.iter_mut().fold(false, |changed, block| changed | self.in_block(block))
    }

    fn in_block(&self, block: &mut Block) -> bool {
        match block {
            Block::Paragraph(text) | Block::Heading { text, .. } | Block::PullQuote(text) => {
                self.in_text(text)
            }
            Block::List { items, .. } => {
                items.iter_mut().fold(false, |changed, item| changed | self.in_blocks(item))
            }
            Block::Quote { blocks, cite } => self.in_blocks(blocks) | self.in_text(cite),
            Block::Passage { blocks, .. } => self.in_blocks(blocks),
            Block::Table(table) => {
                let cells = table.head.iter_mut().chain(&mut table.rows).flatten();
                let in_cells = cells.fold(false, |changed, cell| changed | self.in_text(&mut cell.text));
                self.in_text(&mut table.caption) | in_cells
            }
            Block::Figure(image) => self.in_image(image),
            Block::Gallery { images, .. } => {
                images.iter_mut().fold(false, |changed, image| changed | self.in_image(image))
            }
            Block::Code(_) | Block::Rule | Block::Embed(_) | Block::Omission(_) => false,
        }
    }

    fn in_image(&self, image: &mut Image) -> bool {
        image.leads_to.as_mut().is_some_and(|to| self.in_link(to))
    }

    fn in_text(&self, text: &mut [Inline]) -> bool {
        text.iter_mut().fold(false, |changed, inline| {
            changed
                | match inline {
                    Inline::Link { to, text } => self.in_link(to) | self.in_text(text),
                    Inline::Jump { text, .. } | Inline::Passage(_, text) | Inline::Styled(_, text) => {
                        self.in_text(text)
                    }
                    Inline::Text(_)
                    | Inline::Code(_)
                    | Inline::Break
                    | Inline::Place(_)
                    | Inline::Ruby { .. } => false,
                }
        })
    }
}
