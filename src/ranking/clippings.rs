//! What search keeps of each story beside the index: its texts, to mark and to verify phrases,
//! and its names, to show them as filters.

use super::index::Document;
use super::segment::{count, span};

/// How many bytes of a headline and of a standfirst are kept: more than a page ever shows.
const LONGEST_TEXT: usize = 1_000;
/// How many bytes of a name.
const LONGEST_NAME: usize = 200;
/// How many tags, and how many authors; as many as the index reads.
const MOST_TAGS: usize = 32;
const MOST_AUTHORS: usize = 16;
/// Between two names.
const BETWEEN: u8 = b'\n';

/// The parts of a story that are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Headline,
    Standfirst,
    Section,
    Tags,
    Authors,
}

/// How many parts there are.
const PARTS: u32 = 5;

/// Texts and names of stories, called by the numbers of the index.
#[derive(Debug, Default)]
pub(super) struct Clippings {
    text: String,
    ends: Vec<u32>,
}

impl Clippings {
    /// Keeps the next story.
    pub fn add(&mut self, document: &Document) {
        self.keep(&[document.headline], 1, LONGEST_TEXT);
        self.keep(&[document.standfirst], 1, LONGEST_TEXT);
        self.keep(&[document.section], 1, LONGEST_NAME);
        self.keep(document.tags, MOST_TAGS, LONGEST_NAME);
        self.keep(document.names, MOST_AUTHORS, LONGEST_NAME);
    }

    fn keep(&mut self, texts: &[&str], most: usize, longest: usize) {
        for (place, text) in texts.iter().take(most).enumerate() {
            if place > 0 {
                self.text.push(char::from(BETWEEN));
            }
            let kept = text.get(..text.floor_char_boundary(longest)).unwrap_or("");
            // By an eighth, not by twice: of a large edition the texts are the largest part.
            if self.text.capacity() - self.text.len() < kept.len() + 1 {
                self.text.reserve_exact(kept.len() + self.text.len() / 8 + LONGEST_TEXT);
            }
            self.text.push_str(kept);
        }
        self.ends.push(count(self.text.len()));
    }

    /// A part of a story; empty if it has none. Names are separated by line breaks.
    pub fn part(&self, story: u32, part: Part) -> &str {
        self.text.get(span(&self.ends, story * PARTS + part as u32)).unwrap_or("")
    }

    /// The first name of a part that is `wanted`.
    pub fn name(&self, story: u32, part: Part, is_wanted: &mut dyn FnMut(&str) -> bool) -> Option<&str> {
        let mut rest = self.part(story, part);
        loop {
            let end = rest.bytes().position(|byte| byte == BETWEEN).unwrap_or(rest.len());
            let name = rest.get(..end)?;
            if is_wanted(name) {
                return Some(name);
            }
            rest = rest.get(end + 1..)?;
        }
    }

    /// What all of it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.text.capacity() + 4 * self.ends.capacity()
    }
}
