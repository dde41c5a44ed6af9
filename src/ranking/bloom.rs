//! A list of words as a Bloom filter ("Space/time trade-offs in hash coding with allowable errors", 1970), which
//! the compiler makes: half of the compressed size of the list, and about one other word in a hundred is a
//! false positive.

use crate::text::hash::fnv1a_32;

/// The size of a filter, for about two hundred words; a power of two.
pub(super) const BYTES: usize = 256;
/// How many bits each word sets.
const BITS_A_WORD: u32 = 5;
/// Of sixty, the one with which the false positives are least frequent in headlines.
const SALT: u32 = 0x0207_8b5e;

/// The filter of a list of words with spaces between them.
#[expect(clippy::indexing_slicing, reason = "the compiler runs this, and stops at a wrong place")]
pub(super) const fn filter(words: &str) -> [u8; BYTES] {
    let mut filter = [0; BYTES];
    let words = words.as_bytes();
    let (mut from, mut end) = (0, 0);
    while end <= words.len() {
        if end == words.len() || words[end] == b' ' {
            let mut hash = hash_at(words, from, end) ^ SALT;
            let mut set = 0;
            while set < BITS_A_WORD {
                let (place, next) = place(hash);
                filter[place / 8] |= 1 << (place % 8);
                hash = next;
                set += 1;
            }
            from = end + 1;
        }
        end += 1;
    }
    filter
}

/// Whether the list of the filter has the word.
pub(super) fn has(filter: &[u8; BYTES], word: &str) -> bool {
    let mut hash = fnv1a_32(word.as_bytes()) ^ SALT;
    (0..BITS_A_WORD).all(|_| {
        let (place, next) = place(hash);
        hash = next;
        filter.get(place / 8).is_some_and(|byte| byte >> (place % 8) & 1 == 1)
    })
}

/// FNV-1a of a part of a list, as [`fnv1a_32`] has it.
#[expect(clippy::indexing_slicing, reason = "the compiler runs this")]
const fn hash_at(words: &[u8], from: usize, end: usize) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    let mut at = from;
    while at < end {
        hash = (hash ^ words[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

/// The bit of a hash, and the hash for the next bit.
const fn place(hash: u32) -> (usize, u32) {
    let next = hash.wrapping_mul(0x9e37_79b1);
    ((next >> 16) as usize & (8 * BYTES - 1), next)
}
