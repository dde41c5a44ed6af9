//! Writes the files; part of the publishing tool only.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::coding::{level, listed};
use super::keys::{BACKWARD, FIRST_OF_WORDS, FORWARD, PREFIX, name_of};
use super::root::MAGIC;
use crate::ranking::index::Index;
use crate::ranking::search::scores::{LENGTH_PIVOT, field_weight};

/// The target length of a file, in bytes; a long entry may double it.
const BYTES_A_FILE: usize = 4_608;
/// The same for the dictionary for typing errors, of which a query needs more files.
const BYTES_OF_DICTIONARY: usize = 3_072;
/// A prefix whose words together take more than this, in bytes, has a list of its own.
const BYTES_OF_PREFIX: usize = 2 * BYTES_A_FILE;
/// The longest prefix that may have one, in characters.
const MAX_PREFIX_CHARS: usize = 8;
/// From this character on (scripts without spaces) a single character is a prefix.
const FIRST_WITHOUT_SPACES: char = '\u{2e80}';
/// Words with fewer letters are not matched fuzzily.
const MIN_FUZZY_CHARS: usize = 3;
/// Words of a headline before this one are early.
const EARLY: usize = 8;
/// Stories are indexed by the hundred, as pages are sealed.
const STEP: u32 = 100;
/// The younger generation has at most one in so many stories.
const SHARE: u32 = 16;

/// A file of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShardFile {
    /// The lower bound of its keys.
    pub cut: Vec<u8>,
    /// The contents.
    pub bytes: Vec<u8>,
}

/// The stories of each generation of an edition with `stories` stories, oldest first. The younger one begins
/// anew when it would have more than one story in sixteen; those after the last full hundred are in none.
pub fn generations(stories: u32) -> Vec<Range<u32>> {
    let pages = stories / STEP;
    let each = (pages / SHARE).max(1);
    // A power of two, so that the border between the two stays where it is for a while.
    let each = 1_u32 << each.ilog2();
    let border = pages / each * each * STEP;
    [0..border, border..pages * STEP].into_iter().filter(|range| !range.is_empty()).collect()
}

/// A story, and the level of its weight.
type ShardPosting = (u32, u32);
/// The document frequency of a key, and its postings.
type ShardList = (u32, Vec<ShardPosting>);
/// All keys, sorted.
type ShardKeys = BTreeMap<Vec<u8>, ShardList>;

/// The files of a generation, whose stories are in `index`, oldest first. All must be sealed.
pub fn files(index: &Index) -> Vec<ShardFile> {
    let mut list: ShardKeys = words(index);
    let beginnings = beginnings(&list);
    for word in list.keys().cloned().collect::<Vec<_>>() {
        let frequency = list.get(&word).map_or(0, |(frequency, _)| *frequency);
        let Ok(text) = String::from_utf8(word) else { continue };
        let letters = text.chars().count();
        if letters < MIN_FUZZY_CHARS {
            continue;
        }
        let length = u8::try_from(letters).unwrap_or(u8::MAX);
        let backward: String = text.chars().rev().collect();
        list.insert([&[FORWARD], text.as_bytes()].concat(), (frequency, Vec::new()));
        list.insert([&[BACKWARD, length], backward.as_bytes()].concat(), (frequency, Vec::new()));
    }
    list.extend(beginnings);
    cut(&list)
}

fn words(index: &Index) -> ShardKeys {
    let mut words: ShardKeys = BTreeMap::new();
    for segment in index.segments() {
        for term in 0..segment.terms() {
            let text = segment.term(term).as_bytes();
            // Whole names are no words; their words are terms as well.
            if text.first().is_none_or(|first| *first < FIRST_OF_WORDS) {
                continue;
            }
            let (stories, counts) = segment.postings(term);
            let (frequency, postings) = words.entry(text.to_vec()).or_default();
            for (story, counts) in stories.iter().zip(counts) {
                let headline = segment.headline(*story);
                let length = u32::try_from(headline.len()).unwrap_or(u32::MAX);
                // Search in memory reads the headlines of the best again; queries of these files cannot.
                let place = headline.iter().position(|known| *known == term).unwrap_or(EARLY);
                let early = u32::try_from(EARLY.saturating_sub(place)).unwrap_or(0);
                let weight = field_weight(*counts) * 4 * (64 + early) / length.saturating_add(LENGTH_PIVOT);
                let level = level(weight);
                *frequency += 1;
                postings.push((segment.first() + u32::from(*story), level));
            }
        }
    }
    words
}

