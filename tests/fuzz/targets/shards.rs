//! The index in files: the names of its files are right, and what stands in them is anything.

use dateline::ranking::index::Index;
use dateline::ranking::shards::{self, ShardFile, Shards};

use super::finding::Story;
use super::generated::Chance;

/// Prints an index of some stories, changes bytes of its files, and searches.
pub fn any_files_are_searched(chance: &mut Chance) {
    let mut index = Index::default();
    let stories: Vec<Story> = (0..=chance.below(12)).map(|_| Story::any(chance)).collect();
    for story in &stories {
        story.with_document(|document| index.add(document));
    }
    while !index.seal_slice(100_000) {}
    let mut files = shards::files(&index);
    for file in &mut files {
        if chance.below(2) == 0 {
            change(chance, &mut file.bytes);
        }
    }
    let folders: Vec<u64> = (0..chance.below(3)).map(|_| chance.number() >> 16).collect();
    let count = u32::try_from(stories.len()).unwrap();
    let mut root = shards::root(&[(0..count, files.clone())], &folders);
    if chance.below(4) == 0 {
        change(chance, &mut root);
    }
    let Ok(mut shards) = Shards::open(&root) else { return };
    let typed = chance.of(&stories).typed(chance);
    for _ in 0..5 {
        for name in shards.needs(&typed) {
            if let Some(ShardFile { bytes, .. }) = files.iter().find(|file| is_called(file, &name)) {
                // Refused, it is asked for again.
                let _is_taken = shards.give(&name, bytes.clone()).is_ok();
            }
        }
    }
    let most = chance.below(12);
    let answer = shards.answer(&typed, most, chance.below(2) == 0);
    assert!(answer.stories.len() <= most);
    for story in answer.stories {
        assert!(story < shards.stories());
        shards.card(story);
    }
}

fn is_called(file: &ShardFile, name: &str) -> bool {
    shards::file_name(shards::name_of(&file.bytes)) == name
}

/// Changes, adds, removes or repeats some bytes.
fn change(chance: &mut Chance, bytes: &mut Vec<u8>) {
    for _ in 0..=chance.below(3) {
        let place = chance.below(bytes.len() + 1);
        let byte = u8::try_from(chance.below(256)).unwrap();
        match chance.below(4) {
            0 if place < bytes.len() => bytes[place] = byte,
            1 => bytes.truncate(place),
            2 => bytes.extend_from_within(place..bytes.len().min(place + 9)),
            _ => bytes.insert(place, byte),
        }
    }
}
