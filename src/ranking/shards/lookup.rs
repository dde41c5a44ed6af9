//! Queries against the files of the index that have been fetched.

use super::coding::EntryReader;
use super::keys::{
    BACKWARD, BrokenShard, CARDS_A_FILE, CARDS_A_FOLDER, FORWARD, PREFIX, decimal, file_name, hexadecimal,
    name_of,
};
use super::root::{Generation, Root};
use crate::ranking::index::Segment;
use crate::ranking::math::float;
use crate::ranking::search::expand::{
    EXACT, FINISHED_PREFIX, JOINED, MIN_PREFIX, OTHER_FORM, UNFINISHED_PREFIX, fuzzy_closeness,
};
use crate::ranking::search::fuzzy::{edits_allowed, fuzzy_terms};
use crate::ranking::search::phrasing::is_phrasing;
use crate::ranking::search::query::{Query, QueryWord};
use crate::ranking::search::scores::{TopK, key, min_covered, word_weight};

/// How many words of a query are looked up; of a longer one, those that only ask are passed over.
const MAX_WORDS: usize = 6;
/// How many files are fetched for a query: with the root and cards about 100 kB.
const MAX_FILES_OF_QUERY: usize = 13;
/// The largest file of an edition of 100,000 stories has 19 kB.
const MAX_BYTES: usize = 64 * 1024;
/// How many files a prefix may need; it has a list of its own if its words fill more.
const MAX_FILES: usize = 4;
/// How many files are read for each half of a mistyped word.
const MAX_FILES_OF_HALF: usize = 3;
/// How many words may match a mistyped one.
const MAX_FUZZY: usize = 2;
/// How many letters of a half are compared, at least and at most.
const MIN_HALF: usize = 2;
const MAX_HALF: usize = 3;
/// The shortest stem and the longest ending, in letters, of a word that is looked for in other forms.
const MIN_STEM: usize = 4;
const MAX_ENDING: usize = 3;
/// How many files are read for the other forms of a word.
const MAX_FILES_OF_FORMS: usize = 2;
/// Brings the score of a word to at most about 1.
const SCALE: f32 = 131_072.0;
/// No byte of UTF-8 is as high as this: it sorts after all keys with the same beginning.
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

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShardAnswer {
    /// The best stories, by their age: 0 is the oldest. [`Shards::card`] returns where their cards are.
    pub stories: Vec<u32>,
    /// How many stories were found; 0 where that cannot be known, with phrases and excluded words.
    pub total: u32,
    /// There may be more: a list was cut, or a file is not there.
    pub is_cut: bool,
}

/// The score of a story.
#[derive(Clone, Copy, Default)]
struct ShardScore {
    covered: f32,
    score: f32,
    best: u32,
}

/// The lookup of a word.
struct WordLookup<'a> {
    scores: &'a mut [ShardScore],
    /// The stories that match it.
    matching: Vec<u32>,
    /// How many there are, listed or not; a story counts once for each of its terms.
    frequency: u32,
    is_cut: bool,
    /// The highest weight of a match of the word.
    weight: f32,
    touched: &'a mut Vec<u32>,
}

impl<'a> WordLookup<'a> {
    fn of(scores: &'a mut [ShardScore], touched: &'a mut Vec<u32>) -> WordLookup<'a> {
        WordLookup { scores, touched, matching: Vec::new(), frequency: 0, is_cut: false, weight: 0.0 }
    }

    /// Adds the postings of an entry.
    fn add(&mut self, generation: &Generation, entries: &EntryReader, closeness: u32) {
        self.frequency = self.frequency.saturating_add(entries.frequency);
        self.is_cut |= entries.is_cut();
        entries.stories(&mut |story, weight| {
            let story = generation.first.saturating_add(story);
            let weight = weight * closeness;
            if let Some(score) = self.scores.get_mut(story as usize)
                && score.best < weight
            {
                if score.best == 0 {
                    self.matching.push(story);
                }
                score.best = weight;
            }
        });
    }

    /// Adds the word to the scores of the stories that have been found since the first `known` ones.
    fn cover(&mut self, known: usize, weight: f32) {
        self.weight = self.weight.max(weight);
        for story in self.matching.get(known..).unwrap_or(&[]) {
            if let Some(score) = self.scores.get_mut(*story as usize) {
                if score.covered <= 0.0 {
                    self.touched.push(*story);
                }
                score.covered += weight;
                score.score += weight * float(score.best) / SCALE;
            }
        }
    }

    /// Resets the best term of each story, which belongs to one word.
    fn finish(self) {
        for story in self.matching {
            if let Some(score) = self.scores.get_mut(story as usize) {
                score.best = 0;
            }
        }
    }
}