/// The lists of prefixes whose words take much room.
fn beginnings(words: &ShardKeys) -> Vec<(Vec<u8>, ShardList)> {
    let mut room: HashMap<Vec<u8>, usize> = HashMap::new();
    for (word, (frequency, _)) in words {
        let bytes = 4 + 2 * listed(word, *frequency) as usize;
        for beginning in beginnings_of(word) {
            *room.entry(beginning).or_default() += bytes;
        }
    }
    room.retain(|_, bytes| *bytes > BYTES_OF_PREFIX);
    room.into_keys()
        .map(|beginning| {
            let mut best: BTreeMap<u32, u32> = BTreeMap::new();
            let longer =
                words.range(beginning.clone()..).take_while(|(word, _)| word.starts_with(&beginning));
            for (_, (_, postings)) in longer.filter(|(word, _)| **word != beginning) {
                for (story, level) in postings {
                    let known = best.entry(*story).or_default();
                    *known = (*known).max(*level);
                }
            }
            let frequency = u32::try_from(best.len()).unwrap_or(u32::MAX);
            let key = [beginning.as_slice(), &[PREFIX]].concat();
            (key, (frequency, best.into_iter().collect()))
        })
        .collect()
}

/// The prefixes of a word that can be queried, without the word itself.
fn beginnings_of(word: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let text = std::str::from_utf8(word).unwrap_or_default();
    let ends = text.char_indices().skip(1).take(MAX_PREFIX_CHARS).enumerate();
    let is_dense = text.starts_with(|first| first >= FIRST_WITHOUT_SPACES);
    ends.filter(move |(place, _)| *place > 0 || is_dense)
        .filter_map(move |(_, (end, _))| word.get(..end).map(<[u8]>::to_vec))
}

fn cut(list: &ShardKeys) -> Vec<ShardFile> {
    let mut files: Vec<ShardFile> = Vec::new();
    let mut last: &[u8] = &[];
    for (key, (frequency, postings)) in list {
        let stands_behind_its_word = key.last() == Some(&PREFIX);
        let is_word = key.first().is_some_and(|first| *first >= FIRST_OF_WORDS);
        let most = if is_word { BYTES_A_FILE } else { BYTES_OF_DICTIONARY };
        let is_full = files.last().is_some_and(|file| file.bytes.len() >= most) && !stands_behind_its_word;
        if is_full || files.is_empty() {
            files.push(ShardFile { cut: between(last, key).to_vec(), bytes: Vec::new() });
            last = &[];
        }
        if let Some(file) = files.last_mut() {
            put_key(last, key, &mut file.bytes);
            put_number(*frequency, &mut file.bytes);
            put_postings(postings, listed(key, *frequency), &mut file.bytes);
        }
        last = key;
    }
    files
}

/// The shortest prefix of `key` that sorts after `last`.
fn between<'k>(last: &[u8], key: &'k [u8]) -> &'k [u8] {
    let shared = last.iter().zip(key).take_while(|(one, other)| one == other).count();
    key.get(..=shared).unwrap_or(key)
}

/// Writes the best `most` of the postings, those of the newest stories among equals; in rising order.
fn put_postings(postings: &[ShardPosting], most: u32, bytes: &mut Vec<u8>) {
    let mut kept = postings.to_vec();
    kept.sort_by_key(|(story, level)| std::cmp::Reverse((*level, *story)));
    kept.truncate(most as usize);
    kept.sort_unstable();
    let mut before = 0;
    for (story, level) in kept {
        put_number((story - before) << 4 | level, bytes);
        before = story;
    }
}

fn put_key(last: &[u8], key: &[u8], bytes: &mut Vec<u8>) {
    let shared = last.iter().zip(key).take_while(|(one, other)| one == other).count().min(15);
    let rest = key.get(shared..).unwrap_or_default();
    let short = rest.len().min(15);
    bytes.push(u8::try_from(shared << 4 | short).unwrap_or(u8::MAX));
    if short == 15 {
        put_number(u32::try_from(rest.len() - 15).unwrap_or(u32::MAX), bytes);
    }
    bytes.extend_from_slice(rest);
}

fn put_number(mut number: u32, bytes: &mut Vec<u8>) {
    while number > 0x7f {
        bytes.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

/// The root: of each generation how many stories it has, and its files; and the folders of cards.
pub fn root(generations: &[(Range<u32>, Vec<ShardFile>)], folders: &[u64]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.push(u8::try_from(generations.len()).unwrap_or(u8::MAX));
    for (stories, files) in generations {
        put_number(stories.end - stories.start, &mut bytes);
        put_number(u32::try_from(files.len()).unwrap_or(u32::MAX), &mut bytes);
        let mut last: &[u8] = &[];
        for file in files {
            put_key(last, &file.cut, &mut bytes);
            bytes.extend_from_slice(&name_of(&file.bytes).to_be_bytes()[2..]);
            last = &file.cut;
        }
    }
    for folder in folders {
        bytes.extend_from_slice(&folder.to_be_bytes()[2..]);
    }
    bytes
}
