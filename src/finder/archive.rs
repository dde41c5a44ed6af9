//! The search indexes of large editions. The page asks; `public/finder-archive.js` fetches the files
//! that the finder names, and asks again, until the finder knows. See `ranking::shards`.

use super::fields::{Fields, Written};
use crate::ranking::shards::{Answer, Shards};

/// How messages about an index begin: what a reader looks for, …
pub(super) const LOOK: &str = "q";
/// … and a file that is needed.
pub(super) const GIVE: &str = "g";

/// How an answer begins that names files.
const NEEDS: &str = "n";
/// How one begins that names stories.
const FOUND: &str = "f";

/// More indexes are not kept; an edition that grows has another root.
const MOST_OPEN: usize = 4;
/// So many bytes of files are kept for the words that come next.
const MOST_KEPT: usize = 1024 * 1024;

/// The question of a reader who looks for `most` stories in the index with this root; its answer is
/// read by [`looked`].
pub fn look(root: &str, typed: &str, most: usize, is_newest_first: bool) -> String {
    let mut written = Written::message(LOOK);
    written.text(root);
    written.text(typed);
    written.count(most);
    written.count(usize::from(is_newest_first));
    written.0
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cards {
    /// JSON Feeds beside the root, with the cards of these stories and of some others of their time.
    pub files: Vec<String>,
    /// How many stories were found; 0 where that cannot be known.
    pub total: u32,
    /// There may be more than were counted.
    pub is_cut: bool,
    /// There may be more than were wanted.
    pub has_more: bool,
}

/// Reads the answer to [`look`]; `None`: the index could not be read.
pub fn looked(answer: &str) -> Option<Cards> {
    let mut fields = Fields::of(answer);
    (fields.text() == FOUND).then(|| Cards {
        total: fields.story(),
        is_cut: fields.count() > 0,
        has_more: fields.count() > 0,
        files: fields.texts().into_iter().map(ToOwned::to_owned).collect(),
    })
}

/// The indexes that are open, each with its root's address.
pub(super) struct Archives(Vec<(String, Shards)>);

impl Archives {
    /// None is open.
    pub const fn new() -> Archives {
        Archives(Vec::new())
    }

    /// What was found; or the files that are needed, by their names beside the root, of which an empty
    /// one is the root itself.
    #[inline(never)]
    pub fn look(&mut self, fields: &mut Fields) -> String {
        let (root, typed) = (fields.text(), fields.text());
        let (most, is_newest_first) = (fields.count(), fields.count() > 0);
        let mut needs = vec![String::new()];
        if let Some((_, shards)) = self.0.iter_mut().find(|(known, _)| known == root) {
            shards.forget(MOST_KEPT, typed);
            needs = shards.needs(typed);
            if needs.is_empty() {
                return found(shards, &shards.answer(typed, most, is_newest_first), most);
            }
        }
        let mut written = Written::message(NEEDS);
        written.text(root);
        for name in needs {
            written.text(&name);
        }
        written.0
    }

    /// Takes a file of an index. An empty answer: it is none, or a part of it is missing.
    #[inline(never)]
    pub fn give(&mut self, fields: &mut Fields, bytes: &[u8]) -> String {
        let (root, name) = (fields.text(), fields.text());
        let known = self.0.iter_mut().find(|(known, _)| known == root);
        let is_taken = match known {
            Some((_, shards)) => name.is_empty() || shards.give(name, bytes.to_vec()).is_ok(),
            None => Shards::open(bytes).is_ok_and(|shards| {
                self.0.truncate(MOST_OPEN - 1);
                self.0.insert(0, (root.to_owned(), shards));
                true
            }),
        };
        if is_taken { GIVE.to_owned() } else { String::new() }
    }
}

fn found(shards: &Shards, answer: &Answer, most: usize) -> String {
    let mut written = Written::message(FOUND);
    written.number(i64::from(answer.total));
    written.count(usize::from(answer.is_cut));
    written.count(usize::from(answer.stories.len() >= most));
    let mut files: Vec<String> = Vec::new();
    for (file, _) in answer.stories.iter().filter_map(|story| shards.card(*story)) {
        if !files.contains(&file) {
            files.push(file);
        }
    }
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    written.texts(&files, files.len());
    written.0
}
