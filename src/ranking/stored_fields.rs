//! What search keeps of each story beside the index: its texts, to mark and to verify phrases,
//! and its names, to show them as filters.

use super::index::Document;
use super::index::segment::{count, span};

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

/// How many stories share a sheet: so few that a sheet costs nothing to move while it grows, and
/// the texts of a large edition are never copied as a whole.
const EACH_SHEET: u32 = 1024;

/// Texts and names of stories, called by the numbers of the index.
#[derive(Debug, Default)]
pub(super) struct Clippings {
    sheets: Vec<Sheet>,
}

#[derive(Debug, Default)]
struct Sheet {
    text: String,
    ends: Vec<u32>,
}

impl Clippings {
    /// Of no story.
    pub const fn new() -> Clippings {
        Clippings { sheets: Vec::new() }
    }

    /// Keeps the next story.
    pub fn add(&mut self, document: &Document) {
        let full = (EACH_SHEET * PARTS) as usize;
        if self.sheets.last().is_none_or(|sheet| sheet.ends.len() >= full) {
            if let Some(last) = self.sheets.last_mut() {
                last.text.shrink_to_fit();
            }
            self.sheets.push(Sheet { text: String::new(), ends: Vec::with_capacity(full) });
        }
        let Some(sheet) = self.sheets.last_mut() else { return };
        sheet.keep(&[document.headline], 1, LONGEST_TEXT);
        sheet.keep(&[document.standfirst], 1, LONGEST_TEXT);
        sheet.keep(&[document.section], 1, LONGEST_NAME);
        sheet.keep(document.tags, MOST_TAGS, LONGEST_NAME);
        sheet.keep(document.names, MOST_AUTHORS, LONGEST_NAME);
    }

    /// A part of a story; empty if it has none. Names are separated by line breaks.
    pub fn part(&self, story: u32, part: Part) -> &str {
        let Some(sheet) = self.sheets.get((story / EACH_SHEET) as usize) else { return "" };
        sheet.text.get(span(&sheet.ends, story % EACH_SHEET * PARTS + part as u32)).unwrap_or("")
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
        self.sheets.iter().map(|sheet| sheet.text.capacity() + 4 * sheet.ends.capacity()).sum()
    }
}

impl Sheet {
    fn keep(&mut self, texts: &[&str], most: usize, longest: usize) {
        for (place, text) in texts.iter().take(most).enumerate() {
            if place > 0 {
                self.text.push(char::from(BETWEEN));
            }
            self.text.push_str(text.get(..text.floor_char_boundary(longest)).unwrap_or(""));
        }
        self.ends.push(count(self.text.len()));
    }
}
