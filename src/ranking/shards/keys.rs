//! The kinds of keys, the limits of lists, and the names of files.

use crate::text::digits;
use crate::text::hash::fnv1a_64;

/// The most stories that are listed with a word.
pub const MAX_POSTINGS: u32 = 3_000;
/// The most stories that are listed with a prefix.
pub const MAX_PREFIX_POSTINGS: u32 = 1_000;
/// How many cards share a file.
pub const CARDS_A_FILE: u32 = 8;
/// How many stories share a folder of cards, which is named by their content.
pub const CARDS_A_FOLDER: u32 = 1_024;

/// The first byte of a word in the list for fuzzy matching.
pub(super) const FORWARD: u8 = 1;
/// The first byte of a reversed word in that list; its length in characters follows.
pub(super) const BACKWARD: u8 = 2;
/// The last byte of a prefix.
pub(super) const PREFIX: u8 = 0;
/// Words begin with this byte or a higher one.
pub(super) const FIRST_OF_WORDS: u8 = 4;

/// A file is not one of this index, or a part of it is missing: fetch it again, or do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BrokenShard;

impl core::fmt::Display for BrokenShard {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str("not a file of this search index, or cut off: fetch it again")
    }
}

impl core::error::Error for BrokenShard {}

/// The name of a file of the index, beside the root.
pub fn file_name(name: u64) -> String {
    let mut text = hexadecimal(name);
    text.push_str(".bin");
    text
}

/// The name of a file by its content: 48 bits of FNV-1a, which tell versions apart and do not protect against
/// forgery.
pub fn name_of(bytes: &[u8]) -> u64 {
    let hash = fnv1a_64(bytes);
    (hash ^ hash >> 48) & 0xffff_ffff_ffff
}

/// Twelve hexadecimal digits.
pub(super) fn hexadecimal(name: u64) -> String {
    let mut text = String::new();
    digits::push_hexadecimal(&mut text, name, 12);
    text
}

pub(super) fn decimal(number: u32) -> String {
    let mut text = String::new();
    digits::push_decimal(&mut text, number);
    text
}
