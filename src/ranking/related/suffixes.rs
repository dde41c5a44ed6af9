//! What a publisher puts behind each headline (" – The Daily Courier"), learnt from the edition.

use crate::ranking::index::{Index, Segment};
use crate::ranking::tokenizer::Tokenizer;

/// What stands before a suffix.
const SEPARATORS: [&str; 5] = [" - ", " – ", " — ", " | ", " · "];
/// The most words of a suffix.
const MAX_WORDS: usize = 6;
/// So many headlines of the edition end with it.
const MIN_HEADLINES: usize = 4;
/// The headlines that are compared at most.
const MAX_COMPARED: usize = 4_000;

/// The headline without its suffix.
pub(super) fn without_suffix<'a>(headline: &'a str, index: &Index) -> &'a str {
    let place = SEPARATORS.iter().filter_map(|separator| headline.rfind(separator)).max();
    let Some((before, suffix)) = place.and_then(|place| headline.split_at_checked(place)) else {
        return headline;
    };
    let mut words = Vec::new();
    let mut tokens = Tokenizer::new(suffix);
    while tokens.advance().is_some() {
        words.push(tokens.word().to_owned());
    }
    let headlines: usize =
        index.segments().iter().map(|segment| headlines_ending_with(&words, segment)).sum();
    let is_suffix = !words.is_empty() && words.len() <= MAX_WORDS && headlines >= MIN_HEADLINES;
    if is_suffix { before } else { headline }
}

fn headlines_ending_with(words: &[String], segment: &Segment) -> usize {
    let terms: Option<Vec<u32>> = words.iter().map(|word| segment.find(word)).collect();
    let terms = terms.unwrap_or_default();
    let Some(rarest) = terms.iter().min_by_key(|term| segment.frequency(**term)) else { return 0 };
    let stories = segment.postings(*rarest).0.iter().take(MAX_COMPARED);
    stories.filter(|story| segment.headline(**story).ends_with(&terms)).count()
}
