//! A query, worked out on as many files as are there.

use super::coding::Entries;
use super::root::{Generation, Root};
use super::{
    BACKWARD, BEGINNING, Broken, CARDS_A_FILE, CARDS_A_FOLDER, FORWARD, decimal, file_name, hexadecimal,
    name_of,
};
use crate::ranking::search::expand::{BEGUN, LEAST_BEGINNING, LONGER, SAME, closeness_of_typo};
use crate::ranking::search::query::{Query, Word};
use crate::ranking::search::{Best, ENOUGH};
use crate::ranking::index::segment::{Segment, count};
use crate::ranking::search::fuzzy::{close_terms, edits_allowed};
use crate::ranking::weights::rarity;

/// How many words of a query are looked up.
const MOST_WORDS: usize = 6;
/// How many files are fetched for a query: with the root and cards about 100 kB.
const MOST_FILES_OF_QUERY: usize = 13;
/// The largest file of an edition of 100,000 stories has 19 kB.
const MOST_BYTES: usize = 64 * 1024;
/// How many files a beginning may need, as it has a list of its own if its words fill more.
const MOST_FILES: usize = 4;
/// How many files are read for each half of a mistyped word.
const MOST_FILES_OF_HALF: usize = 3;
/// How many words one that is mistyped may stand for.
const MOST_MEANT: usize = 2;
/// How many letters of a half are compared, at least and at most.
const LEAST_HALF: usize = 2;
const MOST_HALF: usize = 3;
/// No byte of UTF-8 is as high as this: behind all that begins alike.
const BEHIND: u8 = u8::MAX;

/// The index of an edition, as far as it has been fetched.
///
/// ```text
/// let mut shards = Shards::open(&root)?;
/// loop {
///     let needed = shards.needs(typed);
///     if needed.is_empty() { break }
///     for name in needed { shards.give(&name, fetch(beside the root, name))?; }
/// }
/// let answer = shards.answer(typed, 10, false);
/// ```
pub struct Shards {
    root: Root,
    files: Vec<(u64, Vec<u8>)>,
    /// The query that files are being fetched for, and how many there were before.
    typed: String,
    before: usize,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The best stories, by their age: 0 is the oldest. [`Shards::card`] tells where their cards are.
    pub stories: Vec<u32>,
    /// How many stories were found; 0 where that cannot be known, with phrases and excluded words.
    pub total: u32,
    /// There may be more: a list was cut, or a file is not there.
    pub is_cut: bool,
}

/// How a story stands in the query.
#[derive(Clone, Copy, Default)]
struct Standing {
    words: u32,
    score: u32,
    best: u32,
}

/// A word that is being looked up.
struct Found<'a> {
    standings: &'a mut [Standing],
    /// The stories that have it.
    having: Vec<u32>,
    /// How many there are, listed or not; one counts for each term that it has.
    frequency: u32,
    is_cut: bool,
}

impl Found<'_> {
    /// Takes in what an entry of a generation lists.
    fn take_in(&mut self, generation: &Generation, entries: &Entries, closeness: u32) {
        self.frequency = self.frequency.saturating_add(entries.frequency);
        self.is_cut |= entries.is_cut();
        entries.stories(&mut |story, worth| {
            let story = generation.first.saturating_add(story);
            let has = worth * closeness;
            if let Some(standing) = self.standings.get_mut(story as usize)
                && standing.best < has
            {
                if standing.best == 0 {
                    self.having.push(story);
                }
                standing.best = has;
            }
        });
    }
}

impl Shards {
    /// Reads the root.
    ///
    /// # Errors
    /// [`Broken`] if it is none.
    pub fn open(root: &[u8]) -> Result<Shards, Broken> {
        Ok(Shards { root: Root::read(root)?, files: Vec::new(), typed: String::new(), before: 0 })
    }

    /// How many stories are indexed: all but so many of the newest.
    pub fn stories(&self) -> u32 {
        self.root.stories
    }

