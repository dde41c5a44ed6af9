//! An edition whose search index lies in files, and a reader who fetches them.

use std::collections::HashMap;

use dateline::ranking::index::Index;
use dateline::ranking::shards::{ShardAnswer, Shards, file_name, files, generations, name_of, root};

use crate::corpus::{Invented, with_document};

/// The files of an index.
pub struct Printed {
    /// The root file.
    pub root: Vec<u8>,
    /// The others, by their names.
    pub files: HashMap<String, Vec<u8>>,
}

/// What a query cost.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    /// How many files were fetched, without the root and the cards.
    pub files: usize,
    /// How many bytes they have.
    pub bytes: usize,
    /// How many times the reader had to wait.
    pub rounds: usize,
}

impl Printed {
    /// The index of these stories, which stand newest first.
    pub fn of(edition: &[Invented]) -> Printed {
        let count = u32::try_from(edition.len()).unwrap();
        let oldest_first: Vec<&Invented> = edition.iter().rev().collect();
        let made: Vec<_> = generations(count)
            .into_iter()
            .map(|range| {
                let mut index = Index::default();
                for story in &oldest_first[range.start as usize..range.end as usize] {
                    with_document(story, |document| {
                        index.add(document);
                    });
                }
                while !index.seal_slice(u32::MAX) {}
                (range, files(&index))
            })
            .collect();
        let root = root(&made, &vec![0; edition.len().div_ceil(1024)]);
        let files = made.into_iter().flat_map(|(_, files)| files);
        let files = files.map(|file| (file_name(name_of(&file.bytes)), file.bytes)).collect();
        Printed { root, files }
    }

    /// What a reader finds who comes with this query and has fetched nothing but the root.
    pub fn ask(&self, typed: &str, most: usize) -> (ShardAnswer, Cost) {
        let mut shards = Shards::open(&self.root).unwrap();
        let mut cost = Cost::default();
        loop {
            let needed = shards.needs(typed);
            if needed.is_empty() {
                return (shards.answer(typed, most, false), cost);
            }
            cost.rounds += 1;
            assert!(cost.rounds <= 4, "{typed} never ends");
            for name in needed {
                let file = &self.files[&name];
                cost.files += 1;
                cost.bytes += file.len();
                shards.give(&name, file.clone()).unwrap();
            }
        }
    }
}
