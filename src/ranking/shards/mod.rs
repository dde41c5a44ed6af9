//! The search index of a large edition as small files, of which a query needs a few.
//!
//! One sorted list of keys with postings is cut into files of about 4 kB; a root file has the cuts. A key
//! is
//!
//! - a word, with the stories that have it: of more than [`MAX_POSTINGS`] the best;
//! - a prefix and a zero byte, where the words with this prefix fill more than two files: the best
//!   [`MAX_PREFIX_POSTINGS`] stories of all of them;
//! - the byte 1 and a word, or the byte 2, its length and the reversed word, with the number of its
//!   stories: for fuzzy matching. A typing error in one half of a word leaves the other half right.
//!
//! Stories are numbered by their age, 0 for the oldest. They are indexed in two generations
//! ([`generations`]), so that new stories change the smaller one only; the newest are in neither.
//!
//! [`Shards`] reads and never fetches: it says which files it needs, and is given them.
//! See `docs/decisions/0012-sharded-search.md`.

mod coding;
mod keys;
mod lookup;
mod root;
#[cfg(not(target_arch = "wasm32"))]
mod write;

pub use keys::{
    BrokenShard, CARDS_A_FILE, CARDS_A_FOLDER, MAX_POSTINGS, MAX_PREFIX_POSTINGS, file_name, name_of,
};
pub use lookup::{ShardAnswer, Shards};
#[cfg(not(target_arch = "wasm32"))]
pub use write::{ShardFile, files, generations, root};