impl Shards {
    /// Reads the root.
    ///
    /// # Errors
    /// [`BrokenShard`] if the bytes are not a root.
    pub fn open(root: &[u8]) -> Result<Shards, BrokenShard> {
        Ok(Shards { root: Root::read(root)?, files: Vec::new(), typed: String::new(), before: 0 })
    }

    /// How many stories are indexed: all but the newest.
    pub fn stories(&self) -> u32 {
        self.root.stories
    }

    /// The names of the files that the query still needs; they lie beside the root. Call it again when they
    /// have been given, until it names none: at most four times. A query that would need more than thirteen
    /// files is answered from thirteen.
    pub fn needs(&mut self, typed: &str) -> Vec<String> {
        if self.typed != typed {
            typed.clone_into(&mut self.typed);
            self.before = self.files.len();
        }
        let left = MAX_FILES_OF_QUERY.saturating_sub(self.files.len() - self.before);
        let mut missing = Vec::new();
        self.query(typed, 0, false, &mut missing);
        let mut names: Vec<String> = Vec::new();
        for name in missing {
            let name = file_name(name);
            if names.len() < left && !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Drops the files if they take more than so many bytes and the query is another than the last.
    pub fn forget(&mut self, most_bytes: usize, typed: &str) {
        let bytes: usize = self.files.iter().map(|(_, file)| file.len()).sum();
        if self.typed != typed && bytes > most_bytes {
            self.files.clear();
        }
    }

    /// Adds a file.
    ///
    /// # Errors
    /// [`BrokenShard`] if it is no file of this index, not the one of this name, or a part of it is
    /// missing; it is still needed then.
    pub fn give(&mut self, name: &str, bytes: Vec<u8>) -> Result<(), BrokenShard> {
        let digits = name.strip_suffix(".bin").ok_or(BrokenShard)?;
        let name = u64::from_str_radix(digits, 16).map_err(|_| BrokenShard)?;
        let is_ours = self.root.generations.iter().any(|generation| generation.has(name));
        if !is_ours || bytes.len() > MAX_BYTES || name_of(&bytes) != name {
            return Err(BrokenShard);
        }
        let mut entries = EntryReader::of(&bytes);
        while entries.advance()? {}
        if self.files.iter().all(|(known, _)| *known != name) {
            self.files.push((name, bytes));
        }
        Ok(())
    }

    /// The best `most` stories for the query, or the newest of those that match, by the files that
    /// are there.
    pub fn answer(&self, typed: &str, most: usize, is_newest_first: bool) -> ShardAnswer {
        let mut missing = Vec::new();
        let mut answer = self.query(typed, most, is_newest_first, &mut missing);
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

    fn query(&self, typed: &str, most: usize, is_newest_first: bool, missing: &mut Vec<u64>) -> ShardAnswer {
        let query = Query::parse(typed);
        let mut scores = vec![ShardScore::default(); self.root.stories as usize];
        let mut touched: Vec<u32> = Vec::new();
        let mut answer = ShardAnswer::default();
        // Of a long question, the words that say what about.
        let is_long = query.words.len() > MAX_WORDS;
        let asked = query.words.iter().enumerate();
        let asked = asked.filter(|(_, word)| !(is_long && is_phrasing(&word.folded))).take(MAX_WORDS);
        let words = query.words.len().min(MAX_WORDS);
        let mut all = 0.0;
        let mut quoted: Vec<Vec<u32>> = Vec::new();
        for (place, word) in asked {
            let mut found = WordLookup::of(&mut scores, &mut touched);
            let joined = query.joined.iter().filter(|(one, other, _)| *one == place || *other == place);
            self.look_up(word, joined.map(|(.., joined)| joined.as_str()), words, &mut found, missing);
            answer.is_cut |= found.is_cut;
            all += found.weight;
            if word.is_quoted {
                quoted.push(found.matching.clone());
            }
            found.finish();
        }
        let mut rejected: Vec<u32> = Vec::new();
        for stories in &mut quoted {
            stories.sort_unstable();
            rejected.extend(touched.iter().filter(|story| stories.binary_search(story).is_err()));
        }
        for excluded in query.excluded.iter().filter(|words| words.len() == 1).flatten() {
            let mut unused = Vec::new();
            let mut found = WordLookup::of(&mut scores, &mut unused);
            self.exact(excluded.as_bytes(), EXACT, &mut found, missing);
            rejected.extend(&found.matching);
            found.finish();
        }
        for story in rejected {
            if let Some(score) = scores.get_mut(story as usize) {
                *score = ShardScore::default();
            }
        }
        let score = |story: u32| scores.get(story as usize).copied().unwrap_or_default();
        let least = min_covered(words, &|place| touched.get(place).map(|story| score(*story).covered));
        let mut best = TopK::of(most);
        for story in touched {
            let ShardScore { covered, score, .. } = score(story);
            if covered >= least {
                answer.total += 1;
                let score = if is_newest_first { 0 } else { key(score, covered / all) };
                best.add(u64::from(score) << 32 | u64::from(story));
            }
        }
        // Phrases, and exclusions of phrases, cannot be checked here.
        if !(query.phrases.is_empty() && query.excluded.is_empty()) {
            (answer.total, answer.is_cut) = (0, true);
        }
        answer.stories = best.keys.iter().filter_map(|key| u32::try_from(key & 0xffff_ffff).ok()).collect();
        answer
    }

    /// Finds the stories that match the word, with their best term of it. The rules are those of
    /// [`Searcher`](crate::ranking::search::Searcher), but for other forms: the words of the edition are
    /// not at hand to learn endings from, so a long enough stem must do.
    fn look_up<'w>(
        &self,
        word: &QueryWord,
        joined: impl Iterator<Item = &'w str>,
        words: usize,
        found: &mut WordLookup,
        missing: &mut Vec<u64>,
    ) {
        let typed = word.folded.as_str();
        let weigh = |frequency| word_weight(self.root.stories, frequency, words, is_phrasing(typed));
        let letters = typed.chars().count();
        let unfinished =
            UNFINISHED_PREFIX.get(letters).or(UNFINISHED_PREFIX.last()).copied().unwrap_or(FINISHED_PREFIX);
        let is_prefix = !word.is_quoted && (letters >= MIN_PREFIX || word.is_gram);
        let waiting = missing.len();
        self.exact(typed.as_bytes(), EXACT, found, missing);
        if is_prefix && (word.is_unfinished || letters == 1) {
            for generation in &self.root.generations {
                self.longer(generation, typed.as_bytes(), unfinished, found, missing);
            }
        }
        let own = found.frequency;
        for joined in joined {
            self.exact(joined.as_bytes(), JOINED, found, missing);
        }
        if !word.is_quoted && !word.is_gram && !typed.starts_with(|first: char| first.is_ascii_digit()) {
            self.forms(typed, found, missing);
        }
        let (own, forms) = (float(own), float(found.frequency));
        let frequency = if own > 0.0 { (own * forms).sqrt() } else { forms };
        if forms > 0.0 {
            found.cover(0, weigh(frequency));
        }
        let known = found.matching.len();
        if is_prefix && !word.is_unfinished && letters > 1 {
            for generation in &self.root.generations {
                self.longer(generation, typed.as_bytes(), FINISHED_PREFIX, found, missing);
            }
        }
        let limit = edits_allowed(letters);
        if limit > 0 && !word.is_quoted && !word.is_gram && found.frequency == 0 {
            self.fuzzy(word, limit, waiting, found, missing);
        }
        if found.matching.len() > known {
            found.cover(known, weigh(float(found.frequency)));
        }
    }

    /// Matches a mistyped word. Whether it is one is known when the files of all other matches are there.
    fn fuzzy(
        &self,
        word: &QueryWord,
        limit: u8,
        waiting: usize,
        found: &mut WordLookup,
        missing: &mut Vec<u64>,
    ) {
        for generation in &self.root.generations {
            if missing.len() > waiting {
                return;
            }
            let meant = self.fuzzy_words(generation, word, limit, missing);
            for (term, closeness) in &meant {
                self.exact(term.as_bytes(), *closeness, found, missing);
            }
            if !meant.is_empty() {
                return;
            }
        }
    }

    /// The stories that have another form of the word: one with the same stem.
    fn forms(&self, typed: &str, found: &mut WordLookup, missing: &mut Vec<u64>) {
        let letters = typed.chars().count();
        let stem = letters.saturating_sub(MAX_ENDING).max(MIN_STEM.min(letters));
        let stem: String = typed.chars().take(stem).collect();
        if letters < MIN_STEM {
            return;
        }
        let end = [stem.as_bytes(), &[BEHIND]].concat();
        for generation in &self.root.generations {
            for file in self.fetched(generation, stem.as_bytes(), &end, MAX_FILES_OF_FORMS, missing) {
                let mut entries = EntryReader::of(file);
                while entries.advance() == Ok(true) {
                    if entries.key.last() != Some(&PREFIX)
                        && entries.key.starts_with(stem.as_bytes())
                        && let Ok(term) = core::str::from_utf8(&entries.key)
                        && is_form(typed, term)
                    {
                        found.add(generation, &entries, OTHER_FORM);
                    }
                }
            }
        }
    }

    /// The stories that have exactly this word.
    fn exact(&self, key: &[u8], closeness: u32, found: &mut WordLookup, missing: &mut Vec<u64>) {
        for generation in &self.root.generations {
            for file in self.fetched(generation, key, &[key, &[PREFIX]].concat(), 1, missing) {
                let mut entries = EntryReader::of(file);
                while entries.advance() == Ok(true) {
                    if entries.key == key {
                        found.add(generation, &entries, closeness);
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
        found: &mut WordLookup,
        missing: &mut Vec<u64>,
    ) {
        let key = [beginning, &[PREFIX]].concat();
        // The list of all of them, if there is one, follows the word itself.
        for file in self.fetched(generation, beginning, &key, 1, missing) {
            let mut entries = EntryReader::of(file);
            while entries.advance() == Ok(true) {
                if entries.key == key {
                    return found.add(generation, &entries, closeness);
                }
            }
        }
        let end = [beginning, &[BEHIND]].concat();
        for file in self.fetched(generation, beginning, &end, MAX_FILES, missing) {
            let mut entries = EntryReader::of(file);
            while entries.advance() == Ok(true) {
                let is_word = entries.key.last() != Some(&PREFIX);
                if is_word && entries.key.len() > beginning.len() && entries.key.starts_with(beginning) {
                    found.add(generation, &entries, closeness);
                }
            }
        }
    }

    /// The most likely corrections of a mistyped word, and how closely they match.
    fn fuzzy_words(
        &self,
        generation: &Generation,
        word: &QueryWord,
        limit: u8,
        missing: &mut Vec<u64>,
    ) -> Vec<(String, u32)> {
        let typed = word.folded.as_str();
        let letters: Vec<char> = typed.chars().collect();
        let half = (letters.len() / 2).clamp(MIN_HALF, MAX_HALF);
        let mut key = vec![FORWARD];
        key.extend(letters.iter().take(half).collect::<String>().as_bytes());
        let mut keys = vec![key];
        let half = (letters.len().saturating_sub(1) / 2).clamp(MIN_HALF, MAX_HALF);
        let ending: String = letters.iter().rev().take(half).collect();
        // One letter less, as many, one more.
        for length in letters.len().saturating_sub(1)..=letters.len() + 1 {
            keys.push([&[BACKWARD, u8::try_from(length).unwrap_or(u8::MAX)], ending.as_bytes()].concat());
        }
        let mut dictionary = Segment::default();
        let mut frequencies = Vec::new();
        for key in keys {
            let end = [key.as_slice(), &[BEHIND]].concat();
            for file in self.fetched(generation, &key, &end, MAX_FILES_OF_HALF, missing) {
                let mut entries = EntryReader::of(file);
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
        fuzzy_terms(&dictionary, typed, word.is_unfinished, limit, &mut |number, closest, whole| {
            let term = dictionary.term(number);
            if closest == 0 || meant.iter().any(|(known, ..)| known == term) {
                return;
            }
            let closeness = fuzzy_closeness(typed, term, closest, whole);
            let frequency = frequencies.get(number as usize).copied().unwrap_or(0);
            let place = meant.partition_point(|(_, better, more)| (*better, *more) >= (closeness, frequency));
            meant.insert(place, (term.to_owned(), closeness, frequency));
            meant.truncate(MAX_FUZZY);
        });
        meant.into_iter().map(|(term, closeness, _)| (term, closeness)).collect()
    }

    /// The files of these keys that have been fetched, at most `max_files`; the others are `missing`.
    fn fetched(
        &self,
        generation: &Generation,
        first: &[u8],
        end: &[u8],
        max_files: usize,
        missing: &mut Vec<u64>,
    ) -> Vec<&[u8]> {
        let mut fetched = Vec::new();
        for name in generation.files(first, end).iter().take(max_files) {
            match self.files.iter().find(|(known, _)| known == name) {
                Some((_, file)) => fetched.push(file.as_slice()),
                None => missing.push(*name),
            }
        }
        fetched
    }
}

/// Whether two words differ by short endings only, and share most of the longer one.
fn is_form(one: &str, other: &str) -> bool {
    let (one_letters, other_letters) = (one.chars().count(), other.chars().count());
    let common = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let longer = one_letters.max(other_letters);
    one != other && common >= MIN_STEM && common + MAX_ENDING >= longer && 5 * common >= 3 * longer
}

/// The word of a key in the list for fuzzy matching.
fn term(key: &[u8]) -> Option<String> {
    let (kind, word) = key.split_first()?;
    if *kind == FORWARD {
        return core::str::from_utf8(word).ok().map(ToOwned::to_owned);
    }
    Some(core::str::from_utf8(word.get(1..)?).ok()?.chars().rev().collect())
}
