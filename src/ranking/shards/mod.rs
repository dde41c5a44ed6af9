//! The search index of a large edition as small files, of which a query needs a few.
//!
//! All that can be asked for stands in one sorted list of keys, which is cut into files of about
//! 4 kB; a root file has the cuts. A key is
//!
//! - a word, with the stories that have it: of more than [`MOST`] the best;
//! - the beginning of a word and a zero byte, where the words with this beginning fill more than two
//!   files: the best [`MOST_BEGINNING`] stories of all of them;
//! - a word behind the byte 1, or its letters in reverse behind the byte 2 and its length, with the
//!   number of its stories: where typing errors are looked up. Who mistypes one half of a word has
//!   written the other half right.
//!
//! Stories are called by their age, 0 for the oldest. They are indexed in two generations
//! ([`generations`]), so that new stories change the smaller one only; the newest are in neither.
//!
//! [`Shards`] reads and never fetches: it says which files it needs, and is given them.
//! See `docs/decisions/0012-sharded-search.md`.

mod coding;
mod lookup;
mod root;
#[cfg(not(target_arch = "wasm32"))]
mod write;

pub use lookup::{Answer, Shards};
#[cfg(not(target_arch = "wasm32"))]
pub use write::{File, files, generations, root};

use crate::text::digits;
use crate::text::hash::fnv1a_64;

/// The most stories that are listed with a word.
pub const MOST: u32 = 3_000;
/// The most stories that are listed with the beginning of a word.
pub const MOST_BEGINNING: u32 = 1_000;
/// How many cards share a file.
pub const CARDS_A_FILE: u32 = 8;
/// How many stories share a folder of cards, which is named by their content.
pub const CARDS_A_FOLDER: u32 = 1_024;

/// Before a word in the list for typing errors.
const FORWARD: u8 = 1;
/// Before a word in reverse; then its length in characters.
const BACKWARD: u8 = 2;
/// Behind the beginning of a word.
const BEGINNING: u8 = 0;
/// Words begin with this byte or a higher one.
const FIRST_OF_WORDS: u8 = 4;

/// What is wrong with a file: it is not one of ours, or a part of it is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken;

/// The name of a file of the index, beside the root.
pub fn file_name(name: u64) -> String {
    let mut text = hexadecimal(name);
    text.push_str(".bin");
    text
}

/// What a content is called: 48 bits of FNV-1a, a name and not a seal against forgery.
pub fn name_of(bytes: &[u8]) -> u64 {
    let hash = fnv1a_64(bytes);
    (hash ^ hash >> 48) & 0xffff_ffff_ffff
}

/// Twelve digits.
fn hexadecimal(name: u64) -> String {
    let mut text = String::new();
    digits::push_hexadecimal(&mut text, name, 12);
    text
}

fn decimal(number: u32) -> String {
    let mut text = String::new();
    digits::push_decimal(&mut text, number);
    text
}
