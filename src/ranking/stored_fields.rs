//! Stored fields: the texts of each story, to highlight and to verify phrases, and its names, to show
//! them as filters.

use super::index::{Document, span};
use super::math::count;

/// Stored bytes of a headline and of a standfirst: more than a page ever shows.
const MAX_TEXT_BYTES: usize = 1_000;
/// Stored bytes of a name.
const MAX_STORED_NAME_BYTES: usize = 200;
/// Stored tags and authors: as many as are indexed.
const MAX_TAGS: usize = 32;
const MAX_AUTHORS: usize = 16;
/// The separator of two names.
const SEPARATOR: u8 = b'\n';

/// The fields that are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StoredField {
    Headline,
    Standfirst,
    Section,
    Tags,
    Authors,
}

/// The number of [`StoredField`]s.
const FIELDS: u32 = 5;

/// The stories of a chunk: so few that it costs nothing to move while it grows, and the texts of a
/// large edition are never copied as a whole.
const STORIES_A_CHUNK: u32 = 1024;

/// Texts and names of stories, by their numbers in the index.
#[derive(Debug, Default)]
pub(super) struct StoredFields {
    chunks: Vec<Chunk>,
}

#[derive(Debug, Default)]
struct Chunk {
    text: String,
    ends: Vec<u32>,
}

impl StoredFields {
    /// Without stories.
    pub const fn new() -> StoredFields {
        StoredFields { chunks: Vec::new() }
    }

    /// Stores the next story.
    pub fn add(&mut self, document: &Document) {
        let full = (STORIES_A_CHUNK * FIELDS) as usize;
        if self.chunks.last().is_none_or(|chunk| chunk.ends.len() >= full) {
            if let Some(last) = self.chunks.last_mut() {
                // Frees the memory that was reserved and is not used.
                last.text = last.text.as_str().to_owned();
            }
            self.chunks.push(Chunk { text: String::new(), ends: Vec::with_capacity(full) });
        }
        let Some(chunk) = self.chunks.last_mut() else { return };
        chunk.store(&[document.headline], 1, MAX_TEXT_BYTES);
        chunk.store(&[document.standfirst], 1, MAX_TEXT_BYTES);
        chunk.store(&[document.section], 1, MAX_STORED_NAME_BYTES);
        chunk.store(document.tags, MAX_TAGS, MAX_STORED_NAME_BYTES);
        chunk.store(document.names, MAX_AUTHORS, MAX_STORED_NAME_BYTES);
    }

    /// A field of a story; empty if it has none. Names are separated by line breaks.
    pub fn field(&self, story: u32, field: StoredField) -> &str {
        let Some(chunk) = self.chunks.get((story / STORIES_A_CHUNK) as usize) else { return "" };
        chunk.text.get(span(&chunk.ends, story % STORIES_A_CHUNK * FIELDS + field as u32)).unwrap_or("")
    }

    /// The first name of a field for which `is_wanted` is true.
    pub fn find_name(
        &self,
        story: u32,
        field: StoredField,
        is_wanted: &mut dyn FnMut(&str) -> bool,
    ) -> Option<&str> {
        let mut rest = self.field(story, field);
        loop {
            let end = rest.bytes().position(|byte| byte == SEPARATOR).unwrap_or(rest.len());
            let name = rest.get(..end)?;
            if is_wanted(name) {
                return Some(name);
            }
            rest = rest.get(end + 1..)?;
        }
    }

    /// Memory of all chunks, in bytes.
    pub fn bytes(&self) -> usize {
        self.chunks.iter().map(|chunk| chunk.text.capacity() + 4 * chunk.ends.capacity()).sum()
    }
}

impl Chunk {
    fn store(&mut self, texts: &[&str], max_texts: usize, max_bytes: usize) {
        for (place, text) in texts.iter().take(max_texts).enumerate() {
            if place > 0 {
                self.text.push(char::from(SEPARATOR));
            }
            self.text.push_str(text.get(..text.floor_char_boundary(max_bytes)).unwrap_or(""));
        }
        self.ends.push(count(self.text.len()));
    }
}
