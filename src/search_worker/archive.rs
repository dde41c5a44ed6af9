//! Searches the sharded indexes of large editions (`ranking::shards`).
//!
//! The worker names the files of the index that a query needs; `public/search-worker-archive.js`
//! fetches them and sends the query again, until it is answered.

use super::codec::{Decoder, Encoder};
use super::protocol::{ADD_FILE, FOUND, NEEDS_FILES, SEARCH_ARCHIVE};
use crate::ranking::shards::{ShardAnswer, Shards};

/// How many indexes are kept open; an edition that grows gets an index with another root.
const MAX_OPEN_ARCHIVES: usize = 4;
/// How many bytes of files are kept for the next queries.
const MAX_CACHED_BYTES: usize = 1024 * 1024;

/// Encodes a search for up to `count` stories in the index with this root;
/// [`decode_archive_answer`] reads the answer.
pub fn encode_archive_search(root: &str, typed: &str, count: usize, is_newest_first: bool) -> String {
    let mut encoder = Encoder::message(SEARCH_ARCHIVE);
    encoder.text(root);
    encoder.text(typed);
    encoder.count(count);
    encoder.count(usize::from(is_newest_first));
    encoder.0
}

/// The results of a search in an index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArchiveAnswer {
    /// JSON Feeds with the cards of the stories found and of some others of their time, relative to
    /// the root.
    pub files: Vec<String>,
    /// How many stories match; 0 if that cannot be known.
    pub total: u32,
    /// `total` is a lower bound: more may match.
    pub is_cut: bool,
    /// More may match than were wanted.
    pub has_more: bool,
}

/// Reads the answer to [`encode_archive_search`]; `None`: the index could not be read.
pub fn decode_archive_answer(answer: &str) -> Option<ArchiveAnswer> {
    let mut decoder = Decoder::of(answer);
    (decoder.text() == FOUND).then(|| ArchiveAnswer {
        total: decoder.story(),
        is_cut: decoder.count() > 0,
        has_more: decoder.count() > 0,
        files: decoder.texts().into_iter().map(ToOwned::to_owned).collect(),
    })
}

/// The open indexes, each with the address of its root.
pub(super) struct Archives(Vec<(String, Shards)>);

impl Archives {
    /// None is open.
    pub const fn new() -> Archives {
        Archives(Vec::new())
    }

    /// Answers a search: the results, or the names of the files that are needed first, relative to
    /// the root; an empty name is the root itself.
    #[inline(never)]
    pub fn search(&mut self, decoder: &mut Decoder) -> String {
        let (root, typed) = (decoder.text(), decoder.text());
        let (count, is_newest_first) = (decoder.count(), decoder.count() > 0);
        let mut needs = vec![String::new()];
        if let Some((_, shards)) = self.0.iter_mut().find(|(known, _)| known == root) {
            shards.forget(MAX_CACHED_BYTES, typed);
            needs = shards.needs(typed);
            if needs.is_empty() {
                return encode_found(shards, &shards.answer(typed, count, is_newest_first), count);
            }
        }
        let mut encoder = Encoder::message(NEEDS_FILES);
        encoder.text(root);
        for name in needs {
            encoder.text(&name);
        }
        encoder.0
    }

    /// Adds a file of an index. The answer is empty if the file is not of the index, or is truncated.
    #[inline(never)]
    pub fn add_file(&mut self, decoder: &mut Decoder, bytes: &[u8]) -> String {
        let (root, name) = (decoder.text(), decoder.text());
        let known = self.0.iter_mut().find(|(known, _)| known == root);
        let is_taken = match known {
            Some((_, shards)) => name.is_empty() || shards.give(name, bytes.to_vec()).is_ok(),
            None => Shards::open(bytes).is_ok_and(|shards| {
                self.0.truncate(MAX_OPEN_ARCHIVES - 1);
                self.0.insert(0, (root.to_owned(), shards));
                true
            }),
        };
        if is_taken { ADD_FILE.to_owned() } else { String::new() }
    }
}

fn encode_found(shards: &Shards, answer: &ShardAnswer, count: usize) -> String {
    let mut encoder = Encoder::message(FOUND);
    encoder.number(i64::from(answer.total));
    encoder.count(usize::from(answer.is_cut));
    encoder.count(usize::from(answer.stories.len() >= count));
    let mut files: Vec<String> = Vec::new();
    for (file, _) in answer.stories.iter().filter_map(|story| shards.card(*story)) {
        if !files.contains(&file) {
            files.push(file);
        }
    }
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    encoder.texts(&files, files.len());
    encoder.0
}