    /// The names of the files that the query still needs; they lie beside the root. To be asked
    /// again when they have been given, until none is named: at most four times. A query that would
    /// need more than thirteen files is answered by so many.
    pub fn needs(&mut self, typed: &str) -> Vec<String> {
        if self.typed != typed {
            typed.clone_into(&mut self.typed);
            self.before = self.files.len();
        }
        let left = MOST_FILES_OF_QUERY.saturating_sub(self.files.len() - self.before);
        let mut missing = Vec::new();
        self.work_out(typed, 0, false, &mut missing);
        let mut names: Vec<String> = Vec::new();
        for name in missing {
            let name = file_name(name);
            if names.len() < left && !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Forgets the files if they take more than so many bytes and another query comes than the last.
    pub fn forget(&mut self, most_bytes: usize, typed: &str) {
        let bytes: usize = self.files.iter().map(|(_, file)| file.len()).sum();
        if self.typed != typed && bytes > most_bytes {
            self.files.clear();
        }
    }

    /// Takes a file.
    ///
    /// # Errors
    /// [`Broken`] if it is no file of this index, not the one of this name, or a part of it is
    /// missing; it is still needed then.
    pub fn give(&mut self, name: &str, bytes: Vec<u8>) -> Result<(), Broken> {
        let digits = name.strip_suffix(".bin").ok_or(Broken)?;
        let name = u64::from_str_radix(digits, 16).map_err(|_| Broken)?;
        let is_ours = self.root.generations.iter().any(|generation| generation.has(name));
        if !is_ours || bytes.len() > MOST_BYTES || name_of(&bytes) != name {
            return Err(Broken);
        }
        let mut entries = Entries::of(&bytes);
        while entries.advance()? {}
        if self.files.iter().all(|(known, _)| *known != name) {
            self.files.push((name, bytes));
        }
        Ok(())
    }

    /// The best `most` stories for the query, or the newest of those that match, by the files that
    /// are there.
    pub fn answer(&self, typed: &str, most: usize, is_newest_first: bool) -> Answer {
        let mut missing = Vec::new();
        let mut answer = self.work_out(typed, most, is_newest_first, &mut missing);
        answer.is_cut |= !missing.is_empty();
        answer
    }

    /// Where the card of a story is: a JSON Feed beside the root, and the place among its items.
    pub fn card(&self, story: u32) -> Option<(String, usize)> {
        let folder = self.root.folders.get((story / CARDS_A_FOLDER) as usize)?;
        let file = story % CARDS_A_FOLDER / CARDS_A_FILE;
        Some((
            ["c/", &hexadecimal(*folder), "/", &decimal(file), ".json"].concat(),
            (story % CARDS_A_FILE) as usize,
        ))
    }

    fn work_out(&self, typed: &str, most: usize, is_newest_first: bool, missing: &mut Vec<u64>) -> Answer {
        let query = Query::parse(typed);
        let mut standings = vec![Standing::default(); self.root.stories as usize];
        let mut touched: Vec<u32> = Vec::new();
        let mut answer = Answer::default();
        let mut words = 0;
        for word in query.words.iter().take(MOST_WORDS) {
            let mut found =
                Found { standings: &mut standings, having: Vec::new(), frequency: 0, is_cut: false };
            self.look_up(word, &mut found, missing);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 64")]
            let rarity = (rarity(self.root.stories, found.frequency) * 64.0) as u32 + 1;
            answer.is_cut |= found.is_cut;
            words += 1;
            for story in found.having {
                if let Some(standing) = standings.get_mut(story as usize) {
                    if standing.words == 0 {
                        touched.push(story);
                    }
                    standing.score += standing.best / 32 * rarity;
                    standing.words += 1;
                    standing.best = 0;
                }
            }
        }
        for excluded in query.excluded.iter().filter(|words| words.len() == 1).flatten() {
            let mut found =
                Found { standings: &mut standings, having: Vec::new(), frequency: 0, is_cut: false };
            self.exact(excluded.as_bytes(), SAME, &mut found, missing);
            for story in found.having {
                if let Some(standing) = standings.get_mut(story as usize) {
                    *standing = Standing::default();
                }
            }
        }
        // With hardly a story that has all words, those that lack one come after them.
        let standing = |story: u32| standings.get(story as usize).copied().unwrap_or_default();
        let with_all = touched.iter().filter(|story| standing(**story).words == words).count();
        let least = if count(with_all) < ENOUGH && words > 1 { words - 1 } else { words };
        let mut best = Best::of(most);
        for story in touched {
            let Standing { words, score, .. } = standing(story);
            if words >= least {
                answer.total += 1;
                let worth = if is_newest_first { 0 } else { score.saturating_mul(words * words) };
                best.add(u64::from(worth) << 32 | u64::from(story));
            }
        }
        // Neither phrases nor all that is excluded are known here.
        if !(query.phrases.is_empty() && query.excluded.is_empty()) {
            (answer.total, answer.is_cut) = (0, true);
        }
        answer.stories = best.keys.iter().filter_map(|key| u32::try_from(key & 0xffff_ffff).ok()).collect();
        answer
    }

    /// Gives each story that has the word what it has of it.
    fn look_up(&self, word: &Word, found: &mut Found, missing: &mut Vec<u64>) {
        let typed = word.folded.as_str();
        let letters = typed.chars().count();
        let begun = BEGUN.get(letters).or(BEGUN.last()).copied().unwrap_or(LONGER);
        let longer = if word.is_unfinished || letters == 1 { begun } else { LONGER };
        let waiting = missing.len();
        self.exact(typed.as_bytes(), SAME, found, missing);
        if !word.is_quoted && (letters >= LEAST_BEGINNING || word.is_gram) {
            for generation in &self.root.generations {
                self.longer(generation, typed.as_bytes(), longer, found, missing);
            }
        }
        let limit = edits_allowed(letters);
        if limit == 0 || word.is_quoted || word.is_gram || found.frequency > 0 {
            return;
        }
        // Whether it is mistyped shows when all that it may be is there.
        for generation in &self.root.generations {
            if missing.len() > waiting {
                return;
            }
            let meant = self.meant(generation, word, limit, missing);
            for (term, closeness) in &meant {
                self.exact(term.as_bytes(), *closeness, found, missing);
            }
            if !meant.is_empty() {
                return;
            }
        }
    }

    /// The stories that have exactly this word.
    fn exact(&self, key: &[u8], closeness: u32, found: &mut Found, missing: &mut Vec<u64>) {
        for generation in &self.root.generations {
            for file in self.there(generation, key, &[key, &[BEGINNING]].concat(), 1, missing) {
                let mut entries = Entries::of(file);
                while entries.advance() == Ok(true) {
                    if entries.key == key {
                        found.take_in(generation, &entries, closeness);
                    }
                }
            }
        }
    }

    /// The stories that have a longer word with this beginning.
    fn longer(
        &self,
        generation: &Generation,
        beginning: &[u8],
        closeness: u32,
        found: &mut Found,
        missing: &mut Vec<u64>,
    ) {
        let key = [beginning, &[BEGINNING]].concat();
        // The list of all of them, if there is one, stands right behind the word itself.
        for file in self.there(generation, beginning, &key, 1, missing) {
            let mut entries = Entries::of(file);
            while entries.advance() == Ok(true) {
                if entries.key == key {
                    return found.take_in(generation, &entries, closeness);
                }
            }
        }
        let end = [beginning, &[BEHIND]].concat();
        for file in self.there(generation, beginning, &end, MOST_FILES, missing) {
            let mut entries = Entries::of(file);
            while entries.advance() == Ok(true) {
                let is_word = entries.key.last() != Some(&BEGINNING);
                if is_word && entries.key.len() > beginning.len() && entries.key.starts_with(beginning) {
                    found.take_in(generation, &entries, closeness);
                }
            }
        }
    }

    /// The words that a mistyped one most likely stands for, and how close they are.
    fn meant(
        &self,
        generation: &Generation,
        word: &Word,
        limit: u8,
        missing: &mut Vec<u64>,
    ) -> Vec<(String, u32)> {
        let typed = word.folded.as_str();
        let letters: Vec<char> = typed.chars().collect();
        let half = (letters.len() / 2).clamp(LEAST_HALF, MOST_HALF);
        let mut key = vec![FORWARD];
        key.extend(letters.iter().take(half).collect::<String>().as_bytes());
        let mut keys = vec![key];
        let half = (letters.len().saturating_sub(1) / 2).clamp(LEAST_HALF, MOST_HALF);
        let ending: String = letters.iter().rev().take(half).collect();
        // One letter less, as many, one more.
        for length in letters.len().saturating_sub(1)..=letters.len() + 1 {
            keys.push([&[BACKWARD, u8::try_from(length).unwrap_or(u8::MAX)], ending.as_bytes()].concat());
        }
        let mut dictionary = Segment::default();
        let mut frequencies = Vec::new();
        for key in keys {
            let end = [key.as_slice(), &[BEHIND]].concat();
            for file in self.there(generation, &key, &end, MOST_FILES_OF_HALF, missing) {
                let mut entries = Entries::of(file);
                while entries.advance() == Ok(true) {
                    if entries.key.starts_with(&key)
                        && let Some(term) = term(&entries.key)
                    {
                        dictionary.push_word(&term);
                        frequencies.push(entries.frequency);
                    }
                }
            }
        }
        let mut meant: Vec<(String, u32, u32)> = Vec::new();
        close_terms(&dictionary, typed, word.is_unfinished, limit, &mut |number, closest, whole| {
            let term = dictionary.term(number);
            if closest == 0 || meant.iter().any(|(known, ..)| known == term) {
                return;
            }
            let closeness = closeness_of_typo(typed, term, closest, whole);
            let frequency = frequencies.get(number as usize).copied().unwrap_or(0);
            let place = meant.partition_point(|(_, better, more)| (*better, *more) >= (closeness, frequency));
            meant.insert(place, (term.to_owned(), closeness, frequency));
            meant.truncate(MOST_MEANT);
        });
        meant.into_iter().map(|(term, closeness, _)| (term, closeness)).collect()
    }

    /// The files of these keys that are there, `most` at most; the others are `missing`.
    fn there(
        &self,
        generation: &Generation,
        first: &[u8],
        end: &[u8],
        most: usize,
        missing: &mut Vec<u64>,
    ) -> Vec<&[u8]> {
        let mut there = Vec::new();
        for name in generation.files(first, end).iter().take(most) {
            match self.files.iter().find(|(known, _)| known == name) {
                Some((_, file)) => there.push(file.as_slice()),
                None => missing.push(*name),
            }
        }
        there
    }
}

/// The word of a key in the list for typing errors.
fn term(key: &[u8]) -> Option<String> {
    let (kind, word) = key.split_first()?;
    if *kind == FORWARD {
        return core::str::from_utf8(word).ok().map(ToOwned::to_owned);
    }
    Some(core::str::from_utf8(word.get(1..)?).ok()?.chars().rev().collect())
}
