//! The root file: where the list of keys is cut, and the names of all files.

use super::coding::ByteReader;
use super::keys::{BrokenShard, CARDS_A_FOLDER};

/// The first bytes of a root: a letter that no JSON and no HTML begins with, and the version.
pub(super) const MAGIC: [u8; 2] = [b'D', 1];
/// The most generations that are read.
const MAX_GENERATIONS: u8 = 2;

/// The files of a generation.
pub(super) struct Generation {
    /// Its oldest story.
    pub first: u32,
    /// How many stories it has.
    pub stories: u32,
    /// The lower bound of the keys in each file, rising.
    cuts: Vec<Vec<u8>>,
    names: Vec<u64>,
}

/// The contents of the root.
pub(super) struct Root {
    /// The one with most stories first.
    pub generations: Vec<Generation>,
    /// The folders of cards, each of [`CARDS_A_FOLDER`](super::CARDS_A_FOLDER) stories.
    pub folders: Vec<u64>,
    /// How many stories there are in all generations.
    pub stories: u32,
}

impl Root {
    pub fn read(bytes: &[u8]) -> Result<Root, BrokenShard> {
        let mut rest = ByteReader(bytes);
        if rest.take(2)? != MAGIC {
            return Err(BrokenShard);
        }
        let mut root = Root { generations: Vec::new(), folders: Vec::new(), stories: 0 };
        for _ in 0..rest.byte()?.min(MAX_GENERATIONS) {
            let mut generation = Generation {
                first: root.stories,
                stories: rest.number()?,
                cuts: Vec::new(),
                names: Vec::new(),
            };
            let mut key = Vec::new();
            for _ in 0..rest.number()? {
                rest.key(&mut key)?;
                generation.cuts.push(key.clone());
                generation.names.push(rest.name()?);
            }
            root.stories = root.stories.checked_add(generation.stories).ok_or(BrokenShard)?;
            if root.stories > MAX_STORIES {
                return Err(BrokenShard);
            }
            root.generations.push(generation);
        }
        while !rest.0.is_empty() {
            root.folders.push(rest.name()?);
        }
        // Each story takes memory during a query, so a number of stories without cards is not trusted.
        if root.stories as usize > root.folders.len().saturating_mul(CARDS_A_FOLDER as usize) {
            return Err(BrokenShard);
        }
        Ok(root)
    }
}

/// The most stories of an index: each takes twelve bytes of memory during a query.
const MAX_STORIES: u32 = 2_000_000;

impl Generation {
    /// The files that hold the keys from `first` to before `end`.
    pub fn files(&self, first: &[u8], end: &[u8]) -> &[u64] {
        let from = self.cuts.partition_point(|cut| cut.as_slice() <= first).saturating_sub(1);
        let to = self.cuts.partition_point(|cut| cut.as_slice() < end);
        self.names.get(from..to).unwrap_or(&[])
    }

    /// Whether it has a file of this name.
    pub fn has(&self, name: u64) -> bool {
        self.names.contains(&name)
    }
}
